import type { Fact, FactRecord, FeedbackAbout, MaskedSpan } from '@baton/engine'
import type { ConversationEvent } from '@baton/protocol'
import { isGuidance } from '../guidance/guidance-for.ts'
import { isTextKey } from '../log/text-ids.ts'
import { presentPackage } from './present-package.ts'

/** Who reads. Customers see what is theirs; the team sees every fact. */
export type Audience = 'customer' | 'team'

export interface Resolved {
  /** Text by id; undefined where it was erased. */
  text(id: string): string | undefined
  agentName(id: string): string | undefined
  /** Where their picture is; undefined where they have none. */
  agentPicture(id: string): string | undefined
  /** The conversation that the facts are of. */
  conversation: string
}

/** What a customer's stream shows of each fact. A type that is not here is not theirs: a new fact is hidden until somebody decides. */
const forCustomers: { readonly [T in Fact['type']]?: readonly string[] } = {
  ConversationOpened: ['channel', 'locale'],
  CustomerLinked: [],
  MessageReceived: ['messageId', 'clientId', 'text', 'answers', 'files'],
  AssistantSaid: ['messageId', 'part', 'last', 'text', 'kind', 'citations', 'asks'],
  ReplyWithheld: ['because'],
  Offered: ['told'],
  Queued: ['told'],
  Scheduled: ['told'],
  CallbackBooked: ['told'],
  CallbackMoved: ['told'],
  CallbackCancelled: ['told'],
  OfferAccepted: ['told', 'picture'],
  TakenOver: ['told', 'picture'],
  CaseOpened: ['told'],
  TakenBack: ['told'],
  HoldPromised: ['told'],
  ClosingTold: ['told'],
  Misrouted: ['told'],
  // In whose words, and by when more comes: that it is an incident of many is the workspace's.
  HandoffHeldBack: ['told', 'text'],
  IncidentUpdated: ['told', 'text'],
  IncidentDelayed: ['told'],
  SentOn: ['told'],
  AgentReplied: ['messageId', 'clientId', 'text', 'files'],
  Returned: ['told'],
  // Which capture their page became, so that what is pointed at can be found on it.
  PageCaptured: ['captureId'],
  FollowAsked: [],
  FollowAllowed: [],
  FollowRefused: [],
  FollowStopped: ['because'],
  Pointed: ['captureId', 'node', 'note', 'url', 'label'],
  Resolved: ['told', 'asks'],
  // What they said of how it went; who had it is named where it is asked.
  FeedbackGiven: ['closing', 'satisfaction', 'repeated'],
  Reopened: ['told'],
  PersonOffered: ['told'],
  InvitationMade: ['handoffId'],
  InvitationAnswered: ['handoffId', 'accepts'],
  InvitationAsked: ['handoffId', 'slot', 'ask'],
  InvitationSkipped: ['handoffId', 'slot'],
  // Where they will be written to, with most of it left out, and what became of the mail.
  AddressLeft: ['shown'],
  MailDeclined: [],
  FollowedByMail: ['mailId', 'from', 'upTo', 'shown'],
  MailSent: ['mailId'],
  MailFailed: ['mailId'],
  MailBounced: ['mailId'],
  MailReceived: ['messageId', 'attachments'],
  // What stands in the other is read there.
  ConversationMerged: ['from', 'told'],
  MergedInto: ['into', 'told'],
  CustomerForgotten: [],
}

/** Of whom a fact says how they are called: they are looked up before it goes out. */
export const namedIn = ({ actor, fact }: FactRecord): string[] => [
  ...(actor.kind === 'agent' ? [actor.id] : []),
  ...(fact.type === 'OfferAccepted' || fact.type === 'TakenOver' ? [fact.agentId] : []),
]

/** Whether this audience gets to know of a fact at all. */
export const isShown = ({ type }: Fact, audience: Audience): boolean =>
  audience === 'team' || forCustomers[type] !== undefined

/** A fact as it goes out, with its texts in place; null where this audience may not know of it. */
export function presentEvent(record: FactRecord, audience: Audience, resolved: Resolved): ConversationEvent | null {
  const { seq, at, actor, fact } = record
  const { type, ...fields } = resolve(fact, resolved) as { type: Fact['type'] } & Record<string, unknown>
  if (fact.type === 'Resolved' && audience === 'customer') fields['asks'] = asksOf(fact.asks, resolved)
  // What it brought along is told by what it was said in.
  if (fact.type === 'ConversationMerged')
    fields['carried'] = { messages: fact.carried.messages, channel: fact.carried.channel }
  // The notice names them, whoever did it.
  if (fact.type === 'OfferAccepted' || fact.type === 'TakenOver')
    fields['picture'] = resolved.agentPicture(fact.agentId)
  if (fact.type === 'HandoffPrepared') fields['package'] = presentPackage(fact.package, resolved.conversation, resolved)
  const head = { seq, type, at: new Date(at).toISOString(), actor: presentActor(actor, audience, resolved) }
  // `Scheduled` has an `at` of its own, the promised time: when it was said is when it was said.
  // Nobody said what a file is called: its name stands with it.
  const wordless = 'wordless' in fact && fact.wordless === true
  if (wordless && fields['text'] !== null) fields['text'] = ''
  const spans = wordless ? undefined : maskedIn(fact)
  if (spans && 'textId' in fact) fields['masked'] = { textId: fact.textId, spans }
  if (audience === 'team') return { ...fields, ...(type === 'Scheduled' ? { promisedAt: fields['at'] } : {}), ...head }
  const shown = forCustomers[type]
  if (!shown) return null
  // What people corrected it with is theirs: a customer reads the answer, and of its sources those that they can look up.
  if (fact.type === 'AssistantSaid') fields['citations'] = fact.citations.filter((each) => !isGuidance(each))
  return { ...head, ...Object.fromEntries(shown.map((key) => [key, fields[key]])) }
}

/** What a customer is asked about, and the name of whoever helped them. */
function asksOf(asks: FeedbackAbout | undefined, { agentName }: Resolved): unknown {
  if (!asks) return undefined
  return asks.kind === 'assistant' ? asks : { kind: asks.kind, agent: agentName(asks.agentId) ?? null }
}

/** What was masked in a fact's text; undefined where nothing was. */
const maskedIn = (fact: Fact): readonly MaskedSpan[] | undefined =>
  fact.type === 'MessageReceived'
    ? fact.reading.masked
    : 'masked' in fact && typeof fact.masked === 'object'
      ? fact.masked
      : undefined

function presentActor(actor: FactRecord['actor'], audience: Audience, resolved: Resolved): ConversationEvent['actor'] {
  if (actor.kind === 'agent') {
    const name = resolved.agentName(actor.id)
    const picture = resolved.agentPicture(actor.id)
    return { kind: 'agent', id: actor.id, ...(name ? { name } : {}), ...(name && picture ? { picture } : {}) }
  }
  if (actor.kind === 'customer') return audience === 'team' ? { kind: 'customer', id: actor.id } : { kind: 'customer' }
  return { kind: actor.kind }
}

/** The same fact with words for text ids and ISO for times. Notices stay as committed: they are worded where they are read. */
function resolve(value: unknown, resolved: Resolved): unknown {
  if (Array.isArray(value)) return value.map((each) => resolve(each, resolved))
  if (typeof value !== 'object' || value === null) return value
  const out: Record<string, unknown> = {}
  if (isSpan(value)) {
    const { textId, from, to, ...rest } = value
    return { ...(resolve(rest, resolved) as object), text: resolved.text(textId)?.slice(from, to ?? undefined) ?? null }
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'told' || key === 'fingerprint') out[key] = inner
    else if (isTextKey(key)) Object.assign(out, words(key, inner, resolved))
    else if (isTimeKey(key) && typeof inner === 'number') out[key] = new Date(inner).toISOString()
    else out[key] = resolve(inner, resolved)
  }
  // A page and an account are stored as JSON texts: they stand as themselves.
  if ('type' in value && value.type === 'PageSeen') return { type: value.type, page: parsed(out['text']) }
  if ('type' in value && value.type === 'AccountFetched') {
    const { text, ...rest } = out
    return { ...rest, account: parsed(text) }
  }
  return out
}

function words(key: string, id: unknown, resolved: Resolved): Record<string, unknown> {
  const name = key === 'textId' ? 'text' : key.slice(0, -'TextId'.length)
  const body = typeof id === 'string' ? resolved.text(id) : undefined
  return { [name]: body ?? null }
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Words within a text: these are shown, and not the whole of it. */
const isSpan = (value: object): value is { textId: string; from: number; to: number | null } =>
  'textId' in value &&
  typeof value.textId === 'string' &&
  'from' in value &&
  typeof value.from === 'number' &&
  'to' in value

const isTimeKey = (key: string) =>
  key === 'at' || key.endsWith('At') || key === 'waitingSince' || key === 'scheduledFor'
