import { formBit, topicBit, topicsAsked, type Sentence } from './read-asks.ts'
import { readGiven, type Given } from './read-given.ts'

/** One turn of a conversation, as far as the guard looks at it. */
export interface GuardTurn {
  by: 'customer' | 'other'
  text: string
}

/** What a draft asks, all its asking sentences together. */
export interface DraftAsks {
  /** Bits of the topics asked for. */
  topics: number
  stems: ReadonlySet<string>
}

/** What a conversation shows of what is known. Topics as bits; "task" counts from the customer's last new wish. */
export interface Evidence {
  given: number
  givenInTask: number
  /** Topics that were asked for and then answered. */
  answered: number
  answeredInTask: number
  /** Topics of which others than the customer said a value. */
  told: number
  /** How like the draft is to the question most like it that was answered, 0..1. */
  same: number
  sameInTask: number
  asked: number
  confirmed: number
  turnsInTask: number
  customerStems: ReadonlySet<string>
  askedStems: ReadonlySet<string>
  described: ReadonlySet<string>
  values: ReadonlySet<string>
  last: Given | null
  /** For each topic's bit, the index of the last turn that gave it. */
  givenAt: ReadonlyMap<number, number>
}

/** What was asked right before the customer's turn. */
interface Prior {
  topics: number
  stems: ReadonlySet<string> | null
}

const nothing: Prior = { topics: 0, stems: null }
const [wish, offer, confirm] = [formBit('wish'), formBit('offer'), formBit('confirm')]
/** Answers to these have no shape of their own: any answer is taken for one. */
const shapeless = (['sort', 'product', 'person', 'name', 'account', 'problem', 'device'] as const).reduce(
  (all, name) => all | topicBit(name),
  0,
)

/** Reads a conversation from its first turn to its last. */
export function gatherEvidence(turns: readonly GuardTurn[], draft: DraftAsks): Evidence {
  const [customerStems, askedStems, described, values] = [set(), set(), set(), set()]
  const givenAt = new Map<number, number>()
  const e = { given: 0, givenInTask: 0, answered: 0, answeredInTask: 0, told: 0 }
  const n = { same: 0, sameInTask: 0, asked: 0, confirmed: 0, turnsInTask: 0 }
  let last: Given | null = null
  let prior = nothing
  turns.forEach((turn, index) => {
    const given = readGiven(turn.text)
    addAll(values, given.values)
    if (turn.by === 'other') {
      prior = readPrior(given.sentences)
      addAll(askedStems, prior.stems ?? [])
      if (prior.stems) n.asked++
      if (given.forms & confirm) n.confirmed++
      e.told |= given.topics
      return
    }
    const direct = (prior.topics & given.topics) !== 0
    n.turnsInTask++
    if (given.forms & wish && !direct && index > 0) {
      e.givenInTask = 0
      e.answeredInTask = 0
      n.sameInTask = 0
      n.turnsInTask = 0
    }
    const evades = !direct && given.sentences.some(({ marked }) => marked)
    const answered = answeredBy(prior.topics, given.topics, evades)
    e.given |= given.topics
    e.givenInTask |= given.topics
    e.answered |= answered
    e.answeredInTask |= answered
    for (let rest = answered | given.topics; rest !== 0; rest &= rest - 1) givenAt.set(rest & -rest, index)
    if (prior.stems && !evades && (answered !== 0 || prior.topics === 0)) {
      const same = likenessOf(draft, prior)
      n.same = Math.max(n.same, same)
      n.sameInTask = Math.max(n.sameInTask, same)
    }
    addAll(customerStems, given.stems)
    addAll(described, given.described)
    last = given
    prior = nothing
  })
  return { ...e, ...n, customerStems, askedStems, described, values, last, givenAt }
}

function readPrior(sentences: readonly Sentence[]): Prior {
  let topics = 0
  let stems: Set<string> | null = null
  for (const sentence of sentences) {
    if (!sentence.asks || sentence.forms & offer) continue
    topics |= topicsAsked(sentence)
    stems ??= set()
    addAll(stems, sentence.stems)
  }
  return { topics, stems }
}

/** One question is answered by whatever follows; of several, those are whose answers show. */
function answeredBy(asked: number, given: number, evades: boolean): number {
  if (evades) return asked & given
  const single = (asked & (asked - 1)) === 0
  return single ? asked : asked & (given | shapeless)
}

function likenessOf(draft: DraftAsks, prior: Prior): number {
  const words = draft.stems.size === 0 ? 0 : countIn(draft.stems, prior.stems ?? set()) / draft.stems.size
  if (draft.topics === 0) return words
  return ((1 + words) / 2) * (bitCount(draft.topics & prior.topics) / bitCount(draft.topics))
}

export function countIn(some: Iterable<string>, all: ReadonlySet<string>): number {
  let count = 0
  for (const each of some) if (all.has(each)) count++
  return count
}

export function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

const set = (): Set<string> => new Set()

function addAll(to: Set<string>, from: Iterable<string>): void {
  for (const each of from) to.add(each)
}
