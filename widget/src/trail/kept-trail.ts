import type { TrailEntry } from '@baton/protocol/trail'
import { createTrail, type Trail } from './trail.ts'
import { toldWords } from './words.ts'

/** The trail of this tab, also over pages that are loaded anew; in memory alone where storage is refused. It stays in the browser until it is sent. */
export function keptTrail(
  workspace: string,
  store: () => Storage,
  leaving: (run: () => void) => void = (run) => addEventListener('pagehide', run),
): Trail {
  const key = `baton:${workspace}:trail`
  let kept: TrailEntry[] = []
  try {
    const read: unknown = JSON.parse(store().getItem(key) ?? '[]')
    kept = Array.isArray(read) ? read.flatMap(readEntry) : []
  } catch {
    // Then it begins here.
  }
  let newest: readonly TrailEntry[] = []
  let written = newest
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    written = newest
    try {
      store().setItem(key, JSON.stringify(newest))
    } catch {
      // Then it ends with the page.
    }
  }
  // A page that is left may be so at any moment: what is not written by then is written at once.
  leaving(() => written !== newest && write())
  return createTrail(kept, (entries) => {
    newest = entries
    // A page alone is worth no writing while it loads.
    if (entries.at(-1)?.kind !== 'page') timer ??= setTimeout(write, 300)
  })
}

/** What was kept may be older than this script, or another's: only what is an entry goes on. */
function readEntry(raw: unknown): TrailEntry[] {
  const it = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  const time = new Date(String(it['at']))
  if (Number.isNaN(time.getTime())) return []
  const at = time.toISOString()
  const words = (name: string, longest: number) => toldWords(typeof it[name] === 'string' ? it[name] : '', longest)
  const whole = (name: string, most: number) => Math.min(most, Math.max(0, Math.round(Number(it[name]) || 0)))
  const count = Math.max(1, whole('count', 10_000))
  const label = words('label', 80)
  switch (it['kind']) {
    case 'page':
      return [
        {
          kind: 'page',
          at,
          url: words('url', 300),
          title: words('title', 120),
          ...(it['feature'] ? { feature: words('feature', 100) } : {}),
          ...(typeof it['secondsOnPage'] === 'number' ? { secondsOnPage: whole('secondsOnPage', 10_000_000) } : {}),
        },
      ]
    case 'click':
      return [{ kind: 'click', at, label, role: words('role', 30) }]
    case 'invalid':
      return [{ kind: 'invalid', at, label, ...(it['message'] ? { message: words('message', 160) } : {}) }]
    case 'console-error':
      return [{ kind: 'console-error', at, message: words('message', 300), count }]
    case 'failed-request':
      return [
        {
          kind: 'failed-request',
          at,
          method: words('method', 10),
          url: words('url', 300),
          status: whole('status', 599),
          count,
        },
      ]
    case 'rage-click':
      return [{ kind: 'rage-click', at, label, count }]
    default:
      return []
  }
}
