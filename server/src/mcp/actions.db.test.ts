import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createModelTools } from '../assistant/model-tools.ts'
import { calls, callsInTurn, answersOf, contentOf, says, type Script } from '../testing/chat-scripts.ts'
import { eachDatabase } from '../testing/databases.ts'
import { startFakeBilling, type BillingMood, type FakeBilling } from '../testing/fake-billing.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../testing/fake-openai.ts'
import { shopAssistant } from '../testing/model-shop.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { createVault } from '../sealing/vault.ts'
import { createActions, type Actions } from './actions.ts'

/* The whole way: a real node, a model played by a script, and a real MCP server on loopback whose refunds are counted. */
eachDatabase((_name, open) => {
  let fake: FakeOpenAi
  let billing: FakeBilling
  let it: TestNode
  let actions: Actions
  let ahead = 0
  let count = 0
  /** The last customer's id. */
  let dana = ''
  const now = () => Date.now() + ahead

  beforeAll(async () => {
    fake = await startFakeOpenAi()
    billing = await startFakeBilling()
    const vault = createVault([randomBytes(32)])
    it = await createTestNode((await open()).db, { vault, now, env: { BATON_ACTION_ORIGINS: billing.origin } })
    await it.db.scoped(it.workspace, `update baton.workspaces set policy = '{"quietMs": 20}' where workspace_id = $1`, [
      it.workspace,
    ])
    const allowedOrigins = () => [billing.origin]
    actions = createActions({ db: it.db, vault, newId: it.newId, now, allowedOrigins })
    const tools = createModelTools({ db: it.db, allowedOrigins, baseUrl: () => 'http://desk.test', calls: actions })
    const assistant = shopAssistant(fake, { tools, now })
    it.script((turn) => assistant.takeTurn(turn))
  })
  afterAll(async () => {
    await it.stop()
    await fake.close()
    await billing.end()
  })
  beforeEach(async () => {
    fake.reset()
    billing.mood = 'well'
    billing.orders = new Map([['A-9', { owner: 'somebody-else', total: 900, refunded: 0 }]])
    billing.refunds.splice(0)
    billing.calls.splice(0)
    billing.heard.splice(0)
    await it.db.scoped(it.workspace, 'delete from baton.action_servers where workspace_id = $1', [it.workspace])
    await it.db.scoped(it.workspace, 'delete from baton.action_calls where workspace_id = $1', [it.workspace])
    await must('PUT', '/v1/action-servers/billing', { name: 'Billing', url: billing.url, secret: billing.token })
    await must('POST', '/v1/action-servers/billing/check')
    await turnOn('get_order', { scope: 'read', confirm: 'none' })
    await turnOn('refund_order', { scope: 'destructive', confirm: 'customer' })
  })

  async function must(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown) {
    const { status, json } = await it.call(method, path, body)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json
  }
  const toolOf = async (tool: string) => {
    const { servers } = await must('GET', '/v1/action-servers')
    return servers[0].actions.find((each: { tool: string }) => each.tool === tool)
  }
  async function turnOn(tool: string, over: object = {}) {
    const { hash, title, definition } = await toolOf(tool)
    const takesCustomer = definition.inputs.some(({ name }: { name: string }) => name === 'customer_id')
    const bound = takesCustomer ? { customer_id: { from: 'customer' } } : {}
    return must('PUT', '/v1/action-servers/billing/actions', {
      tool,
      enabled: true,
      hash,
      title,
      scope: 'write',
      confirm: 'customer',
      bound,
      ...over,
    })
  }
  /** A verified customer's conversation. */
  async function customer(externalId = `dana-${++count}`, tier = 'gold') {
    dana = externalId
    billing.orders.set('A-1', { owner: dana, total: 40, refunded: 0 })
    await must('PUT', `/v1/customers/${externalId}`, { name: 'Dana', tier })
    const { id } = await must('POST', '/v1/conversations', { customer: { externalId } })
    return id as string
  }
  /** An agent who is signed in. */
  async function colleague() {
    const email = `${it.newId('agent')}@desk.example`
    const password = 'correct horse battery'
    const { id } = await must('POST', '/v1/agents', { name: 'Mara', email, role: 'agent', password })
    const payload = { email, password, workspace: it.workspace }
    const session = await it.node.app.inject({ method: 'POST', url: '/v1/sessions', payload })
    const token = /baton_session=([^;]+)/.exec(String(session.headers['set-cookie']))?.[1] ?? ''
    return { id: id as string, headers: { authorization: `Bearer ${token}` } }
  }
  const events = async (id: string) =>
    (await must('GET', `/v1/conversations/${id}/events?after=0&limit=500`)).events as Record<string, any>[] // oxlint-disable-line typescript/no-explicit-any
  /** Writes, and waits until the turn has ended. Gives the facts that came. */
  async function write(id: string, text: string) {
    const before = (await events(id)).length
    await must('POST', `/v1/conversations/${id}/messages`, {
      clientId: `c${++count}`,
      author: { kind: 'customer' },
      text,
    })
    for (const until = Date.now() + 20_000; Date.now() < until;) {
      const came = (await events(id)).slice(before)
      if (came.some(({ type }) => type === 'TurnEnded' || type === 'Escalated')) {
        await new Promise((done) => setTimeout(done, 60))
        return (await events(id)).slice(before)
      }
      await new Promise((done) => setTimeout(done, 15))
    }
    throw new Error(`no turn ended: ${JSON.stringify((await events(id)).slice(before).map(({ type }) => type))}`)
  }
  /** Words that came by mail. */
  async function mailIn(conversation: string, text: string) {
    const mail = { mailId: it.newId('mail'), subject: null, whole: null, verified: true, attachments: [] }
    const message = { messageId: it.newId('message'), clientId: `m${++count}`, text, page: null, mail }
    const where = { workspace: it.workspace, conversation }
    await it.node.door.handle(where, { kind: 'customer', id: dana }, { type: 'ReceiveMessage', ...message })
  }
  /** The same, and waits until the turn has ended. */
  async function byMail(id: string, text: string) {
    const before = (await events(id)).length
    await mailIn(id, text)
    const ended = async () =>
      (await events(id)).slice(before).some(({ type }) => type === 'TurnEnded' || type === 'Escalated')
    await expect.poll(ended, { timeout: 20_000 }).toBe(true)
  }
  const said = (came: readonly Record<string, unknown>[]) =>
    came.filter(({ type }) => type === 'AssistantSaid').map(({ text }) => String(text))
  const refund = (args: object = { order_id: 'A-1', amount: 20 }, then: Script = says('I will look.')) =>
    calls('act_billing_refund_order', args, then)
  const callsKept = async () => (await must('GET', '/v1/action-calls')).calls as Record<string, any>[] // oxlint-disable-line typescript/no-explicit-any

  describe('an action that cannot be taken back', () => {
    test('is shown with its exact values, done at a bare yes, once, and is in the record', async () => {
      fake.play(refund())
      const id = await customer()
      const asked = await write(id, 'Please refund 20 of my order A-1.')
      expect(said(asked)).toEqual([
        'Shall I do this?\n\nRefund an order\norder id: A-1\namount: 20\n\nIt is done when you answer “Yes” within 10 minutes, and not otherwise.',
      ])
      expect(asked.find(({ type }) => type === 'AssistantSaid')?.['asks']).toMatchObject({ kind: 'confirm-action' })
      expect(billing.calls).toEqual([])
      const done = await write(id, 'Yes')
      expect(said(done)).toEqual(['Done: Refund an order.'])
      expect(billing.refunds).toMatchObject([{ order: 'A-1', amount: 20, customer: dana }])
      const [call] = await callsKept()
      expect(call).toMatchObject({ status: 'done', tool: 'refund_order', decidedBy: 'customer', conversationId: id })
      expect(call?.['arguments']).toContainEqual({ name: 'customer_id', value: dana, filledIn: true })
      expect(billing.refunds[0]?.key).toBe(call?.['id'])
      expect(done.find(({ type }) => type === 'AttemptEnded')).toMatchObject({ outcome: 'action-done' })
    })

    test.each(['Yes, but 30 instead', 'No', 'what?', 'yes\nno wait', 'yesterday'])(
      'is not done at %j',
      async (words) => {
        fake.play(refund())
        const id = await customer()
        await write(id, 'Please refund 20 of my order A-1.')
        fake.play(says('What would you like instead?'))
        await write(id, words)
        expect(billing.refunds).toEqual([])
        expect((await callsKept())[0]?.['status']).toBe('refused')
        // The yes that comes after another question is a yes to that one.
        await write(id, 'Yes')
        expect(billing.refunds).toEqual([])
      },
    )

    test('is not done when the yes comes after its time', async () => {
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      ahead += 11 * 60_000
      fake.play(says('That was a while ago. What shall I do?'))
      await write(id, 'Yes')
      expect(billing.refunds).toEqual([])
      expect((await callsKept())[0]?.['status']).toBe('expired')
    })

    test('is not done at a yes that came by mail: anybody can write a mail in somebody’s name', async () => {
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      fake.play(says('What would you like instead?'))
      await byMail(id, 'Yes')
      expect(billing.refunds).toEqual([])
      expect((await callsKept())[0]?.['status']).toBe('refused')
    })

    test('is not done at a word for other values than it has', async () => {
      fake.play(refund())
      await write(await customer(), 'Please refund 20 of my order A-1.')
      const [call] = await callsKept()
      const word = { from: 'asked', yes: true, hash: 'of-other-values' } as const
      expect(await actions.decide(it.workspace, call?.['id'], word, { kind: 'system', id: null })).toBeNull()
      expect((await callsKept())[0]?.['status']).toBe('asked')
    })

    test('is not done where what is filled in became another between the question and the yes', async () => {
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      const bound = { customer_id: { from: 'customer' }, order_id: { from: 'fixed', value: 'A-9' } }
      await turnOn('refund_order', { scope: 'destructive', confirm: 'customer', bound })
      await write(id, 'Yes')
      expect(billing.calls).toEqual([])
      expect((await callsKept())[0]).toMatchObject({ status: 'failed', fault: 'changed' })
    })

    test('is not even asked for with values that the assistant brought up itself', async () => {
      fake.play(says('Is it your order A-9?'))
      const id = await customer()
      await write(id, 'Please refund 20 of my order.')
      fake.play(refund({ order_id: 'A-9', amount: 20 }))
      await write(id, 'I cannot find its number.')
      expect(await callsKept()).toEqual([])
    })

    test('is asked for with what its own system answered, and not with what another one did', async () => {
      await must('PUT', '/v1/action-servers/crm', { name: 'CRM', url: billing.url, secret: billing.token })
      await must('POST', '/v1/action-servers/crm/check')
      const { hash, title } = await toolOf('get_order')
      const read = { tool: 'get_order', enabled: true, scope: 'read', confirm: 'none', hash, title }
      await must('PUT', '/v1/action-servers/crm/actions', { ...read, bound: { customer_id: { from: 'customer' } } })
      const refundsWhat = async (server: string) => {
        const refunds = ['act_billing_refund_order', { order_id: 'A-1', amount: 40 }] as const
        fake.play(callsInTurn([[`act_${server}_get_order`, { order_id: 'A-1' }], refunds], says('I will look.')))
        const id = await customer()
        await write(id, 'Please refund my order A-1.')
        const { calls: kept } = await must('GET', `/v1/action-calls?conversationId=${id}`)
        return kept.map(({ tool, status }: Record<string, unknown>) => `${tool}: ${status}`).toSorted()
      }
      expect(await refundsWhat('crm')).toEqual(['get_order: done'])
      expect(await refundsWhat('billing')).toEqual(['get_order: done', 'refund_order: asked'])
    })

    test('is done once where two nodes take the same yes', async () => {
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      const [call] = await callsKept()
      const by = { kind: 'system', id: null } as const
      const vault = createVault([randomBytes(32)])
      const allowedOrigins = () => [billing.origin]
      const other = createActions({ db: it.db, vault, newId: it.newId, now, allowedOrigins })
      const word = { from: 'asked', yes: true } as const
      const both = await Promise.all([actions, other].map((each) => each.decide(it.workspace, call?.['id'], word, by)))
      expect(both.filter(Boolean)).toHaveLength(1)
      const known = both.find(Boolean)!
      const winner = both[0] ? actions : other
      // Whoever did not get it makes no call, and hears how it ended.
      await Promise.all([actions, other].map((each) => each.run(it.workspace, known)))
      expect(billing.refunds.length).toBe(winner === actions ? 1 : 0)
      expect(billing.calls.length).toBeLessThanOrEqual(1)
      await actions.run(it.workspace, known)
      expect(billing.calls.length).toBeLessThanOrEqual(1)
    })

    test('is refused by its server: a typed reason, and the package says what was tried', async () => {
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      billing.mood = 'refuses'
      await write(id, 'Yes')
      const { handoffId } = await must('GET', `/v1/conversations/${id}`)
      const handoff = await must('GET', `/v1/handoffs/${handoffId}`)
      expect(handoff.reason).toMatchObject({ kind: 'action-failed', fault: 'tool-error' })
      expect(handoff.package.attempts).toContainEqual(
        expect.objectContaining({ path: 'action', title: 'Refund an order', outcome: 'action-failed' }),
      )
      expect((await callsKept())[0]).toMatchObject({ status: 'failed', result: 'the billing period is closed' })
    })

    test('waits for a person where a person’s word is needed, who sees exactly what is done', async () => {
      await turnOn('refund_order', { scope: 'destructive', confirm: 'both' })
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      await write(id, 'Yes')
      expect(billing.refunds).toEqual([])
      const { handoffId } = await must('GET', `/v1/conversations/${id}`)
      expect((await must('GET', `/v1/handoffs/${handoffId}`)).reason.kind).toBe('restricted-action')
      const [call] = await callsKept()
      expect(call?.['status']).toBe('waiting')
      const decided = await actions.decide(
        it.workspace,
        call?.['id'],
        { from: 'waiting', yes: true },
        { kind: 'agent', id: 'agt_1' },
      )
      await actions.run(it.workspace, decided!, { kind: 'agent', id: 'agt_1' })
      expect(billing.refunds).toHaveLength(1)
      expect(
        await actions.decide(
          it.workspace,
          call?.['id'],
          { from: 'waiting', yes: true },
          { kind: 'agent', id: 'agt_2' },
        ),
      ).toBeNull()
      const audit = await it.db.scoped<{ action: string }>(
        it.workspace,
        `select action from baton.audit where workspace_id = $1 and target = $2 order by at, id`,
        [it.workspace, call?.['id']],
      )
      expect(audit.map(({ action }) => action)).toEqual(['action-call.approved', 'action-call.ended'])
    })

    test('done at a person’s word is told in its thread, also where that goes on in another; refused it is not', async () => {
      await turnOn('refund_order', { scope: 'destructive', confirm: 'person' })
      const mara = await colleague()
      fake.play(refund())
      const approving = async (id: string, approve: boolean, at = id) => {
        const [{ id: callId }] = (await must('GET', `/v1/action-calls?conversationId=${id}`)).calls
        const decided = await it.call('POST', `/v1/action-calls/${callId}/decide`, { approve }, mara.headers)
        expect(decided.status).toBe(200)
        return (await events(at)).filter(({ type, actor }) => type === 'AttemptEnded' && actor.id === mara.id)
      }
      const one = await customer()
      await write(one, 'Please refund 20 of my order A-1.')
      const told = await approving(one, true)
      expect(told).toMatchObject([{ outcome: 'action-done', evidence: { ms: expect.any(Number) } }])
      expect((await events(one)).filter(({ type }) => type === 'AttemptStarted')).toMatchObject([
        { attemptId: told[0]?.['attemptId'], path: 'action' },
      ])
      const refused = await customer()
      await write(refused, 'Please refund 20 of my order A-1.')
      expect(await approving(refused, false)).toEqual([])
      const from = await customer()
      await write(from, 'Please refund 20 of my order A-1.')
      const { id: into } = await must('POST', '/v1/conversations', { customer: { externalId: dana }, channel: 'api' })
      await must('POST', `/v1/conversations/${from}/merge`, { into })
      billing.mood = 'refuses'
      expect(await approving(from, true, into)).toMatchObject([
        { outcome: 'action-failed', evidence: { fault: 'tool-error' } },
      ])
      expect(billing.refunds).toHaveLength(1)
    })

    test('goes along where its conversation goes on: who has it there sees what waits, and the assistant knows of it', async () => {
      await turnOn('refund_order', { scope: 'destructive', confirm: 'person' })
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      const { id: into } = await must('POST', '/v1/conversations', { customer: { externalId: dana }, channel: 'api' })
      const of = async (conversation: string) =>
        (await must('GET', `/v1/action-calls?conversationId=${conversation}`)).calls.map(
          ({ status, conversationId }: Record<string, unknown>) => ({ status, conversationId }),
        )
      expect(await of(into)).toEqual([])
      await must('POST', `/v1/conversations/${id}/merge`, { into })
      expect(await of(into)).toEqual([{ status: 'waiting', conversationId: id }])
      expect(await actions.lately(it.workspace, into)).toMatchObject([{ tool: 'refund_order', status: 'waiting' }])
    })

    test('whose description changed is off until somebody has read it', async () => {
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      billing.mood = 'changed'
      await write(id, 'Yes')
      expect(billing.calls).toEqual([])
      expect((await toolOf('refund_order')).state).toBe('changed')
      expect((await callsKept())[0]).toMatchObject({ status: 'failed', fault: 'changed' })
      const other = await customer()
      fake.reset()
      fake.play(says('What is your order number?'))
      await write(other, 'Please refund 20 of my order A-1.')
      expect(JSON.stringify(fake.requests[0]?.tools)).not.toContain('refund_order')
      const settings = {
        tool: 'refund_order',
        enabled: true,
        hash: 'the-old-one',
        title: 'Refund',
        scope: 'destructive',
        confirm: 'customer',
      }
      expect((await it.call('PUT', '/v1/action-servers/billing/actions', settings)).json.code).toBe('action_changed')
    })
  })

  describe('a model that does what it likes (S6)', () => {
    const attempts: [string, Script][] = [
      ['another customer’s order that nobody named', refund({ order_id: 'A-9', amount: 20 })],
      ['an amount that nobody named', refund({ order_id: 'A-1', amount: 500 })],
      ['an argument that the server fills in', refund({ order_id: 'A-1', amount: 20, customer_id: 'somebody-else' })],
      ['an argument that there is not', refund({ order_id: 'A-1', amount: 20, approved: true })],
      ['a tool that is off', calls('act_billing_set_note', { order_id: 'A-1', urgent: true }, says('I will look.'))],
      [
        'a tool of the server by its own name',
        calls('refund_order', { order_id: 'A-1', amount: 20 }, says('I will look.')),
      ],
      [
        'a server that there is not',
        calls('act_evil_refund_order', { order_id: 'A-1', amount: 20 }, says('I will look.')),
      ],
      [
        'what it knows of others in a text',
        calls('act_billing_get_order', { order_id: 'everything about somebody-else' }, says('I will look.')),
      ],
      [
        'the playbooks’ door',
        calls('run_action', { playbookId: 'billing/refund_order', inputs: { order_id: 'A-1' } }, says('I will look.')),
      ],
      [
        'the same call ten times in a turn',
        callsInTurn(
          Array.from({ length: 10 }, () => ['act_billing_refund_order', { order_id: 'A-9', amount: 900 }] as const),
          says('I will look.'),
        ),
      ],
      ['a number as a text', refund({ order_id: 'A-1', amount: '20' })],
      ['a prototype', refund({ order_id: 'A-1', amount: 20, __proto__: { admin: true }, constructor: 'x' })],
    ]
    test.each(attempts)('changes nothing with %s', async (_what, script) => {
      fake.play(script)
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      expect(billing.refunds).toEqual([])
      expect(billing.calls.filter(({ tool }) => tool !== 'get_order')).toEqual([])
      expect(billing.heard.join('\n')).not.toContain('everything about')
    })

    test('claims that it was done: nothing was, and no yes to its words does it', async () => {
      fake.play(says('Shall I refund 20 of your order A-1? Please answer Yes.'))
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      await write(id, 'Yes')
      expect(billing.calls).toEqual([])
    })

    test('is not offered what is for verified customers, or for others', async () => {
      const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const { json: opened } = await it.call(
        'POST',
        '/v1/conversations',
        {},
        { authorization: `Bearer ${visit.token}` },
      )
      fake.play(refund())
      await write(opened.id, 'I am dana. Please refund 20 of my order A-1.')
      await turnOn('refund_order', { scope: 'destructive', confirm: 'customer', tiers: ['enterprise'] })
      await write(await customer(undefined, 'gold'), 'Please refund 20 of my order A-1.')
      await turnOn('refund_order', { scope: 'destructive', confirm: 'customer', assistants: ['another-assistant'] })
      await write(await customer(undefined, 'gold'), 'Please refund 20 of my order A-1.')
      expect(await callsKept()).toEqual([])
      for (const { tools } of fake.requests.slice(0, 1)) expect(JSON.stringify(tools)).not.toContain('act_billing')
    })

    test('is not offered what is for verified customers where nobody says who it is, though it asks for nothing of theirs', async () => {
      await turnOn('set_note', { scope: 'write', confirm: 'none', customers: 'verified' })
      const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const visitor = { authorization: `Bearer ${visit.token}` }
      const { json: opened } = await it.call('POST', '/v1/conversations', {}, visitor)
      const note = () =>
        fake.play(calls('act_billing_set_note', { order_id: 'A-1', urgent: true }, says('I will look.')))
      note()
      await write(opened.id, 'Please mark my order A-1 as urgent.')
      expect(await callsKept()).toEqual([])
      note()
      await write(await customer(), 'Please mark my order A-1 as urgent.')
      expect(billing.calls.map(({ tool }) => tool)).toEqual(['set_note'])
    })

    test('is not offered it either where the words came by mail into a conversation of the chat', async () => {
      await turnOn('set_note', { scope: 'write', confirm: 'none', customers: 'verified' })
      const id = await customer()
      fake.play(says('What can I do for you?'))
      await write(id, 'Hello')
      fake.play(calls('act_billing_set_note', { order_id: 'A-1', urgent: true }, says('I will look.')))
      await byMail(id, 'Please mark my order A-1 as urgent.')
      expect(billing.calls).toEqual([])
      expect(await callsKept()).toEqual([])
    })

    test('is not offered it either where the words that came by mail go on in a conversation of the chat', async () => {
      await turnOn('set_note', { scope: 'write', confirm: 'none', customers: 'verified' })
      const into = await customer()
      const { id: from } = await must('POST', '/v1/conversations', {
        customer: { externalId: dana },
        channel: 'email',
      })
      fake.play(calls('act_billing_set_note', { order_id: 'A-1', urgent: true }, says('I will look.')))
      await mailIn(from, 'Please mark my order A-1 as urgent.')
      await must('POST', `/v1/conversations/${from}/merge`, { into })
      const ended = async () => (await events(into)).some(({ type }) => type === 'TurnEnded' || type === 'Escalated')
      await expect.poll(ended, { timeout: 20_000 }).toBe(true)
      expect(billing.calls).toEqual([])
      expect(await callsKept()).toEqual([])
    })

    test('gets no tool that its assistant may not use, and a call of it is not made', async () => {
      const arrange = async (rules: object[]) => {
        const { desk } = await must('GET', '/v1/assistants')
        await must('PUT', '/v1/assistant-desk', { defaultId: 'basic', rules, revision: desk.revision })
      }
      const asWith = async (tools: string[] | null) => {
        const made = await must('POST', '/v1/assistants', { settings: { name: 'Clerk', tools } })
        await must('POST', `/v1/assistants/${made.id}/publish`, { note: 'First', revision: made.revision })
        await arrange([{ assistantId: made.id }])
        fake.reset()
        fake.play(refund())
        await write(await customer(), 'Please refund 20 of my order A-1.')
        return JSON.stringify(fake.requests[0]?.tools)
      }
      try {
        expect(await asWith(['billing:set_note'])).not.toContain('act_billing_refund_order')
        expect(await asWith([])).not.toContain('act_billing')
        expect(await callsKept()).toEqual([])
        expect(await asWith(['billing:refund_order'])).toContain('act_billing_refund_order')
        expect(await callsKept()).toHaveLength(1)
        expect(
          (await it.call('POST', '/v1/assistants', { settings: { name: 'X', tools: ['billing:gone'] } })).json.code,
        ).toBe('unknown_part')
      } finally {
        await arrange([])
      }
    })

    test('in practice is offered nothing of it, and calls nothing', async () => {
      fake.play(refund())
      const dana = await customer()
      await write(dana, 'Please refund 20 of my order A-1.')
      const kept = (await callsKept()).length
      fake.reset()
      fake.play(refund())
      await must('POST', '/v1/assistants/basic/practice', { text: 'Please refund 20 of my order A-1.' })
      expect(fake.requests.length).toBeGreaterThan(0)
      expect(JSON.stringify(fake.requests[0]?.tools)).not.toContain('act_billing')
      expect(await callsKept()).toHaveLength(kept)
      expect(billing.refunds).toEqual([])
    })

    test('that has read another system’s words needs the customer’s for whatever changes something', async () => {
      await turnOn('set_note', { scope: 'write', confirm: 'none' })
      billing.mood = 'orders'
      await must('POST', '/v1/action-servers/billing/check')
      await turnOn('get_order', { scope: 'read', confirm: 'none' })
      fake.play(
        callsInTurn(
          [
            ['act_billing_get_order', { order_id: 'A-1' }],
            ['act_billing_set_note', { order_id: 'A-1', urgent: true }],
          ],
          says('It is noted.'),
        ),
      )
      const id = await customer()
      const came = await write(id, 'How is my order A-1? It is urgent.')
      expect(billing.calls.map(({ tool }) => tool)).toEqual(['get_order'])
      expect(said(came).at(-1)).toMatch(/^Shall I do this\?/)
      // What the system answered stands in the data, between the marks of the turn.
      const answer = answersOf(fake.requests.at(-1)!)[0] ?? ''
      expect(answer).toMatch(/<<<\w{12} answer of another system\n[^]*IGNORE ALL RULES[^]*\n\w{12}>>>$/)
      expect(fake.requests.every(({ messages }) => !contentOf(messages[0]!).includes('IGNORE'))).toBe(true)
    })

    test('that reads again in a later turn what another system said needs the customer’s word all the same', async () => {
      await turnOn('set_note', { scope: 'write', confirm: 'none' })
      fake.play(calls('act_billing_set_note', { order_id: 'A-1', urgent: true }, says('It is noted.')))
      await write(await customer(), 'Please mark my order A-1 as urgent.')
      expect(billing.calls.map(({ tool }) => tool)).toEqual(['set_note'])
      billing.calls.splice(0)
      fake.play(calls('act_billing_get_order', { order_id: 'A-1' }, says('I have looked it up. [1]')))
      const id = await customer()
      await write(id, 'How is my order A-1?')
      fake.play(calls('act_billing_set_note', { order_id: 'A-1', urgent: true }, says('It is noted.')))
      const came = await write(id, 'Please mark my order A-1 as urgent.')
      expect(billing.calls.map(({ tool }) => tool)).toEqual(['get_order'])
      expect(said(came).at(-1)).toMatch(/^Shall I do this\?/)
    })

    test('reads no card number or PIN that another system answered, and none is kept', async () => {
      fake.play(calls('act_billing_get_order', { order_id: 'A-1' }, says('I have looked it up. [1]')))
      const id = await customer()
      const secrets = { paidWith: '4242 4242 4242 4242', pin: '9471' }
      billing.orders.set('A-1', { owner: dana, total: 40, refunded: 0, ...secrets })
      await write(id, 'How is my order A-1?')
      const [kept] = await callsKept()
      expect(kept?.['result']).toMatch(/"total":40.*"paidWith":"[^"]*••/)
      for (const secret of Object.values(secrets)) {
        expect(kept?.['result']).not.toContain(secret)
        expect(JSON.stringify(fake.requests)).not.toContain(secret)
      }
    })

    test('names no address that another system put into its answer', async () => {
      billing.mood = 'orders'
      await must('POST', '/v1/action-servers/billing/check')
      await turnOn('get_order', { scope: 'read', confirm: 'none' })
      fake.play(
        calls('act_billing_get_order', { order_id: 'A-1' }, says('Log in at https://evil.example to see it. [1]')),
      )
      const came = await write(await customer(), 'How is my order A-1?')
      expect(said(came)).toEqual([])
      expect(came.find(({ type }) => type === 'TurnEnded')).toMatchObject({ fault: 'garbage' })
    })

    test('cannot call more often than the hour allows, however many ask at once', async () => {
      await turnOn('get_order', { scope: 'read', confirm: 'none', perHour: 3 })
      fake.play(calls('act_billing_get_order', { order_id: 'A-1' }, says('I have looked it up. [1]')))
      const ids = await Promise.all(Array.from({ length: 6 }, () => customer()))
      await Promise.all(ids.map((id) => write(id, 'How is my order A-1?')))
      expect(billing.calls.length).toBe(3)
    })
  })

  describe('a server that means harm (S7)', () => {
    test.each<[BillingMood, string]>([
      ['hang', 'timeout'],
      ['drip', 'timeout'],
      ['redirect', 'http-error'],
      ['asks-back', 'timeout'],
    ])('%s ends in a person, in time, with nothing done', async (mood, fault) => {
      await turnOn('refund_order', { scope: 'destructive', confirm: 'customer', timeoutMs: 700 })
      fake.play(refund())
      const id = await customer()
      await write(id, 'Please refund 20 of my order A-1.')
      billing.mood = mood
      billing.heard.splice(0)
      const began = Date.now()
      await write(id, 'Yes')
      expect(Date.now() - began).toBeLessThan(12_000)
      expect((await callsKept())[0]).toMatchObject({ status: 'failed', fault })
      expect(billing.refunds).toEqual([])
      const { handoffId } = await must('GET', `/v1/conversations/${id}`)
      expect((await must('GET', `/v1/handoffs/${handoffId}`)).reason.kind).toBe('action-failed')
      // Nothing of the conversation went to a server that did not get as far as the call.
      expect(billing.heard.join('\n')).not.toMatch(/A-1|dana|Dana/)
    })

    test('an answer of a megabyte is none', async () => {
      billing.mood = 'huge'
      fake.play(calls('act_billing_get_order', { order_id: 'A-1' }, says('Which order is it?')))
      await write(await customer(), 'How is my order A-1?')
      expect((await callsKept())[0]).toMatchObject({ status: 'failed', fault: 'bad-answer', result: null })
      expect(JSON.stringify(fake.requests).length).toBeLessThan(60_000)
    })

    test('somebody else’s session is not taken along to the next call', async () => {
      billing.mood = 'other-session'
      fake.play(calls('act_billing_get_order', { order_id: 'A-1' }, says('I have looked it up. [1]')))
      await write(await customer(), 'How is my order A-1?')
      billing.mood = 'well'
      billing.heard.splice(0)
      await write(await customer(), 'How is my order A-1?')
      expect(billing.heard.length).toBeGreaterThan(0)
      expect(billing.heard.join('\n')).not.toContain('session-of-somebody-else')
    })

    test('its secret is nowhere to be read, and does not go along to another site', async () => {
      const { servers } = await must('GET', '/v1/action-servers')
      expect(JSON.stringify(servers)).not.toContain(billing.token)
      const rows = await it.db.scoped(it.workspace, 'select * from baton.action_servers where workspace_id = $1', [
        it.workspace,
      ])
      expect(JSON.stringify(rows)).not.toContain(billing.token)
      const elsewhere = await startFakeBilling()
      await must('PUT', '/v1/action-servers/billing', { name: 'Billing', url: elsewhere.url })
      const checked = await must('POST', '/v1/action-servers/billing/check')
      expect(checked).toMatchObject({ ok: false, fault: 'not-allowed' })
      expect(elsewhere.heard).toEqual([])
      expect((await must('GET', '/v1/action-servers')).servers[0].hasSecret).toBe(false)
      expect((await toolOf('refund_order')).state).toBe('changed')
      await elsewhere.end()
    })

    test('what it claims makes an action stricter, never laxer', async () => {
      const settings = { tool: 'refund_order', enabled: true, title: 'Refund', confirm: 'customer' as const }
      const { hash } = await toolOf('refund_order')
      const refused = await it.call('PUT', '/v1/action-servers/billing/actions', { ...settings, hash, scope: 'write' })
      expect([refused.status, refused.json.code]).toEqual([422, 'action_unfit'])
      const none = await it.call('PUT', '/v1/action-servers/billing/actions', {
        ...settings,
        hash,
        scope: 'destructive',
        confirm: 'none',
      })
      expect(none.status).toBe(400)
    })
  })

  test('what a forgotten customer had done keeps no word and no name (S12)', async () => {
    fake.play(refund())
    const id = await customer('canary-person')
    billing.orders.set('CANARY-7', { owner: 'canary-person', total: 5, refunded: 0 })
    fake.play(refund({ order_id: 'CANARY-7', amount: 5 }))
    await write(id, 'Please refund 5 of my order CANARY-7.')
    await write(id, 'Yes')
    expect(JSON.stringify(await callsKept())).toContain('CANARY-7')
    await it.call('DELETE', '/v1/customers/canary-person')
    const rows = await it.db.scoped(it.workspace, 'select * from baton.action_calls where workspace_id = $1', [
      it.workspace,
    ])
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(/CANARY|canary|RF-77/)
  })
})
