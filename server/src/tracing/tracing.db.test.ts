import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive, type LiveClient } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { register, unregister } from './start-tracing.ts'
import { traced } from './traced.ts'

const never = 3_600_000

// Two nodes on one PostgreSQL: what one commits is pushed by the other.
eachDatabase(
  (_name, open) => {
    const exporter = new InMemorySpanExporter()
    let one: TestNode
    let two: TestNode
    let reader: LiveClient
    let id: string
    let sent = 0
    beforeAll(async () => {
      await register(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
      const { db, url } = await open()
      const env = { DATABASE_URL: url ?? '' }
      one = await createTestNode(db, { env, pollMs: never })
      two = await createTestNode(db, { env, pollMs: never })
      const { json } = await one.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })
      id = json.id
      reader = await connectLive(await two.node.app.listen({ port: 0, host: '127.0.0.1' }), one.key)
      reader.send({ type: 'subscribe', conversationId: id, after: 0 })
      await reader.untilEvent(id, 'ConversationOpened')
    })
    afterAll(async () => {
      await reader.close()
      await Promise.all([one.stop(), two.stop()])
      unregister()
    })
    beforeEach(() => exporter.reset())

    const say = (headers = {}) =>
      one.call(
        'POST',
        `/v1/conversations/${id}/messages`,
        { clientId: `m${(sent += 1)}`, author: { kind: 'customer' }, text: 'My kettle leaks and I am sad' },
        headers,
      )

    test('a message is one trace from where it came in to where the other node pushed it', async () => {
      const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
      await say({ traceparent: `00-${traceId}-00f067aa0ba902b7-01` })
      await reader.untilEvent(id, 'MessageReceived', sent)
      const spans = () => exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId)
      for (let i = 0; i < 100 && !spans().some(({ name }) => name === 'push'); i += 1)
        await new Promise((done) => setTimeout(done, 20))
      const names = spans().map(({ name }) => name)
      for (const name of ['receive', 'decide', 'append', 'wake', 'push']) expect(names).toContain(name)
      // Each hangs on another of the same trace, up to what the client began.
      const ids = new Set(spans().map((span) => span.spanContext().spanId))
      const receive = spans().find(({ name }) => name === 'receive')
      expect(receive?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7')
      for (const span of spans())
        if (span !== receive)
          expect([span.name, ids.has(span.parentSpanContext?.spanId ?? '')]).toEqual([span.name, true])
      // No word of anybody is in it.
      const told = JSON.stringify(
        spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
      )
      expect(told).not.toMatch(/kettle|sad|dana/)
    })

    test('where nobody traces, nothing is made of it and it costs next to nothing', async () => {
      unregister()
      try {
        await say()
        await reader.untilEvent(id, 'MessageReceived', sent)
        expect(exporter.getFinishedSpans()).toEqual([])
        let sum = 0
        const began = performance.now()
        for (let i = 0; i < 1_000_000; i += 1) traced('decide', { 'baton.seq': i }, () => (sum += i))
        const each = ((performance.now() - began) * 1000) / 1_000_000
        expect(sum).toBeGreaterThan(0)
        expect(each).toBeLessThan(2) // microseconds; a message has five of them
      } finally {
        await register(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
      }
    })
  },
  { only: 'postgres' },
)
