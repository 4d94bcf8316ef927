import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '../db/database.ts'
import { linkToSend, queueInvitation } from '../identity/invitation-mails.ts'
import { askedWithoutPassword } from '../identity/invitations.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { openSmtpDesk, type SmtpDesk } from './testing/smtp-desk.ts'

eachDatabase((_name, open) => {
  let db: Database
  let smtp: SmtpDesk
  let it: TestNode
  let ahead = 0
  let settings: object

  beforeAll(async () => {
    db = (await open()).db
    smtp = await openSmtpDesk()
    it = await createTestNode(db, {
      now: () => Date.now() + ahead,
      env: { BATON_MAIL_HOSTS: `127.0.0.1:${smtp.port}`, BATON_PUBLIC_URL: 'https://desk.example' },
      mailTimes: { sweepMs: 30, firstWaitMs: 1000 },
    })
    const server = { host: smtp.host, port: smtp.port, security: 'none', user: smtp.user, password: smtp.password }
    settings = { address: 'help@shop.example', fromName: 'Shop <b>', smtp: server }
  }, 60_000)
  afterAll(async () => {
    await it.stop()
    await smtp.stop()
  })

  const imported = (lines: string, more: object = {}) =>
    it.call('POST', '/v1/agents/import', { csv: `name,email\n${lines}`, preview: false, ...more })
  const personAt = async (email: string) =>
    (await it.call('GET', '/v1/people')).json.people.find((each: { email: string }) => each.email === email)
  async function comesTo(email: string, status: string) {
    for (let i = 0; i < 300; i += 1) {
      const person = await personAt(email)
      if (person.invitation?.status === status) return person
      await new Promise((done) => setTimeout(done, 30))
    }
    throw new Error(`the invitation to ${email} is not ${status}`)
  }
  const linkIn = (text: string | undefined) => /https:\/\/desk\.example\/inbox\/#invitation=(\S+)/.exec(text ?? '')?.[1]
  const accept = (token: string | undefined) =>
    it.call('POST', '/v1/invitations/accept', { token, password: 'correct horse battery' }, { authorization: '' })

  test('without mail nobody is invited by it: the link is made by hand, and says so', async () => {
    expect((await imported('Ann,ann@desk.example')).json).toMatchObject({ written: true, invited: 0 })
    const ann = await personAt('ann@desk.example')
    expect(ann).toMatchObject({ hasPassword: false, invitation: null })
    expect((await it.call('GET', '/v1/people')).json.mailsInvitations).toBe(false)
    const { status, json } = await it.call('POST', `/v1/agents/${ann.id}/invitation/mail`, {})
    expect({ status, code: json.code }).toEqual({ status: 409, code: 'invitations_not_mailed' })
    expect((await it.call('POST', `/v1/agents/${ann.id}/invitation`, {})).status).toBe(201)
  })

  test('whoever is imported gets the link by mail, in the workspace’s language, and comes in by it once', async () => {
    await it.call('PUT', '/v1/mail', settings)
    expect((await imported('Ben,ben@desk.example', { preview: true })).json).toMatchObject({ invited: 1 })
    expect((await imported('Ben,ben@desk.example')).json).toMatchObject({ invited: 1 })
    const [mail] = await smtp.gotTo('ben@desk.example', 1)
    expect(mail?.parsed.subject).toBe('You are invited to Shop <b>')
    expect(String(mail?.parsed.html)).toContain('Shop &lt;b&gt; has invited you')
    const token = linkIn(mail?.parsed.text)
    expect(String(mail?.parsed.html)).toContain(`#invitation=${token}"`)
    expect(await comesTo('ben@desk.example', 'sent')).toMatchObject({ invitation: { fault: null } })
    // No table has the link itself.
    const rows = await db.scoped(
      it.workspace,
      `select row_to_json(i)::text, row_to_json(m)::text from baton.invitations i join baton.invitation_mails m using (workspace_id, agent_id) where i.workspace_id = $1`,
      [it.workspace],
    )
    expect(JSON.stringify(rows)).not.toContain(token?.slice(4))
    expect((await accept(token)).status).toBe(200)
    expect((await accept(token)).json.code).toBe('invitation_invalid')
    expect(await personAt('ben@desk.example')).toMatchObject({ hasPassword: true, invitation: null })
  })

  test('sent again, the newer link opens and the older one does not', async () => {
    await imported('Cem,cem@desk.example')
    const { id } = await comesTo('cem@desk.example', 'sent')
    expect((await it.call('POST', `/v1/agents/${id}/invitation/mail`, {})).json).toEqual({ status: 'waiting' })
    const [first, second] = (await smtp.gotTo('cem@desk.example', 2)).map(({ parsed }) => linkIn(parsed.text))
    await comesTo('cem@desk.example', 'sent')
    expect((await accept(first)).json.code).toBe('invitation_invalid')
    expect((await accept(second)).status).toBe(200)
    expect((await it.call('POST', `/v1/agents/${id}/invitation/mail`, {})).json.code).toBe('has_password')
  })

  test('a server that is busy is asked again; one that says no is told of, and it can be sent anew', async () => {
    smtp.refuse({ code: 451, text: 'later', at: 'data' })
    await imported('Dora,dora@desk.example')
    ahead += 5000
    expect(await comesTo('dora@desk.example', 'sent')).toBeDefined()
    smtp.refuse({ code: 550, text: 'no such user', at: 'rcpt' })
    await imported('Eve,eve@desk.example')
    const eve = await comesTo('eve@desk.example', 'failed')
    expect(eve.invitation).toMatchObject({ fault: 'address-refused' })
    await it.call('POST', `/v1/agents/${eve.id}/invitation/mail`, {})
    await comesTo('eve@desk.example', 'sent')
    expect(smtp.to('eve@desk.example')).toHaveLength(1)
  })

  test('a link made by hand takes the place of the mail, and a table can be without mails', async () => {
    smtp.refuse({ code: 451, text: 'later', at: 'data' })
    await imported('Fay,fay@desk.example')
    const { id } = await personAt('fay@desk.example')
    const { token } = (await it.call('POST', `/v1/agents/${id}/invitation`, {})).json
    ahead += 60_000
    await new Promise((done) => setTimeout(done, 400))
    expect(await personAt('fay@desk.example')).toMatchObject({ invitation: null })
    expect((await accept(token)).status).toBe(200)
    expect((await imported('Gus,gus@desk.example', { invite: false })).json.invited).toBe(0)
    expect(await personAt('gus@desk.example')).toMatchObject({ invitation: null })
  })

  test('a link made by hand while the mail gets its own stays the one that opens', async () => {
    await imported('Kim,kim@desk.example', { invite: false })
    const { id: agentId } = await personAt('kim@desk.example')
    const due = Date.now() + 1e9
    await db.transaction({ workspace: it.workspace }, (query) => queueInvitation(query, it.workspace, agentId, due))
    let sending: Promise<unknown> | undefined
    await db.transaction({ workspace: it.workspace }, async (query) => {
      await askedWithoutPassword(query, it.workspace, agentId)
      sending = linkToSend(db, { workspace: it.workspace, agentId, tries: 1 }, due)
      await new Promise((done) => setTimeout(done, 200))
      await query('delete from baton.invitation_mails where workspace_id = $1 and agent_id = $2', [
        it.workspace,
        agentId,
      ])
    })
    expect(await sending).toBeNull()
  })

  test('who is removed while their mail waits is sent none', async () => {
    const later = { code: 451, text: 'later', at: 'data' } as const
    smtp.refuse(...Array.from({ length: 20 }, () => later))
    await imported('Hal,hal@desk.example')
    const { id, invitation } = await personAt('hal@desk.example')
    expect(invitation.status).toBe('waiting')
    expect((await it.call('DELETE', `/v1/agents/${id}`)).status).toBe(200)
    const waiting = () =>
      db.scoped(it.workspace, 'select 1 from baton.invitation_mails where workspace_id = $1 and agent_id = $2', [
        it.workspace,
        id,
      ])
    ahead += 60_000
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), 5000)
    expect(smtp.to('hal@desk.example')).toEqual([])
  })
})
