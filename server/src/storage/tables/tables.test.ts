import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok } from '@planwall/shared/result.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InvitationKind } from '../schema.ts'
import { hashSecret } from '../secret.ts'
import type { Storage } from '../store.ts'
import { openedStorage, temporaryFolder } from '../testing/sqlite-fixture.ts'
import type { Invitation } from './invitations.ts'
import { nameKey } from './person-name.ts'
import type { CreatedPlan, NewPlan } from './plans.ts'

const DAY_MS = 86_400_000
const NOON = Date.UTC(2030, 0, 1, 12)
const ID = /^[a-z0-9]{20}$/
const SECRET = /^[A-Za-z0-9_-]{43}$/

/** The secret of a link, as its keeper derives it from what the store made. */
const secretOf = ({ id, nonce }: { id: string; nonce: string }) => `link ${id} ${nonce}`
const secretHash = (made: { id: string; nonce: string }) => hashSecret(secretOf(made))

const folder = temporaryFolder()
let time = NOON
let storage: Storage
beforeAll(async () => {
  storage = await openedStorage(folder.path, { now: () => time })
})
afterAll(async () => {
  await storage.close()
  folder.remove()
})
beforeEach(() => {
  time = NOON
})

async function fayCreatesAcme(change: Partial<NewPlan> = {}): Promise<CreatedPlan & { session: string }> {
  const { session } = await storage.sessions.create({ coach: true })
  const made = await storage.plans.create({
    name: 'Acme',
    title: 'One-Page Strategic Plan',
    session: session.id,
    facilitatorName: 'Fay',
    secretHash,
    document: Buffer.from('first'),
    control: ({ facilitator }) => JSON.stringify({ baton: facilitator }),
    ...change,
  })
  return { ...made, session: session.id }
}

/** The working link of this kind that the plan was created with. */
async function linkOf(plan: string, kind: InvitationKind): Promise<Invitation> {
  const links = (await storage.invitations.list(plan)).filter((link) => link.kind === kind)
  if (links.length !== 1 || !links[0]) throw new Error(`The plan has ${links.length} links of kind ${kind}`)
  return links[0]
}

async function newSession(): Promise<string> {
  return (await storage.sessions.create({ coach: false })).session.id
}

describe('plans', () => {
  it('[L14] are created whole: log, control state, facilitator, seat and links', async () => {
    const { plan, facilitator, session } = await fayCreatesAcme()
    expect(plan).toEqual({
      id: expect.stringMatching(ID),
      name: 'Acme',
      title: 'One-Page Strategic Plan',
      createdAt: NOON,
    })
    expect(facilitator).toEqual({
      id: expect.stringMatching(ID),
      plan: plan.id,
      role: 'facilitator',
      name: 'Fay',
      color: 1,
      roomScreen: false,
      createdAt: NOON,
      removedAt: null,
    })
    expect(await storage.plans.get(plan.id)).toEqual(plan)
    expect(await storage.log.load(plan.id)).toMatchObject({
      updates: [new Uint8Array(Buffer.from('first'))],
      control: JSON.stringify({ baton: facilitator.id }),
      seq: 2,
    })
    expect(await storage.seats.participantOfSession(session, plan.id)).toEqual(facilitator)
    const links = await storage.invitations.list(plan.id)
    expect(Object.fromEntries(links.map(({ kind, role }) => [kind, role]))).toEqual({
      facilitator: 'facilitator',
      member: 'member',
      observer: 'observer',
      roomScreen: 'observer',
    })
    for (const link of links) {
      expect(link.nonce).toMatch(SECRET)
      expect(await storage.invitations.findByHash(secretHash(link))).toEqual(ok(link))
    }
  })

  it('[L14] leave nothing when they cannot be created whole', async () => {
    const { session } = await storage.sessions.create({ coach: true })
    let id = ''
    const broken = fayCreatesAcme({
      session: session.id,
      control: (made) => {
        id = made.plan
        throw new Error('no control state')
      },
    })
    await expect(broken).rejects.toThrow('no control state')
    expect(await storage.plans.get(id)).toBeNull()
    expect(await storage.participants.list(id)).toEqual([])
    expect(await storage.plans.listForSession(session.id)).toEqual([])
  })

  it('are listed for the sessions that sit in them, newest first', async () => {
    const { plan, facilitator, session } = await fayCreatesAcme()
    time -= 2000
    const other = await fayCreatesAcme()
    time += 3000
    const newer = await fayCreatesAcme({ session, name: 'Beta' })
    await storage.log.append(plan.id, [{ kind: 'control', state: 'later' }])
    const ana = await storage.participants.join({ plan: other.plan.id, role: 'member', name: 'Ana', session })
    if (!ana.ok) throw new Error(ana.reason)
    const [newest, ...older] = await storage.plans.listForSession(session)
    const listed = [newest, ...older].map((seated) => seated && [seated.plan.id, seated.you.id, seated.control])
    const baton = (id: string) => JSON.stringify({ baton: id })
    const expected = [
      [newer.plan.id, newer.facilitator.id, baton(newer.facilitator.id)],
      [plan.id, facilitator.id, 'later'],
      [other.plan.id, ana.value.id, baton(other.facilitator.id)],
    ]
    expect(listed).toEqual(expected)
    expect(await storage.plans.control(plan.id)).toBe('later')
    expect(await storage.plans.control('nobody')).toBeNull()
    expect(await storage.plans.listForSession(await newSession())).toEqual([])
  })
})

describe('participants', () => {
  it('have a name nobody else in the plan reads as the same, and a colour of their own up to eight', async () => {
    const { plan } = await fayCreatesAcme()
    const join = async (name: string) =>
      storage.participants.join({ plan: plan.id, role: 'member', name, session: await newSession() })
    expect(await join('  fay ')).toEqual(err('nameTaken'))
    expect(await join('\u200b \u2060')).toEqual(err('nameEmpty'))
    const colors: number[] = []
    for (const name of ['Ana', 'Ben', 'Cy', 'Di', 'Ed', 'Flo', 'Gil', 'Hal']) {
      const joined = await join(name)
      if (joined.ok) colors.push(joined.value.color)
    }
    expect(colors).toEqual([2, 3, 4, 5, 6, 7, 8, 1])
    expect(await join('ＡＮＡ')).toEqual(err('nameTaken'))
    expect(await join('A\u00adna')).toEqual(err('nameTaken'))
  })

  it.each([
    ['Straße', 'STRASSE'],
    ['Zoe\u0308', 'Zoë'],
    ['Ana  Maria', ' ana maria'],
    ['ﬁn', 'FIN'],
  ])('read %j and %j as one name', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it('change role, and lose access and free their name when removed', async () => {
    const { plan, facilitator } = await fayCreatesAcme()
    const session = await newSession()
    time += 5
    const joined = await storage.participants.join({ plan: plan.id, role: 'member', name: 'Ana', session })
    if (!joined.ok) throw new Error(joined.reason)
    const ana = joined.value
    expect(await storage.participants.setRole(ana.id, 'observer')).toEqual(ok({ ...ana, role: 'observer' }))
    time += 5
    const removed = { ...ana, role: 'observer', removedAt: time }
    expect(await storage.participants.remove(ana.id)).toEqual(ok(removed))
    time += 5
    expect(await storage.participants.remove(ana.id)).toEqual(ok(removed))
    expect(await storage.participants.setRole(ana.id, 'facilitator')).toEqual(err('unknownParticipant'))
    expect(await storage.participants.remove('nobody')).toEqual(err('unknownParticipant'))
    expect(await storage.seats.participantOfSession(session, plan.id)).toBeNull()
    expect(await storage.participants.list(plan.id)).toEqual([facilitator, removed])
    const again = await storage.participants.join({ plan: plan.id, role: 'member', name: 'Ana', session })
    expect(again).toMatchObject({ ok: true, value: { name: 'Ana' } })
  })
})

describe('the room screen', () => {
  it("is one for every projector of the plan, and takes nobody's name or colour", async () => {
    const { plan, facilitator } = await fayCreatesAcme()
    const [left, right] = [await newSession(), await newSession()]
    const screen = await storage.participants.joinAsRoomScreen({ plan: plan.id, session: left })
    expect(screen).toMatchObject({ role: 'observer', roomScreen: true })
    expect(await storage.participants.joinAsRoomScreen({ plan: plan.id, session: right })).toEqual(screen)
    expect(await storage.seats.participantOfSession(right, plan.id)).toEqual(screen)
    const named = { plan: plan.id, role: 'member', name: 'Room screen', session: left } as const
    expect(await storage.participants.join(named)).toMatchObject({ ok: true, value: { color: 2, roomScreen: false } })
    const people = (await storage.participants.list(plan.id)).map(({ id }) => id)
    expect(people).toHaveLength(3)
    expect(people).toEqual(expect.arrayContaining([facilitator.id, screen.id]))
  })
})

describe('invitations', () => {
  it('tell unknown, revoked and expired links apart', async () => {
    const { plan } = await fayCreatesAcme()
    const invitation = await storage.invitations.rotate({
      plan: plan.id,
      kind: 'member',
      expiresAt: NOON + 1000,
      secretHash,
    })
    const found = () => storage.invitations.findByHash(secretHash(invitation))
    expect(await found()).toEqual(ok(invitation))
    expect(await storage.invitations.findByHash(secretOf(invitation))).toEqual(err('unknown'))
    time = NOON + 1000
    expect(await found()).toEqual(err('expired'))
    await storage.invitations.revokeKind(plan.id, 'member')
    expect(await found()).toEqual(err('revoked'))
    const revoked = (await storage.invitations.list(plan.id)).find(({ id }) => id === invitation.id)
    expect(revoked).toEqual({ ...invitation, revokedAt: time })
  })

  it('are rotated: every old link of the kind stops, the new one works, other kinds stay', async () => {
    const { plan } = await fayCreatesAcme()
    const first = await linkOf(plan.id, 'member')
    const link = { plan: plan.id, kind: 'member', expiresAt: null, secretHash } as const
    time += 1
    const rotated = await storage.invitations.rotate(link)
    const find = (made: Invitation) => storage.invitations.findByHash(secretHash(made))
    expect(await find(first)).toEqual(err('revoked'))
    expect(await find(rotated)).toEqual(ok(rotated))
    const observers = await linkOf(plan.id, 'observer')
    expect(await find(observers)).toEqual(ok(observers))
    await storage.invitations.revokeKind(plan.id, 'member')
    expect(await find(rotated)).toEqual(err('revoked'))
    expect(await find(observers)).toEqual(ok(observers))
    expect(await storage.invitations.list(plan.id)).toHaveLength(5)
  })
})

describe('sessions', () => {
  it('last 90 days from the last visit, and end at once when ended', async () => {
    const { session, secret } = await storage.sessions.create({ coach: true })
    const found = () => storage.sessions.findByHash(hashSecret(secret))
    expect(session).toEqual({
      id: expect.stringMatching(ID),
      coach: true,
      createdAt: NOON,
      expiresAt: NOON + 90 * DAY_MS,
    })
    expect(await found()).toEqual(session)
    time = NOON + DAY_MS - 1
    expect(await storage.sessions.touch(session.id)).toEqual(session)
    time = NOON + 89 * DAY_MS
    const moved = { ...session, expiresAt: time + 90 * DAY_MS }
    expect(await storage.sessions.touch(session.id)).toEqual(moved)
    time = NOON + 179 * DAY_MS - 1
    expect(await found()).toEqual(moved)
    time += 1
    expect(await found()).toBeNull()
    expect(await storage.sessions.touch(session.id)).toBeNull()
    time = NOON
    await storage.sessions.end(session.id)
    await storage.sessions.end(session.id)
    expect(await found()).toBeNull()
  })

  it('sit as one person in a plan, whoever else they ask to be', async () => {
    const { plan, facilitator, session } = await fayCreatesAcme()
    const again = { plan: plan.id, role: 'member', name: 'Ben', session } as const
    expect(await storage.participants.join(again)).toEqual(ok(facilitator))
    expect(await storage.seats.participantOfSession(session, plan.id)).toEqual(facilitator)
    const elsewhere = await fayCreatesAcme()
    expect(await storage.seats.participantOfSession(session, elsewhere.plan.id)).toBeNull()
  })
})

describe('secrets', () => {
  it('[L15] stand nowhere in the files of the store', async () => {
    const { plan } = await fayCreatesAcme()
    const links = await storage.invitations.list(plan.id)
    const { secret } = await storage.sessions.create({ coach: false })
    expect(secret).toMatch(SECRET)
    const files = ['planwall.db', 'planwall.db-wal'].map((name) => readFileSync(join(folder.path, name)))
    const stored = Buffer.concat(files)
    expect(stored.includes(hashSecret(secret))).toBe(true)
    expect(stored.includes(secret)).toBe(false)
    for (const link of links) {
      expect(stored.includes(secretHash(link))).toBe(true)
      expect(stored.includes(secretOf(link))).toBe(false)
    }
  })
})
