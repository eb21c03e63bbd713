import type { Column, Field, RowsField } from '@planwall/shared/plan/field.ts'
import { type LabelPack, labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { isRowEmpty, type Row } from '@planwall/shared/plan/row.ts'
import { formatScalar, isScalarField } from '@planwall/shared/plan/scalar.ts'
import { richTextIn, rowsIn, type SectionContent, scalarIn, textIn } from '@planwall/shared/plan/section-content.ts'
import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { messages } from '../messages/t.ts'
import { useSection } from '../sync/use-contents.ts'
import styles from './plan-sheet-back.module.css'
import { type PrintContext, PrintContextProvider } from './print-context.ts'
import { cellOf, isFieldEmpty } from './section-content.ts'
import { RichWords } from './words.tsx'

type Contents = Readonly<Record<SectionId, SectionContent>>

/** The second side of the live plan: what the first has no room for, by section. Nothing when nothing is filled. */
export function PlanSheetBack({ pack = plainWords }: { pack?: LabelPack | undefined }) {
  return <BackSide contents={useAllSections()} pack={pack} />
}

/** The second side of a plan that does not change while it is looked at. */
export function StillSheetBack({ plan, pack = plainWords }: { plan: PlanContent; pack?: LabelPack | undefined }) {
  return <BackSide contents={plan.sections} pack={pack} />
}

/** Whether the live plan has a second side. */
export function useHasBack(): boolean {
  return hasBack(useAllSections())
}

/** Whether anything stands that belongs on the second side. */
export function hasBack(contents: Contents): boolean {
  return sectionIds.some((id) => backOf(id, contents[id]).length > 0)
}

/** Every section of the live plan; a new object whenever one of them changes. */
export function useAllSections(): Contents {
  const masthead = useSection('masthead')
  const environment = useSection('environment')
  const vision = useSection('vision')
  const mission = useSection('mission')
  const values = useSection('values')
  const longRangeGoals = useSection('longRangeGoals')
  const annualGoals = useSection('annualGoals')
  const quarterlyPriorities = useSection('quarterlyPriorities')
  const kpis = useSection('kpis')
  const keyPlayers = useSection('keyPlayers')
  const keyProjects = useSection('keyProjects')
  const milestones = useSection('milestones')
  const alignment = useSection('alignment')
  const assumptions = useSection('assumptions')
  const commitments = useSection('commitments')
  const parkingLot = useSection('parkingLot')
  return {
    ...{ masthead, environment, vision, mission, values, longRangeGoals, annualGoals, quarterlyPriorities },
    ...{ kpis, keyPlayers, keyProjects, milestones, alignment, assumptions, commitments, parkingLot },
  }
}

/** What of a section goes to the second side: fields of their own, and columns of tables on the first. */
type BackField = { field: Field; columns: readonly Column[]; rows: readonly Row[] }

function backOf(id: SectionId, content: SectionContent): BackField[] {
  // The currency is a setting, and the parking lot is what the group chose not to put into the plan.
  if (id === 'masthead' || id === 'parkingLot') return []
  return sections[id].fields.flatMap((field): BackField[] => {
    if (isFieldEmpty(content, field)) return []
    if (field.kind !== 'rows') return field.place === 'back' ? [{ field, columns: [], rows: [] }] : []
    const filled = rowsIn(content, field.id).filter((row) => !isRowEmpty(row))
    const shows = (column: Column) => filled.some((row) => wordsOf(column, row) !== '')
    const columns = field.columns.filter(
      (column) => (field.place === 'back' || column.place === 'back') && shows(column),
    )
    const rows = filled.filter((row) => columns.some((column) => wordsOf(column, row) !== ''))
    return columns.length === 0 ? [] : [{ field, columns, rows }]
  })
}

function BackSide({ contents, pack }: { contents: Contents; pack: LabelPack }) {
  if (!hasBack(contents)) return null
  return (
    <article className={styles.back} data-sheet="back" aria-label={messages.sheet.backLabel}>
      <header className={styles.head}>
        <p className={styles.whose}>{textIn(contents.masthead, 'organisation')}</p>
        <p className={styles.title}>{messages.sheet.backTitle(textIn(contents.masthead, 'title'))}</p>
      </header>
      <div className={styles.columns}>
        {sectionIds.map((id) => {
          const fields = backOf(id, contents[id])
          if (fields.length === 0) return null
          return (
            <section key={id} className={styles.section}>
              <h2>{labelOf(pack, id)}</h2>
              {fields.map((each) => (
                <BackFieldView key={each.field.id} section={id} content={contents[id]} pack={pack} {...each} />
              ))}
            </section>
          )
        })}
      </div>
    </article>
  )
}

type ViewProps = BackField & { section: SectionId; content: SectionContent; pack: LabelPack }

function BackFieldView({ section, content, pack, field, columns, rows }: ViewProps) {
  const label = labelOf(pack, section, field.id)
  const context: PrintContext = { section, pack, names: [], carets: false }
  if (field.kind === 'rows') {
    return (
      <div className={styles.field}>
        <h3>{label}</h3>
        <ul className={styles.rows}>
          {rows.map((row) => (
            <BackRow key={row.id} section={section} pack={pack} field={field} columns={columns} row={row} />
          ))}
        </ul>
      </div>
    )
  }
  if (field.kind === 'richText') {
    return (
      <div className={styles.field}>
        <h3>{label}</h3>
        <PrintContextProvider value={context}>
          <div className={styles.rich}>
            <RichWords at={{ field: field.id }}>{richTextIn(content, field.id)}</RichWords>
          </div>
        </PrintContextProvider>
      </div>
    )
  }
  const words = isScalarField(field) ? formatScalar(field, scalarIn(content, field.id)) : textIn(content, field.id)
  return (
    <p className={styles.pair}>
      <b>{label}</b> {words}
    </p>
  )
}

type RowProps = { section: SectionId; pack: LabelPack; field: RowsField; columns: readonly Column[]; row: Row }

/** What the row is called on the first side, then its other columns with their labels, in one paragraph. */
function BackRow({ section, pack, field, columns, row }: RowProps) {
  const [first] = field.columns
  const text = field.columns.find((column) => column.kind === 'text')
  const called = [...new Set([first, text])].filter((column) => column !== undefined)
  const name = called
    .map((column) => wordsOf(column, row))
    .filter((words) => words !== '')
    .join(': ')
  const rest = columns.filter((column) => !called.includes(column) && wordsOf(column, row) !== '')
  return (
    <li>
      <span className={styles.name}>{name}</span>
      {rest.map((column) => (
        <span key={column.id} className={styles.cell}>
          <i>{labelOf(pack, section, field.id, column.id)}</i> {wordsOf(column, row)}
        </span>
      ))}
    </li>
  )
}

function wordsOf(column: Column, row: Row): string {
  return isScalarField(column) ? formatScalar(column, row.cells[column.id] ?? null) : cellOf(row, column.id)
}
