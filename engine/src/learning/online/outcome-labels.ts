import type { TimingMark } from '../../conversation/timing-facts.ts'

/** What is heard of a conversation after a decision in it. Silence is not among them: it is unknown. */
export type HeardOutcome =
  | 'customer-said-yes'
  | 'action-verified'
  | 'customer-said-no'
  | 'gave-up'
  | 'asked-for-person'
  | 'asked-again'
  | 'came-back'

/** Everything heard of one conversation so far. */
export interface OutcomeRecord {
  heard: ReadonlySet<HeardOutcome>
  mark: TimingMark | null
}

/** How far an agent's mark is to be trusted: how often they see that the assistant could have, and how often they say so of what it could not. */
export const agentsEye = { sees: 0.7, wrongly: 0.1 }

/**
 * How sure it is that the assistant resolves this without a person, given what was heard and what the model thought before; null is unknown.
 * Who came back, gave up, asked for a person or said no was not helped, whatever they said before. A mark is weighed as the word of somebody
 * who may err (one step of EM: Dempster, Laird and Rubin 1977), so that an agent who never thinks of the assistant does not teach that it cannot.
 */
export function labelOf({ heard, mark }: OutcomeRecord, believed: number): number | null {
  if (hasFailed({ heard })) return 0
  if (mark !== null) {
    const [could, couldNot] =
      mark === 'could-have-been-assistant'
        ? [agentsEye.sees, agentsEye.wrongly]
        : [1 - agentsEye.sees, 1 - agentsEye.wrongly]
    return (believed * could) / (believed * could + (1 - believed) * couldNot)
  }
  return heard.has('customer-said-yes') || heard.has('action-verified') ? 1 : null
}

/** Not helped, whatever else was said. */
export const hasFailed = ({ heard }: Pick<OutcomeRecord, 'heard'>): boolean => failures.some((each) => heard.has(each))

const failures: readonly HeardOutcome[] = ['came-back', 'gave-up', 'asked-for-person', 'customer-said-no']

/** Counts of conversations that the assistant kept to the end, fading. */
export interface AnswerCounts {
  kept: number
  saidYes: number
  failed: number
  /** Of what was handed off by the policy, how many were marked by an agent. */
  handedOff: number
  marked: number
}

export const noAnswers: AnswerCounts = { kept: 20, saidYes: 8, failed: 6, handedOff: 10, marked: 5 }

/** So many conversations the counts remember. */
const memory = 2000
/** The share of failures that are noticed: most come back, ask, say no or leave in the middle. An assumption, and said to be one. */
export const noticed = 0.85

export type CountedOutcome = 'yes' | 'failed' | 'silent' | 'handed-off' | 'marked'

/** A conversation that the assistant kept to its end, once it is known or has been silent for two days; a handoff by the policy; a mark of one. */
export function countKept(counts: AnswerCounts, outcome: CountedOutcome): AnswerCounts {
  const fade = 1 - 1 / memory
  if (outcome === 'handed-off')
    return { ...counts, handedOff: counts.handedOff * fade + 1, marked: counts.marked * fade }
  if (outcome === 'marked') return { ...counts, marked: counts.marked + 1 }
  return {
    ...counts,
    kept: counts.kept * fade + 1,
    saidYes: counts.saidYes * fade + (outcome === 'yes' ? 1 : 0),
    failed: counts.failed * fade + (outcome === 'failed' ? 1 : 0),
  }
}

/**
 * How often we hear of a success and of a failure. Customers who were helped often say nothing, and who were not is mostly noticed: to learn
 * from what is heard alone would be to learn that the assistant is worse than it is. No silent conversation is taken for a success; only how
 * many there are tells how many successes go unheard (inverse propensity weights: Horvitz and Thompson 1952).
 */
export function hearingRates({ kept, saidYes, failed, handedOff, marked }: AnswerCounts): HearingRates {
  const helped = Math.max(saidYes, kept - failed / noticed)
  return {
    success: between(saidYes / Math.max(1, helped)),
    failure: noticed,
    mark: between(marked / Math.max(1, handedOff)),
  }
}

/** Shares of each that are heard of, 0.1..1: no label counts more than ten. */
export interface HearingRates {
  success: number
  failure: number
  mark: number
}

const between = (share: number): number => Math.min(1, Math.max(0.1, share))
