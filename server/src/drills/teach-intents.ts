import { setTimeout as sleep } from 'node:timers/promises'
import { starterExamples } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { intentsOf, standingOf, type IntentRow } from '../intents/intents.ts'
import { starterRows } from '../intents/starter-rows.ts'
import type { DrillDesk } from './play-drill.ts'

export interface IntentsToTeach {
  intents: readonly IntentRow[]
  nothing: readonly string[]
}

const pollMs = 100
/** Ten thousand examples take some twenty seconds. */
const patienceMs = 120_000

/** What a workspace reads messages by; null where it reads no intents. */
export async function intentsToTeach(
  db: Database,
  workspace: string,
  starterByDefault: boolean,
): Promise<IntentsToTeach | null> {
  const standing = await standingOf(db, workspace)
  const source = standing?.source ?? (starterByDefault ? 'starter' : 'off')
  if (source === 'off') return null
  if (source === 'starter') {
    const nothing = starterExamples().flatMap(({ text, intent }) => (intent === null ? [text] : []))
    return { intents: starterRows(), nothing }
  }
  return { intents: await intentsOf(db, workspace), nothing: standing?.nothing ?? [] }
}

/** Teaches a desk in memory the same, and waits until it reads by them: the first line of the first drill is read as a customer's would be. */
export async function teachIntents(desk: DrillDesk, wanted: IntentsToTeach | null, signal: AbortSignal): Promise<void> {
  if (!wanted || wanted.intents.length === 0) return
  const put = await desk.call('PUT', '/v1/intents', wanted)
  if (put.status >= 300) throw new Error(`the intents could not be taught for drills: ${put.status}`)
  for (let waited = 0; !signal.aborted; waited += pollMs) {
    const { model } = (await desk.call('GET', '/v1/intents')).json as { model: { state: string } }
    if (model.state !== 'learning') return
    if (waited > patienceMs) throw new Error('the intents were not learned for drills in time')
    await sleep(pollMs)
  }
}
