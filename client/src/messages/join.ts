import { formatDay } from './format.ts'
import { inWordsCapital, plural } from './plural.ts'

type Day = { title: string; leader: string | null; day: string; startsAt: string }

/** Words of coming in by a link. */
export const join = {
  looking: 'Reading the link',
  title: (organisation: string) => `Join ${organisation}`,
  /** “One-Page Strategic Plan 2027, led by Helen Marchetti. Thursday 19 November, 09:00.” */
  lead: ({ title, leader, day, startsAt }: Day) => {
    const led = leader === null ? '' : `, led by ${leader}`
    const date = formatDay(Date.parse(`${day}T12:00:00Z`), { timeZone: 'UTC' })
    // A date is not broken across lines.
    return `${title}${led}. ${date.replaceAll(' ', '\u00a0')}, ${startsAt}.`
  },
  points: [
    { title: 'You write together', text: 'Everyone types on the same page at once, each from their own screen.' },
    { title: 'You are led', text: 'One section at a time. Your view goes along, so nobody has to search.' },
    { title: 'It prints', text: 'At the end of the day the whole plan stands on one page.' },
  ],
  here: (count: number) => `${inWordsCapital(count)} ${plural(count, 'is', 'are')} here`,
  andMore: (count: number) => `and ${count} more`,
  comeIn: 'Come in',
  yourName: 'Your name',
  namePlaceholder: 'First and last name',
  nameLeft: (left: number) => `${left} ${plural(left, 'character', 'characters')} left`,
  nameMissing: 'Type your name, so that the others know who is writing.',
  nameUnreadable: 'This name has signs that cannot be shown. Type it with letters.',
  yourColour: 'Your colour',
  /** The eight colours people have, in their order. */
  colours: ['violet', 'teal', 'magenta', 'brown', 'blue', 'olive', 'rust', 'slate'],
  colourTaken: (colour: string) => `${colour}, somebody else has it`,
  sharedColour: (colour: string, initials: string) =>
    `Somebody else has ${colour} as well; the letters ${initials} tell you apart.`,
  sharedColourNameless: (colour: string) => `Somebody else has ${colour} as well; your initials will tell you apart.`,
  button: 'Join the workshop',
  roles: {
    facilitator: 'This link lets you lead the workshop.',
    member: null,
    observer: 'You can read everything as it is written. Writing is for the team.',
  },
  noAccount: (name: string) =>
    `No account. The same link brings you back as ${name || 'you'}, on this device and in this browser.`,
  welcomeBack: 'Welcome back',
  inAlready: (organisation: string) => `You are in the plan of ${organisation} already.`,
  goOn: (name: string) => `Go on as ${name}`,
  notYou: (name: string) => `Not ${name}? Open the link on your own device, or in a private window of this browser.`,
  roomScreen: 'Opening the room screen',
  fault: {
    noLink: {
      title: 'No link to a plan',
      body: 'You come in by a link: the one in your invitation, or the code on the screen in the room. Open it again, and copy the whole of it.',
    },
    title: 'The door did not open',
    unreachable: 'The server cannot be reached. Check the network of this device, then try again.',
    again: 'Try again',
    home: 'Go to your plans',
  },
  invite: {
    title: (organisation: string) => `Invite people to ${organisation}`,
    description: 'Whoever has a link can come in with it, so send it only to the people it is for.',
    kinds: {
      member: { name: 'Team', hint: 'Writes with the group. This is the link for everyone at the table.' },
      facilitator: { name: 'Facilitator', hint: 'May lead: sections, steps, clock, and these links.' },
      observer: { name: 'Observer', hint: 'Reads along and changes nothing.' },
      roomScreen: { name: 'Room screen', hint: 'For the projector: large type, no name, nothing to click.' },
    },
    choose: 'Which link',
    link: (kind: string) => `${kind} link`,
    copy: 'Copy',
    copied: 'Copied',
    selected: 'The link is selected. Press Ctrl C to copy it.',
    code: (kind: string) => `Code that opens the ${kind.toLowerCase()} link`,
    scan: 'Point a camera here, or send the link.',
    loading: 'Reading the links',
    off: 'This link is switched off. Nobody can come in with it.',
    make: 'Make a link',
    rotate: 'New link',
    revoke: 'Switch off',
    rotateSure: 'The old link stops working, also where it is printed or already sent. Whoever came in stays in.',
    revokeSure: 'The link stops working. Whoever came in stays in.',
    rotateYes: 'Replace the link',
    revokeYes: 'Switch the link off',
    cancel: 'Keep it',
    rotated: 'The link is new. The old one no longer works.',
    revoked: 'The link is switched off.',
    made: 'The link works from now on.',
    local: (host: string) =>
      `These links begin with ${host}, which only this computer can open. Open Planwall under the address that was shown where it was started, then copy them.`,
    done: 'Done',
  },
}
