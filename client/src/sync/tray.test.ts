import { expect, it } from 'vitest'
import type { TrayItem } from './rescue.ts'
import { addingTo, changedTray } from './tray.ts'

const item = (id: string, field: string, yours: string): TrayItem => ({
  id,
  path: [field],
  root: 'section:vision',
  section: 'vision',
  sectionLabel: 'Vision',
  field: [],
  yours,
  theirs: '',
  at: 1,
  why: 'locked',
})

/** What lies in the tray once these items have come to it, one after the other. */
function inTray(...comings: TrayItem[][]): string[] {
  const tray = comings.reduce<TrayItem[]>((before, items) => changedTray(before, addingTo(before, items)), [])
  return tray.map(({ id, yours }) => `${id}: ${yours}`)
}

it('keeps every item of a place, unless a later one says the same and more', () => {
  const long = item('a', 'statement', 'A long vision written on the train')
  expect(inTray([long], [item('b', 'statement', 'x')])).toEqual(['a: A long vision written on the train', 'b: x'])
  expect(inTray([item('a', 'statement', 'Lead')], [item('b', 'statement', 'Lead the market')])).toEqual([
    'b: Lead the market',
  ])
  expect(inTray([item('a', 'statement', 'Lead')], [item('b', 'statement', 'Lead')])).toEqual(['b: Lead'])
})

it('takes items of different places for different things, whatever they say', () => {
  expect(inTray([item('a', 'statement', 'Lead')], [item('b', 'boldGoal', 'Lead the market')])).toEqual([
    'a: Lead',
    'b: Lead the market',
  ])
})

it('keeps one of two items that come together and say the same', () => {
  const lead = item('a', 'statement', 'Lead')
  expect(inTray([lead, item('b', 'statement', 'Lead the market')])).toEqual(['b: Lead the market'])
  expect(inTray([item('b', 'statement', 'Lead the market'), lead])).toEqual(['b: Lead the market'])
  expect(inTray([lead, item('b', 'statement', 'Lead')])).toEqual(['a: Lead'])
})
