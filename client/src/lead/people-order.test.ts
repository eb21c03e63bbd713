import type { RosterEntry } from '@planwall/shared/protocol/roster.ts'
import { expect, it } from 'vitest'
import type { PersonHere } from '../sync/presence.ts'
import { peopleInOrder } from './people-order.ts'
import { seenNow } from './use-away-since.ts'

const person = (id: string, more: Partial<RosterEntry> = {}): RosterEntry => {
  return { id, name: id, role: 'member', color: 1, here: true, ...more }
}
const helen = person('helen', { role: 'facilitator' })
const ruth = person('ruth')
const priya = person('priya')
const kenji = person('kenji')
const george = person('george', { here: false })
const olu = person('olu', { role: 'observer' })

const people = [helen, george, ruth, priya, kenji, olu]
const at = (who: RosterEntry, section: PersonHere['at'], typing = false): PersonHere => {
  return { person: who, at: section, typing, you: who === helen }
}

it('lists hands in order, then who is here, then who is away, and the facilitator at the end', () => {
  const lines = peopleInOrder({
    roster: { people, clients: {} },
    here: [at(helen, 'values'), at(ruth, 'values'), at(priya, 'vision', true), at(kenji, null), at(olu, 'values')],
    hands: ['kenji', 'george'],
    group: 'values',
    you: 'helen',
  })
  expect(lines.map(({ person: { id }, doing }) => [id, doing])).toEqual([
    ['kenji', { kind: 'hand', place: 1 }],
    ['george', { kind: 'hand', place: 2 }],
    ['ruth', { kind: 'withGroup' }],
    ['priya', { kind: 'writing', section: 'vision' }],
    ['olu', { kind: 'watching' }],
    ['helen', { kind: 'leading' }],
  ])
})

it('says where somebody is who is not with the group, and no section where the group is', () => {
  const doings = peopleInOrder({
    roster: { people: [ruth, priya, kenji, george], clients: {} },
    here: [at(ruth, 'values', true), at(priya, 'vision'), at(kenji, null)],
    hands: [],
    group: 'values',
    you: 'helen',
  }).map(({ doing }) => doing)
  expect(doings).toEqual([
    { kind: 'writing', section: null },
    { kind: 'looking', section: 'vision' },
    { kind: 'looking', section: null },
    { kind: 'away' },
  ])
})

it('counts from when somebody was seen to leave, and not at all for who was never seen', () => {
  const roster = (...present: string[]) => ({
    people: [ruth, priya].map((each) => ({ ...each, here: present.includes(each.id) })),
    clients: {},
  })
  const first = seenNow(new Map(), roster('ruth'), 1_000)
  const left = seenNow(first, roster(), 2_000)
  const later = seenNow(left, roster(), 3_000)
  expect([...first, ...left, ...later]).toEqual([
    ['ruth', null],
    ['ruth', 2_000],
    ['ruth', 2_000],
  ])
  expect([...seenNow(later, roster('ruth', 'priya'), 4_000)]).toEqual([
    ['ruth', null],
    ['priya', null],
  ])
})
