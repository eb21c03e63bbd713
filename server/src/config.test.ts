import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultLine, parseConfig, usage } from './config.ts'

const noFiles = () => null
const defaults = {
  port: 3000,
  host: '0.0.0.0',
  publicUrl: null,
  dataDir: resolve('./data'),
  coachKey: null,
  secretKey: null,
  trustProxy: false,
  backupDir: resolve('./data/backups'),
  backupKeep: 7,
  logLevel: 'warn',
  logFormat: 'text',
}

function faultsOf(argv: string[], env: Record<string, string>, readFile: (path: string) => string | null = noFiles) {
  const parsed = parseConfig(argv, env, readFile)
  return parsed.ok ? [] : parsed.faults.map(faultLine)
}

function settingsOf(argv: string[], env: Record<string, string>, readFile: (path: string) => string | null = noFiles) {
  const parsed = parseConfig(argv, env, readFile)
  if (!parsed.ok) throw new Error(parsed.faults.map(faultLine).join('\n'))
  return parsed.value.settings
}

describe('settings', () => {
  it('[C1] need nothing: every one has a default', () => {
    expect(parseConfig([], {}, noFiles)).toEqual({
      ok: true,
      value: { command: { name: 'serve' }, settings: defaults },
    })
  })

  it('[C2] a flag wins over the environment, which wins over the default', () => {
    expect(settingsOf(['--port', '4000'], { PORT: '5000', HOST: '127.0.0.1' })).toEqual({
      ...defaults,
      port: 4000,
      host: '127.0.0.1',
    })
  })

  it('[C2] take every flag, with a space or an equals sign', () => {
    const argv = [
      '--port=0',
      '--host',
      '::1',
      '--public-url',
      'https://plan.example.com/',
      '--data-dir',
      '/srv/planwall',
    ]
    const backups = ['--backup-dir=/mnt/backup', '--backup-keep', '30']
    const more = [...backups, '--trust-proxy=10.0.0.0/8, loopback', '--log-level', 'debug', '--log-format', 'json']
    expect(settingsOf([...argv, ...more], {})).toEqual({
      port: 0,
      host: '::1',
      publicUrl: 'https://plan.example.com',
      dataDir: resolve('/srv/planwall'),
      coachKey: null,
      secretKey: null,
      trustProxy: ['10.0.0.0/8', 'loopback'],
      backupDir: resolve('/mnt/backup'),
      backupKeep: 30,
      logLevel: 'debug',
      logFormat: 'json',
    })
  })

  it('[C1] keep the screen of a person free of a line for each request, and give them to a collector of logs', () => {
    expect(settingsOf([], { LOG_FORMAT: 'text' }).logLevel).toBe('warn')
    expect(settingsOf([], { LOG_FORMAT: 'json' }).logLevel).toBe('info')
    expect(settingsOf([], { LOG_FORMAT: 'json', LOG_LEVEL: 'error' }).logLevel).toBe('error')
  })

  it('[C3] an empty variable counts as unset', () => {
    expect(settingsOf([], { PORT: '', COACH_KEY: '' })).toEqual(defaults)
  })

  it('[C4] a variable named X_FILE holds the path of a file with the value', () => {
    const secrets = new Map([['/run/secrets/key', 'a-secret-of-some-length\n']])
    const settings = settingsOf([], { COACH_KEY_FILE: '/run/secrets/key' }, (path) => secrets.get(path) ?? null)
    expect(settings).toEqual({ ...defaults, coachKey: 'a-secret-of-some-length' })
  })

  it('[C4] a file that cannot be read, or a value given twice, is a fault', () => {
    expect(faultsOf([], { PORT_FILE: '/nowhere', HOST: '::1', HOST_FILE: '/host' })).toEqual([
      'PORT_FILE: "/nowhere" cannot be read; for example PORT_FILE=/run/secrets/port',
      'HOST: is set twice, also as HOST_FILE; keep one; for example HOST=0.0.0.0',
    ])
  })

  it('[C5] tell all faults at once, one line each', () => {
    const env = { PUBLIC_URL: 'plan.example.com', LOG_LEVEL: 'loud', TRUST_PROXY: 'maybe', LOG_FORMAT: 'xml' }
    expect(faultsOf(['--port', '70000', '--colour', 'sever'], env)).toEqual([
      '--colour: is not a known flag; for example --port 3000 (see --help)',
      'sever: is not a command; for example serve, check-config, backup FILE or restore FILE',
      '--port: "70000" is not a whole number from 0 to 65535; for example --port 3000',
      'PUBLIC_URL: "plan.example.com" is not an http(s) address without a path; for example PUBLIC_URL=https://plan.example.com',
      'TRUST_PROXY: "maybe" is not true, false, a number of proxies or a list of addresses; for example TRUST_PROXY=loopback',
      'LOG_LEVEL: "loud" is not a log level; for example LOG_LEVEL=info',
      'LOG_FORMAT: "xml" is neither text nor json; for example LOG_FORMAT=json',
    ])
  })

  it('[C5] a flag without a value is a fault', () => {
    expect(faultsOf(['--port'], {})).toEqual(['--port: has no value; for example --port 3000'])
  })

  it.each(['12.5', '-1', '65536', 'http', '1e3', ' 80'])('[C5] "%s" is no port', (port) => {
    expect(faultsOf([], { PORT: port })).toEqual([
      `PORT: "${port}" is not a whole number from 0 to 65535; for example PORT=3000`,
    ])
  })

  it.each([
    ['true', true],
    ['false', false],
    ['2', 2],
    ['192.168.1.7', ['192.168.1.7']],
    ['fd00::/8', ['fd00::/8']],
  ])('[C5] TRUST_PROXY=%s is understood', (text, expected) => {
    expect(settingsOf([], { TRUST_PROXY: text }).trustProxy).toEqual(expected)
  })

  it.each([
    'https://plan.example.com/sub',
    'ftp://plan.example.com',
    'https://me@plan.example.com',
    'https://a.example/?b',
  ])('[C5] %s is no public address', (url) => {
    expect(faultsOf([], { PUBLIC_URL: url })).toHaveLength(1)
  })

  it('[C6] a wrong coach key is refused without repeating it', () => {
    expect(faultsOf([], { COACH_KEY: 'hunter2' })).toEqual([
      'COACH_KEY: must be 16 to 200 letters, digits, "-" or "_"; for example COACH_KEY=choose-a-long-secret-here',
    ])
  })

  it('[C6] the coach key is not taken as a flag', () => {
    expect(faultsOf(['--coach-key=hunter2'], {})).toEqual([
      '--coach-key: is not taken as a flag, since others on this computer could read it; for example COACH_KEY_FILE=./coach-key',
    ])
  })

  it('[C7] check-config is a command; help and version answer even when the settings are wrong', () => {
    const commandOf = (argv: string[], env = {}) => {
      const parsed = parseConfig(argv, env, noFiles)
      return parsed.ok && parsed.value.command.name
    }
    expect(commandOf(['check-config'])).toBe('check-config')
    expect(commandOf(['serve'])).toBe('serve')
    expect(commandOf(['--help'], { PORT: 'x' })).toBe('help')
    expect(commandOf(['-h', '--nonsense'])).toBe('help')
    expect(commandOf(['--version'], { PORT: 'x' })).toBe('version')
  })

  it('[B1] take the file of a backup from the command line, and refuse what does not belong to the command', () => {
    const commandOf = (...argv: string[]) => {
      const parsed = parseConfig(argv, {}, noFiles)
      return parsed.ok ? parsed.value.command : parsed.faults.map(faultLine)
    }
    expect(commandOf('backup', 'a.db')).toEqual({ name: 'backup', file: resolve('a.db'), replace: false })
    expect(commandOf('backup', '/b/a.db', '--force')).toEqual({ name: 'backup', file: '/b/a.db', replace: true })
    expect(commandOf('--data-dir=/d', 'restore', 'a.db')).toEqual({ name: 'restore', file: resolve('a.db') })
    expect(commandOf('backup')).toEqual(['backup: needs the name of a file; for example backup planwall-backup.db'])
    expect(commandOf('restore', 'a.db', '--force')).toEqual([
      '--force: goes with backup only; for example backup FILE --force',
    ])
    expect(commandOf('backup', 'a.db', 'b.db')).toEqual([
      'b.db: is one word too many; for example serve, check-config, backup FILE or restore FILE',
    ])
  })

  it('[B6] keep backups in the data folder unless told, and take a whole number of them', () => {
    expect(settingsOf(['--data-dir', '/srv/p'], {})).toMatchObject({ backupDir: resolve('/srv/p/backups') })
    expect(settingsOf([], { BACKUP_DIR: '/mnt/b', BACKUP_KEEP: '0' })).toMatchObject({
      backupDir: resolve('/mnt/b'),
      backupKeep: 0,
    })
    expect(faultsOf([], { BACKUP_KEEP: 'all' })).toEqual([
      'BACKUP_KEEP: "all" is not a whole number from 0 to 999; for example BACKUP_KEEP=7',
    ])
  })

  it('[C7] help names every setting', () => {
    for (const variable of [
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'DATA_DIR',
      'COACH_KEY',
      'TRUST_PROXY',
      'BACKUP_DIR',
      'BACKUP_KEEP',
      'LOG_LEVEL',
      'LOG_FORMAT',
    ]) {
      expect(usage()).toContain(variable)
    }
  })
})
