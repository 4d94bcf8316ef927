import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { WebSocketServer } from 'ws'
import type { Stage } from '../lab/stage.ts'
import { median, round } from '../lab/statistics.ts'
import { connect, connectLive, sendFrame, type Line } from '../lab/wire.ts'

export interface FanOut {
  /** One more subscriber, as a ratio of candidate to bare sockets. */
  perSubscriber: number
  /** One idle socket, as a ratio of candidate to a bare server. */
  idleMemory: number
  subscribers: number
  candidateUs: number
  floorUs: number
  candidateIdleKb: number
  floorIdleKb: number
}

/** P5: what one more reader of a conversation costs, and what one that only listens takes. */
export async function fanOut(stage: Stage, { subscribers = 200, samples = 150, idle = 1000 } = {}): Promise<FanOut> {
  const cost = await perSubscriber([await candidateRoom(stage), await floorRoom(stage)], subscribers, samples)
  const { conversation } = await stage.heldConversation()
  const live = { token: stage.key, conversation }
  const bytes = { candidate: [] as number[], floor: [] as number[] }
  for (let n = 0; n < 4; n++) {
    const floor = await withBareServer((url) => idleBytes(idle, url))
    const candidate = await idleBytes(idle, `${stage.url}/v1/live`, live)
    if (n === 0) continue // what the first connections of a process cost once
    bytes.floor.push(floor)
    bytes.candidate.push(candidate)
  }
  const [candidateIdle, floorIdle] = [median(bytes.candidate), median(bytes.floor)]
  return {
    perSubscriber: round((cost[0] ?? NaN) / (cost[1] ?? NaN)),
    idleMemory: round(candidateIdle / floorIdle),
    subscribers,
    candidateUs: round((cost[0] ?? NaN) * 1000),
    floorUs: round((cost[1] ?? NaN) * 1000),
    candidateIdleKb: round(candidateIdle / 1024),
    floorIdleKb: round(floorIdle / 1024),
  }
}

/** One writer, and as many readers as are asked for. */
interface Room {
  writer: Line
  reader(): Promise<Line>
  frame(clientId: string): string
}

async function candidateRoom(stage: Stage): Promise<Room> {
  const { conversation, token } = await stage.heldConversation()
  return {
    writer: await connectLive(stage, token),
    reader: () => connectLive(stage, stage.key, [conversation]),
    frame: (clientId) => sendFrame(conversation, clientId),
  }
}

/** The floor pushes what it gets: its message is as long as what the candidate pushes for one. */
async function floorRoom(stage: Stage): Promise<Room> {
  const held = await stage.heldConversation()
  const reader = await connectLive(stage, stage.key, [held.conversation])
  const writer = await connectLive(stage, held.token)
  const pushed = new Promise<string>((resolve) => (reader.heard = resolve))
  writer.send(sendFrame(held.conversation, 'measure'))
  const { length } = await pushed
  await Promise.all([reader.close(), writer.close()])
  return {
    writer: await connect(`${stage.url}/floor?write=fan`),
    reader: () => connect(`${stage.url}/floor?read=fan`),
    frame: (clientId) => sendFrame(held.conversation, clientId).padEnd(length),
  }
}

/** Milliseconds for one more in each room: from sending to the last reader, with many and with one, the rooms in turn. */
async function perSubscriber(rooms: readonly Room[], subscribers: number, samples: number): Promise<number[]> {
  const readers: Line[][] = rooms.map(() => [])
  const grow = async (to: number) => {
    for (const [i, room] of rooms.entries()) while (readers[i]!.length < to) readers[i]!.push(await room.reader())
  }
  const latencies = async (name: string) => {
    const took = rooms.map((): number[] => [])
    for (let n = 0; n < samples + 20; n++)
      for (const [i, room] of rooms.entries()) {
        const ms = await latency(room, readers[i]!, `${name}${n}`)
        if (n >= 20) took[i]!.push(ms)
      }
    return took.map((each) => median(each))
  }
  await grow(1)
  const alone = await latencies('alone')
  await grow(subscribers)
  const many = await latencies('many')
  await Promise.all(rooms.flatMap(({ writer }, i) => [writer, ...readers[i]!].map((line) => line.close())))
  return many.map((ms, i) => (ms - (alone[i] ?? NaN)) / (subscribers - 1))
}

async function latency(room: Room, readers: readonly Line[], clientId: string): Promise<number> {
  const began = performance.now()
  await new Promise<void>((resolve) => {
    let left = readers.length
    for (const reader of readers) reader.heard = () => --left === 0 && resolve()
    room.writer.send(room.frame(clientId))
  })
  return performance.now() - began
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What this process holds, when all that nobody needs is gone. Bytes. */
async function used(): Promise<number> {
  for (let n = 0; n < 3; n++) {
    await sleep(100)
    collect()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** What one socket from another process takes in this one, in bytes. */
async function idleBytes(count: number, url: string, live?: { token: string; conversation: string }): Promise<number> {
  const before = await used()
  const program = path.join(import.meta.dirname, '../lab/idle-sockets.ts')
  const child = fork(program, [String(count), url, JSON.stringify(live ?? null)])
  await once(child, 'message')
  const bytes = ((await used()) - before) / count
  child.kill()
  await once(child, 'exit')
  await sleep(500)
  return bytes
}

async function withBareServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  server.on('connection', (socket) => socket.on('message', () => {}))
  try {
    return await work(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.close()
  }
}
