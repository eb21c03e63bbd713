import type { Section } from '../field.ts'
import { back, closing, front } from './fields.ts'

export const vision: Section = {
  id: 'vision',
  label: 'Vision',
  tagline: 'What the world looks like when we have succeeded',
  definition: 'A vision is a picture of the world as it will be once our work is done.',
  prompts: [
    'It is ten years on and it went well: what does a customer notice first?',
    'What would we be proud to tell a grandchild we helped to bring about?',
    'What would have to be true for us to say that we are finished?',
  ],
  fields: [
    front.richText('statement', 'Vision statement', { ask: 'What is different in the world because of us?' }),
    front.richText('boldGoal', 'Bold goal', {
      ask: 'Which goal, ten to twenty-five years out, makes the heart beat faster?',
    }),
    front.month('boldGoalBy', 'Bold goal: by', { ask: 'By when?' }),
    back.text('boldGoalMetric', 'Bold goal: metric', { ask: 'What would we count to know that we are there?' }),
    back.quantity('boldGoalTarget', 'Bold goal: target', { ask: 'How many, or how much?' }),
    ...closing('Why does this picture move us?'),
  ],
}
