import { planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import { storedMeeting1 } from '@planwall/shared/meeting/stored-meeting-1.testing.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import { readPlanContent } from '@planwall/shared/plan/plan-content.ts'
import { createPlanDoc } from '@planwall/shared/plan/plan-doc.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { faults } from '../errors.ts'
import { StorageError } from '../storage/storage-error.ts'
import { NEW_PLAN, TestApp } from '../testing/test-app.ts'
import { readMeeting } from './meeting-facts.ts'

let test: TestApp
beforeEach(async () => {
  test = await TestApp.open()
})
afterEach(() => test.close())

const NOT_JOINED = {
  status: 403,
  body: {
    error: {
      code: 'notJoined',
      message: 'You are not in this plan on this device. Open the link you were given to come in.',
    },
  },
}

describe('a new plan', () => {
  it('[J13] has its document, its meeting, its facilitator and a link of each kind', async () => {
    const { id, coach } = await test.plan()
    expect((await coach.get(`/api/plans/${id}`)).body).toEqual({
      id,
      organisation: NEW_PLAN.organisation,
      title: NEW_PLAN.title,
      you: { id: expect.any(String), name: 'Helen Marchetti', role: 'facilitator', color: 3 },
    })
    const stored = await test.storage.log.load(id)
    const meeting = readMeeting(stored?.control ?? '')
    expect(meeting).toEqual(
      planMeeting({ id: meeting.id, day: '2026-11-19', startsAt: '09:00', agenda: onePagePlanAgenda() }),
    )
    const doc = new Y.Doc()
    for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update)
    const fresh = createPlanDoc({ organisation: NEW_PLAN.organisation, title: NEW_PLAN.title })
    expect(readPlanContent(doc)).toEqual(readPlanContent(fresh))
    const links = await test.storage.invitations.list(id)
    expect(links.map((link) => link.kind).sort()).toEqual(['facilitator', 'member', 'observer', 'roomScreen'])
  })

  it('[J13] needs an organisation, a title, a name, a colour, a day and a time', async () => {
    const coach = await test.coach()
    const wrong = [
      { organisation: ' ' },
      { title: 'x'.repeat(81) },
      { name: 'A\u202eB' },
      { color: 9 },
      { color: '3' },
      { day: '2026-02-30' },
      { startsAt: '9:00' },
    ]
    for (const part of wrong) {
      expect(await coach.post('/api/plans', { ...NEW_PLAN, ...part })).toMatchObject({
        status: 400,
        body: { error: { code: 'badRequest' } },
      })
    }
    expect((await coach.get('/api/me')).body).toEqual({ coach: true, plans: [] })
  })

  it('[J13] is not there at all when the disk refuses', async () => {
    const broken = await TestApp.open({
      storage: (real) => ({
        ...real,
        plans: { ...real.plans, create: () => Promise.reject(new StorageError('full', 'disk full at /secret/place')) },
      }),
    })
    const coach = await broken.coach()
    const answer = await coach.post('/api/plans', NEW_PLAN)
    expect(answer).toMatchObject({
      status: 503,
      body: {
        error: {
          code: 'cannotSave',
          message: 'The server cannot save at the moment, so nothing was changed. Try again shortly.',
        },
      },
    })
    expect((await coach.get('/api/me')).body).toEqual({ coach: true, plans: [] })
    await broken.close()
  })
})

describe('reading a plan', () => {
  it('[J26] anyone who sits in it reads its content, an observer too', async () => {
    const { id, secrets } = await test.plan()
    const fresh = createPlanDoc({ organisation: NEW_PLAN.organisation, title: NEW_PLAN.title })
    for (const browser of [await test.join(secrets.observer, 'Ola'), await test.join(secrets.roomScreen)]) {
      expect((await browser.get(`/api/plans/${id}/content`)).body).toEqual(
        JSON.parse(JSON.stringify(readPlanContent(fresh))),
      )
    }
  })

  it('[J23] nobody else does: a plan of others and one that does not exist look the same', async () => {
    const { id } = await test.plan()
    const other = await test.plan('Another client')
    for (const browser of [test.browser(), other.coach]) {
      for (const plan of [id, 'nosuchplan', '..%2f..%2fetc']) {
        expect(await browser.get(`/api/plans/${plan}`)).toMatchObject(NOT_JOINED)
        expect(await browser.get(`/api/plans/${plan}/content`)).toMatchObject(NOT_JOINED)
        expect(await browser.get(`/api/plans/${plan}/invitations`)).toMatchObject(NOT_JOINED)
        expect(await browser.get(`/api/plans/${plan}/join-link`)).toMatchObject(NOT_JOINED)
        expect(await browser.delete(`/api/plans/${plan}/people/somebody`)).toMatchObject(NOT_JOINED)
      }
    }
  })

  it('[J26] what cannot be read is a fault of the server, said in a sentence, and reads again once the disk does', async () => {
    let fault: StorageError | null = null
    const broken = await TestApp.open({
      storage: (real) => ({
        ...real,
        log: { ...real.log, load: (plan) => (fault ? Promise.reject(fault) : real.log.load(plan)) },
      }),
    })
    const { id, coach } = await broken.plan()
    for (const kind of ['io', 'damaged', 'closed'] as const) {
      fault = new StorageError(kind)
      for (const part of ['content', 'first-view']) {
        const answer = await coach.get(`/api/plans/${id}/${part}`)
        expect(answer).toMatchObject({
          status: 503,
          body: { error: { code: 'cannotRead', message: faults.cannotRead.sentence } },
        })
      }
    }
    fault = null
    expect((await coach.get(`/api/plans/${id}/content`)).status).toBe(200)
    await broken.close()
  })

  it('[J37] a server that has ended loads no plan again for somebody who still reads', async () => {
    const { id, coach } = await test.plan()
    await test.app.drain()
    expect(await coach.get(`/api/plans/${id}/content`)).toMatchObject({ status: 503 })
  })

  it('[M51] whose meeting a newer server wrote is refused in a sentence everywhere, and not touched', async () => {
    const { id, coach, secrets } = await test.plan()
    const newer = JSON.stringify({ version: 99, chapters: [] })
    await test.storage.log.append(id, [{ kind: 'control', state: newer }])
    const refusal = { status: 409, body: { error: { code: 'newerPlan', message: faults.newerPlan.sentence } } }
    expect(await coach.get(`/api/plans/${id}/content`)).toMatchObject(refusal)
    expect(await coach.get(`/api/plans/${id}/first-view`)).toMatchObject(refusal)
    expect(await coach.post('/api/invitations/look', { secret: secrets.member })).toMatchObject(refusal)
    expect(await test.socketFate(coach.headers(), id)).toBe(closeCodes.newerPlan.code)
    expect((await test.storage.log.load(id))?.control).toBe(newer)
  })

  it('[M50] made before meetings had versions opens as it was', async () => {
    const { id, coach } = await test.plan()
    await test.storage.log.append(id, [{ kind: 'control', state: storedMeeting1 }])
    const view = (await coach.get(`/api/plans/${id}/first-view`)).body
    expect(view).toMatchObject({ meeting: { progress: { phase: 'running', stage: 'values', step: 'draft' } } })
    expect(await test.socketFate(coach.headers(), id)).toBe('heard')
  })

  it('[D1] a plan that lives in another process is asked for there', async () => {
    const directory = { ownerOf: async () => ({ kind: 'elsewhere', url: 'http://two.planwall.test' }) as const }
    const one = await TestApp.open({ directory })
    const answer = await one.browser().get('/api/plans/abc/content?x=1')
    expect([answer.status, answer.headers.location]).toEqual([
      307,
      'http://two.planwall.test/api/plans/abc/content?x=1',
    ])
    await one.close()
  })
})
