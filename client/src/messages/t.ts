import { en, type Messages } from './en.ts'

export type Locale = 'en'

const catalogues: Record<Locale, Messages> = { en }

/**
 * What the tool says, in the language in use: `messages.join.title`, `messages.sync.offline(3)`.
 * Typed from end to end, so a missing word does not compile.
 */
export const messages: Messages = catalogues[pickLocale(wantedLanguages())]

/**
 * The locale for dates and numbers: the first wanted one that fits the language of the words, so that a reader in
 * Dublin and one in Toronto each see their own; British English when none fits.
 */
export const formatLocale: string = pickFormatLocale(wantedLanguages(), 'en')

/** The first wanted language we have words for; English when there is none. */
export function pickLocale(wanted: readonly string[]): Locale {
  const have = Object.keys(catalogues) as Locale[]
  const languages = wanted.map((tag) => tag.split('-')[0])
  return have.find((locale) => languages.includes(locale)) ?? 'en'
}

export function pickFormatLocale(wanted: readonly string[], language: Locale): string {
  return wanted.find((tag) => tag.split('-')[0] === language && tag.includes('-')) ?? 'en-GB'
}

function wantedLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages
}
