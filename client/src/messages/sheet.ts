import { formatList } from './format.ts'
import { inWordsCapital, plural } from './plural.ts'

/** Words of the plan as a printed page. */
export const sheet = {
  label: 'One-page plan',
  backLabel: 'The plan’s second side',
  backTitle: (title: string) => (title === '' ? 'Second side' : `${title}, second side`),
  editMasthead: ', head of the page',
  agreed: 'Agreed',
  everyWeek: 'Every week',
  boldGoalBy: (label: string, year: number) => `${label}, by ${year}`,
  facilitatedBy: (name: string) => `Facilitated by ${name}`,
  linesOver: (lines: number) => `${lines} ${plural(lines, 'line', 'lines')} over`,
  writing: (names: readonly string[]) => writing(names),
  /** Said after a section's name to someone who cannot see the cell. */
  cellState: (state: {
    empty: boolean
    agreed: boolean
    writers: readonly string[]
    carriedFrom: string | undefined
  }) =>
    [
      state.agreed ? 'agreed' : state.empty ? 'empty' : (state.carriedFrom ?? 'draft'),
      ...(state.writers.length > 0 ? [writing(state.writers)] : []),
    ]
      .map((words) => `, ${words}`)
      .join(''),
}

function writing(names: readonly string[]): string {
  if (names.length > 3) return `${inWordsCapital(names.length)} people are writing`
  return `${formatList(names)} ${plural(names.length, 'is', 'are')} writing`
}
