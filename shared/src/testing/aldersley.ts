import type * as Y from 'yjs'
import type { PlanContent } from '../plan/plan-content.ts'
import { createPlanDoc } from '../plan/plan-doc.ts'
import type { RichText } from '../plan/rich-text.ts'
import type { Cells, Row } from '../plan/row.ts'
import type { Quantity } from '../plan/value.ts'
import { writePlanContent } from '../plan/write-plan-content.ts'

/** The leadership team of Aldersley Cold Chain, in the order they sign. */
export const people = {
  ruth: 'Ruth Aldersley',
  priya: 'Priya Nair',
  tomasz: 'Tomasz Wrona',
  callum: 'Callum Reid',
  amara: 'Amara Osei',
  joanna: 'Joanna Lindqvist',
  kenji: 'Kenji Mori',
  george: 'George Aldersley',
} as const

/** Who leads their day. */
export const facilitator = 'Helen Marchetti'

const { ruth, priya, tomasz, callum, amara, joanna, kenji, george } = people

/** The complete third edition of the plan of Aldersley Cold Chain, as it is printed. */
export const aldersley: PlanContent = {
  sections: {
    masthead: {
      organisation: 'Aldersley Cold Chain',
      title: 'One-Page Strategic Plan 2027',
      edition: 'Third edition, agreed in Grimsby on 19 November 2026',
      signedBy: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Agreed by ' },
            {
              type: 'text',
              text: [ruth, priya, tomasz, callum, amara, joanna, kenji].join(', '),
              bold: true,
            },
            { type: 'text', text: ' and ' },
            { type: 'text', text: george, bold: true },
          ],
        },
      ],
      nextReview: '2027-03-31',
      currency: 'GBP',
    },
    environment: {
      strengths: list('strength', [
        '146 own vehicles, 98.1% on time',
        'Customers stay 11 years on average',
        'Driver turnover 9%, trade 21%',
      ]),
      weaknesses: list('weakness', [
        'Grimsby and Leeds are full',
        'Temperature data in three systems',
        'No successor in four critical roles',
      ]),
      opportunities: list('opportunity', [
        'Medicines and trials in the North',
        'Grocers outsourcing regional chill',
        'Grants for zero-emission cooling',
      ]),
      threats: list('threat', [
        'Diesel and power price swings',
        'Nationals buying regional rivals',
        '38% of drivers are over 55',
      ]),
      trends: list('trend', [
        'Retailers now ask for shelf-life data with each load; the F-gas phase-down reaches trailers in 2030; same-day fresh from regional hubs',
      ]),
    },
    vision: {
      statement: prose('By 2036, nothing fresh is wasted on its way to a British table.'),
      boldGoal: prose('Zero spoiled loads in a hundred million cases a year'),
      boldGoalBy: '2036-12-31',
    },
    mission: {
      purpose: prose(
        'We keep what people grow, catch and make safe and fresh, all the way to those who need it. And we make that a good trade to work in.',
      ),
    },
    values: {
      values: rows('value', [
        {
          name: 'The load comes first',
          phrase: 'We never leave a load, a gate or a call without knowing it is cold and safe.',
        },
        { name: 'Say it early', phrase: 'Bad news travels the same day, to the person who can act on it.' },
        {
          name: 'Leave it better',
          phrase: 'A vehicle, a depot, a customer, a colleague: each in better order after us.',
        },
        {
          name: 'Family, not favours',
          phrase: 'We look after one another and hold one standard for all, ourselves first.',
        },
        {
          name: 'Count what we save',
          phrase: 'We measure waste, and take pride in every case that is not thrown away.',
        },
      ]),
    },
    longRangeGoals: {
      futureDate: '2029-12-31',
      year1: '2026',
      year2: '2029',
      year3: '2031',
      targets: rows('target', [
        { metric: 'Revenue', unit: '£m', value1: '68', value2: '96', value3: '120' },
        { metric: 'Operating margin', unit: '%', value1: '6.9', value2: '9.0', value3: '10.0' },
        { metric: 'Loads with a live temperature record', unit: '%', value1: '31', value2: '100', value3: '100' },
        { metric: 'Loads spoiled, per 10,000', value1: '8.4', value2: '2.0', value3: '0.5' },
        { metric: 'Zero-emission vehicles', unit: '%', value1: '4', value2: '35', value3: '60' },
        { metric: 'Depots', value1: '5', value2: '7', value3: '8' },
      ]),
    },
    annualGoals: {
      yearEnd: '2027-12-31',
      goals: rows('goal', [
        { metric: '£74m revenue at 7.8% operating margin', target: quantity('74', '£m') },
        { metric: 'Doncaster hub open, 60% full by December', target: quantity('60', '%') },
        { metric: 'One temperature record for every load', target: quantity('100', '%') },
        { metric: 'Medicines licence for Grimsby and Leeds', target: quantity('2', 'depots') },
        { metric: 'Driver turnover below 8%', target: quantity('8', '%') },
      ]),
    },
    quarterlyPriorities: {
      quarterStart: '2027-01-01',
      quarterEnd: '2027-03-31',
      priorities: rows('priority', [
        { text: 'Sign the Doncaster lease and planning conditions', owner: tomasz },
        { text: 'Live temperature on the 60 busiest trailers', owner: kenji },
        { text: 'Pass the medicines gap audit at Grimsby', owner: priya },
        { text: 'Name two successors for each critical role', owner: amara },
        { text: 'Reprice the ten lowest-margin contracts', owner: callum },
      ]),
    },
    kpis: {
      kpis: rows('kpi', [
        kpi('On time, in full', priya, '%', 'up', ['98.5', '97.0', '98.5']),
        kpi('Loads spoiled', joanna, 'per 10,000', 'down', ['6.0', '9.0', '6.0']),
        kpi('Empty miles', callum, '%', 'down', ['17.0', '20.0', '17.0']),
        kpi('Driver turnover, 12 months', amara, '%', 'down', ['8.0', '10.0', '8.0']),
        kpi('Days to be paid', tomasz, 'days', 'down', ['41', '47', '41']),
        kpi('Energy per pallet', joanna, 'kWh', 'down', ['11.5', '13.0', '11.5']),
        kpi('Trailers with live temperature', kenji, 'count', 'up', ['60', '40', '60']),
      ]),
    },
    keyPlayers: {
      players: rows('player', [
        { person: ruth, accountability: 'Chief executive; top ten customers' },
        { person: priya, accountability: 'Operations: service, depots' },
        { person: tomasz, accountability: 'Finance: cash, pricing, property' },
        { person: callum, accountability: 'Commercial: growth, margin' },
        { person: amara, accountability: 'People: drivers, succession, pay' },
        { person: joanna, accountability: 'Fleet: vehicles, cooling, energy' },
        { person: kenji, accountability: 'Data: temperature record, tools' },
      ]),
    },
    keyProjects: {
      projects: rows('project', [
        project('Doncaster hub', tomasz, '2027-03-01', '2027-12-31', quantity('4.1', '£m')),
        project('One temperature record', kenji, '2027-01-01', '2027-09-30', quantity('620', '£k')),
        project('Medicines licence', priya, '2027-01-01', '2027-06-30', quantity('180', '£k')),
        project('Driver academy', amara, '2027-02-01', '2027-11-30', quantity('240', '£k')),
      ]),
    },
    milestones: {
      milestones: rows('milestone', [
        { date: '2027-01-29', what: 'Doncaster lease signed' },
        { date: '2027-02-26', what: '60 trailers live' },
        { date: '2027-03-31', what: 'Gap audit passed' },
        { date: '2027-06-30', what: 'Licence inspection' },
        { date: '2027-09-15', what: 'Every load on record' },
        { date: '2027-12-01', what: 'Hub 60% full' },
      ]),
    },
    alignment: {},
    assumptions: {},
    commitments: {
      commitments: rows('commitment', [
        commitment(ruth, 'calls the ten largest customers', '2026-12-11', 9),
        commitment(tomasz, 'takes the lease terms to the board', '2026-12-15', 8),
        commitment(kenji, 'runs the sensor pilot, Leeds–Hull', '2027-01-08', 7),
        commitment(priya, 'books the gap auditor', '2026-12-04', 10),
        commitment(amara, 'lists the critical roles', '2026-12-18', 8),
        commitment(callum, 'ranks contracts by margin', '2026-12-11', 9),
        commitment(joanna, 'measures cooling energy by depot', '2027-01-08', 7),
      ]),
    },
    parkingLot: {},
  },
}

/** A document that holds the whole plan of Aldersley Cold Chain. */
export function aldersleyDoc(): Y.Doc {
  const doc = createPlanDoc({ organisation: 'Aldersley Cold Chain', title: 'One-Page Strategic Plan 2027' })
  writePlanContent(doc, aldersley)
  return doc
}

function prose(text: string): RichText {
  return [{ type: 'paragraph', content: [{ type: 'text', text }] }]
}

/** Rows whose ids are the noun and their number: `kpi-1`. */
function rows(noun: string, cells: Cells[]): Row[] {
  return cells.map((each, index) => ({ id: `${noun}-${index + 1}`, cells: each }))
}

function list(noun: string, texts: string[]): Row[] {
  return rows(
    noun,
    texts.map((text) => ({ text })),
  )
}

function quantity(amount: string, unit: string): Quantity {
  return { amount, unit }
}

function kpi(
  name: string,
  owner: string,
  unit: string,
  direction: 'up' | 'down',
  [target, red, green]: [string, string, string],
): Cells {
  return { name, owner, unit, direction, target, red, green, cadence: 'weekly' }
}

function project(name: string, owner: string, start: string, end: string, budget: Quantity): Cells {
  return { name, owner, start, end, budget }
}

function commitment(who: string, what: string, due: string, confidence: number): Cells {
  return { who, what, due, confidence, state: 'open' }
}
