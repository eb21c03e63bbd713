import type { Section } from '../field.ts'
import { back, closing, criticalNumbers, front } from './fields.ts'

export const quarterlyPriorities: Section = {
  id: 'quarterlyPriorities',
  label: 'Quarterly priorities',
  tagline: 'What comes first, these thirteen weeks',
  definition:
    'A quarterly priority is one of the few things that must be finished in the next thirteen weeks, with one owner.',
  prompts: [
    'If we finish only one of these in the quarter, which one makes the year?',
    'How will a stranger be able to see that it is done?',
    'What will we stop or delay to make room for it?',
    'Whose name stands beside it, alone?',
  ],
  fields: [
    front.month('quarterStart', 'Quarter: from', { ask: 'Which quarter?' }),
    front.month('quarterEnd', 'Quarter: to'),
    back.rows('numbers', 'Numbers for the quarter', {
      ask: 'Which figures must the quarter end on?',
      columns: [back.text('metric', 'Figure'), back.quantity('target', 'Target')],
      usualMost: 7,
    }),
    front.rows('priorities', 'Priorities', {
      ask: 'The five that go in the jar first. One name beside each.',
      columns: [
        front.text('text', 'Priority'),
        front.person('owner', 'Owner'),
        back.day('due', 'Due'),
        back.text('done', 'What done means'),
        back.choice('status', 'Status', [
          { value: 'notStarted', label: 'Not started' },
          { value: 'onTrack', label: 'On track' },
          { value: 'atRisk', label: 'At risk' },
          { value: 'offTrack', label: 'Off track' },
          { value: 'done', label: 'Done' },
        ]),
      ],
      ranked: true,
      owner: 'owner',
      usualMost: 5,
    }),
    ...criticalNumbers(),
    back.text('theme', 'Theme', { ask: 'What do we call this quarter, so that everyone remembers it?' }),
    back.text('scoreboard', 'Scoreboard', { ask: 'Where does everyone see the score every day?' }),
    back.text('celebration', 'Celebration', { ask: 'How do we celebrate when we make it?' }),
    back.text('reward', 'Reward', { ask: 'What does everyone get out of it?' }),
    ...closing('Why these, and why now?'),
  ],
}
