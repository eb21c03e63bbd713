import { describe, expect, it } from 'vitest'
import { fieldWords, labelKeys, labelOf, labelPackOf, labelPacks, plainWords } from './label-pack.ts'

describe('a vocabulary', () => {
  it('says our own words unless it has others', () => {
    expect(labelOf(plainWords, 'vision', 'boldGoal')).toBe('Bold goal')
    expect(labelOf(fieldWords, 'vision', 'boldGoal')).toBe('BHAG')
    expect(labelOf(fieldWords, 'vision')).toBe('Vision')
    expect(labelOf(fieldWords, 'quarterlyPriorities', 'priorities', 'text')).toBe('Rock')
    expect(labelOf(plainWords, 'quarterlyPriorities', 'priorities', 'text')).toBe('Priority')
    expect(labelOf(fieldWords, 'quarterlyPriorities', 'criticalName')).toBe('Critical number')
  })

  it('falls back to an id that the catalogue does not know', () => {
    expect(labelOf(plainWords, 'vision', 'slogan')).toBe('slogan')
    expect(labelOf(fieldWords, 'vision', 'constructor')).toBe('constructor')
    expect(labelOf(plainWords, 'kpis', 'kpis', 'colour')).toBe('colour')
  })

  it.each(labelPacks)('has words only for what the catalogue has: $name', (pack) => {
    for (const key of Object.keys(pack.labels)) expect(labelKeys()).toContain(key)
    expect(labelPackOf(pack.id)).toBe(pack)
  })

  it('is plain when nobody chose one', () => {
    expect(labelPackOf('klingon')).toBe(plainWords)
  })
})
