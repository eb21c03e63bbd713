// The first two begin with the same half, the first and the third end with the same.
const CHARACTERS = ['\u{1f600}', '\u{1f601}', '\u{1fa00}', 'a']

/** Every text of at most so many characters, among them emoji that share a half: what a diff may tear apart. */
export function alikeEmoji(most: number): string[] {
  if (most === 0) return ['']
  const shorter = alikeEmoji(most - 1)
  const longest = shorter.filter((text) => [...text].length === most - 1)
  return [...shorter, ...longest.flatMap((text) => CHARACTERS.map((character) => text + character))]
}
