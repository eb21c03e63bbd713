import type { Section } from '../field.ts'
import { back, closing, criticalNumbers, front } from './fields.ts'

export const annualGoals: Section = {
  id: 'annualGoals',
  label: 'Annual goals',
  tagline: 'What this year must bring',
  definition:
    'Annual goals are the few results that must be true by the end of this year for the long-range goals to hold.',
  prompts: [
    'What must be true by next December?',
    'If only one of these came true, which would make it a good year?',
    'Which of these would we see on a chart, and which only in a speech?',
  ],
  fields: [
    front.day('yearEnd', 'Year end', { ask: 'When does the year end?' }),
    front.rows('goals', 'Goals', {
      ask: 'What must be true by next December?',
      columns: [front.text('metric', 'Goal'), back.quantity('target', 'Target')],
      ranked: true,
      usualMost: 7,
    }),
    back.rows('initiatives', 'Key initiatives', {
      ask: 'Which few undertakings get us there? One name beside each.',
      columns: [back.text('text', 'Initiative'), back.person('owner', 'Owner')],
      ranked: true,
      owner: 'owner',
      usualMost: 5,
    }),
    ...criticalNumbers(),
    ...closing('Why does this year have to bring these?'),
  ],
}
