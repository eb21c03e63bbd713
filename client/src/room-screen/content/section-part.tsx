import { formatDay, formatMonths, formatMonthYear, yearOf } from '@planwall/shared/plan/calendar-date.ts'
import type { RowsField } from '@planwall/shared/plan/field.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { formatQuantity } from '@planwall/shared/plan/quantity.ts'
import { isEmpty } from '@planwall/shared/plan/rich-text.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import { formatScalar, isScalarField } from '@planwall/shared/plan/scalar.ts'
import { richTextIn, type SectionContent, textIn } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { fieldOf } from '@planwall/shared/plan/sections.ts'
import type { ReactNode } from 'react'
import { messages } from '../../messages/t.ts'
import { questionOf } from '../../sheet/ask.ts'
import { cellOf, quantityOf } from '../../sheet/section-content.ts'
import { classNames } from '../../ui/class-names.ts'
import type { Part } from '../parts.ts'
import styles from './content.module.css'
import { Facts } from './facts.tsx'
import { KpiFigures } from './kpi-figures.tsx'
import { NamedTexts } from './named-texts.tsx'
import { Owner } from './owner.tsx'
import { Quadrants } from './quadrants.tsx'
import { Rows } from './rows.tsx'
import { Statement } from './statement.tsx'
import { TargetFigures } from './target-figures.tsx'
import { useShownRows } from './writing-context.ts'

const words = messages.roomScreen

type Props = { section: SectionId; part: Part; content: SectionContent; names: readonly string[] }

/** One part of a section, large, as it is being written. */
export function SectionPart(props: Props) {
  const { section, part, content } = props
  switch (part.kind) {
    case 'richText':
      return <Statement section={section} content={content} field={part.fields[0]} look="prose" />
    case 'facts':
      return <Facts section={section} content={content} fields={part.fields} />
    case 'rows':
      return <Table {...props} field={part.fields[0]} />
    case 'front':
      return <Front {...props} />
  }
}

function Front({ section, part, content, names }: Props) {
  switch (section) {
    case 'vision':
      return (
        <>
          <Statement section={section} content={content} field="statement" look="statement" />
          <BoldGoal content={content} />
        </>
      )
    case 'mission':
      return <Statement section={section} content={content} field="purpose" look="purpose" />
    case 'environment': {
      const lists = ['strengths', 'weaknesses', 'opportunities', 'threats']
      return <Quadrants section={section} content={content} lists={lists} wide="trends" />
    }
    case 'masthead':
      return <Facts section={section} content={content} fields={part.fields} />
    default: {
      const table = part.fields.find((field) => fieldOf(section, field)?.kind === 'rows')
      return <Table section={section} part={part} content={content} names={names} field={table ?? ''} />
    }
  }
}

function Table({ section, content, names, field }: Props & { field: string }) {
  const rows = useShownRows(content, field)
  const known = fieldOf(section, field)
  if (known?.kind !== 'rows') return null
  if (rows.length === 0) return <p className={styles.ask}>{known.ask ?? questionOf(section)}</p>
  const owner = (column: string) => (row: Row) => <Owner name={cellOf(row, column)} names={names} />
  switch (field) {
    case 'kpis':
      return <KpiFigures rows={rows} names={names} />
    case 'targets':
      return <TargetFigures content={content} rows={rows} />
    case 'values':
      return <NamedTexts section={section} field={field} rows={rows} name="name" text="phrase" />
    case 'players':
      return (
        <Rows
          section={section}
          field={field}
          rows={rows}
          text="accountability"
          second={(row) => (cellOf(row, 'person') === '' ? '' : cellOf(row, 'role'))}
          aside={(row) => <Player row={row} names={names} />}
        />
      )
    case 'projects':
      return (
        <Rows
          section={section}
          field={field}
          rows={rows}
          text="name"
          second={(row) => joined([monthsOf(row), budgetOf(row), cellOf(row, 'goal')])}
          aside={owner('owner')}
        />
      )
    case 'milestones':
      return (
        <Rows
          section={section}
          field={field}
          rows={[...rows].sort((a, b) => (cellOf(a, 'date') || '9999').localeCompare(cellOf(b, 'date') || '9999'))}
          text="what"
          lead={{ kind: 'day', words: (row) => dayOf(row, 'date', rows) }}
          aside={(row) => <Owner name={cellOf(row, 'owner')} names={names} missing={false} />}
        />
      )
    case 'commitments':
      return (
        <Rows
          section={section}
          field={field}
          rows={rows}
          text="what"
          lead={{ kind: 'day', words: (row) => dayOf(row, 'due', rows) }}
          aside={(row) => (
            <>
              <Owner name={cellOf(row, 'who')} names={names} />
              <span className={styles.sure}>{sureOf(row)}</span>
            </>
          )}
        />
      )
    default:
      return <AnyTable section={section} content={content} names={names} field={known} rows={rows} />
  }
}

/** A table without a shape of its own: its first text large, its owner at the right, the rest below. */
function AnyTable(props: Omit<Props, 'part' | 'field'> & { field: RowsField; rows: readonly Row[] }) {
  const { section, names, field, rows } = props
  const text = field.columns.find((column) => column.kind === 'text')?.id ?? ''
  const rest = field.columns.filter((column) => column.id !== text && column.id !== field.owner)
  return (
    <Rows
      section={section}
      field={field.id}
      rows={rows}
      text={text}
      lead={field.ranked ? { kind: 'rank' } : undefined}
      second={(row) =>
        // What is on the front of a ranked list is its text and owner; the rest is for the page.
        field.ranked
          ? ''
          : joined(
              rest.map((column) =>
                isScalarField(column) ? formatScalar(column, row.cells[column.id] ?? null) : cellOf(row, column.id),
              ),
            )
      }
      aside={
        field.owner === undefined ? undefined : (row) => <Owner name={cellOf(row, field.owner ?? '')} names={names} />
      }
    />
  )
}

function BoldGoal({ content }: { content: SectionContent }) {
  if (isEmpty(richTextIn(content, 'boldGoal'))) return null
  const by = textIn(content, 'boldGoalBy')
  const label = labelOf(plainWords, 'vision', 'boldGoal')
  return (
    <div className={styles.under}>
      <h2 className={styles.label} data-block="keep">
        {by === '' ? label : words.boldGoalBy(label, yearOf(by))}
      </h2>
      <Statement section="vision" content={content} field="boldGoal" look="boldGoal" />
    </div>
  )
}

function Player({ row, names }: { row: Row; names: readonly string[] }): ReactNode {
  const [person, role] = [cellOf(row, 'person'), cellOf(row, 'role')]
  if (person !== '' || role === '') return <Owner name={person} names={names} />
  return <span className={classNames(styles.aside, styles.gap)}>{words.unfilled(role)}</span>
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}

function monthsOf(row: Row): string {
  const [start, end] = [cellOf(row, 'start'), cellOf(row, 'end')]
  if (start !== '' && end !== '') return formatMonths(start, end)
  return start === '' && end === '' ? '' : formatMonthYear(start || end)
}

function budgetOf(row: Row): string {
  const budget = quantityOf(row, 'budget')
  return budget === null ? '' : formatQuantity(budget)
}

/** With its year only where the rows speak of more than one. */
function dayOf(row: Row, column: string, rows: readonly Row[]): string {
  const date = cellOf(row, column)
  if (date === '') return ''
  const years = new Set(rows.map((each) => cellOf(each, column).slice(0, 4)).filter((year) => year !== ''))
  return years.size > 1 ? `${formatDay(date)} ${yearOf(date)}` : formatDay(date)
}

function sureOf(row: Row): string {
  const sure = cellOf(row, 'confidence')
  return sure === '' ? '' : words.sure(sure)
}
