/** Whether all words of `noted` stand in `now`, in their order. What others wrote among them makes no difference. */
export function saysAllOf(now: string, noted: string): boolean {
  let from = 0
  for (const word of noted.split(/\s+/)) {
    const at = now.indexOf(word, from)
    if (at < 0) return false
    from = at + word.length
  }
  return true
}
