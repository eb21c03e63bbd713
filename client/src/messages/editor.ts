import { plural } from './plural.ts'

/** Words of the editors of the plan’s sections, and of the help beside them. */
export const editor = {
  fitRoom: (used: number, of: number) => `${used} of ${of} printed ${plural(of, 'line', 'lines')}`,
  fitFull: (sizes: number) => (sizes === 1 ? 'Full, set one size smaller' : `Full, set ${sizes} sizes smaller`),
  /** Follows “1 line over”. */
  fitOver: (longest: string | null) =>
    longest === null ? 'the printed space.' : `the printed space. Shorten “${shortened(longest)}”.`,

  prompts: 'Questions',
  traps: 'What usually goes wrong',
  example: 'For example',

  onTheBack: 'On the second side',
  namesOf: (labels: readonly string[]) => labels.join(', '),
  filledOf: (filled: number, all: number) => `${filled} of ${all} filled`,
  of: (some: number, all: number) => `${some} of ${all}`,
  canBeMeasured: 'can be measured',
  notMeasurable: (needs: string) => `Not yet measurable: ${needs}`,
  needsOneName: 'Needs one name',
  needsDate: 'Needs a date',
  addValue: (label: string) => `Add ${label.toLowerCase()}`,
  add: 'Add',
  choose: 'Choose',
  nobody: 'nobody',
  year: 'Year',
  to: 'to',
  upper: (label: string) => `${label}, upper limit`,
  outOfTen: (score: string) => `${score}/10`,
  openCalendar: 'Open the calendar',
  nothingYet: 'Nothing here yet.',

  row: (n: number) => `row ${n}`,
  cellLabel: (column: string, row: string) => `${column} of ${row}`,
  moveRow: (row: string) => `Move ${row}`,
  moveHint: 'Drag, or Alt with the up and down arrows',
  movedTo: (place: number, of: number) => `Now ${place} of ${of}`,
  moreOf: (row: string) => `More about ${row}`,
  removeRow: (row: string) => `Remove ${row}`,
  removed: (row: string) => `Removed “${shortened(row)}”.`,
  undo: 'Undo',
  tableFull: (rows: number) => `${rows} rows are the most that fit here.`,
  /** By section and table: an invitation that is also the question. */
  addRow: {
    'environment.strengths': 'Add a strength',
    'environment.weaknesses': 'Add a weakness',
    'environment.opportunities': 'Add an opportunity',
    'environment.threats': 'Add a threat',
    'environment.trends': 'Add a trend: what is moving?',
    'mission.promises': 'Add a promise: which number proves it?',
    'values.values': 'Add a value: which rule do we keep when it costs us?',
    'values.actions': 'Add an action: what will people see us do?',
    'longRangeGoals.targets': 'Add a target: which figure would tell an outsider?',
    'longRangeGoals.thrusts': 'Add a thrust: what carries us there?',
    'annualGoals.goals': 'Add a goal: what must be true by the end of the year?',
    'annualGoals.initiatives': 'Add an initiative: one name beside it',
    'quarterlyPriorities.numbers': 'Add a figure for the quarter',
    'quarterlyPriorities.priorities': 'Add a priority: what comes before the rest?',
    'kpis.kpis': 'Add a measure: what would tell us first?',
    'keyPlayers.players': 'Add a person or a role: who answers for what?',
    'keyPlayers.communication': 'Add a telling: who hears what, and by when?',
    'keyProjects.projects': 'Add a project: what carries the year?',
    'milestones.milestones': 'Add a milestone: which date goes on the wall?',
    'alignment.people': 'Add a person: which goal do they serve?',
    'assumptions.assumptions': 'Add an assumption: what do we take for granted?',
    'assumptions.risks': 'Add a risk: what would we do?',
    'commitments.commitments': 'Add a commitment: who does what by when?',
    'parkingLot.items': 'Park something',
  } as Readonly<Record<string, string>>,
  addTo: (label: string, ask: string | undefined) => (ask === undefined ? `Add to ${label}` : ask),

  typeAName: 'Type a name',
  namedNotJoined: 'Named, not joined yet',
  owns: (rows: number) => (rows === 0 ? 'none yet' : `owns ${rows}`),
  useName: (name: string) => `Name ${name}`,
  takeNameAway: 'Nobody yet',
  oneNameOnly: 'One name for each row. A new name works before they have joined.',
  oneNameFor: (name: string) => `One name for each row. ${name} finds theirs waiting when they join.`,

  formatting: 'Formatting',
  bold: 'Bold',
  italic: 'Italic',
  list: 'List',
  charactersLeft: (left: number) => `${left} ${plural(left, 'character', 'characters')} left`,
  /** After a paste that would have been cut short: nothing of it is in the text. */
  pastedTooLong: (over: number) =>
    `That is ${over} ${plural(over, 'character', 'characters')} more than fit here, so nothing was pasted. Shorten it, or paste it in parts.`,
  /** What was pasted and found no column that takes it. */
  notPasted: (words: readonly string[]) =>
    `${words.length === 1 ? 'This was' : `These ${words.length} cells were`} not pasted, because no column here takes ${words.length === 1 ? 'it' : 'them'}: ${words.slice(0, 3).join(', ')}${words.length > 3 ? ' …' : ''}`,
  pastedTooMuch: 'That is too much at once, so nothing was pasted. Paste it in smaller parts.',
  pastedTooManyRows: (rows: number, room: number) =>
    `Those are ${rows} rows, and this table has room for ${room} more, so nothing was pasted.`,
  charactersOver: (over: number) => `${over} ${plural(over, 'character', 'characters')} too many`,

  /** What was typed into a cell and cannot be read. */
  refused: {
    notANumber: 'That is no number. Write it like 98.5, without its unit.',
    notAnAmount: 'That is no number. Write it like 98.5 or £4.1m.',
    notADate: 'That is no date. Write it like 31 Mar 2027.',
    notAName: 'A name has 60 letters at most.',
    notAChoice: 'Choose one from the list.',
    notAScore: 'Choose a number from 1 to 10.',
  },
  editorNotLoaded:
    'The editor is still on its way over a poor connection. What you type is kept and appears when it is here.',
  notChanged: 'This cannot be changed now.',
  /** A number or a date that was still being typed when the section closed. */
  notEntered: (typed: string) => `You typed “${typed}”. It was not entered before this closed.`,
  /** By the reason of a refused change. */
  refusedEdit: {
    tooManyRows: 'This table is full. Remove a row first.',
    tooLong: 'That text is too long for a cell.',
    badValue: 'That value does not go here.',
    noSuchRow: 'Somebody has removed this row.',
    sectionAgreed: 'This section is agreed. Ask for it to be reopened.',
    notInThisStep: 'This step is not for writing in the plan.',
    anotherSectionIsOpen: 'The group is in another section now.',
    observersOnlyRead: 'You are here to read.',
    notReady: 'The plan is still opening.',
  } as Readonly<Record<string, string>>,
  theFacilitator: 'the facilitator',
  /** Why a section cannot be written in: its label, and who leads. */
  readOnly: {
    sectionAgreed: (label: string, who: string) => `${label} is agreed. Ask ${who} to reopen it.`,
    agreedByYou: (label: string) => `${label} is agreed. Reopen it to change it.`,
    notInThisStep: (label: string, who: string) => `${label} is for reading in this step. ${who} opens it for writing.`,
    /** In the step in which the group agrees. */
    readAgain: () => 'Read it once more. Is there a word you could not stand behind?',
    anotherSectionIsOpen: (label: string, who: string) => `${label} waits: the group is elsewhere. ${who} opens it.`,
    observersOnlyRead: (label: string) => `You are reading ${label}. Members of the plan write it.`,
    notReady: () => 'The plan is still opening.',
  } as Readonly<Record<string, (label: string, who: string) => string>>,
}

/** Enough to know which row is meant. */
function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words
}
