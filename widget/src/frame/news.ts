import type { ToSite } from '../between.ts'
import { hasBegun, isOnPage, unreadOf, type Holder, type PointedItem, type Thread } from '../thread/thread.ts'

/** What was pointed at since: what was there before the page came is to be shown when it is asked for. */
export function pointedSince(before: Thread, after: Thread): PointedItem | null {
  if (before === after || !before.caughtUp) return null
  const last = after.items.findLast((item) => item.kind === 'pointed' && isOnPage(item))
  return last?.kind === 'pointed' && !before.items.some(({ key }) => key === last.key) ? last : null
}

/** What the site hears when the thread has changed. What was there before the page came is no news. */
export function newsBetween(before: Thread, after: Thread): ToSite[] {
  if (before === after) return []
  const news: ToSite[] = []
  if (hasBegun(before) !== hasBegun(after)) news.push({ type: 'thread', exists: hasBegun(after) })
  if (unreadOf(before) !== unreadOf(after)) news.push({ type: 'unread', count: unreadOf(after) })
  if (!before.caughtUp) return news
  for (const item of after.items) {
    if (item.kind !== 'message' || item.by === 'customer' || before.items.some((i) => i.key === item.key)) continue
    news.push({ type: 'message', by: item.by, name: item.name })
  }
  const [from, to] = [handsOf(before.holder), handsOf(after.holder)]
  if (from.to !== to.to || from.name !== to.name) news.push({ type: 'handoff', ...to })
  return news
}

function handsOf(holder: Holder): { to: 'assistant' | 'queue' | 'agent' | 'nobody'; name: string | null } {
  if (holder.kind === 'agent') return { to: 'agent', name: holder.name }
  return { to: holder.kind === 'waiting' ? 'queue' : holder.kind, name: null }
}
