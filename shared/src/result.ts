/** An expected outcome: a value, or the reason why there is none. Surprises throw instead. */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; reason: E }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function err<E extends string>(reason: E): { ok: false; reason: E } {
  return { ok: false, reason }
}
