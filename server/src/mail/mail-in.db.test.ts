import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, saying, type TestNode } from '../testing/test-node.ts'
import { mime } from './testing/mime.ts'
import { openSmtpDesk, type SmtpDesk } from './testing/smtp-desk.ts'

eachDatabase((_name, open) => {
  let db: Database
  let smtp: SmtpDesk
  let it: TestNode
  let agentId: string
  let secret: string
  let ahead = 0
  const minute = 60_000
  const pass = (ms: number) => void (ahead += ms)

  beforeAll(async () => {
    db = (await open()).db
    smtp = await openSmtpDesk()
    it = await createTestNode(db, {
      now: () => Date.now() + ahead,
      env: { BATON_MAIL_HOSTS: `127.0.0.1:${smtp.port}` },
      mailTimes: { sweepMs: 30, firstWaitMs: 1000 },
    })
    const agent = await it.call('POST', '/v1/agents', {
      name: 'Mira',
      email: `mira@${it.workspace}.example`,
      capacity: 90,
    })
    agentId = agent.json.id
    await it.call('PUT', `/v1/agents/${agentId}/presence`, { status: 'online' })
    const server = { host: smtp.host, port: smtp.port, security: 'none', user: smtp.user, password: smtp.password }
    const settings = {
      address: 'help@shop.example',
      fromName: 'Shop',
      smtp: server,
      inbound: 'webhook',
      trustedServer: 'mx.shop.example',
    }
    await it.call('PUT', '/v1/mail', settings)
    secret = (await it.call('POST', '/v1/mail/webhook-secret', {})).json.secret
  }, 60_000)
  afterAll(async () => {
    await it.stop()
    await smtp.stop()
  })

  async function deliver(raw: string | Buffer, key = secret) {
    const sentAt = new Date(Date.now() + ahead).toISOString()
    const body = Buffer.from(raw).toString('base64')
    const signature = createHmac('sha256', key).update(`${sentAt}.${body}`).digest('hex')
    return it.call(
      'POST',
      `/v1/mail/inbound/${it.workspace}`,
      { sentAt, raw: body, signature },
      {
        authorization: '',
        'x-forwarded-for': `12.0.${Math.floor((calls += 1) / 50) % 250}.${calls % 250}`,
      },
    )
  }
  let calls = 0
  let sent = 0

  async function answers(path: string, text: string) {
    const author = { kind: 'agent', id: agentId }
    return it.call('POST', `${path}/messages`, { clientId: `a${(sent += 1)}`, author, text })
  }
  const eventsOf = async (path: string, who?: Record<string, string>) =>
    (await it.call('GET', `${path}/events`, undefined, who)).json.events as Record<string, any>[] // oxlint-disable-line typescript/no-explicit-any

  /** A customer who was away and got an answer by mail; and that mail. */
  async function mailed(email: string) {
    const visit = await it.call(
      'POST',
      '/v1/visitors',
      { workspace: it.workspace },
      { authorization: '', 'x-forwarded-for': `13.0.0.${(calls += 1) % 250}` },
    )
    const who = { authorization: `Bearer ${visit.json.token}` }
    const { json } = await it.call('POST', '/v1/conversations', {}, who)
    const path = `/v1/conversations/${json.id}`
    await it.call('POST', `${path}/messages`, { clientId: 'one', text: 'My kettle leaks' }, who)
    await it.call('POST', `${path}/address`, { email }, who)
    await it.call('POST', `${path}/take-over`, { agentId })
    const before = smtp.to(email).length
    await answers(path, 'A new one is on its way.')
    pass(minute)
    const mail = (await smtp.gotTo(email, before + 1)).at(-1)
    if (!mail) throw new Error('no mail came')
    const reply = String(mail.parsed.replyTo?.value[0]?.address)
    return { id: json.id as string, path, who, reply, messageId: String(mail.parsed.messageId) }
  }

  test('an answer by mail is the next message of the same thread, without what it quotes, and once', async () => {
    const { path, who, reply } = await mailed('mia@mail.example')
    const raw = mime({
      from: 'Mia <Mia@mail.example>',
      to: reply,
      text: 'It arrived, thank you.\n\nOn Mon, 5 Jan 2026 at 10:12, Shop <help@shop.example> wrote:\n> A new one is on its way.',
    })
    expect((await deliver(raw)).json).toMatchObject({ status: 'taken', again: false })
    expect((await deliver(raw)).json).toMatchObject({ status: 'taken', again: true })
    await Promise.all([1, 2, 3].map(() => deliver(raw)))
    const theirs = (await eventsOf(path)).filter(({ type }) => type === 'MessageReceived')
    expect(theirs.map(({ text }) => text)).toEqual(['My kettle leaks', 'It arrived, thank you.'])
    expect(
      (await eventsOf(path, who)).some(
        ({ type, text }) => type === 'MessageReceived' && text === 'It arrived, thank you.',
      ),
    ).toBe(true)
    expect((await eventsOf(path)).find(({ type }) => type === 'MailReceived')).toMatchObject({
      verified: true,
      whole: expect.stringContaining('> A new one'),
    })
  })

  test('an answer to a conversation that goes on in another one is said there, and so is what was put aside', async () => {
    const { id, path, who, reply } = await mailed('mo@mail.example')
    const { json: other } = await it.call('POST', '/v1/conversations', { channel: 'shop' }, who)
    expect((await it.call('POST', `${path}/merge`, { into: other.id, agentId })).status).toBe(200)
    const raw = mime({ from: 'Mo <mo@mail.example>', to: reply, text: 'It came, and it fits.' })
    expect((await deliver(raw)).json).toMatchObject({ status: 'taken', again: false })
    expect((await deliver(raw)).json).toMatchObject({ status: 'taken', again: true })
    const strange = mime({ from: 'Max <max@mail.example>', to: reply, text: 'Who is this?' })
    expect((await deliver(strange)).json).toMatchObject({ status: 'aside' })
    const there = await eventsOf(`/v1/conversations/${other.id}`)
    expect(there.filter(({ type }) => type === 'MessageReceived').map(({ text }) => text)).toEqual([
      'It came, and it fits.',
    ])
    expect(there.filter(({ type }) => type === 'MailPutAside')).toHaveLength(1)
    expect((await eventsOf(`/v1/conversations/${id}`)).at(-1)?.['type']).toBe('MergedInto')
  })

  test('a new mail of somebody whose conversation by mail goes on in another one is said there', async () => {
    await it.call('PUT', '/v1/customers/moved', { name: 'Moved', email: 'moved@mail.example' })
    const heads = ['Authentication-Results: mx.shop.example; dmarc=pass header.from=mail.example']
    const write = (text: string) =>
      deliver(mime({ from: 'moved@mail.example', to: 'help@shop.example', subject: text, heads, text }))
    await write('One')
    const { json } = await it.call('GET', '/v1/conversations?customer=moved')
    const customer = { externalId: 'moved' }
    const { json: other } = await it.call('POST', '/v1/conversations', { customer, channel: 'shop' })
    const merged = await it.call('POST', `/v1/conversations/${json.conversations[0].id}/merge`, { into: other.id })
    expect(merged.status).toBe(200)
    expect((await write('Two')).json).toMatchObject({ status: 'taken' })
    const there = await eventsOf(`/v1/conversations/${other.id}`)
    expect(there.filter(({ type }) => type === 'MessageReceived').map(({ text }) => text)).toEqual(['Two'])
  })

  test('whoever writes on by mail, where their conversation goes on in one with another address, is answered where they wrote from', async () => {
    await it.call('PUT', '/v1/customers/two', { name: 'Two', email: 'two@mail.example' })
    const write = async (text: string, more: string[] = []) => {
      const heads = ['Authentication-Results: mx.shop.example; dmarc=pass header.from=mail.example', ...more]
      const raw = mime({ from: 'two@mail.example', to: 'help@shop.example', subject: text, heads, text })
      expect((await deliver(raw)).json).toMatchObject({ status: 'taken' })
      return /message-id: (<[^>]+>)/i.exec(raw)?.[1]
    }
    const first = await write('One')
    const { json } = await it.call('GET', '/v1/conversations?customer=two')
    const customer = { externalId: 'two' }
    const { json: other } = await it.call('POST', '/v1/conversations', { customer, channel: 'shop' })
    const path = `/v1/conversations/${other.id}`
    await it.call('POST', `${path}/address`, { email: 'elsewhere@mail.example' })
    await it.call('POST', `${path}/take-over`, { agentId })
    const merged = await it.call('POST', `/v1/conversations/${json.conversations[0].id}/merge`, { into: other.id })
    expect(merged.status).toBe(200)
    await write('And one thing more', [`In-Reply-To: ${first}`])
    await answers(path, 'Here it is.')
    pass(minute)
    expect((await smtp.gotTo('two@mail.example', 1)).at(-1)?.parsed.text).toContain('Here it is.')
    expect(smtp.to('elsewhere@mail.example')).toEqual([])
  })

  test('the heads alone bring it there too, and the thread goes on with them', async () => {
    const { path, messageId } = await mailed('leo@mail.example')
    const raw = mime({
      from: 'leo@mail.example',
      to: 'help@shop.example',
      subject: 'AW: Kettle',
      inReplyTo: messageId,
      text: 'Danke!',
    })
    expect((await deliver(raw)).json.status).toBe('taken')
    await answers(path, 'You are welcome.')
    pass(minute)
    const mail = (await smtp.gotTo('leo@mail.example', 2)).at(-1)
    expect(mail?.parsed.subject).toBe('AW: Kettle')
    expect(mail?.parsed.inReplyTo).toBe(/message-id: (<[^>]+>)/i.exec(raw)?.[1])
    expect([mail?.parsed.references].flat()).toContain(messageId)
  })

  describe('nobody is believed to be the customer', () => {
    test.each([
      ['from another address, with the token', { from: 'thief@mail.example' }, 'other-sender'],
      [
        'from their address, where the receiving server says that it is not',
        {
          from: 'kim@mail.example',
          heads: ['Authentication-Results: mx.shop.example; dmarc=fail header.from=mail.example'],
        },
        'not-authentic',
      ],
      ['with their address as a name', { from: '"kim@mail.example" <thief@mail.example>' }, 'other-sender'],
      ['with two senders', { from: 'thief@mail.example, kim@mail.example' }, 'other-sender'],
      ['as an absence note', { from: 'kim@mail.example', heads: ['Auto-Submitted: auto-replied'] }, 'auto-reply'],
      [
        'as a list',
        { from: 'kim@mail.example', heads: ['Precedence: list', 'List-Id: <x.mail.example>'] },
        'auto-reply',
      ],
    ])('%s', async (_name, heads, because) => {
      const { path, reply, who } = await mailed('kim@mail.example')
      const { json } = await deliver(mime({ to: reply, text: 'Send it to 1 Thief Lane', ...heads }))
      expect(json).toMatchObject({ status: 'aside', because })
      const events = await eventsOf(path)
      expect(events.filter(({ type }) => type === 'MessageReceived')).toHaveLength(1)
      expect(events.find(({ type }) => type === 'MailPutAside')).toMatchObject({
        because,
        text: 'Send it to 1 Thief Lane',
      })
      expect((await eventsOf(path, who)).some(({ type }) => type === 'MailPutAside')).toBe(false)
      expect((await it.call('GET', '/v1/mail/aside')).json.mails[0]).toMatchObject({ because })
    })

    test('a token that was made up, and a mail that says it is ours, go nowhere', async () => {
      const { path, messageId } = await mailed('una@mail.example')
      const made = `help+${'0'.repeat(26)}@shop.example`
      await deliver(mime({ from: 'una@mail.example', to: made, text: 'made up' }))
      expect(
        (
          await deliver(
            mime({ from: 'help@shop.example', to: 'help@shop.example', inReplyTo: messageId, text: 'loop' }),
          )
        ).json.because,
      ).toBe('loop')
      expect(
        (
          await deliver(
            mime({
              from: 'una@mail.example',
              to: 'help@shop.example',
              inReplyTo: messageId,
              heads: [`X-Baton-Mail: ${messageId}`],
              text: 'loop',
            }),
          )
        ).json.because,
      ).toBe('loop')
      expect((await eventsOf(path)).filter(({ type }) => type === 'MessageReceived')).toHaveLength(1)
    })

    test('a mail from the address of a customer is theirs only where our server vouches for it', async () => {
      await it.call('PUT', '/v1/customers/vip', { name: 'Vip', email: 'vip@mail.example', tier: 'gold' })
      const pass2 = 'Authentication-Results: mx.shop.example; dmarc=pass header.from=mail.example'
      const forged = 'Authentication-Results: mx.evil.example; dmarc=pass header.from=mail.example'
      await deliver(
        mime({ from: 'vip@mail.example', to: 'help@shop.example', subject: 'One', heads: [forged], text: 'Forged' }),
      )
      await deliver(
        mime({ from: 'vip@mail.example', to: 'help@shop.example', subject: 'Two', heads: [pass2], text: 'Real' }),
      )
      const { conversations } = (await it.call('GET', '/v1/conversations?limit=50')).json
      const theirs = await Promise.all(
        conversations.map(async (row: { id: string; customer: unknown }) => [
          row.customer,
          (await eventsOf(`/v1/conversations/${row.id}`)).find(({ type }) => type === 'MessageReceived')?.['text'],
        ]),
      )
      expect(theirs.find(([, text]) => text === 'Real')?.[0]).toMatchObject({ externalId: 'vip' })
      expect(theirs.find(([, text]) => text === 'Forged')?.[0]).toMatchObject({ externalId: null })
    })
  })

  test('a new mail opens a conversation; the assistant answers by mail, and a second mail goes on with it', async () => {
    it.script(saying('Descale it with vinegar.', 'That helps most often.'))
    const first = mime({
      from: 'new@mail.example',
      to: 'help@shop.example',
      subject: 'Kettle <b>furred</b>',
      text: 'How do I descale it?',
      files: ['bill.pdf'],
    })
    expect((await deliver(first)).json).toMatchObject({ status: 'taken' })
    pass(25_000)
    await sleep(1500)
    pass(10_000)
    const mail = (await smtp.gotTo('new@mail.example', 1)).at(-1)
    expect(mail?.parsed.subject).toBe('Re: Kettle <b>furred</b>')
    expect(mail?.parsed.text).toContain('Descale it with vinegar. That helps most often.')
    expect(mail?.parsed.text).toContain('bill.pdf')
    expect(mail?.parsed.inReplyTo).toBe(/message-id: (<[^>]+>)/i.exec(first)?.[1])
    const reply = String(mail?.parsed.replyTo?.value[0]?.address)
    expect((await deliver(mime({ from: 'new@mail.example', to: reply, text: 'Thanks' }))).json.status).toBe('taken')
    const rows = await db.scoped<{ count: number }>(
      it.workspace,
      `select count(*)::int as count from baton.conversations where workspace_id = $1 and channel = 'email' and visitor_id like 'mail.u.%'`,
      [it.workspace],
    )
    expect(rows[0]?.count).toBeGreaterThan(0)
  })

  test('a mail that came back is told to whoever answered; one that is only late is not', async () => {
    const { path, reply } = await mailed('gone@mail.example')
    const dsn = (action: string, status: string) =>
      mime({
        from: 'MAILER-DAEMON@mx.mail.example',
        to: reply,
        type: 'multipart/report; report-type=delivery-status; boundary=b',
        text: `--b\r\nContent-Type: text/plain\r\n\r\nNo such user\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; gone@mail.example\r\nAction: ${action}\r\nStatus: ${status}\r\n--b--`,
      })
    await deliver(dsn('delayed', '4.4.1'))
    expect((await eventsOf(path)).some(({ type }) => type === 'MailBounced')).toBe(false)
    await deliver(dsn('failed', '5.1.1'))
    expect((await eventsOf(path)).find(({ type }) => type === 'MailBounced')).toMatchObject({
      because: 'unknown-address',
      code: '5.1.1',
    })
    expect((await it.call('GET', '/v1/mail/outgoing?status=bounced')).json.mails).toHaveLength(1)
  })

  test('who wants no mail gets none', async () => {
    const { path, reply } = await mailed('stop@mail.example')
    await deliver(mime({ from: 'stop@mail.example', to: reply, subject: 'unsubscribe', text: ' ' }))
    await answers(path, 'One more thing.')
    pass(3 * minute)
    await sleep(1300)
    expect(smtp.to('stop@mail.example')).toHaveLength(1)
  })

  test('nor where their conversation goes on in another one', async () => {
    const { path, who, reply } = await mailed('halt@mail.example')
    const { json: other } = await it.call('POST', '/v1/conversations', { channel: 'shop' }, who)
    const { json: last } = await it.call('POST', '/v1/conversations', { channel: 'phone' }, who)
    await it.call('POST', `${path}/merge`, { into: other.id, agentId })
    await it.call('POST', `/v1/conversations/${other.id}/merge`, { into: last.id, agentId })
    await deliver(mime({ from: 'halt@mail.example', to: reply, subject: 'unsubscribe', text: ' ' }))
    for (const each of [path, `/v1/conversations/${last.id}`])
      expect((await eventsOf(each)).at(-1)?.['type']).toBe('MailDeclined')
  })

  test('HTML becomes text, secrets are masked, and markup stays words', async () => {
    const { path, reply } = await mailed('html@mail.example')
    await deliver(
      mime({
        from: 'html@mail.example',
        to: reply,
        type: 'text/html; charset=utf-8',
        text: '<p>Hi <b>there</b></p><script>alert(1)</script><img src="https://x.example/p.gif"><p>&lt;img src=x onerror=alert(1)&gt; card 4242 4242 4242 4242</p>',
      }),
    )
    const said = (await eventsOf(path)).findLast(({ type }) => type === 'MessageReceived')?.['text'] as string
    expect(said).toContain('Hi there')
    expect(said).not.toMatch(/alert\(1\)<|<script|4242 4242/)
    expect(said).toContain('<img src=x onerror=alert(1)>')
  })

  test('a wrong signature, an old one and another workspace’s bring nothing in', async () => {
    const raw = mime({ from: 'a@mail.example', to: 'help@shop.example', text: 'x' })
    expect((await deliver(raw, 'whs_wrong')).status).toBe(401)
    const other = await it.another()
    const sentAt = new Date(Date.now() + ahead).toISOString()
    const body = Buffer.from(raw).toString('base64')
    const sign = (at: string) => createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
    expect(
      (
        await it.call(
          'POST',
          `/v1/mail/inbound/${other.workspace}`,
          { sentAt, raw: body, signature: sign(sentAt) },
          { authorization: '' },
        )
      ).status,
    ).toBe(401)
    const old = new Date(Date.now() + ahead - 10 * minute).toISOString()
    expect(
      (
        await it.call(
          'POST',
          `/v1/mail/inbound/${it.workspace}`,
          { sentAt: old, raw: body, signature: sign(old) },
          { authorization: '' },
        )
      ).status,
    ).toBe(401)
  })

  test('whatever comes, nothing breaks: 300 mails of rubble', async () => {
    const { reply } = await mailed('rubble@mail.example')
    const whole = mime({ from: 'rubble@mail.example', to: reply, text: 'Grüße 🙂', files: ['a.bin'] })
    const statuses = new Set<number>()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(60),
        fc.string({ unit: 'binary', maxLength: 80 }),
        async (at, cut, noise) => {
          const { status } = await deliver(Buffer.from(whole.slice(0, at) + noise + whole.slice(at + cut), 'utf8'))
          statuses.add(status)
          expect(status).toBe(200)
        },
      ),
      { numRuns: 300 },
    )
    expect([...statuses]).toEqual([200])
  }, 60_000)
})
