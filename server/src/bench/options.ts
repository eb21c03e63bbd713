import { parseArgs } from 'node:util'

/** The scenarios by the names that `--only` takes. */
export const scenarioNames = ['typing', 'everybody', 'echo', 'join', 'http', 'restart', 'rooms', 'kills'] as const
export type ScenarioName = (typeof scenarioNames)[number]

export type Options = {
  short: boolean
  only: readonly ScenarioName[]
  /** Profile our server in every scenario, not only where it falls short. */
  profile: boolean
  /** Rounds of killing, or null for as many as the length of the bench asks for. */
  kills: number | null
  /** Measure our server alone: no ratios, but quickly. */
  alone: boolean
  /** Divides the number of people, for a look at whether everything works. */
  fraction: number
  /** Where the reports go. */
  out: string
}

export const usage = `npm run bench -- [--short] [--only=${scenarioNames.join(',')}] [--alone] [--profile] [--kills=N] [--fraction=N] [--out=FOLDER]`

/** What was asked for, or a sentence about what nobody understands. */
export function parseOptions(args: readonly string[], out: string): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        short: { type: 'boolean', default: false },
        only: { type: 'string' },
        profile: { type: 'boolean', default: false },
        alone: { type: 'boolean', default: false },
        kills: { type: 'string' },
        fraction: { type: 'string', default: '1' },
        out: { type: 'string', default: out },
      },
    })
    const only = (values.only ?? scenarioNames.join(',')).split(',')
    const unknown = only.find((name) => !isScenarioName(name))
    if (unknown !== undefined) return `There is no scenario ${unknown}.\n${usage}`
    const kills = values.kills === undefined ? null : Number(values.kills)
    const fraction = Number(values.fraction)
    if (!(fraction >= 1) || (kills !== null && !(kills >= 1))) return `That is no number from 1 on.\n${usage}`
    return { ...values, only: only.filter(isScenarioName), kills, fraction }
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`
  }
}

function isScenarioName(name: string): name is ScenarioName {
  return scenarioNames.some((known) => known === name)
}
