import { formatList } from './format.ts'
import { inWordsCapital } from './plural.ts'

/** Words of the plan as a page: phone, keyboard and screen reader. */
export const page = {
  title: 'The plan, as a page',
  skip: (section: string) => `Skip to ${section}`,
  skipToPlan: 'Skip to the plan',
  /** In a section that was unfolded before it can be written in. */
  coming: 'One moment, and you can write here.',
  sections: 'Sections of the plan',
  otherViews: 'Other views',
  board: 'Board',
  print: 'Print',
  home: 'Your plans',
  /** Where the group is: “Draft of Values”. */
  stepOf: { introduce: 'Introduction to', draft: 'Draft of', agree: 'Agreement on' },
  where: (step: string, section: string) => `${step} ${section}`,
  notBegun: 'The meeting has not begun',
  ended: 'The meeting is over',
  state: {
    empty: 'Empty',
    draft: 'Draft',
    active: 'Everyone is here',
    agreed: (when: string) => `Agreed ${when}`,
    writing: (names: readonly string[]) =>
      names.length > 2
        ? `${inWordsCapital(names.length)} are writing`
        : `${formatList(names)} ${names.length > 1 ? 'are' : 'is'} writing`,
  },
  bar: {
    label: 'What you can do',
    undo: 'Undo',
    nothingToUndo: 'You have not changed anything yet.',
    undone: 'Undone.',
    suggest: 'Suggest',
    raise: 'Raise hand',
    lower: (place: number) => `Lower hand, place ${place}`,
    raised: (place: number) => `Your hand is up, place ${place}.`,
    lowered: 'Your hand is down.',
    noMeeting: 'No meeting is running.',
    done: 'Done',
  },
  follow: {
    moved: (who: string, where: string) => `${who} moved to ${where}.`,
    gathered: (who: string) => `${who} brought everyone here.`,
    go: 'Go',
    stay: 'Stay here',
    facilitator: 'The facilitator',
    back: (section: string) => `Go to ${section}`,
  },
  suggest: {
    title: 'Suggest a note',
    description: (section: string) => `It hangs on the wall of ${section}, for everyone to see.`,
    section: 'For which section',
    text: 'Your note',
    ask: 'One thought, a few words',
    colour: 'Colour',
    colours: { lemon: 'Lemon', apricot: 'Apricot', rose: 'Rose', lilac: 'Lilac', sky: 'Sky', mint: 'Mint' },
    add: 'Add',
    empty: 'The note is empty.',
    left: (left: number) => `${left} left`,
    added: (section: string) => `Your note hangs on the wall of ${section}.`,
    undo: 'Undo',
  },
}
