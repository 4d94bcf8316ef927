import { setTimeout as sleep } from 'node:timers/promises'
import type { Evidence, Line } from '../checker/evidence.ts'
import { call, startReader, startWriter, unhurriedMs, type Address } from './clients.ts'

/** Clients at work on a server, whatever becomes of it meanwhile. */
export interface Load {
  acknowledged(): number
  /** Lets every client finish its message, waits until readers have what the log holds, and gives what each party says. */
  finish(): Promise<Evidence>
}

/**
 * So many conversations that an agent holds, each with a reader, a writer over REST and one over the live connection. Loads of another name on the
 * same desk have an agent and customers of their own.
 */
export async function startLoad(server: Address, conversations: number, name = 'torture'): Promise<Load> {
  const ids = await heldConversations(server, conversations, name)
  const readers = ids.map((id, n) => startReader(server, `reader ${n}`, id))
  const writers = ids.flatMap((id, n) => [
    startWriter(server, 'rest', `rest-${n}`, id),
    startWriter(server, 'live', `live-${n}`, id),
  ])
  return {
    acknowledged: () => writers.reduce((sum, { sent }) => sum + sent.filter(({ seq }) => seq !== null).length, 0),
    async finish() {
      await Promise.all(writers.map((writer) => writer.stop()))
      const held = Object.fromEntries(
        await Promise.all(ids.map(async (id) => [id, await readLog(server, id)] as const)),
      )
      const until = performance.now() + 60_000
      const behind = () => readers.some(({ conversation, upTo }) => upTo() < (held[conversation]?.at(-1)?.seq ?? 0))
      while (behind() && performance.now() < until) await sleep(50)
      for (const reader of readers) reader.stop()
      return { sent: writers.flatMap(({ sent }) => sent), readings: readers, held }
    },
  }
}

/** Conversations that an agent has taken over by answering, made through the public API. */
async function heldConversations(server: Address, count: number, name: string): Promise<string[]> {
  const made = async (path: string, body: object) => {
    const { status, json } = await call(server, 'POST', path, body, unhurriedMs)
    if (status !== 201) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`)
    return (json as { id: string }).id
  }
  const agent = await made('/v1/agents', { name: 'Mara', email: `mara@${name}.example`, capacity: 100 })
  const ids = []
  for (let n = 0; n < count; n++) {
    const id = await made('/v1/conversations', { customer: { externalId: `${name}-customer-${n}` }, channel: 'api' })
    const takesOver = { clientId: 'hello', author: { kind: 'agent', id: agent }, text: 'Mara here.' }
    await made(`/v1/conversations/${id}/messages`, takesOver)
    ids.push(id)
  }
  return ids
}

/** The whole log of a conversation over the public API. */
async function readLog(server: Address, conversation: string): Promise<Line[]> {
  const lines: Line[] = []
  for (;;) {
    const after = lines.at(-1)?.seq ?? 0
    const { status, json } = await call(server, 'GET', `/v1/conversations/${conversation}/events?after=${after}`)
    if (status !== 200) throw new Error(`the log could not be read: ${status}`)
    const { events } = json as { events: { seq: number; type: string; text?: string }[] }
    if (events.length === 0) return lines
    for (const { seq, type, text } of events)
      lines.push({ seq, text: type === 'MessageReceived' ? (text ?? null) : null })
  }
}
