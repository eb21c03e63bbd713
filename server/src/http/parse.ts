import { RequestFault } from '../errors.ts'

type Schema<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } }

/** What came in, as its schema says; anything else is a `badRequest`. What was wrong is not repeated, since people wrote it. */
export function parse<T>(schema: Schema<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new RequestFault('badRequest')
  return parsed.data
}
