import { intentOf, tierOf } from '../escalation/decision-policy.ts'
import { featuresOf, nothingAround, type Around, type Drafted } from '../escalation/features.ts'
import type { Policy } from '../escalation/policy.ts'
import { lengthOf, noveltyFor, noveltyHere, successOf } from '../escalation/lately.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import { weigh, type Weighing } from '../escalation/weigh.ts'
import { whyEscalate } from '../escalation/why-escalate.ts'
import type { Conversation } from '../conversation/state.ts'
import { complexityOf } from '../routing/complexity.ts'
import type { Deciding, Given } from './deciding.ts'
import type { HandOff } from './hand-off.ts'
import { routeByMap, type Sent } from '../escalation/route-map.ts'
import { priorityOf } from './route-for.ts'

/** What a turn is weighed with: before the assistant has drafted anything, or with its draft. */
export interface Turn {
  turnId: string
  drafted: Drafted | null
  /** What the rules look at in the draft; null where they look at the conversation alone. */
  proposed: Drafted | null
  mayAsk: boolean
  mayOffer: boolean
  /** The rule that has fired already, where the caller knows. */
  rule?: HandoffReason | null | undefined
}

export interface Weighed {
  weighing: Weighing
  /** Why it goes to a person; null where it does not. */
  reason: HandoffReason | null
  /** What it is about. */
  intent: string | null
}

/** What a decision by costs looks at. */
export interface Weighable {
  readonly state: Conversation
  readonly given: Pick<Given, 'now' | 'policy' | 'around'>
}

/** Decides what to do with a turn, and does not write it down. */
export function considerCosts(d: Weighable, turn: Turn, policy: Policy = d.given.policy): Weighed {
  const { state, given } = d
  const around = ofThisMatter(state, given.around ?? nothingAround)
  const rule =
    turn.rule !== undefined && policy === given.policy ? turn.rule : whyEscalate(state, turn.proposed, policy)
  const intent = intentNow(state, around.intent?.name ?? null)
  const features = featuresOf(
    state,
    turn.drafted,
    { ...around, tierRank: tierOf(policy.decision, around.tier)?.rank ?? around.tierRank },
    given.now,
  )
  const always = rule === null && intentOf(policy.decision, intent)?.always === true
  const weighing = weigh({
    features,
    rule: rule?.kind ?? (always ? 'intent' : null),
    tier: around.tier,
    intent,
    waitMin: around.waitMin,
    desk: { hour: hourOf(given.now), staff: around.staff ?? null },
    may: {
      ask: turn.mayAsk && state.clarified === 0 && !state.askedMore,
      offer: turn.mayOffer && state.offeredAt === null,
    },
    policy: { version: policy.version, decision: policy.decision },
  })
  const reason = rule ?? (always ? { kind: 'intent' as const, intent: intent ?? '' } : reasonOf(weighing))
  return { weighing, reason, intent }
}

/** The same, kept as a fact; beside it what the policy in shadow would have done, which acts on nothing. */
export function weighTurn(d: Deciding, turn: Turn): Weighed {
  const weighed = considerCosts(d, turn)
  keepWeighing(d, turn, weighed)
  return weighed
}

export function keepWeighing(d: Deciding, turn: Turn, { weighing, intent }: Weighed): void {
  const { shadow } = d.given.policy
  const beside = shadow ? considerCosts(d, { ...turn, rule: undefined }, shadow).weighing : null
  d.add({
    type: 'HandoffWeighed',
    turnId: turn.turnId,
    when: turn.drafted ? 'with-draft' : 'before-draft',
    weighing,
    intent,
    ...(beside
      ? {
          shadow: {
            policy: beside.policy,
            model: beside.model,
            outcome: beside.outcome,
            rule: beside.rule,
            resolves: beside.resolves,
            costs: beside.costs,
          },
        }
      : {}),
  })
}

/** What handing off for this reason comes with: where the policy sends it, and how pressing it is. */
export function handOffFor(d: Deciding, reason: HandoffReason): HandOff {
  const { state, given } = d
  const around = given.around ?? nothingAround
  const rank = tierOf(given.policy.decision, around.tier)?.rank ?? around.tierRank
  return { reason, priority: sentFor(d, reason).priority ?? priorityOf(state, reason, rank) }
}

/** Where the workspace's map sends it, by all that is known of it. */
export function sentFor({ state, given }: Weighable, reason: HandoffReason): Sent {
  const around = withIntent(state, given.around ?? nothingAround)
  return routeByMap(given.policy.decision, {
    rule: reason.kind === 'grave' ? reason.about : null,
    tier: around.tier,
    intent: intentNow(state, around.intent?.name ?? null),
    areas: state.intent?.areas ?? [],
    page: state.page?.place ?? null,
    language: state.language,
  })
}

/** What the customer's words show it to be about, where nothing beside the conversation says. */
function withIntent({ intent }: Conversation, around: Around): Around {
  if (around.intent || !intent) return around
  const { name, confidence, areas } = intent
  return { ...around, intent: { name, confidence, areas: areas.length, success: null } }
}

const hourOf = (now: number): number => Math.floor(now / 3_600_000) % 24

/** What is known of such cases, here and for this customer: nothing before a message was read for what it is about. */
function ofThisMatter(state: Conversation, given: Around): Around {
  const around = withIntent(state, given)
  const { intent, lately, earlier } = around
  if (!state.wasRead && !intent) return around
  const name = intent?.name ?? null
  return {
    ...around,
    intent: intent && { ...intent, success: intent.success ?? around.success ?? successOf(lately, name) },
    noveltyCustomer: around.noveltyCustomer ?? noveltyFor(earlier, name, state.intent?.areas ?? []),
    noveltyWorkspace: around.noveltyWorkspace ?? noveltyHere(lately, name),
    longCases: around.longCases ?? lengthOf(lately, name),
  }
}

/** How hard it is by now, 0..1. */
export const complexityNow = ({ state, given }: Weighable): number =>
  complexityOf(featuresOf(state, null, ofThisMatter(state, given.around ?? nothingAround), given.now))

/** What it is about: as read, or what was tried last. */
function intentNow({ playbook, attempts, episode }: Conversation, read: string | null): string | null {
  const last = attempts.findLast((attempt) => attempt.episode === episode && attempt.path !== 'search')
  return read ?? playbook?.playbookId ?? last?.ref.split('/')[0] ?? null
}

function reasonOf({ outcome, costs, resolves, policy, model }: Weighing): HandoffReason | null {
  if (outcome !== 'hand-off') return null
  return { kind: 'expected-cost', goOn: costs['go-on'] ?? 0, person: costs['hand-off'] ?? 0, resolves, policy, model }
}
