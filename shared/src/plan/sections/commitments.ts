import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const commitments: Section = {
  id: 'commitments',
  label: 'Commitments',
  tagline: 'Who, what, when, how sure',
  definition: 'A commitment is what one person will do by one day, with a number for how sure they are.',
  prompts: [
    'What will you do in the next four weeks, and how sure are you?',
    'What would make your seven a nine?',
    'What could stop you, and whom would you tell?',
  ],
  fields: [
    front.rows('commitments', 'Commitments', {
      ask: 'What will you do in the next four weeks, and how sure are you?',
      columns: [
        front.person('who', 'Who'),
        front.text('what', 'What'),
        front.day('due', 'When'),
        front.score('confidence', 'How sure'),
        back.text('obstacle', 'What could stop it'),
        back.choice('state', 'State', [
          { value: 'open', label: 'Open' },
          { value: 'done', label: 'Done' },
          { value: 'missed', label: 'Missed' },
          { value: 'dropped', label: 'Dropped' },
        ]),
        back.text('note', 'Note'),
      ],
      owner: 'who',
    }),
    ...closing('What makes these the right first steps?'),
  ],
}
