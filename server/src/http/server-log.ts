import { maskJson, maskText } from '@baton/engine'
import { pino, type DestinationStream, type LogFn, type Logger } from 'pino'

/** As much of one value as a line of the log shows. What is longer is somebody's words more often than a fault's. UTF-16 units. */
const longest = 300

/**
 * The log of a server: ids, counts and faults. No message, no token and no secret is written to it by anybody; what an error may carry along
 * all the same is kept out here, by name where it has one and by its look otherwise. Errors are their kind, code, message and places in the
 * code: what hangs on them beside (requests, answers, rows) stays out.
 */
export function createServerLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: named.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[not logged]',
    },
    formatters: { log: lineOf },
    // It has been made plain by then.
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn) {
        method.apply(
          this,
          args.map((each: unknown) => (typeof each === 'string' ? cut(maskText(each).text) : each)) as typeof args,
        )
      },
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

const named =
  'authorization cookie headers token jwt password secret apiKey text texts body body_hash prompt params parameters'.split(
    ' ',
  )

function lineOf(line: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([key, value]) => [
      key,
      value instanceof Error ? plainError(value) : short(maskJson(value, key)),
    ]),
  )
}

/** An error without what hangs on it. */
function plainError(error: Error): object {
  const { name, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const places = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
  return { type: name, ...(code ? { code } : {}), message: faultWords(error), at: places }
}

/** What an error says, as far as it may be written down: libraries quote what they were given, after these words. */
export function faultWords(error: unknown): string {
  if (!(error instanceof Error)) return cut(maskText(String(error)).text)
  const quoted = /\s*(?:Text|Value|Body|Response|Input|Received|Prompt|Query|Params|Parameters|Detail)s?:[\s\S]*$/i
  return cut(maskText(`${error.name}: ${error.message.replace(quoted, '')}`).text)
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)} …` : text)

function short(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cut(value)
  if (typeof value !== 'object' || value === null || depth > 6) return value
  if (Array.isArray(value)) return value.slice(0, 50).map((each) => short(each, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, short(inner, depth + 1)]))
}
