import type { Look } from '@planwall/shared/protocol/http.ts'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanUp, click, find, findButton, render, type } from '../testing/render.ts'
import JoinRoute from './join-route.tsx'
import { forgetSecret } from './link-secret.ts'

const look: Look = {
  kind: 'member',
  role: 'member',
  plan: { id: 'p1' },
  organisation: 'Aldersley Cold Chain',
  title: 'One-Page Strategic Plan 2027',
  day: '2026-11-19',
  startsAt: '09:00',
  leader: 'Helen Marchetti',
  here: [{ name: 'Ruth Aldersley', color: 1 }],
  you: null,
  takenColors: [1, 8],
}
const amara = { id: 'amara', name: 'Amara Osei', role: 'member', color: 2 }

type Reply = { status: number; body: unknown }
const sent: { path: string; body: unknown }[] = []

beforeEach(() => history.replaceState(null, '', '/join#k=secret-of-the-link'))

afterEach(() => {
  cleanUp()
  forgetSecret()
  localStorage.clear()
  sent.length = 0
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

describe('coming in by a link', () => {
  it('takes a name, leaves the colour to the server and goes to the plan', async () => {
    await open({
      '/api/invitations/look': ok(look),
      '/api/join': ok({ plan: { id: 'p1' }, kind: 'member', you: amara }),
    })
    expect(find('h1').textContent).toBe('Aldersley Cold Chain')
    expect(document.body.textContent).toContain('led by Helen Marchetti')
    expect(document.body.textContent).toContain('One is here')
    type(find<HTMLInputElement>('input[name=name]'), '  Amara Osei ')
    await submit()
    expect(sent.at(-1)).toEqual({
      path: '/api/join',
      body: { secret: 'secret-of-the-link', name: 'Amara Osei' },
    })
    expect(location.pathname).toMatch(/^\/plans\/p1(\/page)?$/)
    expect(location.hash).toBe('')
    expect(JSON.parse(localStorage.getItem('planwall-person') ?? '')).toEqual({ name: 'Amara Osei', color: 2 })
  })

  it('asks for a name before it asks the server', async () => {
    await open({ '/api/invitations/look': ok(look) })
    await submit()
    expect(find('[role=alert]').textContent).toBe('Type your name, so that the others know who is writing.')
    expect(sent.map(({ path }) => path)).toEqual(['/api/invitations/look'])
  })

  it('says beside the name that somebody has it, until another one is typed', async () => {
    const message = 'Ruth Aldersley is already in this plan.'
    await open({ '/api/invitations/look': ok(look), '/api/join': refused(409, 'nameTaken', message) })
    type(find<HTMLInputElement>('input[name=name]'), 'Ruth Aldersley')
    await submit()
    expect(find('[role=alert]').textContent).toBe(message)
    type(find<HTMLInputElement>('input[name=name]'), 'Ruth B. Aldersley')
    expect(document.querySelector('[role=alert]')).toBeNull()
  })

  it('needs one click from somebody who is in already, and sends no name', async () => {
    const known = { ...look, you: { name: 'Amara Osei', color: 2 } }
    await open({
      '/api/invitations/look': ok(known),
      '/api/join': ok({ plan: { id: 'p1' }, kind: 'member', you: amara }),
    })
    await act(async () => click(findButton('Go on as Amara')))
    expect(sent.at(-1)).toEqual({ path: '/api/join', body: { secret: 'secret-of-the-link' } })
    expect(location.pathname).toMatch(/^\/plans\/p1(\/page)?$/)
  })

  it('lets the room screen through without a form', async () => {
    await open({
      '/api/invitations/look': ok({ ...look, kind: 'roomScreen', role: 'observer' }),
      '/api/join': ok({ plan: { id: 'p1' }, kind: 'roomScreen', you: { ...amara, role: 'observer' } }),
    })
    expect(location.pathname).toBe('/plans/p1/room')
    expect(localStorage.getItem('planwall-person')).toBeNull()
  })
})

describe('a link that does not open', () => {
  it('says what happened, and offers another try only where one may help', async () => {
    const message = 'This link was replaced and does not work any more.'
    await open({ '/api/invitations/look': refused(410, 'invitationRevoked', message) })
    expect(document.body.textContent).toContain(message)
    expect(document.querySelector('button')).toBeNull()
  })

  it('can be tried again once the network is back', async () => {
    const replies: Record<string, Reply> = {}
    await open(replies)
    expect(document.body.textContent).toContain('The server cannot be reached.')
    replies['/api/invitations/look'] = ok(look)
    await act(async () => click(findButton('Try again')))
    expect(find('h1').textContent).toBe('Aldersley Cold Chain')
  })
})

/** Opens the page over a server that gives these answers; whatever is not among them is unreachable. */
async function open(replies: Record<string, Reply>): Promise<void> {
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    sent.push({ path, body: JSON.parse(body) })
    const reply = replies[path]
    if (!reply) throw new TypeError('Failed to fetch')
    return new Response(JSON.stringify(reply.body), { status: reply.status })
  })
  await act(async () => void render(<JoinRoute />))
}

async function submit(): Promise<void> {
  await act(async () => click(findButton('Join the workshop')))
}

function ok(body: unknown): Reply {
  return { status: 200, body }
}

function refused(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } }
}
