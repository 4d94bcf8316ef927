import { asideAfterReply, foldAside } from './fold-aside.ts'
import { besideHolder, foldLead } from './fold-lead.ts'
import { foldMerged } from './fold-merge.ts'
import type { Fact, FactRecord, Holder } from './facts.ts'
import { ended, handedOn, newHandoff } from './new-handoff.ts'
import { beginTurn, endTurn } from './customers-turn.ts'
import { afterMessage, foldIncident } from './fold-incident.ts'
import { foldMail, withUnmailed } from './fold-mail.ts'
import { effortAfter } from './effort.ts'
import { kept, noEffort, type Conversation, type Handoff } from './state.ts'
import type { Notice } from '../handoff/notice.ts'
import { provedBy } from '../handoff/proved-by.ts'
import { withSummary } from '../handoff/model-summary.ts'
import { keepKeyWords } from '../handoff/summarise.ts'
import { withOutcome, withTold } from '../waiting/told-wait.ts'
import { learnFound, learnSlots, learnValues } from '../slots/learn.ts'

/** The state after one more fact. The only way in which state comes to be. */
export function evolve(state: Conversation, record: FactRecord): Conversation {
  const folded = fold({ ...state, version: record.seq, updatedAt: record.at }, record.fact, record)
  const next = withUnmailed(folded, record)
  const told = noticeOf(record.fact)
  return told ? { ...next, told: [...next.told, told].slice(-kept.told) } : next
}

/** The line that the customer reads for this fact, where there is one (law 2). */
export function noticeOf(fact: Fact): Notice | null {
  return 'told' in fact ? fact.told : null
}

function fold(s: Conversation, fact: Fact, { seq, at }: FactRecord): Conversation {
  switch (fact.type) {
    case 'ConversationOpened':
      return {
        ...s,
        status: 'open',
        holder: { kind: 'assistant' },
        epoch: 1,
        episode: 1,
        channel: fact.channel,
        locale: fact.locale,
        visitorId: fact.visitorId,
        customerId: fact.customerId,
        openedAt: at,
      }
    case 'CustomerLinked':
      return { ...s, customerId: fact.customerId }
    case 'PageSeen':
      return {
        ...s,
        page: { textId: fact.textId, hash: fact.hash, at, ...(fact.place === undefined ? {} : { place: fact.place }) },
      }
    case 'MessageReceived': {
      const words = { textId: fact.textId, messageId: fact.messageId, at }
      const { keySentences = [] } = fact.reading
      const gist = keySentences[0] ?? fact.reading.gist
      const quote = gist ? { ...words, from: gist.from, to: gist.to, score: gist.score } : words
      return {
        ...s,
        messages: s.messages + 1,
        language: fact.reading.language === 'other' ? s.language : fact.reading.language,
        lastCustomer: {
          messageId: fact.messageId,
          textId: fact.textId,
          seq,
          at,
          asksForPerson: fact.reading.asksForPerson,
        },
        unansweredSince: s.unansweredSince ?? at,
        answeredIn: null,
        askedFor: null,
        ...(fact.wordless
          ? {}
          : {
              firstWords: s.firstWords.length < kept.firstWords ? [...s.firstWords, quote] : s.firstWords,
              lastWords: [...s.lastWords, quote].slice(-kept.lastWords),
            }),
        keyWords: keySentences.length > 0 ? keepKeyWords(s.keyWords, keySentences, words, kept.keyWords) : s.keyWords,
        unread: fact.reading.tone || fact.wordless ? s.unread : [...s.unread, words].slice(-kept.unread),
        files: fact.files
          ? [...s.files, ...fact.files.map((file) => ({ ...file, messageId: fact.messageId, at }))].slice(-kept.files)
          : s.files,
        slots: fact.reading.slots?.length ? learnSlots(s.slots, fact.reading.slots, words) : s.slots,
        intent: fact.reading.intent ? { ...fact.reading.intent, messageId: fact.messageId, at } : s.intent,
        wasRead: s.wasRead || fact.reading.intent !== undefined,
        serious: fact.reading.serious ?? s.serious,
        effort: effortAfter(s, fact.reading, at),
        ...afterMessage(s, fact),
        customersTurn: endTurn(s.customersTurn, at),
        grave: fact.reading.grave ? { about: fact.reading.grave, messageId: fact.messageId } : s.grave,
        invitation: s.invitation && fact.answers === s.invitation.open ? { ...s.invitation, open: null } : s.invitation,
        tones: fact.reading.tone ? [...s.tones, { ...words, ...fact.reading.tone }].slice(-kept.tones) : s.tones,
      }
    }
    case 'AttemptStarted':
      return {
        ...s,
        attempts: [
          ...s.attempts,
          {
            attemptId: fact.attemptId,
            episode: s.episode,
            path: fact.path,
            ref: fact.ref,
            titleTextId: fact.titleTextId,
            ...(fact.undoTextId ? { undoTextId: fact.undoTextId } : {}),
            ...(fact.money ? { money: true as const } : {}),
            outcome: 'open' as const,
            evidence: {},
            at,
          },
        ].slice(-kept.attempts),
      }
    case 'AttemptEnded': {
      const asked = s.question?.kind === 'did-that-help' && s.question.attemptId === fact.attemptId
      return {
        ...s,
        question: asked ? null : s.question,
        effort: fact.outcome === 'customer-said-yes' ? noEffort : s.effort,
        attempts: s.attempts.map((a) =>
          a.attemptId === fact.attemptId ? { ...a, outcome: fact.outcome, evidence: fact.evidence } : a,
        ),
      }
    }
    case 'PlaybookMoved':
      return {
        ...s,
        playbook:
          fact.stepId === null
            ? null
            : { playbookId: fact.playbookId, stepId: fact.stepId, attemptId: fact.attemptId, values: fact.values },
        slots: learnValues(s.slots, fact.values, at),
      }
    case 'AssistantSaid':
      return {
        ...s,
        messages: fact.part === 0 ? s.messages + 1 : s.messages,
        unansweredSince: null,
        answeredIn: fact.turnId,
        assistant: fact.by ? { ...fact.by, episode: s.episode } : s.assistant,
        question: fact.asks ? { ...fact.asks, at } : fact.part === 0 ? null : s.question,
        clarified: fact.kind === 'clarify' && fact.part === 0 ? s.clarified + 1 : s.clarified,
        said: [...s.said, fact.fingerprint].slice(-kept.said),
        askedFor: fact.asksFor ?? (fact.part === 0 ? null : s.askedFor),
        openReply: fact.last ? null : { messageId: fact.messageId, turnId: fact.turnId, parts: fact.part + 1 },
      }
    case 'ReplyWithheld':
      return { ...s, openReply: null, askedMore: s.askedMore || fact.because === 'asks-first' }
    case 'TurnEnded':
      return { ...s, faults: fact.fault ? s.faults + 1 : s.faults, openReply: null, assistant: turnOf(s, fact) }
    case 'Escalated':
      return hold(
        {
          ...s,
          handoffs: s.handoffs + 1,
          // Handed on, it is ours: whoever takes it is waited for.
          customersTurn: handedOn(s, at) ? endTurn(s.customersTurn, at) : undefined,
          playbook: null,
          question: null,
          openReply: null,
          handoff: newHandoff(fact, at, fact.begunAt ?? handedOn(s, at)?.begunAt),
        },
        { kind: 'queue', team: fact.team },
      )
    case 'HandoffPrepared':
      return withHandoff(s, { package: fact.package })
    case 'Offered':
      return withHandoff(s, {
        status: 'offered',
        team: fact.team,
        offer: { id: fact.offerId, agentId: fact.agentId, expiresAt: fact.expiresAt },
        arrival: {
          offerId: fact.offerId,
          agentId: fact.agentId,
          lacks: fact.choice.lacks ?? fact.choice.unmet ?? [],
          loadedAt: null,
        },
        choice: fact.choice,
        told: fact.told ?? s.handoff?.told ?? null,
        scheduledFor: null,
      })
    case 'CallbackBooked':
    case 'CallbackMoved':
      return withHandoff(s, {
        status: 'scheduled',
        scheduledFor: fact.callAt,
        callback: {
          agentId: fact.agentId,
          callAt: fact.callAt,
          noteTextId: fact.noteTextId ?? s.handoff?.callback?.noteTextId ?? null,
        },
        waitingSince: at,
        told: fact.told,
      })
    case 'CallbackCancelled':
      return withHandoff(s, { status: 'requested', scheduledFor: null, callback: undefined, told: fact.told })
    case 'Queued':
      return withHandoff(s, {
        status: 'queued',
        offer: null,
        // A new round: who declined in the last one may be asked again.
        passedBy: [],
        choice: fact.choice,
        waitingSince: at,
        told: fact.told ?? s.handoff?.told ?? null,
        ...(fact.estimate ? { estimates: withTold(s.handoff?.estimates, fact.estimate, at) } : {}),
        scheduledFor: null,
      })
    case 'Scheduled':
      return withHandoff(s, {
        status: 'scheduled',
        offer: null,
        choice: fact.choice,
        waitingSince: at,
        told: fact.told ?? s.handoff?.told ?? null,
        scheduledFor: fact.at,
      })
    case 'OfferAccepted':
      return hold(
        withHandoff(begun(s, fact.agentId, at), {
          ...accepted(s, fact.agentId, at),
          acceptedOfferId: fact.offerId,
          ...(fact.automatic && s.handoff?.arrival ? { arrival: { ...s.handoff.arrival, automatic: true } } : {}),
          told: fact.told,
        }),
        { kind: 'agent', id: fact.agentId },
      )
    case 'CardLoaded': {
      const { arrival } = s.handoff ?? {}
      return arrival?.offerId === fact.offerId ? withHandoff(s, { arrival: { ...arrival, loadedAt: at } }) : s
    }
    case 'OfferDeclined':
    case 'OfferExpired':
      return withHandoff(s, {
        offer: null,
        arrival: undefined,
        passedBy: [...(s.handoff?.passedBy ?? []), fact.agentId].slice(-kept.passedBy),
        ...bookedStill(s.handoff, at),
      })
    case 'TakenOver':
      return hold(
        withHandoff(
          { ...begun(s, fact.agentId, at), playbook: null, question: null, openReply: null },
          s.handoff?.id === fact.handoffId
            ? { ...accepted(s, fact.agentId, at), told: fact.told, arrival: arrivalOf(s.handoff, fact.agentId) }
            : {},
        ),
        { kind: 'agent', id: fact.agentId },
      )
    case 'TakenBack':
      return hold(
        {
          ...withHandoff(s, {
            ...waitingAgain(fact.team, at),
            passedBy: [...(s.handoff?.passedBy ?? []), fact.agentId].slice(-kept.passedBy),
            told: fact.told,
          }),
          handled: s.handled && { ...s.handled, leftBecause: fact.because },
        },
        { kind: 'queue', team: fact.team },
      )
    case 'ConsultAsked': {
      const { consultId, agentId, asked } = fact
      return { ...s, consult: { consultId, agentId, asked, at, answeredBy: [] } }
    }
    case 'ConsultAnswered': {
      const { consult } = s
      if (!consult || consult.answeredBy.includes(fact.agentId)) return s
      return { ...s, consult: { ...consult, answeredBy: [...consult.answeredBy, fact.agentId].slice(-kept.passedBy) } }
    }
    case 'ConsultEnded':
      return { ...s, consult: null }
    case 'Misrouted':
      return hold(
        withHandoff(s, {
          ...waitingAgain(fact.to, at),
          offer: null,
          skills: fact.skills,
          passedBy: [...(s.handoff?.passedBy ?? []), fact.agentId].slice(-kept.passedBy),
          misroutes: (s.handoff?.misroutes ?? 0) + 1,
          forLead: fact.forLead ? true : undefined,
          ...(fact.forLead ? { reason: { kind: 'sent-around' as const, ...fact.forLead } } : {}),
          noteTextId: fact.noteTextId ?? undefined,
          scheduledFor: null,
          told: fact.told,
        }),
        { kind: 'queue', team: fact.to },
      )
    case 'SentOn':
      return hold(
        withHandoff(s, {
          ...waitingAgain(fact.to, at),
          offer: null,
          passedBy: [],
          forLead: undefined,
          scheduledFor: null,
          told: fact.told,
        }),
        { kind: 'queue', team: fact.to },
      )
    case 'Given':
    case 'Whispered':
    case 'Joined':
    case 'Left':
      return foldLead(s, fact, at)
    case 'AgentNudged':
      return { ...s, attending: s.attending && { ...s.attending, nudgedAt: at } }
    case 'HoldPromised': {
      const hold = { at, backAt: fact.backAt }
      return { ...s, attending: s.attending && { ...s.attending, nudgedAt: null, hold, holds: s.attending.holds + 1 } }
    }
    case 'CaseOpened':
      return withHandoff(s, { openedAt: s.handoff?.openedAt ?? at, told: fact.told })
    case 'TranscriptOpened':
      return withHandoff(s, { transcriptAt: s.handoff?.transcriptAt ?? at })
    case 'AgentReplied': {
      const replied = {
        ...s,
        customersTurn: beginTurn(s.customersTurn, at),
        aside: asideAfterReply(s, at),
        back: false,
        messages: s.messages + 1,
        unansweredSince: null,
        previousAgent: fact.agentId,
        handled: s.handled && {
          ...s.handled,
          replies: s.handled.replies + 1,
          lastReply: { textId: fact.textId, messageId: fact.messageId, at },
        },
        attending: s.attending && { ...s.attending, nudgedAt: null, hold: null, holds: 0 },
        askedFor: fact.asksFor ?? null,
      }
      // The first ones alone change the handoff: what is not changed is not written again, package and all.
      if (s.handoff?.firstResponseAt && !fact.solving) return replied
      const firstResponseAt = s.handoff?.firstResponseAt ?? at
      return withHandoff(replied, { firstResponseAt, ...(fact.solving ? { solvingAt: at } : {}) })
    }
    case 'NoteAdded': {
      const named = (fact.mentions ?? []).map((agentId) => ({ agentId, seq, at }))
      const noted = named.length > 0 ? { ...s, mentioned: [...s.mentioned, ...named].slice(-kept.mentioned) } : s
      if (!s.handled || s.holder.kind !== 'agent') return noted
      const notes = [...s.handled.notes, { textId: fact.textId, at }].slice(-kept.notes)
      return { ...noted, handled: { ...s.handled, notes } }
    }
    case 'FirstReplyUsed':
      return s
    case 'Pointed':
      if (fact.turnId !== undefined) return { ...s, pointedIn: fact.turnId }
      // A person showed the customer something: that is of the case.
      return !s.handoff || isOver(s.handoff) || s.handoff.solvingAt !== undefined
        ? s
        : withHandoff(s, { solvingAt: at })
    case 'HandedIn': {
      const { source, messages, of, attempts, intentTextId, confidence } = fact
      return { ...s, handedIn: { source, messages, of, attempts, intentTextId, confidence } }
    }
    case 'MessageImported':
      return { ...s, messages: s.messages + 1, askedFor: fact.asksFor ?? null }
    case 'SlotsGiven':
      return { ...s, slots: learnValues(s.slots, fact.values, at, 'integration') }
    case 'SelfServiceUsed': {
      const { type: _, usedAt, ...used } = fact
      return { ...s, selfService: [...s.selfService, { ...used, at: usedAt ?? at }].slice(-kept.selfService) }
    }
    case 'PageCaptured': {
      const capture = { captureId: fact.captureId, at }
      const kept = { ...s, capture }
      return fact.handoffId !== undefined && fact.handoffId === s.handoff?.id ? withHandoff(kept, { capture }) : kept
    }
    case 'CaptureRefused': {
      const capture = { refused: fact.because, at }
      const kept = { ...s, capture }
      return fact.handoffId !== undefined && fact.handoffId === s.handoff?.id ? withHandoff(kept, { capture }) : kept
    }
    case 'FollowAsked':
      return { ...s, follow: { agentId: fact.agentId, askedAt: at, allowedAt: null } }
    case 'FollowAllowed':
      return s.follow ? { ...s, follow: { ...s.follow, allowedAt: at } } : s
    case 'FollowRefused':
    case 'FollowStopped':
      return { ...s, follow: null }
    case 'AccountFetched':
      return { ...s, lookup: { textId: fact.textId, at, source: fact.source, ms: fact.ms }, lookupFault: null }
    case 'AccountNotFetched': {
      const lookupFault = { at, source: fact.source, because: fact.because, ms: fact.ms }
      // What was known before is still known, and as old as it is.
      return { ...s, lookupFault, lookup: s.lookup?.textId ? s.lookup : { textId: null, ...lookupFault } }
    }
    case 'PromiseMade': {
      const { type: _, ...promised } = fact
      return { ...s, promises: [...s.promises, { ...promised, at }].slice(-kept.promises) }
    }
    case 'AskedAgain':
      return withHandoff({ ...s, askedAgain: s.askedAgain + 1 }, provedBy(s.handoff, fact))
    case 'InvitationMade': {
      const { handoffId, slots: wanted, asks } = fact
      return { ...s, invitation: { handoffId, at, accepts: null, asked: [], wanted, ...(asks ? { asks } : {}) } }
    }
    case 'InvitationHeldBack': {
      const { handoffId, because: heldBack } = fact
      return { ...s, invitation: { handoffId, at, accepts: false, asked: [], heldBack } }
    }
    case 'InvitationAnswered':
      return s.invitation ? { ...s, invitation: { ...s.invitation, accepts: fact.accepts } } : s
    case 'InvitationAsked':
      // A bare value in the next message is its answer.
      return s.invitation
        ? {
            ...s,
            askedFor: fact.slot,
            invitation: { ...s.invitation, asked: [...s.invitation.asked, fact.slot], open: fact.slot },
          }
        : s
    case 'InvitationSkipped':
      return s.invitation ? { ...s, askedFor: null, invitation: { ...s.invitation, open: null } } : s
    case 'Transferred':
      return withHandoff(s, { status: 'transferred', ...ended(s, at) })
    case 'Returned':
      return hold(
        {
          ...freshEpisode(withHandoff(s, { status: 'returned', offer: null, ...ended(s, at) }), fact),
          bounces: s.bounces + 1,
        },
        { kind: 'assistant' },
      )
    case 'Resolved':
      return hold(
        {
          ...withHandoff(s, isOver(s.handoff) ? {} : { status: 'resolved', offer: null, ...ended(s, at) }),
          status: 'resolved',
          resolution: fact.resolution,
          resolvedBy: { by: fact.by, agentId: fact.agentId },
          feedback: fact.asks
            ? {
                closing: seq,
                askedAt: at,
                about: fact.asks,
                satisfaction: null,
                repeated: null,
                textId: null,
                firstAt: null,
              }
            : null,
          unansweredSince: null,
          playbook: null,
          question: null,
        },
        { kind: 'nobody' },
      )
    case 'Reopened':
      return hold(
        freshEpisode(
          {
            ...s,
            status: 'open',
            openedAgainAt: at,
            feedback: null,
            resolution: null,
            resolvedBy: null,
            unansweredSince: null,
            firstWords: [],
            lastWords: [],
            keyWords: [],
            intent: null,
            unread: [],
            summaries: [],
            bounces: 0,
          },
          null,
        ),
        { kind: 'assistant' },
      )
    case 'SummaryMade':
      return { ...s, summaries: withSummary(s.summaries, fact, at), slots: learnFound(s.slots, fact.values, at) }
    case 'SummaryFailed':
      return s
    case 'HandoffWeighed':
      return { ...s, weighed: { turnId: fact.turnId, outcome: fact.weighing.outcome } }
    case 'HandoffTimed':
      return withHandoff(s, { timing: fact.mark })
    case 'PersonOffered':
      return { ...s, offeredAt: at }
    case 'AddressLeft':
    case 'MailDeclined':
    case 'FollowedByMail':
    case 'MailSent':
    case 'MailFailed':
    case 'MailBounced':
    case 'MailReceived':
    case 'MailPutAside':
      return foldMail(s, fact)
    case 'IncidentLinked':
    case 'IncidentUnlinked':
    case 'HandoffHeldBack':
    case 'IncidentUpdated':
    case 'IncidentDelayed':
      return foldIncident(s, fact, at)
    case 'FeedbackGiven': {
      const { satisfaction, repeated, textId } = fact
      const { feedback } = s
      return feedback
        ? { ...s, feedback: { ...feedback, satisfaction, repeated, textId, firstAt: feedback.firstAt ?? at } }
        : s
    }
    case 'TagsChanged':
    case 'Snoozed':
    case 'WaitingForCustomer':
    case 'CameBack':
    case 'ClosingTold':
      return foldAside(s, fact, at)
    case 'ConversationMerged':
      return foldMerged(s, fact, seq)
    case 'MergedInto':
      // How it ended before stays said; what it waited for is waited for where it goes on.
      return hold(
        {
          ...withHandoff(s, { status: 'merged', offer: null, ...ended(s, at) }),
          status: 'merged',
          mergedInto: { conversationId: fact.into, at },
          unansweredSince: null,
          playbook: null,
          question: null,
          openReply: null,
          invitation: null,
          feedback: null,
          incident: null,
          signs: [],
          unread: [],
          tags: [],
        },
        { kind: 'nobody' },
      )
    case 'CustomerForgotten':
      // What is left of their words besides the words: hashes, signatures, places.
      return {
        ...s,
        customerId: null,
        visitorId: null,
        merged: s.merged.map((part) => ({ ...part, visitorId: null })),
        slots: [],
        signs: [],
        tones: [],
        keyWords: [],
        unread: [],
        summaries: [],
        selfService: [],
        promises: [],
        said: [],
        effort: { ...s.effort, heard: [] },
        page: null,
        lookup: null,
        handled: null,
        capture: null,
        question: null,
        playbook: null,
        openReply: null,
        feedback: null,
        forgottenAt: at,
      }
    default: {
      const unknown: never = fact
      return unknown
    }
  }
}

/** Whether the handoff has come to an end: nobody is waited for any more. */
export function isOver(handoff: Handoff | null): boolean {
  return handoff === null || handoff.endedAt !== null
}

/** Every change of holder raises the epoch: the one place where either changes. */
function hold(s: Conversation, holder: Holder): Conversation {
  // Whoever has it now answers: nothing is held back any more.
  const incident = s.incident && { ...s.incident, held: null, endedAt: null }
  const next = { ...s, holder, incident, aside: null, back: false, epoch: s.epoch + 1 }
  return { ...next, ...besideHolder(next) }
}

function withHandoff(s: Conversation, change: Partial<Handoff>): Conversation {
  return s.handoff && !isOver(s.handoff) ? { ...s, handoff: { ...s.handoff, ...change } } : s
}

/** What the assistant did before is not this episode's: its attempts, questions and loops start from nothing. */
function freshEpisode(s: Conversation, by: Extract<Fact, { type: 'Returned' }> | null): Conversation {
  return {
    ...s,
    episode: s.episode + 1,
    // A person has been asked for and has been there: that message does not ask for one again.
    lastCustomer: s.lastCustomer && { ...s.lastCustomer, asksForPerson: false },
    answeredIn: null,
    question: null,
    clarified: 0,
    playbook: null,
    said: [],
    faults: 0,
    openReply: null,
    capture: null,
    serious: null,
    effort: noEffort,
    grave: null,
    weighed: null,
    offeredAt: null,
    askedMore: false,
    briefingTextId: by?.briefingTextId ?? null,
    briefing: by && { done: by.done ?? [], promised: by.promised ?? [], watch: by.watch ?? [] },
  }
}

/** Somebody has the conversation from now on. */
const begun = (s: Conversation, agentId: string, at: number): Conversation => ({
  ...s,
  handled: { agentId, since: at, replies: 0, lastReply: null, notes: [] },
  attending: { since: at, nudgedAt: null, hold: null, holds: 0 },
})

/** Nobody has it any more. When it was asked for, and when a person first answered, stays as it was (law 5). */
/** Asked before the time that is booked and not taken, they have that time still. */
function bookedStill(handoff: Handoff | null, at: number): Partial<Handoff> {
  const callAt = handoff?.callback?.callAt
  return callAt !== undefined && callAt > at ? { status: 'scheduled', scheduledFor: callAt } : {}
}

const waitingAgain = (team: string, at: number) =>
  ({
    status: 'requested',
    team,
    agentId: null,
    acceptedOfferId: undefined,
    arrival: undefined,
    acceptedAt: null,
    openedAt: null,
    waitingSince: at,
  }) as const

/** Whoever takes over what is offered to them just now was asked. */
const arrivalOf = ({ offer, arrival }: Handoff, agentId: string) => (offer?.agentId === agentId ? arrival : undefined)

const accepted = ({ handoff }: Conversation, agentId: string, at: number): Partial<Handoff> => ({
  status: 'accepted',
  offer: null,
  agentId,
  acceptedAt: at,
  scheduledFor: null,
  callback: undefined,
  ...(handoff?.estimates ? { estimates: withOutcome(handoff.estimates, at) } : {}),
})

/** Whose turn it was. What worded its answer, where it said one, was said with that. */
function turnOf(
  s: Conversation,
  { by, usage, turnId }: Extract<Fact, { type: 'TurnEnded' }>,
): Conversation['assistant'] {
  if (!by) return s.assistant
  const { assistantId, version } = by
  const said = s.answeredIn === turnId && s.assistant?.assistantId === assistantId
  return { assistantId, version, model: said ? (s.assistant?.model ?? usage.model) : usage.model, episode: s.episode }
}
