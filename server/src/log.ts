import { createHash } from 'node:crypto'
import pino, { type Logger } from 'pino'
import type { Settings } from './config.ts'

/** Where words for people and log lines go; on a pipe as on a terminal, a line is out before the process ends. */
export type Output = { write(text: string): void }

/**
 * The only fields a log line can carry. What people write, their names, keys, cookies and addresses of rooms are not among
 * them, so a careless call cannot leak them: an unknown field is dropped.
 */
const ALLOWED_FIELDS = new Set([
  ...['req', 'res', 'err', 'reqId', 'responseTime', 'method', 'route', 'statusCode'],
  ...['planId', 'peerId', 'participantId', 'sessionId', 'role', 'command', 'code', 'reason', 'signal'],
  ...['durationMs', 'bytes', 'entries', 'count', 'peers', 'rooms', 'seq', 'attempt'],
  ...['url', 'lanUrl', 'dataDir', 'coachKeyFile', 'step', 'version', 'port', 'host'],
])

/** Frames of a stack are kept, its first line is not: the message stands in `message`. */
const STACK_FRAMES = 12

/** The server's log. `text` is for people at a terminal, `json` one object a line for collectors. */
export function createLog(settings: Pick<Settings, 'logLevel' | 'logFormat'>, output: Output): Logger {
  const format = settings.logFormat === 'json' ? (fields: LogLine) => `${JSON.stringify(fields)}\n` : readableLine
  return pino(
    {
      level: settings.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, req: describeRequest, res: describeResponse },
    },
    // Filtered here and not by pino's formatters, which pass over what a child logger is bound to.
    { write: (line) => output.write(format(allowedFields(JSON.parse(line)))) },
  )
}

function allowedFields(fields: LogLine): LogLine {
  const allowed = Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED_FIELDS.has(name)))
  if (allowed.planId !== undefined) allowed.planId = planMark(String(allowed.planId))
  return { time: fields.time, level: fields.level, msg: fields.msg, ...allowed }
}

/** Enough to tell one plan's lines from another's, too little to find the plan. */
function planMark(planId: string): string {
  return createHash('sha256').update(planId).digest('hex').slice(0, 12)
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return { type: error.name, ...code, message: safeMessage(error), stack: frames.slice(0, STACK_FRAMES).join('\n') }
}

/** A parser quotes the text it stumbled over, which may be what somebody wrote. */
function safeMessage(error: Error): string {
  const quotesInput = error instanceof SyntaxError || error.name === 'ZodError' || error.name === '$ZodError'
  return quotesInput ? 'input that cannot be read' : error.message.slice(0, 300)
}

/** The route as it was declared, not as it was asked for: an address can hold what should stay unknown. */
function describeRequest(request: { method?: string; routeOptions?: { url?: string | undefined } }) {
  return { method: request.method, route: request.routeOptions?.url ?? 'unknown' }
}

function describeResponse(response: { statusCode?: number }) {
  return { statusCode: response.statusCode }
}

type LogLine = { time: string; level: string; msg: string | undefined } & Record<string, unknown>

function readableLine({ time, level, msg = '', err, ...fields }: LogLine): string {
  const details = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${msg}${details.join('')}${readableError(err)}\n`
}

function readableError(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error) || !('stack' in error)) return ''
  return ` ${error.message}\n${error.stack}`
}
