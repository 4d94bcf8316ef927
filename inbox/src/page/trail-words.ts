import type { TrailEntry } from '@baton/protocol'

/** One entry of the trail, in words. `kind` chooses its picture. */
export interface TrailLine {
  kind: TrailEntry['kind']
  words: string
  /** What stands behind it in a quieter tone: a place, a length, a count. */
  detail: string
  tone: 'plain' | 'amber' | 'red'
}

/** What happened, as one says it. What was masked stays masked. */
export function trailLine(entry: TrailEntry): TrailLine {
  switch (entry.kind) {
    case 'page': {
      const { title, url, feature, secondsOnPage } = entry
      const spent = secondsOnPage === undefined ? '' : spentWords(secondsOnPage)
      const detail = [feature, title ? pathOf(url) : '', spent].filter(Boolean).join(' · ')
      return { kind: entry.kind, words: title || pathOf(url), detail, tone: 'plain' }
    }
    case 'click':
      return { kind: entry.kind, words: `Clicked “${entry.label}”`, detail: roleWords(entry.role), tone: 'plain' }
    case 'rage-click':
      return {
        kind: entry.kind,
        words: `Clicked “${entry.label}” again and again`,
        detail: times(entry.count),
        tone: 'amber',
      }
    case 'invalid':
      return {
        kind: entry.kind,
        words: `“${entry.label}” was not accepted`,
        detail: entry.message ?? '',
        tone: 'red',
      }
    case 'console-error':
      return { kind: entry.kind, words: entry.message, detail: entry.count > 1 ? times(entry.count) : '', tone: 'red' }
    case 'failed-request': {
      const { method, url, status, count } = entry
      const what = status === 0 ? 'got no answer' : `answered ${status}`
      return {
        kind: entry.kind,
        words: `${method} ${pathOf(url)} ${what}`,
        detail: count > 1 ? times(count) : '',
        tone: 'red',
      }
    }
  }
}

/** Whether something went wrong there. */
export const isFailure = ({ kind }: Pick<TrailEntry, 'kind'>): boolean =>
  kind === 'invalid' || kind === 'console-error' || kind === 'failed-request'

/** What went wrong last; null where nothing did. */
export function lastFailure(trail: readonly TrailEntry[]): TrailEntry | null {
  return trail.findLast(isFailure) ?? null
}

const times = (count: number) => `${count} times`

function spentWords(seconds: number): string {
  if (seconds < 1) return ''
  if (seconds < 60) return `${seconds} s there`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min there` : `${Math.round(minutes / 60)} h there`
}

/** What is a button or a link need not be said. */
const roleWords = (role: string) => (role === 'button' || role === 'link' || role === '' ? '' : role)

/** The path of an address, or all of it where it is none. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname } = new URL(url)
  if (pathname === '/') return host
  try {
    return decodeURI(pathname)
  } catch {
    return pathname
  }
}
