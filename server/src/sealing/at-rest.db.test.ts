import { createHmac, randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode } from '../testing/test-node.ts'
import { sealKeptSecrets } from './kept-secrets.ts'
import { createVault } from './vault.ts'

/** Every column whose name says that it may hold a secret, and how it holds it. A new one belongs here, and into the test. */
const columns: Readonly<Record<string, 'sealed' | 'hashed'>> = {
  'account_sources.sealed_secret': 'sealed',
  'action_servers.sealed_secret': 'sealed',
  'agents.password_hash': 'hashed',
  'api_keys.token_hash': 'hashed',
  'file_secrets.secret': 'sealed',
  'invitations.token_hash': 'hashed',
  'mail_settings.sealed_hook': 'sealed',
  'mail_settings.sealed_imap': 'sealed',
  'mail_settings.sealed_smtp': 'sealed',
  'mails.token_hash': 'hashed',
  'sessions.token_hash': 'hashed',
  'sign_in_providers.sealed_secret': 'sealed',
  'sign_ins.token_hash': 'hashed',
  'visitors.token_hash': 'hashed',
  'webhooks.sealed_before': 'sealed',
  'webhooks.sealed_secret': 'sealed',
  'workspaces.secret': 'sealed',
}
/** `sign_in_providers.passwords` says who may use one; `tokens` are a model's. */
const secretly = /secret|password(?!s$)|sealed|token(?!s$)|credential|private|api_?key/

eachDatabase((_name, open) => {
  test('every column that may hold a secret is known, and sealed or hashed (S11)', async () => {
    const { db } = await open()
    const found = await db.call<{ at: string }>(
      `select table_name || '.' || column_name as at from information_schema.columns
        where table_schema = 'baton' order by 1`,
    )
    expect(found.map(({ at }) => at).filter((at) => secretly.test(at.split('.')[1] ?? ''))).toEqual(
      expect.arrayContaining(Object.keys(columns)),
    )
    const unknown = found.map(({ at }) => at).filter((at) => secretly.test(at.split('.')[1] ?? '') && !columns[at])
    expect(unknown).toEqual([])
  })

  test('whatever secret Baton is given or makes, a dump holds none of them in the open (S11)', async () => {
    const { db } = await open()
    const secretKeys = [randomBytes(32)]
    const vault = createVault(secretKeys)
    const it = await createTestNode(db, { vault, env: { BATON_PUBLIC_URL: 'http://localhost' } })
    onTestFinished(() => it.stop())
    const must = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, headers = {}) => {
      const { status, json } = await it.call(method, path, body, headers)
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
      return json
    }
    const canary = () => `zq${randomBytes(12).toString('hex')}`
    const given = Array.from({ length: 7 }, canary)
    const [account, smtp, imap, password, provider, chosen, action] = given as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    await must('PUT', '/v1/workspace/account-source', {
      kind: 'http',
      url: 'https://crm.example/{externalId}',
      secret: account,
    })
    const server = { host: 'mail.example.com', port: 465, security: 'tls', user: 'help' }
    await must('PUT', '/v1/mail', {
      address: 'help@shop.example',
      fromName: 'Shop',
      inbound: 'imap',
      smtp: { ...server, password: smtp },
      imap: { ...server, password: imap },
    })
    await must('PUT', '/v1/workspace/sign-in', {
      name: 'Shop',
      issuer: 'https://login.example',
      clientId: 'baton',
      secret: provider,
    })
    await must('PUT', '/v1/action-servers/billing', {
      name: 'Billing',
      url: 'https://billing.example/mcp',
      secret: action,
    })
    const { id: agentId } = await must('POST', '/v1/agents', { name: 'Mara', email: 'mara@x.example', password })
    const { id: invited } = await must('POST', '/v1/agents', {
      name: 'Kofi',
      email: 'kofi@x.example',
      password: chosen,
    })
    await db.scoped(it.workspace, 'update baton.agents set password_hash = null where workspace_id = $1 and id = $2', [
      it.workspace,
      invited,
    ])

    const made: string[] = [it.key]
    made.push((await must('POST', `/v1/agents/${invited}/invitation`, {})).token)
    made.push((await must('POST', '/v1/keys', { name: 'another' })).key)
    const hook = await must('POST', '/v1/webhooks', { url: 'https://example.com/hook', events: ['Resolved'] })
    made.push(hook.secret, (await must('POST', `/v1/webhooks/${hook.webhook.id}/secret`, {})).secret)
    const { token } = await openSession(
      { db, newId: it.newId, endings: createEndings() },
      { workspace: it.workspace, agentId },
      Date.now(),
    )
    made.push(token)
    const visit = await must('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    made.push(visit.token)
    const { id } = await must('POST', '/v1/conversations', {}, { authorization: `Bearer ${visit.token}` })
    const sent = await it.node.app.inject({
      method: 'POST',
      url: `/v1/conversations/${id}/files?clientId=f&name=a.txt`,
      headers: { authorization: `Bearer ${visit.token}`, 'content-type': 'text/plain' },
      payload: 'words',
    })
    await must('GET', `/v1/files/${sent.json().file.fileId}`)
    made.push((await must('GET', '/v1/workspace')).secret)

    // Made without a key: sealed when a node with one starts, as this one's were.
    expect(await sealKeptSecrets(db, vault)).toBe(0)
    await it.another()
    expect(await sealKeptSecrets(db, vault)).toBe(1)
    const dump = await dumpOf(db, it.workspace)
    expect(dump).toContain('mail.example.com')
    for (const secret of [...given, ...made]) {
      expect(secret.length).toBeGreaterThan(15)
      expect(dump).not.toContain(secret)
      expect(dump).not.toContain(Buffer.from(secret).toString('base64'))
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'))
    }

    // Sealed, they still work: an identity that is signed with it is believed.
    const secret = made.at(-1)!
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const words = `${part({ alg: 'HS256' })}.${part({ sub: 'dana', exp: Math.floor(Date.now() / 1000) + 60 })}`
    const jwt = `${words}.${createHmac('sha256', secret).update(words).digest('base64url')}`
    const as = { authorization: `Bearer ${visit.token}` }
    expect((await must('POST', '/v1/visitors/me/identity', { token: jwt }, as)).customer.externalId).toBe('dana')

    // Another key in front: sealed anew, and the same secret.
    const newer = createVault([randomBytes(32), ...secretKeys])
    expect(await sealKeptSecrets(db, newer)).toBeGreaterThan(0)
    expect(await sealKeptSecrets(db, newer)).toBe(0)
  })
})

/** Every row of the workspace in every table, as words. */
async function dumpOf(db: Database, workspace: string): Promise<string> {
  const tables = await db.call<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relnamespace = 'baton'::regnamespace and c.relkind = 'r' and has_table_privilege('baton_app', c.oid, 'select')`,
  )
  const rows = []
  for (const { name } of tables)
    rows.push(
      await db.scoped(workspace, `select t::text as row from baton.${name} t where workspace_id = $1`, [workspace]),
    )
  return JSON.stringify(rows)
}
