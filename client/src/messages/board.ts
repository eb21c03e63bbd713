import { inWords, inWordsCapital, plural } from './plural.ts'

/** Words of the board: canvas, notes, tools, cursors, following. */
export const board = {
  label: 'Board',
  opening: 'Opening the plan',
  toHome: 'Your plans',
  steps: {
    introduce: 'Introduce',
    draft: 'Draft',
    agree: 'Agree',
    label: (section: string) => `Steps for ${section}`,
    openBoard: 'Open board',
    openBoardHint: 'No meeting is running. Everyone may write in every section that is not locked.',
    ended: 'Meeting ended',
    done: 'done',
    now: 'now',
  },
  timer: {
    label: 'Timer',
    left: (time: string) => `${time} left`,
    over: (time: string) => `${time} over`,
    paused: (time: string) => `Paused at ${time}`,
    lastMinute: 'One minute left.',
    timeIsUp: 'Time is up.',
  },
  people: {
    here: (count: number) => `${inWordsCapital(count)} ${plural(count, 'person is', 'people are')} here`,
    open: 'Who is here',
    you: 'you',
    leads: 'Leading',
    writing: (section: string) => `Writing in ${section}`,
    looking: (section: string) => `Looking at ${section}`,
    overview: 'Looking at the whole page',
    handUp: (place: number) => `Hand up, ${ordinal(place)}`,
    goThere: (name: string, section: string) => `Go to ${section}, where ${name} is`,
  },
  hand: {
    raise: 'Raise hand',
    lower: 'Lower hand',
    up: (place: number) =>
      place === 1 ? 'Your hand is up. You are first.' : `Your hand is up. You are ${ordinal(place)}.`,
    down: 'Your hand is down.',
    observer: 'You are here to watch.',
  },
  menu: {
    open: 'More',
    page: 'Page view',
    print: 'Print',
    keys: 'Keyboard',
    tray: (count: number) => `${inWordsCapital(count)} ${plural(count, 'change', 'changes')} to look at`,
    leave: 'Leave',
  },
  rail: {
    label: 'Agenda',
    show: 'Show the agenda',
    hide: 'Hide the agenda',
    showPanel: 'Show your notes',
    panel: 'Your notes and people',
    today: 'Today',
    parkingLot: 'Parking lot',
    overview: 'Overview',
    done: 'done',
    now: 'now',
    break: 'break',
  },
  canvas: {
    label: 'Board',
    zoomOut: 'Zoom out',
    zoomIn: 'Zoom in',
    fit: 'Show the whole plan',
    zoom: (percent: number) => `${percent}%`,
    zoomTools: 'Zoom',
    toFull: (percent: number) => `${percent}%. Zoom to 100%`,
  },
  tools: {
    label: 'Tools',
    select: 'Select',
    hand: 'Move the board',
    note: 'Note',
    color: (name: string) => `Note colour: ${name}`,
    colors: 'Note colours',
    park: 'Park this',
    undo: 'Undo',
    nothingToUndo: 'You have not changed anything yet.',
  },
  colors: { lemon: 'lemon', apricot: 'apricot', rose: 'rose', lilac: 'lilac', sky: 'sky', mint: 'mint' },
  note: {
    label: (author: string, text: string) => (text === '' ? `Empty note by ${author}` : `Note by ${author}: ${text}`),
    noAuthor: 'Note',
    noteOf: (text: string) => (text === '' ? 'Empty note' : `Note: ${text}`),
    textLabel: 'Text of the note',
    ask: 'One thought, a few words',
    you: 'You',
    someone: 'Someone',
    added: 'Note added.',
    removed: (count: number) => (count === 1 ? 'Note removed.' : `${inWordsCapital(count)} notes removed.`),
    undo: 'Undo',
    wallFull: 'This wall is full. Remove some notes first.',
    tooLong: 'That is too long for a note.',
    pasted: (count: number) => (count === 1 ? 'Note added.' : `${inWordsCapital(count)} notes added.`),
    selected: (count: number) => `${inWordsCapital(count)} ${plural(count, 'note', 'notes')} selected`,
    actions: 'Selected notes',
    remove: 'Remove',
    copied: (count: number) => `${inWordsCapital(count)} ${plural(count, 'note', 'notes')} copied.`,
  },
  park: {
    title: 'Park a thought',
    label: 'What should we not forget?',
    add: 'Park',
    done: (leader: string | null) => (leader ? `Parked. ${leader} will bring it back.` : 'Parked.'),
    undo: 'Undo',
    empty: 'The note is empty.',
    full: 'The parking lot is full.',
  },
  follow: {
    following: (name: string) => `Following ${name}`,
    group: 'the group',
    back: 'Return to the group',
    moved: (name: string, section: string) => `${name} moved to ${section}.`,
    movedOn: (name: string, title: string) => `${name} moved on to ${title}.`,
    go: 'Go',
    gathered: (name: string) => `${name} brought everyone here.`,
    leader: 'The facilitator',
  },
  lift: {
    close: 'Put it back on the page',
    help: 'What this section is',
  },
  failed: 'That did not work. Try again.',
  save: {
    saved: 'Saved',
    saving: 'Saving…',
    offline: (changes: number) =>
      changes === 0
        ? 'Offline: kept on this device'
        : `Offline: kept on this device (${changes} ${plural(changes, 'change', 'changes')})`,
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
    tryNow: 'Try now',
    back: (minutes: number) => (minutes < 1 ? 'Back.' : `Back after ${minutes} min.`),
    merged: (changes: number, late: number) => mergedWords(changes, late),
    look: 'Look at them',
    notSavedTitle: 'Not saved.',
    notSaved: 'This browser lets nothing be kept.',
  },
  stopped: {
    title: 'The board is closed',
    home: 'Go to your plans',
    reload: 'Reload',
  },
  tray: {
    lockedTitle: (section: string) => `${section} was agreed while you were offline`,
    voidTitle: (section: string) => `Something in ${section} was removed while you wrote`,
    locked: (time: string | null, count: number) =>
      `${time ? `The group agreed it at ${time}. ` : ''}${inWordsCapital(count)} ${plural(count, 'thing', 'things')} you wrote reached it after that. Nothing is lost: decide what to do with each.`,
    void: (count: number) =>
      `${inWordsCapital(count)} ${plural(count, 'thing', 'things')} you wrote ${plural(count, 'has', 'have')} no place there any more. Nothing is lost: decide what to do with each.`,
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
  keys: {
    title: 'Keyboard',
    description: 'Single keys rest while you type.',
    close: 'Close',
    groups: {
      tools: 'Tools',
      view: 'View',
      notes: 'Notes',
      meeting: 'Meeting',
    },
    words: {
      select: 'Select',
      hand: 'Move the board',
      note: 'New note',
      park: 'Park the selected note, or a thought',
      overview: 'The whole page',
      section: 'The section everyone is in',
      group: 'Return to the group',
      zoom: 'Zoom in and out',
      arrows: 'Move notes; without one, the board',
      shiftArrows: 'The same, tenfold',
      tab: 'Next section, then next note',
      enter: 'Open a section, write on a note',
      escape: 'Leave, close',
      remove: 'Remove the selected notes',
      copy: 'Copy notes as lines, paste lines as notes',
      all: 'Select all notes',
      undo: 'Undo what you did',
      redo: 'Redo it',
      raise: 'Raise or lower your hand',
      keys: 'Show these keys',
      space: 'Hold and drag to move the board',
    },
  },
}

function mergedWords(changes: number, late: number): string {
  const merged = changes === 0 ? '' : `${changes} ${plural(changes, 'change', 'changes')} merged`
  const missed = late === 0 ? '' : `${late} came too late`
  const both = [merged, missed].filter((part) => part !== '').join(', ')
  return both === '' ? 'Everything is up to date.' : `${both}.`
}

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

function ordinal(place: number): string {
  return ordinals[place] ?? `number ${inWords(place)}`
}
