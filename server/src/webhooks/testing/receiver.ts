import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Received {
  headers: Record<string, string>
  body: string
  json: any // oxlint-disable-line typescript/no-explicit-any
  path: string
}

/** Somebody else's server that webhooks are sent to: keeps what comes, and answers as it is told. */
export interface Receiver {
  origin: string
  received: Received[]
  /** What it answers from now on; null does not answer at all. */
  answers(status: number | null, headers?: Record<string, string>): void
  /** Waits until so many have come. */
  got(count: number): Promise<Received[]>
  stop(): void
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let answer: { status: number | null; headers: Record<string, string> } = { status: 200, headers: {} }
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const headers = request.headers as Record<string, string>
      received.push({ headers, body, json: JSON.parse(body), path: request.url ?? '' })
      if (answer.status !== null) response.writeHead(answer.status, answer.headers).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers: (status, headers = {}) => void (answer = { status, headers }),
    async got(count) {
      for (let i = 0; i < 400 && received.length < count; i += 1) await sleep(20)
      if (received.length < count) throw new Error(`${received.length} of ${count} came`)
      return received
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
