/** One text or value of a section: a field of it, or one cell of a table's row. */
export type Target = { field: string; row?: string; column?: string }

/** `statement`, `values/ab12/name`: how a target is written into the page, to be found again under a pointer. */
export function targetKey(target: Target): string {
  return [target.field, target.row, target.column].filter((part) => part !== undefined).join('/')
}

/** The target that a key stands for. */
export function parseTargetKey(key: string): Target {
  const [field = '', row, column] = key.split('/')
  return { field, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) }
}

export function sameTarget(a: Target | null, b: Target | null): boolean {
  return a === b || (a !== null && b !== null && targetKey(a) === targetKey(b))
}
