import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let running: TestNode | undefined
  afterEach(() => running?.stop())

  /** A node whose statements that fit a pattern wait at a gate. */
  async function node(stops: RegExp) {
    const gate = gated((await open()).db, stops)
    const it = await createTestNode(gate.db)
    running = it
    const url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    const auth = { authorization: `Bearer ${visit.token}` }
    const { json: conversation } = await it.call('POST', '/v1/conversations', {}, auth)
    const gauge = async (name: string) => {
      const metrics = await it.node.app.inject({ method: 'GET', url: '/metrics' })
      return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(metrics.body)?.[1])
    }
    return { it, url, gate, gauge, token: String(visit.token), conversation: String(conversation.id) }
  }

  test('a client that goes while it subscribes leaves no subscription behind', async () => {
    const { url, gate, gauge, token, conversation } = await node(/from baton\.receipts/)
    const client = await connectLive(url, token)
    gate.close()
    client.send({ type: 'subscribe', conversationId: conversation, after: 0 })
    await gate.reached()
    await client.close()
    await expect.poll(() => gauge('baton_sockets')).toBe(0)
    gate.open()
    await gate.passed()
    expect(await gauge('baton_subscriptions')).toBe(0)
  })

  test('a client that goes while it says who it is is not asked about for ever', async () => {
    const { it, url, gate, gauge } = await node(/from baton\.visitors where token_hash/)
    // One whom the node has not seen before: it remembers for a moment whom it knows.
    const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    gate.close()
    const client = await connectLive(url, visit.token)
    await gate.reached()
    await client.close()
    await expect.poll(() => gauge('baton_sockets')).toBe(0)
    gate.open()
    await gate.passed()
    await new Promise((resolve) => setTimeout(resolve, 4500))
    expect(gate.asked(/select 1 from baton\.visitors/)).toBe(0)
  })

  test('a session that ended cannot go on through a socket that its client does not close', async () => {
    const { it, url, token, conversation } = await node(/nothing waits/)
    const client = await rawClient(url)
    client.send({ type: 'hello', token })
    await client.until('"ready"')
    await it.db.scoped(
      it.workspace,
      'update baton.visitors set customer_id = $2 where workspace_id = $1 and customer_id is null',
      [it.workspace, 'somebody'],
    )
    await client.until('session-ended')
    client.send({ type: 'send', conversationId: conversation, clientId: 'late', text: 'still me?', kind: 'message' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await it.call('GET', `/v1/conversations/${conversation}`)).json.version).toBe(1)
    client.end()
  })
})

/** A database that can be told to hold statements back, and counts what it was asked. */
function gated(inner: Database, stops: RegExp) {
  const asked: string[] = []
  let opened = Promise.resolve()
  let open = () => {}
  let reached = () => {}
  let reachedOnce = Promise.resolve()
  let running: Promise<unknown> = Promise.resolve()
  const held = async <T>(sql: string, run: () => Promise<T>): Promise<T> => {
    asked.push(sql)
    if (!stops.test(sql)) return run()
    reached()
    const mine = opened.then(run)
    running = mine.catch(() => {})
    return mine
  }
  const db: Database = {
    kind: inner.kind,
    call: (sql, params) => held(sql, () => inner.call(sql, params)),
    scoped: (workspace, sql, params) => held(sql, () => inner.scoped(workspace, sql, params)),
    // Held before it begins: inside, nobody else's statement could run.
    transaction: (as, work) =>
      held(as.role === 'baton_auth' ? 'select from baton.visitors where token_hash' : '', () =>
        inner.transaction(as, work),
      ),
    migrate: (work) => inner.migrate(work),
    close: () => inner.close(),
  }
  return {
    db,
    asked: (pattern: RegExp) => asked.filter((sql) => pattern.test(sql)).length,
    close() {
      opened = new Promise((resolve) => (open = resolve))
      reachedOnce = new Promise((resolve) => (reached = resolve))
    },
    open: () => open(),
    reached: () => reachedOnce,
    /** What was held has run, and whoever waited for it has gone on. */
    async passed() {
      await running
      await new Promise((resolve) => setTimeout(resolve, 50))
    },
  }
}

/** A client that speaks WebSocket by hand and never answers a close: what a hostile one does. */
async function rawClient(url: string) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let heard = ''
  socket.on('data', (data) => (heard += data.toString('latin1')))
  socket.on('error', () => {})
  socket.write(
    `GET /v1/live HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`,
  )
  const until = (text: string) => expect.poll(() => heard.includes(text), { timeout: 10_000, interval: 20 }).toBe(true)
  await until('101 Switching Protocols')
  return {
    until,
    /** One masked text frame of 126 to 65,535 bytes; the mask is of zeros. */
    send(frame: object) {
      const payload = Buffer.from(JSON.stringify(frame).padEnd(126))
      const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 255, 0, 0, 0, 0])
      socket.write(Buffer.concat([head, payload]))
    },
    end: () => socket.destroy(),
  }
}
