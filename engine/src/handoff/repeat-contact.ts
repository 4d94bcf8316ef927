import type { Conversation } from '../conversation/state.ts'

/** What a conversation is about, as far as it can be compared with another: articles and playbooks, numbers that were said, words. */
export interface Topic {
  refs: readonly string[]
  /** Hashes of numbers of orders, invoices, parcels and cases. */
  keys: readonly number[]
  /** The words that tell what it is about, in one form each. */
  words: readonly string[]
}

/** That this customer was here before. `sameTopic`: about the same, within the shorter time; else only often, within the longer. */
export interface Repeat {
  /** Earlier conversations that count, this one not among them. */
  count: number
  withinHours: number
  sameTopic: boolean
}

/** About the same again within two days; or the third time within a week, about whatever. */
export const repeatRule = { sameWithinHours: 48, oftenWithinHours: 7 * 24, often: 2 } as const

const hour = 60 * 60 * 1000
const numbers = ['order-number', 'invoice-number', 'tracking-number', 'case-number']

/** Whether two conversations are about the same: the same number, the same article or playbook, or most of their words. */
export function sameTopic(a: Topic, b: Topic): boolean {
  if (a.keys.some((key) => b.keys.includes(key))) return true
  // Two numbers of one kind that differ are two matters, whatever the words.
  if (a.keys.length > 0 && b.keys.length > 0) return false
  if (a.refs.some((ref) => b.refs.includes(ref))) return true
  const shared = a.words.filter((word) => b.words.includes(word)).length
  return shared >= 2 && shared >= 0.6 * Math.min(a.words.length, b.words.length)
}

/** The mark for somebody who comes again; null for who does not. `earlier` are their other conversations by the time of the last word. */
export function repeatOf(earlier: readonly { at: number; sameTopic: boolean }[], now: number): Repeat | null {
  const within = (hours: number) => earlier.filter(({ at }) => now - at <= hours * hour)
  const same = within(repeatRule.sameWithinHours).filter((each) => each.sameTopic).length
  if (same > 0) return { count: same, withinHours: repeatRule.sameWithinHours, sameTopic: true }
  const often = within(repeatRule.oftenWithinHours).length
  if (often < repeatRule.often) return null
  return { count: often, withinHours: repeatRule.oftenWithinHours, sameTopic: false }
}

/** What the row of a conversation keeps for that. Its words stay in `texts`. */
export type About = Pick<Topic, 'refs' | 'keys'>

/** As much of each as says what it is about now. */
const newest = 3

export function aboutOf(c: Conversation): About {
  const tried = c.attempts
    .filter(({ path }) => path === 'playbook' || path === 'article')
    .map(({ ref }) => ref.split('/')[0] ?? ref)
  const read = c.selfService.flatMap(({ kind, ref }) => (kind === 'article' && ref ? [ref] : []))
  const said = c.slots.filter(({ name, key, supersededAt }) => numbers.includes(name) && key !== 0 && !supersededAt)
  return {
    refs: [...new Set([...read, ...tried])].slice(-newest),
    keys: [...new Set(said.map(({ key }) => key))].slice(-newest),
  }
}
