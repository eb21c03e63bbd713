import * as messages from './en.ts'

/**
 * What the tool says: `messages.join.title`, `messages.page.suggest.left(3)`. Typed from end to end, so a missing word does
 * not compile. Name the feature where you use it (`messages.join`): only then is a screen spared the words of the others.
 */
export { messages }

/**
 * The locale for dates and numbers: the first wanted one that fits the language of the words, so that a reader in
 * Dublin and one in Toronto each see their own; British English when none fits.
 */
export const formatLocale: string = pickFormatLocale(wantedLanguages(), 'en')

export function pickFormatLocale(wanted: readonly string[], language: string): string {
  return wanted.find((tag) => tag.split('-')[0] === language && tag.includes('-')) ?? 'en-GB'
}

function wantedLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages
}
