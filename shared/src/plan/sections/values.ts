import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const values: Section = {
  id: 'values',
  label: 'Values',
  tagline: 'The rules we hire, promote and part by',
  definition:
    'A value is a rule you keep when it costs you; it tells people here what to do when nobody is there to ask.',
  prompts: [
    'Think of someone here you would clone. What did they do, the last time you thought that?',
    'Which rule has cost us money, and was worth it?',
    'Would you part with someone who hits every number but breaks this?',
    'Could a newcomer act on it in the first week?',
  ],
  fields: [
    front.rows('values', 'Values', {
      ask: 'Which rules do we keep even when they cost us?',
      columns: [
        front.text('name', 'Name'),
        front.text('phrase', 'In a sentence'),
        back.text('behaviour', 'Behaviour that shows it'),
        back.text('breaks', 'Behaviour that breaks it'),
      ],
      usualMost: 7,
    }),
    back.rows('actions', 'Actions to live them', {
      ask: 'What will people see us do in the next three months?',
      columns: [back.text('text', 'Action'), back.person('owner', 'Owner'), back.day('due', 'Due')],
      owner: 'owner',
    }),
    ...closing('Where do these come from?'),
  ],
}
