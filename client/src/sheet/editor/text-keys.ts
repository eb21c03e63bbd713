/** What the keys of a one-line text do around it; each is told whether the text is empty. */
export type TextKeys = {
  onEnter: () => void
  /** Backspace in an empty text. */
  onBackspace: () => void
  /** Up and down, when the caret is on the first or the last line. */
  onStep: (step: 1 | -1) => boolean
  /** Why rows that are pasted do not all go in, as a sentence; null when they do. */
  faultOfRows: (rows: readonly (readonly string[])[]) => string | null
  /** Several lines, or the cells of a spreadsheet, were pasted. */
  onPasteRows: (rows: string[][]) => void
}
