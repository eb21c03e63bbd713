import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const keyPlayers: Section = {
  id: 'keyPlayers',
  label: 'Key players',
  tagline: 'One name, one job',
  definition: 'A key player is a person, or a role still to be filled, who alone answers for a part of the plan.',
  prompts: [
    'For which result would we all look at this person?',
    'Which role does the plan need that nobody holds today?',
    'What happens on the day this person is not here?',
    'Who has to hear about the plan, from whom, and by when?',
  ],
  fields: [
    front.rows('players', 'Key players and roles', {
      ask: 'Who answers for what?',
      columns: [
        front.person('person', 'Person'),
        front.text('role', 'Role, if unfilled'),
        front.text('accountability', 'Accountable for'),
        back.text('partInVision', 'Part in the vision'),
        back.text('gap', 'Gap, and how it will be filled'),
      ],
    }),
    back.rows('communication', 'How the plan is told', {
      ask: 'Who tells whom what, and by when?',
      columns: [
        back.text('what', 'What'),
        back.text('toWhom', 'To whom'),
        back.day('by', 'By'),
        back.person('owner', 'Owner'),
      ],
      owner: 'owner',
    }),
    ...closing('Why is the work divided like this?'),
  ],
}
