import { formatList } from './format.ts'
import { inWordsCapital, plural } from './plural.ts'

/** Words on the projector. */
export const roomScreen = {
  name: 'Room screen',
  steps: { introduce: 'Introduce', draft: 'Draft', agree: 'Agree' },
  agreedAt: (time: string) => `Agreed ${time}`,
  writingNow: 'Writing now',
  notes: (count: number) => `${inWordsCapital(count)} ${plural(count, 'note', 'notes')}`,
  needsOneName: 'Needs one name',
  /** A role that nobody has yet. */
  unfilled: (role: string) => `${role}, not filled`,
  sure: (score: string) => `${score}/10`,
  /** Single answers of a section that stand on its second side. */
  furtherAnswers: 'further answers',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pageKeys: 'The arrow keys turn the page.',
  join: 'Scan to join',
  joinLabel: (host: string) => `Code to join at ${host}`,
  timer: {
    left: (time: string) => `${time} left`,
    over: (time: string) => `${time} over`,
    paused: 'Paused',
    timeIsUp: 'Time is up',
  },
  andMore: (count: number) => `and ${count} more`,
  before: {
    at: (day: string, time: string) => `${day}, ${time}`,
    code: 'Point your phone here',
    nobody: 'Nobody is here yet',
    here: (count: number) => `${inWordsCapital(count)} ${plural(count, 'is', 'are')} here`,
    ledBy: (names: string) => `Led by ${names}`,
  },
  break: {
    backAt: (time: string) => `Back at ${time}`,
    forNext: (next: string) => `for ${next}`,
    agreedSoFar: 'Agreed so far',
    sections: (agreed: number, of: number) => `${agreed} of ${of} sections`,
    agreedAt: (section: string, time: string) => `${section}, agreed at ${time}`,
    agreedToo: (sections: string) => `Also agreed: ${sections}`,
    inDraft: (sections: readonly string[]) =>
      sections.length > 2
        ? `${inWordsCapital(sections.length)} sections in draft`
        : `${formatList(sections)}, in draft`,
    nothingAgreed: 'Nothing is agreed yet. That comes after the break.',
  },
  gathering: { today: 'The day ahead' },
  readAgain: 'Read it once more. Is there a word you could not stand behind?',
  reconnecting: (time: string) => `No connection since ${time}. Reconnecting.`,
  stopped: 'This screen is no longer connected.',
  boldGoalBy: (label: string, year: number) => `${label}, by ${year}`,
}
