import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { ClientFrame, ServerFrame } from '@baton/protocol'
import type { Database } from '../../../server/src/db/database.ts'
import { createStage, type Held, type Stage } from '../lab/stage.ts'
import { quantile, round } from '../lab/statistics.ts'
import { candidatePaths, connectLive } from '../lab/wire.ts'

export interface PoisonResult {
  messages: number
  /** Messages whose work always fails, and how many conversations of them were set aside at the end. */
  poison: number
  quarantined: number
  /** Readers that read nothing, and how many of them were cut off with 4408 and resumed without a gap. */
  slow: number
  cut: number
  resumed: number
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
 * writes waits at most 1.2 times as long at the 99th of a hundred, the poison is set aside after five tries, and each slow reader is cut off at a
 * megabyte and resumes without a gap.
 */
export async function poison(db: Database, { blocks = 8, blockMs = 4000, slow = 4 } = {}): Promise<PoisonResult> {
  const stage = await createStage(db, { dueTimes: { leaseMs: 500, sweepMs: 200 } })
  try {
    await db.migrate((exec) => exec(poisoned))
    const others = await candidatePaths(stage, await Promise.all([1, 2, 3, 4].map(() => stage.heldConversation())))
    const crowd = await Promise.all(Array.from({ length: 20 }, () => stage.heldConversation()))
    const took = { without: [] as number[], with: [] as number[] }
    let [messages, bad, told] = [0, 0, 0]
    const readers: Awaited<ReturnType<typeof deaf>>[] = []
    for (let block = 0; block < blocks; block++) {
      const isBad = block % 2 === 1
      const until = performance.now() + blockMs
      if (isBad)
        readers.push(...(await Promise.all(Array.from({ length: slow / (blocks / 2) || 1 }, () => deaf(stage, crowd)))))
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
    }
    await others.close()
    await untilAllAreCut(stage)
    const resumed = await Promise.all(readers.map((reader) => reader.readOn()))
    const quarantined = await setAside(stage, bad)
    const of = (samples: readonly number[]) => ({
      p50: round(quantile(samples, 0.5)),
      p99: round(quantile(samples, 0.99)),
    })
    const [withoutMs, withMs] = [of(took.without), of(took.with)]
    const ratio = round(withMs.p99 / withoutMs.p99)
    const cut = resumed.filter((it) => it.code === 4408).length
    const whole = resumed.filter((it) => it.whole).length
    const faults = (ratio > 1.2 ? 1 : 0) + (bad - quarantined) + (readers.length - cut) + (readers.length - whole)
    return {
      messages,
      poison: bad,
      quarantined,
      slow: readers.length,
      cut,
      resumed: whole,
      withoutMs,
      withMs,
      ratio,
      faults,
    }
  } finally {
    await stage.end()
  }
}

const say = (stage: Stage, { conversation, visitorId }: Held, n: number) =>
  stage.node.door.handle(
    { workspace: stage.workspace, conversation },
    { kind: 'customer', id: visitorId },
    {
      type: 'ReceiveMessage',
      messageId: stage.newId('message'),
      clientId: `m${n}`,
      text: 'The parcel came this morning and its corner is dented.',
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

/** The last of them may not have filled what lies between: they go on until nobody is subscribed to anything any more. */
async function untilAllAreCut(stage: Stage): Promise<void> {
  const until = performance.now() + 40_000
  for (let without = 0; without < 10 && performance.now() < until;) {
    const { body } = await stage.node.app.inject('/metrics')
    without = /^baton_subscriptions 0$/m.test(body) ? without + 1 : 0
    await sleep(50)
  }
}

/** Asks for all that is said in a few conversations, again and again, and reads nothing of it until it is told to. */
async function deaf(stage: Stage, crowd: readonly Held[]) {
  const socket = new WebSocket(`${stage.url}/v1/live`)
  const conversation = crowd[0]?.conversation ?? ''
  let upTo = 0
  const seqs: number[] = []
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('error', () => {})
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServerFrame
    if (frame.type === 'events' && frame.conversationId === conversation) upTo = Math.max(upTo, frame.upTo)
  })
  await new Promise((resolve) => socket.once('open', resolve))
  const tell = (frame: ClientFrame) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(frame))
  tell({ type: 'hello', token: stage.key })
  const line = (socket as unknown as { _socket: Socket })._socket
  line.pause()
  const asking = setInterval(() => {
    for (let n = 0; n < 20; n++) tell({ type: 'subscribe', conversationId: conversation, after: 0 })
  }, 50)
  return {
    async readOn() {
      clearInterval(asking)
      line.resume()
      const code = await Promise.race([closed, sleep(30_000, 0, { ref: false })])
      socket.terminate()
      const again = await connectLive(stage, stage.key)
      const whole = await new Promise<boolean>((resolve) => {
        again.heard = (text) => {
          const frame = JSON.parse(text) as ServerFrame
          if (frame.type !== 'events') return
          seqs.push(...(frame.events as { seq: number }[]).map(({ seq }) => seq))
          if (frame.caughtUp) resolve(seqs.every((seq, n) => seq === upTo + 1 + n) && frame.upTo === upTo + seqs.length)
        }
        again.send(JSON.stringify({ type: 'subscribe', conversationId: conversation, after: upTo }))
      })
      await again.close()
      return { code, whole }
    },
  }
}
