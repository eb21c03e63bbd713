import { setImmediate as turnsOver } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { FrameTurns } from './frame-turns.ts'

function reading() {
  const happened: string[] = []
  const line = { pause: () => happened.push('pause'), resume: () => happened.push('resume') }
  return { happened, turns: new FrameTurns<string>(line, (frame) => happened.push(frame)) }
}

it('[R27] reads one frame a turn, in order, and takes no more from the line meanwhile', async () => {
  const { happened, turns } = reading()
  for (const frame of ['one', 'two', 'three']) turns.add(frame)
  expect(happened).toEqual(['pause'])
  for (let turn = 0; turn < 3; turn++) {
    await turnsOver()
    happened.push('others')
  }
  expect(happened).toEqual(['pause', 'one', 'others', 'two', 'others', 'three', 'resume', 'others'])

  turns.add('four')
  await turnsOver()
  expect(happened.slice(8)).toEqual(['four'])
})

it('[R27] ends only when all that has come is read', async () => {
  const { happened, turns } = reading()
  turns.add('one')
  turns.add('two')
  turns.end(() => happened.push('end'))
  for (let turn = 0; turn < 2; turn++) await turnsOver()
  expect(happened).toEqual(['pause', 'one', 'two', 'resume', 'end'])

  const idle = reading()
  idle.turns.end(() => idle.happened.push('end'))
  expect(idle.happened).toEqual(['end'])
})
