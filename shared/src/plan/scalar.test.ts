import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { err, ok } from '../result.ts'
import { createPlanDoc, sectionMap } from './plan-doc.ts'
import { formatScalar, isScalarField, parseTyped, type ScalarField } from './scalar.ts'
import { readScalar, setScalar } from './scalar-doc.ts'
import type { SectionId } from './section-id.ts'
import { fieldOf } from './sections.ts'

describe('a value of a section', () => {
  it('is set, read and emptied again', () => {
    const doc = createPlanDoc({ organisation: 'A', title: 'B' })
    expect(readScalar(doc, 'vision', 'boldGoalBy')).toBeNull()
    expect(setScalar(doc, 'vision', 'boldGoalBy', '2036-12-31')).toEqual(ok('2036-12-31'))
    expect(readScalar(doc, 'vision', 'boldGoalBy')).toBe('2036-12-31')
    expect(setScalar(doc, 'vision', 'boldGoalBy', null)).toEqual(ok(null))
    expect(readScalar(doc, 'vision', 'boldGoalBy')).toBeNull()
  })

  it('is not written again when it is there already', () => {
    const doc = createPlanDoc({ organisation: 'A', title: 'B' })
    setScalar(doc, 'vision', 'boldGoalTarget', { amount: '100', unit: 'm cases' })
    const before = Y.encodeStateVector(doc)
    setScalar(doc, 'vision', 'boldGoalTarget', { amount: '100', unit: 'm cases' })
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  it('is refused when the field cannot have it, and the old one stays', () => {
    const doc = createPlanDoc({ organisation: 'A', title: 'B' })
    setScalar(doc, 'masthead', 'currency', 'GBP')
    expect(setScalar(doc, 'masthead', 'currency', 'shells')).toEqual(err('badValue'))
    expect(setScalar(doc, 'masthead', 'title', 'A title is a text')).toEqual(err('noSuchField'))
    expect(setScalar(doc, 'masthead', 'motto', 'Onwards')).toEqual(err('noSuchField'))
    expect(readScalar(doc, 'masthead', 'currency')).toBe('GBP')
  })

  it('reads as empty where a hostile hand wrote something else', () => {
    const doc = createPlanDoc({ organisation: 'A', title: 'B' })
    for (const bad of [7, 'tomorrow', ['2036-12-31'], { date: '2036-12-31' }, new Y.Map(), true]) {
      sectionMap(doc, 'vision').set('boldGoalBy', bad)
      expect(readScalar(doc, 'vision', 'boldGoalBy')).toBeNull()
    }
    sectionMap(doc, 'vision').set('boldGoalTarget', { amount: '1', unit: '%', role: 'facilitator' })
    expect(readScalar(doc, 'vision', 'boldGoalTarget')).toBeNull()
  })
})

describe('what somebody types into a cell', () => {
  it.each([
    ['longRangeGoals', 'year1', '2 026', ok('2026')],
    ['longRangeGoals', 'year1', 'next year', err('notANumber')],
    ['vision', 'boldGoalTarget', '£4.1m', ok({ amount: '4.1', unit: '£m' })],
    ['vision', 'boldGoalTarget', 'many', err('notAnAmount')],
    ['masthead', 'nextReview', '31 Mar', ok('2027-03-31')],
    ['masthead', 'nextReview', 'soon', err('notADate')],
    ['vision', 'owner', '  Ruth Aldersley ', ok('Ruth Aldersley')],
    ['vision', 'owner', 'x'.repeat(61), err('notAName')],
    ['masthead', 'currency', 'gbp', ok('GBP')],
    ['masthead', 'currency', 'pounds', err('notAChoice')],
    ['masthead', 'nextReview', '  ', ok(null)],
  ] as const)('%s.%s: %s', (section, field, typed, result) => {
    expect(parseTyped(scalarField(section, field), typed, { year: 2027 })).toEqual(result)
  })

  it('takes a number with the unit that stands beside it, and with no other', () => {
    const target: ScalarField = { kind: 'number', id: 'target', label: 'Target', place: 'front' }
    const typed = (words: string, unit?: string) => parseTyped(target, words, { unit })
    expect([typed('98.5%', '%'), typed('£4.1M', '£m'), typed('98.5%', 'days'), typed('98.5%')]).toEqual([
      ok('98.5'),
      ok('4.1'),
      err('notANumber'),
      err('notANumber'),
    ])
  })

  it('takes a whole number from 1 to 10 for how sure somebody is', () => {
    const score: ScalarField = { kind: 'score', id: 'confidence', label: 'How sure', place: 'front' }
    expect(['1', '10', '0', '11', '7.5', 'very'].map((typed) => parseTyped(score, typed))).toEqual([
      ok(1),
      ok(10),
      ...Array(4).fill(err('notAScore')),
    ])
  })
})

describe('a value in words', () => {
  it('reads as it is said, and as nothing when it is none', () => {
    expect(formatScalar(scalarField('masthead', 'nextReview'), '2027-03-31')).toBe('31 March 2027')
    expect(formatScalar(scalarField('vision', 'boldGoalBy'), '2036-12-31')).toBe('December 2036')
    expect(formatScalar(scalarField('vision', 'boldGoalTarget'), { amount: '6.9', unit: '%' })).toBe('6.9%')
    expect(formatScalar(scalarField('masthead', 'currency'), 'EUR')).toBe('EUR')
    expect(formatScalar(scalarField('masthead', 'currency'), 'shells')).toBe('')
    expect(formatScalar(scalarField('vision', 'owner'), null)).toBe('')
  })
})

function scalarField(section: SectionId, id: string): ScalarField {
  const field = fieldOf(section, id)
  if (field !== null && isScalarField(field)) return field
  throw new Error(`${section} has no value named ${id}`)
}
