import { formatDay, formatShortDay } from './format.ts'
import { inWords, inWordsCapital, plural } from './plural.ts'

type Phase = 'planned' | 'running' | 'ended'
type When = { day: string; startsAt: string; phase: Phase }

/** Words of the list of plans: the coach's own, and the one of everybody else who comes to the front door. */
export const home = {
  title: 'Your plans',
  loading: 'Reading your plans',
  /** By the hour of the reader's clock. */
  greeting: (hour: number, name: string) => {
    const time = hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon'
    return name === '' ? time : `${time}, ${name}`
  },
  today: (at: number, plans: number) =>
    `${formatDay(at)}. ${plans === 0 ? 'No plans yet' : `${inWordsCapital(plans)} ${plural(plans, 'plan', 'plans')}`}.`,
  newPlan: 'New plan',
  find: 'Find a plan',
  findKey: '/',
  found: (plans: number) => `${inWordsCapital(plans)} ${plural(plans, 'plan', 'plans')} found`,
  nothingFound: (text: string) => `No plan has “${text}” in its name.`,
  showAll: 'Show all plans',
  plans: 'Plans',
  signOut: 'Sign out',
  empty: {
    title: 'Nothing hangs here yet.',
    text: 'A plan needs an organisation, a day and your name. It takes a minute; the links for the team come with it.',
  },
  /** “Tomorrow”, “Thu 19 Nov”; `days` is how many days from today. */
  day: ({ day }: Pick<When, 'day'>, days: number) => nearDay(days) ?? formatShortDay(...noon(day)),
  longDay: ({ day, startsAt, phase }: When, days: number) => {
    if (phase === 'running') return 'Running now'
    const date = nearDay(days) ?? formatDay(...noon(day))
    if (phase !== 'ended') return `${date}, ${startsAt}`
    // A workshop that was held before the day it was planned for.
    return days > 0 ? 'Held' : `Held on ${formatDay(...noon(day))}`
  },
  moment: ({ startsAt, phase }: Pick<When, 'startsAt' | 'phase'>) => {
    if (phase === 'running') return 'Running now'
    return phase === 'ended' ? 'Held' : `Planning day, ${startsAt}`
  },
  people: (people: number) => (people === 1 ? 'Nobody but you yet' : `${people} people`),
  here: (here: number) => `${here} ${plural(here, 'has', 'have')} it open now`,
  /** In a list of facts, each under its own label. */
  facts: {
    people: 'People',
    here: 'Open now',
    you: 'You',
    hereCount: (here: number) => (here === 0 ? 'Nobody' : `${here} ${plural(here, 'person', 'people')}`),
  },
  roles: { facilitator: 'Facilitator', member: 'Team member', observer: 'Observer' },
  youAs: (name: string, role: string) => `${name}, ${role.toLowerCase()}`,
  open: 'Open',
  invite: 'Invite',
  print: 'Print',
  pageOf: (organisation: string) => `Open the plan of ${organisation}`,
  noPage: 'The page cannot be shown at the moment.',
  create: {
    title: 'New plan',
    description: 'Organisation and title can be changed on the page later.',
    organisation: 'Organisation',
    organisationHint: 'As it is to stand at the top of the page.',
    planTitle: 'Title of the plan',
    titleOfYear: (year: number) => `One-Page Strategic Plan ${year}`,
    name: 'Your name',
    nameHint: 'How the team will see you.',
    day: 'Day',
    startsAt: 'Starts at',
    left: (left: number) => `${left} ${plural(left, 'character', 'characters')} left`,
    button: 'Create and open',
    cancel: 'Cancel',
    missing: {
      organisation: 'Whose plan is it? Type the name of the organisation.',
      title: 'Give the plan a title.',
      day: 'Choose the day of the workshop.',
      startsAt: 'Say when it starts, such as 09:00.',
    },
    noDay: 'That is no day for a workshop. Choose one from the calendar.',
    unreadable: 'There are signs in it that cannot be shown. Type it with letters.',
  },
  leave: {
    title: 'Sign out of this browser?',
    description: (plans: number) =>
      plans === 0
        ? "You come back by the coach's link, which is printed where Planwall was started."
        : `This browser then forgets you in ${inWords(plans)} ${plural(plans, 'plan', 'plans')}. The plans stay, but you come back into each only by one of its links: copy the facilitator link of each first.`,
    unsent: (count: number) =>
      `${inWordsCapital(count)} ${plural(count, 'thing', 'things')} you wrote ${plural(count, 'is', 'are')} in this browser alone and would be deleted. Stay, and open your plans while you are online: what is unsent is sent then, and what waits for you is shown.`,
    stillKept:
      'You are signed out, but this browser could not delete what it keeps of your plans. Close its other tabs and sign out again.',
    stay: 'Stay',
    go: 'Sign out',
  },
  visitor: {
    title: 'Come in by a link',
    invited: 'Invited to a workshop',
    invitedText:
      'Open the link you were sent, point your camera at the code on the screen in the room, or paste the link here.',
    link: 'Invitation link',
    linkPlaceholder: 'https://…/join#k=…',
    open: 'Open the link',
    notALink: 'This is no invitation link. Copy the whole of it: it has /join#k= in it.',
    coach: 'Leading the workshop',
    coachText:
      "Open the coach's link on this device. It was printed where Planwall was started, and ends in #coach= and a key.",
    yours: 'In this browser already',
    again: 'Try again',
  },
}

/** A calendar date as the same day for every reader, whatever their time zone. */
function noon(day: string): [number, { timeZone: string }] {
  return [Date.parse(`${day}T12:00:00Z`), { timeZone: 'UTC' }]
}

function nearDay(days: number): string | null {
  return days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : days === -1 ? 'Yesterday' : null
}
