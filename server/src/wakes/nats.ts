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

  const { servers, ...credentials } = partsOf(url)
  const connecting = connect({
    servers,
    ...credentials,
    name: 'baton',
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: retryMs,
    ignoreAuthErrorAbort: true,
    pingInterval: 10_000,
    maxPingOut: 2,
  })
    .then((made) => {
      connection = made
      if (closed) return made.close()
      live = true
      made.subscribe(subject, { callback: (error, message) => error ?? take(message.string()) })
      void watch(made)
      return undefined
    })
    .catch((error: unknown) => {
      log('NATS cannot be used: other nodes are found by looking', { error: String(error) })
    })

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

  return {
    name: 'nats',
    bytes: 256 * 1024,
    // While it is away nothing is kept for it: old wake-ups wake nobody.
    worthwhile: () => live,
    publish: (batch) => connection?.publish(subject, batch),
    async close() {
      closed = true
      live = false
      await connection?.close()
      if (!connection) void connecting // still trying: it closes what it gets
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
