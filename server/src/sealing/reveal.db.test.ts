import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { revealsAMinute } from './reveal.ts'
import { createVault } from './vault.ts'

const said = 'card 4242 4242 4242 4242 and my password is hunter2'

eachDatabase((_name, open) => {
  const keys = [randomBytes(32), randomBytes(32)] as const
  let at = Date.UTC(2026, 0, 5, 10)
  const nodes: TestNode[] = []
  const start = async (vault = createVault([keys[0]])) => {
    const it = await createTestNode((await open()).db, { vault, now: () => at })
    nodes.push(it)
    return it
  }
  afterAll(async () => void (await Promise.all(nodes.map((it) => it.stop()))))

  async function person(it: TestNode, role: string, workspace = it.workspace, key = it.key) {
    const { json } = await it.call(
      'POST',
      '/v1/agents',
      { name: role, email: `${it.newId('agent')}@desk.example`, role },
      { authorization: `Bearer ${key}` },
    )
    const deps = { db: it.db, newId: it.newId, endings: createEndings() }
    const { token } = await openSession(deps, { workspace, agentId: json.id }, at)
    const headers = { authorization: `Bearer ${token}` }
    return { id: json.id as string, headers }
  }

  /** A conversation with a masked message; gives the event as the team sees it. */
  async function message(it: TestNode, text = said) {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    const path = `/v1/conversations/${json.id}`
    await it.call('POST', `${path}/messages`, { clientId: 'c', author: { kind: 'customer' }, text })
    const { json: read } = await it.call('GET', `${path}/events`)
    const event = read.events.find(({ type }: { type: string }) => type === 'MessageReceived')
    return { path, id: json.id as string, event }
  }

  test('an admin sees what was masked, and the trail has who, which and when, and not what', async () => {
    const it = await start()
    const admin = await person(it, 'admin')
    const { path, id, event } = await message(it)
    expect(event.text).toBe('card •••• 4242 and my password is ••••••')
    expect(event.masked).toEqual({
      textId: expect.any(String),
      spans: [
        { kind: 'card', from: 5, to: 14 },
        { kind: 'password', from: 34, to: 40 },
      ],
    })
    const { textId } = event.masked
    const { status, json } = await it.call('POST', `${path}/reveal`, { textId }, admin.headers)
    expect([status, json]).toEqual([200, { text: said, values: ['4242 4242 4242 4242', 'hunter2'] }])
    const trail = await it.db.scoped(
      it.workspace,
      `select at, actor_kind, actor_id, target, detail from baton.audit where workspace_id = $1 and action = 'text.revealed'`,
      [it.workspace],
    )
    expect(trail).toEqual([
      {
        at,
        actor_kind: 'agent',
        actor_id: admin.id,
        target: textId,
        detail: { conversationId: id, kinds: ['card', 'password'] },
      },
    ])
    expect((await it.call('GET', '/v1/me', undefined, admin.headers)).json.mayReveal).toBe(true)
  })

  test('nobody else does: agents, leads where the workspace does not say so, keys, visitors; and no trail is left', async () => {
    const it = await start()
    const { path, event } = await message(it)
    const body = { textId: event.masked.textId }
    for (const role of ['agent', 'lead']) {
      const { headers } = await person(it, role)
      const { status, json } = await it.call('POST', `${path}/reveal`, body, headers)
      expect([role, status, json.code]).toEqual([role, 403, 'may_not_reveal'])
      expect((await it.call('GET', '/v1/me', undefined, headers)).json.mayReveal).toBe(false)
    }
    expect((await it.call('POST', `${path}/reveal`, body)).json.code).toBe('forbidden')
    const trail = await it.db.scoped(
      it.workspace,
      `select id from baton.audit where workspace_id = $1 and action = 'text.revealed'`,
      [it.workspace],
    )
    expect(trail).toEqual([])
  })

  test('a package says of which parts something is masked, to who may not see it, and its score is the same', async () => {
    const it = await start()
    const { path } = await message(it)
    const { json: handed } = await it.call('POST', `${path}/handoff`, { note: 'pays with 4242 4242 4242 4242' })
    const read = async ({ headers }: { headers: Record<string, string> }) =>
      (await it.call('GET', `/v1/handoffs/${handed.handoffId}`, undefined, headers)).json
    const [theirs, whole] = [await read(await person(it, 'agent')), await read(await person(it, 'admin'))]
    const gap = { part: 'wanted', cause: 'redacted-for-role', owner: 'rule' }
    expect(theirs.package.missing).toContainEqual(gap)
    expect(whole.package.missing).not.toContainEqual(gap)
    expect(theirs.package.note).toBe('pays with •••• 4242')
    expect(theirs.completeness.score).toBe(whole.completeness.score)
  })

  test('a lead does where the workspace says so, an agent of whom it was said; an admin of whom it was denied does not', async () => {
    const it = await start()
    const { path, event } = await message(it)
    const [agent, lead, admin] = [await person(it, 'agent'), await person(it, 'lead'), await person(it, 'admin')]
    await it.call('PUT', '/v1/workspace', { leadsReveal: true })
    await it.call('PUT', `/v1/agents/${agent.id}/may-reveal`, { mayReveal: true })
    const denied = await it.call('PUT', `/v1/agents/${admin.id}/may-reveal`, { mayReveal: false })
    expect(denied.json).toEqual({ mayReveal: false })
    const look = async ({ headers }: typeof agent) =>
      (await it.call('POST', `${path}/reveal`, { textId: event.masked.textId }, headers)).status
    expect([await look(agent), await look(lead), await look(admin)]).toEqual([200, 200, 403])
    await it.call('PUT', `/v1/agents/${admin.id}/may-reveal`, { mayReveal: null })
    expect(await look(admin)).toBe(200)
  })

  test('the text of another conversation, of another workspace, or with nothing masked, has no original', async () => {
    const it = await start()
    const admin = await person(it, 'admin')
    const [one, two] = [await message(it), await message(it)]
    const other = await it.another()
    const stranger = await person(it, 'admin', other.workspace, other.key)
    const plain = await message(it, 'hello')
    expect(plain.event.masked).toBeUndefined()
    const code = async (path: string, textId: string, headers = admin.headers) =>
      (await it.call('POST', `${path}/reveal`, { textId }, headers)).json.code
    expect(await code(one.path, two.event.masked.textId)).toBe('original_not_kept')
    expect(await code(one.path, `${one.event.masked.textId}.sealed`)).toBe('original_not_kept')
    expect(await code(one.path, 'txt_none')).toBe('original_not_kept')
    expect(await code(one.path, one.event.masked.textId, stranger.headers)).toBe('conversation_not_found')
  })

  test('it says which key is missing, and opens once it is listed', async () => {
    const it = await start()
    const { path, event } = await message(it)
    const admin = await person(it, 'admin')
    const look = async (node: TestNode) =>
      node.call('POST', `${path}/reveal`, { textId: event.masked.textId }, admin.headers)
    const without = await look(await start(createVault([keys[1]])))
    expect([without.status, without.json.code]).toEqual([409, 'original_key_missing'])
    expect(without.json.detail).toBe(`key ${createVault([keys[0]]).keyId}`)
    expect((await look(await start(createVault([keys[1], keys[0]])))).json.text).toBe(said)
  })

  test('looking is limited, for each person, on all nodes together', async () => {
    const it = await start()
    const other = await start()
    const { path, event } = await message(it)
    const admin = await person(it, 'admin')
    const look = async (node: TestNode) =>
      (await node.call('POST', `${path}/reveal`, { textId: event.masked.textId }, admin.headers)).status
    const answers = await Promise.all([...Array(revealsAMinute + 6)].map((_, n) => look(n % 2 ? it : other)))
    expect(answers.filter((status) => status === 200)).toHaveLength(revealsAMinute)
    expect(answers.filter((status) => status === 429)).toHaveLength(6)
    expect(await look(it)).toBe(429)
    at += 61_000
    expect(await look(it)).toBe(200)
  })

  test('a reply and a note of an agent are masked like a message of a customer, and can be seen again', async () => {
    const it = await start()
    const { path } = await message(it)
    const admin = await person(it, 'admin')
    await it.call('POST', `${path}/messages`, { clientId: 'r', text: 'your new pin is 4821' }, admin.headers)
    await it.call('POST', `${path}/notes`, { clientId: 'n', text: 'IBAN DE89370400440532013000' }, admin.headers)
    const { json } = await it.call('GET', `${path}/events`)
    for (const [type, text, value] of [
      ['AgentReplied', 'your new pin is ••••••', '4821'],
      ['NoteAdded', 'IBAN •••• 3000', 'DE89370400440532013000'],
    ]) {
      const event = json.events.find((each: { type: string }) => each.type === type)
      expect(event.text).toBe(text)
      const { json: seen } = await it.call('POST', `${path}/reveal`, { textId: event.masked.textId }, admin.headers)
      expect(seen.values).toEqual([value])
    }
  })
})
