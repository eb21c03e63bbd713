import type { Section } from '../field.ts'
import { back, closing } from './fields.ts'

export const alignment: Section = {
  id: 'alignment',
  label: 'Alignment',
  tagline: 'Each person, and the goal they serve',
  definition: 'Alignment shows, person by person, which company goal their own numbers and priorities serve.',
  prompts: [
    'Why do you do this work?',
    'Which goal on this page moves because of what you do?',
    'Which skill do you want to grow for it?',
    'What do you need from the others here?',
  ],
  fields: [
    back.rows('people', 'People', {
      ask: 'Who serves which goal, and what do they need for it?',
      columns: [
        back.person('person', 'Person'),
        back.text('why', 'Their why'),
        back.text('kpis', 'KPIs'),
        back.text('priorities', 'Priorities'),
        back.text('serves', 'Goal it serves'),
        back.text('skill', 'Skill to grow'),
        back.text('support', 'Support needed'),
      ],
      owner: 'person',
    }),
    ...closing('What did we learn about each other here?'),
  ],
}
