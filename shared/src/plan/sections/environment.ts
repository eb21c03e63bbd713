import type { RowsField, Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const environment: Section = {
  id: 'environment',
  label: 'Environment',
  tagline: 'Where we stand today',
  definition: 'The environment is what helps and hinders us today, inside our walls and outside them.',
  prompts: [
    'What do customers praise us for when we are not in the room?',
    'What do we explain away every year?',
    'What has changed around us since we last did this?',
    'Which of these will still be true in three years?',
  ],
  fields: [
    list('strengths', 'Strengths', 'What do we do better than those we lose sleep over?'),
    list('weaknesses', 'Weaknesses', 'What would a rival hire us to stop doing?'),
    list('opportunities', 'Opportunities', 'Which doors stand open that were shut three years ago?'),
    list('threats', 'Threats', 'What could hurt us badly and is not of our making?'),
    front.rows('trends', 'Trends', {
      ask: 'What is moving, and which way does it push us?',
      columns: [
        front.text('text', 'Trend'),
        back.text('effect', 'Likely effect'),
        back.choice('stillTrue', 'Still true?', [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'unsure', label: 'Not sure' },
        ]),
      ],
    }),
    ...closing('What did we look at to come to this picture?'),
  ],
}

function list(id: string, label: string, ask: string): RowsField {
  return front.rows(id, label, { ask, columns: [front.text('text', label)], usualMost: 5 })
}
