import { expect, it } from 'vitest'
import { learn, noFacts, type SaveEvent, type SaveFacts, saveState, sentBefore, wouldLose } from './save-state.ts'

const START = 1_000

/** The facts after these events; each line of a test is what happened, in order. */
function after(...events: SaveEvent[]): SaveFacts {
  return events.reduce(learn, noFacts(START))
}

const said = (facts: SaveFacts) =>
  saveState(facts, { changes: facts.changed - facts.confirmed, text: () => 'My words' })

const opened: SaveEvent = { type: 'opened' }
const closed: SaveEvent = { type: 'closed', at: 5_000 }
const changed: SaveEvent = { type: 'changed' }
const keepFailed: SaveEvent = { type: 'keepFailed' }
const stopped: SaveEvent = { type: 'stopped' }
const sent = (n: number): SaveEvent => ({ type: 'sent', n })
const saved = (n: number): SaveEvent => ({ type: 'saved', n })
const kept = (upTo: number): SaveEvent => ({ type: 'kept', upTo })
const joined = [opened, sent(1), saved(1)]

it('says saved only when the first answer to the server is confirmed, and everything since', () => {
  const steps: [SaveEvent[], string][] = [
    [[opened], 'saving'],
    [[opened, sent(1)], 'saving'],
    [[opened, sent(1), saved(1)], 'saved'],
    [[...joined, changed], 'saving'],
    [[...joined, changed, sent(2)], 'saving'],
    [[...joined, changed, sent(2), changed, sent(3), saved(2)], 'saving'],
    [[...joined, changed, sent(2), changed, sent(3), saved(3)], 'saved'],
    [[...joined, changed, sent(2), saved(2), changed], 'saving'],
  ]
  expect(steps.map(([events]) => said(after(...events)).state)).toEqual(steps.map(([, state]) => state))
})

it('does not take an answer for what this socket never sent, or for what an earlier one sent', () => {
  expect(said(after(opened, saved(1)))).toEqual({ state: 'saving' })
  const reconnected = after(...joined, changed, sent(2), closed, opened)
  expect(said(learn(reconnected, saved(2)))).toEqual({ state: 'saving' })
  expect(said(learn(closedOf(reconnected), saved(1)))).toEqual({
    state: 'offline',
    changes: 1,
    since: 5_000,
    keeps: true,
  })
})

it('confirms with the first answer after a reconnect everything that was done before it', () => {
  const facts = after(...joined, changed, sent(2), closed, changed, changed, opened, sent(1), saved(1))
  expect(said(facts)).toEqual({ state: 'saved' })
  expect(facts.confirmed).toBe(3)
})

it('does not confirm what was changed after the frame that was confirmed', () => {
  const facts = after(opened, sent(1), changed, sent(2), changed, saved(2))
  expect([facts.confirmed, said(facts).state]).toEqual([1, 'saving'])
})

it('is offline since the line first went down, however often it is tried', () => {
  const facts = after(...joined, closed, { type: 'closed', at: 9_000 })
  expect(said(facts)).toEqual({ state: 'offline', changes: 0, since: 5_000, keeps: true })
})

it('says not saved only when neither side has it, in every order of events', () => {
  expect(said(after(...joined, changed, keepFailed, closed))).toEqual({ state: 'notSaved', text: 'My words' })
  expect(said(after(...joined, closed, keepFailed, changed))).toEqual({ state: 'notSaved', text: 'My words' })
  expect(said(after(...joined, closed, keepFailed))).toMatchObject({ state: 'offline', changes: 0 })
  expect(said(after(...joined, closed, changed, keepFailed, kept(1)))).toMatchObject({ state: 'offline', changes: 1 })
  expect(said(after(...joined, changed, keepFailed, sent(2)))).toEqual({ state: 'saving' })
  expect(said(after(...joined, changed, keepFailed, sent(2), saved(2), closed))).toMatchObject({ state: 'offline' })
})

it('asks before the tab is closed while the last change is on no disk at all', () => {
  expect(wouldLose(after(...joined, changed))).toBe(true)
  expect(wouldLose(after(...joined, changed, kept(1)))).toBe(false)
  expect(wouldLose(after(...joined, changed, sent(2), saved(2)))).toBe(false)
  expect(wouldLose(after(...joined, changed, kept(1), keepFailed, changed))).toBe(true)
})

it('is connecting at first, and says what this device keeps', () => {
  expect(said(after())).toEqual({ state: 'connecting', changes: 0 })
  expect(said(after(changed, kept(1)))).toEqual({ state: 'connecting', changes: 1 })
})

it('says of somebody who only reads, and of a browser that fails, that nothing is kept', () => {
  const offline = { state: 'offline', changes: 0, since: 5_000 }
  expect(said(after({ type: 'role', readsOnly: true }, opened, closed))).toEqual({ ...offline, keeps: false })
  expect(said(after(...joined, keepFailed, closed))).toEqual({ ...offline, keeps: false })
  expect(said(after(...joined, keepFailed, kept(0), closed))).toEqual({ ...offline, keeps: true })
})

it('says not saved once the server will not let us in again only of what this device does not keep', () => {
  expect(said(after(...joined, stopped))).toEqual({ state: 'saved' })
  expect(said(after(...joined, changed, stopped))).toEqual({ state: 'notSaved', text: 'My words' })
  const left = after(...joined, changed, kept(1), closed, stopped)
  expect([said(left), wouldLose(left)]).toEqual([{ state: 'offline', changes: 1, since: 5_000, keeps: true }, false])
  const forgotten = [{ type: 'forgotten' }, stopped, kept(1)] satisfies SaveEvent[]
  const removed = after(...joined, changed, kept(1), closed, ...forgotten)
  expect([said(removed), wouldLose(removed)]).toEqual([{ state: 'notSaved', text: 'My words' }, true])
})

it('is saved for somebody who only reads as soon as the line is open', () => {
  expect(said(after({ type: 'role', readsOnly: true }, opened))).toEqual({ state: 'saved' })
})

it('waits for the document that was exchanged until it has drained', () => {
  const facts = after(...joined, changed, kept(1), { type: 'handedOver', drains: true })
  expect([said(facts), wouldLose(facts)]).toEqual([{ state: 'saving' }, true])
  const drained = learn(facts, { type: 'drained', all: true })
  expect([said(drained), wouldLose(drained)]).toEqual([{ state: 'saved' }, false])
})

it('is not saved while something that was refused waits for a fresh document', () => {
  const facts = after(...joined, changed, kept(1), sent(2), { type: 'refused' }, saved(2))
  expect([said(facts), wouldLose(facts)]).toEqual([{ state: 'saving' }, false])
  expect(said(learn(facts, { type: 'handedOver', drains: false }))).toEqual({ state: 'saved' })
})

it('knows which changes a refused frame carried', () => {
  const facts = after(...joined, changed, sent(2), changed, changed, sent(3))
  expect([sentBefore(facts, 2), sentBefore(facts, 3), sentBefore(learn(facts, saved(2)), 3)]).toEqual([0, 1, 1])
})

function closedOf(facts: SaveFacts): SaveFacts {
  return learn(facts, closed)
}
