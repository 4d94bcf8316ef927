import type { Command } from '@baton/engine'
import type { HandoffPackage, ServerFrame } from '@baton/protocol'
import { assistantSays, customerSays } from '../lab/conversation.ts'
import type { Held, Stage } from '../lab/stage.ts'
import { median, quantile, round } from '../lab/statistics.ts'
import { connect, connectLive, sendFrame, type Line } from '../lab/wire.ts'

export interface HandoffLatency {
  /** Ratios of candidate to floor: to a socket that reads the conversation, as it does that has it open. */
  p50: number
  p99: number
  /** The share of what the conversation held that its package has. */
  whole: number
  samples: number
  packageBytes: number
  candidateMs: { p50: number; p99: number }
  floorMs: { p50: number; p99: number }
  /** To a socket that follows the workspace alone, as an inbox does: the row with the offer, then the conversation. */
  followerMs: { p50: number; p99: number }
}

const turns = 10
const asks = 'Please let me talk to a human being, this does not get me anywhere.'

/**
 * P8: from the customer's asking for a person to the agent's socket with the package, against commit and push of the package's bytes; one of
 * each in turn, each in a conversation of its own.
 */
export async function handoffLatency(stage: Stage, { samples = 200, warmUp = 20 } = {}): Promise<HandoffLatency> {
  const reader = await connectLive(stage, stage.key)
  const follower = await connectLive(stage, stage.key)
  follower.send(JSON.stringify({ type: 'follow' }))
  const floor = {
    reader: await connect(`${stage.url}/floor?read=handoffs`),
    writer: await connect(`${stage.url}/floor?write=handoffs`),
  }
  const took = { candidate: [] as number[], floor: [] as number[], follower: [] as number[] }
  const whole: number[] = []
  const bytes: number[] = []
  for (let n = 0; n < warmUp + samples; n++) {
    const held = await stage.openConversation()
    await talk(stage, held)
    const customer = await connectLive(stage, held.token)
    await subscribe(reader, held.conversation)
    const followed = followedTo(follower, held.conversation)
    const began = performance.now()
    const found = packageOn(reader, held.conversation)
    customer.send(sendFrame(held.conversation, `ask${n}`, asks))
    const got = await found
    const candidate = performance.now() - began
    const followedAt = (await followed) - began

    const frame = JSON.stringify({ clientId: `floor${n}`, package: got })
    const floorBegan = performance.now()
    const back = heardNext(floor.reader)
    floor.writer.send(frame)
    await back
    if (n >= warmUp) {
      took.floor.push(performance.now() - floorBegan)
      took.candidate.push(candidate)
      took.follower.push(followedAt)
      whole.push(wholeness(got))
      bytes.push(frame.length)
    }
    for (const line of [reader, follower])
      line.send(JSON.stringify({ type: 'unsubscribe', conversationId: held.conversation }))
    await customer.close()
    await resolve(stage, held)
  }
  await Promise.all([reader, follower, floor.reader, floor.writer].map((line) => line.close()))
  const of = (values: number[]) => ({ p50: round(quantile(values, 0.5)), p99: round(quantile(values, 0.99)) })
  const [candidateMs, floorMs] = [of(took.candidate), of(took.floor)]
  return {
    p50: round(candidateMs.p50 / floorMs.p50),
    p99: round(candidateMs.p99 / floorMs.p99),
    whole: round(Math.min(...whole)),
    samples,
    packageBytes: median(bytes),
    candidateMs,
    floorMs,
    followerMs: of(took.follower),
  }
}

/** The customer and the assistant, ten turns. */
async function talk(stage: Stage, { conversation, visitorId }: Held): Promise<void> {
  const where = { workspace: stage.workspace, conversation }
  for (let n = 0; n < turns; n++) {
    const said: Command = { ...customerSays(n), messageId: stage.newId('message') }
    await stage.node.door.handle(where, { kind: 'customer', id: visitorId }, said, { clientId: said.clientId })
    const { state } = await stage.node.door.current(where)
    await stage.node.door.handle(where, { kind: 'assistant' }, assistantSays(state, n))
  }
}

async function resolve(stage: Stage, { conversation }: Held): Promise<void> {
  const where = { workspace: stage.workspace, conversation }
  const by = { kind: 'agent', id: stage.agent } as const
  await stage.node.door.handle(where, by, { type: 'TakeOver', agentId: stage.agent })
  await stage.node.door.handle(where, by, {
    type: 'Resolve',
    by: 'agent',
    agentId: stage.agent,
    resolution: 'solved',
  })
}

function subscribe(line: Line, conversationId: string): Promise<void> {
  return until(
    line,
    (frame) => frame.type === 'events' && frame.caughtUp,
    () => line.send(JSON.stringify({ type: 'subscribe', conversationId, after: 0 })),
  ).then(() => {})
}

/** The package of this conversation's handoff, when the socket has it. */
async function packageOn(line: Line, conversationId: string): Promise<HandoffPackage> {
  const isPrepared = (event: { type: string }) => event.type === 'HandoffPrepared'
  const frame = await until(
    line,
    (heard) => heard.type === 'events' && heard.conversationId === conversationId && heard.events.some(isPrepared),
  )
  if (frame.type !== 'events') throw new Error('no events')
  return (frame.events.find(isPrepared) as unknown as { package: HandoffPackage }).package
}

/** When a follower of the workspace has the package: it subscribes as soon as it sees the offer. */
async function followedTo(line: Line, conversationId: string): Promise<number> {
  await until(
    line,
    (heard) =>
      heard.type === 'rows' && heard.conversations.some(({ id, handoffId }) => id === conversationId && handoffId),
  )
  const found = packageOn(line, conversationId)
  line.send(JSON.stringify({ type: 'subscribe', conversationId, after: 0 }))
  await found
  return performance.now()
}

function until(line: Line, fits: (frame: ServerFrame) => boolean, then = () => {}): Promise<ServerFrame> {
  return new Promise((done, failed) => {
    line.heard = (text) => {
      const frame = JSON.parse(text) as ServerFrame
      if (frame.type === 'problem') failed(new Error(text))
      else if (fits(frame)) done(frame)
    }
    then()
  })
}

const heardNext = (line: Line): Promise<void> => new Promise((done) => (line.heard = () => done()))

/** Of what was said in ten turns and who said it, how much the package has: all messages, the path that was tried, five values, what is wanted. */
function wholeness({ transcript, attempts, facts, summary, reason, tone }: HandoffPackage): number {
  const values = JSON.stringify(facts)
  const has = [
    transcript.complete && transcript.messages === 2 * turns + 1,
    attempts.some(({ title }) => title === 'Reset your reader'),
    ...['NX-48213', 'Ann Reiter', 'ann.reiter@mail.example', '129', '12 May'].map((value) => values.includes(value)),
    summary.wanted !== null,
    tone !== null,
    reason.kind === 'customer-asked',
  ]
  return has.filter(Boolean).length / has.length
}
