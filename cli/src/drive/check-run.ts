import type { ConversationEvent } from '@baton/protocol'
import { holderAfter, type HolderKind } from './holder-after.ts'
import type { ConversationRecord, Reading } from './run-record.ts'
import { strandedBecause } from './stranded-because.ts'

/** One thing that must not be, and where. */
export interface Finding {
  conversationId: string
  what: string
}

export interface Findings {
  /** Acknowledged and not in the log, or in the log and not shown to who should see it. */
  lost: Finding[]
  /** Stored twice, or shown twice to one reader. */
  doubled: Finding[]
  /** Stored or shown in another order than it was sent or stored. */
  outOfOrder: Finding[]
  /** The assistant spoke although it did not hold the conversation. */
  botAfterTakeover: Finding[]
  /** A customer whom nobody answered, and nobody will. */
  stranded: Finding[]
}

/** The message facts: what both sides must see. */
const messageTypes = new Set(['MessageReceived', 'AgentReplied', 'AssistantSaid'])

/**
 * Compares what each client was told was stored, what each reader saw, and what the log holds. Pure: `now` in ms UTC says whether a promised
 * time is still to come.
 */
export function checkRun(records: readonly ConversationRecord[], now: number): Findings {
  const findings: Findings = { lost: [], doubled: [], outOfOrder: [], botAfterTakeover: [], stranded: [] }
  for (const record of records) {
    const note = (kind: keyof Findings) => (what: string) =>
      findings[kind].push({ conversationId: record.conversationId, what })
    checkStored(record, note('lost'), note('doubled'))
    checkLog(record.log, note('lost'), note('doubled'))
    checkSendOrder(record, note('outOfOrder'))
    for (const reading of record.readings) {
      checkReading(reading, record.log, note('lost'), note('doubled'), note('outOfOrder'))
    }
    checkHolder(record.log, note('botAfterTakeover'))
    const stranded = strandedBecause(record.log, now)
    if (stranded) note('stranded')(stranded)
  }
  return findings
}

type Note = (what: string) => void

/** Whatever was acknowledged is in the log, once, under the number that was told and with the words that were sent. */
function checkStored({ sends, acks, log }: ConversationRecord, lost: Note, doubled: Note): void {
  const stored = new Map<string, ConversationEvent[]>()
  for (const event of log) {
    const clientId = event['clientId']
    if (typeof clientId === 'string') stored.set(clientId, [...(stored.get(clientId) ?? []), event])
  }
  const told = new Map<string, number>()
  for (const { clientId, seq } of acks) {
    const before = told.get(clientId)
    if (before !== undefined && before !== seq) doubled(`${clientId} was acknowledged as ${before} and as ${seq}`)
    told.set(clientId, seq)
    const there = stored.get(clientId)?.find((event) => event.seq === seq)
    if (!there) lost(`${clientId} was acknowledged as ${seq} and is not there`)
  }
  const texts = new Map(sends.map(({ clientId, text }) => [clientId, text]))
  for (const [clientId, events] of stored) {
    if (events.length > 1) doubled(`${clientId} is stored as ${events.map(({ seq }) => seq).join(' and ')}`)
    const sent = texts.get(clientId)
    const [kept] = events
    if (sent !== undefined && kept && !isOf(kept, sent))
      lost(`${clientId} was sent with other words than the log holds`)
  }
}

/** The words that were sent, but for what was masked in them: beside and between the masks they are the same, in their order. */
function isOf(kept: ConversationEvent, sent: string): boolean {
  const text = typeof kept['text'] === 'string' ? kept['text'] : ''
  const spans = (kept['masked'] as { spans?: readonly { from: number; to: number }[] } | undefined)?.spans ?? []
  if (spans.length === 0) return text === sent
  const pieces = [0, ...spans.map(({ to }) => to)].map((from, n) => text.slice(from, spans[n]?.from))
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)]
  if (!sent.startsWith(first) || !sent.endsWith(last)) return false
  let at = first.length
  return pieces.slice(1, -1).every((piece) => {
    const found = sent.indexOf(piece, at)
    at = found + piece.length
    return found >= 0 && at <= sent.length - last.length
  })
}

/** The log counts 1..n, and no part of a message stands in it twice. */
function checkLog(log: readonly ConversationEvent[], lost: Note, doubled: Note): void {
  const parts = new Set<string>()
  for (const [place, { seq, type, ...event }] of log.entries()) {
    if (seq !== place + 1) {
      lost(`the log has ${seq} where ${place + 1} belongs`)
      return
    }
    if (!messageTypes.has(type)) continue
    const part = `${String(event['messageId'])} ${String(event['part'] ?? 0)}`
    if (parts.has(part)) doubled(`message ${part} stands in the log twice, again at ${seq}`)
    parts.add(part)
  }
}

/** One writer's messages stand in the log in the order in which they were sent. */
function checkSendOrder({ sends, log }: ConversationRecord, outOfOrder: Note): void {
  const seqs = new Map(log.map((event) => [event['clientId'], event.seq]))
  for (const by of ['customer', 'agent'] as const) {
    let last = { seq: 0, clientId: '' }
    for (const { clientId, postponed } of sends.filter((send) => send.by === by)) {
      const seq = seqs.get(clientId)
      if (seq === undefined || postponed) continue
      if (seq < last.seq) outOfOrder(`${clientId} was sent after ${last.clientId} and is stored before it`)
      else last = { seq, clientId }
    }
  }
}

/** A reader got everything that is theirs, each once, in the log's order, with the log's words. */
function checkReading(
  { reader, audience, arrived, upTo }: Reading,
  log: readonly ConversationEvent[],
  lost: Note,
  doubled: Note,
  outOfOrder: Note,
): void {
  const seen = new Set<number>()
  let last = 0
  for (const { seq, type, text } of arrived) {
    if (seen.has(seq)) doubled(`${reader} was shown ${seq} twice`)
    else if (seq < last) outOfOrder(`${reader} was shown ${seq} after ${last}`)
    seen.add(seq)
    last = Math.max(last, seq)
    const stored = log[seq - 1]
    if (!stored) lost(`${reader} was shown ${seq}, which the log does not hold`)
    else if (stored.type !== type || (messageTypes.has(type) && stored.text !== text))
      lost(`${reader} was shown ${seq} otherwise than the log has it`)
  }
  for (const { seq, type } of log) {
    if (seen.has(seq) || (audience === 'customer' && !messageTypes.has(type))) continue
    if (audience === 'team' && seq > upTo) continue // somebody who left
    lost(`${reader} was never shown ${seq} (${type})`)
  }
}

/** The assistant speaks only while it holds the conversation (law 1). */
function checkHolder(log: readonly ConversationEvent[], botAfterTakeover: Note): void {
  let holder: HolderKind = 'nobody'
  for (const event of log) {
    if (event.type === 'AssistantSaid' && holder !== 'assistant')
      botAfterTakeover(`the assistant spoke at ${event.seq} while ${holder} held the conversation`)
    holder = holderAfter(holder, event)
  }
}
