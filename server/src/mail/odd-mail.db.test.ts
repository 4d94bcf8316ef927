import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, saying, type TestNode } from '../testing/test-node.ts'
import { oddMails } from './testing/odd-mails/index.ts'
import { letter, support, type World, type Written } from './testing/odd-mails/odd-mail.ts'
import { openSmtpDesk, type SmtpDesk } from './testing/smtp-desk.ts'

/** What was said in the customer's thread, and must be in no mail to anybody else. */
const secret = 'The code of your safe is swordfish.'

test('there are sixty and more', () => {
  const all = Object.values(oddMails).flat()
  expect(all.length).toBeGreaterThanOrEqual(60)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

eachDatabase((_name, open) => {
  let db: Database
  let smtp: SmtpDesk
  let it: TestNode
  let agentId: string
  let hook: string
  let world: World & Record<'vera' | 'thief', Written & { id: string }>
  let ahead = 0
  let calls = 0

  beforeAll(async () => {
    db = (await open()).db
    smtp = await openSmtpDesk()
    it = await createTestNode(db, {
      now: () => Date.now() + ahead,
      env: { BATON_MAIL_HOSTS: `127.0.0.1:${smtp.port}` },
      mailTimes: { sweepMs: 30, firstWaitMs: 1000 },
    })
    it.script(saying('It may be the lid.', 'Turn it.'))
    const agent = await it.call('POST', '/v1/agents', { name: 'Mira', email: 'mira@shop.example', capacity: 90 })
    agentId = agent.json.id
    await it.call('PUT', `/v1/agents/${agentId}/presence`, { status: 'online' })
    await it.call('PUT', '/v1/mail', {
      address: support,
      fromName: 'Shop',
      smtp: { host: smtp.host, port: smtp.port, security: 'none', user: smtp.user, password: smtp.password },
      inbound: 'webhook',
      trustedServer: 'mx.shop.example',
    })
    hook = (await it.call('POST', '/v1/mail/webhook-secret', {})).json.secret
    await it.call('PUT', '/v1/customers/vera', { name: 'Vera', email: 'vera@mail.example', tier: 'gold' })
    world = {
      vera: await written('vera@mail.example', secret),
      thief: await written('thief@evil.example', 'What is it about?'),
    }
  }, 60_000)
  afterAll(async () => {
    await it.stop()
    await smtp.stop()
  })

  async function deliver(raw: string | Buffer) {
    const sentAt = new Date(Date.now() + ahead).toISOString()
    const body = Buffer.from(raw).toString('base64')
    const signature = createHmac('sha256', hook).update(`${sentAt}.${body}`).digest('hex')
    const heads = { authorization: '', 'x-forwarded-for': `12.1.${Math.floor((calls += 1) / 50) % 250}.${calls % 250}` }
    return it.call('POST', `/v1/mail/inbound/${it.workspace}`, { sentAt, raw: body, signature }, heads)
  }

  /** Somebody who left an address and got an answer by mail. */
  async function written(address: string, words: string): Promise<Written & { id: string }> {
    const anybody = { authorization: '', 'x-forwarded-for': `13.1.0.${(calls += 1) % 250}` }
    const visit = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, anybody)
    const who = { authorization: `Bearer ${visit.json.token}` }
    const { id } = (await it.call('POST', '/v1/conversations', {}, who)).json
    const path = `/v1/conversations/${id}`
    await it.call('POST', `${path}/messages`, { clientId: 'one', text: 'My kettle leaks' }, who)
    await it.call('POST', `${path}/address`, { email: address }, who)
    await it.call('POST', `${path}/take-over`, { agentId })
    await it.call('POST', `${path}/messages`, {
      clientId: `a${address}`,
      author: { kind: 'agent', id: agentId },
      text: words,
    })
    ahead += 60_000
    const sent = await smtp.gotTo(address, 1).catch(async (error: Error) => {
      const rows = await db.scoped(
        it.workspace,
        `select (select json_agg(o order by o.id) from baton.mails o where o.workspace_id = $1) as mails, due_kind, due_at, $3::bigint as now
          from baton.conversations where workspace_id = $1 and id = $2`,
        [it.workspace, id, Date.now() + ahead],
      )
      throw new Error(`${error.message}: ${JSON.stringify(rows)} ${(await eventsOf(id)).map(({ type }) => type)}`)
    })
    const mail = sent.at(-1)
    return {
      id,
      address,
      reply: String(mail?.parsed.replyTo?.value[0]?.address),
      messageId: String(mail?.parsed.messageId),
    }
  }

  // oxlint-disable-next-line typescript/no-explicit-any
  const eventsOf = async (id: string): Promise<any[]> =>
    (await it.call('GET', `/v1/conversations/${id}/events`)).json.events
  const saidIn = async (id: string) => (await eventsOf(id)).filter(({ type }) => type === 'MessageReceived')

  /** Where the mail that came last went. */
  async function lastRow() {
    const [row] = await db.scoped<{ conversation: string | null; sender: string | null }>(
      it.workspace,
      `select conversation_id as conversation, from_address as sender from baton.mails_in where workspace_id = $1 order by received_at desc, id desc limit 1`,
      [it.workspace],
    )
    return row
  }

  describe.each(Object.entries(oddMails))('%s', (_group, mails) => {
    test.each(mails.map((mail) => [mail.name, mail] as const))('%s', async (_mail, { raw, is }) => {
      // Another minute each: sixty of one address in an hour are a flood.
      ahead += 61_000
      const before = { vera: (await saidIn(world.vera.id)).length, thief: (await saidIn(world.thief.id)).length }
      const { status, json } = await deliver(raw(world))
      expect(status).toBe(200)
      expect(json).toMatchObject({
        status: is.status,
        again: false,
        ...(is.because === undefined ? {} : { because: is.because }),
      })

      const after = { vera: await saidIn(world.vera.id), thief: await saidIn(world.thief.id) }
      expect(after.vera.length - before.vera).toBe(is.lands === 'vera' ? 1 : 0)
      expect(after.thief.length - before.thief).toBe(is.lands === 'thief' ? 1 : 0)
      if (is.lands === 'nowhere') return

      const id = (await lastRow())?.conversation ?? ''
      if (is.lands === 'new') expect([world.vera.id, world.thief.id]).not.toContain(id)
      else expect(id).toBe(world[is.lands].id)
      const events = await eventsOf(id)
      const text: string = events.findLast(({ type }) => type === 'MessageReceived').text
      expect(text.trim()).not.toBe('')
      expect(text.length).toBeLessThanOrEqual(16_000)
      expect(text).not.toMatch(/[\u0000-\u0008\u200e\u200f\u202a-\u202e]/) // oxlint-disable-line no-control-regex
      if (is.text !== undefined) expect(text).toBe(is.text)
      if (is.lacks) expect(text).not.toMatch(is.lacks)
      const mail = events.findLast(({ type }) => type === 'MailReceived')
      if (is.subject !== undefined) expect(mail.subject).toBe(is.subject)
      if (is.files) expect(mail.attachments.map(({ name }: { name: string }) => name)).toEqual(is.files)
      if (is.customer === undefined) return
      const known = (await it.call('GET', `/v1/conversations/${id}`)).json.customer
      expect(known?.externalId ?? null).toBe(is.customer)
    })
  })

  describe('what was put aside', () => {
    const asideOf = async (from: string | null) =>
      (await it.call('GET', '/v1/mail/aside')).json.mails.find((mail: { from: string | null }) => mail.from === from)

    test('is taken in by a person as a conversation with somebody unknown, once, and not into the thread that it answers', async () => {
      await deliver(
        letter(
          ['From: other@mail.example', `To: ${world.vera.reply}`, 'Subject: From my other address'],
          'The safe is open. My card is 4242 4242 4242 4242.',
        ),
      )
      const mail = await asideOf('other@mail.example')
      expect(mail).toMatchObject({ because: 'other-sender', canBeTakenIn: true, conversationId: world.vera.id })
      const before = (await saidIn(world.vera.id)).length
      const take = () => it.call('POST', `/v1/mail/aside/${mail.id}/take-in`, {})
      const both = await Promise.all([take(), take()])
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404])
      const { conversationId } = both.map(({ json }) => json).find((each) => each.conversationId)
      expect(conversationId).not.toBe(world.vera.id)
      expect(await saidIn(world.vera.id)).toHaveLength(before)
      const said = await saidIn(conversationId)
      expect(said).toHaveLength(1)
      expect(said[0].text).toContain('The safe is open.')
      expect(said[0].text).not.toContain('4242 4242')
      const row = (await it.call('GET', `/v1/conversations/${conversationId}`)).json
      expect(row.customer?.externalId ?? null).toBeNull()
      expect((await eventsOf(conversationId)).find(({ type }) => type === 'MailReceived')).toMatchObject({
        verified: false,
        subject: 'From my other address',
      })
      expect(await asideOf('other@mail.example')).toBeUndefined()
      expect((await take()).json.code).toBe('aside_mail_not_found')
    })

    test('is dropped: its words are gone, and the same mail does not come again', async () => {
      const raw = letter(
        ['From: bot@mail.example', `To: ${support}`, 'Auto-Submitted: auto-replied', 'Subject: Away'],
        'I am in Lisbon.',
      )
      await deliver(raw)
      const { id } = await asideOf('bot@mail.example')
      expect((await it.call('DELETE', `/v1/mail/aside/${id}`)).status).toBe(204)
      const [kept] = await db.scoped<object>(
        it.workspace,
        'select status, subject, body from baton.mails_in where workspace_id = $1 and id = $2',
        [it.workspace, id],
      )
      expect(kept).toEqual({ status: 'ignored', subject: null, body: null })
      expect((await deliver(raw)).json).toMatchObject({ status: 'ignored', again: true })
      expect((await it.call('DELETE', `/v1/mail/aside/${id}`)).json.code).toBe('aside_mail_not_found')
    })

    test('and without a sender or words cannot be taken in, and is another workspace’s never', async () => {
      await deliver(letter([`To: ${support}`], 'Nobody wrote this.'))
      const mail = await asideOf(null)
      expect(mail.canBeTakenIn).toBe(false)
      expect((await it.call('POST', `/v1/mail/aside/${mail.id}/take-in`, {})).json.code).toBe('aside_mail_wordless')
      const other = { authorization: `Bearer ${(await it.another()).key}` }
      expect((await it.call('POST', `/v1/mail/aside/${mail.id}/take-in`, {}, other)).status).toBe(404)
      expect((await it.call('DELETE', `/v1/mail/aside/${mail.id}`, undefined, other)).status).toBe(404)
      const deeds = await db.scoped<{ action: string }>(
        it.workspace,
        `select action from baton.audit where workspace_id = $1 and action in ('mail.taken-in', 'mail.dropped') order by at, id`,
        [it.workspace],
      )
      expect(deeds.map(({ action }) => action)).toEqual(['mail.taken-in', 'mail.dropped'])
    })
  })

  test('two people whose mail programs make the same Message-ID are both heard', async () => {
    const id = 'Message-ID: <1@localhost>'
    const first = await deliver(letter(['From: one@mail.example', `To: ${support}`, id], 'First'))
    const second = await deliver(letter(['From: two@mail.example', `To: ${support}`, id], 'Second'))
    expect([first.json.again, second.json.again]).toEqual([false, false])
    expect((await lastRow())?.sender).toBe('two@mail.example')
    expect((await deliver(letter(['From: two@mail.example', `To: ${support}`, id], 'Second'))).json.again).toBe(true)
    expect((await deliver(letter(['From: one@mail.example', `To: ${support}`, id], 'First'))).json.again).toBe(true)
  })

  test('a mail of eleven megabytes is refused, and says how large it may be', async () => {
    const { status, json } = await deliver(letter(['From: big@mail.example', `To: ${support}`], 'k'.repeat(11 << 20)))
    expect({ status, code: json.code }).toEqual({ status: 413, code: 'payload_too_large' })
  })

  test('an answering machine that does not say what it is gets an end: at most sixty an hour are taken, and at most thirty go out', async () => {
    const machine = 'machine@loop.example'
    const begun = smtp.to(machine).length
    const taken: string[] = []
    for (let i = 0; i < 70; i += 1) {
      const last = smtp.to(machine).at(-1)
      const to = String(last?.parsed.replyTo?.value[0]?.address ?? support)
      taken.push(
        (await deliver(letter([`From: ${machine}`, `To: ${to}`, 'Subject: Thank you'], `We got your mail ${i}.`))).json
          .status,
      )
      ahead += 30_000
      await it.call('GET', '/v1/mail')
      await new Promise((done) => setTimeout(done, 40))
    }
    expect(taken.filter((status) => status === 'taken').length).toBeLessThanOrEqual(60)
    expect(taken.at(-1)).toBe('aside')
    expect(smtp.to(machine).length - begun).toBeLessThanOrEqual(30)
    expect(smtp.to(machine).length).toBeGreaterThan(0)
  }, 60_000)

  test('whatever came, nobody but the customer was told what is in the thread', () => {
    const others = smtp.taken.filter(({ to }) => !to.includes('vera@mail.example'))
    expect(others.length).toBeGreaterThan(0)
    for (const { raw, parsed } of others) expect(`${raw} ${parsed.text}`).not.toContain('swordfish')
    for (const { to } of smtp.taken) expect(to).toHaveLength(1)
  })
})
