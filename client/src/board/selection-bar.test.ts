import { expect, it } from 'vitest'
import { placeBar } from './selection-bar.tsx'

const view = { width: 1_000, height: 800 }
const paper = (x: number, y: number) => ({ x, y, width: 120, height: 90 })

it('stands above the selected notes, or below or beside them where other notes hang', () => {
  expect(placeBar([paper(400, 300)], [], view)).toEqual({ x: 390, y: 248 })
  expect(placeBar([paper(400, 300)], [paper(400, 200)], view)).toEqual({ x: 390, y: 402 })
  expect(placeBar([paper(400, 300)], [paper(400, 200), paper(400, 400)], view)).toEqual({ x: 532, y: 325 })
})

it('stays inside the view', () => {
  expect(placeBar([paper(900, 0)], [], view)).toEqual({ x: 852, y: 102 })
})
