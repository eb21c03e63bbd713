import { describe, expect, it } from 'vitest'
import { afterBackspace, afterEnter, cellBeside, pastedRows } from './next-cell.ts'

const list = { rows: ['a', 'b', 'c'], columns: ['text'] }
const values = { rows: ['a', 'b'], columns: ['name', 'phrase'] }

describe('Enter', () => {
  it('grows a list by a row below, also in the middle of it', () => {
    expect(afterEnter(list, { row: 'b', column: 'text' }, false)).toEqual({ to: 'newRow', after: 'b' })
    expect(afterEnter(list, { row: 'c', column: 'text' }, false)).toEqual({ to: 'newRow', after: 'c' })
  })

  it('goes from an empty row of a list to the next one, and ends the list at its end', () => {
    expect(afterEnter(list, { row: 'b', column: 'text' }, true)).toEqual({
      to: 'cell',
      cell: { row: 'c', column: 'text' },
    })
    expect(afterEnter(list, { row: 'c', column: 'text' }, true)).toEqual({ to: 'nowhere', remove: 'c' })
  })

  it('walks the texts of a table row by row, and adds a row at the end', () => {
    expect(afterEnter(values, { row: 'a', column: 'name' }, false)).toEqual({
      to: 'cell',
      cell: { row: 'a', column: 'phrase' },
    })
    expect(afterEnter(values, { row: 'a', column: 'phrase' }, false)).toEqual({
      to: 'cell',
      cell: { row: 'b', column: 'name' },
    })
    expect(afterEnter(values, { row: 'b', column: 'phrase' }, false)).toEqual({ to: 'newRow', after: 'b' })
  })
})

describe('Backspace in an empty text', () => {
  it('removes a row in which nothing stands, and goes on before it', () => {
    expect(afterBackspace(values, { row: 'b', column: 'name' }, true)).toEqual({
      remove: 'b',
      go: { row: 'a', column: 'phrase' },
    })
    expect(afterBackspace(values, { row: 'a', column: 'name' }, true)).toEqual({ remove: 'a', go: null })
  })

  it('keeps a row in which something stands', () => {
    expect(afterBackspace(values, { row: 'b', column: 'phrase' }, false)).toEqual({
      remove: null,
      go: { row: 'b', column: 'name' },
    })
    expect(afterBackspace(values, { row: 'b', column: 'name' }, false)).toEqual({ remove: null, go: null })
  })
})

it('moves up and down within a column', () => {
  expect(cellBeside(values, { row: 'a', column: 'phrase' }, 1)).toEqual({ row: 'b', column: 'phrase' })
  expect(cellBeside(values, { row: 'a', column: 'phrase' }, -1)).toBeNull()
})

describe('pasting', () => {
  it('makes a row of each line and leaves out what other programs put before it', () => {
    expect(pastedRows('- Say it early\r\n\n2) Leave it better\n• 38% of drivers are over 55\n2027 was hard')).toEqual([
      ['Say it early'],
      ['Leave it better'],
      ['38% of drivers are over 55'],
      ['2027 was hard'],
    ])
  })

  it('parts the cells of a spreadsheet', () => {
    expect(pastedRows('On time\t98.5\nEmpty miles\t17')).toEqual([
      ['On time', '98.5'],
      ['Empty miles', '17'],
    ])
  })

  it('reads a cell of several lines, or with quotes in it, as the spreadsheet meant it', () => {
    expect(pastedRows('"On time\nin full"\t98.5\n"The ""cold"" chain"\t17\n\tno name yet')).toEqual([
      ['On time in full', '98.5'],
      ['The "cold" chain', '17'],
      ['', 'no name yet'],
    ])
  })

  it('leaves quotes that somebody wrote', () => {
    expect(pastedRows('"We keep it cold"\n"Never" said she\n5" pipes')).toEqual([
      ['"We keep it cold"'],
      ['"Never" said she'],
      ['5" pipes'],
    ])
  })
})
