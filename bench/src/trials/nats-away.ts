import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkMessages, countOf, type Findings } from '../checker/check-messages.ts'
import { startLoad } from '../kills/load.ts'
import { createServerProcess } from '../kills/server-process.ts'
import { connect, type Line } from '../lab/wire.ts'
import { call } from '../kills/clients.ts'
import { quantile } from '../lab/statistics.ts'

export interface NatsAwayResult {
  awayMs: number
  acknowledged: number
  /** From one node to a reader on the other: with NATS, while it was stopped, and after. Milliseconds. */
  withMs: { median: number; worst: number }
  withoutMs: { median: number; worst: number }
  afterMs: { median: number; worst: number }
  findings: Findings
  faults: number
}

/**
 * R5: two nodes on one PostgreSQL, woken by a NATS of their own that is stopped for a minute under load. Holds when nothing is lost or doubled, and
 * everything is with the other node within two seconds all the same.
 */
export async function natsAway(where: { databaseUrl: string }, { awayMs = 60_000 } = {}): Promise<NatsAwayResult> {
  const nats = await createNats()
  await nats.start()
  const nodes = [await createServerProcess(where, nats.url), await createServerProcess(where, nats.url)] as const
  try {
    for (const node of nodes) await node.start()
    let turn = 0
    const balancer = {
      key: nodes[0].key,
      get url(): string {
        return nodes[(turn += 1) % 2]!.url
      },
    }
    const load = await startLoad(balancer, 4)
    const probe = await probeAcross(nodes[0], nodes[1])
    const withMs = summed(await probe.times(5000))
    await nats.stop()
    const withoutMs = summed(await probe.times(awayMs))
    await nats.start()
    await sleep(3000)
    const afterMs = summed(await probe.times(5000))
    await probe.end()
    const findings = checkMessages(await load.finish())
    const faults = countOf(findings) + (withoutMs.worst > 2000 ? 1 : 0) + (afterMs.median > 1000 ? 1 : 0)
    return { awayMs, acknowledged: load.acknowledged(), withMs, withoutMs, afterMs, findings, faults }
  } finally {
    await Promise.all(nodes.map((node) => node.kill()))
    await nats.stop()
  }
}

function summed(times: readonly number[]): { median: number; worst: number } {
  return { median: Math.round(quantile(times, 0.5)), worst: Math.round(Math.max(...times)) }
}

interface Address {
  url: string
  key: string
}

/** Writes on one node, one message after the other, and waits for each on the other one. */
async function probeAcross(one: Address, two: Address) {
  const { json } = await call(one, 'POST', '/v1/conversations', { customer: { externalId: 'probe' }, channel: 'api' })
  const { id } = json as { id: string }
  const { json: agent } = await call(one, 'POST', '/v1/agents', { name: 'Ines', email: 'ines@torture.example' })
  await call(one, 'POST', `/v1/conversations/${id}/take-over`, { agentId: (agent as { id: string }).id })
  const reader: Line = await connect(`${two.url.replace('http', 'ws')}/v1/live`)
  let wanted: { words: string; heard: () => void } | undefined
  reader.heard = (text) => {
    if (wanted && text.includes(wanted.words)) wanted.heard()
  }
  reader.send(JSON.stringify({ type: 'hello', token: two.key }))
  reader.send(JSON.stringify({ type: 'subscribe', conversationId: id, after: 0 }))
  let said = 0
  return {
    async times(forMs: number): Promise<number[]> {
      const times: number[] = []
      const until = performance.now() + forMs
      while (performance.now() < until) {
        const words = `probe ${(said += 1)} of this`
        const heard = new Promise<void>((resolve) => (wanted = { words, heard: resolve }))
        const sent = { clientId: `probe-${said}`, author: { kind: 'customer' }, text: words }
        const { status } = await call(one, 'POST', `/v1/conversations/${id}/messages`, sent)
        if (status !== 201) throw new Error(`the probe was answered ${status}`)
        const began = performance.now()
        await heard
        times.push(performance.now() - began)
        await sleep(100)
      }
      return times
    },
    end: () => reader.close(),
  }
}

/** A NATS of our own, to be stopped and started at the same address. */
async function createNats(): Promise<{ url: string; start(): Promise<void>; stop(): Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  let child: ChildProcess | undefined
  return {
    url: `nats://127.0.0.1:${port}`,
    async start() {
      child = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] })
      const failed = once(child, 'error').then(([error]) => {
        throw new Error('nats-server cannot be started: install it (Debian: apt-get install nats-server)', {
          cause: error,
        })
      })
      const ready = (async () => {
        for await (const line of child.stderr!) if (String(line).includes('Server is ready')) return
      })()
      await Promise.race([ready, failed])
      child.stderr?.resume()
    },
    async stop() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
