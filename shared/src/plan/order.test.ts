import { describe, expect, it } from 'vitest'
import { byOrder, parseOrder, placeAt } from './order.ts'

describe('an order', () => {
  it('knows a place from anything else', () => {
    for (const good of ['a0', 'a1', 'Zz', 'a0V', 'b00']) expect(parseOrder(good)).toBe(good)
    for (const bad of ['', 'a', 'a00', '!', 'b0', 'a0!', 'é0', 'a'.repeat(99), 7, null, undefined, ['a0']]) {
      expect(parseOrder(bad)).toBeNull()
    }
    expect(parseOrder(`A${'0'.repeat(26)}`)).toBeNull()
  })

  it('puts those without a place last and settles equal places by id', () => {
    const rows = [
      { id: 'd', order: null },
      { id: 'c', order: 'a1' },
      { id: 'b', order: 'a1' },
      { id: 'a', order: null },
      { id: 'e', order: 'Zz' },
    ]
    expect(rows.sort(byOrder).map((row) => row.id)).toEqual(['e', 'b', 'c', 'a', 'd'])
  })

  it.each([
    { orders: [], touched: 0 },
    { orders: ['a0'], touched: 0 },
    { orders: ['a0', 'a1', 'a2'], touched: 0 },
    { orders: ['a0', 'a0', 'a0'], touched: 2 },
    { orders: [null, null, null], touched: 3 },
    { orders: ['a0', 'a0', 'a1', 'a1', null, null], touched: 4 },
    { orders: [`z${'z'.repeat(26)}`, null], touched: 1 },
    { orders: [`A${'0'.repeat(25)}1`, `A${'0'.repeat(25)}1`], touched: 2 },
    { orders: [`a0${'0'.repeat(44)}1`, `a0${'0'.repeat(44)}2`], touched: 2 },
  ])('makes room anywhere among $orders and moves no more than it must', ({ orders, touched }) => {
    for (let index = 0; index <= orders.length; index++) {
      const { own, moved } = placeAt(orders, index)
      expect(moved.size).toBeLessThanOrEqual(touched)
      const after: (string | null)[] = orders.map((order, place) => moved.get(place) ?? order)
      after.splice(index, 0, own)
      const sorted = after.map((order, place) => ({ id: String(place).padStart(2, '0'), order })).sort(byOrder)
      expect(sorted.map((row) => Number(row.id))).toEqual(after.map((_, place) => place))
      expect(after.filter((order) => order === own)).toEqual([own])
      expect(parseOrder(own)).toBe(own)
    }
  })

  it('holds after a thousand insertions into one gap', () => {
    let orders: (string | null)[] = ['a0', 'a1']
    for (let n = 0; n < 1_000; n++) {
      const { own, moved } = placeAt(orders, 1)
      orders = orders.map((order, place) => moved.get(place) ?? order)
      orders.splice(1, 0, own)
    }
    expect(orders.every((order) => parseOrder(order) !== null)).toBe(true)
    expect(orders.every((order, place) => place === 0 || (orders[place - 1] ?? '') < (order ?? ''))).toBe(true)
  })
})
