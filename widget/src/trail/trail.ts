import type { TrailEntry } from '@baton/protocol/trail'

/** As many entries, and as many bytes of them as JSON in UTF-8, as a trail keeps. The protocol's own limits, whose file brings a library along. */
export const trailLimits = { entries: 60, bytes: 8 * 1024 } as const

/** Repeated so soon it is the same once more: looked for among so many of the last entries. */
const alikeWithin = 4

/** What happened on the customer's pages in this tab, oldest first. Bounded: what is old goes. */
export interface Trail {
  add(entry: TrailEntry): void
  /** Another page: the one before gets the time that was spent on it. The same address again only changes its title. */
  page(page: { at: string; url: string; title: string; feature?: string }): void
  entries(): readonly TrailEntry[]
  onChange(run: () => void): void
}

/** `kept` is what was kept from the pages before; `keep` is told after each change. */
export function createTrail(kept: readonly TrailEntry[], keep: (entries: readonly TrailEntry[]) => void): Trail {
  let entries = bounded(kept)
  let changed = () => {}

  function change(next: readonly TrailEntry[]): void {
    entries = bounded(next)
    keep(entries)
    changed()
  }

  return {
    entries: () => entries,
    onChange: (run) => void (changed = run),
    add(entry) {
      const from = Math.max(0, entries.length - alikeWithin)
      const known = entries.findLastIndex((each, n) => n >= from && isAlike(each, entry))
      const before = entries[known]
      if (!before || !('count' in before) || !('count' in entry)) return change([...entries, entry])
      const again = { ...before, count: Math.min(10_000, before.count + entry.count) }
      change(entries.map((each, n) => (n === known ? again : each)))
    },
    page({ at, url, title, feature }) {
      const here = { kind: 'page', at, url, title, ...(feature ? { feature } : {}) } as const
      const last = entries.findLastIndex(({ kind }) => kind === 'page')
      const before = entries[last]
      if (before?.kind !== 'page') return change([...entries, here])
      if (before.url === url && before.secondsOnPage === undefined) {
        if (before.title === title && before.feature === feature) return
        return change(entries.map((each, n) => (n === last ? { ...here, at: before.at } : each)))
      }
      const seconds = Math.round((Date.parse(at) - Date.parse(before.at)) / 1000)
      const left = { ...before, secondsOnPage: Math.min(10_000_000, Math.max(0, seconds)) }
      change([...entries.map((each, n) => (n === last && before.secondsOnPage === undefined ? left : each)), here])
    },
  }
}

/** The newest of them, as far as they may be. */
function bounded(entries: readonly TrailEntry[]): readonly TrailEntry[] {
  let kept = entries.slice(-trailLimits.entries)
  while (kept.length > 0 && !isSmall(JSON.stringify(kept))) kept = kept.slice(1)
  return kept
}

/** A letter takes three bytes at most: mostly nobody need count. */
const isSmall = (json: string) =>
  json.length * 3 <= trailLimits.bytes || new TextEncoder().encode(json).length <= trailLimits.bytes

/** The same thing, whenever it was and however often. */
function isAlike(a: TrailEntry, b: TrailEntry): boolean {
  const bare = (entry: TrailEntry) => JSON.stringify({ ...entry, at: '', count: 0 })
  return 'count' in a && bare(a) === bare(b)
}
