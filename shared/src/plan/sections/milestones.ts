import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const milestones: Section = {
  id: 'milestones',
  label: 'Milestones',
  tagline: 'The dates on the wall',
  definition: 'A milestone is a day on which everyone can see whether something has been reached.',
  prompts: [
    'Which dates would you put on the wall?',
    'By which day would you know that we are late?',
    'What will be there to see on that day?',
  ],
  fields: [
    front.rows('milestones', 'Milestones', {
      ask: 'Which dates would you put on the wall?',
      columns: [
        front.day('date', 'Date'),
        front.text('what', 'What'),
        back.text('project', 'Project'),
        back.person('owner', 'Owner'),
      ],
      owner: 'owner',
      usualMost: 8,
    }),
    ...closing('Which of these dates are fixed by others, and by whom?'),
  ],
}
