import { describe, expect, it } from 'vitest'
import { createMemoryPlanLog } from './memory-plan-log.ts'
import { planLogContract } from './plan-log.contract.ts'

describe('in memory', () => {
  planLogContract(async () => {
    const log = createMemoryPlanLog()
    let made = 0
    return {
      log,
      createPlan: async (first) => {
        made += 1
        log.createPlan(`plan-${made}`, first)
        return `plan-${made}`
      },
      breakCommits: async (fault) => log.breakCommits(fault),
      dispose: async () => {},
    }
  })

  it('holds commits back until the test lets them go', async () => {
    const log = createMemoryPlanLog()
    log.createPlan('plan', { document: Buffer.from('first'), control: 'c0' })
    const events: string[] = []
    const release = log.holdCommits()
    const append = log.append('plan', [{ kind: 'control', state: 'c1' }]).then(() => events.push('committed'))
    await new Promise(setImmediate)
    events.push('released')
    release()
    await append
    expect(events).toEqual(['released', 'committed'])
  })
})
