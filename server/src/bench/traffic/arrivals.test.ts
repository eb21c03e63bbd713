import { expect, it } from 'vitest'
import { Arrivals } from './arrivals.ts'

const ANA = 0
const BEN = 1
const CYD = 2

function anaAmongThree(): Arrivals {
  const arrivals = new Arrivals('cursor')
  arrivals.enrol(ANA, 2)
  arrivals.measure(true)
  return arrivals
}

it('takes a newer place for those that it has overtaken, and does not call those delivered', () => {
  const arrivals = anaAmongThree()
  for (const seq of [0, 1, 2]) arrivals.sent(ANA, seq)
  arrivals.arrived(BEN, ANA, 0)
  arrivals.arrived(BEN, ANA, 2)
  arrivals.arrived(CYD, ANA, 2)
  expect({ expected: arrivals.expected, delivered: arrivals.delivered, known: arrivals.ages.count }).toEqual({
    expected: 6,
    delivered: 3,
    known: 6,
  })
})

it('counts neither what comes twice or late, nor what comes back to its sender', () => {
  const arrivals = anaAmongThree()
  for (const seq of [0, 1]) arrivals.sent(ANA, seq)
  for (const seq of [1, 1, 0]) arrivals.arrived(BEN, ANA, seq)
  arrivals.arrived(ANA, ANA, 0)
  expect({ delivered: arrivals.delivered, isComplete: arrivals.isComplete }).toEqual({
    delivered: 1,
    isComplete: false,
  })
})

it('counts nothing that was sent before or after it measured', () => {
  const arrivals = anaAmongThree()
  arrivals.measure(false)
  arrivals.sent(ANA, 0)
  arrivals.arrived(BEN, ANA, 0)
  expect([arrivals.sentCount, arrivals.delivered, arrivals.percent]).toEqual([0, 0, null])
})
