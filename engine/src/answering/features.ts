import { bitCount, countIn, gatherEvidence, type Evidence, type GuardTurn } from './conversation-evidence.ts'
import { formBit, readSentences, topicBit, topicsAsked } from './read-asks.ts'
import type { Topic } from './topics.ts'

/** Topics that have weights of their own: whether one is known shows more clearly for some than for others. */
const weighed = [
  'date', 'time', 'count', 'place', 'origin', 'destination', 'person', 'money', 'sort', 'account', 'duration', 'product',
] as const satisfies readonly Topic[] // prettier-ignore

const f = formBit
const questionWords = f('what') | f('where') | f('when') | f('who') | f('howMany') | f('how')
const route = topicBit('origin') | topicBit('destination')
const anywhere = route | topicBit('place')

/** What the model looks at, by name; each 0..1. None of it is a word or a slot of the data it was fitted on. */
export type Features = Readonly<Record<string, number>>

/** The features of a draft in its conversation, and what they rest on. */
export function readFeatures(
  turns: readonly GuardTurn[],
  draft: string,
): { features: Features; topics: number; evidence: Evidence } {
  const sentences = readSentences(draft)
  const asking = sentences.filter(({ asks }) => asks)
  const stems = new Set(asking.flatMap((sentence) => sentence.stems))
  const values = new Set(sentences.flatMap((sentence) => sentence.values))
  let topics = 0
  let asked = 0
  let forms = 0
  for (const sentence of sentences) forms |= sentence.forms
  for (const sentence of asking) {
    asked |= sentence.forms
    topics |= topicsAsked(sentence)
  }
  const e = gatherEvidence(turns, { topics, stems })
  const known = e.given | e.answered
  const knownInTask = e.givenInTask | e.answeredInTask
  const count = bitCount(topics)
  const share = (some: number) => (count === 0 ? 0 : bitCount(topics & some) / count)
  const all = (some: number) => is(count > 0 && (topics & ~some) === 0)
  const ofStems = (some: number) => (stems.size === 0 ? 0 : some / stems.size)
  const last = e.last?.forms ?? 0
  const customerHas = ofStems(countIn(stems, e.customerStems))
  const fresh = [...stems].filter((stem) => !e.customerStems.has(stem) && !e.askedStems.has(stem)).length
  const shared = values.size === 0 ? 0 : countIn(values, e.values) / values.size
  const features: Record<string, number> = {
    bias: 1,
    confirms: is(forms & f('confirm')),
    offers: is(forms & f('offer')),
    other: is(forms & f('other')),
    list: is(forms & f('list')),
    values: Math.min(4, values.size) / 4,
    topics: Math.min(4, count) / 4,
    several: is(count > 1),
  }
  // What follows is about what is asked; a draft that asks nothing has none of it.
  if (asking.length === 0) return { features, topics, evidence: e }
  Object.assign(features, {
    asks: 1,
    questionWord: is(asked & questionWords),
    marked: is(asking.some(({ marked }) => marked)),
    requests: is(asked & f('tell')),
    noTopic: is(count === 0),
    valuesShared: shared,
    known: share(known),
    allKnown: all(known),
    allKnownFresh: all(known) * is(fresh),
    knownInTask: share(knownInTask),
    allKnownInTask: all(knownInTask),
    allKnownButWish: all(knownInTask) * is(last & f('wish')),
    noneKnownAndWish: is(count > 0 && (topics & knownInTask) === 0 && last & f('wish')),
    answered: share(e.answered),
    allAnswered: all(e.answered),
    same: e.same,
    sameInTask: e.sameInTask,
    told: share(e.told),
    lastGave: share(e.last?.topics ?? 0),
    lastWishes: is(last & f('wish')),
    lastThanks: is(last & f('thanks')),
    lastAsks: is(e.last?.sentences.some(({ marked }) => marked)),
    askedBefore: Math.min(1, e.asked / 4),
    confirmedBefore: Math.min(1, e.confirmed / 2),
    turnsInTask: Math.min(1, e.turnsInTask / 4),
    stemsShared: customerHas,
    stemsNone: is(stems.size === 0),
    described: is((topics & topicBit('sort') || count === 0) && countIn(stems, e.described)),
    somewhere: is(topics & route && known & anywhere),
    somewhereInTask: is(topics & route && knownInTask & anywhere),
    noTopicShared: count === 0 ? customerHas : 0,
    noTopicSame: count === 0 ? e.same : 0,
  })
  for (const name of weighed) {
    const bit = topicBit(name)
    if (!(topics & bit)) continue
    const state = knownInTask & bit ? 'Known' : known & bit ? 'KnownBefore' : 'Unknown'
    features[`${name}${state}`] = 1
  }
  return { features, topics, evidence: e }
}

const is = (value: unknown): number => (value ? 1 : 0)
