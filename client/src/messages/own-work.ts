import { inWordsCapital, plural } from './plural.ts'

/** What has become of one’s own work, and how long there is for it: said beside every view of the plan. */
export const ownWork = {
  timer: {
    label: 'Timer',
    left: (time: string) => `${time} left`,
    over: (time: string) => `${time} over`,
    paused: (time: string) => `Paused at ${time}`,
    lastMinute: 'One minute left.',
    timeIsUp: 'Time is up.',
  },
  failed: 'That did not work. Try again.',
  save: {
    saved: 'Saved',
    saving: 'Saving…',
    connecting: (changes: number) =>
      changes === 0
        ? 'Connecting…'
        : `Connecting… (${changes} ${plural(changes, 'change', 'changes')} kept on this device)`,
    offline: (changes: number) =>
      changes === 0
        ? 'Offline: kept on this device'
        : `Offline: kept on this device (${changes} ${plural(changes, 'change', 'changes')})`,
    offlineNotKept: 'Offline',
    notSaved: 'Not saved',
    copyText: 'Copy my text',
    copied: 'Copied.',
    copyFailed: 'Select the text and copy it.',
    yourText: 'Your text',
    close: 'Close',
    trayWaits: (count: number) => `${inWordsCapital(count)} to look at`,
  },
  connection: {
    offlineSince: (time: string) => `Offline since ${time}.`,
    keepWorking: (changes: number) =>
      changes === 0
        ? 'Keep working. Changes are kept on this device and sent when the line is back.'
        : `Keep working. ${changes} ${plural(changes, 'change is', 'changes are')} kept on this device and sent when the line is back.`,
    nothingKept: 'You see the plan as it was then. This browser keeps nothing of it.',
    tryNow: 'Try now',
    setAsideTitle: 'The server found damage on its disk.',
    setAside: (count: number) =>
      `${inWordsCapital(count)} ${plural(count, 'piece', 'pieces')} of this plan could not be read and ${plural(count, 'was', 'were')} set aside. Who wrote ${plural(count, 'it', 'them')} brings the words back by opening the plan on the device they wrote on; read the plan through together. Whoever runs the server should look at its disk and backups.`,
    setAsideRead: 'I have read this',
    back: (minutes: number) => (minutes < 1 ? 'Back.' : `Back after ${minutes} min.`),
    merged: (changes: number, late: number) => mergedWords(changes, late),
    look: 'Look at them',
    notSavedTitle: 'Not saved.',
    notSaved: 'This browser lets nothing be kept.',
  },
  tray: {
    lockedTitle: (section: string) => `${section} was closed before your words arrived`,
    unsentTitle: (section: string) => `Some of your words for ${section} could not be sent`,
    voidTitle: (section: string) => `Something in ${section} was removed while you wrote`,
    locked: (time: string | null, count: number) =>
      `${time ? `The group agreed it at ${time}. ` : ''}${inWordsCapital(count)} ${plural(count, 'thing', 'things')} you wrote reached it after that. Nothing is lost: decide what to do with each.`,
    void: (count: number) =>
      `${inWordsCapital(count)} ${plural(count, 'thing', 'things')} you wrote ${plural(count, 'has', 'have')} no place there any more. Nothing is lost: decide what to do with each.`,
    unsent: (count: number) =>
      `${inWordsCapital(count)} ${plural(count, 'thing', 'things')} you wrote at once ${plural(count, 'was', 'were')} too much for the server, or not understood by it. Nothing is lost: copy it, and put it in again in smaller pieces.`,
    yours: 'Yours',
    written: (from: string, to: string) => (from === to ? `written ${from}` : `written ${from} to ${to}`),
    asAgreed: 'As agreed',
    asItStands: 'As it stands',
    nothingLike: 'Nothing like this in the agreed text.',
    nothingThere: 'Nothing stands there now.',
    copy: 'Copy',
    copied: 'Copied.',
    copyFailed: 'Select the text and copy it.',
    propose: 'Propose as note',
    proposed: (section: string) => `It hangs on the wall of ${section}.`,
    parked: (section: string) => `The wall of ${section} takes no notes now. It waits in the parking lot.`,
    proposeFailed: 'The note could not be added. Your text is still here.',
    discard: 'Discard',
    discarded: 'Discarded.',
    undo: 'Undo',
    later: 'Later',
    more: (count: number) => `${inWordsCapital(count)} more in other sections`,
    where: (section: string, leader: string | null) =>
      `A proposed note goes to the wall of ${section}. ${leader ?? 'The facilitator'} sees it and can reopen the section.`,
    kept: 'Kept here until you decide, also after a restart.',
  },
}

function mergedWords(changes: number, late: number): string {
  const merged = changes === 0 ? '' : `${changes} ${plural(changes, 'change', 'changes')} merged`
  const missed = late === 0 ? '' : `${late} came too late`
  const both = [merged, missed].filter((part) => part !== '').join(', ')
  return both === '' ? 'Everything is up to date.' : `${both}.`
}
