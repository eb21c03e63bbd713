import type { RowsField } from '@planwall/shared/plan/field.ts'
import {
  kpiOf,
  kpiWords,
  missingParts,
  missingWords,
  thresholdFault,
  thresholdWords,
} from '@planwall/shared/plan/kpi.ts'
import type { Row } from '@planwall/shared/plan/rows.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { messages } from '../../messages/t.ts'
import { cellOf } from '../section-content.ts'

/** What a row still lacks before it is complete, and what is wrong with it. */
export type RowState = {
  /** One sentence below the row's name; null when there is nothing to say. */
  sentence: string | null
  /** Columns shown in amber while they are empty. */
  wanted: ReadonlySet<string>
  /** Beside which column a contradiction is told. */
  fault: { column: string; sentence: string } | null
}

const complete: RowState = { sentence: null, wanted: new Set(), fault: null }

/** Only rows that say something are looked at: a new one is not scolded before its first word. */
export function rowState(section: SectionId, field: RowsField, row: Row): RowState {
  const [first] = field.columns
  const named = field.columns.some((column) => column.kind === 'text' && cellOf(row, column.id) !== '')
  if (!named && (first === undefined || cellOf(row, first.id) === '')) return complete
  if (section === 'kpis') return kpiState(row)
  const wanted = new Set<string>()
  if (field.owner !== undefined && cellOf(row, field.owner) === '') wanted.add(field.owner)
  if (section === 'commitments' && cellOf(row, 'due') === '') wanted.add('due')
  return wanted.size === 0 ? complete : { sentence: null, wanted, fault: null }
}

function kpiState(row: Row): RowState {
  const kpi = kpiOf(row)
  const missing = missingWords(kpi)
  const parts = missingParts(kpi)
  const fault = thresholdFault(kpi)
  const sentence = thresholdWords(kpi)
  return {
    sentence: missing === null ? null : messages.sheet.notMeasurable(missing),
    wanted: new Set(parts),
    fault: fault === null || sentence === null ? null : { column: fault.upper, sentence },
  }
}

/** How the limits of a KPI read in its row: `< 97.0`. The empty string for every other cell. */
export function wordsInRow(section: SectionId, row: Row, column: string): string | undefined {
  if (section !== 'kpis') return undefined
  const words = kpiWords(kpiOf(row))
  if (column === 'target' || column === 'red' || column === 'green' || column === 'superGreen') return words[column]
  return undefined
}
