/** The key in the coach's link (`#coach=...`), or null when the fragment has none. */
export function coachKeyIn(fragment: string): string | null {
  return /(?:^#?|&)coach=([\w-]{1,200})(?:&|$)/.exec(fragment)?.[1] ?? null
}
