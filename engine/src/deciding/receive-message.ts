import { readSigns } from '../incidents/read-signs.ts'
import { receivedByMail } from './by-mail.ts'
import { carryFiles } from './carry-files.ts'
import type { Deciding } from './deciding.ts'
import { bringBack } from './put-aside.ts'
import { handOff } from './hand-off.ts'
import { handOffFor, weighTurn } from './weigh-turn.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import { askNext, isWaiting } from './ask-next.ts'
import { asksForPerson, detectLanguage, fingerprint, readYesNo } from '../signals/index.ts'
import { isAssistantOff } from '../escalation/why-escalate.ts'
import { fnv1a } from '../signals/fnv1a.ts'
import { readKeySentences } from '../signals/key-sentences.ts'
import { readGrave } from '../signals/grave.ts'
import { readMoney } from '../signals/money.ts'
import { readSerious } from '../signals/serious.ts'
import { readTone } from '../signals/tone.ts'
import { isCorrection } from '../slots/asked-slot.ts'
import { extractSlots, wholeAnswer } from '../slots/extract-slots.ts'
import { maskJsonText, type Masked } from '../sensitive/index.ts'
import { placeOf } from '../escalation/route-map.ts'
import type { Command, PageSeen } from '../conversation/commands.ts'
import type { MessageReading } from '../conversation/facts.ts'
import type { Conversation } from '../conversation/state.ts'

/** A customer's message: kept whoever holds the conversation, read where the assistant does. */
export function receiveMessage(
  d: Deciding,
  command: Extract<Command, { type: 'ReceiveMessage' }>,
  /** The slot that all of it is the answer to. */
  answers: string | null = null,
): void {
  if (d.state.status === 'resolved') {
    d.add({ type: 'Reopened', told: { key: 'conversation.reopened', params: {} } })
  }
  if (command.page) seePage(d, command.page)
  if (command.mail) receivedByMail(d, command.messageId, command.mail)
  const reading = command.wordless ? unspoken : { ...readForRecord(d, command.text, answers), ...signsIn(d, command) }
  const textId = d.text('message', command.text)
  d.add({
    type: 'MessageReceived',
    messageId: command.messageId,
    clientId: command.clientId,
    textId,
    reading,
    ...answering(d.state, answers, reading),
    ...carryFiles(d, command),
  })
  bringBack(d, 'customer-wrote')
  if (d.state.holder.kind === 'queue') return askNext(d)
  if (d.state.holder.kind !== 'assistant') return
  const wasAsked = d.state.question !== null
  answerQuestion(d, { messageId: command.messageId, textId }, reading)
  const reason = whyAtOnce(d, command.messageId, reading, wasAsked)
  if (!reason) return
  // Where people answer everything, nothing was decided.
  if (reason.kind !== 'assistant-off') {
    const turn = { turnId: command.messageId, drafted: null, proposed: null, mayAsk: false, mayOffer: false }
    weighTurn(d, { ...turn, rule: reason })
  }
  handOff(d, handOffFor(d, reason))
}

/** Of a message without words: what a file is called was not said by anybody. */
const unspoken: MessageReading = { language: 'other', asksForPerson: false, answer: null, fingerprint: [] }

/** What does not wait until they have written everything. */
function whyAtOnce(
  { state, given }: Deciding,
  messageId: string,
  reading: MessageReading,
  wasAsked: boolean,
): HandoffReason | null {
  if (reading.asksForPerson) return { kind: 'customer-asked', messageId }
  const { grave } = reading
  if (grave && given.policy.decision.rules[grave]?.on !== false) return { kind: 'grave', about: grave, messageId }
  if (isAssistantOff(state, given.policy)) return { kind: 'assistant-off' }
  const { incident } = state
  if (incident?.endedAt && !wasAsked && reading.answer === 'no')
    return { kind: 'incident-not-solved', incidentId: incident.incidentId, messageId }
  const takes = state.offeredAt !== null && !wasAsked && reading.answer === 'yes'
  return takes ? { kind: 'offer-taken', messageId } : null
}

/** What it shows of open incidents, while a handoff could wait for one. */
function signsIn(
  { state, given }: Deciding,
  { text, page }: Extract<Command, { type: 'ReceiveMessage' }>,
): Pick<MessageReading, 'signs'> {
  const { incidents = [] } = given
  if (incidents.length === 0 || state.holder.kind !== 'assistant') return {}
  const signs = readSigns(text, page?.url ?? null, incidents)
  return signs.length > 0 ? { signs } : {}
}

/** Which question it answers: the one it was sent for, or the open one, by what it gives. */
function answering(c: Conversation, slot: string | null, { slots = [] }: MessageReading): { answers?: string } {
  const open = isWaiting(c, c.invitation?.handoffId ?? '') ? c.invitation?.open : null
  const answers = slot ?? (open && slots.some(({ name }) => name === open) ? open : null)
  return answers ? { answers } : {}
}

/** What a message tells, as far as somebody acts on it where the conversation stands now. */
export function readForRecord(d: Deciding, said: string, answers: string | null = null): MessageReading {
  const { state, given } = d
  const { text, masked } = d.masked(said)
  const found = extractSlots(text, given.policy.slots, answers ?? askedBefore(state, text))
  const values = !answers || found.some(({ name }) => name === answers) ? found : [...found, wholeAnswer(answers, text)]
  // What is masked is nobody's to ask for again.
  const slots = masked.length === 0 ? values : values.filter((slot) => !masked.some((span) => overlap(slot, span)))
  return {
    ...(state.holder.kind === 'assistant' ? readMessage(text) : readLanguage(text)),
    ...(slots.length > 0 ? { slots } : {}),
    ...(state.holder.kind === 'agent' ? {} : { tone: readTone(text), ...readKey(text) }),
    ...(given.readIntent && state.holder.kind !== 'agent' ? { intent: given.readIntent(text) } : {}),
    serious: readSerious(text) ?? undefined,
    ...(state.holder.kind === 'assistant' ? readMatter(text) : {}),
    ...(masked.length > 0 ? { masked } : {}),
  }
}

/** What the decision to hand off looks at, besides how it sounds. */
function readMatter(text: string): Pick<MessageReading, 'questions' | 'money' | 'grave'> {
  const money = readMoney(text)
  const grave = readGrave(text)
  return { ...countQuestions(text), ...(money > 0 ? { money } : {}), ...(grave ? { grave } : {}) }
}

/** Runs of question marks: a question in any of the languages ends with one, where people write them. */
function countQuestions(text: string): Pick<MessageReading, 'questions'> {
  const questions = text.slice(0, 2000).match(/[?？]+/g)?.length ?? 0
  return questions > 0 ? { questions: Math.min(9, questions) } : {}
}

type Place = { from: number; to: number }
const overlap = (a: Place, b: Place): boolean => a.from < b.to && a.to > b.from

/** As a part of a fact: nothing where nothing was masked. */
export const maskedIn = ({ masked }: Masked): { masked?: Masked['masked'] } => (masked.length > 0 ? { masked } : {})

function readKey(text: string): Pick<MessageReading, 'keySentences'> {
  const keySentences = readKeySentences(text)
  return keySentences.length > 0 ? { keySentences } : {}
}

/** What a value that stands alone is: the answer to what was asked, or, said again to correct it, what was said last. */
function askedBefore({ askedFor, slots }: Conversation, text: string): string | null {
  if (askedFor) return askedFor
  const number = slots.findLast(({ name, supersededAt }) => name.endsWith('-number') && supersededAt === null)
  return number && isCorrection(text) ? number.name : null
}

/** Remembers the page when it is another than before, or more has happened on it. */
export function seePage(d: Deciding, page: PageSeen): void {
  const seen = { url: page.url, title: page.title, feature: page.feature, context: page.context, trail: page.trail }
  const words = maskJsonText(JSON.stringify(seen))
  const hash = fnv1a(words)
  if (d.state.page?.hash === hash) return
  const place = placeOf(d.given.policy.decision.pages, page)
  d.add({ type: 'PageSeen', textId: d.text('page', words), hash, ...(place === null ? {} : { place }) })
}

/** Where people hold the conversation, nobody answers what a message asks: that is not read, and costs nothing. */
function readLanguage(text: string): MessageReading {
  const { language, confidence } = detectLanguage(text)
  return { language: confidence >= 0.5 ? language : 'other', asksForPerson: false, answer: null, fingerprint: [] }
}

function readMessage(text: string): MessageReading {
  return {
    ...readLanguage(text),
    asksForPerson: asksForPerson(text).asks,
    answer: readYesNo(text),
    fingerprint: fingerprint(text),
  }
}

/** "Did that help?" is answered by the customer's next message, or not at all: then it stays unknown. */
function answerQuestion(d: Deciding, said: { messageId: string; textId: string }, reading: MessageReading): void {
  const { question } = d.state
  if (question?.kind !== 'did-that-help' || reading.answer === null) return
  const outcome = reading.answer === 'yes' ? 'customer-said-yes' : 'customer-said-no'
  d.add({ type: 'AttemptEnded', attemptId: question.attemptId, outcome, evidence: said })
}
