import type { Conversation } from '../conversation/state.ts'

/** What the shell counts of the newest conversations about one thing. */
export interface MatterCounts {
  seen: number
  /** The assistant resolved it, and somebody said so or an action proved it. */
  alone: number
  /** A person was needed. */
  notAlone: number
  /** Conversations that are over, and their messages in all. */
  ended: number
  messages: number
}

/** What the desk's newest conversations were about, by intent; `notRecognised` stands for those that showed none. */
export interface Lately {
  of: Readonly<Record<string, MatterCounts>>
}

/** What this customer's earlier conversations were about: one entry each, of those that were read. */
export interface Earlier {
  intents: readonly string[]
  areas: readonly string[]
}

/** No intent is named so: names have letters. */
export const notRecognised = '-'

/** So many imagined conversations of middling luck stand beside the counted ones: little that is known moves little. */
const beside = 8
/** Silence is unknown: it pulls towards the middle, half as much as an outcome moves. */
const silence = 0.5

/** How often the assistant resolved such cases alone, drawn towards 0.5; null where none was counted. */
export function successOf(lately: Lately | null, intent: string | null): number | null {
  const counts = countsOf(lately, intent)
  if (!counts || intent === null) return null
  const { seen, alone, notAlone } = counts
  const neutral = beside + silence * Math.max(0, seen - alone - notAlone)
  return (alone + neutral / 2) / (alone + notAlone + neutral)
}

/** A desk of fewer conversations than this has nothing unusual yet; nor has a customer of fewer than `fewEarlier`. */
const fewHere = 30
const fewEarlier = 3
/** What makes up less than this share of the desk's conversations is rare. */
const rareShare = 0.02

/** How rare such cases are at this desk, 0..1; null where it has seen little. */
export function noveltyHere(lately: Lately | null, intent: string | null): number | null {
  if (!lately) return null
  const total = Object.values(lately.of).reduce((sum, { seen }) => sum + seen, 0)
  if (total < fewHere) return null
  const share = (countsOf(lately, intent)?.seen ?? 0) / total
  return (total / (total + fewHere)) * Math.max(0, 1 - share / rareShare)
}

/** How unlike this customer's earlier conversations it is, 0..1: half where an area of it is known. Null where there were few. */
export function noveltyFor(earlier: Earlier | null, intent: string | null, areas: readonly string[]): number | null {
  if (!earlier) return null
  const { length } = earlier.intents
  if (length < fewEarlier) return null
  if (earlier.intents.includes(intent ?? notRecognised)) return 0
  const unlike = areas.some((area) => earlier.areas.includes(area)) ? 0.5 : 1
  return (unlike * length) / (length + fewEarlier)
}

/** Four times as long as others is as long as counts. */
const muchLonger = 4

/** How much longer such cases took than the desk's others, 0 no longer .. 1 four times as long; null where none is over. */
export function lengthOf(lately: Lately | null, intent: string | null): number | null {
  const counts = countsOf(lately, intent)
  if (!lately || !counts || intent === null) return null
  const all = Object.values(lately.of).reduce(
    (sum, { ended, messages }) => ({ ended: sum.ended + ended, messages: sum.messages + messages }),
    { ended: 0, messages: 0 },
  )
  if (all.ended === 0 || all.messages === 0) return null
  const usual = all.messages / all.ended
  const mean = (counts.messages + beside * usual) / (counts.ended + beside)
  return Math.min(1, Math.max(0, Math.log(mean / usual) / Math.log(muchLonger)))
}

/** Names come from outside: "constructor" is nobody's intent. */
function countsOf(lately: Lately | null, intent: string | null): MatterCounts | undefined {
  const name = intent ?? notRecognised
  return lately && Object.hasOwn(lately.of, name) ? lately.of[name] : undefined
}

/** What the row of a conversation keeps for that: what it is about, and whether the assistant resolved it alone where that is known. */
export interface Matter {
  intent: string
  areas?: readonly string[] | undefined
  alone?: boolean | undefined
}

/** Absent where the customer has not been read. */
export function matterOf(c: Conversation): Matter | undefined {
  if (!c.intent && !c.wasRead) return undefined
  const alone = resolvedAlone(c)
  return {
    intent: c.intent?.name ?? notRecognised,
    ...(c.intent && c.intent.areas.length > 0 ? { areas: c.intent.areas } : {}),
    ...(alone === null ? {} : { alone }),
  }
}

/** The decision itself called the person, or nobody asked what the assistant can: that is no evidence of what it can do. */
const saysNothing: ReadonlySet<string> = new Set([
  'expected-cost',
  'intent',
  'grave',
  'assistant-off',
  'self-service',
  'boundary',
  'limit',
  'handed-in',
  'requested',
])

/**
 * Whether the assistant resolved it without a person; null where nobody knows. What an agent says of a handoff's moment counts before its
 * reason, so that what is handed off by the costs can show that it need not have been. Silence is unknown.
 */
export function resolvedAlone(c: Conversation): boolean | null {
  if (c.handoff) {
    const { timing, reason } = c.handoff
    if (timing) return timing === 'could-have-been-assistant'
    return saysNothing.has(reason.kind) ? null : false
  }
  const last = c.attempts.findLast(({ outcome }) => known.has(outcome))
  if (last) return last.outcome !== 'customer-said-no'
  return c.resolvedBy && c.resolvedBy.by !== 'agent' ? solved(c.resolution) : null
}

const known: ReadonlySet<string> = new Set(['customer-said-yes', 'action-done', 'customer-said-no'])

const solved = (resolution: Conversation['resolution']): boolean | null =>
  resolution === 'solved' ? true : resolution === 'not-solved' ? false : null
