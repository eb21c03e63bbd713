import type { Row } from './fault.ts'

/** The rows as people read them, and as a note can hold them. */
export function table(rows: readonly Row[]): string {
  const lines = [
    ['fault', 'what', 'tried', 'survived', 'lost', 'worst time back', 'figures'],
    ...rows.map(({ fault, what, tried, survived, lost, worstBackMs, figures, skipped }) => [
      fault,
      what,
      String(tried),
      String(survived),
      String(lost),
      worstBackMs === null ? '–' : `${(worstBackMs / 1000).toFixed(1)} s`,
      skipped === undefined ? figuresIn(figures) : `not tried: ${skipped}`,
    ]),
  ]
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const [head = '', ...body] = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n')
}

function figuresIn(figures: Row['figures']): string {
  return Object.entries(figures)
    .map(([name, value]) => `${value} ${name}`)
    .join(', ')
}
