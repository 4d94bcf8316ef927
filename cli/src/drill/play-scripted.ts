import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  playDrills,
  startInProcess,
  type DrillContent,
  type DrillDesk,
  type PlayedDrill,
  type ScriptedDrill,
} from '@baton/server'
import type { Drilled } from './run-drills.ts'

/** A desk that runs somewhere, and the key to it. */
export interface RunningDesk {
  url: string
  key: string
}

const common = { newId: () => randomUUID(), clock: () => performance.now(), sleep: (ms: number) => sleep(ms) }

/** Plays written-down customers on a desk in memory whose assistant answers from that content, several at once. */
export async function playInMemory(
  drills: readonly ScriptedDrill[],
  content: DrillContent,
  tell: (drilled: Drilled) => void,
): Promise<Drilled[]> {
  const desk = await startInProcess()
  try {
    const { id, key } = await desk.workspace({}, content)
    const by: DrillDesk = {
      call: (method, path, body) => desk.call(method, path, key, body),
      standIn: (conversation, standIns) => desk.standIn(id, conversation, standIns),
    }
    const played = await playDrills(by, drills, { ...common, atOnce: 4 }, (each) => tell(drilledOf(each)))
    return played.map(drilledOf)
  } finally {
    await desk.stop()
  }
}

/** Plays them on a desk that runs. Each customer is forgotten afterwards; no agent is offered one, and nothing counts them. */
export async function playOn(
  desk: RunningDesk,
  drills: readonly ScriptedDrill[],
  tell: (drilled: Drilled) => void,
): Promise<Drilled[]> {
  const base = desk.url.replace(/\/+$/, '')
  const by: DrillDesk = {
    async call(method, path, body) {
      const answer = await fetch(`${base}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${desk.key}`,
          'idempotency-key': randomUUID(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      })
      const text = await answer.text()
      return { status: answer.status, json: text === '' ? null : (JSON.parse(text) as unknown) }
    },
  }
  const options = { ...common, atOnce: 2, pollMs: 250, patienceMs: 60_000, forgets: true }
  const played = await playDrills(by, drills, options, (each) => tell(drilledOf(each)))
  return played.map(drilledOf)
}

function drilledOf({ name, passed, broken, turn, reason, transcript, ms }: PlayedDrill): Drilled {
  const why = broken.map(({ what, wanted, found }) => `${what}: wanted ${wanted}, found ${found}`).join('; ')
  return { name, failure: null, passed, why: passed ? null : why, ms, turn, reason, transcript }
}
