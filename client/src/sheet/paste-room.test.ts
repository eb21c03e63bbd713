import { limits } from '@planwall/shared/plan/limits.ts'
import { describe, expect, it } from 'vitest'
import { pastedAtOnceFault, pastedRowsFault, pasteFault } from './paste-room.ts'

describe('what is pasted', () => {
  it('goes into a text that has room for all of it', () => {
    expect(pasteFault({ length: 500, room: 500 })).toBe(null)
  })

  it('is refused whole when it would be cut short, with by how much', () => {
    expect(pasteFault({ length: 501, room: 500 })).toBe(
      'That is 1 character more than fit here, so nothing was pasted. Shorten it, or paste it in parts.',
    )
  })

  it('is refused when it is in more pieces than one change may have', () => {
    expect(pasteFault({ length: 1_001, room: limits.richText, pieces: 1_001 })).toBe(
      'That is too much at once, so nothing was pasted. Paste it in smaller parts.',
    )
  })

  it('becomes rows where the table has room for every one', () => {
    const rows = Array.from({ length: 4 }, () => ['words'])
    expect(pastedRowsFault(rows, limits.rowsPerTable - 4)).toBe(null)
    expect(pastedRowsFault(rows, limits.rowsPerTable - 3)).toBe(
      'Those are 4 rows, and this table has room for 3 more, so nothing was pasted.',
    )
  })

  it('is no row when one of its cells is too long', () => {
    expect(pastedRowsFault([['short'], ['x'.repeat(limits.textField + 7)]], 0)).toBe(
      'That is 7 characters more than fit here, so nothing was pasted. Shorten it, or paste it in parts.',
    )
  })

  it('comes in one step only as far as the server takes it in one', () => {
    expect([pastedAtOnceFault(50_000), pastedAtOnceFault(50_001)]).toEqual([
      null,
      'That is too much at once, so nothing was pasted. Paste it in smaller parts.',
    ])
  })
})
