import { WebSocket } from 'ws'
import type { ClientFrame, ServerFrame } from '@baton/protocol'
import type { Held, Stage } from './stage.ts'

/** A client's socket as bare as it gets: what it hears goes to `heard`, as text. */
export interface Line {
  send(text: string): void
  heard: (text: string) => void
  close(): Promise<void>
}

/** One way from a writer to a reader on another socket: the candidate's or the floor's. */
export interface Path {
  /** Sends one message and resolves when the reader has it. */
  deliver(clientId: string): Promise<void>
}

/** Ways that are read by one socket. */
export interface Paths {
  each: Path[]
  close(): Promise<void>
}

/** Words of a usual length, without anything that a decision looks at twice. */
const text =
  'The parcel came this morning but the corner of the reader is dented and it does not turn on any more. '.repeat(2)

/** A message as a client sends it. */
export const sendFrame = (conversation: string, clientId: string, said = text): string =>
  JSON.stringify({
    type: 'send',
    conversationId: conversation,
    clientId,
    text: said,
    kind: 'message',
  } satisfies ClientFrame)

/** Connects and listens before anything can be said. */
export async function connect(url: string): Promise<Line> {
  const socket = new WebSocket(url)
  const line: Line = {
    send: (text) => socket.send(text),
    heard: () => {},
    close: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve())
        socket.close()
      }),
  }
  socket.on('message', (data) => line.heard(String(data)))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  return line
}

/** A signed-in live connection. With `conversations` it has caught up with each of them. */
export async function connectLive(stage: Stage, token: string, conversations: readonly string[] = []): Promise<Line> {
  const line = await connect(`${stage.url}/v1/live`)
  await told(line, { type: 'hello', token }, (heard) => heard.type === 'ready')
  for (const conversationId of conversations)
    await told(
      line,
      { type: 'subscribe', conversationId, after: 0 },
      (heard) => heard.type === 'events' && heard.caughtUp,
    )
  line.heard = () => {}
  return line
}

function told(line: Line, frame: ClientFrame, fits: (heard: ServerFrame) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    line.heard = (text) => {
      const heard = JSON.parse(text) as ServerFrame
      if (heard.type === 'problem') reject(new Error(text))
      else if (fits(heard)) resolve()
    }
    line.send(JSON.stringify(frame))
  })
}

const hasClientId = /"clientId":"([^"]+)"/

/** Who waits for which message; one reader may hear many conversations. */
function createWaits(): { hear(text: string): void; wait(clientId: string): Promise<void> } {
  const waits = new Map<string, () => void>()
  return {
    hear(text) {
      const clientId = hasClientId.exec(text)?.[1] ?? ''
      waits.get(clientId)?.()
      waits.delete(clientId)
    },
    wait: (clientId) => new Promise((resolve) => waits.set(clientId, resolve)),
  }
}

/** The candidate's ways, one a conversation; all are read by one socket of the team. */
export async function candidatePaths(stage: Stage, held: readonly Held[]): Promise<Paths> {
  const reader = await connectLive(
    stage,
    stage.key,
    held.map(({ conversation }) => conversation),
  )
  const writers = await Promise.all(held.map(({ token }) => connectLive(stage, token)))
  for (const writer of writers)
    writer.heard = (heard) => {
      if (!heard.startsWith('{"type":"sent"')) throw new Error(`the candidate refused: ${heard}`)
    }
  return pathsOf(held, writers, reader)
}

/** The floor's ways, as many; the frames are the same bytes. */
export async function floorPaths(stage: Stage, held: readonly Held[]): Promise<Paths> {
  const rooms = held.map(({ conversation }) => conversation)
  const reader = await connect(`${stage.url}/floor?read=${rooms.join(',')}`)
  const writers = await Promise.all(rooms.map((room) => connect(`${stage.url}/floor?write=${room}`)))
  return pathsOf(held, writers, reader)
}

function pathsOf(held: readonly Held[], writers: readonly Line[], reader: Line): Paths {
  const { hear, wait } = createWaits()
  reader.heard = hear
  return {
    each: held.map(({ conversation }, n) => ({
      async deliver(clientId) {
        const heard = wait(clientId)
        writers[n]?.send(sendFrame(conversation, clientId))
        await heard
      },
    })),
    close: async () => void (await Promise.all([reader, ...writers].map((line) => line.close()))),
  }
}
