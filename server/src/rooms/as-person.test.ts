import { expect, it } from 'vitest'
import type { Participant } from '../storage/tables/participants.ts'
import { asPerson } from './rooms.ts'

const ola: Participant = {
  id: 'ola',
  plan: 'plan',
  role: 'observer',
  name: 'Ola',
  color: 2,
  roomScreen: false,
  createdAt: 0,
  removedAt: null,
}

it('[J16] an observer with a name is listed among the people, the room screen is not', () => {
  expect([asPerson(ola).listed, asPerson({ ...ola, roomScreen: true }).listed]).toEqual([true, false])
})
