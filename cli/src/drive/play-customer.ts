import { setTimeout as sleep } from 'node:timers/promises'
import { Locale, type ConversationEvent } from '@baton/protocol'
import { ApiError, createApi, type CallApi } from '../api/call-api.ts'
import { readLog } from '../api/read-log.ts'
import { openKeyLine, openLiveLine, type CustomerLine, type LineParts } from './customer-line.ts'
import { holderAfter, type HolderKind } from './holder-after.ts'
import { newRecord, type ConversationRecord } from './run-record.ts'
import type { Scene } from './scene.ts'
import { strandedBecause } from './stranded-because.ts'
import type { World } from './world.ts'

/** What the customer knows from the screen. */
interface Screen {
  holder: HolderKind
  /** The last words of a person, and of the assistant once it had finished. */
  personSpoke: number
  assistantSpoke: number
  resolved: boolean
}

/** How long a line may be quiet after the assistant's answer before the customer goes on: a handoff may follow it. Milliseconds. */
const afterAnswerMs = 400

/** Plays one customer from the first word to the end, and writes down what was said, told and seen. */
export async function playCustomer(world: World, scene: Scene): Promise<void> {
  const { chance, exchanges, fate, signal } = scene
  const screen: Screen = { holder: 'assistant', personSpoke: 0, assistantSpoke: 0, resolved: false }
  const { record, visitor, line } = await enter(world, scene, (events) => {
    for (const event of events) show(screen, event)
    signal.changed()
  })
  let said = 0

  try {
    for (const [place, exchange] of exchanges.entries()) {
      if (place > 0) await world.pace('beforeAnswering', chance)
      scene.speaking = true
      scene.begun = place + 1
      world.counts.turns += 1
      for (const [at, sentence] of exchange.customer.entries()) {
        if (at > 0) await world.pace('betweenSentences', chance)
        said += 1
        sayOnce(`${record.conversationId}-c${said}`, sentence)
      }
      // Nobody can answer what has not arrived: a line that was cut is waited for.
      await signal.until(() => line.unacknowledged() === 0, world.patienceMs)
      scene.speaking = false
      signal.changed()
      if (!(await answered())) world.counts.impatient += 1
    }
    if (fate.presses && visitor && !hasPerson(record)) await press(visitor)
    scene.over = true
    signal.changed()
    await settle()
  } finally {
    scene.speaking = false
    scene.over = true
    signal.changed()
    world.counts.reconnects += line.reconnects()
    await line.close()
    record.log = (await readLog(world.call, record.conversationId)).events
  }

  /** Says it, sometimes loses the line over it, sometimes says it again with the same id. */
  function sayOnce(clientId: string, text: string): void {
    line.say(clientId, text)
    world.counts.customerMessages += 1
    if (chance.happens(0.06)) {
      line.drop(chance.between(50, 1500))
      world.counts.drops += 1
    } else if (chance.happens(0.05)) {
      line.repeat(clientId, text)
      world.counts.repeats += 1
    }
  }

  /** Until whoever holds the conversation has answered the last words; the queue is waited through. */
  async function answered(): Promise<boolean> {
    const until = Date.now() + world.patienceMs
    for (;;) {
      const held = await signal.until(isAnswered, until - Date.now())
      if (!held) return false
      if (screen.holder !== 'assistant') return true
      await sleep(afterAnswerMs)
      if (isAnswered()) return true
    }
  }

  function isAnswered(): boolean {
    if (line.unacknowledged() > 0) return false
    const last = Math.max(0, ...record.acks.filter(({ clientId }) => clientId.includes('-c')).map(({ seq }) => seq))
    if (screen.resolved || screen.personSpoke > last) return true
    return screen.holder === 'assistant' && screen.assistantSpoke > last
  }

  /** "Talk to a person", then waits for that person's words. */
  async function press(call: CallApi): Promise<void> {
    const before = screen.personSpoke
    try {
      await call('handOff', { params: { id: record.conversationId }, body: {} })
    } catch (error) {
      // Somebody was faster, or it is over: both may happen to a customer.
      if (error instanceof ApiError && error.problem.status === 409) return
      throw error
    }
    world.counts.presses += 1
    const came = await signal.until(() => screen.personSpoke > before || screen.resolved, world.patienceMs)
    if (!came) world.counts.impatient += 1
  }

  /** Until the log is at rest, and the screen shows all of it. */
  async function settle(): Promise<void> {
    const until = Date.now() + world.patienceMs
    while (Date.now() < until) {
      await signal.until(() => screen.resolved || screen.holder === 'assistant', 1000)
      const { events, upTo } = await readLog(world.call, record.conversationId)
      const held = events.reduce<HolderKind>(holderAfter, 'nobody')
      const atRest = held !== 'agent' && strandedBecause(events, Date.now()) === null && line.unacknowledged() === 0
      if (atRest && line.reading.upTo >= upTo) return
      await sleep(300)
    }
  }
}

async function enter(
  world: World,
  scene: Scene,
  onNews: LineParts['onNews'],
): Promise<{ record: ConversationRecord; visitor: CallApi | null; line: CustomerLine }> {
  const { url, call, workspace, counts } = world
  const locale = Locale.catch('en').parse(scene.conversation.language)
  const page = { url: `${url}/demo/help.html`, title: 'Help' }
  const byKey = scene.fate.line === 'key'
  const visit = byKey
    ? null
    : await createApi({ url, patienceMs: 300_000, onWait: () => (counts.slowedDown += 1) })('startVisit', {
        body: { workspace, locale },
      })
  const visitor = visit && createApi({ url, token: visit.token })
  const { id } = visitor
    ? await visitor('openConversation', { body: { channel: 'widget', locale, page } })
    : await call('openConversation', {
        body: {
          customer: { externalId: `${world.run}.${plain(scene.conversation.id)}` },
          channel: 'api',
          locale,
          page,
        },
      })
  const record = newRecord(id, scene.conversation.id)
  world.records.set(id, record)
  world.scenes.set(id, scene)
  scene.conversationId = id
  const parts: LineParts = {
    record,
    onNews,
    onRefused(clientId, why) {
      counts.refused += 1
      world.say(`${scene.conversation.id}: ${clientId} was refused: ${why}`)
    },
  }
  const line = visit ? openLiveLine({ url, token: visit.token }, parts) : openKeyLine(call, parts)
  return { record, visitor, line }
}

function show(screen: Screen, event: ConversationEvent): void {
  screen.holder = holderAfter(screen.holder, event)
  if (event.type === 'AgentReplied') screen.personSpoke = event.seq
  if (event.type === 'AssistantSaid' && event['last'] === true) screen.assistantSpoke = event.seq
  if (event.type === 'Resolved') screen.resolved = true
  if (event.type === 'Reopened') screen.resolved = false
}

/** Whether a person spoke in it at any time. */
const hasPerson = (record: ConversationRecord) =>
  record.readings.some(({ arrived }) => arrived.some(({ type }) => type === 'AgentReplied'))

const plain = (id: string) => id.replaceAll(/[^\w.:@+-]+/g, '-').slice(0, 90)
