import { block, trailErrors, type TrailEntry } from '@baton/protocol'
import type { Turn } from '../assistant.ts'
import type { Fence } from './fence.ts'
import type { Sources } from './sources.ts'

/** As much of a page as a model is given: entries, things to point at, and characters of each list. */
const most = { failures: 8, entries: 24, targets: 60, chars: 4_000 } as const

/**
 * The page that the customer is on, what went wrong there, what they did, and what can be pointed at, each fenced as data of the page. One JSON
 * object a line: words in it end neither their line nor their fence.
 */
export function pageData(turn: Turn, fence: Fence, sources: Sources): string[] {
  const { page, picture } = turn
  if (!page) return []
  const { url, title, feature, context = {}, trail = [] } = page
  sources.knowLinks(url)
  for (const entry of trail) if (entry.kind === 'page') sources.knowLinks(entry.url)
  const blocks = [fence('the page the customer is on', [title, url, feature].filter(Boolean).join('\n'))]
  const add = (what: string, lines: readonly string[]) => {
    if (lines.length > 0) blocks.push(fence(what, within(lines).join('\n')))
  }
  add(
    'what the site says of what the customer is doing',
    Object.entries(context).map(([name, value]) => JSON.stringify({ [name]: value })),
  )
  const told = (entry: TrailEntry) => JSON.stringify(lineOf(entry, turn.now()))
  add('what went wrong on the page, newest first', trailErrors(trail).slice(0, most.failures).map(told))
  add('what the customer did and saw, newest first', trail.slice(-most.entries).toReversed().map(told))
  const targets = (picture?.targets ?? []).filter(({ label }) => label.trim() !== '' && !label.includes(block))
  add(
    'what is on the page and can be pointed at',
    targets.slice(0, most.targets).map(({ id, role, label }) => JSON.stringify({ id, role, label })),
  )
  return blocks
}

function lineOf({ at, ...entry }: TrailEntry, now: number): object {
  return { ...entry, secondsAgo: Math.max(0, Math.round((now - Date.parse(at)) / 1000)) }
}

/** The first lines that fit. */
function within(lines: readonly string[]): string[] {
  let chars = 0
  return lines.filter((line) => (chars += line.length + 1) <= most.chars)
}
