import { createApi } from '../api/call-api.ts'
import { createChance } from '../chance.ts'
import type { Conversation } from '../import/conversation.ts'
import type { Progress } from '../progress.ts'
import { openDesk } from './desk.ts'
import { figuresOf, type Figures } from './figures.ts'
import type { Findings } from './check-run.ts'
import { createPace } from './pace.ts'
import { playCustomer } from './play-customer.ts'
import { createScene, type Scene } from './scene.ts'
import { noCounts, type World } from './world.ts'

export interface DriveOptions {
  url: string
  key: string
  seed: number
  /** So many times faster than people are. */
  speed: number
  /** Customers at the same time. */
  concurrency: number
}

const agentCount = 6
/** An offer that nobody answers stands 45 s; twice that and some more. Milliseconds. */
const patienceMs = 120_000

/** Plays the conversations against a running server and gives what came of it. */
export async function runDrive(
  conversations: readonly Conversation[],
  { url, key, seed, speed, concurrency }: DriveOptions,
  progress: Progress,
): Promise<{ figures: Figures; findings: Findings; missed: readonly string[] }> {
  const counts = noCounts()
  const call = createApi({ url, token: key, patienceMs, onWait: () => (counts.slowedDown += 1) })
  const workspace = await call('getWorkspace', {})
  const { agents: present } = await call('listAgents', {})
  const others = present.filter(({ presence }) => presence === 'online')
  if (others.length > 0)
    progress.say(`drive: also online, and offered customers too: ${others.map(({ name }) => name).join(', ')}`)

  const world: World = {
    url,
    key,
    workspace: workspace.id,
    run: `drive-${Date.now().toString(36)}`,
    call,
    pace: createPace(speed),
    patienceMs,
    scenes: new Map(),
    records: new Map(),
    counts,
    say: progress.say,
  }
  const desk = await openDesk(world)
  const scenes = conversations
    .map((conversation) => createScene(conversation, createChance(seed, conversation.id), agentCount))
    .filter(({ exchanges }) => exchanges.length > 0)
  const began = Date.now()
  let done = 0
  const tell = () =>
    progress.show(
      `drive: ${done}/${scenes.length} conversations · ${counts.customerMessages} customers' messages · ${counts.agentMessages} by people · ` +
        `${desk.agents.reduce((sum, agent) => sum + agent.busy(), 0)} cases in hand · ${clock(Date.now() - began)}`,
    )
  const ticking = setInterval(tell, 500)
  try {
    await inTurn(scenes, concurrency, async (scene) => {
      try {
        await playCustomer(world, scene)
      } catch (error) {
        progress.say(`drive: ${scene.conversation.id}: ${error instanceof Error ? error.message : String(error)}`)
      }
      done += 1
    })
    await desk.close(patienceMs)
  } finally {
    clearInterval(ticking)
    progress.done()
  }
  const seconds = Math.round((Date.now() - began) / 100) / 10
  const filled = new Map(conversations.map((each) => [each.id, each.filled ?? []]))
  const result = figuresOf([...world.records.values()], {
    played: counts,
    seconds,
    now: Date.now(),
    filled: (playedFrom) => filled.get(playedFrom) ?? [],
  })
  return { ...result, figures: { ...result.figures, stranded: result.figures.stranded + unplayed(scenes) } }
}

/** A customer who could not even begin was left alone as well. */
const unplayed = (scenes: readonly Scene[]) => scenes.filter(({ conversationId }) => conversationId === null).length

/** Works through the list, so many at a time. */
async function inTurn<T>(list: readonly T[], atOnce: number, work: (each: T) => Promise<void>): Promise<void> {
  const rest = list.values()
  await Promise.all(
    Array.from({ length: Math.min(atOnce, list.length) }, async () => {
      for (const each of rest) await work(each)
    }),
  )
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
