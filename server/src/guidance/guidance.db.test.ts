import { randomBytes } from 'node:crypto'
import { defaultPolicy } from '@baton/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBuiltInAssistant } from '../assistant/built-in/built-in-assistant.ts'
import { createModelTools } from '../assistant/model-tools.ts'
import { contentOf, putDrillContent } from '../drills/drill-content.ts'
import { groundOf } from '../drills/gate.ts'
import { openSession } from '../identity/sessions.ts'
import { createEndings } from '../identity/endings.ts'
import { createVault } from '../sealing/vault.ts'
import { says } from '../testing/chat-scripts.ts'
import { eachDatabase } from '../testing/databases.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../testing/fake-openai.ts'
import { shopAssistant } from '../testing/model-shop.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { guidanceFor } from './guidance-for.ts'

/* Corrections become guidance that a lead approves, and reach whom they are for and nobody else. */
interface Piece {
  id: string
  question: string
  said: string
  version: number
}

eachDatabase((_name, open) => {
  let it: TestNode
  let fake: FakeOpenAi
  let count = 0
  let lead = ''
  const sessions = { lead: '', agent: '' }
  beforeAll(async () => {
    fake = await startFakeOpenAi()
    it = await createTestNode((await open()).db, { vault: createVault([randomBytes(32)]) })
    await it.db.scoped(
      it.workspace,
      `update baton.workspaces set policy = '{"quietMs": 20, "mailQuietMs": 20}' where workspace_id = $1`,
      [it.workspace],
    )
    builtIn()
    await must('PUT', '/v1/articles/returns', {
      title: 'Sending things back',
      body: 'Readers go back within thirty days.',
      locale: 'en',
    })
    for (const role of ['lead', 'agent'] as const) {
      const { id: agentId } = await must('POST', '/v1/agents', {
        name: role,
        email: `${role}@${it.workspace}.example`,
        role,
      })
      const deps = { db: it.db, newId: it.newId, endings: createEndings() }
      sessions[role] = (await openSession(deps, { workspace: it.workspace, agentId }, Date.now())).token
      if (role === 'lead') lead = agentId
    }
  })
  afterAll(async () => {
    await it.stop()
    await fake.close()
  })

  function builtIn() {
    const assistant = createBuiltInAssistant({ db: it.db, allowedOrigins: () => [], baseUrl: () => 'http://desk.test' })
    it.script((turn) => assistant.takeTurn(turn))
  }
  async function must(
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) {
    const { status, json } = await it.call(method, path, body, headers)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json
  }
  const as = (role: 'lead' | 'agent') => ({ authorization: `Bearer ${sessions[role]}` })
  async function asVisitor() {
    const { json } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    return { authorization: `Bearer ${json.token}` }
  }
  const events = async (id: string, headers?: Record<string, string>) =>
    (await must('GET', `/v1/conversations/${id}/events?after=0&limit=500`, undefined, headers)).events as Record<
      string,
      any
    >[] // oxlint-disable-line typescript/no-explicit-any

  async function customer(company: string | null = null) {
    const externalId = `person-${++count}`
    await must('PUT', `/v1/customers/${externalId}`, { name: externalId, attributes: company ? { company } : {} })
    const { id } = await must('POST', '/v1/conversations', { customer: { externalId } })
    return { externalId, id: id as string }
  }
  /** Asks in a conversation, and gives what the assistant said. */
  async function ask(id: string, text: string, by: 'chat' | 'mail' = 'chat') {
    const before = (await events(id)).length
    const clientId = `c${++count}`
    if (by === 'mail') await mailIn(id, clientId, text)
    else await must('POST', `/v1/conversations/${id}/messages`, { clientId, author: { kind: 'customer' }, text })
    for (const until = Date.now() + 6_000; Date.now() < until; await new Promise((done) => setTimeout(done, 15))) {
      const came = (await events(id)).slice(before)
      if (came.some(({ type }) => type === 'TurnEnded')) return came.filter(({ type }) => type === 'AssistantSaid')
    }
    throw new Error('no turn ended')
  }
  async function mailIn(conversation: string, clientId: string, text: string) {
    const where = { workspace: it.workspace, conversation }
    const id = (await it.node.door.current(where)).state.customerId ?? ''
    const mail = { mailId: it.newId('mail'), subject: null, whole: null, verified: true, attachments: [] }
    const said = { messageId: it.newId('message'), clientId, text, page: null, mail }
    await it.node.door.handle(where, { kind: 'customer', id }, { type: 'ReceiveMessage', ...said })
  }
  /** What a model is told when this is asked. */
  async function toldModel({ id }: { id: string }) {
    fake.reset()
    fake.play(says('That depends. Which reader is it?'))
    const tools = createModelTools({ db: it.db, allowedOrigins: () => [], baseUrl: () => '' })
    const model = shopAssistant(fake, { tools })
    it.script((turn) => model.takeTurn(turn))
    await ask(id, question)
    builtIn()
    expect(fake.requests.length).toBeGreaterThan(0)
    return JSON.stringify(fake.requests)
  }
  const question = 'Can I send an opened reader back to you?'
  async function proposed(from: { id: string }, scope: string, said: string, asked = question) {
    const [wrong] = await ask(from.id, asked)
    const made = await must(
      'POST',
      `/v1/conversations/${from.id}/guidance`,
      { messageId: wrong?.['messageId'], said, scope, why: 'It left out what was opened.' },
      as('lead'),
    )
    expect(made).toMatchObject({ status: 'proposed', question: asked, proposedBy: lead, scope })
    return made
  }
  const put = ({ id, question: asked, said, version }: Piece, to: object, headers = as('lead')) =>
    it.call('PUT', `/v1/guidance/${id}`, { question: asked, said, version, status: 'active', ...to }, headers)
  async function approved(...how: Parameters<typeof proposed>): Promise<Piece> {
    const { status, json } = await put(await proposed(...how), {})
    expect(status).toBe(200)
    return json
  }
  const retired = (piece: Piece) => put(piece, { status: 'retired' })
  const words = (said: readonly Record<string, unknown>[]) => said.map(({ text }) => text).join('\n')

  test('one customer’s, one company’s and everybody’s reach whom they are for, and nobody else', async () => {
    const dana = await customer('Acme')
    const kim = await customer('acme ')
    const lou = await customer('Other')
    await approved(dana, 'customer', 'For you, Dana, the CUSTOMER-CANARY holds.')
    const again = await customer('Acme')
    await approved(again, 'company', 'For Acme the COMPANY-CANARY holds.')
    const canaries = async (who: { id: string }) => words(await ask(who.id, question)).match(/\w+-CANARY/g)
    expect(await canaries(kim)).toEqual(['COMPANY-CANARY'])
    expect(await canaries(lou)).toBeNull()
    const bearer = await asVisitor()
    const { json: nobody } = await it.call('POST', '/v1/conversations', {}, bearer)
    expect(await canaries(nobody)).toBeNull()
    // Dana comes back: her own is nearer to her than her company's.
    await must('POST', `/v1/conversations/${dana.id}/resolve`, {})
    const { id } = await must('POST', '/v1/conversations', { customer: { externalId: dana.externalId } })
    const said = await ask(id, 'Hello, can I send the opened reader back?')
    expect(words(said)).toContain('CUSTOMER-CANARY')
    expect(said[0]?.['citations'][0].articleId).toMatch(/^guidance:gui_/)
    // Whoever writes by mail may write in her name, also into a conversation of the chat.
    const mailed = ({ externalId }: { externalId: string }) =>
      must('POST', '/v1/conversations', { customer: { externalId }, channel: 'email' })
    expect(await canaries(await mailed(dana))).toBeNull()
    const chat = await customer('Acme')
    expect(words(await ask(chat.id, question, 'mail'))).not.toContain('CANARY')

    // A model gets the same, and no more.
    expect(await toldModel(await customer('Other'))).not.toContain('CANARY')
    const told = await toldModel(await customer('Acme'))
    expect(told).toContain('what a lead approved as the answer to this question\\nFor Acme the COMPANY-CANARY')
    expect(told).not.toContain('CUSTOMER-CANARY')
    expect(await toldModel(await mailed(await customer('Acme')))).not.toContain('CANARY')
  })

  test('what nobody approved is not used; the customer sees no source of it; uses, versions and changes are kept', async () => {
    const made = await proposed(await customer(), 'workspace', 'Opened readers go back within fourteen days.')
    const answered = async () => words(await ask((await customer()).id, question))
    expect(await answered()).not.toContain('fourteen')
    const active = (await put(made, { said: 'Opened readers go back within twenty days.' })).json
    expect(active).toMatchObject({ status: 'active', version: 2, decidedBy: lead, why: 'It left out what was opened.' })
    const bearer = await asVisitor()
    const { json: opened } = await it.call('POST', '/v1/conversations', {}, bearer)
    const [said] = await ask(opened.id, question)
    expect(said?.['text']).toContain('twenty days')
    // The version is named; what another customer had asked is not.
    const [source] = said?.['citations'] ?? []
    expect(source).toMatchObject({ articleId: `guidance:${made.id}`, passageId: `guidance:${made.id}:2` })
    const facts = await it.db.scoped<{ data: object }>(
      it.workspace,
      'select data from baton.facts where workspace_id = $1 and conversation_id = $2',
      [it.workspace, opened.id],
    )
    expect(JSON.stringify(facts)).not.toContain('reader')
    const seen = await events(opened.id, bearer)
    expect(seen.find(({ type }) => type === 'AssistantSaid')).toMatchObject({ citations: [] })
    expect(JSON.stringify(seen)).not.toContain('uidance')
    const read = () => must('GET', `/v1/guidance/${made.id}`)
    await expect.poll(async () => (await read()).uses).toBe(1)
    expect((await read()).usedAt).not.toBeNull()

    const tried = await must('POST', `/v1/guidance/${made.id}/try`, { question: 'May I send the opened reader back?' })
    expect(tried.after).toMatchObject({ text: 'Opened readers go back within twenty days.', from: 'this guidance' })
    expect(tried.before).toMatchObject({ from: 'Sending things back' })
    const far = await must('POST', `/v1/guidance/${made.id}/try`, { question: 'What does the premium plan cost?' })
    expect(far).toEqual({ before: null, after: null, likeness: 0 })

    // Somebody who has not read what it says now decides nothing, and nobody promises a person by it.
    expect((await put({ ...active, version: 1 }, {})).json.code).toBe('guidance_changed')
    const claims = await put(active, { said: 'I have connected you to a colleague.' })
    expect(claims.json.code).toBe('guidance_unfit')
    await retired(active)
    expect(await answered()).not.toContain('twenty')
    expect((await read()).versions).toMatchObject([
      { version: 3, status: 'retired', said: 'Opened readers go back within twenty days.', by: lead },
      { version: 2, status: 'active', said: 'Opened readers go back within twenty days.' },
      { version: 1, status: 'proposed', said: 'Opened readers go back within fourteen days.' },
    ])
    const audit = await it.db.scoped<{ action: string }>(
      it.workspace,
      'select action from baton.audit where workspace_id = $1 and target = $2 order by at, id',
      [it.workspace, made.id],
    )
    expect(audit.map(({ action }) => action)).toEqual(['guidance.proposed', 'guidance.changed', 'guidance.changed'])
  })

  test('it goes before a playbook, and an assistant uses no other than it may', async () => {
    await must('PUT', '/v1/playbooks/opened', {
      yaml: `id: opened
title: { en: Opened readers }
when: { examples: { en: [Can I send an opened reader back to you] } }
steps:
  - id: tell
    say: { en: 'PLAYBOOK says no.' }
`,
    })
    const first = await customer()
    expect(words(await ask(first.id, question))).toContain('PLAYBOOK')
    const made = await approved(await customer(), 'workspace', 'Yes, by GUIDED-CANARY.')
    const answered = async () => words(await ask((await customer()).id, question))
    expect(await answered()).toContain('GUIDED-CANARY')
    const settings = (guidance: string[]) => ({ name: 'Careful', guidance, playbooks: [] })
    const unknown = await it.call('POST', '/v1/assistants', { settings: settings(['gui_nobody']) })
    expect(unknown.json).toMatchObject({ code: 'unknown_part', errors: [{ path: 'settings.guidance' }] })
    const assistant = await must('POST', '/v1/assistants', { settings: settings([]) })
    await must('POST', `/v1/assistants/${assistant.id}/publish`, { note: 'None', revision: assistant.revision })
    const { desk } = await must('GET', '/v1/assistants')
    await must('PUT', '/v1/assistant-desk', { defaultId: assistant.id, rules: [], revision: desk.revision })
    expect(await answered()).not.toContain('CANARY')
    expect(await toldModel(await customer())).not.toContain('CANARY')
    const { revision } = await must('PUT', `/v1/assistants/${assistant.id}`, {
      settings: settings([made.id]),
      revision: assistant.revision + 1,
    })
    await must('POST', `/v1/assistants/${assistant.id}/publish`, { note: 'This', revision })
    expect(await answered()).toContain('GUIDED-CANARY')
    expect(await toldModel(await customer())).toContain('GUIDED-CANARY')
    await must('PUT', '/v1/assistant-desk', { defaultId: 'basic', rules: [], revision: desk.revision + 1 })
    await must('DELETE', '/v1/playbooks/opened')
    await retired(made)
  })

  test('whoever practises, and drills, have what is for everybody and nothing of anybody’s', async () => {
    const policy = defaultPolicy
    const before = await groundOf(it.db, it.workspace, policy)
    const own = await approved(await customer('Acme Two'), 'customer', 'CUSTOMER-CANARY')
    const theirs = await approved(await customer('Acme Three'), 'company', 'COMPANY-CANARY')
    expect(await groundOf(it.db, it.workspace, policy)).toBe(before)
    const practised = async () =>
      JSON.stringify(await must('POST', '/v1/assistants/basic/practice', { text: question }))
    expect(await practised()).not.toContain('CANARY')
    const all = await approved(await customer(), 'workspace', 'WORKSPACE-CANARY')
    expect(await groundOf(it.db, it.workspace, policy)).not.toBe(before)
    expect(await practised()).toContain('WORKSPACE-CANARY')
    expect((await must('GET', `/v1/guidance/${all.id}`)).uses).toBe(0)
    const drills = await it.another()
    await putDrillContent(it.db, drills.workspace, await contentOf(it.db, it.workspace), Date.now())
    const asker = { workspace: drills.workspace, customerId: null, question, locale: 'en' as const }
    expect((await guidanceFor(it.db, asker)).map(({ text }) => text)).toEqual(['WORKSPACE-CANARY'])
    for (const each of [own, theirs, all]) await retired(each)
  })

  test('a whisper becomes guidance, and the customer knows neither', async () => {
    const bearer = await asVisitor()
    const { json: opened } = await it.call('POST', '/v1/conversations', {}, bearer)
    await ask(opened.id, 'How many days until readers go back?')
    await must('POST', `/v1/conversations/${opened.id}/whisper`, { text: 'WHISPER-CANARY' }, as('lead'))
    const whisper = (await events(opened.id)).find(({ type }) => type === 'Whispered')
    const made = await must(
      'POST',
      `/v1/conversations/${opened.id}/guidance`,
      { messageId: whisper?.['whisperId'], said: 'Readers are under GUIDED-CANARY.', scope: 'workspace' },
      as('agent'),
    )
    expect(made.question).toBe('How many days until readers go back?')
    const seen = JSON.stringify([
      await events(opened.id, bearer),
      await must('GET', `/v1/conversations/${opened.id}`, undefined, bearer),
      await must('GET', '/v1/conversations', undefined, bearer),
    ])
    expect(seen).not.toMatch(/CANARY|hisper/)
    expect((await it.call('GET', '/v1/guidance', undefined, bearer)).status).toBe(403)
    // An agent proposes, and a lead decides.
    expect((await put(made, {}, as('agent'))).status).toBe(403)
    expect((await put(made, {})).status).toBe(200)
    const refused = await it.call(
      'POST',
      `/v1/conversations/${opened.id}/guidance`,
      { messageId: 'msg_none', said: 'x', scope: 'workspace' },
      as('lead'),
    )
    expect(refused.json.code).toBe('guidance_unfit')
    const nobody = await it.call(
      'POST',
      `/v1/conversations/${opened.id}/guidance`,
      { messageId: whisper?.['whisperId'], said: 'x', scope: 'customer' },
      as('lead'),
    )
    expect(nobody.json.code).toBe('guidance_unfit')
  })

  test('a forgotten customer’s goes with them, and what was made of their words, also where others were told it (S12)', async () => {
    const gone = await customer('Acme')
    const asked = 'May ZQASKEDCANARY reader batteries be recharged outdoors?'
    const all = await approved(gone, 'workspace', 'Batteries recharge outdoors, too.', asked)
    const told = await ask((await customer()).id, 'May reader batteries be recharged outdoors?')
    expect(words(told)).toContain('recharge outdoors, too')
    const again = await customer('Acme')
    const own = await approved(again, 'customer', 'ZQSAIDCANARY', asked)
    await must('POST', `/v1/guidance/${own.id}/try`, { question: asked }, { 'idempotency-key': `try-${count}` })
    expect(await everything()).toMatch(/ZQASKEDCANARY[^]*ZQSAIDCANARY|ZQSAIDCANARY[^]*ZQASKEDCANARY/)
    for (const { externalId } of [gone, again]) await must('DELETE', `/v1/customers/${externalId}`)
    expect((await everything()).match(/ZQ\w+CANARY/g)).toBeNull()
    expect((await it.call('GET', `/v1/guidance/${all.id}`)).status).toBe(404)
  })

  test('where words are kept no longer, what was approved stays without what was said there, and the rest goes', async () => {
    const from = await customer()
    const open = await proposed(from, 'workspace', 'Nobody approved it.', 'May reader covers be washed in water?')
    const next = await customer()
    const made = await approved(
      next,
      'workspace',
      'Covers are washed by hand.',
      'Are reader covers washable by machine?',
    )
    await it.db.scoped(it.workspace, 'select baton.erase_conversations($1)', [[from.id, next.id]])
    expect((await it.call('GET', `/v1/guidance/${open.id}`)).json.code).toBe('guidance_not_found')
    expect(await must('GET', `/v1/guidance/${made.id}`)).toMatchObject({
      status: 'active',
      wrong: '',
      why: '',
      versions: [{ version: 2 }],
    })
    await retired(made)
  })

  /** Every row of every table, as the owner sees them. */
  const everything = () =>
    it.db.migrate(async (_exec, query) => {
      const tables = await query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
      )
      const rows: string[] = []
      for (const { name } of tables)
        for (const { row } of await query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`))
          rows.push(row)
      return rows.join('\n')
    })
})
