import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http'
import type { ServerFrame } from '@baton/protocol'
import { afterEach, expect, test } from 'vitest'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

interface Stream {
  frames: ServerFrame[]
  /** The id of the last event. */
  lastId(): string
  until(fits: (frame: ServerFrame) => boolean): Promise<ServerFrame>
  seqs(): number[]
  closed: Promise<void>
  close(): void
}

/** An EventSource as a browser has it, without its coming back by itself. */
async function openStream(url: string, headers: Record<string, string>): Promise<Stream> {
  const frames: ServerFrame[] = []
  let lastId = ''
  let rest = ''
  const [sent, response] = await new Promise<[ClientRequest, IncomingMessage]>((resolve, reject) => {
    const sent = ask(url, { headers: { accept: 'text/event-stream', ...headers } }, (got) => resolve([sent, got]))
    sent.on('error', reject)
    sent.end()
  })
  if (response.statusCode !== 200) throw new Error(String(response.statusCode))
  expect(response.headers['content-type']).toContain('text/event-stream')
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    const events = (rest + chunk).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      for (const line of event.split('\n')) {
        if (line.startsWith('id: ')) lastId = line.slice(4)
        if (line.startsWith('data: ')) frames.push(JSON.parse(line.slice(6)) as ServerFrame)
      }
    }
  })
  response.on('error', () => {})
  return {
    frames,
    lastId: () => lastId,
    async until(fits) {
      await expect.poll(() => frames.some(fits), { timeout: 10_000, interval: 10 }).toBe(true)
      return frames.find(fits) as ServerFrame
    },
    seqs: () => frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ seq }) => seq) : [])),
    closed: new Promise((resolve) => response.on('close', resolve)),
    close: () => void sent.destroy(),
  }
}

eachDatabase((_name, open) => {
  let it: TestNode
  afterEach(() => it.stop())

  async function start() {
    it = await createTestNode((await open()).db)
    const url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    const visitor = { authorization: `Bearer ${visit.token}` }
    const { json: opened } = await it.call('POST', '/v1/conversations', {}, visitor)
    const { json: agent } = await it.call('POST', '/v1/agents', { name: 'Kim', email: `kim@${it.workspace}.example` })
    const deps = { db: it.db, newId: it.newId, endings: createEndings() }
    const session = await openSession(deps, { workspace: it.workspace, agentId: agent.id }, Date.now())
    const id = String(opened.id)
    let said = 0
    return {
      live: `${url}/v1/live`,
      id,
      visitor,
      agentId: String(agent.id),
      cookie: { cookie: `baton_session=${session.token}` },
      say: async () => {
        said += 1
        await it.call(
          'POST',
          `/v1/conversations/${id}/messages`,
          { clientId: `c${said}`, text: `word ${said}` },
          visitor,
        )
        return said
      },
    }
  }

  test('brings rows and the facts of a conversation as they come, and goes on where the last event was, without gap or double', async () => {
    const { live, id, cookie, say } = await start()
    const asked = `${live}?follow=1&conversation=0.${id}`
    const one = await openStream(asked, cookie)
    expect(await one.until((frame) => frame.type === 'ready')).toMatchObject({ you: { kind: 'agent', name: 'Kim' } })
    await one.until((frame) => frame.type === 'rows' && frame.whole === true)
    await one.until((frame) => frame.type === 'events')
    await say()
    await say()
    await expect.poll(() => one.seqs().length).toBeGreaterThanOrEqual(3)
    await one.until((frame) => frame.type === 'rows' && frame.conversations.some((row) => row.lastText === 'word 2'))
    const seen = one.seqs()
    one.close()
    await one.closed
    for (let n = 0; n < 3; n++) await say()

    const two = await openStream(asked, { ...cookie, 'last-event-id': one.lastId() })
    const rows = await two.until((frame) => frame.type === 'rows')
    expect(rows).toMatchObject({ whole: false, conversations: [{ id, lastText: 'word 5' }] })
    await expect.poll(() => [...seen, ...two.seqs()].length).toBeGreaterThanOrEqual(6)
    const all = [...seen, ...two.seqs()]
    expect(all).toEqual(all.map((_, n) => n + 1))
    two.close()
  })

  test('a visitor hears of their own conversation what is theirs, and follows no rows', async () => {
    const { live, id, visitor, say } = await start()
    const mine = await openStream(`${live}?conversation=0.${id}`, visitor)
    await it.call('POST', `/v1/conversations/${id}/notes`, { clientId: 'n', text: 'for the team' })
    await say()
    await mine.until((frame) => frame.type === 'events' && frame.events.some(({ type }) => type === 'MessageReceived'))
    expect(JSON.stringify(mine.frames)).not.toContain('for the team')
    mine.close()
    const rows = await openStream(`${live}?follow=1`, visitor)
    expect(await rows.until((frame) => frame.type === 'problem')).toMatchObject({ problem: { code: 'forbidden' } })
    await rows.closed
    const { json: other } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'other' } })
    const theirs = await openStream(`${live}?conversation=0.${other.id}`, visitor)
    expect(await theirs.until((frame) => frame.type === 'problem')).toMatchObject({
      problem: { code: 'conversation_not_found' },
    })
    await theirs.closed
  })

  test('who is nobody, comes from a foreign page or asks for what there is not is told so', async () => {
    const { live, cookie } = await start()
    const tell = async (url: string, headers: Record<string, string>) => {
      const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers } })
      return ((await response.json()) as { code: string }).code
    }
    expect(await tell(live, {})).toBe('not_signed_in')
    expect(await tell(live, { authorization: 'Bearer bv_forged' })).toBe('token_invalid')
    expect(await tell(live, { ...cookie, origin: 'https://evil.example' })).toBe('origin_not_allowed')
    expect(await tell(`${live}?conversation=cnv_x`, cookie)).toBe('invalid_request')
    expect(await tell(`${live}?everything=1`, cookie)).toBe('unknown_field')
    expect(await tell(live, { ...cookie, accept: 'application/json' })).toBe('invalid_request')
  })

  test('ends within five seconds when the session does, and says goodbye when the server stops', async () => {
    const { live, agentId, cookie } = await start()
    const one = await openStream(`${live}?follow=1`, cookie)
    await one.until((frame) => frame.type === 'rows')
    const began = performance.now()
    await it.db.scoped(
      it.workspace,
      'update baton.sessions set ended_at = 1 where workspace_id = $1 and agent_id = $2',
      [it.workspace, agentId],
    )
    await one.closed
    expect(performance.now() - began).toBeLessThan(5000)
    expect(one.frames.at(-1)).toEqual({ type: 'bye', because: 'session-ended' })

    const two = await openStream(`${live}?follow=1`, { authorization: `Bearer ${it.key}` })
    await two.until((frame) => frame.type === 'rows')
    const stopping = it.stop()
    await two.closed
    expect(two.frames.at(-1)).toEqual({ type: 'bye', because: 'shutting-down' })
    await stopping
  })

  test('how far somebody has read can be said without a socket', async () => {
    const { live, id, visitor, say } = await start()
    const seq = (await say()) + 1
    const mine = await openStream(`${live}?conversation=0.${id}`, visitor)
    await mine.until((frame) => frame.type === 'receipts')
    expect((await it.call('POST', `/v1/conversations/${id}/seen`, { upTo: seq })).status).toBe(204)
    await mine.until((frame) => frame.type === 'receipts' && frame.team.seen === seq)
    mine.close()
  })
})
