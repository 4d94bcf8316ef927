import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Act } from '@baton/engine'
import type { Trail } from '@baton/protocol'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { openPglite } from '../db/pglite.ts'
import { scratchFolder } from '../db/testing/scratch-folder.ts'
import { createServerLog } from '../http/server-log.ts'
import { signed } from '../identity/testing/forged-tokens.ts'
import { createVault } from '../sealing/vault.ts'
import { page as capture } from '../testing/api-world.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode, saying } from '../testing/test-node.ts'

const card = '4242 4242 4242 4242'
const run = promisify(execFile)

/** Every way by which words of or about a customer come in, each with a canary of its own. */
async function sing(db: Database) {
  const canaries: string[] = []
  const canary = (name: string) => {
    const one = `zq${name}canary${randomBytes(4).toString('hex').replaceAll(/\d/g, 'x')}`
    canaries.push(one)
    return one
  }
  const lines: string[] = []
  const log = createServerLog('trace', { write: (line: string) => void lines.push(line) })
  const it = await createTestNode(db, { vault: createVault([randomBytes(32)]), log })
  const url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
  const must = async (method: 'POST' | 'PUT' | 'GET', path: string, body?: unknown, headers = {}) => {
    const { status, json } = await it.call(method, path, body, headers)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json
  }
  const externalId = canary('external')
  await must('PUT', `/v1/customers/${externalId}`, {
    name: `Ana ${canary('name')}`,
    email: `${canary('email')}@mail.example`,
    tier: canary('tier'),
    attributes: { [canary('key')]: canary('attribute') },
    openIssues: [{ title: canary('issue'), status: canary('status') }],
  })
  await must('POST', `/v1/customers/${externalId}/notes`, { text: canary('customer-note') })
  const { id: agentId } = await must('POST', '/v1/agents', { name: 'Mara', email: `${it.newId('agent')}@desk.example` })

  // A visitor, identified by a token, who writes over the socket and by request, from a page on which something went wrong.
  const { token: anonymous } = await must('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
  const { secret } = await must('GET', '/v1/workspace')
  const claims = { sub: externalId, exp: Math.floor(Date.now() / 1000) + 600, attributes: { city: canary('claim') } }
  const jwt = signed(claims, secret)
  const identified = await must(
    'POST',
    '/v1/visitors/me/identity',
    { token: jwt },
    { authorization: `Bearer ${anonymous}` },
  )
  const visitor = { authorization: `Bearer ${identified.token}` }
  const seen = {
    url: `https://shop.example/${canary('path')}`,
    title: canary('title'),
    feature: canary('feature'),
    trail: [
      { kind: 'console-error', at: '2026-01-05T10:00:00.000Z', message: canary('console'), count: 1 },
      { kind: 'click', at: '2026-01-05T10:00:01.000Z', label: canary('label'), role: 'button' },
    ] satisfies Trail,
  }
  const { id } = await must('POST', '/v1/conversations', { page: seen }, visitor)
  const path = `/v1/conversations/${id}`
  const live = await connectLive(url, identified.token)
  live.send({ type: 'subscribe', conversationId: id, after: 0 })
  await live.untilEvent(id, 'ConversationOpened')

  // The assistant says something, tries something, keeps a value, and is kept from claiming a transfer.
  it.script(async function* (turn) {
    const attemptId = turn.newId('attempt')
    const acts: Act[] = [
      { kind: 'start-attempt', attemptId, path: 'article', ref: 'a', title: canary('attempt') },
      {
        kind: 'move-playbook',
        playbookId: 'p',
        stepId: 's',
        attemptId,
        values: [{ name: 'city', value: canary('value') }],
      },
    ]
    yield acts
    yield* saying(`Have you tried ${canary('reply')}?`)(turn)
  })
  live.send({
    type: 'send',
    conversationId: id,
    kind: 'message',
    clientId: 'c1',
    text: `Hello ${canary('socket')}`,
    page: seen,
  })
  await live.untilEvent(id, 'AssistantSaid')
  it.script(saying(`I have connected you to a colleague about ${canary('draft')}.`))
  const sealed = canary('sealed')
  await must(
    'POST',
    `${path}/messages`,
    { clientId: 'c2', text: `It is ${canary('message')}, my password is 7${sealed}` },
    visitor,
  )
  await live.until(
    (frame) =>
      frame.type === 'events' &&
      frame.events.some(({ type }) => type === 'Queued' || type === 'Offered' || type === 'Scheduled'),
  )
  await must('POST', `${path}/captures`, { capture: capture() }, visitor)
  await it.node.app.inject({
    method: 'POST',
    url: `${path}/files?clientId=file&name=${canary('file')}.txt`,
    headers: { ...visitor, 'content-type': 'text/plain' },
    payload: `A log with ${canary('inside')}`,
  })
  // Bytes are read as hexadecimal.
  canaries.push(Buffer.from(canaries.pop() ?? '').toString('hex'))

  // A person replies, notes, hands on, hands back.
  await must('POST', `${path}/take-over`, { agentId })
  await must('POST', `${path}/messages`, {
    clientId: 'r1',
    author: { kind: 'agent', id: agentId },
    text: `Dear ${canary('answer')}, card ${card}`,
  })
  await must('POST', `${path}/notes`, { clientId: 'n1', agentId, text: canary('note') })
  await must('POST', `${path}/point`, { agentId, node: 3, note: canary('pointing') })
  await must('POST', `${path}/handoff`, { note: canary('transfer'), agentId }, { 'idempotency-key': 'once' })
  await must('POST', `${path}/take-over`, { agentId })
  await must('POST', `${path}/return`, { briefing: canary('briefing'), agentId })
  await must('POST', `${path}/handoff`, { reason: `because of ${canary('reason')}` })

  // What the assistant said is corrected for them alone, and put otherwise by who approves it.
  const { events } = await must('GET', `${path}/events`)
  const { messageId } = events.find(({ type }: { type: string }) => type === 'AssistantSaid')
  const why = canary('wrong')
  const corrected = { messageId, scope: 'customer', question: canary('asked'), said: canary('guidance'), why }
  const guidance = await must('POST', `${path}/guidance`, corrected)
  await must('PUT', `/v1/guidance/${guidance.id}`, {
    question: canary('otherwise'),
    said: canary('approved'),
    status: 'active',
    version: 1,
  })

  // Another system's bot hands another conversation of the same customer in.
  const handedIn = await must(
    'POST',
    '/v1/handoffs',
    {
      conversationId: canary('foreign'),
      customer: { externalId, phone: canary('phone') },
      transcript: [
        { role: 'customer', text: canary('transcript') },
        { role: 'bot', text: canary('bot') },
      ],
      escalation: { reason: 'asked', detail: canary('detail') },
      summary: { goal: canary('goal'), attempted: [canary('attempted')], failedBecause: canary('because') },
      intent: { name: canary('intent') },
      slots: { colour: canary('slot') },
      raw: { everything: canary('raw') },
    },
    { 'idempotency-key': 'handed' },
  )
  const secrets = [it.key, anonymous, identified.token, jwt, secret, card, '4242424242424242']
  return { it, live, url, id, path, agentId, externalId, canaries, sealed, lines, secrets, handedIn, must }
}

/** Every row of every table, as the owner sees them. */
async function everything(db: Database): Promise<string> {
  return db.migrate(async (_exec, query) => {
    const tables = await query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const rows: { row: string }[] = []
    for (const { name } of tables)
      rows.push(...(await query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)))
    return rows.map(({ row }) => row).join('\n')
  })
}

const found = (canaries: readonly string[], text: string) => canaries.filter((canary) => text.includes(canary))

eachDatabase((_name, open) => {
  test('a customer is forgotten: nothing of what they said, or was said of them, is left in the database', async () => {
    const { db, url: databaseUrl } = await open()
    const { it, live, id, path, externalId, canaries, sealed, lines, secrets, agentId, handedIn, must } = await sing(db)
    onTestFinished(() => it.stop())
    expect(canaries.length).toBeGreaterThanOrEqual(30)
    const before = await everything(db)
    // The canary in the password is sealed from the beginning.
    expect(found(canaries, before)).toEqual(canaries.filter((each) => each !== sealed && !each.startsWith('zqforeign')))
    expect(found(secrets.slice(0, 4).concat(secrets.slice(5)), before)).toEqual([])

    const { status, json } = await it.call('DELETE', `/v1/customers/${externalId}`)
    expect([status, json.conversations]).toEqual([200, 2])
    expect(json.texts).toBeGreaterThan(25)

    const after = await everything(db)
    expect(found(canaries, after)).toEqual([])
    const pgDump = '/usr/lib/postgresql/15/bin/pg_dump'
    if (databaseUrl && existsSync(pgDump)) {
      const { stdout } = await run(pgDump, ['--dbname', databaseUrl], { maxBuffer: 1e9 })
      expect(stdout).toContain('COPY baton.facts')
      expect(found(canaries, stdout)).toEqual([])
    }
    const left = await db.scoped<{ n: number }>(
      it.workspace,
      `select (select count(*) from baton.captures where workspace_id = $1) + (select count(*) from baton.idempotency where workspace_id = $1)
        + (select count(*) from baton.visitors where workspace_id = $1) + (select count(*) from baton.facts where workspace_id = $1 and body_hash is not null) as n`,
      [it.workspace],
    )
    expect(left).toEqual([{ n: 0 }])

    // The facts stay, and say that their words are gone; the customer's own window hears of it and is closed.
    await live.untilEvent(id, 'CustomerForgotten')
    await live.closed
    const { json: thread } = await it.call('GET', `${path}/events`)
    const said = thread.events.filter(({ type }: { type: string }) => /Received|Said|Replied|NoteAdded/.test(type))
    expect(said.length).toBeGreaterThan(4)
    expect(said.every(({ text }: { text: unknown }) => text === null)).toBe(true)
    expect(thread.events.at(-1).type).toBe('CustomerForgotten')
    const { json: rows } = await it.call('GET', '/v1/conversations')
    expect(rows.conversations.map((row: object) => ({ ...row }))).toMatchObject([
      { status: 'resolved', problem: null, lastText: null, customer: { externalId: null, name: null } },
      { status: 'resolved', problem: null, lastText: null },
    ])
    expect((await it.call('GET', `/v1/customers/${externalId}`)).status).toBe(404)

    // The packages say which of their parts are gone.
    const { json: handoff } = await it.call('GET', `/v1/handoffs/${handedIn.handoffId}`)
    const gone = handoff.package.missing.filter(({ cause }: { cause: string }) => cause === 'erased')
    expect(gone).toContainEqual({ part: 'wanted', cause: 'erased', owner: 'rule' })
    expect(gone.map(({ part }: { part: string }) => part)).toContain('attempts')

    // The trail knows that it was done, and no more than the id that we gave.
    const trail = await db.scoped<{ target: string; detail: object }>(
      it.workspace,
      `select target, detail from baton.audit where workspace_id = $1 and action = 'customer.forgotten'`,
      [it.workspace],
    )
    expect(trail).toEqual([
      { target: expect.stringMatching(/^cus_/), detail: { conversations: 2, texts: expect.any(Number) } },
    ])

    // Nobody writes there any more, and nothing was written to the log at any time.
    const late = await it.call('POST', `${path}/messages`, {
      clientId: 'x',
      author: { kind: 'agent', id: agentId },
      text: 'late',
    })
    expect([late.status, late.json.code]).toEqual([410, 'customer_forgotten'])
    const metrics = (await it.node.app.inject({ url: '/metrics' })).body
    const written = lines.join('') + metrics
    expect(found([...canaries, ...secrets], written)).toEqual([])
    await must('GET', '/v1/workspace')
  })

  test('an erasure that broke off after the fact is taken up by asking again', async () => {
    const { db } = await open()
    const it = await createTestNode(db)
    onTestFinished(() => it.stop())
    await it.call('PUT', '/v1/customers/dana', { name: 'Dana' })
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })
    const where = { workspace: it.workspace, conversation: json.id as string }
    const path = `/v1/conversations/${json.id}`
    await it.call('POST', `${path}/messages`, { clientId: 'c', author: { kind: 'customer' }, text: 'zqlostcanary' })
    await it.node.door.handle(where, { kind: 'system' }, { type: 'ForgetCustomer' })
    expect(await everything(db)).toContain('zqlostcanary')
    expect((await it.call('DELETE', '/v1/customers/dana')).json.conversations).toBe(1)
    expect(await everything(db)).not.toContain('zqlostcanary')
  })

  test('what others said stays', async () => {
    const { db } = await open()
    const it = await createTestNode(db)
    onTestFinished(() => it.stop())
    for (const externalId of ['ana', 'ben']) {
      await it.call('PUT', `/v1/customers/${externalId}`, { name: externalId })
      const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId } })
      const body = { clientId: 'c', author: { kind: 'customer' }, text: `words of ${externalId}` }
      await it.call('POST', `/v1/conversations/${json.id}/messages`, body)
    }
    await it.call('DELETE', '/v1/customers/ana')
    const { json } = await it.call('GET', '/v1/conversations')
    expect(new Set(json.conversations.map((row: { problem: string | null }) => row.problem))).toEqual(
      new Set([null, 'words of ben']),
    )
    expect((await it.call('GET', '/v1/customers/ben')).status).toBe(200)
  })
})

describe('the embedded database', () => {
  const scratch = scratchFolder('erasure')

  /** Everything in the folder's files, the log's among them. */
  const files = (dir: string): string =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n')

  test('its files hold nothing of a customer who was forgotten, and the sealed never in the clear', async () => {
    onTestFinished(() => scratch.remove())
    const dir = join(scratch.path, 'data')
    const db = await openPglite({ dir })
    onTestFinished(() => db.close())
    await migrate(db, { folder: join(import.meta.dirname, '../../sql') })
    const { it, externalId, canaries, sealed } = await sing(db)
    await db.migrate((exec) => exec('checkpoint'))
    const before = files(dir)
    expect(found(canaries, before).length).toBeGreaterThan(25)
    expect(before.includes(sealed)).toBe(false)
    expect(before.includes(card)).toBe(false)
    expect((await it.call('DELETE', `/v1/customers/${externalId}`)).status).toBe(200)
    await db.scrub()
    await it.stop()
    expect(found(canaries, files(dir))).toEqual([])
  })
})
