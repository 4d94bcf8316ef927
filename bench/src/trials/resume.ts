import { setImmediate as soon, setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../../server/src/db/database.ts'
import type { Line } from '../checker/evidence.ts'
import { logOf, nodeOn, openHeld, prepareTrial, subscriber, write, type BareNode } from '../lab/node-on.ts'
import { seeded } from '../lab/random.ts'

export interface ResumeResult {
  seed: number
  schedules: number
  sessions: number
  messages: number
  /** Schedules whose client did not end with what a fresh fetch gives. */
  differs: string[]
}

const conversations = 10
const atOnce = 50
const writtenBefore = 40

/**
 * R3: clients that come and go at random while two nodes write. A connection may break at any frame, and what was sent after that never came.
 * In the end each has resumed by its cursor, and what it was shown over all its connections equals what a fresh fetch gives.
 */
export async function resume(db: Database, { seed = 1, schedules = 10_000 } = {}): Promise<ResumeResult> {
  const random = seeded(seed)
  await prepareTrial(db)
  const nodes = [await nodeOn(db), await nodeOn(db)] as [BareNode, BareNode]
  const ids: string[] = []
  for (let n = 0; n < conversations; n++) ids.push(await openHeld(nodes[n % 2] as BareNode))
  let messages = 0
  let sessions = 0
  const differs: string[] = []

  async function writeOne(): Promise<void> {
    const n = messages++
    const id = ids[Math.floor(random() * conversations)] as string
    await write(nodes[random() < 0.5 ? 0 : 1], id, `m${n}`, `message ${n}`)
  }
  for (let n = 0; n < conversations * writtenBefore; n++) await writeOne()
  let writing = true
  const writers = [1, 2, 3].map(async () => {
    while (writing) {
      await writeOne()
      if (random() < 0.3) await sleep(random() * 6)
    }
  })

  async function schedule(name: string): Promise<void> {
    const conversation = ids[Math.floor(random() * conversations)] as string
    const shown: Line[] = []
    // A fresh tab, or one that was asleep since somewhere in the middle.
    let cursor = 0
    const rounds = 1 + Math.floor(random() * 4)
    for (let round = 0; round < rounds; round++) {
      const frames = Math.floor(random() * 4)
      cursor = await session(conversation, cursor, shown, (heard) => heard > frames, random() * 15)
      if (random() < 0.5) await sleep(random() * 20)
    }
    const target = (await logOf(db, conversation)).at(-1)?.seq ?? 0
    await session(conversation, cursor, shown, () => false, 0, target)
    const fresh = (await logOf(db, conversation)).slice(0, shown.length)
    if (shown.length < target || JSON.stringify(shown) !== JSON.stringify(fresh))
      differs.push(`${name}: shown ${shown.length} of ${target} lines of ${conversation}`)
  }

  /** One connection: until it breaks at a frame, until its time is over, or until everything up to `target` has come. */
  async function session(
    conversation: string,
    after: number,
    shown: Line[],
    breaks: (heard: number) => boolean,
    ms: number,
    target?: number,
  ): Promise<number> {
    sessions += 1
    const { hub } = nodes[random() < 0.5 ? 0 : 1]
    let cursor = after
    let heard = 0
    let broken = false
    const reader = subscriber(conversation, after, (lines, upTo) => {
      broken ||= breaks(++heard)
      if (broken) return
      shown.push(...lines)
      cursor = upTo
    })
    hub.subscribe(reader)
    if (target === undefined) await (ms < 1 ? soon() : sleep(ms))
    const until = performance.now() + 15_000
    while (target !== undefined && cursor < target && performance.now() < until) await sleep(2)
    broken = true
    hub.unsubscribe(reader)
    return cursor
  }

  for (let done = 0; done < schedules; done += atOnce) {
    const batch = Math.min(atOnce, schedules - done)
    await Promise.all(Array.from({ length: batch }, (_, n) => schedule(`schedule ${done + n}`)))
  }
  writing = false
  await Promise.all(writers)
  for (const { feed } of nodes) feed.stop()
  return { seed, schedules, sessions, messages, differs }
}
