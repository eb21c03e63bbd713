import type {
  Choice,
  ChoiceField,
  DateField,
  NumberField,
  PersonField,
  Place,
  QuantityField,
  RichTextField,
  RowsField,
  ScoreField,
  TextField,
} from '../field.ts'

type Rest<T> = Omit<T, 'kind' | 'id' | 'label' | 'place'>

/** Makes the builders of one side of the sheet, so that a section reads as a list of what stands there. */
function onPlace(place: Place) {
  return {
    text: (id: string, label: string, rest: Rest<TextField> = {}): TextField => ({
      kind: 'text',
      id,
      label,
      place,
      ...rest,
    }),
    richText: (id: string, label: string, rest: Rest<RichTextField> = {}): RichTextField => ({
      kind: 'richText',
      id,
      label,
      place,
      ...rest,
    }),
    number: (id: string, label: string, rest: Rest<NumberField> = {}): NumberField => ({
      kind: 'number',
      id,
      label,
      place,
      ...rest,
    }),
    quantity: (id: string, label: string, rest: Rest<QuantityField> = {}): QuantityField => ({
      kind: 'quantity',
      id,
      label,
      place,
      ...rest,
    }),
    day: (id: string, label: string, rest: Omit<Rest<DateField>, 'show'> = {}): DateField => ({
      kind: 'date',
      show: 'day',
      id,
      label,
      place,
      ...rest,
    }),
    month: (id: string, label: string, rest: Omit<Rest<DateField>, 'show'> = {}): DateField => ({
      kind: 'date',
      show: 'month',
      id,
      label,
      place,
      ...rest,
    }),
    person: (id: string, label: string, rest: Rest<PersonField> = {}): PersonField => ({
      kind: 'person',
      id,
      label,
      place,
      ...rest,
    }),
    choice: (id: string, label: string, choices: readonly Choice[], rest: Omit<Rest<ChoiceField>, 'choices'> = {}) =>
      ({ kind: 'choice', id, label, place, choices, ...rest }) satisfies ChoiceField,
    score: (id: string, label: string, rest: Rest<ScoreField> = {}): ScoreField => ({
      kind: 'score',
      id,
      label,
      place,
      ...rest,
    }),
    rows: (id: string, label: string, rest: Rest<RowsField>): RowsField => ({
      kind: 'rows',
      id,
      label,
      place,
      ...rest,
    }),
  }
}

export const front = onPlace('front')
export const back = onPlace('back')

/** What every section but the masthead ends with: why it says what it says, and who looks after it. */
export function closing(whyAsk: string): [RichTextField, PersonField] {
  return [
    back.richText('why', 'Why', { ask: whyAsk }),
    back.person('owner', 'Section owner', { ask: 'Who looks after this part of the plan?' }),
  ]
}

/** A critical number keeps the eye on one thing; its balancing number shows what that costs elsewhere. */
export function criticalNumbers(): (TextField | NumberField)[] {
  return [
    ...limitsOf('critical', 'Critical number', 'Which one number, put right, would put most of the rest right?'),
    ...limitsOf(
      'balancing',
      'Balancing number',
      'What would suffer first if everyone chased the critical number alone?',
    ),
  ]
}

function limitsOf(id: string, label: string, ask: string): (TextField | NumberField)[] {
  return [
    back.text(`${id}Name`, label, { ask }),
    back.text(`${id}Unit`, `${label}: unit`),
    back.number(`${id}Red`, `${label}: red`),
    back.number(`${id}Green`, `${label}: green`),
    back.number(`${id}SuperGreen`, `${label}: super-green`),
  ]
}
