import { learnMerged } from '../slots/learn.ts'
import type { Carried, MergeFact } from './merge-facts.ts'
import { kept, type Conversation } from './state.ts'

/** What another conversation of the same customer brings along, as a part of the fact that it came. */
export function carriedBy(s: Conversation): Carried {
  const { handoff, lastCustomer, incident } = s
  const open = handoff && handoff.endedAt === null ? handoff : null
  return {
    channel: s.channel,
    openedAt: s.openedAt,
    messages: s.messages,
    language: s.language,
    page: s.page,
    unansweredSince: s.unansweredSince,
    firstWords: s.firstWords,
    lastWords: s.lastWords,
    keyWords: s.keyWords,
    unread: s.unread,
    attempts: s.attempts.map((each) => ({
      ...each,
      // What was tried last there was tried just now; what came before it is over here as well.
      episode: each.episode === s.episode ? 1 : 0,
      outcome: each.outcome === 'open' ? 'no-answer' : each.outcome,
    })),
    slots: s.slots,
    tones: s.tones,
    intent: s.intent,
    wasRead: s.wasRead,
    serious: s.serious,
    grave: s.grave,
    files: s.files,
    promises: s.promises,
    selfService: s.selfService,
    lookup: s.lookup,
    address: s.address,
    mailDeclined: s.mailDeclined,
    byMail: s.byMail,
    tags: s.tags,
    previousAgent: s.previousAgent,
    lastCustomer: lastCustomer && {
      messageId: lastCustomer.messageId,
      textId: lastCustomer.textId,
      at: lastCustomer.at,
      asksForPerson: lastCustomer.asksForPerson,
    },
    incident: incident && { incidentId: incident.incidentId, at: incident.at, toldUpTo: incident.toldUpTo },
    handoff: open && {
      id: open.id,
      team: open.team,
      skills: open.skills,
      priority: open.priority,
      reason: open.reason,
      begunAt: open.begunAt ?? open.requestedAt,
      answered: open.firstResponseAt !== null,
    },
  }
}

/**
 * The state with what came from the other conversation, each list in the order of its times and as long as it may be: what was said in both is
 * known here, and who holds it is who held it.
 */
export function foldMerged(
  s: Conversation,
  { parts, carried: c }: Extract<MergeFact, { type: 'ConversationMerged' }>,
  seq: number,
): Conversation {
  const attempts = c.attempts.map((each) => ({ ...each, episode: each.episode === 1 ? s.episode : 0 }))
  const lastCustomer = lastOf(s, c, seq)
  return {
    ...s,
    merged: [...s.merged, ...parts],
    messages: s.messages + c.messages,
    language: s.language === 'other' ? c.language : s.language,
    page: newer(s.page, c.page),
    lastCustomer,
    unansweredSince: earliest(s.unansweredSince, c.unansweredSince),
    // A word that nobody has answered is to be answered, whatever was said here meanwhile.
    answeredIn: c.unansweredSince === null ? s.answeredIn : null,
    firstWords: inOrder(s.firstWords, c.firstWords).slice(0, kept.firstWords),
    lastWords: inOrder(s.lastWords, c.lastWords).slice(-kept.lastWords),
    keyWords: strongest(inOrder(s.keyWords, c.keyWords)),
    unread: inOrder(s.unread, c.unread).slice(-kept.unread),
    attempts: inOrder(s.attempts, attempts).slice(-kept.attempts),
    slots: learnMerged(s.slots, c.slots),
    tones: inOrder(s.tones, c.tones).slice(-kept.tones),
    intent: newer(s.intent, c.intent),
    wasRead: s.wasRead || c.wasRead,
    serious: s.serious ?? c.serious,
    grave: s.grave ?? c.grave,
    files: inOrder(s.files, c.files).slice(-kept.files),
    promises: inOrder(s.promises, c.promises).slice(-kept.promises),
    selfService: inOrder(s.selfService, c.selfService).slice(-kept.selfService),
    lookup: s.lookup?.textId ? s.lookup : (c.lookup ?? s.lookup),
    address: s.address ?? (s.mailDeclined ? null : c.address),
    mailDeclined: s.mailDeclined || c.mailDeclined,
    // Whoever writes by mail is whoever the mail says, also where it goes on.
    byMail: c.byMail && c.byMail === lastCustomer?.messageId ? c.byMail : s.byMail,
    tags: [...new Set([...s.tags, ...c.tags])].slice(0, kept.tags),
    previousAgent: s.previousAgent ?? c.previousAgent,
    // Of what is said in both from here on nobody can tell which question it answers: a yes is to be given to this very one, or nothing is done.
    question: s.question?.kind === 'confirm-action' ? null : s.question,
    incident: s.incident ?? (c.incident && { ...c.incident, held: null, holds: 0, endedAt: null }),
    handoff: clockOf(s, c),
  }
}

/** Who waits has waited since they began to, in whichever of the two (law 5). */
function clockOf({ handoff }: Conversation, { handoff: other }: Carried): Conversation['handoff'] {
  if (!handoff || handoff.endedAt !== null || !other || other.answered) return handoff
  const begunAt = Math.min(handoff.begunAt ?? handoff.requestedAt, other.begunAt)
  return begunAt < handoff.requestedAt ? { ...handoff, begunAt } : handoff
}

/** The message to answer: that of the conversation in which one waits for an answer, or the newer one. */
function lastOf(s: Conversation, c: Carried, seq: number): Conversation['lastCustomer'] {
  const other = c.lastCustomer && { ...c.lastCustomer, seq }
  if (!other || !s.lastCustomer) return other ?? s.lastCustomer
  if ((s.unansweredSince === null) !== (c.unansweredSince === null))
    return s.unansweredSince === null ? other : s.lastCustomer
  return other.at > s.lastCustomer.at ? other : s.lastCustomer
}

const inOrder = <T extends { at: number }>(a: readonly T[], b: readonly T[]): T[] =>
  [...a, ...b].toSorted((x, y) => x.at - y.at)

const newer = <T extends { at: number }>(a: T | null, b: T | null): T | null =>
  a && b ? (b.at > a.at ? b : a) : (a ?? b)

const earliest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

/** Of too many, those that say least go. */
function strongest(words: Conversation['keyWords']): Conversation['keyWords'] {
  if (words.length <= kept.keyWords) return words
  const least = words.map(({ score }) => score).toSorted((a, b) => b - a)[kept.keyWords - 1] ?? 0
  return words.filter(({ score }) => score >= least).slice(0, kept.keyWords)
}
