import type { Command } from '@planwall/shared/meeting/command.ts'
import { addNote, readNotes } from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { encodeClientMessage } from '@planwall/shared/protocol/message.ts'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { RawClient } from '../testing/raw-client.ts'
import { TestApp } from '../testing/test-app.ts'

/*
 * Every role sends every kind of message in every state of the meeting, over a real socket and past any client of ours.
 * What may happen is written down here once more, by hand, beside the table in shared that the server uses.
 */

const roles = ['facilitator', 'member', 'observer', 'roomScreen'] as const
type Role = (typeof roles)[number]

/** Commands that lead to each state from the one before. Vision is the section of the stage in all running states. */
const states = {
  planned: [],
  introduce: [{ type: 'startMeeting' }, { type: 'goTo', stage: 'vision', step: 'introduce' }],
  draft: [{ type: 'goTo', stage: 'vision', step: 'draft' }],
  agree: [{ type: 'goTo', stage: 'vision', step: 'agree' }],
  agreed: [
    { type: 'lockSection', section: 'vision' },
    { type: 'goTo', stage: 'vision', step: 'draft' },
  ],
  break: [{ type: 'goTo', stage: 'lunch', step: null }],
  ended: [{ type: 'endMeeting' }],
} as const satisfies Record<string, readonly Command[]>
type State = keyof typeof states

/** The states in which a member may write there. A facilitator may wherever the section is not agreed; others never. */
const membersMayWrite: Record<'vision' | 'values' | 'parkingLot' | 'wall of vision' | 'wall of values', State[]> = {
  vision: ['planned', 'draft'],
  values: ['planned', 'ended'],
  parkingLot: ['planned', 'introduce', 'draft', 'agree', 'agreed', 'break', 'ended'],
  'wall of vision': ['planned', 'draft', 'agree', 'agreed', 'break', 'ended'],
  'wall of values': ['planned', 'introduce', 'draft', 'agree', 'agreed', 'break', 'ended'],
}
const agreedStates: State[] = ['agreed', 'break', 'ended']

function mayWrite(role: Role, state: State, place: keyof typeof membersMayWrite): boolean {
  if (role === 'facilitator') return !(place === 'vision' && agreedStates.includes(state))
  return role === 'member' && membersMayWrite[place].includes(state)
}

const leading: Command[] = [
  { type: 'startMeeting' },
  { type: 'endMeeting' },
  { type: 'goTo', stage: 'values', step: 'draft' },
  { type: 'startTimer', durationMs: 60_000 },
  { type: 'pauseTimer' },
  { type: 'resumeTimer' },
  { type: 'changeTimer', deltaMs: 60_000 },
  { type: 'clearTimer' },
  { type: 'lockSection', section: 'mission' },
  { type: 'reopenSection', section: 'vision' },
  { type: 'gather' },
]

let app: TestApp
let plan: Awaited<ReturnType<TestApp['plan']>>
let meeting: string
let witness: RawClient
let facilitator: RawClient
const clients = {} as Record<Role, RawClient>
let count = 0

beforeAll(async () => {
  app = await TestApp.open()
  plan = await app.plan()
  const connect = async (browser: Awaited<ReturnType<TestApp['join']>>) =>
    new RawClient(await app.connect(browser, plan.id))
  witness = await connect(await app.join(plan.secrets.member, 'Wanda'))
  await witness.sync()
  facilitator = await connect(plan.coach)
  for (const role of roles) {
    const name = role === 'roomScreen' ? undefined : `The ${role}`
    clients[role] = await connect(await app.join(plan.secrets[role], name))
    await clients[role].sync()
  }
  meeting = JSON.parse((await app.storage.log.load(plan.id))?.control ?? '{}').id
})

afterAll(() => app.close())

/** Waits until all that was sent is decided, on disk and with the witness. */
async function settled(sender: RawClient): Promise<void> {
  await sender.sync()
  await witness.sync()
}

async function leads(commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    count += 1
    facilitator.socket.send(encodeClientMessage({ kind: 'command', body: { id: count, command } }))
  }
  await settled(facilitator)
  expect(facilitator.results.slice(-commands.length).every((result) => result.ok)).toBe(true)
}

function clientIdOf(client: RawClient): number {
  return Number(new URL(client.socket.url).searchParams.get('client'))
}

function typing(section: SectionId) {
  count += 1
  const text = `Text ${count}`
  return (doc: Y.Doc) => {
    const fragment = fragmentOf(doc, section, 'why')
    if (fragment) writePlainText(fragment, text)
  }
}

function posting(section: SectionId) {
  count += 1
  const note = { id: `n${count}`, at: { x: 1, y: 2 }, color: 'mint', text: `Note ${count}`, by: null } as const
  return (doc: Y.Doc) => void addNote(doc, { meeting, section }, note)
}

const writings = {
  vision: () => typing('vision'),
  values: () => typing('values'),
  parkingLot: () => typing('parkingLot'),
  'wall of vision': () => posting('vision'),
  'wall of values': () => posting('values'),
} satisfies Record<keyof typeof membersMayWrite, () => (doc: Y.Doc) => void>

for (const [state, commands] of Object.entries(states) as [State, readonly Command[]][]) {
  describe(`while the meeting is in the state "${state}"`, () => {
    beforeAll(() => {
      // Long enough for everybody to be allowed commands again.
      app.clock.at += 60_000
      return leads(commands)
    })

    for (const role of roles) {
      for (const frame of ['update', 'step 2'] as const) {
        it(`[R17] takes from a ${role}'s ${frame} what they may write now and nothing else`, async () => {
          const client = clients[role]
          for (const [place, write] of Object.entries(writings) as [
            keyof typeof writings,
            () => (doc: Y.Doc) => void,
          ][]) {
            await settled(client)
            const before = witness.content()
            const update = client.update(write())
            if (frame === 'update') client.sendUpdate(update)
            else client.sendStepTwo(update)
            await settled(client)
            const changed = JSON.stringify(witness.content()) !== JSON.stringify(before)
            expect({ place, changed }).toEqual({ place, changed: mayWrite(role, state, place) })
            expect(client.closedWith).toBeNull()
          }
        })
      }

      if (role !== 'facilitator') {
        it(`[M4] refuses a ${role} every command that leads`, async () => {
          const client = clients[role]
          const before = witness.revision
          const known = client.results.length
          for (const [id, command] of leading.entries()) {
            client.socket.send(encodeClientMessage({ kind: 'command', body: { id, command } }))
          }
          await settled(client)
          const reason = role === 'member' ? 'facilitatorsOnly' : 'observersOnlyRead'
          expect(client.results.slice(known)).toEqual(leading.map((_, id) => ({ id, ok: false, reason })))
          expect(witness.revision).toBe(before)
        })
      }
    }
  })
}

describe('presence', () => {
  it('[P2] is passed on from facilitators and members, and never from those who only read', async () => {
    for (const role of roles) {
      const mark = `seen-${role}`
      clients[role].sendPresence(clientIdOf(clients[role]), { mark })
      await clients[role].read()
      await expectPresence(role, mark, role === 'facilitator' || role === 'member')
    }
  })

  async function expectPresence(role: Role, mark: string, expected: boolean): Promise<void> {
    const seen = () => witness.presence.some((entry) => entry.includes(mark))
    // What people show waits a moment of the server's clock, which stands still unless it is moved.
    const isSeen = (what: () => boolean) =>
      expect.poll(() => {
        app.clock.at += 100
        return what()
      })
    // Presence goes out in beats, so what has not come before a later mark will not come.
    if (expected) await isSeen(seen).toBe(true)
    else {
      const marker = `later ${role}`
      clients.member.sendPresence(clientIdOf(clients.member), { mark: marker })
      await isSeen(() => witness.presence.some((entry) => entry.includes(marker))).toBe(true)
      expect(seen()).toBe(false)
    }
  }
})

describe('a frame that is no message of ours', () => {
  const unknown = encoding.createEncoder()
  encoding.writeVarUint(unknown, 99)
  const frames: [string, Uint8Array | string][] = [
    ['an empty frame', new Uint8Array()],
    ['an unknown type', encoding.toUint8Array(unknown)],
    ['a text frame', '{"type":"startMeeting"}'],
    ['a cut-off update', Uint8Array.of(0, 2, 200, 1)],
    ['a command that is no JSON', Uint8Array.of(110, 1, 123)],
    ['a number beyond all bounds', Uint8Array.of(0, 2, ...new Array(20).fill(255))],
  ]

  for (const [name, frame] of frames) {
    it(`[R15] ends its sender's socket and nobody else's: ${name}`, async () => {
      const sender = new RawClient(await app.connect(await app.join(plan.secrets.member, `Sender of ${name}`), plan.id))
      await sender.sync()
      const before = witness.content()
      sender.socket.send(frame)
      await expect.poll(() => sender.closedWith).toBe(4400)
      await settled(facilitator)
      expect(witness.content()).toEqual(before)
      expect(witness.closedWith).toBeNull()
    })
  }
})

it('[J40] lets nobody into a socket who has not joined, and nobody from another website', async () => {
  const stranger = new RawClient(await app.connect(app.browser(), plan.id))
  await expect.poll(() => stranger.closedWith).toBe(4401)
  const member = await app.join(plan.secrets.member, 'Guest of another plan')
  const other = await app.plan('Another company')
  const elsewhere = new RawClient(await app.connect(member, other.id))
  await expect.poll(() => elsewhere.closedWith).toBe(4401)
  expect(elsewhere.content()).toEqual({})
})

it('[M14] keeps notes off the wall of a meeting that is not this one', async () => {
  const before = witness.content()
  const elsewhere = { meeting: 'anothermeeting', section: 'vision' } as const
  const update = facilitator.update((doc) => {
    addNote(doc, elsewhere, { id: 'n0', at: { x: 0, y: 0 }, color: 'sky', text: 'Elsewhere', by: null })
  })
  facilitator.sendUpdate(update)
  await settled(facilitator)
  expect(readNotes(witness.doc, elsewhere)).toEqual([])
  expect(Object.keys(witness.content())).toEqual(expect.arrayContaining(Object.keys(before)))
})
