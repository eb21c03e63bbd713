/**
 * What to print for a person where space is short: the first name when nobody else has it, with the last initial when
 * somebody does, the whole name when that does not tell them apart either.
 */
export function shortNameOf(name: string, everyone: readonly string[]): string {
  const [first = name, ...rest] = name.trim().split(/\s+/)
  const others = everyone.filter((other) => other.trim() !== '' && !sameWords(other, name))
  if (others.every((other) => !sameWords(firstOf(other), first))) return first
  const last = rest.at(-1)
  if (last === undefined) return name.trim()
  const short = `${first} ${last.charAt(0)}.`
  const namesakes = others.filter((other) => sameWords(firstOf(other), first))
  const clear = namesakes.every(
    (other) => other.trim().split(/\s+/).at(-1)?.charAt(0).toLowerCase() !== last.charAt(0).toLowerCase(),
  )
  return clear ? short : name.trim()
}

function firstOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}

function sameWords(a: string, b: string): boolean {
  return a.trim().localeCompare(b.trim(), undefined, { sensitivity: 'accent' }) === 0
}
