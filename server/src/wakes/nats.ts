import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { Carrier } from './wakes.ts'

export interface NatsCarrierParts {
  url: string
  /** Nodes of one database have one subject. */
  subject: string
  take(batch: string): void
  log: (message: string, detail: object) => void
  /** Between two tries to connect. Milliseconds. */
  retryMs?: number
}

/**
 * NATS core between nodes: nothing is kept, nothing acknowledged. Connects in the background and again whenever the line breaks; the
 * server starts and works without it.
 */
export function openNats({ url, subject, take, log, retryMs = 1000 }: NatsCarrierParts): Carrier {
  let connection: NatsConnection | undefined
  let live = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let told = false

  async function open(): Promise<void> {
    try {
      const made = await connect({
        ...partsOf(url),
        name: 'baton',
        maxReconnectAttempts: -1,
        reconnectTimeWait: retryMs,
        ignoreAuthErrorAbort: true,
        pingInterval: 10_000,
        maxPingOut: 2,
      })
      if (closed) return await made.close()
      connection = made
      live = true
      made.subscribe(subject, {
        callback: (error, message) => {
          if (!error) take(message.string())
        },
      })
      await watch(made)
      live = false
      throw new Error('the connection was closed')
    } catch (error) {
      if (closed) return
      // Once: it is tried every second.
      if (!told) log('NATS cannot be reached: other nodes are found by looking until it can', { error: String(error) })
      told = true
      timer = setTimeout(() => void open(), retryMs)
    }
  }

  /** Until it is closed for good. */
  async function watch(made: NatsConnection): Promise<void> {
    for await (const status of made.status()) {
      if (status.type === 'disconnect') {
        live = false
        log('NATS is away: other nodes are found by looking until it is back', {})
      }
      if (status.type === 'reconnect') {
        live = true
        log('NATS is back', {})
      }
      if (status.type === 'error') log('NATS said no', { error: String(status.error) })
    }
  }

  void open()
  return {
    name: 'nats',
    bytes: 256 * 1024,
    // While it is away nothing is kept for it: old wake-ups wake nobody.
    worthwhile: () => live,
    publish: (batch) => connection?.publish(subject, batch),
    async close() {
      closed = true
      live = false
      clearTimeout(timer)
      await connection?.close()
    },
  }
}

/** NATS takes its credentials beside the address, not in it. */
function partsOf(url: string): { servers: string; user?: string; pass?: string; token?: string } {
  const { protocol, host, username, password } = new URL(url)
  const servers = `${protocol}//${host}`
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)]
  if (user && pass) return { servers, user, pass }
  return user ? { servers, token: user } : { servers }
}
