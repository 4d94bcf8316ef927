import net from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** A message is 256 KiB at most. */
const most = 256 * 1024

eachDatabase((_name, open) => {
  let it: TestNode
  let url: string
  let token: string
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
    url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    token = (await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })).json.token
  })
  afterAll(() => it.stop())

  const alive = async () => expect((await it.call('GET', '/healthz')).status).toBe(200)
  const closing = (socket: WebSocket) => new Promise<number>((done) => socket.on('close', done).on('error', () => {}))
  async function opened(): Promise<WebSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`)
    await new Promise((done) => socket.on('open', done))
    return socket
  }

  describe('sockets that want to cost more than they are worth (S3)', () => {
    test('nothing is unpacked: compression is not agreed to, and a frame that claims it ends the connection', async () => {
      const socket = await opened()
      expect(socket.extensions).toBe('')
      const closed = closing(socket)
      // A text frame of one masked byte whose first reserved bit is set.
      rawOf(socket).write(Buffer.from([0xc1, 0x81, 0, 0, 0, 0, 0x61]))
      expect([1002, 1006]).toContain(await closed)
      await alive()
    })

    test.each([
      ['in one piece', [most + 1]],
      ['in pieces that are each small', Array.from({ length: 20 }, () => 16 * 1024)],
      ['in a thousand pieces', Array.from({ length: 1500 }, () => 200)],
    ] as const)('a message that is too large %s ends the connection before it says who it is', async (_how, pieces) => {
      const socket = await opened()
      const closed = closing(socket)
      for (const [n, size] of pieces.entries()) {
        if (socket.readyState !== WebSocket.OPEN) break
        socket.send('x'.repeat(size), { fin: n === pieces.length - 1 }, () => {})
      }
      expect([1006, 1009]).toContain(await closed)
      await alive()
    })

    test('whoever does not finish asking is let go: a head within twenty seconds, a request within minutes', async () => {
      const { server } = it.node.app
      expect(server.headersTimeout).toBe(20_000)
      expect(server.requestTimeout).toBeGreaterThan(0)
      expect(server.requestTimeout).toBeLessThanOrEqual(180_000)
      // Half a head holds up nobody else.
      const halves = await Promise.all(
        Array.from({ length: 50 }, () => {
          const half = net.connect(Number(new URL(url).port), '127.0.0.1')
          half.on('error', () => {})
          return new Promise<net.Socket>((done) =>
            half.on('connect', () => half.write('GET /v1/live HTTP/1.1\r\nHost: x\r\nUpgrade: webs', () => done(half))),
          )
        }),
      )
      const client = await connectLive(url, token)
      await client.until(({ type }) => type === 'ready')
      await client.close()
      for (const half of halves) half.destroy()
    })

    test('a person who is removed is gone from the socket, and a key that is revoked, within five seconds', async () => {
      const { json: kim } = await it.call('POST', '/v1/agents', {
        name: 'Kim',
        email: `kim@${it.workspace}.example`,
        password: 'correct horse battery',
      })
      const payload = { email: `kim@${it.workspace}.example`, password: 'correct horse battery' }
      const signedIn = await it.node.app.inject({ method: 'POST', url: '/v1/sessions', payload })
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
      const { json: key } = await it.call('POST', '/v1/keys', { name: 'to be revoked' })
      const clients = [await connectLive(url, undefined, { origin: url, cookie }), await connectLive(url, key.key)]
      for (const client of clients) await client.until(({ type }) => type === 'ready')
      const began = performance.now()
      expect((await it.call('DELETE', `/v1/agents/${kim.id}`)).status).toBe(200)
      expect((await it.call('DELETE', `/v1/keys/${key.id}`)).status).toBe(204)
      expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([4401, 4401])
      expect(performance.now() - began).toBeLessThan(5000)
      const back = await connectLive(url, undefined, { origin: url, cookie })
      expect(await back.closed).toBe(4401)
    })

    test('thousands of frames from sockets that come and go leave no memory behind', async () => {
      const { json } = await it.call('POST', '/v1/conversations', {}, { authorization: `Bearer ${token}` })
      async function round(): Promise<number> {
        for (let batch = 0; batch < 6; batch++) {
          await Promise.all(
            Array.from({ length: 20 }, async (_, n) => {
              const client = await connectLive(url, n % 2 ? token : 'bv_forged')
              for (let m = 0; m < 20; m++)
                client.send(
                  m % 2
                    ? { type: 'subscribe', conversationId: m % 4 ? json.id : `none-${n}-${m}`, after: 0 }
                    : ({ type: `odd ${n} ${m}`, padding: 'x'.repeat(500) } as never),
                )
              if (n % 2) await client.until(({ type }) => type === 'problem' || type === 'events')
              await client.close()
            }),
          )
        }
        await new Promise((done) => setTimeout(done, 50))
        collect()
        return process.memoryUsage().heapUsed
      }
      await round()
      const before = await round()
      const after = [await round(), await round(), await round()]
      // Each round leaves 120 connections behind: what they hold would be megabytes.
      expect(Math.min(...after) - before).toBeLessThan(3 * 1024 * 1024)
    })
  })
})

/** The line under the socket, for bytes that no client would write. */
const rawOf = (socket: WebSocket): net.Socket => (socket as unknown as { _socket: net.Socket })._socket
