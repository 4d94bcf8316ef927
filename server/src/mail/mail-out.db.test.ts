import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { openSmtpDesk, type SmtpDesk } from './testing/smtp-desk.ts'

eachDatabase((_name, open) => {
  let db: Database
  let smtp: SmtpDesk
  let it: TestNode
  let agentId: string
  /** Added to the clock: nobody waits for minutes. */
  let ahead = 0

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
      capacity: 50,
    })
    agentId = agent.json.id
    await it.call('PUT', `/v1/agents/${agentId}/presence`, { status: 'online' })
    await it.call('PUT', '/v1/mail', settings())
  }, 60_000)
  afterAll(async () => {
    await it.stop()
    await smtp.stop()
  })

  const settings = (more: object = {}) => ({
    address: 'help@shop.example',
    fromName: 'Shop "Help", Ltd.',
    smtp: { host: smtp.host, port: smtp.port, security: 'none', user: smtp.user, password: smtp.password },
    ...more,
  })

  async function visitor(): Promise<Record<string, string>> {
    const { json } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    return { authorization: `Bearer ${json.token}` }
  }

  /** A customer who wrote, left an address and went; and a person who has the conversation. */
  async function away(email: string | null = 'mia@mail.example', locale = 'en') {
    const who = await visitor()
    const { json } = await it.call('POST', '/v1/conversations', { locale }, who)
    const path = `/v1/conversations/${json.id}`
    await it.call('POST', `${path}/messages`, { clientId: 'one', text: 'My kettle leaks' }, who)
    if (email !== null) await it.call('POST', `${path}/address`, { email }, who)
    await it.call('POST', `${path}/take-over`, { agentId })
    return { id: json.id as string, path, who }
  }
  let sent = 0
  async function answers(path: string, text: string) {
    const author = { kind: 'agent', id: agentId }
    const answer = await it.call('POST', `${path}/messages`, { clientId: `a${(sent += 1)}`, author, text })
    expect(answer.status).toBeLessThan(300)
    return answer
  }
  const pass = (ms: number) => void (ahead += ms)
  const minute = 60_000
  const eventsOf = async (path: string, who?: Record<string, string>) =>
    (await it.call('GET', `${path}/events`, undefined, who)).json.events as Record<string, any>[] // oxlint-disable-line typescript/no-explicit-any
  async function until(path: string, type: string) {
    for (let i = 0; i < 300; i += 1) {
      const found = (await eventsOf(path)).find((event) => event['type'] === type)
      if (found) return found
      await sleep(30)
    }
    throw new Error(`no ${type} came`)
  }

  test('the settings keep the password sealed, and let it go nowhere else', async () => {
    const { json } = await it.call('GET', '/v1/mail')
    expect(json.settings.smtp).toMatchObject({ host: '127.0.0.1', hasPassword: true })
    expect(JSON.stringify(json)).not.toContain(smtp.password)
    const rows = await db.scoped(it.workspace, 'select * from baton.mail_settings where workspace_id = $1', [
      it.workspace,
    ])
    expect(JSON.stringify(rows)).not.toContain(smtp.password)
    const elsewhere = settings({ smtp: { ...settings().smtp, host: 'thief.example', password: undefined } })
    expect((await it.call('PUT', '/v1/mail', elsewhere)).json.smtp.hasPassword).toBe(false)
    await it.call('PUT', '/v1/mail', settings())
  })

  test('an answer that was not read follows by e-mail, several in one, and the thread says so', async () => {
    const { path, who } = await away()
    const before = smtp.taken.length
    await answers(path, 'Hello Mia, I have your order here.')
    await answers(path, 'A new kettle leaves <today> & arrives on Friday.')
    await sleep(200)
    expect(smtp.taken.length).toBe(before)
    pass(minute)
    const mail = (await smtp.got(before + 1)).at(-1)
    expect(mail?.to).toEqual(['mia@mail.example'])
    expect(mail?.parsed.from?.value).toEqual([{ address: 'help@shop.example', name: 'Shop "Help", Ltd.' }])
    expect(mail?.parsed.text).toContain('Hello Mia, I have your order here.')
    expect(mail?.parsed.text).toContain('A new kettle leaves <today> & arrives on Friday.')
    expect(mail?.parsed.html).toContain('leaves &lt;today&gt; &amp; arrives')
    expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated')
    await until(path, 'MailSent')
    const shown = (await eventsOf(path, who)).filter((event) => /Mail|Address/.test(event['type']))
    expect(shown).toMatchObject([
      { type: 'AddressLeft', shown: 'm…@mail.example' },
      { type: 'FollowedByMail', shown: 'm…@mail.example' },
      { type: 'MailSent' },
    ])
    expect(JSON.stringify(shown)).not.toContain('mia@')
    pass(5 * minute)
    await sleep(300)
    expect(smtp.taken.length).toBe(before + 1)
  })

  test('what was read in the chat is not mailed, and what comes after it alone', async () => {
    const { path, who } = await away('leo@mail.example')
    const before = smtp.taken.length
    const { json } = await answers(path, 'Read in the chat.')
    await it.call('POST', `${path}/seen`, { upTo: json.seq }, who)
    pass(2 * minute)
    await sleep(300)
    expect(smtp.taken.length).toBe(before)
    await answers(path, 'Said when they were gone.')
    pass(minute)
    const mail = (await smtp.got(before + 1)).at(-1)
    expect(mail?.parsed.text).toContain('Said when they were gone.')
    expect(mail?.parsed.text).not.toContain('Read in the chat.')
  })

  test('a time that was promised follows too, in the language of the customer', async () => {
    await it.call('PUT', '/v1/teams/night', { name: 'Nacht', hours: { timeZone: 'Europe/Berlin', days: [] } })
    const who = await visitor()
    const { json } = await it.call('POST', '/v1/conversations', { locale: 'de' }, who)
    const path = `/v1/conversations/${json.id}`
    await it.call(
      'POST',
      `${path}/messages`,
      { clientId: 'a', text: 'Mein Wasserkocher ist undicht, ich brauche Hilfe' },
      who,
    )
    await it.call('POST', `${path}/address`, { email: 'jan@mail.example' }, who)
    const before = smtp.taken.length
    const { outcome } = (await it.call('POST', `${path}/handoff`, { team: 'night' })).json
    expect(outcome.kind).toBe('scheduled')
    const scheduled = await until(path, 'Scheduled')
    expect(scheduled['told'].params.address).toBe('email')
    pass(minute)
    const mail = (await smtp.got(before + 1)).at(-1)
    expect(mail?.parsed.subject).toContain('Ihr Gespräch mit')
    expect(mail?.parsed.text).toContain('E-Mail')
  })

  test('an update of an incident follows in the words of whoever leads, with what is promised below them, once', async () => {
    const { id, path } = await away('ona@mail.example')
    const before = smtp.taken.length
    const at = () => new Date(Date.now() + ahead + 60 * minute).toISOString()
    const incident = await it.call('POST', '/v1/incidents', { title: 'Kettles', nextUpdateAt: at() })
    const base = `/v1/incidents/${incident.json.id}`
    await it.call('POST', `${base}/conversations`, { link: [id] })
    const words = { en: 'The seals of March are faulty; new ones are on their way.' }
    expect((await it.call('POST', `${base}/updates`, { state: 'open', words, nextUpdateAt: at() })).status).toBe(201)
    pass(6_000)
    await until(path, 'IncidentUpdated')
    pass(minute)
    const mail = (await smtp.got(before + 1)).at(-1)
    expect(mail?.parsed.text).toContain(words.en)
    expect(mail?.parsed.text).toMatch(/The next update comes here by \d\d:\d\d/)
    pass(2 * minute)
    await sleep(300)
    expect(smtp.taken.length).toBe(before + 1)
  })

  test('nothing goes to who left no address, and who is a customer is written to where they are known', async () => {
    const { path } = await away(null)
    const before = smtp.taken.length
    await answers(path, 'Nobody can be written to.')
    pass(2 * minute)
    await sleep(300)
    expect(smtp.taken.length).toBe(before)
    await it.call('PUT', '/v1/customers/known', { name: 'Kim', email: 'kim@mail.example' })
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'known' } })
    const theirs = `/v1/conversations/${json.id}`
    await it.call('POST', `${theirs}/messages`, { clientId: 'k', author: { kind: 'customer' }, text: 'Hi' })
    await answers(theirs, 'Hello Kim.')
    pass(minute)
    expect((await smtp.got(before + 1)).at(-1)?.to).toEqual(['kim@mail.example'])
  })

  test('an address goes along where its conversation goes on; the one that stands there stays until another is left, on whichever of the two', async () => {
    const goesOn = async ({ path, who }: { path: string; who: Record<string, string> }, email: string | null) => {
      const { json } = await it.call('POST', '/v1/conversations', { channel: 'shop' }, who)
      const into = `/v1/conversations/${json.id}`
      if (email !== null) await it.call('POST', `${into}/address`, { email }, who)
      expect((await it.call('POST', `${path}/merge`, { into: json.id, agentId })).status).toBe(200)
      return into
    }
    const follows = async (into: string, text: string, to: string) => {
      const before = smtp.to(to).length
      await answers(into, text)
      pass(minute)
      expect((await smtp.gotTo(to, before + 1)).at(-1)?.parsed.text).toContain(text)
    }
    await follows(await goesOn(await away('along@mail.example'), null), 'It is on its way.', 'along@mail.example')
    const old = await away('old@mail.example')
    const into = await goesOn(old, 'new@mail.example')
    await follows(into, 'It was sent.', 'new@mail.example')
    expect((await it.call('POST', `${old.path}/address`, { email: 'old@mail.example' }, old.who)).status).toBe(200)
    await follows(into, 'It has come.', 'old@mail.example')
    expect(smtp.to('new@mail.example')).toHaveLength(1)
  })

  test('an address or a name cannot write heads', async () => {
    const { path, who } = await away('ok@mail.example')
    for (const email of [
      'a@b.example\r\nBcc: x@y.example',
      'a@b.example, c@d.example',
      '"a\r\n"@b.example',
      'a@b.example>\nRCPT TO:<x@y.example',
    ]) {
      expect((await it.call('POST', `${path}/address`, { email }, who)).status).toBe(400)
    }
    expect((await it.call('PUT', '/v1/mail', settings({ fromName: 'A\r\nBcc: x@y.example' }))).status).toBe(400)
    const before = smtp.taken.length
    await answers(path, 'Subject: x\r\nBcc: thief@mail.example\r\n\r\n.\r\nMAIL FROM:<a@b>')
    pass(minute)
    const mail = (await smtp.got(before + 1)).at(-1)
    expect(mail?.to).toEqual(['ok@mail.example'])
    expect(mail?.parsed.bcc).toBeUndefined()
    expect(mail?.parsed.text).toContain('MAIL FROM:<a@b>')
  })

  test('what the server cannot take now is tried again as the same mail; what it never takes is shown to leads and can be sent again', async () => {
    const { path } = await away('later@mail.example')
    const before = smtp.taken.length
    smtp.refuse({ code: 451, text: 'later' }, { code: 421, text: 'too busy' })
    await answers(path, 'In the end it comes.')
    pass(minute)
    for (let i = 0; i < 80 && smtp.taken.length === before; i += 1) {
      await sleep(50)
      pass(1000)
    }
    const [mail] = (await smtp.got(before + 1)).slice(before)
    expect(mail?.parsed.text).toContain('In the end it comes.')

    const other = await away('nobody@mail.example')
    smtp.refuse({ code: 550, text: 'no such user', at: 'rcpt' })
    await answers(other.path, 'To nobody.')
    pass(minute)
    expect(await until(other.path, 'MailFailed')).toMatchObject({ because: 'address-refused' })
    const { json } = await it.call('GET', '/v1/mail/outgoing?status=failed')
    expect(json.mails[0]).toMatchObject({
      conversationId: other.id,
      to: 'n…@mail.example',
      fault: 'address-refused',
      tries: 1,
    })
    expect((await it.call('POST', `/v1/mail/outgoing/${json.mails[0].id}/retry`, {})).status).toBe(200)
    await smtp.got(before + 2)
    await until(other.path, 'MailSent')
  })

  test('a node that died after the row and before the fact, or after the mail and before its note, loses and doubles nothing', async () => {
    const { id, path } = await away('crash@mail.example')
    const before = smtp.taken.length
    // The row of a mail that nobody ever named is not sent.
    const orphan = [
      it.workspace,
      it.newId('mail'),
      id,
      'crash@mail.example',
      9999,
      '<orphan@x>',
      'orphan',
      Date.now() + ahead,
    ]
    await db.scoped(
      it.workspace,
      `insert into baton.mails (workspace_id, id, conversation_id, to_address, from_seq, up_to_seq, message_id, token_hash, status, due_at, created_at)
        values ($1, $2, $3, $4, 1, $5, $6, $7, 'waiting', $8, $8)`,
      orphan,
    )
    await answers(path, 'Once.')
    pass(minute)
    await smtp.got(before + 1)
    await until(path, 'MailSent')
    // Its end is forgotten, as when the node died before it was noted: it is noted again, and is there once.
    await db.scoped(
      it.workspace,
      `update baton.mails set noted = false, lease_until = null where workspace_id = $1 and conversation_id = $2 and status = 'sent'`,
      [it.workspace, id],
    )
    pass(3 * minute)
    await sleep(400)
    expect((await eventsOf(path)).filter(({ type }) => type === 'MailSent')).toHaveLength(1)
    expect(smtp.taken.length).toBe(before + 1)
    const rows = await db.scoped<{ status: string; noted: boolean }>(
      it.workspace,
      'select status, noted from baton.mails where workspace_id = $1 and conversation_id = $2 order by status',
      [it.workspace, id],
    )
    expect(rows).toEqual([
      { status: 'cancelled', noted: true },
      { status: 'sent', noted: true },
    ])
  })

  describe('the test button', () => {
    test('says that it works, and sends', async () => {
      const before = smtp.taken.length
      const { json } = await it.call('POST', '/v1/mail/test', { to: 'admin@shop.example' })
      expect(json).toMatchObject({ ok: true, checks: [{ part: 'smtp', ok: true }] })
      expect((await smtp.got(before + 1)).at(-1)?.to).toEqual(['admin@shop.example'])
    })

    test.each([
      [{ password: 'wrong' }, 'sign-in-refused', 'check user and password'],
      [{ host: '127.0.0.1', port: 9 }, 'not-allowed', 'BATON_MAIL_HOSTS=127.0.0.1:9'],
      [{ host: '169.254.169.254', port: 25 }, 'not-allowed', 'private address'],
      [{ host: 'localhost', port: 587 }, 'not-allowed', 'private address'],
      [{ security: 'tls' }, 'unreachable', 'check host, port and encryption'],
    ])('says what is wrong: %o', async (wrong, fault, advice) => {
      await it.call('PUT', '/v1/mail', settings({ smtp: { ...settings().smtp, ...wrong } }))
      const { json } = await it.call('POST', '/v1/mail/test', {})
      expect(json).toMatchObject({ ok: false, checks: [{ part: 'smtp', fault }] })
      expect(json.checks[0].advice).toContain(advice)
      await it.call('PUT', '/v1/mail', settings())
    })
  })

  test('who is forgotten is in no row of a mail', async () => {
    await it.call('PUT', '/v1/customers/gone', { email: 'gone@mail.example' })
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'gone' } })
    const path = `/v1/conversations/${json.id}`
    await it.call('POST', `${path}/messages`, { clientId: 'g', author: { kind: 'customer' }, text: 'Hi' })
    const before = smtp.taken.length
    await answers(path, 'Hello.')
    pass(minute)
    await smtp.got(before + 1)
    await until(path, 'MailSent')
    expect((await it.call('DELETE', '/v1/customers/gone')).status).toBeLessThan(300)
    for (const table of [
      'mails',
      'mails_in',
      'facts',
      'texts',
      'customers',
      'conversations',
      'snapshots',
      'idempotency',
    ]) {
      const rows = await db.scoped(
        it.workspace,
        `select * from baton.${table} t where workspace_id = $1 and t::text like '%gone@mail%'`,
        [it.workspace],
      )
      expect([table, rows]).toEqual([table, []])
    }
  })
})
