import { formatList } from './format.ts'
import { inWords, plural } from './plural.ts'

/** Words of the print page and its warnings. */
export const print = {
  /** The name a browser proposes for a PDF. */
  fileName: (organisation: string, title: string) => [organisation, title].filter((part) => part !== '').join(', '),
  untitled: 'One-page plan',
  opening: 'Laying out the page',
  board: 'Back to the board',
  paper: 'Paper',
  papers: { a3: 'A3', a4: 'A4', letter: 'Letter' },
  print: 'Print',
  notYet: 'The page is still being laid out.',
  pdf: 'For a PDF, choose “Save as PDF” in the window that opens.',
  second: 'Second side',
  secondLeft: 'The second side, with the smaller details of the rows, is left out.',
  inFull: 'Sections in full',
  inFullOf: (title: string) => `${title}, in full`,
  offline: 'You are offline. This is the plan as this device last knew it.',
  /** “Commitments is four lines over and KPIs is one line over.” */
  over: (boxes: readonly { label: string; lines: number }[]) => {
    const parts = boxes.map(
      ({ label, lines }) => `${label} is ${inWords(lines)} ${plural(lines, 'line', 'lines')} over`,
    )
    const it = boxes.length === 1 ? 'it' : 'them'
    return `The page does not hold everything: ${formatList(parts)}. Shorten ${it} on the board, or print ${it} in full on a page of ${boxes.length === 1 ? 'its' : 'their'} own, as below.`
  },
}
