import type { Span } from '../health/completeness-health.ts'
import { ProblemError } from './problem-error.ts'

const usualSpanMs = 28 * 24 * 60 * 60 * 1000

/** From `from`, 28 days before the end where it is not given, up to `to`, now where it is not given. Refuses an end before its beginning. */
export function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }, now: number): Span {
  const end = to === undefined ? now : Date.parse(to)
  const start = from === undefined ? end - usualSpanMs : Date.parse(from)
  if (start > end)
    throw new ProblemError('invalid_request', { errors: [{ path: 'from', message: 'is not after `to`' }] })
  return { from: start, to: end }
}
