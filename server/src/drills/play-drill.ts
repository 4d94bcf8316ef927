import { drillChannel, type Locale, type Notice } from '@baton/engine'
import { phrase, renderNotice } from '@baton/protocol'
import type { DrillLine, DrillPage, ScriptedDrill } from './drill.ts'
import type { StandIns } from './stand-in.ts'
import { judgeDrill, turnOf, type Broken, type DrillEvent, type SeenPackage } from './judge-drill.ts'

/** A desk that drills can be played on, by its API and an API key; the answer parsed, null where it is empty. */
export interface DrillDesk {
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<DeskAnswer>
  /** Answers that conversation's actions in place of who they would call. A desk of customers has none: there actions are real. */
  standIn?(conversation: string, standIns: StandIns): void
}

export interface DeskAnswer {
  status: number
  json: any // oxlint-disable-line typescript/no-explicit-any
}

/** One message of the thread, in the order it stands in: what was said, or what the customer was told by the desk. */
export interface Spoken {
  by: 'customer' | 'assistant' | 'desk'
  text: string
}

export interface PlayedDrill {
  name: string
  passed: boolean
  /** Why it failed; empty where it passed. */
  broken: readonly Broken[]
  /** After how many lines of the customer a person was called, and the kind of the reason; null where nobody was. */
  turn: number | null
  reason: string | null
  transcript: readonly Spoken[]
  /** How long it took. Milliseconds. */
  ms: number
}

export interface PlayOptions {
  /** Tells this run's customer from all others. */
  newId(): string
  /** Milliseconds; only differences of it count. */
  clock(): number
  sleep(ms: number): Promise<void>
  /** How often the desk is asked whether it has answered, and for how long. Milliseconds. */
  pollMs?: number
  patienceMs?: number
  /** Whether the customer and all they said is forgotten afterwards: where the desk is somebody's. */
  forgets?: boolean
}

/** The desk or the drill broke before anything could be judged. */
export class DrillBroke extends Error {}

/**
 * Plays one customer against a desk, line by line, and judges what came of it. The conversation runs on the channel of drills: no agent is
 * offered it, and nothing counts it. What the customer says ends where a person has been called. Never throws.
 */
export async function playDrill(desk: DrillDesk, drill: ScriptedDrill, options: PlayOptions): Promise<PlayedDrill> {
  const began = options.clock()
  let log: DrillEvent[] = []
  let broken: readonly Broken[]
  const externalId = `${drillChannel}.${drill.name}.${options.newId()}`.slice(0, 128)
  const talk = createTalk(desk, options, (events) => (log = events))
  try {
    await talk.begin(drill, externalId)
    for (const [i, line] of drill.says.entries()) {
      if (log.some(({ type }) => type === 'Escalated')) break
      await talk.say(line, drill.language, i)
    }
    await talk.read()
    broken = judgeDrill(drill.expect, log, await packageOf(desk, log))
  } catch (error) {
    const found = error instanceof DrillBroke ? error.message : `it broke: ${String(error)}`
    broken = [{ what: 'played', wanted: 'to its end', found }]
  }
  await talk.end(externalId, options.forgets ?? false).catch(() => {})
  const escalated = log.find(({ type }) => type === 'Escalated')
  return {
    name: drill.name,
    passed: broken.length === 0,
    broken,
    turn: turnOf(log, escalated),
    reason: (escalated?.['reason'] as { kind?: string } | undefined)?.kind ?? null,
    transcript: log.flatMap((event) => [...spoken(event, drill.language), ...stoodIn(event, log, drill.actions)]),
    ms: Math.round(options.clock() - began),
  }
}

async function packageOf(desk: DrillDesk, log: readonly DrillEvent[]): Promise<SeenPackage | null> {
  const escalated = log.find(({ type }) => type === 'Escalated')
  if (!escalated) return null
  const { package: pkg } = await ask(desk, 'GET', `/v1/handoffs/${String(escalated['handoffId'])}`)
  return pkg as SeenPackage
}

/** The customer's side of one conversation. */
function createTalk(desk: DrillDesk, options: PlayOptions, seen: (log: DrillEvent[]) => void) {
  const { pollMs = 40, patienceMs = 30_000 } = options
  const log: DrillEvent[] = []
  let path = ''

  async function read(): Promise<void> {
    for (;;) {
      const { events, caughtUp } = await ask(desk, 'GET', `${path}/events?after=${log.at(-1)?.seq ?? 0}`)
      log.push(...(events as DrillEvent[]))
      seen([...log])
      if (caughtUp || events.length === 0) return
    }
  }

  async function until(done: () => boolean, otherwise: string): Promise<void> {
    const limit = options.clock() + patienceMs
    for (;;) {
      await read()
      if (done()) return
      if (options.clock() > limit) throw new DrillBroke(`${otherwise} within ${patienceMs / 1000} s`)
      await options.sleep(pollMs)
    }
  }

  async function write(text: string, waits: boolean, page: DrillPage | null, turn: number): Promise<void> {
    const message = { clientId: `line-${turn + 1}`, author: { kind: 'customer' }, text, ...(page ? { page } : {}) }
    const { seq } = await ask(desk, 'POST', `${path}/messages`, message)
    if (!waits) return
    // Answered, handed off, or held by people already: then nobody answers at once.
    await until(() => isSettled(log, seq), `line ${turn + 1} had no answer`)
  }

  return {
    read,
    async begin({ customer, language, actions }: ScriptedDrill, externalId: string): Promise<void> {
      const declares = Object.keys(actions).length > 0
      if (declares && !desk.standIn)
        throw new DrillBroke('it declares what its actions are answered, and on a desk that runs they would be made')
      const { tier, known, page } = customer
      if (known)
        await ask(desk, 'PUT', `/v1/customers/${externalId}`, { name: 'Dana Whitfield', ...(tier ? { tier } : {}) })
      const opened = await ask(desk, 'POST', '/v1/conversations', {
        customer: { externalId },
        channel: drillChannel,
        locale: language,
        ...(page ? { page } : {}),
      })
      path = `/v1/conversations/${String(opened.id)}`
      if (declares) desk.standIn?.(String(opened.id), actions)
      await read()
    },
    async say(line: DrillLine, language: Locale, turn: number): Promise<void> {
      if (line.kind === 'say') return write(line.text, line.waits, line.page, turn)
      const asked = log.findLast(({ type }) => type === 'AssistantSaid')?.['asks'] as { kind?: string } | null
      if (asked?.kind !== 'did-that-help')
        throw new DrillBroke(`line ${turn + 1} answers “${phrase('didThatHelp', language)}”, and that was not asked`)
      await write(phrase(line.yes ? 'yes' : 'no', language), true, null, turn)
    },
    /** Nothing of it stays open. */
    async end(externalId: string, forgets: boolean): Promise<void> {
      if (path !== '') await desk.call('POST', `${path}/resolve`, {})
      if (forgets) await desk.call('DELETE', `/v1/customers/${externalId}`)
    },
  }
}

/** Whether the desk has done with the message of that number. */
function isSettled(log: readonly DrillEvent[], seq: number): boolean {
  const messageId = log.find((event) => event.seq === seq)?.['messageId']
  return log.some(
    ({ type, seq: at, basedOn }) =>
      at > seq && (type === 'Escalated' || (type === 'TurnEnded' && basedOn === messageId)),
  )
}

async function ask(desk: DrillDesk, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<any> {
  const { status, json } = await desk.call(method, path, body)
  if (status < 300) return json
  const why = `${json?.title ?? ''}${json?.detail ? ` (${json.detail})` : ''}. ${json?.next ?? ''}`
  throw new DrillBroke(`${method} ${path.replace(/\?.*/, '')} was answered with ${status}: ${why}`)
}

/** What a stand-in answered, so that nobody takes it for what the real action does. */
function stoodIn(event: DrillEvent, log: readonly DrillEvent[], actions: StandIns): Spoken[] {
  if (event.type !== 'AttemptEnded') return []
  const began = log.find((each) => each.type === 'AttemptStarted' && each['attemptId'] === event['attemptId'])
  const step = began?.['path'] === 'action' ? String(began['ref']) : ''
  const standIn = Object.hasOwn(actions, step) ? actions[step] : undefined
  if (!standIn) return []
  const answered = standIn.kind === 'fails' ? `failed (${standIn.fault})` : 'answered'
  return [{ by: 'desk', text: `[stand-in of this drill] ${step} ${answered}.` }]
}

function spoken(event: DrillEvent, language: Locale): Spoken[] {
  const text = typeof event['text'] === 'string' ? event['text'] : ''
  if (event.type === 'MessageReceived') return [{ by: 'customer', text }]
  if (event.type === 'AssistantSaid') return [{ by: 'assistant', text }]
  const told = event['told'] as Notice | null | undefined
  return told
    ? [{ by: 'desk', text: renderNotice(told, language, { now: Date.parse(event.at), timeZone: 'UTC' }) }]
    : []
}
