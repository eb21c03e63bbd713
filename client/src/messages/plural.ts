const rules = new Intl.PluralRules('en')

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/**
 * The English form that goes with a count, without the count itself.
 * @example `${count} ${plural(count, 'change', 'changes')}`
 */
export function plural(count: number, one: string, other: string): string {
  return rules.select(count) === 'one' ? one : other
}

/** A count in prose: “no” to “twelve” in words, figures above and for anything that is no whole number. */
export function inWords(count: number): string {
  return words[count] ?? String(count)
}

/** The same at the start of a sentence: “Six are here”. */
export function inWordsCapital(count: number): string {
  const text = inWords(count)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
