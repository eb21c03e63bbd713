import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const keyProjects: Section = {
  id: 'keyProjects',
  label: 'Key projects',
  tagline: 'Start, end, budget',
  definition:
    'A key project is a piece of work with a start, an end, a budget and one owner, without which a goal would fail.',
  prompts: [
    'Which few projects carry the year?',
    'Which goal does each one serve?',
    'Which would you stop today if you had to give back a third of the money?',
  ],
  fields: [
    front.rows('projects', 'Key projects', {
      ask: 'Which few projects carry the year?',
      columns: [
        front.text('name', 'Project'),
        back.text('goal', 'Goal it serves'),
        front.person('owner', 'Owner'),
        front.month('start', 'Start'),
        front.month('end', 'End'),
        front.quantity('budget', 'Budget'),
        back.text('effort', 'Effort'),
        back.choice('priority', 'Priority', [
          { value: 'must', label: 'Must' },
          { value: 'should', label: 'Should' },
          { value: 'could', label: 'Could' },
        ]),
      ],
      owner: 'owner',
      usualMost: 6,
    }),
    ...closing('Why these projects and not the others?'),
  ],
}
