import { afterAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive, type LiveClient } from '../testing/live-client.ts'
import { createTestNode, saying, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let started: Promise<{ it: TestNode; url: string }> | undefined
  const start = () =>
    (started ??= (async () => {
      const it = await createTestNode((await open()).db)
      return { it, url: await it.node.app.listen({ port: 0, host: '127.0.0.1' }) }
    })())
  afterAll(async () => (await started)?.it.stop())

  async function visitor(): Promise<{ it: TestNode; url: string; token: string; id: string; client: LiveClient }> {
    const { it, url } = await start()
    const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    const { json: opened } = await it.call('POST', '/v1/conversations', {}, { authorization: `Bearer ${visit.token}` })
    return { it, url, token: visit.token, id: opened.id, client: await connectLive(url, visit.token) }
  }
  async function agent(it: TestNode, online = true): Promise<string> {
    const { json } = await it.call('POST', '/v1/agents', { name: 'Mara', email: `${it.newId('agent')}@desk.example` })
    if (online) await it.call('PUT', `/v1/agents/${json.id}/presence`, { status: 'online' })
    return json.id
  }

  describe('live updates', () => {
    test('a message is acknowledged, comes back as an event with its client id, and is answered', async () => {
      const { it, id, client } = await visitor()
      it.script(saying('Open Settings.', 'Then tap Wi-Fi.'))
      client.send({ type: 'subscribe', conversationId: id, after: 0 })
      client.send({ type: 'send', conversationId: id, clientId: 'c1', text: 'How do I connect?', kind: 'message' })
      const sent = await client.until((frame) => frame.type === 'sent')
      expect(sent).toMatchObject({ clientId: 'c1', seq: 2 })
      expect(await client.untilEvent(id, 'MessageReceived')).toMatchObject({
        seq: 2,
        clientId: 'c1',
        text: 'How do I connect?',
      })
      expect(await client.untilEvent(id, 'AssistantSaid', 2)).toMatchObject({
        part: 1,
        last: true,
        text: 'Then tap Wi-Fi.',
      })
      await client.close()
    })

    test('a customer sees the true outcome within a second of asking, and no fact that is not theirs (failure 4)', async () => {
      const { it, id, client } = await visitor()
      await agent(it)
      client.send({ type: 'subscribe', conversationId: id, after: 0 })
      const asked = performance.now()
      client.send({
        type: 'send',
        conversationId: id,
        clientId: 'c1',
        text: 'I want to talk to a human',
        kind: 'message',
      })
      const offered = await client.untilEvent(id, 'Offered')
      expect(performance.now() - asked).toBeLessThan(1000)
      expect(offered.told).toEqual({ key: 'handoff.offered', params: { team: 'Support' } })
      expect(Object.keys(offered).sort()).toEqual(['actor', 'at', 'seq', 'told', 'type'])
      expect(client.events(id).map(({ type }) => type)).not.toContain('HandoffPrepared')
      await client.close()
    })

    test('a client that resumes by its cursor sees each event once, in order', async () => {
      const { it, url, token, id, client } = await visitor()
      client.send({ type: 'subscribe', conversationId: id, after: 0 })
      const mara = await agent(it, false)
      const reply = (n: number) =>
        it.call('POST', `/v1/conversations/${id}/messages`, {
          clientId: `a${n}`,
          author: { kind: 'agent', id: mara },
          text: `reply ${n}`,
        })
      for (let n = 1; n <= 3; n++) await reply(n)
      await client.untilEvent(id, 'AgentReplied', 3)
      await client.close()
      for (let n = 4; n <= 8; n++) await reply(n)
      const again = await connectLive(url, token)
      again.send({ type: 'subscribe', conversationId: id, after: client.events(id).at(-1)?.seq ?? 0 })
      await reply(9)
      await again.untilEvent(id, 'AgentReplied', 6)
      const seen = [...client.events(id), ...again.events(id)]
        .filter(({ type }) => type === 'AgentReplied')
        .map((event) => event.text)
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `reply ${n}`))
      await again.close()
    })

    test('what the assistant was computing when a person took over never arrives (failure 1)', async () => {
      const { it, id, client } = await visitor()
      const mara = await agent(it, false)
      let go = () => {}
      const thinking = new Promise<void>((resolve) => (go = resolve))
      let asked = () => {}
      const began = new Promise<void>((resolve) => (asked = resolve))
      it.script(async function* (turn) {
        asked()
        await thinking
        yield* saying('Too late.')(turn)
      })
      client.send({ type: 'subscribe', conversationId: id, after: 0 })
      client.send({ type: 'send', conversationId: id, clientId: 'c1', text: 'Hello?', kind: 'message' })
      await began
      await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara })
      await client.untilEvent(id, 'TakenOver')
      go()
      await it.call('POST', `/v1/conversations/${id}/messages`, {
        clientId: 'a1',
        author: { kind: 'agent', id: mara },
        text: 'I am here.',
      })
      await client.untilEvent(id, 'AgentReplied')
      const { json } = await it.call('GET', `/v1/conversations/${id}/events`)
      const types = json.events.map((event: { type: string }) => event.type)
      expect(types).toContain('ReplyWithheld')
      expect(types).not.toContain('AssistantSaid')
      await client.close()
    })

    test('rows: those who follow the workspace get everything once and then every change; a cursor brings what was missed', async () => {
      const { it, url } = await start()
      const follower = await connectLive(url, it.key)
      follower.send({ type: 'follow' })
      const whole = await follower.until((frame) => frame.type === 'rows' && frame.whole === true)
      const { id, client } = await visitor()
      const pushed = await follower.until(
        (frame) => frame.type === 'rows' && frame.conversations.some((row) => row.id === id),
      )
      expect(pushed.type === 'rows' && pushed.conversations.find((row) => row.id === id)).toMatchObject({
        holder: { kind: 'assistant' },
      })
      await follower.close()
      const again = await connectLive(url, it.key)
      again.send({ type: 'follow', cursor: whole.type === 'rows' ? (whole.cursor ?? '') : '' })
      const missed = await again.until((frame) => frame.type === 'rows')
      expect(missed.type === 'rows' && missed.conversations.map((row) => row.id)).toContain(id)
      await Promise.all([again.close(), client.close()])
    })
  })

  describe('who may connect', () => {
    test('without a hello nothing is answered; with a forged token the socket is closed', async () => {
      const { url } = await start()
      const forged = await connectLive(url, 'bv_forged')
      expect(await forged.closed).toBe(4401)
      expect(forged.frames).toMatchObject([{ type: 'problem', problem: { code: 'token_invalid' } }])
    })

    test('a visitor cannot subscribe to the conversation of another, nor follow the workspace', async () => {
      const mine = await visitor()
      const theirs = await visitor()
      mine.client.send({ type: 'subscribe', conversationId: theirs.id, after: 0 })
      expect(await mine.client.until((frame) => frame.type === 'problem')).toMatchObject({
        problem: { code: 'conversation_not_found' },
      })
      theirs.client.send({ type: 'follow' })
      expect(await theirs.client.until((frame) => frame.type === 'problem')).toMatchObject({
        problem: { code: 'forbidden' },
      })
      await Promise.all([mine.client.close(), theirs.client.close()])
    })

    test('a page of another site gets nowhere with a stolen token', async () => {
      const { url, token } = await visitor()
      const foreign = await connectLive(url, token, { origin: 'https://evil.example' })
      expect(await foreign.closed).toBe(4401)
    })

    test('signing out everywhere closes the live connection', async () => {
      const { it, url } = await start()
      const { json } = await it.call('POST', '/v1/agents', {
        name: 'Kim',
        email: 'kim@desk.example',
        password: 'correct horse battery',
      })
      const signedIn = await it.node.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        payload: { email: 'kim@desk.example', password: 'correct horse battery', workspace: it.workspace },
      })
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
      const client = await connectLive(url, undefined, { cookie, origin: url })
      expect(await client.until((frame) => frame.type === 'ready')).toMatchObject({
        you: { kind: 'agent', id: json.id },
      })
      await it.node.app.inject({
        method: 'DELETE',
        url: '/v1/sessions',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      })
      expect(await client.closed).toBe(4401)
    })

    test('frames that do not fit are answered and change nothing', async () => {
      const { id, client, it } = await visitor()
      for (const frame of [
        'nonsense',
        { type: 'send', conversationId: id, clientId: 'x', text: 'a\u0000b', kind: 'message' },
        { type: 'send', conversationId: id, clientId: 'y', text: 'x'.repeat(20_000), kind: 'message' },
      ]) {
        client.send(frame as never)
      }
      await client.until(
        (frame) => frame.type === 'problem' && client.frames.filter(({ type }) => type === 'problem').length === 3,
      )
      const { json } = await it.call('GET', `/v1/conversations/${id}`)
      expect(json.version).toBe(1)
      await client.close()
    })
  })
})
