import { describe, expect, it } from 'vitest'
import { actionOf } from './keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
  actionOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

describe('a key on the board', () => {
  it('takes a tool, whatever Caps Lock says', () => {
    expect(press('n')).toEqual({ type: 'tool', tool: 'note' })
    expect(press('V')).toEqual({ type: 'tool', tool: 'select' })
  })

  it('moves by an arrow, tenfold with Shift', () => {
    expect(press('ArrowLeft')).toEqual({ type: 'arrow', dx: -4, dy: 0 })
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ type: 'arrow', dx: 0, dy: 40 })
  })

  it('undoes and redoes on every system', () => {
    expect(press('z', { ctrlKey: true })).toEqual({ type: 'undo' })
    expect(press('z', { metaKey: true })).toEqual({ type: 'undo' })
    expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ type: 'redo' })
    expect(press('y', { ctrlKey: true })).toEqual({ type: 'redo' })
  })

  it('shows the keys and zooms on any keyboard layout', () => {
    expect(press('?', { shiftKey: true })).toEqual({ type: 'showKeys' })
    expect(press('+', { shiftKey: true })).toEqual({ type: 'zoomIn' })
    expect(press('=')).toEqual({ type: 'zoomIn' })
  })

  it('is left to the facilitator with Shift, and to the browser with the rest', () => {
    expect(press('T', { shiftKey: true })).toBeNull()
    expect(press('n', { ctrlKey: true })).toBeNull()
    expect(press('n', { altKey: true })).toBeNull()
    expect(press('Tab')).toBeNull()
    expect(press('x')).toBeNull()
  })
})
