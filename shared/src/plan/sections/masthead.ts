import type { Section } from '../field.ts'
import { back, front } from './fields.ts'

/** The currencies that a plan can be kept in; amounts written without a sign are in this one. */
const currencies = [
  'GBP',
  'EUR',
  'USD',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'CAD',
  'AUD',
  'NZD',
  'JPY',
  'INR',
  'ZAR',
]

export const masthead: Section = {
  id: 'masthead',
  label: 'Masthead',
  tagline: 'Whose plan, which edition',
  definition: 'The head and foot of the page say whose plan this is, which edition, and who agreed to it.',
  prompts: ['What does everyone here call the organisation?', 'When will you look at this page together again?'],
  fields: [
    front.text('organisation', 'Organisation', { ask: 'Whose plan is this?' }),
    front.text('title', 'Title', { ask: 'Which plan, for which year?' }),
    front.text('edition', 'Edition', { ask: 'Which edition, agreed where and when?' }),
    front.richText('signedBy', 'Agreed by', { ask: 'Who stands behind this page?' }),
    front.day('nextReview', 'Next review', { ask: 'When do you review it?' }),
    back.choice(
      'currency',
      'Currency',
      currencies.map((code) => ({ value: code, label: code })),
    ),
  ],
}
