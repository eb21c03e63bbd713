import type { Section } from '../field.ts'
import { back, closing } from './fields.ts'

export const parkingLot: Section = {
  id: 'parkingLot',
  label: 'Parking lot',
  tagline: 'Nothing leaves the room without an answer',
  definition:
    'The parking lot keeps what matters but is not today’s topic, until each item is done, decided by a day, or dropped.',
  prompts: [
    'What happens if nobody does this?',
    'Does it need more than two minutes, and by which day will it be decided?',
    'Does whoever parked it agree to drop it?',
  ],
  fields: [
    back.rows('items', 'Parked', {
      ask: 'What should we not forget, but not discuss now?',
      columns: [
        back.text('text', 'Parked'),
        back.person('by', 'By'),
        back.choice('disposition', 'Answer', [
          { value: 'do', label: 'Do' },
          { value: 'decideBy', label: 'Decide by' },
          { value: 'drop', label: 'Drop' },
        ]),
        back.day('date', 'Date'),
      ],
    }),
    ...closing('What keeps coming back here, and why?'),
  ],
}
