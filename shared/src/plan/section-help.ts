import type { SectionId } from './section-id.ts'

/** Said to whoever asks for help with a section. Apart from the catalogue, because few screens ever say it. */
export type SectionHelp = {
  /** What usually goes wrong. */
  traps: readonly string[]
  example?: string
}

export const sectionHelp: Readonly<Record<SectionId, SectionHelp>> = {
  masthead: {
    traps: ['A review date that nobody has put in a calendar'],
  },
  environment: {
    traps: [
      'Strengths that every competitor would list as well',
      'A threat that is really a weakness of our own',
      'Opinions where a number is at hand',
    ],
    example: 'Driver turnover 9%, trade 21% says more than good staff retention.',
  },
  vision: {
    traps: [
      'A slogan that any company could sign',
      'A picture of ourselves (to be the leading supplier) in place of a picture of the world',
      'A bold goal that nobody could ever check',
    ],
    example: 'By 2036, nothing fresh is wasted on its way to a British table.',
  },
  mission: {
    traps: [
      'A list of products, which will change before the mission does',
      'A promise to customers that no number can prove',
      'A market so wide that it excludes nobody',
    ],
    example: 'We keep what people grow, catch and make safe and fresh, all the way to those who need it.',
  },
  values: {
    traps: [
      'Single nouns for a poster: excellence, integrity, passion',
      'Values that we would like to have, listed as if we had them',
      'More than anyone can say by heart',
    ],
    example: 'Say it early. Bad news travels the same day, to the person who can act on it.',
  },
  longRangeGoals: {
    traps: [
      'Last year plus ten per cent, every year',
      'Revenue alone, with nothing about quality or people',
      'Ten thrusts, so that none is pushed hard',
    ],
  },
  annualGoals: {
    traps: [
      'Activities where results belong',
      'A goal that nobody in the room can influence',
      'More goals than months in a quarter can carry',
    ],
    example: 'Doncaster hub open, 60% full by December.',
  },
  quarterlyPriorities: {
    traps: [
      'Seven of them: five is the limit, three is better',
      'Two owners, which is none',
      'Daily business dressed up as a priority',
    ],
    example: 'Pass the medicines gap audit at Grimsby. Done means: no major finding.',
  },
  kpis: {
    traps: [
      'Numbers that only tell what happened last quarter',
      'A target without a limit that turns it red',
      'Twenty of them, so that nobody looks at any',
    ],
    example: 'On time, in full: 98.5 %, red below 97.0, counted every week by the head of operations.',
  },
  keyPlayers: {
    traps: [
      'Job titles where a result belongs',
      'One name beside everything',
      'A gap that everybody sees and nobody has a date for',
    ],
  },
  keyProjects: {
    traps: [
      'A project that serves no goal on this page',
      'Everything marked as a must',
      'The same person named on every line',
    ],
  },
  milestones: {
    traps: [
      'Everything due on the last day of the quarter',
      'A milestone that says work continues',
      'A date that nobody owns',
    ],
  },
  alignment: {
    traps: [
      'A goal that nobody serves',
      'A person who serves none',
      'Support that is asked for in general and never arrives',
    ],
  },
  assumptions: {
    traps: [
      'Risks so general that no one could respond to them',
      'An assumption without a day on which it is tested again',
      'A response that nobody owns',
    ],
  },
  commitments: {
    traps: ['We will, where nobody is we', 'Soon, where a date belongs', 'A ten that everybody doubts'],
    example: 'Ruth calls the ten largest customers by 11 December, 9 out of 10 sure.',
  },
  parkingLot: {
    traps: ['A polite way to bury a hard question', 'Going home with items that nobody answered'],
  },
}
