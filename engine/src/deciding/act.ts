import { stampOf } from '../assistants/stamp.ts'
import type { Act } from '../conversation/commands.ts'
import type { WithheldBecause } from '../conversation/facts.ts'
import type { Conversation } from '../conversation/state.ts'
import type { Deciding } from './deciding.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import type { Drafted } from '../escalation/features.ts'
import { whyEscalate } from '../escalation/why-escalate.ts'
import { handOff, type HandOff } from './hand-off.ts'
import { heldFor, isHeldIn, passOn } from './incident.ts'
import { pointAsAssistant } from './show-page.ts'
import { claimsTransfer, fingerprint } from '../signals/index.ts'
import { askedAgain, noteAskedAgain, withoutAskingAgain } from './guard-reply.ts'
import { notePromises } from './note-promises.ts'
import { maskedIn } from './receive-message.ts'
import { considerCosts, handOffFor, keepWeighing, weighTurn } from './weigh-turn.ts'
import { asking } from '../slots/asked-slot.ts'

/** The epoch and the customer's message that something was computed from. */
export interface ComputedFrom {
  turnId: string
  epoch: number
  basedOn: string
  /** How sure the assistant says it is, where it has said so by now. 0..1 */
  confidence?: number | null | undefined
}

/** Why the assistant may not act any more on what it computed; null while it may (law 1). */
export function whyWithhold(c: Conversation, from: ComputedFrom): WithheldBecause | null {
  if (c.holder.kind !== 'assistant') return 'not-holder'
  if (c.epoch !== from.epoch) return 'epoch-moved'
  if (isHeldIn(c, from.turnId)) return 'held-back'
  if (c.lastCustomer?.messageId !== from.basedOn) return 'superseded'
  if (c.answeredIn && c.answeredIn !== from.turnId) return 'superseded'
  return null
}

/** What an action that failed leads to, also after the last word of a turn. */
const afterActions: ReadonlySet<HandoffReason['kind']> = new Set([
  'money-path-failed',
  'restricted-action',
  'action-failed',
])

/** Turns what the assistant wants into facts, one act after the other, until a rule takes the conversation from it. */
export function act(d: Deciding, by: ComputedFrom, acts: readonly Act[]): void {
  const end = acts.find((each) => each.kind === 'end')
  const from = { ...by, confidence: end?.usage.confidence }
  const because = whyWithhold(d.state, from)
  if (because) withhold(d, from, acts, because)
  else if (!asksFirst(d, from, acts)) {
    for (const each of acts) if (isHis(d.state, from.turnId)) perform(d, from, each)
  }
  if (!end) return
  const held = isHeldIn(d.state, from.turnId)
  const gone = d.state.holder.kind !== 'assistant'
  const outcome = held ? 'held-back' : because ? 'withheld' : gone ? 'handed-off' : end.outcome
  // What came to nothing because somebody was faster is no fault of the assistant.
  const fault = because ? null : end.fault
  const whose = d.by && { by: { ...stampOf(d.by), rule: d.by.rule } }
  d.add({ type: 'TurnEnded', turnId: from.turnId, basedOn: from.basedOn, outcome, usage: end.usage, fault, ...whose })
  if (gone || held || because) return
  if (fault && d.state.faults >= d.given.policy.faults) return byRule(d, from, { kind: 'assistant-fault', fault })
  // An action may have failed after the last word was checked.
  const reason = whyEscalate(d.state, null, d.given.policy)
  if (reason && afterActions.has(reason.kind)) byRule(d, from, reason)
}

/** A rule hands off, whatever the costs: the decision is kept all the same. */
function byRule(d: Deciding, from: ComputedFrom, rule: HandoffReason, more: Partial<HandOff> = {}): void {
  weighTurn(d, { turnId: from.turnId, drafted: null, proposed: null, mayAsk: false, mayOffer: false, rule })
  passOn(d, from.turnId, rule, more)
}

/** Whether the assistant still has the turn. */
const isHis = (c: Conversation, turnId: string): boolean => c.holder.kind === 'assistant' && !isHeldIn(c, turnId)

/**
 * A draft that rests on little, where one question costs less than a wrong answer: it is not sent, and nothing that would have gone with it
 * is done. The shell asks then, once in an episode.
 */
function asksFirst(d: Deciding, from: ComputedFrom, acts: readonly Act[]): boolean {
  const draft = acts.find((each) => each.kind === 'say')
  if (draft?.as !== 'answer' || draft.part !== 0 || draft.grounding === null) return false
  const proposed = {
    fingerprint: fingerprint(draft.text),
    grounding: draft.grounding,
    confidence: from.confidence,
  }
  const turn = { turnId: from.turnId, drafted: proposed, proposed, mayAsk: true, mayOffer: true }
  const weighed = considerCosts(d, turn)
  if (weighed.weighing.outcome !== 'ask') return false
  keepWeighing(d, turn, weighed)
  d.add({ type: 'ReplyWithheld', turnId: from.turnId, textId: d.text('draft', draft.text), because: 'asks-first' })
  return true
}

function perform(d: Deciding, from: ComputedFrom, each: Act): void {
  switch (each.kind) {
    case 'start-attempt':
      d.add({
        type: 'AttemptStarted',
        attemptId: each.attemptId,
        path: each.path,
        ref: each.ref,
        titleTextId: d.text('title', each.title),
        ...(each.undo ? { undoTextId: d.text('title', each.undo) } : {}),
        ...(each.money ? { money: true } : {}),
      })
      return
    case 'end-attempt':
      d.add({ type: 'AttemptEnded', attemptId: each.attemptId, outcome: each.outcome, evidence: each.evidence })
      return
    case 'move-playbook':
      d.add({
        type: 'PlaybookMoved',
        playbookId: each.playbookId,
        stepId: each.stepId,
        attemptId: each.attemptId,
        values: each.values.map(({ name, value }) => ({ name, textId: d.text('value', value) })),
      })
      return
    case 'say':
      say(d, from, each)
      return
    case 'point':
      pointAsAssistant(d, from.turnId, each)
      return
    case 'hand-off':
      byRule(d, from, each.reason, { note: each.note, ...(each.team === null ? {} : { team: each.team }) })
      return
    case 'end':
      return // recorded by act(), whatever became of the rest
  }
}

type Say = Extract<Act, { kind: 'say' }>

function say(d: Deciding, from: ComputedFrom, wanted: Say): void {
  const own = d.masked(wanted.text)
  const each = own.masked.length > 0 ? { ...wanted, text: own.text } : wanted
  const signature = fingerprint(each.text)
  if (claimsTransfer(each.text).claims) {
    const textId = d.text('draft', each.text)
    d.add({ type: 'ReplyWithheld', turnId: from.turnId, textId, because: 'claims-transfer' })
    byRule(d, from, { kind: 'claimed-transfer', textId })
    return
  }
  // "Good to hear" may be said as often as there is something to be glad of.
  const proposes = each.part === 0 && !(each.as === 'acknowledge' && !each.asks)
  const proposed = proposes ? { fingerprint: signature, grounding: each.grounding, confidence: from.confidence } : null
  const reason = proposed ? weighDraft(d, from, each, proposed) : whyEscalate(d.state, null, d.given.policy)
  // That nothing was found is not said where it is known why.
  if (reason && (each.as !== 'unknown' || heldFor(d, reason))) {
    const textId = d.text('draft', each.text)
    d.add({ type: 'ReplyWithheld', turnId: from.turnId, textId, because: withheldFor(reason) })
    passOn(d, from.turnId, reason)
    return
  }
  const fit = isPlaybook(each) ? { text: each.text, asked: null } : withoutAskingAgain(d, each.text)
  if (fit.text === '') return keepQuestionBack(d, from, each)
  const asked = fit.asked ? null : askedAgain(d, fit.text, 'assistant')
  const textId = d.text('reply', fit.text)
  d.add({
    type: 'AssistantSaid',
    messageId: each.messageId,
    turnId: from.turnId,
    part: each.part,
    last: each.last,
    textId,
    kind: each.as,
    citations: each.citations,
    asks: each.asks,
    fingerprint: signature,
    ...asking(fit.text),
    ...(fit.text === own.text ? maskedIn(own) : {}),
    ...(fit.asked?.kind === 'slot' ? { leftOut: { slot: fit.asked.slot, textId: d.text('draft', each.text) } } : {}),
    ...(d.by && { by: { ...stampOf(d.by), model: each.model ?? d.by.model } }),
  })
  noteAskedAgain(d, { by: 'assistant', messageId: each.messageId }, asked)
  notePromises(d, { by: 'assistant', messageId: each.messageId, textId }, fit.text)
  if (reason) return handOff(d, handOffFor(d, reason))
  if (each.last) offerPerson(d, from)
}

/** Words that answer nothing: they end a matter, or ask for what its playbook needs next. The costs have nothing to say of them. */
const saysNothingNew = ({ as }: Say): boolean => as === 'acknowledge' || as === 'ask-input'

/** Why a person takes over instead of, or after, these words; null to go on. Kept as a fact either way. */
function weighDraft(d: Deciding, from: ComputedFrom, each: Say, proposed: Drafted): HandoffReason | null {
  const turn = {
    turnId: from.turnId,
    drafted: proposed,
    proposed,
    mayAsk: false,
    mayOffer: each.as === 'answer' || each.as === 'step',
  }
  const weighed = considerCosts(d, turn)
  if (weighed.weighing.rule === null && saysNothingNew(each)) return null
  keepWeighing(d, turn, weighed)
  return weighed.reason
}

/** Beside an answer that may not be enough: the customer hears once that they may have a person. */
function offerPerson(d: Deciding, from: ComputedFrom): void {
  const { weighed, offeredAt } = d.state
  if (weighed?.turnId !== from.turnId || weighed.outcome !== 'offer' || offeredAt !== null) return
  d.add({ type: 'PersonOffered', turnId: from.turnId, told: { key: 'assistant.person-offered', params: {} } })
}

/** A playbook's step waits for its answer: it asks, and what it asked again is counted. */
const isPlaybook = ({ as }: Say): boolean => as === 'ask-input' || as === 'step'

/**
 * The draft is nothing but a question that has been answered: it is not asked. After an answer in the same reply the customer has
 * what they need; otherwise a person goes on, for the assistant does not get further with what it was told, and silence is no answer.
 */
function keepQuestionBack(d: Deciding, from: ComputedFrom, each: Say): void {
  const textId = d.text('draft', each.text)
  d.add({ type: 'ReplyWithheld', turnId: from.turnId, textId, because: 'asks-again' })
  if (each.part > 0 && each.as === 'answer') return
  byRule(d, from, { kind: 'assistant-loop', likeness: 1, repeats: 1 })
}

function withheldFor(reason: HandoffReason): WithheldBecause {
  if (reason.kind === 'assistant-loop') return 'repeats-itself'
  return reason.kind === 'not-grounded' ? 'not-grounded' : 'person-needed'
}

/** What was not sent is a fact, with its words where there were any. */
function withhold(d: Deciding, from: ComputedFrom, acts: readonly Act[], because: WithheldBecause): void {
  const words = acts.find((each) => each.kind === 'say')
  d.add({ type: 'ReplyWithheld', turnId: from.turnId, textId: words ? d.text('draft', words.text) : null, because })
}
