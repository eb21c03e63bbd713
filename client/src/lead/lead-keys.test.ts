import { expect, it } from 'vitest'
import { leadKeyOf } from './lead-keys.ts'

const press = (key: string, more: Partial<KeyboardEvent> = {}) => {
  return leadKeyOf({ key, shiftKey: true, ctrlKey: false, metaKey: false, altKey: false, ...more })
}

it('leads with Shift and a key, with Caps Lock as well', () => {
  expect(['ArrowRight', 'ArrowLeft', 'T', 'B', 'L', 't', 'R', 'Enter'].map((key) => press(key))).toEqual([
    'next',
    'back',
    'minute',
    'gather',
    'lock',
    'minute',
    null,
    null,
  ])
})

it('leaves other combinations to the browser and the board', () => {
  expect([
    press('ArrowRight', { shiftKey: false }),
    press('t', { ctrlKey: true }),
    press('ArrowLeft', { altKey: true }),
    press('b', { metaKey: true }),
  ]).toEqual([null, null, null, null])
})
