import type { ClientFrame, ConversationEvent, ServerFrame } from '@baton/protocol'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode } from '../testing/test-node.ts'

const messages = 40
const megabyte = 1024 * 1024

eachDatabase((_name, open) => {
  test('who reads nothing of a real line is cut off, hears why once they read on, and goes on from there without a gap (R9)', async () => {
    const it = await createTestNode((await open()).db)
    try {
      const url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
      const { json: conversation } = await it.call('POST', '/v1/conversations', {
        customer: { externalId: 'reads-slowly' },
        channel: 'api',
      })
      const say = async (n: number) => {
        const text = `${n} ${'much to read '.repeat(500)}`
        const said = await it.call('POST', `/v1/conversations/${conversation.id}/messages`, { clientId: `m${n}`, text })
        expect(said.status).toBe(201)
      }
      for (let n = 0; n < messages; n++) await say(n)
      const subscriptions = async () => {
        const { body } = await it.node.app.inject({ method: 'GET', url: '/metrics' })
        return Number(/^baton_subscriptions (\d+)$/m.exec(body)?.[1])
      }

      const slow = new WebSocket(url.replace(/^http/, 'ws') + '/v1/live')
      const code = new Promise<number>((resolve) => slow.once('close', resolve))
      const read: ConversationEvent[] = []
      let bytes = 0
      slow.on('message', (data) => {
        bytes += String(data).length
        const frame = JSON.parse(String(data)) as ServerFrame
        if (frame.type === 'events') read.push(...frame.events)
      })
      await new Promise((resolve) => slow.once('open', resolve))
      const tell = (frame: ClientFrame) => slow.send(JSON.stringify(frame))
      tell({ type: 'hello', token: it.key })
      tell({ type: 'subscribe', conversationId: conversation.id, after: 0 })
      await expect.poll(() => read.length).toBeGreaterThan(messages)
      const [once, before] = [bytes, read.length]
      expect(once).toBeGreaterThan(megabyte / 8)

      slow.pause()
      // The system holds some megabytes at both ends of a line before the server has any to hold.
      const most = 64 * megabyte
      let asked = 0
      while ((await subscriptions()) > 0) {
        expect(asked * once).toBeLessThan(most)
        tell({ type: 'subscribe', conversationId: conversation.id, after: 0 })
        asked += 1
      }
      // Cut off, nothing more of it is taken and nothing more is sent.
      await say(messages)
      slow.resume()
      expect(await code).toBe(4408)
      expect(bytes).toBeLessThan(asked * once + once)
      expect(read.length).toBeGreaterThan(before)

      const last = Math.max(...read.map(({ seq }) => seq))
      const again = await connectLive(url, it.key)
      again.send({ type: 'subscribe', conversationId: conversation.id, after: last })
      await again.untilEvent(conversation.id, 'MessageReceived')
      const seen = new Set([...read, ...again.events(conversation.id)].map(({ seq }) => seq))
      expect([...seen].toSorted((a, b) => a - b)).toEqual(Array.from({ length: seen.size }, (_, n) => n + 1))
      await again.close()
    } finally {
      await it.stop()
    }
  })
})
