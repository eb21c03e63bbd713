import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What the process is asked to do. Files are absolute paths. */
export type Command =
  | { name: 'serve' | 'check-config' | 'help' | 'version' }
  | { name: 'backup'; file: string; replace: boolean }
  | { name: 'restore'; file: string }

/** One setting that cannot be used: the variable (or flag), what is wrong with it, and one that would do. */
export type ConfigFault = { variable: string; problem: string; example: string }

type CommandLine = {
  command: Command
  /** What the flags of settings say, by flag. */
  values: Map<string, string>
  faults: ConfigFault[]
}

const COMMANDS = 'serve, check-config, backup FILE or restore FILE'

/**
 * Reads what was said on the command line; `settings` are the flags that take a value, with an example of each. Help and
 * version end it: whatever else is said then has no faults.
 */
export function parseCommandLine(argv: readonly string[], settings: ReadonlyMap<string, string>): CommandLine {
  const { tokens } = parseArgs({
    args: [...argv],
    options: {
      ...Object.fromEntries([...settings.keys()].map((flag) => [flag, { type: 'string' as const }])),
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
      force: { type: 'boolean' },
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  })

  const words: string[] = []
  const values = new Map<string, string>()
  const faults: ConfigFault[] = []
  let force = false
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') words.push(token.value)
    else if (token.name === 'help' || token.name === 'version') {
      return { command: { name: token.name }, values: new Map(), faults: [] }
    } else if (token.name === 'force') force = true
    else if (!settings.has(token.name)) faults.push(unknownFlag(token.rawName))
    else if (token.value === undefined || token.value === '') {
      const example = settings.get(token.name) ?? ''
      faults.push({ variable: `--${token.name}`, problem: 'has no value', example })
    } else values.set(token.name, token.value)
  }
  const read = readCommand(words, force)
  return { command: read.command, values, faults: [...faults, ...read.faults] }
}

function readCommand(words: readonly string[], force: boolean): { command: Command; faults: ConfigFault[] } {
  const [name = 'serve', file, ...rest] = words
  const serve: Command = { name: 'serve' }
  const tooMany = (extra: readonly string[]) =>
    extra.map((word) => ({ variable: word, problem: 'is one word too many', example: COMMANDS }))
  const unforced = force
    ? [{ variable: '--force', problem: 'goes with backup only', example: 'backup FILE --force' }]
    : []
  switch (name) {
    case 'serve':
    case 'check-config':
      return { command: { name }, faults: [...tooMany(words.slice(1)), ...unforced] }
    case 'backup':
    case 'restore':
      if (file === undefined || file === '') {
        return {
          command: serve,
          faults: [{ variable: name, problem: 'needs the name of a file', example: `${name} planwall-backup.db` }],
        }
      }
      return name === 'backup'
        ? { command: { name, file: resolve(file), replace: force }, faults: tooMany(rest) }
        : { command: { name, file: resolve(file) }, faults: [...tooMany(rest), ...unforced] }
    default:
      return { command: serve, faults: [{ variable: name, problem: 'is not a command', example: COMMANDS }] }
  }
}

function unknownFlag(rawName: string): ConfigFault {
  if (rawName === '--coach-key' || rawName === '--secret-key') {
    const variable = rawName.slice(2).replace('-', '_').toUpperCase()
    return {
      variable: rawName,
      problem: 'is not taken as a flag, since others on this computer could read it',
      example: `${variable}_FILE=.${rawName.replace('--', '/')}`,
    }
  }
  return { variable: rawName, problem: 'is not a known flag', example: '--port 3000 (see --help)' }
}
