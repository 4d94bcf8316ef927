import { rangeIn } from '@baton/protocol/wording/amounts'
import type { Wording } from '@baton/protocol/wording/wording'

/** What the server says of the wait as it stands. Times are milliseconds since the epoch. */
export type Wait =
  | { kind: 'offered' | 'unknown' }
  | { kind: 'position'; ahead: number; seconds: number }
  | { kind: 'range'; fromSeconds: number; toSeconds: number }
  | { kind: 'until'; at: number; callback: boolean }

type Loose = Record<string, unknown>

/** Reads a wait off the wire; null for what is none, or a kind that is newer than this widget. */
export function readWait(raw: unknown): Wait | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { kind, ahead, seconds, fromSeconds, toSeconds, at, callback } = raw as Loose
  if (kind === 'offered' || kind === 'unknown') return { kind }
  if (kind === 'position' && isCount(ahead) && isCount(seconds)) return { kind, ahead, seconds }
  if (kind === 'range' && isCount(fromSeconds) && isCount(toSeconds)) return { kind, fromSeconds, toSeconds }
  const time = kind === 'until' && typeof at === 'string' ? Date.parse(at) : Number.NaN
  return kind === 'until' && !Number.isNaN(time) ? { kind, at: time, callback: callback === true } : null
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0

/**
 * "You are next · about 2 minutes", where the place can only improve; else a range. It runs down with the time since it was said, and once it
 * has run out no time is named: a number that stands still is a lie.
 */
export function waitWords(wait: Wait, wording: Wording, passedMs: number): string {
  const { phrases } = wording
  const passed = Math.max(0, passedMs) / 1000
  if (wait.kind === 'position') {
    const left = wait.seconds - passed
    const minutes = Math.ceil(left / 60)
    const place = wait.ahead === 0 ? phrases.youAreNext : phrases.peopleAhead({ n: wait.ahead })
    // Beyond an hour and a half the notice in the thread says it in hours.
    return [place, left > 0 && minutes <= 90 ? phrases.aboutMinutes({ n: minutes }) : ''].filter(Boolean).join(' · ')
  }
  if (wait.kind !== 'range' || wait.toSeconds <= passed) return ''
  return rangeIn(wording, Math.max(0, wait.fromSeconds - passed), wait.toSeconds - passed) ?? ''
}
