import { compareDecimals, decimalPlaces, formatNumber, padDecimal } from './decimal.ts'
import type { Row } from './row.ts'
import { type Decimal, decimalSchema } from './value.ts'

export type Direction = 'up' | 'down' | 'range'
export type Cadence = 'daily' | 'weekly' | 'monthly' | 'quarterly'

/** A KPI as its row has it, where anything may still be missing. Amber is what lies between red and green. */
export type Kpi = {
  id: string
  name: string
  owner: string | null
  unit: string
  direction: Direction | null
  baseline: Decimal | null
  target: Decimal | null
  /** Up: red below it. Down: red above it. In a range: red below it. */
  red: Decimal | null
  /** Up: green from it on. Down: green up to it. In a range: green from it on. */
  green: Decimal | null
  superGreen: Decimal | null
  /** In a range: green up to it. */
  greenHigh: Decimal | null
  /** In a range: red above it. */
  redHigh: Decimal | null
  source: string
  cadence: Cadence | null
  firstDue: string | null
}

/** What a KPI must have before it can be measured. A range is its own target. */
export type KpiPart =
  | 'name'
  | 'owner'
  | 'unit'
  | 'direction'
  | 'target'
  | 'red'
  | 'green'
  | 'greenHigh'
  | 'redHigh'
  | 'cadence'

const partWords: Record<KpiPart, string> = {
  name: 'a name',
  owner: 'an owner',
  unit: 'a unit',
  direction: 'a direction',
  target: 'a target',
  red: 'a red limit',
  green: 'a green limit',
  greenHigh: 'an upper green limit',
  redHigh: 'an upper red limit',
  cadence: 'how often it is counted',
}

export function kpiOf(row: Row): Kpi {
  const { cells } = row
  const text = (id: string) => (typeof cells[id] === 'string' ? cells[id].trim() : '')
  const decimal = (id: string) => decimalSchema.safeParse(cells[id]).data ?? null
  const direction = text('direction')
  const cadence = text('cadence')
  return {
    id: row.id,
    name: text('name'),
    owner: text('owner') || null,
    unit: text('unit'),
    direction: direction === 'up' || direction === 'down' || direction === 'range' ? direction : null,
    baseline: decimal('baseline'),
    target: decimal('target'),
    red: decimal('red'),
    green: decimal('green'),
    superGreen: decimal('superGreen'),
    greenHigh: decimal('greenHigh'),
    redHigh: decimal('redHigh'),
    source: text('source'),
    cadence: isCadence(cadence) ? cadence : null,
    firstDue: text('firstDue') || null,
  }
}

/** The parts that keep a KPI from being measured, in the order of its row; none when it can be. */
export function missingParts(kpi: Kpi): KpiPart[] {
  const needed: KpiPart[] =
    kpi.direction === 'range'
      ? ['name', 'owner', 'unit', 'direction', 'red', 'green', 'greenHigh', 'redHigh', 'cadence']
      : ['name', 'owner', 'unit', 'direction', 'target', 'red', 'green', 'cadence']
  return needed.filter((part) => kpi[part] === null || kpi[part] === '')
}

/** Why a KPI cannot be measured yet, such as `needs a red and a green limit`; null when it can. */
export function missingWords(kpi: Kpi): string | null {
  const missing = missingParts(kpi)
  if (missing.length === 0) return null
  const both = missing.includes('red') && missing.includes('green')
  const words = missing
    .filter((part) => !(both && part === 'green'))
    .map((part) => (both && part === 'red' ? 'a red and a green limit' : partWords[part]))
  const last = words.at(-1) ?? ''
  return `needs ${words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last}`
}

export type ThresholdFault = { lower: ThresholdPart; upper: ThresholdPart }
type ThresholdPart = 'red' | 'green' | 'superGreen' | 'greenHigh' | 'redHigh'

/**
 * The first two limits that stand the wrong way round for the direction: `lower` must not be above `upper`. Null when
 * they are in order, as far as they are filled in.
 */
export function thresholdFault(kpi: Kpi): ThresholdFault | null {
  const rising = risingLimits(kpi.direction).filter((part) => kpi[part] !== null)
  for (const [index, upper] of rising.entries()) {
    const lower = rising[index - 1]
    const [low, high] = [lower === undefined ? null : kpi[lower], kpi[upper]]
    if (lower !== undefined && low !== null && high !== null && compareDecimals(low, high) > 0) return { lower, upper }
  }
  return null
}

/** What is wrong with the limits, in a sentence for the person who typed them; null when nothing is. */
export function thresholdWords(kpi: Kpi): string | null {
  const fault = thresholdFault(kpi)
  if (fault === null) return null
  const names = {
    red: 'red',
    green: 'green',
    superGreen: 'super-green',
    greenHigh: 'the upper green',
    redHigh: 'the upper red',
  }
  const [lower, upper] = [names[fault.lower], names[fault.upper]]
  const sentence =
    kpi.direction === 'range'
      ? `In a range, ${lower} cannot be above ${upper}.`
      : `When ${kpi.direction} is better, ${lower} cannot be above ${upper}.`
  return sentence
}

/** The figures of one row as they are printed, all with as many decimals as the longest of them has. */
export type KpiWords = { target: string; red: string; green: string; superGreen: string }

/** `98.5`, `< 97.0`, `≥ 98.5`; a range reads `2 to 4`, `< 0, > 6`. The empty string where a figure is missing. */
export function kpiWords(kpi: Kpi): KpiWords {
  const { target, red, green, superGreen, greenHigh, redHigh } = kpi
  const places = Math.max(
    0,
    ...[target, red, green, superGreen, greenHigh, redHigh].map((value) => (value === null ? 0 : decimalPlaces(value))),
  )
  const say = (sign: string, value: Decimal | null) =>
    value === null ? '' : `${sign}${formatNumber(padDecimal(value, places))}`
  switch (kpi.direction) {
    case 'range': {
      const span =
        green !== null && greenHigh !== null
          ? `${say('', green)} to ${say('', greenHigh)}`
          : say('≥ ', green) || say('≤ ', greenHigh)
      return {
        target: say('', target) || span,
        red: [say('< ', red), say('> ', redHigh)].filter((words) => words !== '').join(', '),
        green: span,
        superGreen: '',
      }
    }
    case 'down':
      return {
        target: say('', target),
        red: say('> ', red),
        green: say('≤ ', green),
        superGreen: say('≤ ', superGreen),
      }
    case 'up':
      return {
        target: say('', target),
        red: say('< ', red),
        green: say('≥ ', green),
        superGreen: say('≥ ', superGreen),
      }
    case null:
      return { target: say('', target), red: say('', red), green: say('', green), superGreen: say('', superGreen) }
  }
}

function risingLimits(direction: Direction | null): ThresholdPart[] {
  switch (direction) {
    case 'up':
      return ['red', 'green', 'superGreen']
    case 'down':
      return ['superGreen', 'green', 'red']
    case 'range':
      return ['red', 'green', 'greenHigh', 'redHigh']
    case null:
      return []
  }
}

function isCadence(value: string): value is Cadence {
  return value === 'daily' || value === 'weekly' || value === 'monthly' || value === 'quarterly'
}
