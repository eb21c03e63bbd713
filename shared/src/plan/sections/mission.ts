import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const mission: Section = {
  id: 'mission',
  label: 'Mission',
  tagline: 'Why we exist, beyond profit',
  definition: 'A mission says why we exist, beyond profit, and what we do for whom every day.',
  prompts: [
    'If we closed tomorrow, what would people miss?',
    'Why would a good person turn down more money to work here?',
    'What do customers really buy from us?',
    'Which customers should we stop serving?',
  ],
  fields: [
    front.richText('purpose', 'Purpose', { ask: 'If we closed tomorrow, what would people miss?' }),
    back.richText('whatForWhom', 'What we do for whom', { ask: 'What do we do, and who is better off for it?' }),
    back.rows('promises', 'Brand promises', {
      ask: 'What do we promise every customer, and which number proves that we keep it?',
      columns: [back.text('promise', 'Promise'), back.text('kpi', 'KPI that proves it')],
      usualMost: 3,
    }),
    back.text('marketWho', 'Our market: who', { ask: 'Whom do we serve?' }),
    back.text('marketWhere', 'Our market: where', { ask: 'Where do we serve them?' }),
    back.text('marketWhat', 'Our market: what', { ask: 'What do we offer them?' }),
    back.text('marketNot', 'Our market: what not', { ask: 'What do we turn down, even when it pays?' }),
    ...closing('Which story from our past shows that this is true?'),
  ],
}
