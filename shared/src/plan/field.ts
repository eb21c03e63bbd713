/**
 * What a section is made of, as data. A section has fields; a field that is a table has columns; a column is a field
 * of one row. What people read about a section (definition, prompts, labels) is here too; more help is in section-help.ts.
 *
 * How each kind is kept in the plan's Y.Doc, below its section's root map:
 *
 * | kind                        | Y type                                                              | two people at once        |
 * | --------------------------- | ------------------------------------------------------------------- | ------------------------- |
 * | richText, text              | Y.XmlFragment that holds at least one `paragraph` from its creation   | every character is kept   |
 * | number, quantity, date, ... | a JSON value                                                        | the last one wins, whole  |
 * | rows                        | Y.Map<row id, Y.Map<column, value> with `order`, a fractional index>  | every row is kept         |
 */
export type FieldKind = 'richText' | 'text' | 'number' | 'quantity' | 'date' | 'person' | 'choice' | 'score' | 'rows'

/** Where a field is seen: on the sheet's first side, or (once filled) on its second. */
export type Place = 'front' | 'back'

type Common = {
  id: string
  /** The words people see; a vocabulary pack may replace them. */
  label: string
  place: Place
  /** A question that invites an answer while the field is empty. */
  ask?: string
}

export type Choice = { value: string; label: string }

export type RichTextField = Common & { kind: 'richText' }
/** One line of plain text without marks; Enter moves on. */
export type TextField = Common & { kind: 'text' }
/** A decimal; its unit is the row's `unit` column where there is one. */
export type NumberField = Common & { kind: 'number' }
/** An amount with a unit of its own, such as £4.1m. */
export type QuantityField = Common & { kind: 'quantity' }
/** A calendar date. `show: 'month'` prints the month alone. */
export type DateField = Common & { kind: 'date'; show: 'day' | 'month' }
export type PersonField = Common & { kind: 'person' }
export type ChoiceField = Common & { kind: 'choice'; choices: readonly Choice[] }
/** A whole number from 1 to 10. */
export type ScoreField = Common & { kind: 'score' }

export type Column = TextField | NumberField | QuantityField | DateField | PersonField | ChoiceField | ScoreField

/** A table or, with one text column, a list. Rows are in the order people gave them. */
export type RowsField = Common & {
  kind: 'rows'
  columns: readonly Column[]
  /** Numbered from 1, because the order is a ranking. */
  ranked?: boolean
  /** Every row needs exactly one owner: the id of the person column. */
  owner?: string
  /** As many as read well; told, not enforced. */
  usualMost?: number
}

export type Field = Column | RichTextField | RowsField

export type Section = {
  id: import('./section-id.ts').SectionId
  label: string
  /** The few words beside the label on the sheet. */
  tagline: string
  /** One sentence that defines the term. */
  definition: string
  /** Two to four questions, never answers. */
  prompts: readonly string[]
  fields: readonly Field[]
}
