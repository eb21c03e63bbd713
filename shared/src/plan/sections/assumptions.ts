import type { Section } from '../field.ts'
import { back, closing } from './fields.ts'

export const assumptions: Section = {
  id: 'assumptions',
  label: 'Assumptions and risks',
  tagline: 'What we take for granted',
  definition: 'An assumption is something the plan needs to be true and that nobody here can decide.',
  prompts: [
    'What has to stay true for this plan to work?',
    'How would we notice, early, that it is not?',
    'Which risk would we be embarrassed not to have written down?',
  ],
  fields: [
    back.rows('assumptions', 'Assumptions', {
      ask: 'What do we take for granted?',
      columns: [
        back.text('text', 'We assume'),
        back.text('sign', 'How we would notice it is wrong'),
        back.day('retest', 'Test again on'),
      ],
    }),
    back.rows('risks', 'Risks', {
      ask: 'What could go wrong, and what would we do?',
      columns: [back.text('text', 'Risk'), back.text('response', 'Response'), back.person('owner', 'Owner')],
      owner: 'owner',
    }),
    ...closing('Why do we believe these?'),
  ],
}
