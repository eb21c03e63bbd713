import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Browser, NEW_PLAN, type Plan, TestApp } from '../testing/test-app.ts'
import { createLinkSecrets } from './link-secret.ts'

let test: TestApp
let plan: Plan
beforeEach(async () => {
  test = await TestApp.open()
  plan = await test.plan()
})
afterEach(async () => {
  vi.useRealTimers()
  await test.close()
})

const look = (browser: Browser, secret: string) => browser.post('/api/invitations/look', { secret })
const someone = expect.any(String)

describe('looking at a link', () => {
  it('[J12] tells what it is for and who is there, and uses nothing up', async () => {
    await test.join(plan.secrets.member, 'Amara')
    await test.join(plan.secrets.roomScreen)
    await test.connect(plan.coach, plan.id)
    const stranger = test.browser()
    await expect
      .poll(async () => (await look(stranger, plan.secrets.member)).body)
      .toEqual({
        kind: 'member',
        role: 'member',
        plan: { id: plan.id },
        organisation: NEW_PLAN.organisation,
        title: NEW_PLAN.title,
        day: '2026-11-19',
        startsAt: '09:00',
        leader: 'Helen Marchetti',
        here: [{ name: 'Helen Marchetti', color: 3 }],
        you: null,
        takenColors: [1, 3],
      })
    expect(stranger.cookies.size).toBe(0)
    expect((await look(stranger, plan.secrets.roomScreen)).body).toMatchObject({ kind: 'roomScreen', role: 'observer' })
  })

  it('[J15] knows a browser that is in the plan already', async () => {
    const amara = await test.join(plan.secrets.member, 'Amara')
    expect((await look(amara, plan.secrets.member)).body).toMatchObject({ you: { name: 'Amara', color: 1 } })
    const screen = await test.join(plan.secrets.roomScreen)
    expect((await look(screen, plan.secrets.member)).body).toMatchObject({ you: null })
  })

  it('[J17] says of a link that does not work why', async () => {
    const links = createLinkSecrets('the-key-of-all-links-of-this-test-server')
    const expiresAt = test.clock.at + 1_000
    const link = await test.storage.invitations.rotate({
      plan: plan.id,
      kind: 'member',
      expiresAt,
      secretHash: links.hashOf,
    })
    test.clock.at += 1_000
    await plan.coach.delete(`/api/plans/${plan.id}/invitations/member`)
    const reasons = {
      [`${plan.secrets.member}x`]: {
        status: 404,
        code: 'invitationUnknown',
        message: 'This link is not complete or not of this server. Copy the whole link, or ask for it again.',
      },
      [plan.secrets.member]: {
        status: 410,
        code: 'invitationRevoked',
        message: 'This link was replaced and does not work any more. Ask the facilitator for the new one.',
      },
    }
    for (const [secret, { status, ...error }] of Object.entries(reasons)) {
      expect(await look(test.browser(), secret)).toMatchObject({ status, body: { error } })
      expect(await test.browser().post('/api/join', { secret, name: 'Amara' })).toMatchObject({
        status,
        body: { error },
      })
    }
    // Revoked with the others of its kind, which counts for more than having run out.
    expect((await look(test.browser(), links.secretOf(link))).body).toMatchObject({
      error: { code: 'invitationRevoked' },
    })
    const late = await test.storage.invitations.rotate({
      plan: plan.id,
      kind: 'member',
      expiresAt,
      secretHash: links.hashOf,
    })
    expect(await look(test.browser(), links.secretOf(late))).toMatchObject({
      status: 410,
      body: {
        error: { code: 'invitationExpired', message: 'This link has run out. Ask the facilitator for a new one.' },
      },
    })
  })

  it('[J18] guessing ends after ten unknown links a minute, but a link that works always works', async () => {
    const guesser = test.browser('203.0.113.9')
    const statuses: number[] = []
    for (let guess = 0; guess < 12; guess += 1) {
      const path = guess % 2 === 0 ? '/api/invitations/look' : '/api/join'
      statuses.push((await guesser.post(path, { secret: `guess-${guess}`, name: 'Mallory' })).status)
    }
    expect(statuses).toEqual([...Array(10).fill(404), 429, 429])
    expect((await look(guesser, 'guess-12')).body).toMatchObject({ error: { code: 'tooManyTries' } })
    expect((await look(guesser, plan.secrets.member)).status).toBe(200)
    expect((await look(test.browser('203.0.113.10'), 'guess-13')).status).toBe(404)
    for (let guess = 0; guess < 10; guess += 1) await look(test.browser(`2001:db8:0:7::${guess}`), `guess-${guess}`)
    expect((await look(test.browser('2001:db8:0:7:ffff::1'), 'guess-15')).status).toBe(429)
    expect((await look(test.browser('2001:db8:0:8::1'), 'guess-16')).status).toBe(404)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    expect((await look(guesser, 'guess-14')).status).toBe(404)
  })
})

describe('joining', () => {
  it('[J14] gives a person their name, the role of the link and the colour they chose', async () => {
    const join = async (kind: keyof Plan['secrets'], name: string, color?: number) =>
      (await test.browser().post('/api/join', { secret: plan.secrets[kind], name, color })).body
    const common = { plan: { id: plan.id } }
    expect(await join('member', '  Amara Osei ', 5)).toEqual({
      ...common,
      kind: 'member',
      you: { id: someone, name: 'Amara Osei', role: 'member', color: 5 },
    })
    expect(await join('facilitator', 'Ruth')).toEqual({
      ...common,
      kind: 'facilitator',
      you: { id: someone, name: 'Ruth', role: 'facilitator', color: 1 },
    })
    expect(await join('observer', 'Ola')).toEqual({
      ...common,
      kind: 'observer',
      you: { id: someone, name: 'Ola', role: 'observer', color: 2 },
    })
  })

  it('[J14] refuses a name that somebody else in the plan has, however it is written', async () => {
    await test.join(plan.secrets.member, 'Amara')
    for (const name of ['Amara', 'AMARA', ' amara ', 'Ａｍａｒａ']) {
      expect(await test.browser().post('/api/join', { secret: plan.secrets.member, name })).toMatchObject({
        status: 409,
        body: {
          error: {
            code: 'nameTaken',
            message: `${name.trim()} is already in this plan. If that is you, open the link on the device you joined with, or add an initial.`,
          },
        },
      })
    }
    const other = await test.plan('Another client')
    expect((await test.browser().post('/api/join', { secret: other.secrets.member, name: 'Amara' })).status).toBe(200)
  })

  it('[J14] asks for a name when none is given', async () => {
    const stranger = test.browser()
    expect(await stranger.post('/api/join', { secret: plan.secrets.member })).toMatchObject({
      status: 400,
      body: {
        error: { code: 'nameMissing', message: 'Please say your name, so that the others know who is writing.' },
      },
    })
    expect(stranger.cookies.size).toBe(0)
  })

  it('[J15] brings a browser back as the person it was, whatever name is given now', async () => {
    const amara = await test.join(plan.secrets.member, 'Amara')
    const again = await amara.post('/api/join', { secret: plan.secrets.member, name: 'Mallory', color: 8 })
    expect(again.body).toMatchObject({ you: { name: 'Amara', role: 'member', color: 1 } })
    const names = (await test.storage.participants.list(plan.id)).map((person) => person.name)
    expect(names.sort()).toEqual(['Amara', 'Helen Marchetti'])
  })

  it('[J15] a link that grants more adds to what somebody may do, one that grants less takes nothing', async () => {
    const amara = await test.join(plan.secrets.observer, 'Amara')
    const roleBy = async (kind: keyof Plan['secrets']) =>
      ((await amara.post('/api/join', { secret: plan.secrets[kind] })).body as { you: { role: string } }).you.role
    expect(await roleBy('member')).toBe('member')
    expect(await roleBy('facilitator')).toBe('facilitator')
    expect([await roleBy('observer'), await roleBy('roomScreen')]).toEqual(['facilitator', 'facilitator'])
    expect((await amara.get(`/api/plans/${plan.id}/invitations`)).status).toBe(200)
  })

  it('[J15] whoever is given more is asked to open their sockets again', async () => {
    const amara = await test.join(plan.secrets.member, 'Amara')
    const socket = await test.connect(amara, plan.id)
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    await expect
      .poll(() => look(amara, plan.secrets.member).then(({ body }) => body))
      .toMatchObject({
        here: [{ name: 'Amara', color: 1 }],
      })
    await amara.post('/api/join', { secret: plan.secrets.facilitator })
    expect(await closed).toBe(4205)
  })

  it('[J24] nobody comes to lead because the one who led has left', async () => {
    const amara = await test.join(plan.secrets.member, 'Amara')
    await plan.coach.delete('/api/session')
    expect((await amara.get(`/api/plans/${plan.id}`)).body).toMatchObject({ you: { role: 'member' } })
    const ben = await test.join(plan.secrets.member, 'Ben')
    expect((await ben.get(`/api/plans/${plan.id}`)).body).toMatchObject({ you: { role: 'member' } })
  })
})

describe('a browser that asks twice at once', () => {
  const known = async () => {
    const browser = await test.coach()
    return {
      browser,
      ask: (kind: keyof Plan['secrets'], name?: string) =>
        browser.post('/api/join', { secret: plan.secrets[kind], name }),
    }
  }

  it('[J15] comes in once, as one person', async () => {
    const { ask } = await known()
    const answers = await Promise.all([ask('member', 'Amara'), ask('member', 'Amara'), ask('member', 'Amara Osei')])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const ids = answers.map(({ body }) => (body as { you: { id: string } }).you.id)
    expect(new Set(ids).size).toBe(1)
    expect((await test.storage.participants.list(plan.id)).map((person) => person.name)).toEqual([
      'Helen Marchetti',
      'Amara',
    ])
  })

  it('[J15] by two links has the role of the greater one', async () => {
    const { browser, ask } = await known()
    await Promise.all([ask('observer', 'Amara'), ask('facilitator', 'Amara')])
    expect((await browser.get(`/api/plans/${plan.id}`)).body).toMatchObject({ you: { role: 'facilitator' } })
  })

  it('[J16] while it shows the room screen is the screen no longer, or nothing has happened', async () => {
    const broken = await TestApp.open({
      storage: (real) => ({ ...real, seats: { ...real.seats, leave: () => Promise.reject(new Error('never apart')) } }),
    })
    const there = await broken.plan()
    const browser = await broken.join(there.secrets.roomScreen)
    const joined = await browser.post('/api/join', { secret: there.secrets.member, name: 'Amara' })
    expect(joined.body).toMatchObject({ you: { name: 'Amara', role: 'member' } })
    expect((await browser.get(`/api/plans/${there.id}`)).body).toMatchObject({ you: { name: 'Amara' } })
    await broken.close()
  })
})

describe('the room screen', () => {
  it('[J16] comes in without a name, is one however many show it, and is nobody', async () => {
    const one = await test.browser().post('/api/join', { secret: plan.secrets.roomScreen })
    const two = await test.browser().post('/api/join', { secret: plan.secrets.roomScreen, name: 'Mallory' })
    expect(one.body).toEqual({
      plan: { id: plan.id },
      kind: 'roomScreen',
      you: { id: someone, name: 'Room screen', role: 'observer', color: 1 },
    })
    expect(two.body).toEqual(one.body)
    // Its name and its colour are nobody's: a person can have both.
    expect(
      (await test.browser().post('/api/join', { secret: plan.secrets.member, name: 'Room screen' })).body,
    ).toMatchObject({ you: { name: 'Room screen', role: 'member', color: 1 } })
  })

  it('[J16] a browser that showed it becomes a person who joins with it', async () => {
    const browser = await test.join(plan.secrets.roomScreen)
    const joined = await browser.post('/api/join', { secret: plan.secrets.member, name: 'Amara' })
    expect(joined.body).toMatchObject({ you: { name: 'Amara', role: 'member' } })
    expect((await browser.get(`/api/plans/${plan.id}`)).body).toMatchObject({ you: { name: 'Amara' } })
  })

  it('[J16] on the laptop of somebody in the plan is shown by that person', async () => {
    const shown = await plan.coach.post('/api/join', { secret: plan.secrets.roomScreen })
    expect(shown.body).toMatchObject({ kind: 'roomScreen', you: { name: 'Helen Marchetti', role: 'facilitator' } })
  })
})

it('[J12] a link opened by a bot makes nobody known', async () => {
  const bots = [
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    'facebookexternalhit/1.1',
    'Twitterbot/1.0',
    'WhatsApp/2.23.20.0',
    'TelegramBot (like TwitterBot)',
    'LinkedInBot/1.0',
    'Mozilla/5.0 (compatible; Discordbot/2.0)',
    'Google-Safety',
    'Microsoft Office/16.0 (Microsoft Outlook; Safe Links)',
  ]
  for (const agent of bots) {
    const answer = await test.browser().get('/join', { 'user-agent': agent })
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
  expect((await test.storage.participants.list(plan.id)).map((person) => person.name)).toEqual(['Helen Marchetti'])
})
