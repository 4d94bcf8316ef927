import type { Person } from './read-event.ts'
import type { FollowItem, MailItem, Message, NoticeItem, Pending, PointedItem, Thread } from './thread.ts'

/** How a message of the customer's fares; null where there is nothing to say about it any more. */
export type Fate = 'sending' | 'delivered' | 'seen' | 'failed' | null

export interface ShownMessage extends Message {
  fate: Fate
}

/** What stands below each other in the thread. */
export type Line =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'notice'; key: string; item: NoticeItem }
  | { kind: 'pointed'; key: string; item: PointedItem }
  | { kind: 'follow'; key: string; item: FollowItem }
  | { kind: 'mail'; key: string; item: MailItem }
  | ({ kind: 'group'; key: string; by: Message['by']; messages: readonly ShownMessage[] } & Person)

/** One author's messages stand together while less than this lies between them. */
const groupsWithin = 2 * 60_000

/** The thread as lines, oldest first: days apart, authors grouped, what is on the way at the end. */
export function linesOf(thread: Thread, dayOf: (at: number) => string = localDay): Line[] {
  const lines: Line[] = []
  let day = ''
  const newDay = (at: number, key: string) => {
    const next = dayOf(at)
    if (next === day) return
    day = next
    lines.push({ kind: 'day', key: `day-${key}`, at })
  }
  const items = [...thread.items, ...thread.pending.map(onItsWay)]
  const newest = items.findLast((i) => i.kind === 'message')
  for (const item of items) {
    newDay(item.at, item.key)
    switch (item.kind) {
      case 'notice':
        lines.push({ kind: 'notice', key: item.key, item })
        continue
      case 'pointed':
        lines.push({ kind: 'pointed', key: item.key, item })
        continue
      case 'follow':
        lines.push({ kind: 'follow', key: item.key, item })
        continue
      case 'mail':
        lines.push({ kind: 'mail', key: item.key, item })
        continue
    }
    const shown: ShownMessage = { ...item, fate: fateOf(item, item === newest, thread) }
    const last = lines.at(-1)
    const joins =
      last?.kind === 'group' &&
      last.by === item.by &&
      last.name === item.name &&
      last.picture === item.picture &&
      item.at - (last.messages.at(-1)?.at ?? 0) < groupsWithin
    if (joins) last.messages = [...last.messages, shown]
    else {
      const { by, name, picture } = item
      lines.push({ kind: 'group', key: `group-${item.key}`, by, name, picture, messages: [shown] })
    }
  }
  return lines
}

/** The buttons under the last answer: what the customer would say. Empty when nothing is asked, or it is answered. */
export function quickAnswers(thread: Thread, words: { yes: string; no: string; noneOfThese: string }): string[] {
  const last = thread.items.at(-1)
  if (last?.kind !== 'message' || !last.done || last.cut || !last.asks) return []
  if (thread.pending.length > 0 || thread.holder.kind !== 'assistant') return []
  switch (last.asks.kind) {
    case 'did-that-help':
    case 'confirm-action':
      return [words.yes, words.no]
    case 'clarify':
      return [...last.asks.options, words.noneOfThese]
    case 'input':
      return []
  }
}

/** The calendar day where the reader is. */
export function localDay(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`
}

interface Underway extends Message {
  state?: Pending['state']
}

function onItsWay({ clientId, text, at, state }: Pending): Underway {
  const seq = Number.MAX_SAFE_INTEGER
  return {
    kind: 'message',
    key: clientId,
    by: 'customer',
    name: null,
    picture: null,
    text,
    seq,
    at,
    done: true,
    cut: false,
    sources: [],
    asks: null,
    state,
  }
}

function fateOf(item: Underway, isLast: boolean, { teamSeen }: Thread): Fate {
  if (item.by !== 'customer') return null
  if (item.state === 'failed') return 'failed'
  if (!isLast) return null
  if (item.state === 'sending') return 'sending'
  return item.state === undefined && item.seq <= teamSeen ? 'seen' : 'delivered'
}
