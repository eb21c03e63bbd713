import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

const years = [1, 2, 3, 4, 5]

export const longRangeGoals: Section = {
  id: 'longRangeGoals',
  label: 'Long-range goals',
  tagline: 'Ten years out, and the steps there',
  definition:
    'Long-range goals are the few measures, three to five years out, that show we are on the way to the vision.',
  prompts: [
    'Where must we be in three years for the bold goal still to be in reach?',
    'Which two or three moves would get us there?',
    'What one unit of profit says most about how this business works: profit per what?',
  ],
  fields: [
    front.month('futureDate', 'Future date', { ask: 'Which date do we look back from?' }),
    ...years.map((n) => front.number(`year${n}`, `Year ${n}`, n === 1 ? { ask: 'Which years do we show?' } : {})),
    front.rows('targets', 'Targets', {
      ask: 'Which few figures would tell an outsider that we got there?',
      columns: [
        front.text('metric', 'Target'),
        front.text('unit', 'Unit'),
        ...years.map((n) => front.number(`value${n}`, `Value, year ${n}`)),
      ],
      usualMost: 7,
    }),
    back.rows('thrusts', 'Key thrusts', {
      ask: 'Which few pushes carry us there? The first one matters most.',
      columns: [back.text('text', 'Key thrust'), back.person('owner', 'Owner')],
      ranked: true,
      owner: 'owner',
      usualMost: 5,
    }),
    back.text('profitPer', 'Profit per', { ask: 'Profit per what: customer, load, visit, seat?' }),
    back.quantity('profitPerTarget', 'Profit per: target', { ask: 'How much?' }),
    ...closing('Why these figures and not others?'),
  ],
}
