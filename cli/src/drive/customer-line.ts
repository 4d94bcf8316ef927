import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationEvent } from '@baton/protocol'
import type { CallApi } from '../api/call-api.ts'
import { connectLive } from '../api/live-connection.ts'
import { readLog } from '../api/read-log.ts'
import type { ConversationRecord, Reading } from './run-record.ts'

/** How a customer is connected: says things, hears things, and writes both down in the record. */
export interface CustomerLine {
  reading: Reading
  /** Sends, and returns at once; what becomes of it is heard. */
  say(clientId: string, text: string): void
  /** The same again, as a client does that missed the acknowledgement. */
  repeat(clientId: string, text: string): void
  /** Loses the connection for a while. Milliseconds. */
  drop(awayMs: number): void
  /** Messages said and not acknowledged. */
  unacknowledged(): number
  reconnects(): number
  close(): Promise<void>
}

export interface LineParts {
  record: ConversationRecord
  /** Called after each thing heard. */
  onNews(events: readonly ConversationEvent[]): void
  onRefused(clientId: string, why: string): void
}

/** A visitor with a socket, as the widget has it. */
export function openLiveLine(access: { url: string; token: string }, parts: LineParts): CustomerLine {
  const { record, onNews, onRefused } = parts
  const reading = newReading('the customer', 'customer', record)
  const live = connectLive(access, {
    events(frame) {
      reading.arrived.push(...frame.events)
      reading.upTo = Math.max(reading.upTo, frame.upTo)
      const last = frame.events.at(-1)
      if (last) live.seen(record.conversationId, last.seq)
      onNews(frame.events)
    },
    sent({ clientId, seq }) {
      record.acks.push({ clientId, seq })
      onNews([])
    },
    refused: (clientId, problem) => onRefused(clientId, `${problem.code}: ${problem.detail ?? problem.title}`),
    postponed(clientId) {
      const send = record.sends.find((each) => each.clientId === clientId)
      if (send) send.postponed = true
    },
  })
  live.subscribe(record.conversationId)
  const send = (clientId: string, text: string) => live.send({ conversationId: record.conversationId, clientId, text })
  return {
    reading,
    say(clientId, text) {
      record.sends.push({ clientId, by: 'customer', text, postponed: false })
      send(clientId, text)
    },
    repeat: send,
    drop: (awayMs) => live.drop(awayMs),
    unacknowledged: live.unacknowledged,
    reconnects: live.reconnects,
    close: () => live.close(),
  }
}

/** A customer of somebody's own integration: written for by an API key, read by asking again and again. */
export function openKeyLine(call: CallApi, parts: LineParts, pollMs = 400): CustomerLine {
  const { record, onNews, onRefused } = parts
  const id = record.conversationId
  const reading = newReading('the integration', 'team', record)
  let waiting = 0
  let closed = false
  let saying: Promise<unknown> = Promise.resolve()

  function post(clientId: string, text: string): void {
    waiting += 1
    saying = saying
      .then(() => call('postMessage', { params: { id }, body: { clientId, author: { kind: 'customer' }, text } }))
      .then(({ seq }) => void record.acks.push({ clientId, seq }))
      .catch((error: unknown) => onRefused(clientId, String(error)))
      .finally(() => {
        waiting -= 1
        onNews([])
      })
  }

  const polling = (async () => {
    while (!closed) {
      const { events, upTo } = await readLog(call, id, reading.upTo).catch(() => ({ events: [], upTo: reading.upTo }))
      reading.arrived.push(...events)
      reading.upTo = upTo
      if (events.length > 0) onNews(events)
      await sleep(pollMs)
    }
  })()

  return {
    reading,
    say(clientId, text) {
      record.sends.push({ clientId, by: 'customer', text, postponed: false })
      post(clientId, text)
    },
    repeat: post,
    drop() {}, // nothing is held open
    unacknowledged: () => waiting,
    reconnects: () => 0,
    async close() {
      closed = true
      await Promise.all([saying, polling])
    },
  }
}

/** A reading that the record keeps. */
export function newReading(reader: string, audience: Reading['audience'], record: ConversationRecord): Reading {
  const reading: Reading = { reader, audience, arrived: [], upTo: 0 }
  record.readings.push(reading)
  return reading
}
