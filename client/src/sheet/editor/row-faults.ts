import type { RowsField } from '@planwall/shared/plan/field.ts'
import {
  kpiOf,
  kpiWords,
  missingParts,
  missingWords,
  thresholdFault,
  thresholdWords,
} from '@planwall/shared/plan/kpi.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { messages } from '../../messages/t.ts'
import { cellOf } from '../section-content.ts'

/** What a row still lacks before it is complete, and what is wrong with it. */
export type RowState = {
  /** One sentence below the row's name; null when there is nothing to say. */
  sentence: string | null
  /** Columns shown in amber while they are empty. */
  wanted: ReadonlySet<string>
  /** The column that contradicts another one of the row. */
  fault: string | null
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
  // A contradiction comes first: what is missing can still be added, what is wrong would be counted.
  const sentence = thresholdWords(kpi)
  const fault = thresholdFault(kpi)
  return {
    sentence: sentence ?? (missing === null ? null : messages.editor.notMeasurable(missing)),
    wanted: new Set(parts),
    fault: fault?.upper ?? null,
  }
}

/** How the limits of a KPI read in its row: `< 97.0`. The empty string for every other cell. */
export function wordsInRow(section: SectionId, row: Row, column: string): string | undefined {
  if (section !== 'kpis') return undefined
  const words = kpiWords(kpiOf(row))
  if (column === 'target' || column === 'red' || column === 'green' || column === 'superGreen') return words[column]
  return undefined
}
