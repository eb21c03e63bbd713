import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Browser, type Plan, TestApp } from '../testing/test-app.ts'

let test: TestApp
let plan: Plan
beforeEach(async () => {
  test = await TestApp.open()
  plan = await test.plan()
})
afterEach(() => test.close())

async function idOf(browser: Browser): Promise<string> {
  const { body } = await browser.get(`/api/plans/${plan.id}`)
  return (body as { you: { id: string } }).you.id
}

const remove = (by: Browser, person: string) => by.delete(`/api/plans/${plan.id}/people/${person}`)

it('[J22] whoever is removed is out at once, on every socket, and stays out', async () => {
  const amara = await test.join(plan.secrets.member, 'Amara')
  const socket = await test.connect(amara, plan.id)
  const closed = once(socket, 'close')
  await expect
    .poll(async () => (await plan.coach.get('/api/me')).body)
    .toMatchObject({ plans: [{ people: 2, here: 1 }] })
  expect(await remove(plan.coach, await idOf(amara))).toMatchObject({ status: 200, body: {} })
  expect((await closed)[0]).toBe(4403)
  expect((await amara.get(`/api/plans/${plan.id}`)).body).toMatchObject({ error: { code: 'notJoined' } })
  expect((await amara.get('/api/me')).body).toEqual({ coach: false, plans: [] })
  const again = await test.connect(amara, plan.id)
  expect((await once(again, 'close'))[0]).toBe(4401)
  expect((await plan.coach.get('/api/me')).body).toMatchObject({ plans: [{ people: 1, here: 0 }] })
})

it('[J22] their name is free again', async () => {
  const amara = await test.join(plan.secrets.member, 'Amara')
  await remove(plan.coach, await idOf(amara))
  expect((await test.browser().post('/api/join', { secret: plan.secrets.member, name: 'Amara' })).status).toBe(200)
})

it('[J22] only facilitators remove, not themselves, and nobody of another plan', async () => {
  const amara = await test.join(plan.secrets.member, 'Amara')
  const helen = await idOf(plan.coach)
  expect((await remove(amara, helen)).body).toMatchObject({ error: { code: 'facilitatorsOnly' } })
  expect(await remove(plan.coach, helen)).toMatchObject({
    status: 409,
    body: { error: { code: 'notYourself', message: 'You cannot remove yourself. Another facilitator can.' } },
  })
  const other = await test.plan('Another client')
  expect(await remove(other.coach, await idOf(amara))).toMatchObject({ status: 403 })
  const otherPath = `/api/plans/${other.id}/people/${await idOf(amara)}`
  const noSuchPerson = {
    status: 404,
    body: { error: { code: 'noSuchPerson', message: 'This person is not in the plan any more.' } },
  }
  expect(await other.coach.delete(otherPath)).toMatchObject(noSuchPerson)
  expect(await remove(plan.coach, 'nobody')).toMatchObject(noSuchPerson)
  const id = await idOf(amara)
  await remove(plan.coach, id)
  expect(await remove(plan.coach, id)).toMatchObject(noSuchPerson)
})
