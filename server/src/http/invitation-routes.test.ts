import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COACH_KEY, type Plan, TestApp } from '../testing/test-app.ts'

let test: TestApp
let plan: Plan
beforeEach(async () => {
  test = await TestApp.open()
  plan = await test.plan()
})
afterEach(() => test.close())

const FACILITATORS_ONLY = {
  status: 403,
  body: { error: { code: 'facilitatorsOnly', message: 'Only a facilitator of this plan can do that.' } },
}

const lookAt = async (secret: string) => (await test.browser().post('/api/invitations/look', { secret })).status

describe('links', () => {
  it('[J19] are shown to facilitators, the same each time', async () => {
    const path = `/api/plans/${plan.id}/invitations`
    const createdAt = test.clock.at
    const expected = ['facilitator', 'member', 'observer', 'roomScreen'].map((kind) => ({
      kind,
      path: expect.stringMatching(/^\/join#k=[\w-]{43}$/),
      createdAt,
    }))
    const shown = await plan.coach.get(path)
    expect(shown.body).toEqual({ invitations: expected, roomUrl: null })
    expect((await plan.coach.get(path)).body).toEqual(shown.body)
    expect(shown.headers['cache-control']).toBe('no-store')
    expect(new Set(Object.values(plan.secrets)).size).toBe(4)
  })

  it('[J19] are a secret to everybody else', async () => {
    for (const browser of [
      await test.join(plan.secrets.member, 'Amara'),
      await test.join(plan.secrets.observer, 'Ola'),
    ]) {
      expect(await browser.get(`/api/plans/${plan.id}/invitations`)).toMatchObject(FACILITATORS_ONLY)
      expect(await browser.post(`/api/plans/${plan.id}/invitations/member/rotate`)).toMatchObject(FACILITATORS_ONLY)
      expect(await browser.delete(`/api/plans/${plan.id}/invitations/member`)).toMatchObject(FACILITATORS_ONLY)
      expect(await browser.get(`/api/plans/${plan.id}/join-link`)).toMatchObject(FACILITATORS_ONLY)
    }
    expect(await lookAt(plan.secrets.member)).toBe(200)
  })

  it('[J19] stop at once when replaced; the new one works, and whoever came in stays', async () => {
    const amara = await test.join(plan.secrets.member, 'Amara')
    test.clock.at += 1_000
    const rotated = await plan.coach.post(`/api/plans/${plan.id}/invitations/member/rotate`)
    const fresh = await test.secretsOf(plan.coach, plan.id)
    expect(rotated.body).toEqual({
      invitation: { kind: 'member', path: `/join#k=${fresh.member}`, createdAt: test.clock.at },
    })
    expect(await lookAt(plan.secrets.member)).toBe(410)
    expect((await test.browser().post('/api/join', { secret: plan.secrets.member, name: 'Ben' })).status).toBe(410)
    expect((await test.browser().post('/api/join', { secret: fresh.member, name: 'Ben' })).status).toBe(200)
    expect({ ...fresh, member: '' }).toEqual({ ...plan.secrets, member: '' })
    expect((await amara.get(`/api/plans/${plan.id}`)).status).toBe(200)
  })

  it('[J19] can be switched off, and on again by replacing', async () => {
    const path = `/api/plans/${plan.id}/invitations/observer`
    expect(await plan.coach.delete(path)).toMatchObject({ status: 200, body: {} })
    expect(await plan.coach.delete(path)).toMatchObject({ status: 200, body: {} })
    expect(await lookAt(plan.secrets.observer)).toBe(410)
    expect((await test.secretsOf(plan.coach, plan.id)).observer).toBe('')
    await plan.coach.post(`${path}/rotate`)
    expect(await lookAt((await test.secretsOf(plan.coach, plan.id)).observer)).toBe(200)
    expect(await plan.coach.delete(`/api/plans/${plan.id}/invitations/owner`)).toMatchObject({ status: 400 })
  })

  it('[J21] the one for members is shown on the wall, and no other', async () => {
    const screen = await test.join(plan.secrets.roomScreen)
    const path = `/api/plans/${plan.id}/join-link`
    for (const browser of [screen, plan.coach]) {
      expect(await browser.get(path)).toMatchObject({ status: 200, body: { path: `/join#k=${plan.secrets.member}` } })
    }
    expect(await screen.get(`/api/plans/${plan.id}/invitations`)).toMatchObject(FACILITATORS_ONLY)
    await plan.coach.delete(`/api/plans/${plan.id}/invitations/member`)
    expect((await screen.get(path)).body).toEqual({ path: null, roomUrl: null })
  })

  it('[J20] no secret of anybody lies on the disk or in the log', async () => {
    const amara = await test.join(plan.secrets.member, 'Amara')
    await test.join(plan.secrets.roomScreen)
    await test.connect(amara, plan.id)
    await test.browser().get(`/join?k=${plan.secrets.observer}`)
    await test.browser().get(`/api/nothing/${plan.secrets.observer}`)
    await test.browser().post('/api/join', { secret: plan.secrets.member, name: 'Amara' })
    await plan.coach.post(`/api/plans/${plan.id}/invitations/member/rotate`)
    const after = await test.secretsOf(plan.coach, plan.id)
    const cookies = [amara, plan.coach].flatMap((browser) => [...browser.cookies.values()])
    const secrets = [...Object.values(plan.secrets), ...Object.values(after), ...cookies, COACH_KEY]
    expect(secrets.every((secret) => secret.length > 20)).toBe(true)
    const disk = test.bytesOnDisk()
    const log = test.log.join('')
    expect(disk.includes('Helen Marchetti')).toBe(true)
    expect(log).toContain('/api/join')
    for (const secret of secrets) expect([disk.includes(secret), log.includes(secret)]).toEqual([false, false])
    // Nor what people are called and write, nor which plan it is.
    for (const word of ['Amara', 'Helen', 'Aldersley', 'One-Page', plan.id]) expect(log).not.toContain(word)
  })
})
