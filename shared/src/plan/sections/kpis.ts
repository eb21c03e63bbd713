import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const kpis: Section = {
  id: 'kpis',
  label: 'KPIs',
  tagline: 'How we know, week by week',
  definition:
    'A key performance indicator is a number that one person answers for and that tells us early whether the plan is working.',
  prompts: [
    'If you were away for a month, which numbers would you ask for?',
    'Which number moves weeks before the profit does?',
    'From which figure on would you pick up the phone?',
    'Where does the figure come from, and who can count it by Monday?',
  ],
  fields: [
    front.rows('kpis', 'KPIs', {
      ask: 'Which number would tell us first?',
      columns: [
        front.text('name', 'Measure'),
        front.person('owner', 'Owner'),
        front.text('unit', 'Unit'),
        back.choice('direction', 'Better is', [
          { value: 'up', label: 'Up' },
          { value: 'down', label: 'Down' },
          { value: 'range', label: 'In range' },
        ]),
        back.number('baseline', 'Baseline'),
        front.number('target', 'Target'),
        front.number('red', 'Red'),
        front.number('green', 'Green'),
        back.number('superGreen', 'Super-green'),
        back.number('redHigh', 'Red above'),
        back.number('greenHigh', 'Green up to'),
        back.text('source', 'Source'),
        back.choice('cadence', 'How often', [
          { value: 'daily', label: 'Daily' },
          { value: 'weekly', label: 'Weekly' },
          { value: 'monthly', label: 'Monthly' },
          { value: 'quarterly', label: 'Quarterly' },
        ]),
        back.day('firstDue', 'First due'),
      ],
      owner: 'owner',
      usualMost: 9,
    }),
    ...closing('Why do these tell us first?'),
  ],
}
