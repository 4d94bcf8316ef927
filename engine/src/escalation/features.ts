import { hasFailed } from './has-failed.ts'
import type { Conversation, ToneOf } from '../conversation/state.ts'
import { likeness } from '../signals/repetition.ts'
import type { Earlier, Lately } from './lately.ts'

/** What the decision to hand off looks at, in the order in which facts keep it. Append to it; never reorder or reuse a name. */
export const featureNames = [
  /** How the newest message sounds: 0 not at all .. 1. */
  'frustration',
  'urgency',
  'politeness',
  /** Whether frustration grows over the last messages: 0 falls, 0.5 steady, 1 rises. */
  'trend',
  /** How much the newest message is like an earlier one of this customer's. */
  'saysAgain',
  /** How much what the assistant is about to say, or said last, is like what it said before. */
  'answersAgain',
  /** Unlike what this customer, or this workspace, writes otherwise; 0 where that is not known. */
  'noveltyCustomer',
  'noveltyWorkspace',
  /** Complexity: product areas touched, values named, questions open in the newest message, steps and paths taken. Log-scaled. */
  'areas',
  'entities',
  'questions',
  'steps',
  /** Effort so far, log-scaled: customer turns, rephrasings, minutes, paths that failed, contacts in 48 hours before this one. */
  'turns',
  'rephrasings',
  'minutes',
  'failed',
  'contacts',
  /** Rank of what the draft rests on, and how sure the assistant says it is; 0.5 before the draft and where it claims nothing. */
  'grounding',
  'confidence',
  /** How often the assistant resolved this intent alone; 0.5 where that is not known. */
  'intentSuccess',
  /** 0 lowest .. 1 highest; 0.5 where it is not known. */
  'tier',
  /** 1: we know who it is; 0: anonymous. */
  'known',
  /** The message tells of money that went wrong: a charge, a payment, a refund, a pay run. */
  'money',
  /** Complexity: how much longer than others conversations about this take here; 0 where that is not known. */
  'longCases',
] as const

export type FeatureName = (typeof featureNames)[number]

/** One number for each name, 0..1. */
export type Features = Readonly<Record<FeatureName, number>>

/** What is known beside the conversation. Null is unknown, and never the same as none. */
export interface Around {
  /** As the workspace names it: "free", "enterprise". */
  tier: string | null
  /** 0..1; where the workspace's policy puts this tier. */
  tierRank: number | null
  known: boolean
  /** Other conversations of this customer in the last 48 hours. */
  contacts48h: number | null
  intent: { name: string; confidence: number; areas: number; success: number | null } | null
  /** How often such cases were resolved alone, where the intent does not say. */
  success: number | null
  /** What the desk's newest conversations were about, and this customer's earlier ones; novelty and success follow from them where they are not given. */
  lately: Lately | null
  earlier: Earlier | null
  noveltyCustomer: number | null
  noveltyWorkspace: number | null
  /** How much longer such conversations take here, 0..1. */
  longCases: number | null
  /** How long a person would take to come, in minutes: the queue, who is there, the hours. */
  waitMin: number | null
  /** How many people are there to share what waits. */
  staff?: number | null | undefined
  /** Who had this customer last, in whatever conversation, and whose account it is; absent where nobody is known. */
  lastAgent?: string | null | undefined
  owner?: string | null | undefined
  /** What the customer is worth, in the workspace's own money. */
  value?: number | null | undefined
  /** What cases take a person here, in minutes, by what they are about. */
  minutesOf?: Readonly<Record<string, number>> | undefined
}

export const nothingAround: Around = {
  tier: null,
  tierRank: null,
  known: false,
  contacts48h: null,
  intent: null,
  success: null,
  lately: null,
  earlier: null,
  noveltyCustomer: null,
  noveltyWorkspace: null,
  longCases: null,
  waitMin: null,
}

/** From so many contacts in 48 hours on, more count no more. */
const fullContacts = 5

/** What the assistant is about to say, as far as it is looked at; null before the draft. */
export interface Drafted {
  fingerprint: readonly number[]
  /** 0..1; null where it does not claim to answer. */
  grounding: number | null
  /** 0..1 as the assistant states it; null or absent where it states none. */
  confidence?: number | null | undefined
}

/** Everything at its neutral value: what is known of a conversation before anybody wrote. */
export const neutralFeatures: Features = {
  ...(Object.fromEntries(featureNames.map((name) => [name, 0])) as Record<FeatureName, number>),
  trend: 0.5,
  grounding: 0.5,
  confidence: 0.5,
  intentSuccess: 0.5,
  tier: 0.5,
}

/** Reads them from the state's bounded aggregates: the same work after ten messages and after ten thousand. Pure; rounded to 3 places. */
export function featuresOf(c: Conversation, drafted: Drafted | null, around: Around, now: number): Features {
  const tone = toneOf(c)
  // A playbook goes on to its own end: what it does on the way is neither a failure nor another path.
  const running = c.playbook?.playbookId
  const paths = c.attempts.filter((attempt) => attempt.episode === c.episode && areaOf(attempt) !== running)
  const { effort } = c
  return rounded({
    ...tone,
    trend: trendOf(c.tones),
    saysAgain: effort.again,
    answersAgain: answersAgain(c.said, drafted),
    noveltyCustomer: around.noveltyCustomer ?? 0,
    noveltyWorkspace: around.noveltyWorkspace ?? 0,
    areas: scaled(Math.max(0, (around.intent?.areas ?? 0) - 1), 4),
    entities: scaled(c.slots.filter(({ supersededAt }) => supersededAt === null).length, 12),
    questions: scaled(Math.max(0, effort.questions - 1), 5),
    steps: scaled(paths.length, 10),
    turns: scaled(Math.max(0, effort.turns - 1), 15),
    rephrasings: scaled(effort.rephrasings, 5),
    minutes: scaled(effort.turns === 0 ? 0 : Math.max(0, now - effort.since) / 60_000, 60),
    failed: scaled(
      new Set(
        sinceHelped(paths)
          .filter(({ outcome }) => hasFailed(outcome))
          .map(areaOf),
      ).size,
      3,
    ),
    contacts: scaled(around.contacts48h ?? 0, fullContacts),
    grounding: drafted?.grounding ?? 0.5,
    confidence: drafted?.confidence ?? 0.5,
    intentSuccess: around.intent?.success ?? around.success ?? 0.5,
    tier: around.tierRank ?? 0.5,
    known: around.known ? 1 : 0,
    money: effort.money,
    longCases: around.longCases ?? 0,
  })
}

/** Counts on a scale where the first ones matter most: 0 for none, 1 from `full` on. */
export const scaled = (count: number, full: number): number => Math.min(1, Math.log1p(count) / Math.log1p(full))

/** What was known beside the conversation when a decision was made, as far as its features tell: a replay decides with the same. */
export function aroundThen(values: readonly number[], waitMin: number | null): Partial<Around> {
  const { noveltyCustomer, noveltyWorkspace, longCases, intentSuccess, contacts, known } = unpackFeatures(values)
  return {
    waitMin,
    noveltyCustomer,
    noveltyWorkspace,
    longCases,
    success: intentSuccess,
    contacts48h: Math.expm1(contacts * Math.log1p(fullContacts)),
    known: known === 1,
  }
}

/** As facts keep them: the numbers in the order of the names. */
export const packFeatures = (features: Features): number[] => featureNames.map((name) => features[name])

/** From a fact. Names that the fact is too old to have are neutral. */
export function unpackFeatures(values: readonly number[]): Features {
  return Object.fromEntries(
    featureNames.map((name, i) => [name, values[i] ?? neutralFeatures[name]]),
  ) as unknown as Features
}

/** What helped is over: what failed before it counts no more. */
const sinceHelped = (paths: Conversation['attempts']): Conversation['attempts'] =>
  paths.slice(paths.findLastIndex(({ outcome }) => outcome === 'customer-said-yes') + 1)

const areaOf = ({ ref }: { ref: string }): string => ref.split('/')[0] ?? ref

/** Replies share their forms, such as "Did that help?": so much likeness says nothing. */
const formsOnly = 0.4

function answersAgain(said: readonly (readonly number[])[], drafted: Drafted | null): number {
  const newest = drafted?.fingerprint ?? said.at(-1)
  const before = drafted ? said : said.slice(0, -1)
  const most = newest ? Math.max(0, ...before.map((each) => likeness(each, newest))) : 0
  return Math.max(0, (most - formsOnly) / (1 - formsOnly))
}

/** How the turn sounds that is not answered yet: people type in pieces, and the last piece may be "thanks". */
function toneOf({ tones, unansweredSince }: Conversation): Pick<Features, 'frustration' | 'urgency' | 'politeness'> {
  const turn = unansweredSince === null ? tones.slice(-1) : tones.filter(({ at }) => at >= unansweredSince)
  const most = (of: (tone: ToneOf) => number) => turn.reduce((max, tone) => Math.max(max, of(tone)), 0)
  return {
    frustration: most((tone) => tone.frustration),
    urgency: most((tone) => tone.urgency),
    politeness: most((tone) => tone.politeness ?? 0),
  }
}

/** The later half of the last messages against the earlier one. */
function trendOf(tones: readonly ToneOf[]): number {
  const half = Math.floor(tones.length / 2)
  if (half === 0) return 0.5
  const mean = (of: readonly ToneOf[]) => of.reduce((sum, { frustration }) => sum + frustration, 0) / of.length
  return 0.5 + (mean(tones.slice(-half)) - mean(tones.slice(0, half))) / 2
}

const rounded = (features: Record<FeatureName, number>): Features =>
  Object.fromEntries(
    featureNames.map((name) => [name, Math.round(Math.min(1, Math.max(0, features[name])) * 1000) / 1000]),
  ) as unknown as Features
