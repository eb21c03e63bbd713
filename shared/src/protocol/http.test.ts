import { describe, expect, it } from 'vitest'
import { invitationPath, invitationSecret, joinRequestSchema, newPlanRequestSchema, personNameSchema } from './http.ts'

const accepts = (name: string) => personNameSchema.safeParse(name).success

describe('a name', () => {
  it('[J14] is trimmed, and 1 to 60 characters long', () => {
    expect(personNameSchema.parse('  Amara Osei ')).toBe('Amara Osei')
    expect(['A', 'x'.repeat(60)].map(accepts)).toEqual([true, true])
    expect(['', '   ', 'x'.repeat(61)].map(accepts)).toEqual([false, false, false])
  })

  it('[J14] may be written in any script, and holds nothing that cannot be seen', () => {
    expect(['Søren', '王芳', 'محمد', 'می‌خواهم', "O'Brien-Łukasz", 'Zoë ❤️'].map(accepts)).toEqual(Array(6).fill(true))
    expect(['Amara\n', 'A\u0000', 'A\u202eB', 'A\u200bB', '\u200d', '\u3164\u200c'].map(accepts)).toEqual([
      true, // a line break at the end is trimmed
      ...Array(5).fill(false),
    ])
  })
})

it('[J12] reads the secret of a link from the fragment it was put into', () => {
  expect(invitationPath('abc_-9')).toBe('/join#k=abc_-9')
  expect(['#k=abc_-9', 'k=abc_-9', '#x=1&k=abc_-9&y=2'].map(invitationSecret)).toEqual(Array(3).fill('abc_-9'))
  expect(['', '#', '#k=', '#kk=abc', '#k=a b'].map(invitationSecret)).toEqual(Array(5).fill(null))
})

it('[J13] takes a day and a time as people write them in a calendar, and no others', () => {
  const plan = { organisation: 'Aldersley', title: 'Plan 2027', name: 'Helen', color: 1 }
  const parse = (day: string, startsAt: string) => newPlanRequestSchema.safeParse({ ...plan, day, startsAt }).success
  expect(parse('2026-11-19', '09:00')).toBe(true)
  expect([parse('2026-02-30', '09:00'), parse('19.11.2026', '09:00'), parse('2026-11-19', '24:00')]).toEqual(
    Array(3).fill(false),
  )
})

it('[J16] lets the room screen join without a name', () => {
  expect(joinRequestSchema.parse({ secret: 'abc' })).toEqual({ secret: 'abc' })
})
