import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebhookPayload } from '@baton/protocol'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { openPostgres } from '../db/postgres.ts'
import { createVault } from '../sealing/vault.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { claimDelivery } from './delivery-rows.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'
import { mostTries } from './webhook-sender.ts'

eachDatabase((name, open) => {
  let db: Database
  let url: string | undefined
  let receiver: Receiver
  let it: TestNode
  const vault = createVault([randomBytes(32)])
  /** Added to the clock: nobody waits for hours. */
  let ahead = 0
  const now = () => Date.now() + ahead
  const nodes: TestNode[] = []
  const receivers: Receiver[] = []
  const start = async (more: Partial<Parameters<typeof createTestNode>[1]> = {}) => {
    const node = await createTestNode(db, {
      now,
      vault,
      env: { BATON_ACTION_ORIGINS: receivers.map(({ origin }) => origin).join(',') },
      webhookTimes: { sweepMs: 30, firstWaitMs: 1000, timeoutMs: 500, leaseMs: 5000 },
      ...more,
    })
    nodes.push(node)
    return node
  }

  beforeAll(async () => {
    const opened = await open()
    db = opened.db
    url = opened.url
    for (let i = 0; i < 3; i += 1) receivers.push(await openReceiver())
    receiver = receivers[0] as Receiver
    it = await start()
  }, 60_000)
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    for (const each of receivers) each.stop()
  })

  async function hook(to = `${receiver.origin}/hook`, events: string[] = ['MessageReceived'], at = it, key = at.key) {
    const made = await at.call('POST', '/v1/webhooks', { url: to, events }, { authorization: `Bearer ${key}` })
    expect([made.status, made.json.code]).toEqual([201, undefined])
    return made.json as { webhook: { id: string }; secret: string }
  }
  const remove = (id: string) => it.call('DELETE', `/v1/webhooks/${id}`)
  let count = 0
  async function says(text: string, at = it, key = at.key) {
    const headers = { authorization: `Bearer ${key}` }
    const externalId = `c-${name}-${(count += 1)}`
    const { json } = await at.call('POST', '/v1/conversations', { customer: { externalId } }, headers)
    const message = { clientId: 'one', author: { kind: 'customer' }, text }
    const said = await at.call('POST', `/v1/conversations/${json.id}/messages`, message, headers)
    expect(said.status).toBeLessThan(300)
    return { id: json.id as string, externalId, seq: said.json.seq as number }
  }
  const deliveries = async (id: string, query = '') =>
    (await it.call('GET', `/v1/webhooks/${id}/deliveries${query}`)).json.deliveries as Record<string, any>[] // oxlint-disable-line typescript/no-explicit-any
  async function until(id: string, fits: (first: Record<string, any>) => boolean) {
    // oxlint-disable-line typescript/no-explicit-any
    for (let i = 0; i < 300; i += 1) {
      const [first] = await deliveries(id)
      if (first && fits(first)) return first
      await sleep(20)
    }
    throw new Error(`it did not come to that: ${JSON.stringify(await deliveries(id))}`)
  }

  test('what was chosen is told, signed as the Standard Webhooks say, and nothing else', async () => {
    const { webhook, secret } = await hook()
    const before = receiver.received.length
    const { id, seq } = await says('My kettle leaks')
    const [got] = (await receiver.got(before + 1)).slice(before)
    // Somebody else's library verifies it; with a changed body it does not.
    const verifier = new Webhook(secret)
    expect(verifier.verify(got?.body ?? '', got?.headers ?? {})).toEqual(got?.json)
    expect(() => verifier.verify(`${got?.body} `, got?.headers ?? {})).toThrow(/signature/)
    expect(WebhookPayload.parse(got?.json)).toMatchObject({
      type: 'MessageReceived',
      data: { workspaceId: it.workspace, conversationId: id, event: { seq, text: 'My kettle leaks' } },
    })
    const done = await until(webhook.id, ({ status }) => status === 'delivered')
    expect(done).toMatchObject({ id: got?.headers['webhook-id'], tries: 1, httpStatus: 200, nextTryAt: null })
    await sleep(200)
    expect(receiver.received.length).toBe(before + 1) // the assistant's answer was not chosen
    await remove(webhook.id)
  })

  test('the secret is shown once and sealed, and a new one signs beside it for a day', async () => {
    const { webhook, secret } = await hook()
    const shown = await it.call('GET', '/v1/webhooks')
    expect(JSON.stringify(shown.json)).not.toContain(secret.slice(6, 30))
    const rows = await db.scoped(it.workspace, 'select * from baton.webhooks where workspace_id = $1', [it.workspace])
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6, 30))
    const renewed = (await it.call('POST', `/v1/webhooks/${webhook.id}/secret`, {})).json.secret as string
    const before = receiver.received.length
    await it.call('POST', `/v1/webhooks/${webhook.id}/test`, {})
    const [both] = (await receiver.got(before + 1)).slice(before)
    for (const each of [secret, renewed])
      expect(new Webhook(each).verify(both?.body ?? '', both?.headers ?? {})).toBeTruthy()
    ahead += 25 * 60 * 60 * 1000
    await it.call('POST', `/v1/webhooks/${webhook.id}/test`, {})
    const [later] = (await receiver.got(before + 2)).slice(before + 1)
    expect(later?.headers['webhook-signature']?.split(' ')).toHaveLength(1)
    await remove(webhook.id)
    ahead = 0
  })

  test('what did not arrive is tried again, later each time, under the same id', async () => {
    const { webhook } = await hook()
    const before = receiver.received.length
    receiver.answers(503, { 'retry-after': '120' })
    await says('Hello')
    const failed = await until(webhook.id, ({ httpStatus }) => httpStatus === 503)
    expect(failed).toMatchObject({ status: 'waiting', tries: 1, fault: 'http-error' })
    // The receiver has asked for two minutes.
    expect(Date.parse(failed['nextTryAt']) - now()).toBeGreaterThan(110_000)
    receiver.answers(null)
    ahead += 121_000
    expect(await until(webhook.id, ({ tries, fault }) => tries === 2 && fault === 'timeout')).toMatchObject({
      status: 'waiting',
    })
    receiver.answers(200)
    ahead += 10_000
    await until(webhook.id, ({ status }) => status === 'delivered')
    const ids = receiver.received.slice(before).map(({ headers }) => headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([3, 1])
    await remove(webhook.id)
  })

  test('what never arrives is given up, seen, and told again on demand', async () => {
    const { webhook } = await hook()
    receiver.answers(500)
    await says('Hello')
    for (let tries = 1; tries <= mostTries; tries += 1) {
      await until(
        webhook.id,
        (it) => it['tries'] === tries && (it['status'] === 'dead' || Date.parse(it['nextTryAt']) > now()),
      )
      ahead += 7 * 60 * 60 * 1000
    }
    const dead = await until(webhook.id, ({ status }) => status === 'dead')
    expect(dead).toMatchObject({ tries: mostTries, httpStatus: 500, nextTryAt: null })
    expect(await deliveries(webhook.id, '?status=dead')).toHaveLength(1)
    receiver.answers(200)
    const before = receiver.received.length
    expect((await it.call('POST', `/v1/webhook-deliveries/${dead['id']}/replay`, {})).json.status).toMatch(
      /waiting|delivered/,
    )
    expect((await receiver.got(before + 1)).at(-1)?.headers['webhook-id']).toBe(dead['id'])
    await until(webhook.id, ({ status }) => status === 'delivered')
    await remove(webhook.id)
    ahead = 0
  })

  test('a webhook that nothing reaches for three days, or that is gone, is switched off with a note', async () => {
    const { webhook } = await hook()
    receiver.answers(500)
    await says('Hello')
    await until(webhook.id, ({ tries }) => tries === 1)
    const read = async (id: string) =>
      (await it.call('GET', '/v1/webhooks')).json.webhooks.find((each: { id: string }) => each.id === id)
    for (let i = 0; i < 100 && (await read(webhook.id)).failingSince === null; i += 1) await sleep(20)
    ahead += 3 * 24 * 60 * 60 * 1000
    for (let i = 0; i < 200 && (await read(webhook.id)).enabled; i += 1) await sleep(20)
    expect(await read(webhook.id)).toMatchObject({ enabled: false, offBecause: 'failing' })
    const trail = await db.scoped(
      it.workspace,
      `select actor_kind, detail from baton.audit where workspace_id = $1 and action = 'webhook.switched-off' and target = $2`,
      [it.workspace, webhook.id],
    )
    expect(trail).toEqual([{ actor_kind: 'system', detail: { because: 'failing' } }])
    expect((await it.call('POST', `/v1/webhooks/${webhook.id}/replay`, {})).json.code).toBe('webhook_off')
    receiver.answers(410)
    const gone = await hook()
    await says('Hello')
    for (let i = 0; i < 200 && (await read(gone.webhook.id)).enabled; i += 1) await sleep(20)
    expect(await read(gone.webhook.id)).toMatchObject({ enabled: false, offBecause: 'gone' })
    receiver.answers(200)
    for (const { id } of [webhook, gone.webhook]) await remove(id)
    ahead = 0
  })

  test('what was committed by a node that died is told by another, also when it died while telling', async () => {
    const [, there] = receivers
    if (!there) throw new Error('no receiver')
    // A node that never looks: whatever it commits is left to the others.
    const dead = await start({ webhookTimes: { sweepMs: 3_600_000 } })
    const { key, workspace } = await dead.another()
    const { webhook } = await hook(`${there.origin}/hook`, ['MessageReceived'], it, key)
    const { id } = await says('Is anybody there?', dead, key)
    await dead.stop()
    const [first] = await there.got(1)
    expect(first?.json.data).toMatchObject({ conversationId: id, event: { text: 'Is anybody there?' } })
    // Another took it and died before the note of it.
    there.answers(500)
    await says('And now?', it, key)
    await there.got(2)
    await sleep(100)
    ahead += 30_000
    const claimed = await claimUntil(() => claimDelivery(db, 'dead', now(), now() + 5000))
    there.answers(200)
    if (claimed) expect(claimed.workspace).toBe(workspace)
    ahead += 6000
    await there.got(3)
    const ids = there.received.map(({ headers }) => headers['webhook-id'])
    expect(ids.at(-1)).toBe(ids[1])
    await it.call('DELETE', `/v1/webhooks/${webhook.id}`, undefined, { authorization: `Bearer ${key}` })
    ahead = 0
  })
  async function claimUntil<T>(claim: () => Promise<T | null>): Promise<T | null> {
    for (let i = 0; i < 3; i += 1) {
      const got = await claim()
      if (got) return got
    }
    return null // the node was faster: then it told it itself
  }

  // The embedded database has one connection: nobody begins before another and commits after them.
  if (name === 'postgres')
    test('a commit that was begun before what has been read already is not passed by', async () => {
      const { webhook } = await hook()
      const before = receiver.received.length
      const early = await says('early')
      await receiver.got(before + 1)
      const other = await openPostgres({ url: url ?? '' })
      try {
        let commit = () => {}
        const held = new Promise<void>((done) => (commit = done))
        const slow = other.transaction({ workspace: it.workspace }, async (query) => {
          // A fact as a slow node writes it: its transaction is older than what others commit meanwhile.
          await query(
            `insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, actor_id, data)
            select workspace_id, conversation_id, 900, type, at, actor_kind, actor_id, data from baton.facts
              where workspace_id = $1 and conversation_id = $2 and seq = $3`,
            [it.workspace, early.id, early.seq],
          )
          await held
        })
        await says('late')
        await sleep(300)
        commit()
        await slow
        const got = await receiver.got(before + 3)
        expect(got.slice(before).map(({ json }) => json.data.event.seq)).toContain(900)
      } finally {
        await other.close()
      }
      await remove(webhook.id)
    })

  test('restored into another cluster, where transaction ids say nothing, what had not been told is, and what had is not', async () => {
    // Other tests write in the future of this one: a workspace of its own.
    const { workspace, key } = await it.another()
    const { webhook } = await hook(undefined, ['MessageReceived'], it, key)
    const before = receiver.received.length
    await says('told', it, key)
    await receiver.got(before + 1)
    const scoped = (sql: string) => db.scoped(workspace, sql, [workspace, webhook.id])
    await scoped('update baton.webhooks set enabled = false where workspace_id = $1 and id = $2')
    await says('untold', it, key)
    // As a restored log is found: written under another name, and its ids set back below all of this cluster's.
    await db.transaction({ role: 'baton_follower' }, (query) => query(`update baton.facts set xid = '3'::xid8`))
    await scoped(
      `update baton.webhooks set enabled = true, read_in = 'elsewhere', read_xid = '9000000000' where workspace_id = $1 and id = $2`,
    )
    await receiver.got(before + 2)
    await sleep(200)
    expect(receiver.received.slice(before).map(({ json }) => json.data.event.text)).toEqual(['told', 'untold'])
    // From here on ids count again.
    await says('next', it, key)
    await receiver.got(before + 3)
    await it.call('DELETE', `/v1/webhooks/${webhook.id}`, undefined, { authorization: `Bearer ${key}` })
  })

  test('one that answers slowly keeps nobody else waiting', async () => {
    const [, , slow] = receivers
    if (!slow) throw new Error('no receiver')
    slow.answers(null)
    const { webhook: slowly } = await hook(`${slow.origin}/slow`)
    for (let i = 0; i < 12; i += 1) await says(`Message ${i}`)
    await slow.got(1)
    const { webhook } = await hook()
    const before = receiver.received.length
    const began = performance.now()
    await says('Quick')
    await receiver.got(before + 1)
    expect(performance.now() - began).toBeLessThan(1500)
    for (const id of [slowly.id, webhook.id]) await remove(id)
  })

  test('private addresses and plain http are not gone to, and the test says what to do', async () => {
    for (const to of [
      'http://127.0.0.1:9/hook',
      'https://127.0.0.1:9/hook',
      'https://[::ffff:10.0.0.1]/',
      'http://example.com/',
    ]) {
      const { webhook } = await hook(to)
      const { json } = await it.call('POST', `/v1/webhooks/${webhook.id}/test`, {})
      expect([to, json.ok, json.fault]).toEqual([to, false, 'not-allowed'])
      expect(json.advice).toContain('BATON_ACTION_ORIGINS')
      await remove(webhook.id)
    }
  })

  test('what was erased before it was told is not told', async () => {
    const { webhook } = await hook(undefined, ['MessageReceived', 'CustomerForgotten'])
    receiver.answers(500)
    const before = receiver.received.length
    const { externalId } = await says('My number is 12 34')
    await receiver.got(before + 1)
    expect((await it.call('DELETE', `/v1/customers/${externalId}`)).status).toBeLessThan(300)
    const from = receiver.received.length
    receiver.answers(200)
    ahead += 10_000
    await receiver.got(from + 2)
    await sleep(100)
    expect(JSON.stringify(receiver.received.slice(from))).not.toContain('12 34')
    await remove(webhook.id)
    ahead = 0
  })
})
