import type { Roster } from '@planwall/shared/protocol/roster.ts'
import { expect, it } from 'vitest'
import { peopleHere, presentOthers } from './presence.ts'

const ana = { id: 'ana', name: 'Ana', role: 'member', color: 3, here: true } as const
const ben = { id: 'ben', name: 'Ben', role: 'member', color: 4, here: true } as const
const cleo = { id: 'cleo', name: 'Cleo', role: 'member', color: 5, here: false } as const
const roster: Roster = { people: [ana, ben, cleo], clients: { '1': 'ana', '2': 'ben', '3': 'ben', '9': 'nobody' } }

it('takes names only from the roster, and the tabs it names', () => {
  const states = new Map<number, unknown>([
    [1, { at: { section: 'vision' } }],
    [2, { at: { section: 'values' }, user: { name: 'Helen' }, name: 'Helen', role: 'facilitator' }],
    [9, { at: { section: 'kpis' } }],
    [77, { at: { section: 'kpis' } }],
  ])
  expect(presentOthers(states, roster, 1)).toEqual([{ client: 2, person: ben, entry: { at: { section: 'values' } } }])
})

it('passes over entries that no client of ours would send', () => {
  const hostile: unknown[] = [
    null,
    'Ben',
    [],
    { at: { section: 'nowhere' } },
    { at: 'vision' },
    { cursor: { on: 'board', x: Number.POSITIVE_INFINITY, y: 0 } },
    { cursor: { on: 'board', x: 1e12, y: 0 } },
    { cursor: { on: 'screen', x: 1, y: 1 } },
    { caret: { root: 'section:vision', path: Array(50).fill('x'), anchor: '', head: '' } },
    { caret: { root: 'x'.repeat(5_000), path: [], anchor: '', head: '' } },
    { caret: { root: 'section:vision', path: ['statement'], anchor: 'A'.repeat(5_000), head: '' } },
    { typing: 'yes' },
    JSON.parse('{"__proto__":{"typing":true},"cursor":1}'),
  ]
  for (const entry of hostile) expect(presentOthers(new Map([[2, entry]]), roster, 1)).toEqual([])
})

it('finds no person in what every object inherits', () => {
  const clients = { ...roster.clients }
  expect(presentOthers(new Map([['constructor' as unknown as number, {}]]), { ...roster, clients }, 1)).toEqual([])
})

it('shows each person once, whatever number of tabs they have open', () => {
  const others = presentOthers(
    new Map<number, unknown>([
      [2, { at: { section: 'values' } }],
      [3, { typing: true }],
    ]),
    roster,
    1,
  )
  expect(peopleHere(roster, others, 'ana')).toEqual([
    { person: ana, at: null, typing: false, you: true },
    { person: ben, at: 'values', typing: true, you: false },
  ])
})
