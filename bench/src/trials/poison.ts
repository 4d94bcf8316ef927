import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { ClientFrame } from '@baton/protocol'
import type { Database } from '../../../server/src/db/database.ts'
import { createStage, type Held, type Stage } from '../lab/stage.ts'
import { quantile, round } from '../lab/statistics.ts'
import { candidatePaths } from '../lab/wire.ts'

export interface PoisonResult {
  messages: number
  /** Messages whose work always fails, and how many conversations of them were set aside at the end. */
  poison: number
  quarantined: number
  /** Readers that read nothing, beside it. */
  slow: number
  /** What a message takes to somebody else: without poison and slow readers, and with them, in turn. Milliseconds. */
  withoutMs: { p50: number; p99: number }
  withMs: { p50: number; p99: number }
  ratio: number
  faults: number
}

/** Waiting for work of theirs is waiting for nothing: whatever is written for them after their message fails. */
const poisoned = `create table public.poisoned (id text primary key);
  grant select on public.poisoned to baton_app;
  create function public.refuse_poisoned() returns trigger language plpgsql security definer as $$ begin
    if new.type not in ('ConversationOpened', 'MessageReceived') and exists (select from public.poisoned p where p.id = new.conversation_id) then
      raise exception 'poison' using errcode = 'data_exception';
    end if;
    return new; end $$;
  create trigger refuse_poisoned before insert on baton.facts for each row execute function public.refuse_poisoned()`

/**
 * R9: blocks with and without 1 % of messages whose work always fails, and with and without readers that read nothing, in turn. Holds when whoever else
 * writes waits at most 1.2 times as long at the 99th of a hundred, and all poison is set aside. That slow readers
 * are cut off is tested in server/src/live/slow-line.db.test.ts.
 */
export async function poison(db: Database, { blocks = 8, blockMs = 4000, slow = 4 } = {}): Promise<PoisonResult> {
  const stage = await createStage(db, { dueTimes: { leaseMs: 500, sweepMs: 200 } })
  try {
    await db.migrate((exec) => exec(poisoned))
    const others = await candidatePaths(stage, await Promise.all([1, 2, 3, 4].map(() => stage.heldConversation())))
    const crowd = await Promise.all(Array.from({ length: 20 }, () => stage.heldConversation()))
    const long = await stage.heldConversation()
    for (let n = 0; n < 60; n++) await say(stage, long, n, 'Much to read. '.repeat(500))
    const took = { without: [] as number[], with: [] as number[] }
    let [messages, bad, told] = [0, 0, 0]
    let deafOnes = 0
    for (let block = 0; block < blocks; block++) {
      const isBad = block % 2 === 1
      const until = performance.now() + blockMs
      const readers = isBad
        ? await Promise.all(Array.from({ length: slow / (blocks / 2) || 1 }, () => deaf(stage, long)))
        : []
      deafOnes += readers.length
      const write = async (n: number) => {
        while (performance.now() < until) {
          const began = performance.now()
          await others.each[n]?.deliver(`o${(told += 1)}`)
          took[isBad ? 'with' : 'without'].push(performance.now() - began)
          await sleep(10)
        }
      }
      const fill = async () => {
        while (performance.now() < until) {
          messages += 1
          if (isBad && messages % 100 === 0) {
            bad += 1
            await poisonOne(stage)
          } else await say(stage, crowd[messages % crowd.length] as Held, messages)
          await sleep(5)
        }
      }
      await Promise.all([...others.each.map((_, n) => write(n)), fill(), fill()])
      for (const reader of readers) reader.end()
    }
    await others.close()
    const quarantined = await setAside(stage, bad)
    const of = (samples: readonly number[]) => ({
      p50: round(quantile(samples, 0.5)),
      p99: round(quantile(samples, 0.99)),
    })
    const [withoutMs, withMs] = [of(took.without), of(took.with)]
    const ratio = round(withMs.p99 / withoutMs.p99)
    const faults = (ratio > 1.2 ? 1 : 0) + (bad - quarantined)
    return {
      messages,
      poison: bad,
      quarantined,
      slow: deafOnes,
      withoutMs,
      withMs,
      ratio,
      faults,
    }
  } finally {
    await stage.end()
  }
}

const short = 'The parcel came this morning and its corner is dented.'

const say = (stage: Stage, { conversation, visitorId }: Held, n: number, text = short) =>
  stage.node.door.handle(
    { workspace: stage.workspace, conversation },
    { kind: 'customer', id: visitorId },
    {
      type: 'ReceiveMessage',
      messageId: stage.newId('message'),
      clientId: `m${n}`,
      text,
      page: null,
    },
    { clientId: `m${n}`, body: `m${n}` },
  )

/** A message of a customer whose conversation can do nothing with it. */
async function poisonOne(stage: Stage): Promise<void> {
  const held = await stage.openConversation()
  await stage.db.migrate((exec) => exec(`insert into public.poisoned values ('${held.conversation}')`))
  await say(stage, held, 1)
}

async function setAside(stage: Stage, wanted: number): Promise<number> {
  const until = performance.now() + 60_000
  for (;;) {
    const [row] = await stage.db.scoped<{ n: number }>(
      stage.workspace,
      'select count(*)::int as n from baton.quarantine where workspace_id = $1',
      [stage.workspace],
    )
    const n = row?.n ?? 0
    if (n >= wanted || performance.now() > until) return n
    await sleep(200)
  }
}

/** Asks for all that was said in a long conversation, again and again, and reads nothing of it. */
async function deaf(stage: Stage, { conversation }: Held) {
  const socket = new WebSocket(`${stage.url}/v1/live`)
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('open', resolve))
  const tell = (frame: ClientFrame) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(frame))
  tell({ type: 'hello', token: stage.key })
  const line = (socket as unknown as { _socket: Socket })._socket
  line.pause()
  const asking = setInterval(() => {
    tell({ type: 'subscribe', conversationId: conversation, after: 0 })
  }, 40)
  return {
    end() {
      clearInterval(asking)
      socket.terminate()
    },
  }
}
