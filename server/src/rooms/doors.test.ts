import { expect, it } from 'vitest'
import { Doors } from './doors.ts'

it('[J41] lets no more than so many sockets in from one address, and another in for each that leaves', () => {
  const doors = new Doors(2)
  const first = doors.enter('hotel')
  doors.enter('hotel')
  expect(doors.enter('hotel')).toBeNull()
  expect(doors.enter('elsewhere')).not.toBeNull()
  first?.()
  expect(doors.enter('hotel')).not.toBeNull()
  expect(doors.enter('hotel')).toBeNull()
})
