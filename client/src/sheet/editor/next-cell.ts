/** A table as the keyboard sees it: its rows, and in each of them the cells that hold text. */
export type TextGrid = { rows: readonly string[]; columns: readonly string[] }
export type TextCell = { row: string; column: string }

export type Move =
  | { to: 'cell'; cell: TextCell }
  /** A new row after that one, in whose first cell writing goes on. */
  | { to: 'newRow'; after: string }
  /** Nothing is edited any more; a row that stayed empty goes. */
  | { to: 'nowhere'; remove: string | null }

/**
 * Where Enter leads: the next text of the row, then the next row. A list grows a row below; a table only at its end.
 * In an empty last row it ends the writing, as in any list.
 */
export function afterEnter(grid: TextGrid, at: TextCell, rowIsEmpty: boolean): Move {
  const index = grid.rows.indexOf(at.row)
  const nextColumn = grid.columns[grid.columns.indexOf(at.column) + 1]
  const nextRow = grid.rows[index + 1]
  if (rowIsEmpty && nextRow === undefined) return { to: 'nowhere', remove: at.row }
  if (nextColumn !== undefined) return { to: 'cell', cell: { row: at.row, column: nextColumn } }
  if (nextRow === undefined || (grid.columns.length === 1 && !rowIsEmpty)) return { to: 'newRow', after: at.row }
  return { to: 'cell', cell: { row: nextRow, column: grid.columns[0] ?? at.column } }
}

/** The row to remove and the text to go on in, each null when there is none. */
export type StepBack = { remove: string | null; go: TextCell | null }

/** Where Backspace at the start of an empty text leads: an empty row goes, and the text before it is next. */
export function afterBackspace(grid: TextGrid, at: TextCell, rowIsEmpty: boolean): StepBack {
  if (!rowIsEmpty) {
    const before = grid.columns[grid.columns.indexOf(at.column) - 1]
    return { remove: null, go: before === undefined ? null : { row: at.row, column: before } }
  }
  const row = grid.rows[grid.rows.indexOf(at.row) - 1]
  const column = grid.columns.at(-1)
  return { remove: at.row, go: row === undefined || column === undefined ? null : { row, column } }
}

/** Arrow up and down: the same column of the row above or below, or null at the edge. */
export function cellBeside(grid: TextGrid, at: TextCell, step: 1 | -1): TextCell | null {
  const row = grid.rows[grid.rows.indexOf(at.row) + step]
  return row === undefined ? null : { row, column: at.column }
}

/** A cell as spreadsheets copy one that holds a line break, a tab or a quote; or all up to the next tab or line. */
const CELL = /("(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]*)([\t\n]|$)/gy

/**
 * What was copied elsewhere, as rows of cells: a line is a row, a tab parts cells as spreadsheets do. A line break inside
 * a cell becomes a space. Bullets and numbers that other programs put before a line are left out, and so are empty lines.
 */
export function pastedRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, cell = '', end = ''] of text.replaceAll(/\r\n?/g, '\n').matchAll(CELL)) {
    rows.at(-1)?.push(wordsOf(cell))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => (cells.length > 1 ? cells : cells.map(withoutBullet)))
}

/** Only a cell that had to be quoted is: whoever quotes a sentence keeps the quotes. */
function wordsOf(cell: string): string {
  const isQuoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') && /[\t\n]|""/.test(cell.slice(1, -1))
  return (isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell).replaceAll(/\s+/g, ' ').trim()
}

function withoutBullet(line: string): string {
  return line.replace(/^(?:[-–—•·*‣▪◦]\s+|\d{1,2}[.)]\s+)/, '')
}
