import type { AnsweredBy, Citation, Question, WithheldBecause } from '@baton/engine'
import type { ConversationEvent, MessageFile } from '@baton/protocol'
import { outcomeWords, type AttemptView } from '../handoff/attempt-words.ts'
import type { Outgoing } from '../sync/desk-state.ts'
import { readEvent, type WireEvent, type WirePage } from '../sync/wire-event.ts'
import { capital } from '../ui/capital.ts'
import { dayNumber } from '../ui/clock-words.ts'
import type { MaskedText } from './reveal.ts'
import { modelWords } from '../assistants/words.ts'
import { handLine, type HandLine, type ThreadNames } from './hand-line.ts'

export interface Said {
  key: string
  seq: number
  at: number
  /** Null once the words were erased. */
  text: string | null
  /** What is masked in it, and where. */
  masked: readonly MaskedText[]
  citations: readonly Citation[]
  asks: Question | null
  /** The assistant is still saying it; or was cut off in the middle. */
  state: 'whole' | 'growing' | 'cut'
  /** What was looked at for this answer. */
  tried: readonly AttemptView[]
  /** Not in the log yet. */
  outgoing: Outgoing | null
  /** Absent where it carries none. */
  files?: readonly MessageFile[] | undefined
}

export interface Author {
  kind: 'customer' | 'assistant' | 'agent'
  id: string
  name: string
  /** Said in another system: no assistant of this desk can be corrected by it. */
  imported?: true
}

/** What stands in the thread, from top to bottom. */
export type ThreadItem =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'group'; key: string; at: number; author: Author; said: readonly Said[]; showTime: boolean }
  | {
      kind: 'note'
      key: string
      at: number
      name: string
      text: string | null
      masked: readonly MaskedText[]
      outgoing: Outgoing | null
    }
  | { kind: 'hands'; key: string; at: number; lines: readonly HandLine[] }
  | { kind: 'tried'; key: string; at: number; attempts: readonly AttemptView[] }
  | { kind: 'withheld'; key: string; at: number; because: WithheldBecause; text: string | null }
  | { kind: 'faint'; key: string; at: number; words: string; page: WirePage | null }
  /** Another conversation came into this one here: its own log says what was said in it. */
  | { kind: 'merged'; key: string; at: number; from: string; channel: string; messages: number; by: string }

const together = 2 * 60_000
const timeEvery = 10 * 60_000

/**
 * The thread, from the facts in their order and from what was written here and is not among them yet. Messages of one author within two
 * minutes stand together, the sentences of one answer are one message, and attempts stand with the answer that they led to.
 */
export function threadItems(
  events: readonly ConversationEvent[],
  outbox: readonly Outgoing[],
  names: ThreadNames,
  me: { id: string; name: string },
  timeZone?: string,
): ThreadItem[] {
  const thread = new Thread(names)
  for (const event of events) thread.take(readEvent(event))
  for (const it of outbox) thread.takeOutgoing(it, me)
  return withDays(thread.end(), timeZone)
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }
type Group = Draft<Extract<ThreadItem, { kind: 'group' }>> & { said: Draft<Said>[] }

class Thread {
  private readonly names: ThreadNames
  private readonly items: ThreadItem[] = []
  private readonly attempts = new Map<string, Draft<AttemptView>>()
  private readonly messages = new Map<string, Draft<Said>>()
  private untold: AttemptView[] = []
  private growing: Draft<Said> | null = null

  constructor(names: ThreadNames) {
    this.names = names
  }

  take(event: WireEvent): void {
    const at = Date.parse(event.at)
    switch (event.type) {
      case 'MessageReceived':
        this.say({ kind: 'customer', id: '', name: this.names.customer }, message(event, event.messageId))
        break
      case 'AgentReplied':
        this.say(
          { kind: 'agent', id: event.agentId, name: event.actor.name ?? this.names.agent(event.agentId) },
          message(event, event.messageId),
        )
        break
      case 'MessageImported':
        this.say(
          {
            kind: 'assistant',
            id: `import-${event.by}`,
            name: importedNames[event.by] ?? 'Another system',
            imported: true,
          },
          message(event, event.messageId),
        )
        break
      case 'NoteAdded':
        this.items.push({
          kind: 'note',
          key: event.messageId,
          at,
          name: this.writer(event),
          text: event.text ?? null,
          masked: maskedIn(event),
          outgoing: null,
        })
        break
      case 'AssistantSaid':
        this.assistantSaid(event)
        break
      case 'AttemptStarted': {
        const { attemptId, path, title = null } = event
        const attempt = { attemptId, path, title, outcome: 'open' as const, evidence: {} }
        this.attempts.set(attemptId, attempt)
        this.untold.push(attempt)
        break
      }
      case 'AttemptEnded':
        this.attemptEnded(event)
        break
      case 'ReplyWithheld':
        if (this.growing) this.growing.state = 'cut'
        this.growing = null
        this.items.push({
          kind: 'withheld',
          key: `w${event.seq}`,
          at,
          because: event.because,
          text: event.text ?? null,
        })
        break
      case 'TurnEnded':
        this.growing = null
        break
      case 'PageSeen':
        if (event.page) this.faint(event, `Looked at ${event.page.title || event.page.url}`, event.page)
        break
      case 'ConversationOpened':
        this.faint(event, openedWords(event.channel))
        break
      case 'SelfServiceUsed':
        this.faint(event, `${event.kind === 'search' ? 'Searched the help for' : 'Read'} “${event.text ?? 'erased'}”`)
        break
      case 'ConversationMerged':
        this.tellAttempts(at)
        this.items.push({
          kind: 'merged',
          key: `g${event.seq}`,
          at,
          from: event.from,
          channel: event.carried.channel,
          messages: event.carried.messages,
          by: event.agentId === null ? 'an API key' : this.names.agent(event.agentId),
        })
        break
      case 'CustomerLinked':
        this.faint(event, `Signed in as ${this.names.customer}`)
        break
      default:
        this.passHands(event)
    }
  }

  takeOutgoing(it: Outgoing, me: { id: string; name: string }): void {
    if (it.kind === 'note') {
      const { clientId: key, at, text } = it
      this.items.push({ kind: 'note', key, at, name: me.name, text, masked: [], outgoing: it })
      return
    }
    this.say(
      { kind: 'agent', id: me.id, name: me.name },
      { ...whole, key: it.clientId, seq: Infinity, at: it.at, text: it.text, outgoing: it },
    )
  }

  end(): ThreadItem[] {
    this.tellAttempts(this.items.at(-1)?.at ?? 0)
    return this.items
  }

  private assistantSaid(event: Extract<WireEvent, { type: 'AssistantSaid' }>): void {
    const known = this.messages.get(event.messageId)
    const state = event.last ? 'whole' : 'growing'
    if (known) {
      const text = joined(known.text, event.text ?? null)
      const offset = (text?.length ?? 0) - (event.text?.length ?? 0)
      known.masked = [...known.masked, ...maskedIn(event, offset)]
      known.text = text
      known.citations = [...known.citations, ...event.citations]
      known.asks = event.asks ?? known.asks
      known.state = state
    } else {
      const said: Draft<Said> = { ...message(event, event.messageId), state, tried: this.untold }
      said.citations = event.citations
      said.asks = event.asks
      this.untold = []
      this.messages.set(event.messageId, said)
      this.say(assistantBy(event.by, this.names), said)
    }
    this.growing = event.last ? null : (this.messages.get(event.messageId) ?? null)
  }

  private say(author: Author, said: Draft<Said>): void {
    const last = this.items.at(-1)
    const joins =
      last?.kind === 'group' &&
      last.author.kind === author.kind &&
      last.author.id === author.id &&
      said.at - (last.said.at(-1)?.at ?? 0) <= together &&
      said.tried.length === 0
    if (joins) (last as Group).said.push(said)
    else this.items.push({ kind: 'group', key: said.key, at: said.at, author, said: [said], showTime: false })
  }

  private passHands(event: WireEvent): void {
    const line = handLine(event, this.names)
    if (line) this.tellHand(line)
  }

  private tellHand(line: HandLine): void {
    this.tellAttempts(line.at)
    if (line.feedbackOn !== undefined) this.dropFeedback(line.feedbackOn)
    const last = this.items.at(-1)
    if (last?.kind === 'hands') (last.lines as HandLine[]).push(line)
    else this.items.push({ kind: 'hands', key: `h${line.seq}`, at: line.at, lines: [line] })
  }

  /** Said a tap at a time, it stands in the thread once. */
  private dropFeedback(closing: number): void {
    for (const [index, item] of this.items.entries()) {
      if (item.kind !== 'hands' || item.lines.every((each) => each.feedbackOn !== closing)) continue
      const lines = item.lines.filter((each) => each.feedbackOn !== closing)
      this.items.splice(index, 1, ...(lines.length > 0 ? [{ ...item, lines }] : []))
      return
    }
  }

  private attemptEnded(event: Extract<WireEvent, { type: 'AttemptEnded' }>): void {
    const attempt = this.attempts.get(event.attemptId)
    const { outcome, evidence } = event
    Object.assign(attempt ?? {}, { outcome, evidence })
    // At a person's word, long after the assistant wanted it: said where it was done, and whose word it was.
    if (event.actor.kind === 'assistant' || (outcome !== 'action-done' && outcome !== 'action-failed')) return
    const what = attempt?.title ? `“${attempt.title}”` : 'an action'
    const sentence = `${capital(this.doer(event))} approved ${what}: ${outcomeWords({ outcome, evidence })}`
    this.tellHand({
      seq: event.seq,
      at: Date.parse(event.at),
      weight: 'step',
      to: null,
      sentence,
      told: null,
      words: null,
    })
  }

  /** What was tried without an answer coming of it. */
  private tellAttempts(at: number): void {
    const [first] = this.untold
    if (first) this.items.push({ kind: 'tried', key: `t${first.attemptId}`, at, attempts: this.untold })
    this.untold = []
  }

  private faint(event: WireEvent, words: string, page: WirePage | null = null): void {
    const last = this.items.at(-1)
    const at = Date.parse(event.at)
    if (last?.kind === 'faint' && at - last.at <= together) {
      Object.assign(last, { words: `${last.words} · ${words}`, page: page ?? last.page })
    } else this.items.push({ kind: 'faint', key: `f${event.seq}`, at, words, page })
  }

  private doer({ actor }: WireEvent): string {
    return actor.kind === 'agent' && actor.id ? this.names.agent(actor.id) : (actor.name ?? 'somebody')
  }

  private writer({ actor }: WireEvent): string {
    return actor.name ?? (actor.kind === 'agent' && actor.id ? this.names.agent(actor.id) : 'Baton')
  }
}

const whole = { masked: [], citations: [], asks: null, state: 'whole', tried: [], outgoing: null } as const

/** Sentences that came one by one; one that brings its own line break needs no space before it. */
function joined(before: string | null, next: string | null): string | null {
  if (before === null || next === null) return before ?? next
  return /\s$/.test(before) || /^\s/.test(next) ? before + next : `${before} ${next}`
}

/** Who said what was said elsewhere. */
const importedNames: Readonly<Record<string, string>> = {
  bot: 'Their bot',
  agent: 'Their agent',
  system: 'Their system',
}

function message(event: WireEvent & { text?: string | null }, key: string): Draft<Said> {
  const said = { ...whole, key, seq: event.seq, at: Date.parse(event.at), text: event.text ?? null }
  return { ...said, masked: maskedIn(event), ...('files' in event && event.files ? { files: event.files } : {}) }
}

/** What is masked in the event's words, where they stand `offset` units into what is shown. */
function maskedIn(event: object, offset = 0): MaskedText[] {
  const masked: unknown = 'masked' in event ? event.masked : null
  if (typeof masked !== 'object' || masked === null || !('textId' in masked)) return []
  const { textId, spans } = masked as MaskedText
  return [{ textId, spans: spans.map(({ kind, from, to }) => ({ kind, from: from + offset, to: to + offset })) }]
}

/** Day lines between days, and the time on a group when ten minutes have passed since the last one that showed it. */
function withDays(items: readonly ThreadItem[], timeZone: string | undefined): ThreadItem[] {
  let day: number | null = null
  let shown = -Infinity
  return items.flatMap((item) => {
    const today = dayNumber(item.at, timeZone)
    const line: ThreadItem[] = today === day ? [] : [{ kind: 'day', key: `d${today}`, at: item.at }]
    if (line.length > 0) shown = -Infinity
    day = today
    if (item.kind !== 'group') return [...line, item]
    const showTime = item.at - shown >= timeEvery
    if (showTime) shown = item.at
    return [...line, { ...item, showTime }]
  })
}

/** Which assistant says it, in which version, and what worded it; facts from before there were several do not say. */
function assistantBy(by: AnsweredBy | undefined, names: ThreadNames): Author {
  if (!by) return { kind: 'assistant', id: 'assistant', name: 'Assistant' }
  const { assistantId, version, model } = by
  const name = names.assistant?.(assistantId) ?? 'Assistant'
  return {
    kind: 'assistant',
    id: `${assistantId} ${version} ${model}`,
    name: `${name} v${version} · ${modelWords(model)}`,
  }
}

function openedWords(channel: string): string {
  if (channel === 'widget') return 'Opened in the widget'
  if (channel === 'api') return 'Opened over the API'
  return channel === 'email' ? 'Opened by e-mail' : `Opened on ${channel}`
}
