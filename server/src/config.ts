import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { type Command, type ConfigFault, parseCommandLine } from './command-line.ts'

const COACH_KEY_PATTERN = /^[A-Za-z0-9_-]{16,200}$/

/** 32 random bytes in base64url have 43 characters; shorter ones are let through only if still beyond guessing. */
const SECRET_KEY_PATTERN = /^[\w+/=-]{32,200}$/

const settingsSchema = z.object({
  port: z
    .string()
    .prefault('3000')
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'is not a whole number from 0 to 65535')
    .transform(Number),
  host: z
    .string()
    .regex(/^[\w.:-]+$/, 'is not an address or a host name')
    .prefault('0.0.0.0'),
  publicUrl: z
    .string()
    .refine(isOrigin, 'is not an http(s) address without a path')
    .transform((text) => new URL(text).origin)
    .nullable()
    .prefault(null),
  dataDir: z.string().prefault('./data'),
  coachKey: z
    .string()
    .regex(COACH_KEY_PATTERN, 'must be 16 to 200 letters, digits, "-" or "_"')
    .nullable()
    .prefault(null),
  secretKey: z.string().regex(SECRET_KEY_PATTERN, 'must be 32 to 200 characters of base64').nullable().prefault(null),
  trustProxy: z
    .string()
    .prefault('false')
    .refine((text) => parseTrustProxy(text) !== null, 'is not true, false, a number of proxies or a list of addresses')
    .transform((text) => parseTrustProxy(text) ?? false),
  backupDir: z.string().nullable().prefault(null),
  backupKeep: z
    .string()
    .prefault('7')
    .refine((text) => /^\d{1,3}$/.test(text), 'is not a whole number from 0 to 999')
    .transform(Number),
  logLevel: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'is not a log level')
    .prefault('warn'),
  logFormat: z.enum(['text', 'json'], 'is neither text nor json').prefault('text'),
})

/** What flags and environment decide. `publicUrl` is an origin such as `https://plan.example.com`; `dataDir` is absolute. */
export type Settings = Omit<z.output<typeof settingsSchema>, 'backupDir'> & {
  /** Absolute; inside the data folder unless given. */
  backupDir: string
}

/** What the server runs with: the settings, its keys (given or generated) and what belongs to this installation. */
export type Config = Omit<Settings, 'coachKey' | 'secretKey' | 'backupDir' | 'backupKeep'> & {
  coachKey: string
  /** Invitation links are derived from it: with another one, links given out before no longer work. */
  secretKey: string
  /** Absolute path of the built client. */
  clientDir: string
  version: string
}

type Described = { variable: string; flag: string | null; example: string; meaning: string }

const described: Record<keyof Settings, Described> = {
  port: {
    variable: 'PORT',
    flag: 'port',
    example: '3000',
    meaning: 'port to listen on, 3000 unless told; 0 takes a free one',
  },
  host: {
    variable: 'HOST',
    flag: 'host',
    example: '0.0.0.0',
    meaning: 'address to listen on; 127.0.0.1 keeps it to this computer',
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    flag: 'public-url',
    example: 'https://plan.example.com',
    meaning: 'address people type, when a proxy stands in front',
  },
  dataDir: {
    variable: 'DATA_DIR',
    flag: 'data-dir',
    example: './data',
    meaning: 'folder for everything Planwall keeps',
  },
  // No flag: what stands on a command line can be read by every user of the machine.
  coachKey: {
    variable: 'COACH_KEY',
    flag: null,
    example: 'choose-a-long-secret-here',
    meaning: "the coach's secret; made once in the data folder unless given",
  },
  secretKey: {
    variable: 'SECRET_KEY',
    flag: null,
    example: 'made-with-openssl-rand-base64-32',
    meaning: 'what invitation links are made from; made once in the data folder unless given',
  },
  trustProxy: {
    variable: 'TRUST_PROXY',
    flag: 'trust-proxy',
    example: 'loopback',
    meaning: 'whose X-Forwarded-For to believe: true, false, a number of proxies, or addresses',
  },
  backupDir: {
    variable: 'BACKUP_DIR',
    flag: 'backup-dir',
    example: '/mnt/backup/planwall',
    meaning: 'folder for the daily backups, the folder backups of the data folder unless told',
  },
  backupKeep: {
    variable: 'BACKUP_KEEP',
    flag: 'backup-keep',
    example: '7',
    meaning: 'how many daily backups are kept, 7 unless told; 0 makes none',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    flag: 'log-level',
    example: 'info',
    meaning: 'silent, fatal, error, warn (usual for text), info (usual for json), debug or trace',
  },
  logFormat: {
    variable: 'LOG_FORMAT',
    flag: 'log-format',
    example: 'json',
    meaning: 'text for people, json for log collectors',
  },
}

const names = Object.keys(described) as (keyof Settings)[]

type Environment = Readonly<Record<string, string | undefined>>
type Parsed = { ok: true; value: { command: Command; settings: Settings } } | { ok: false; faults: ConfigFault[] }

/**
 * Reads the settings: a flag wins over the environment, which wins over the default. Every fault is reported, not just
 * the first. An empty variable counts as unset; `X_FILE` names a file that holds the value of `X`.
 */
export function parseConfig(argv: readonly string[], env: Environment, readFile = readTextFile): Parsed {
  const line = parseCommandLine(argv, new Map(names.flatMap((name) => flagOf(name))))
  const flags = rawOf(line.values)
  const environment = readEnvironment(env, readFile)
  const raw = { ...environment.raw, ...flags }
  // A line for each request would push the addresses and the coach's link off a person's screen.
  raw.logLevel ??= raw.logFormat === 'json' ? 'info' : 'warn'
  const parsed = settingsSchema.safeParse(raw)
  const faults = [...line.faults, ...environment.faults]

  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = names.find((candidate) => candidate === issue.path[0])
      if (!name) throw parsed.error
      // A wrong key is a secret all the same, so it is not repeated on the screen.
      const shown = name === 'coachKey' || name === 'secretKey' ? '' : `"${raw[name] ?? ''}" `
      faults.push({ ...describe(name, name in flags ? 'flag' : 'variable'), problem: shown + issue.message })
    }
  }
  // Somebody who asks for help has a reason to: wrong settings do not keep it from them.
  if (parsed.success && faults.length === 0) {
    return { ok: true, value: { command: line.command, settings: withPlaces(parsed.data) } }
  }
  if (line.command.name === 'help' || line.command.name === 'version') {
    return { ok: true, value: { command: line.command, settings: withPlaces(settingsSchema.parse({})) } }
  }
  return { ok: false, faults }
}

function withPlaces(settings: z.output<typeof settingsSchema>): Settings {
  const dataDir = resolve(settings.dataDir)
  return { ...settings, dataDir, backupDir: resolve(settings.backupDir ?? join(dataDir, 'backups')) }
}

/** Whether this text can be a coach's key: long enough not to be guessed, and safe in the fragment of a link. */
export function isCoachKey(text: string): boolean {
  return COACH_KEY_PATTERN.test(text)
}

/** Whether this text can be the key that links are derived from. */
export function isSecretKey(text: string): boolean {
  return SECRET_KEY_PATTERN.test(text)
}

/** One line for one fault, for people. */
export function faultLine({ variable, problem, example }: ConfigFault): string {
  return `${variable}: ${problem}; for example ${example}`
}

/** What `--help` prints. */
export function usage(): string {
  const rows = names.map((name) => {
    const { variable, flag, meaning } = described[name]
    return `  ${(flag === null ? '' : `--${flag}`).padEnd(15)}${variable.padEnd(13)}${meaning}`
  })
  return [
    'Usage: npm start -- [serve | check-config | backup FILE | restore FILE] [flags]',
    '',
    '  serve          run Planwall (this is what happens when nothing is said)',
    '  check-config   read the settings, say what is wrong with them, and end',
    '  backup FILE    copy all data into one file, while Planwall runs or not; --force replaces a file',
    '  restore FILE   put the data of a backup in place of the present, which is kept',
    '  --help, --version',
    '',
    'Each setting is a flag or a variable (or VARIABLE_FILE, a file that holds it); a flag wins.',
    '',
    ...rows,
    '',
  ].join('\n')
}

type Raw = Partial<Record<keyof Settings, string>>

function flagOf(name: keyof Settings): [string, string][] {
  const { flag, example } = described[name]
  return flag === null ? [] : [[flag, `--${flag} ${example}`]]
}

function rawOf(values: ReadonlyMap<string, string>): Raw {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values.get(described[name].flag ?? '')
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function readEnvironment(env: Environment, readFile: typeof readTextFile): { raw: Raw; faults: ConfigFault[] } {
  const raw: Raw = {}
  const faults: ConfigFault[] = []
  for (const name of names) {
    const { variable } = described[name]
    const value = env[variable]
    const file = env[`${variable}_FILE`]
    if (value && file) {
      faults.push({ ...describe(name, 'variable'), problem: `is set twice, also as ${variable}_FILE; keep one` })
    } else if (value) {
      raw[name] = value
    } else if (file) {
      const text = readFile(file)
      if (text === null) {
        const example = `${variable}_FILE=/run/secrets/${variable.toLowerCase()}`
        faults.push({ variable: `${variable}_FILE`, problem: `"${file}" cannot be read`, example })
      } else raw[name] = text.trim()
    }
  }
  return { raw, faults }
}

function describe(name: keyof Settings, as: 'flag' | 'variable'): Omit<ConfigFault, 'problem'> {
  const { variable, flag, example } = described[name]
  if (as === 'flag' && flag !== null) return { variable: `--${flag}`, example: `--${flag} ${example}` }
  return { variable, example: `${variable}=${example}` }
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}

function parseTrustProxy(text: string): boolean | number | string[] | null {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^[1-9]\d?$/.test(text)) return Number(text)
  const addresses = text.split(',').map((part) => part.trim())
  return addresses.every(isAddressRange) ? addresses : null
}

function isAddressRange(text: string): boolean {
  if (/^(loopback|linklocal|uniquelocal)$/.test(text)) return true
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function readTextFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // the caller names the file and says it cannot be read
  }
}
