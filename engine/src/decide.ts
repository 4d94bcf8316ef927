import { followByMail, leaveAddress, noteMail, putMailAside } from './deciding/by-mail.ts'
import { stampOf } from './assistants/stamp.ts'
import { act } from './deciding/act.ts'
import type { Command, TurnBy } from './conversation/commands.ts'
import { isOver } from './conversation/evolve.ts'
import type { Fact } from './conversation/facts.ts'
import { isSolving } from './signals/is-solving.ts'
import { maskedIn, receiveMessage, seePage } from './deciding/receive-message.ts'
import type { Conversation } from './conversation/state.ts'
import { deciding, refuse, type Deciding, type Decision, type Given } from './deciding/deciding.ts'
import { considerCosts, keepWeighing } from './deciding/weigh-turn.ts'
import { briefingOf } from './handoff/briefing.ts'
import { askedAgain, noteAskedAgain } from './deciding/guard-reply.ts'
import { carryFiles } from './deciding/carry-files.ts'
import { notePromises } from './deciding/note-promises.ts'
import { wordLikeness } from './signals/word-likeness.ts'
import { asking } from './slots/asked-slot.ts'
import { asksAbout, giveFeedback } from './deciding/give-feedback.ts'
import { bookCallback, cancelCallback, endCallback } from './deciding/callback.ts'
import { capturePage, point, refuseCapture } from './deciding/show-page.ts'
import { answerFollow, askToFollow, endFollow, endFollowWithHolder, stopFollow } from './deciding/follow-page.ts'
import { answerInvitation, answerQuestion, considerInvitation } from './deciding/invite.ts'
import { handIn } from './deciding/hand-in.ts'
import { keepSummary, noteSummaryFailed } from './deciding/keep-summary.ts'
import { askFromPage, noteSelfService } from './deciding/self-service.ts'
import { handOff, routeAgain } from './deciding/hand-off.ts'
import { hold, nudge } from './deciding/keep-hold.ts'
import { answerConsult, consult, endConsult, endConsultWithHolder, handOver } from './deciding/consult.ts'
import { endIncidentWait, linkIncident, passOn, tellIncidentUpdate, unlinkIncident } from './deciding/incident.ts'
import { give } from './deciding/give.ts'
import { join, leave, whisper } from './deciding/stand-beside.ts'
import { bringBack, changeTags, snooze, waitForCustomer, wakeAside } from './deciding/put-aside.ts'
import { isByItself } from './deciding/by-itself.ts'
import { afterMerging, mergeIn, mergeInto } from './deciding/merge.ts'
import { misroute } from './deciding/misroute.ts'
import { takeBack } from './deciding/take-back.ts'
import { acceptForThem, acceptOffer, declineOffer, expireOffer, noteCardLoaded } from './deciding/take-offer.ts'

/**
 * The front door: state + command + what the shell looked up → new facts. No clock, no network, no chance.
 * Nothing to do is no facts; what the caller may not do is a refusal.
 */
export function decide(state: Conversation, command: Command, given: Given): Decision {
  return deciding(
    state,
    given,
    (d) => {
      if (command.type === 'OpenConversation') return open(d, command)
      if (command.type === 'HandIn') return handIn(d, command)
      if (d.state.status === 'none') return refuse({ code: 'conversation_not_found' })
      if (d.state.forgottenAt !== null) return afterForgetting(command)
      if (d.state.mergedInto !== null && !afterMerging(d, command)) return
      go(d, command)
      endFollowWithHolder(d)
      endConsultWithHolder(d)
    },
    byIn(command),
  )
}

/** Whose turn a command belongs to. */
const byIn = (command: Command): TurnBy | undefined =>
  command.type === 'ConsiderTurn' || command.type === 'ActAsAssistant' ? command.by : undefined

type Named<T extends Command['type']> = Extract<Command, { type: T }>

function go(d: Deciding, command: Exclude<Command, { type: 'OpenConversation' | 'HandIn' }>): void {
  switch (command.type) {
    case 'LinkCustomer':
      return linkCustomer(d, command)
    case 'ReceiveMessage':
      return receiveMessage(d, command)
    case 'ConsiderInvitation':
      return considerInvitation(d, command)
    case 'AnswerInvitation':
      return answerInvitation(d, command)
    case 'AnswerQuestion':
      return answerQuestion(d, command)
    case 'ConsiderTurn':
      return considerTurn(d, command)
    case 'ActAsAssistant':
      return act(d, command, command.acts)
    case 'EndSilence':
      return endSilence(d)
    case 'CutReply':
      return cutReply(d)
    case 'RequestHandoff':
      return requestHandoff(d, command)
    case 'CapturePage':
      return capturePage(d, command)
    case 'RefuseCapture':
      return refuseCapture(d, command)
    case 'AskToFollow':
      return askToFollow(d, command.agentId)
    case 'AnswerFollow':
      return answerFollow(d, command.allows)
    case 'StopFollow':
      return stopFollow(d, command.because)
    case 'EndFollow':
      return endFollow(d)
    case 'Point':
      return point(d, command)
    case 'NoteSelfService':
      return noteSelfService(d, command.uses)
    case 'AskFromPage':
      return askFromPage(d, command)
    case 'NoteAccount':
      return noteAccount(d, command)
    case 'BookCallback':
      return bookCallback(d, command)
    case 'CancelCallback':
      return cancelCallback(d, command)
    case 'RouteAgain':
      return routeAgain(d, 'retry', command.picked)
    case 'AcceptOffer':
      return acceptOffer(d, command)
    case 'AcceptForThem':
      return acceptForThem(d, command)
    case 'NoteCardLoaded':
      return noteCardLoaded(d, command)
    case 'DeclineOffer':
      return declineOffer(d, command)
    case 'ExpireOffer':
      return expireOffer(d, command)
    case 'TakeOver':
      return takeOver(d, command.agentId)
    case 'Consult':
      return consult(d, command)
    case 'AnswerConsult':
      return answerConsult(d, command)
    case 'EndConsult':
      return endConsult(d, command)
    case 'HandOver':
      return handOver(d, command)
    case 'Give':
      return give(d, command)
    case 'Whisper':
      return whisper(d, command)
    case 'Join':
      return join(d, command)
    case 'Leave':
      return leave(d, command)
    case 'Misroute':
      return misroute(d, command)
    case 'NudgeAgent':
      return nudge(d)
    case 'Hold':
      return hold(d, command)
    case 'ChangeTags':
      return changeTags(d, command)
    case 'Snooze':
      return snooze(d, command)
    case 'WaitForCustomer':
      return waitForCustomer(d, command)
    case 'BringBack':
      return bringBack(d, 'agent')
    case 'WakeAside':
      // Nobody knows whether it was solved (law 5).
      return wakeAside(d, () => resolve(d, { type: 'Resolve', by: 'agent', agentId: null, resolution: 'no-answer' }))
    case 'TakeBack':
      return takeBack(d, command)
    case 'OpenCase':
      return openCase(d, command)
    case 'OpenTranscript':
      return openTranscript(d, command)
    case 'ReplyAsAgent':
      return replyAsAgent(d, command)
    case 'AddNote':
      return d.add({
        type: 'NoteAdded',
        messageId: command.messageId,
        clientId: command.clientId,
        textId: d.text('note', command.text),
        ...maskedIn(d.masked(command.text)),
        ...(command.mentions?.length ? { mentions: command.mentions } : {}),
      })
    case 'ReturnToAssistant':
      return returnToAssistant(d, command)
    case 'Resolve':
      return resolve(d, command)
    case 'KeepSummary':
      return keepSummary(d, command)
    case 'NoteSummaryFailed':
      return noteSummaryFailed(d, command)
    case 'LeaveAddress':
      return leaveAddress(d, command)
    case 'DeclineMail':
      return d.state.mailDeclined ? undefined : d.add({ type: 'MailDeclined' })
    case 'FollowByMail':
      return followByMail(d, command)
    case 'NoteMail':
      return noteMail(d, command)
    case 'PutMailAside':
      return putMailAside(d, command)
    case 'LinkIncident':
      return linkIncident(d, command)
    case 'UnlinkIncident':
      return unlinkIncident(d, command)
    case 'TellIncidentUpdate':
      return tellIncidentUpdate(d, command)
    case 'EndIncidentWait':
      return endIncidentWait(d, command)
    case 'GiveFeedback':
      return giveFeedback(d, command)
    case 'NoteAction':
      return noteAction(d, command)
    case 'MergeIn':
      return mergeIn(d, command)
    case 'MergeInto':
      return mergeInto(d, command)
    case 'ForgetCustomer':
      return forget(d)
    default: {
      const unknown: never = command
      return unknown
    }
  }
}

/** What Baton would do by itself is not done; what somebody wants to write is refused: it would be words of or about who was forgotten. */
function afterForgetting({ type }: Command): void {
  if (!isByItself(type)) refuse({ code: 'customer_forgotten' })
}

/** Nobody waits for who is forgotten: what is open ends with it. */
function forget(d: Deciding): void {
  const { customerId, status } = d.state
  if (status === 'open') resolve(d, { type: 'Resolve', by: 'customer', agentId: null, resolution: 'other' })
  d.add({ type: 'CustomerForgotten', customerId })
}

function open(d: Deciding, command: Named<'OpenConversation'>): void {
  if (d.state.status !== 'none') refuse({ code: 'conversation_exists' })
  const { channel, locale, visitorId, customerId } = command
  d.add({ type: 'ConversationOpened', channel, locale, visitorId, customerId })
  if (command.page) seePage(d, command.page)
}

/** Identifying links this conversation to its customer. It never makes one person of two. */
function linkCustomer(d: Deciding, { customerId }: Named<'LinkCustomer'>): void {
  const linked = d.state.customerId
  if (linked === customerId) return
  if (linked !== null) refuse({ code: 'customer_already_linked', customerId: linked })
  d.add({ type: 'CustomerLinked', customerId })
}

/** Before any draft: is there a turn to take, and does a rule already say that a person takes it? */
function considerTurn(d: Deciding, { turnId, basedOn }: Named<'ConsiderTurn'>): void {
  const c = d.state
  if (c.holder.kind !== 'assistant' || c.unansweredSince === null || c.lastCustomer?.messageId !== basedOn) return
  if (c.openReply) d.add({ type: 'ReplyWithheld', turnId, textId: null, because: 'cut-off' })
  const turn = { turnId, drafted: null, proposed: null, mayAsk: false, mayOffer: false }
  const weighed = considerCosts(d, turn)
  if (!weighed.reason) return
  keepWeighing(d, turn, weighed)
  passOn(d, turnId, weighed.reason)
}

/** Silence is unknown, never success (law 5). */
function endSilence(d: Deciding): void {
  const { question, holder } = d.state
  if (holder.kind !== 'assistant' || question?.kind !== 'did-that-help') return
  if (d.given.now < question.at + d.given.policy.silenceMs) return
  d.add({ type: 'AttemptEnded', attemptId: question.attemptId, outcome: 'no-answer', evidence: {} })
}

/** How it went at a person's word is how the attempt ended: it was handed to them as one that was not the assistant's to do. */
function noteAction(d: Deciding, { attemptId, outcome, evidence }: Named<'NoteAction'>): void {
  const attempt = d.state.attempts.find((each) => each.attemptId === attemptId)
  if (attempt?.path === 'action' && attempt.outcome !== 'action-done')
    d.add({ type: 'AttemptEnded', attemptId, outcome, evidence })
}

/** A reply stopped in the middle, because its node died: what was shown stays, and a person goes on. */
function cutReply(d: Deciding): void {
  const { openReply, lastCustomer, updatedAt } = d.state
  if (!openReply || d.given.now < updatedAt + d.given.policy.cutMs) return
  const { turnId } = openReply
  d.add({ type: 'ReplyWithheld', turnId, textId: null, because: 'cut-off' })
  d.add({
    type: 'TurnEnded',
    turnId,
    basedOn: lastCustomer?.messageId ?? '',
    outcome: 'failed',
    usage: { model: 'unknown', ms: d.given.now - updatedAt, confidence: null },
    fault: 'crashed',
    ...(d.state.assistant ? { by: { ...stampOf(d.state.assistant), rule: null } } : {}),
  })
  if (d.state.holder.kind === 'assistant') handOff(d, { reason: { kind: 'assistant-fault', fault: 'crashed' } })
}

function requestHandoff(d: Deciding, command: Named<'RequestHandoff'>): void {
  const { holder, handoff, status } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  const sameTeam = command.team === null || command.team === handoff?.team
  if (holder.kind === 'queue' && handoff && !isOver(handoff) && sameTeam && command.agentId === null) {
    refuse({ code: 'already_with_team', handoffId: handoff.id })
  }
  if (command.agentId !== null && holder.kind === 'agent' && holder.id !== command.agentId) {
    refuse({ code: 'not_the_holder' })
  }
  if (command.page) seePage(d, command.page)
  endCallback(d, 'moved-on')
  handOff(d, {
    reason: command.reason,
    team: command.team,
    skills: command.skills,
    priority: command.priority,
    note: command.note,
    transferredBy: holder.kind === 'agent' ? (command.agentId ?? holder.id) : command.agentId,
  })
}

/** Of the customer whose conversation it still is: somebody who was forgotten meanwhile stays forgotten. */
function noteAccount(d: Deciding, { customerId, source, ms, result }: Named<'NoteAccount'>): void {
  if (d.state.status !== 'open' || d.state.customerId !== customerId) return
  if ('fault' in result) d.add({ type: 'AccountNotFetched', source, because: result.fault, ms })
  else d.add({ type: 'AccountFetched', textId: d.text('account', result.text), source, ms })
}

/** A person takes the conversation, from whomever holds it. Capacity binds the router, not a person who chooses to. */
function takeOver(d: Deciding, agentId: string): void {
  const { holder, handoff, status } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind === 'agent' && holder.id === agentId) return
  const waiting = handoff && !isOver(handoff) ? handoff.id : null
  const told = { key: 'handoff.accepted', params: { agent: d.given.people.name(agentId) } } as const
  d.add({ type: 'TakenOver', agentId, from: holder, handoffId: waiting, told })
}

function openCase(d: Deciding, { agentId }: Named<'OpenCase'>): void {
  const { holder, handoff } = d.state
  if (holder.kind !== 'agent' || holder.id !== agentId || !handoff || isOver(handoff) || handoff.openedAt) return
  const told = { key: 'handoff.opened', params: { agent: d.given.people.name(agentId) } } as const
  d.add({ type: 'CaseOpened', agentId, handoffId: handoff.id, told })
}

/** Once for each handoff, and only of whoever has it: the rest says nothing of how it was found. */
function openTranscript(d: Deciding, { agentId }: Named<'OpenTranscript'>): void {
  const { holder, handoff } = d.state
  if (holder.kind !== 'agent' || holder.id !== agentId || !handoff || isOver(handoff) || handoff.transcriptAt) return
  d.add({ type: 'TranscriptOpened', agentId, handoffId: handoff.id })
}

/** A person's message, from any surface, is a takeover: the bot never talks over a person. */
function replyAsAgent(d: Deciding, command: Named<'ReplyAsAgent'>): void {
  takeOver(d, command.agentId)
  const said = d.masked(command.text)
  const asked = command.wordless ? null : askedAgain(d, said.text, 'agent')
  const textId = d.text('message', said.text)
  const { handoff } = d.state
  const current = handoff && !isOver(handoff) ? handoff : null
  const first = current?.firstResponseAt === null ? current.id : null
  const solves = current?.solvingAt === undefined && !command.wordless && isSolving(said.text)
  d.add({
    type: 'AgentReplied',
    messageId: command.messageId,
    clientId: command.clientId,
    textId,
    agentId: command.agentId,
    ...(command.wordless ? {} : asking(said.text)),
    ...(current && solves ? { solving: true as const } : {}),
    ...maskedIn(said),
    ...carryFiles(d, command),
  })
  if (command.wordless) return
  if (first && command.draft) {
    d.add({
      type: 'FirstReplyUsed',
      handoffId: first,
      messageId: command.messageId,
      draftTextId: d.text('draft', command.draft),
      likeness: wordLikeness(said.text, command.draft),
    })
  }
  noteAskedAgain(d, { by: 'agent', messageId: command.messageId }, asked)
  notePromises(d, { by: 'agent', messageId: command.messageId, textId }, said.text)
}

function returnToAssistant(d: Deciding, { agentId, briefing, byCustomer = false }: Named<'ReturnToAssistant'>): void {
  const { holder, handoff, status } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind === 'assistant') refuse({ code: 'already_with_assistant' })
  if (agentId !== null && holder.kind === 'agent' && holder.id !== agentId) refuse({ code: 'not_the_holder' })
  // Whoever has a person keeps them.
  if (byCustomer && holder.kind !== 'queue') refuse({ code: 'not_waiting' })
  // Machines that pass it to and fro come to an end; a person may always give it back, and the customer ask for it.
  if (agentId === null && !byCustomer && holder.kind === 'queue' && d.state.bounces >= d.given.policy.bounces)
    refuse({ code: 'bounced_too_often', bounces: d.state.bounces })
  const by = agentId ?? (holder.kind === 'agent' ? holder.id : null)
  d.add({
    type: 'Returned',
    handoffId: handoff && !isOver(handoff) ? handoff.id : null,
    agentId: by,
    briefingTextId: briefing ? d.text('briefing', briefing) : null,
    ...briefingOf(d.state, d.given.now, d.given.policy),
    told: { key: 'handoff.returned', params: { agent: by ? d.given.people.name(by) : '' } },
  })
}

function resolve(d: Deciding, { by, agentId, resolution, timing }: Named<'Resolve'>): void {
  if (d.state.status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (timing !== undefined) {
    const handoff = d.state.handoff ?? refuse({ code: 'never_handed_off' })
    d.add({ type: 'HandoffTimed', handoffId: handoff.id, mark: timing, agentId })
  }
  const name = agentId ? { agent: d.given.people.name(agentId) } : {}
  const asks = d.given.policy.askFeedback ? asksAbout(d.state, resolution) : null
  const fact: Fact = {
    type: 'Resolved',
    resolution,
    by,
    agentId,
    told: { key: 'conversation.resolved', params: { by, ...name } },
    ...(asks ? { asks } : {}),
  }
  d.add(fact)
}
