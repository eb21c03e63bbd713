import { inWordsCapital, plural } from './plural.ts'

/** Words about saving, being offline and coming back. */
export const sync = {
  saved: 'Saved',
  saving: 'Saving…',
  offline: (changes: number) =>
    changes === 0 ? 'Offline' : `Offline: kept on this device (${changes} ${plural(changes, 'change', 'changes')})`,
  offlineDetail: (changes: number) =>
    changes === 0
      ? 'You are offline. You can go on working; it is kept here and sent when you are back.'
      : `You are offline. ${inWordsCapital(changes)} ${plural(changes, 'change is', 'changes are')} kept here and sent when you are back.`,
  back: 'You are back. Everything is sent.',
  notSaved: 'Not saved',
  notSavedDetail: 'Your last changes are neither on the server nor on this device. Copy them before you leave.',
  copyMyText: 'Copy my text',
  copied: 'Text copied',
  copyFailed: 'This browser does not allow copying. Select the text and copy it.',

  /** Why the plan stopped: by the server's close code. */
  stops: {
    restarting: 'The server is restarting.',
    roleChanged: 'Your role has changed.',
    badFrame: 'Something this page sent could not be read, twice. Reload to carry on; what you wrote is kept here.',
    notJoined: 'You are not in this plan on this device. Open the link you were given to come in.',
    removed: 'Your access to this plan has ended. Ask the facilitator if that was a mistake.',
    noSuchPlan: 'There is no such plan, or it has been deleted.',
    slowReader: 'Your line is too slow to follow. Trying again.',
    newerPlan:
      'This plan was last used with a newer Planwall than the one that runs here. Nothing was changed; whoever runs the server can install the newer one.',
    clientTaken: 'This page is open in a way the server does not recognise. Reload to carry on.',
    tooBig: 'One of your changes is too big to be sent. Copy your text, reload, and send it in smaller pieces.',
    wrongOrigin: 'This page was opened under another address than the server knows. Open the link you were given.',
    outdated: 'Planwall has been updated. Reload to carry on.',
    tooMany: 'Too much was sent at once. Trying again.',
    storeFailed: 'The server could not save. Trying again.',
  },

  /** Why a change or a command was not made. `section` and `facilitator` where the sentence is better with names. */
  reasons: {
    observersOnlyRead: 'You can read this plan but not change it.',
    facilitatorsOnly: 'Only the facilitator can do that.',
    sectionAgreed: 'This section is agreed. Ask the facilitator to reopen it.',
    notInThisStep: 'Writing here is closed in this step.',
    anotherSectionIsOpen: 'The group is working on another section. You can write here when its turn comes.',
    anotherMeeting: 'These notes belong to an earlier meeting.',
    notReady: 'The plan is not open yet.',
    offline: 'You are offline. Try again when you are back.',
    tooFast: 'That was too much at once. Wait a moment, then try again.',
    invalid: 'The server did not understand that. Reload and try again.',
    alreadyRunning: 'The meeting is already running.',
    notRunning: 'No meeting is running.',
    noSuchStage: 'That part of the agenda is no longer there.',
    noSuchStep: 'That step is no longer there.',
    timerNotRunning: 'The timer is not running.',
    timerNotPaused: 'The timer is not paused.',
    noTimer: 'No timer is set.',
    alreadyAgreed: 'This section is already agreed.',
    alreadyOpen: 'This section is already open.',
    notYourHand: 'Only the facilitator can lower somebody else’s hand.',
    noSuchField: 'That field is no longer there.',
    noSuchRow: 'Somebody has just removed that row.',
    badId: 'That could not be added. Try again.',
    badValue: 'That value does not fit here.',
    tooLong: 'That is too long for this place.',
    tooManyRows: 'This table is full. Remove a row first.',
    wallFull: 'This wall is full. Remove a note first.',
    nothing: 'There is nothing to undo.',
  },

  tray: {
    title: 'Kept for you',
    intro: (count: number) =>
      `${inWordsCapital(count)} ${plural(count, 'thing', 'things')} you wrote could not go into the plan. Nothing is lost.`,
    locked: (section: string) => `${section} was closed before this arrived.`,
    void: 'Somebody removed the place you were writing in.',
    yours: 'You wrote',
    theirs: 'The plan says',
    theirsEmpty: 'Nothing stands there now.',
    note: 'Note',
    copy: 'Copy',
    propose: 'Propose as a note',
    proposed: 'Your words are on the wall as a note.',
    discard: 'Discard',
    later: 'Later',
  },

  /** When the server could not be asked at all. */
  unreachable: 'The server does not answer. Check your connection and try again.',
  unexpected: 'Something went wrong on the server. Try again.',
}
