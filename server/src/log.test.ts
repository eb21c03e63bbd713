import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

function logInto(logFormat: 'text' | 'json', logLevel: 'info' | 'error' = 'info') {
  const lines: string[] = []
  const log = createLog({ logFormat, logLevel }, { write: (line) => lines.push(line) })
  return { log, lines }
}

describe('the log', () => {
  it('[C16] carries allowed fields and drops every other', () => {
    const { log, lines } = logInto('json')
    log.child({ peerId: 'p1', cookie: 'secret' }).info({ planId: 'x7', noteText: 'We are late' }, 'Joined')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 'info', time: expect.any(String), peerId: 'p1', planId: '8cf3ebbdacdd', msg: 'Joined' },
    ])
  })

  it('[J34] tells a plan from another by the same hash everywhere, and never names it', () => {
    const { log, lines } = logInto('json')
    const child = log.child({ planId: 'plan-of-aldersley' })
    child.info('Opened')
    log.error({ planId: 'plan-of-aldersley' }, 'Commit failed')
    log.info({ planId: 'another' }, 'Opened')
    const [one, same, other] = lines.map((line) => JSON.parse(line).planId)
    expect(one).toMatch(/^[0-9a-f]{12}$/)
    expect([same === one, other === one]).toEqual([true, false])
    expect(lines.join('')).not.toContain('aldersley')
  })

  it('[C16] names a request by its route, not by its address', () => {
    const { log, lines } = logInto('json')
    const request = { method: 'GET', url: '/api/plans/secret?key=1', routeOptions: { url: '/api/plans/:name' } }
    log.info({ req: request }, 'Asked')
    expect(JSON.parse(lines[0] ?? '').req).toEqual({ method: 'GET', route: '/api/plans/:name' })
    expect(lines.join('')).not.toContain('secret')
  })

  it('[C16] does not repeat the text a parser stumbled over', () => {
    const { log, lines } = logInto('json')
    try {
      JSON.parse('our secret vision')
    } catch (error) {
      log.error({ err: error }, 'Refused')
    }
    expect(JSON.parse(lines[0] ?? '').err).toMatchObject({ type: 'SyntaxError', message: 'input that cannot be read' })
    expect(lines.join('')).not.toContain('our secret')
  })

  it('[C16] reads as one line for people, with the stack below an error', () => {
    const { log, lines } = logInto('text')
    log.warn({ planId: 'x7', err: new Error('disk is full') }, 'Commit failed')
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}Commit failed planId="[0-9a-f]{12}" disk is full\n\s+at /)
  })

  it('[C16] keeps quiet below its level', () => {
    const { log, lines } = logInto('json', 'error')
    log.info('Nothing to see')
    expect(lines).toEqual([])
  })
})
