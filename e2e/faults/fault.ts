/** What came of trying a fault a number of times. */
export type Row = {
  fault: string
  /** What was done, in a few words. */
  what: string
  tried: number
  survived: number
  /** Deeds that had been called saved, or seen by others, and are gone. */
  lost: number
  /** The longest it took until everybody had their line back and everything saved, in milliseconds; null where nobody left. */
  worstBackMs: number | null
  /** Figures of this fault alone. */
  figures: Record<string, number | string>
  /** One sentence for each thing that went wrong. */
  complaints: string[]
  /** Why it could not be tried on this computer. */
  skipped?: string
}

/** How it stands after a try, and what went wrong in it: a run that is broken off has said that much. */
export type Progress = { tried: number; survived: number; lost: number; complaint: string | null }

export type Trial = {
  seed: number
  times: number
  /** Called after each try. */
  progress(of: Progress): void
}

/** One way in which things go wrong, which can be tried any number of times. */
export type Fault = {
  name: string
  what: string
  /** How often it is tried in the short form and in the long. */
  short: number
  long: number
  /** Figures of which the highest counts when several labs try it side by side; those of the others add up. */
  highest?: readonly string[]
  try(trial: Trial): Promise<Row>
}

/** What several labs have found that tried the same fault side by side, as if it were one. */
export function together({ highest = [] }: Pick<Fault, 'highest'>, rows: readonly [Row, ...Row[]]): Row {
  const all = { ...rows[0], figures: { ...rows[0].figures }, complaints: rows.flatMap(({ complaints }) => complaints) }
  for (const row of rows.slice(1)) {
    all.tried += row.tried
    all.survived += row.survived
    all.lost += row.lost
    if (row.worstBackMs !== null) all.worstBackMs = Math.max(all.worstBackMs ?? 0, row.worstBackMs)
    for (const [name, value] of Object.entries(row.figures)) {
      const known = all.figures[name]
      if (typeof known !== 'number' || typeof value !== 'number') all.figures[name] ??= value
      else all.figures[name] = highest.includes(name) ? Math.max(known, value) : known + value
    }
  }
  return all
}

/** Collects what comes of the tries. */
export class Tally {
  #tried = 0
  #survived = 0
  #lost = 0
  #worst: number | null = null
  readonly figures: Record<string, number | string> = {}
  readonly #complaints: string[] = []

  constructor(
    readonly fault: Pick<Fault, 'name' | 'what'>,
    private readonly trial: Trial,
  ) {}

  /** Notes one try. `backMs` is null when somebody never came back, and absent where nobody was away. */
  note(of: { lost: number; wrong: readonly string[]; backMs?: number | null; times?: number }): void {
    const { lost, wrong, backMs, times = 1 } = of
    const isFine = lost === 0 && wrong.length === 0 && backMs !== null
    let complaint: string | null = null
    if (!isFine) {
      const why = [
        ...wrong,
        ...(lost > 0 ? [`${lost} lost`] : []),
        ...(backMs === null ? ['not everybody is back'] : []),
      ]
      complaint = `try ${this.#tried + 1} of seed ${this.trial.seed}: ${why.join('; ')}`
      this.#complaints.push(complaint)
    }
    this.#tried += times
    this.#survived += isFine ? times : 0
    this.#lost += lost
    if (typeof backMs === 'number') this.#worst = Math.max(this.#worst ?? 0, backMs)
    this.trial.progress({ tried: this.#tried, survived: this.#survived, lost: this.#lost, complaint })
  }

  /** Notes what was found when it was over: no try of its own, but as good a reason to fail. */
  end(of: { lost: number; wrong: readonly string[]; backMs?: number | null; needless?: number }): void {
    if (of.needless) this.figures['items in trays of what nobody had lost'] = of.needless
    this.note({ ...of, times: 0 })
  }

  get tried(): number {
    return this.#tried
  }

  row(): Row {
    return {
      fault: this.fault.name,
      what: this.fault.what,
      tried: this.#tried,
      survived: this.#survived,
      lost: this.#lost,
      worstBackMs: this.#worst === null ? null : Math.round(this.#worst),
      figures: this.figures,
      complaints: this.#complaints,
    }
  }
}
