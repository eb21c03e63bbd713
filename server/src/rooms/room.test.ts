import { addNote, readNotes } from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { SYNC, SYNC_STEP_2 } from '@planwall/shared/protocol/message.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, it, vi } from 'vitest'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { TestPeer } from '../testing/test-peer.ts'
import { MEETING, openRoom, reads, settled, types } from '../testing/test-room.ts'
import type { Room } from './room.ts'

describe('writing', () => {
  it('[R1] lets everyone in the room read what one of them wrote', async () => {
    const { join } = await openRoom()
    const [ana, ben, screen] = [join('ana'), join('ben'), join('screen', 'observer')]
    await settled()
    types(ana, 'vision', 'statement', 'Nothing fresh is wasted')
    await settled()
    expect(reads(ben, 'vision', 'statement')).toBe('Nothing fresh is wasted')
    expect(reads(screen, 'vision', 'statement')).toBe('Nothing fresh is wasted')
  })

  it('[R2] tells nobody of work that is not on disk: neither its author, nor the others, nor a newcomer', async () => {
    const { join, log } = await openRoom()
    const [ana, ben] = [join('ana'), join('ben')]
    await settled()
    const release = log.holdCommits()
    types(ana, 'vision', 'statement', 'Not on disk yet')
    const cleo = join('cleo')
    await settled()
    expect(ana.savedUpTo).toBe(0)
    expect(reads(ben, 'vision', 'statement')).toBe('')
    expect(cleo.heard('saved')).toEqual([])
    expect(cleo.doc.share.size).toBe(0)
    release()
    await settled()
    expect(ana.savedUpTo).toBe(ana.peer.received)
    expect(reads(ben, 'vision', 'statement')).toBe('Not on disk yet')
    expect(reads(cleo, 'vision', 'statement')).toBe('Not on disk yet')
  })

  it('[R3] holds after a restart what was called saved', async () => {
    const first = await openRoom()
    const ana = first.join('ana')
    await settled()
    types(ana, 'mission', 'purpose', 'A good trade to work in')
    await settled()
    expect(ana.savedUpTo).toBe(ana.peer.received)
    const second = await openRoom({ log: first.log })
    const ben = second.join('ben')
    await settled()
    expect(reads(ben, 'mission', 'purpose')).toBe('A good trade to work in')
  })

  it('[R4] closes when the disk refuses, so that nobody is told what is not kept, and takes the work again afterwards', async () => {
    const opened = await openRoom()
    const ana = opened.join('ana')
    await settled()
    opened.log.breakCommits('full')
    types(ana, 'vision', 'statement', 'Written while the disk was full')
    await settled()
    expect(opened.closed).toBe(true)
    expect(ana.closedWith).toBe(closeCodes.storeFailed.code)
    expect(ana.savedUpTo).toBeLessThan(ana.peer.received)

    opened.log.breakCommits(null)
    const again = await openRoom({ log: opened.log })
    const back = new TestPeer('ana', 'member', ana.doc.clientID)
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(ana.doc))
    back.outbox.length = 0
    back.join(again.room)
    await settled()
    back.flush()
    await settled()
    const ben = again.join('ben')
    await settled()
    expect(reads(ben, 'vision', 'statement')).toBe('Written while the disk was full')
  })
})

describe('locks', () => {
  it('[R5] keeps an agreed section as it is, tells the author, and takes their other work of the same moment', async () => {
    const { join } = await openRoom()
    const [helen, ana] = [join('helen', 'facilitator'), join('ana')]
    await settled()
    types(ana, 'values', 'why', 'Before')
    await settled()
    helen.gives(1, { type: 'lockSection', section: 'values' })
    ana.doc.transact(() => {
      types(ana, 'values', 'why', 'After the lock')
      types(ana, 'mission', 'purpose', 'Still open')
    })
    ana.flush()
    await settled()
    expect(reads(helen, 'values', 'why')).toBe('Before')
    expect(reads(helen, 'mission', 'purpose')).toBe('Still open')
    expect(ana.heard('refused')).toEqual([{ n: ana.peer.received, why: 'locked', roots: ['section:values'] }])
    expect(ana.savedUpTo).toBe(ana.peer.received)
  })

  it('[R6] decides a command before whatever arrives after it', async () => {
    const { join } = await openRoom()
    const [helen, ana] = [join('helen', 'facilitator'), join('ana')]
    await settled()
    types(ana, 'values', 'why', 'In time')
    helen.gives(1, { type: 'lockSection', section: 'values' })
    types(ana, 'values', 'why', 'In time, and too late')
    await settled()
    expect(reads(helen, 'values', 'why')).toBe('In time')
    expect(helen.heard('result')).toEqual([{ id: 1, ok: true }])
    expect(ana.heard('meeting').at(-1)?.sections.values.state).toBe('agreed')
  })

  it('[R7] takes a note on the wall of an agreed section', async () => {
    const { join } = await openRoom()
    const [helen, ana] = [join('helen', 'facilitator'), join('ana')]
    await settled()
    helen.gives(1, { type: 'lockSection', section: 'values' })
    const wall = { meeting: MEETING, section: 'values' } as const
    addNote(ana.doc, wall, { id: 'n1', at: { x: 10, y: 20 }, color: 'sky', text: 'Straight talk', by: 'ana' })
    ana.flush()
    await settled()
    expect(readNotes(helen.doc, wall)).toEqual([
      { id: 'n1', at: { x: 10, y: 20 }, color: 'sky', text: 'Straight talk', by: 'ana' },
    ])
  })
})

describe('commands', () => {
  it('[R8] refuses a member who leads, and tells nobody else', async () => {
    const { join } = await openRoom()
    const [ana, ben] = [join('ana'), join('ben')]
    await settled()
    const before = ben.heard('meeting').length
    ana.gives(7, { type: 'startMeeting' })
    await settled()
    expect(ana.heard('result')).toEqual([{ id: 7, ok: false, reason: 'facilitatorsOnly' }])
    expect(ben.heard('meeting')).toHaveLength(before)
  })

  it('[R9] shows everybody the meeting as it is after a command, once that is on disk', async () => {
    const { join, log } = await openRoom()
    const [helen, ana] = [join('helen', 'facilitator'), join('ana')]
    await settled()
    const release = log.holdCommits()
    helen.gives(1, { type: 'startMeeting' })
    await settled()
    expect(helen.heard('result')).toEqual([])
    release()
    await settled()
    expect(ana.heard('meeting').at(-1)?.progress).toMatchObject({ phase: 'running', stage: 'welcome' })
  })
})

describe('a room full of people', () => {
  it('[R29] is told of the first text at once, and of what comes while it rests in one frame, the newest commit in the order of all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { join, time } = await openRoom()
    const [ana, ben, ...others] = Array.from({ length: 40 }, (_, n) => join(`p${n}`))
    if (!ana || !ben) throw new Error('Nobody is here')
    await settled()
    types(ana, 'vision', 'statement', 'At once')
    await settled()
    const hear = () => new Set(others.map((peer) => reads(peer, 'vision', 'statement')))
    expect(hear()).toEqual(new Set(['At once']))

    const before = others.map((peer) => peer.updates)
    types(ana, 'vision', 'statement', 'At once, and then')
    await settled()
    types(ben, 'mission', 'purpose', 'Held with it')
    await settled()
    expect(hear()).toEqual(new Set(['At once']))
    expect([ana.savedUpTo, ben.savedUpTo]).toEqual([ana.peer.received, ben.peer.received])
    time.at += 4
    vi.runOnlyPendingTimers()
    expect(hear()).toEqual(new Set(['At once, and then']))
    expect(new Set(others.map((peer) => reads(peer, 'mission', 'purpose')))).toEqual(new Set(['Held with it']))
    expect(others.map((peer) => peer.updates)).toEqual(before.map((n) => n + 1))
    vi.useRealTimers()
  })

  it('[R28] ends alone when what waited for its rest cannot be told', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const opened = await openRoom()
    const [ana, ben] = Array.from({ length: 40 }, (_, n) => opened.join(`p${n}`))
    if (!ana || !ben) throw new Error('Nobody is here')
    await settled()
    types(ana, 'vision', 'statement', 'First')
    await settled()
    types(ana, 'vision', 'statement', 'First and second')
    await settled()
    vi.spyOn(ben.peer.socket, 'sendAll').mockImplementation(() => {
      throw new Error('A fault of ours')
    })
    vi.runOnlyPendingTimers()
    expect([opened.closed, opened.said.at(-1)]).toEqual([true, 'what was committed could not be told'])
    vi.useRealTimers()
  })

  it('[R29] hears of text before it hears of the command that came after it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { join } = await openRoom()
    const helen = join('helen', 'facilitator')
    const [ana, ben] = Array.from({ length: 40 }, (_, n) => join(`p${n}`))
    if (!ana || !ben) throw new Error('Nobody is here')
    await settled()
    types(ana, 'vision', 'statement', 'First')
    await settled()
    types(ana, 'vision', 'statement', 'First and second')
    await settled()
    expect(reads(ben, 'vision', 'statement')).toBe('First')
    helen.gives(1, { type: 'lockSection', section: 'vision' })
    await settled()
    expect(ben.heard('meeting').at(-1)?.sections.vision.state).toBe('agreed')
    expect(reads(ben, 'vision', 'statement')).toBe('First and second')
    vi.useRealTimers()
  })

  it('[R30] gives everybody who comes into a big plan the same bytes, and after them what has come since', async () => {
    const { join } = await openRoom()
    const ana = join('ana')
    await settled()
    types(ana, 'vision', 'statement', 'A long story. '.repeat(5_000))
    await settled()
    const [ben, cleo] = [join('ben'), join('cleo')]
    await settled()
    for (let n = 0; n < 300; n++) {
      types(ana, 'mission', 'purpose', `Written meanwhile: ${n}`)
      if (n % 60 === 0) await settled()
    }
    const dora = join('dora')
    await settled()
    const all = Y.encodeStateAsUpdate(ana.doc)
    for (const peer of [ben, cleo, dora]) expect(Y.encodeStateAsUpdate(peer.doc)).toEqual(all)
    expect([ben.states, cleo.states].map(([last = 0]) => last < 100)).toEqual([true, true])
  })
})

describe('a snapshot to fetch', () => {
  const comesIn = (room: Room, id: string) => {
    const peer = new TestPeer(id, 'member', undefined, { fetches: true })
    peer.join(room)
    return peer
  }
  const takes = async (room: Room, peer: TestPeer) => {
    const packed = await room.packedState(peer.heard('snapshot').at(-1)?.id ?? '')
    if (packed) Y.applyUpdateV2(peer.doc, packed.plain)
    peer.outbox.length = 0
    return packed
  }

  it('[R31] is offered to who comes into a big plan with nothing and can fetch it, and then only what has come since is sent', async () => {
    const { join, room } = await openRoom()
    const ana = join('ana')
    await settled()
    const small = comesIn(room, 'small')
    await settled()
    expect([small.heard('snapshot'), small.states.length]).toEqual([[], 1])

    types(ana, 'vision', 'statement', 'A long story. '.repeat(5_000))
    await settled()
    const ben = comesIn(room, 'ben')
    await settled()
    expect([ben.heard('snapshot').length, ben.states, ben.updates]).toEqual([1, [], 0])
    types(ana, 'mission', 'purpose', 'Written while Ben fetches')
    await settled()
    expect((await takes(room, ben))?.gzipped.length).toBeLessThan(20_000)
    ben.asks()
    await settled()
    expect(Y.encodeStateAsUpdate(ben.doc)).toEqual(Y.encodeStateAsUpdate(ana.doc))
    expect(ben.states.map((bytes) => bytes < 1_000)).toEqual([true])
  })

  it('[R31] that could not be had is made good over the socket', async () => {
    const { join, room } = await openRoom()
    const ana = join('ana')
    await settled()
    types(ana, 'vision', 'statement', 'A long story. '.repeat(5_000))
    await settled()
    const ben = comesIn(room, 'ben')
    await settled()
    ben.asks()
    await settled()
    expect(Y.encodeStateAsUpdate(ben.doc)).toEqual(Y.encodeStateAsUpdate(ana.doc))
    expect(ben.heard('snapshot')).toHaveLength(1)
  })

  it('[R31] is there for who was told of it when there is a newer one, and gone after that', async () => {
    const { join, room } = await openRoom()
    const ana = join('ana')
    await settled()
    types(ana, 'vision', 'statement', 'A long story. '.repeat(5_000))
    await settled()
    const writesMuch = async () => {
      for (let n = 0; n < 300; n++) {
        types(ana, 'mission', 'purpose', `${n}`)
        if (n % 50 === 0) await settled()
      }
      await settled()
    }
    const [ben, cleo] = [comesIn(room, 'ben'), comesIn(room, 'cleo')]
    await settled()
    await writesMuch()
    expect(await takes(room, ben)).not.toBeNull()
    comesIn(room, 'dora')
    await settled()
    await writesMuch()
    expect(await takes(room, cleo)).toBeNull()
    for (const peer of [ben, cleo]) peer.asks()
    await settled()
    for (const { doc } of [ben, cleo]) expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(ana.doc))
  })
})

describe('a greedy client', () => {
  const asks = (peer: TestPeer) => {
    const encoder = encoding.createEncoder()
    sync.writeSyncStep1(encoder, new Y.Doc())
    peer.send(Uint8Array.of(SYNC, ...encoding.toUint8Array(encoder)))
  }

  it('[R19] that asks for the whole plan again and again before it has its answer gets one', async () => {
    const { join, room } = await openRoom()
    const mallory = join('mallory')
    for (let times = 0; times < 100; times++) asks(mallory)
    await settled()
    expect(mallory.states).toHaveLength(1)
    asks(mallory)
    await settled()
    expect(mallory.states).toHaveLength(2)
    expect(room.isOpen).toBe(true)
  })

  it('[R20] has the wide limits of a return for one frame, and not for every frame that it calls so', async () => {
    const { join } = await openRoom()
    const mallory = join('mallory')
    await settled()
    mallory.flush()
    await settled()
    const much = new Y.Doc()
    Y.applyUpdate(much, Y.encodeStateAsUpdate(mallory.doc))
    const before = Y.encodeStateVector(much)
    const fragment = fragmentOf(much, 'vision', 'statement')
    if (!fragment) throw new Error('No such text')
    writePlainText(fragment, Array.from({ length: 4 }, () => 'x'.repeat(90_000)).join('\n'))
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, SYNC_STEP_2)
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(much, before))
    mallory.send(encoding.toUint8Array(encoder))
    expect(mallory.closedWith).toBe(closeCodes.tooBig.code)
  })

  it('[R21] that reads too slowly is closed, but not for the size of the plan itself', async () => {
    const { join } = await openRoom()
    const ana = join('ana')
    await settled()
    ana.unread = 4_194_304 + (ana.states[0] ?? 0)
    ana.shows({ cursor: { x: 1, y: 1 } })
    ana.gives(1, { type: 'raiseHand' })
    await settled()
    expect(ana.closedWith).toBeNull()
    ana.unread += 1
    ana.gives(2, { type: 'raiseHand' })
    await settled()
    expect(ana.closedWith).toBe(closeCodes.slowReader.code)
  })
})

describe('a poor line', () => {
  it('[R33] is told no more text while a megabyte waits on it, and then all of it in one frame', async () => {
    const { join } = await openRoom()
    const [ana, ben, cleo] = [join('ana'), join('ben'), join('cleo')]
    await settled()
    ben.unread = 1_048_577 + (ben.states[0] ?? 0)
    const before = ben.updates
    for (const text of ['A', 'A lo', 'A long', 'A long story']) {
      types(ana, 'vision', 'statement', text)
      await settled()
    }
    expect([ben, cleo].map((peer) => reads(peer, 'vision', 'statement'))).toEqual(['', 'A long story'])
    ben.unread = 262_145
    await settled()
    expect(ben.updates).toBe(before)
    ben.unread = 0
    await settled()
    expect(reads(ben, 'vision', 'statement')).toBe('A long story')
    expect([ben.updates, ben.closedWith]).toEqual([before + 1, null])
  })

  it('[R33] that is not free again within half a minute is ended, to begin anew', async () => {
    const { join, time } = await openRoom()
    const [ana, ben] = [join('ana'), join('ben')]
    await settled()
    ben.unread = 2_000_000
    types(ana, 'vision', 'statement', 'A long story')
    await settled()
    time.at += 30_000
    await settled()
    expect(ben.closedWith).toBeNull()
    time.at += 1
    await settled()
    expect(ben.closedWith).toBe(closeCodes.slowReader.code)
  })
})

describe('who somebody is', () => {
  it('[R10] refuses work under a client id that another person has', async () => {
    const { join } = await openRoom()
    const ana = join('ana')
    await settled()
    types(ana, 'vision', 'statement', 'Mine')
    await settled()
    const mallory = join('mallory')
    await settled()
    mallory.doc.clientID = ana.doc.clientID
    types(mallory, 'vision', 'statement', 'Mine, says Mallory')
    await settled()
    expect(mallory.closedWith).toBe(closeCodes.badFrame.code)
    expect(join('mallory', 'member', ana.doc.clientID).closedWith).toBe(closeCodes.clientTaken.code)
    expect(reads(ana, 'vision', 'statement')).toBe('Mine')
  })

  it('[R11] keeps one socket of a tab: the newer', async () => {
    const { join, room } = await openRoom()
    const first = join('ana', 'member', 42)
    await settled()
    join('ana', 'member', 42)
    await settled()
    expect(first.closedWith).toBe(closeCodes.restarting.code)
    expect(room.here).toEqual(['ana'])
  })

  it('[R12] names people from its own records and says who is here', async () => {
    const { join } = await openRoom()
    const [ana, ben] = [join('ana'), join('ben')]
    await settled()
    ben.leave()
    await settled()
    expect(ana.heard('roster').at(-1)).toEqual({
      people: [
        { id: 'ana', name: 'ana', role: 'member', color: 1, here: true },
        { id: 'ben', name: 'ben', role: 'member', color: 1, here: false },
      ],
      clients: { [String(ana.doc.clientID)]: 'ana' },
    })
  })
})

describe('an observer', () => {
  it('[R13] changes nothing with any frame', async () => {
    const { join } = await openRoom()
    const [ana, screen] = [join('ana'), join('screen', 'observer')]
    await settled()
    const before = Y.encodeStateAsUpdate(ana.doc)
    types(screen, 'vision', 'statement', 'Written on the wall')
    screen.shows({ cursor: { x: 1, y: 1 } })
    screen.gives(1, { type: 'raiseHand' })
    await settled()
    expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(before)
    expect(screen.heard('refused')).toEqual([{ n: 1, why: 'locked', roots: ['section:vision'] }])
    expect(screen.heard('result')).toEqual([{ id: 1, ok: false, reason: 'observersOnlyRead' }])
    expect(ana.awareness.getStates().has(screen.doc.clientID)).toBe(false)
  })
})

describe('marks that show nothing', () => {
  it('[R18] are tidied away for everybody alike, and an observer whose Yjs does so too is not told off', async () => {
    const { join } = await openRoom()
    const [ana, ben, screen] = [join('ana'), join('ben'), join('screen', 'observer')]
    await settled()
    types(ana, 'vision', 'statement', 'Nothing fresh is wasted')
    await settled()
    const text = (peer: TestPeer) => {
      const paragraph = fragmentOf(peer.doc, 'vision', 'statement')?.get(0) as Y.XmlElement
      return paragraph.get(0) as Y.XmlText
    }
    // Both make the same words bold without knowing of each other: one pair of marks is left over.
    text(ana).format(8, 5, { bold: {} })
    text(ben).format(8, 5, { bold: {} })
    for (let round = 0; round < 3; round++) {
      for (const peer of [ana, ben, screen]) peer.flush()
      await settled()
    }
    const states = [ana, ben, screen].map((peer) => text(peer).toDelta())
    expect(states[1]).toEqual(states[0])
    expect(states[2]).toEqual(states[0])
    expect(screen.heard('refused')).toEqual([])
    expect(screen.closedWith).toBeNull()
  })
})

describe('content', () => {
  it('[R14] is what is on disk', async () => {
    const { join, log, room } = await openRoom()
    const ana = join('ana')
    await settled()
    const release = log.holdCommits()
    types(ana, 'vision', 'statement', 'Nothing fresh is wasted')
    const content = room.content()
    let told = false
    void content.then(() => {
      told = true
    })
    await settled()
    expect(told).toBe(false)
    release()
    expect((await content).sections.vision).toBeDefined()
  })

  it('[R14] is read once between two changes, however many ask', async () => {
    const { join, room } = await openRoom()
    const ana = join('ana')
    await settled()
    const [one, other] = await Promise.all([room.content(), room.content()])
    expect(other).toBe(one)
    expect(await room.content()).toBe(one)
    types(ana, 'vision', 'statement', 'Nothing fresh is wasted')
    const changed = await room.content()
    expect(changed).not.toEqual(one)
    expect(await room.content()).toBe(changed)
  })

  it('[R14] of a room that closes before it is on disk is none', async () => {
    const { join, log, room } = await openRoom()
    const ana = join('ana')
    await settled()
    log.breakCommits('full')
    types(ana, 'vision', 'statement', 'Not on disk')
    await expect(room.content()).rejects.toMatchObject({ name: 'StorageError', fault: 'closed' })
    await expect(room.content()).rejects.toMatchObject({ name: 'StorageError', fault: 'closed' })
  })
})
