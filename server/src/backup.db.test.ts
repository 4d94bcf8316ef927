import { execFile, spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPglite } from './db/pglite.ts'
import { migrate } from './db/migrate.ts'
import { openPostgres } from './db/postgres.ts'
import type { Database } from './db/database.ts'
import { createVault, type Vault } from './sealing/vault.ts'
import { eachDatabase } from './testing/databases.ts'
import { createTestNode, type TestNode } from './testing/test-node.ts'
import { openReceiver } from './webhooks/testing/receiver.ts'

const run = promisify(execFile)
const sql = new URL('../sql', import.meta.url).pathname
const hasTools = spawnSync('pg_dump', ['--version']).status === 0 || process.env['BATON_CI'] === '1'

/** What a desk holds: conversations with a person, one that waits, and a masked original. */
async function fill(it: TestNode): Promise<string[]> {
  const { json: agent } = await it.call('POST', '/v1/agents', { name: 'Mira', email: `m@${it.workspace}.example` })
  const ids: string[] = []
  for (const n of [1, 2, 3]) {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: `customer-${n}` } })
    ids.push(json.id)
    const path = `/v1/conversations/${json.id}`
    await it.call('POST', `${path}/messages`, {
      clientId: 'c',
      author: { kind: 'customer' },
      text: `card 4242 4242 4242 4242, ${n}`,
    })
    if (n === 1) await it.call('POST', `${path}/take-over`, { agentId: agent.id })
    if (n === 2) await it.call('POST', `${path}/handoff`, {})
  }
  return ids
}

const told = async (it: TestNode, ids: readonly string[], key: string) =>
  Promise.all(
    ids.map(async (id) => {
      const headers = { authorization: `Bearer ${key}` }
      const { json: state } = await it.call('GET', `/v1/conversations/${id}`, undefined, headers)
      const { json: log } = await it.call('GET', `/v1/conversations/${id}/events`, undefined, headers)
      return { status: state.status, holder: state.holder, epoch: state.epoch, events: log.events }
    }),
  )

/** The copy works: it says the same, keeps tenants apart, opens what was sealed, and goes on. */
async function goesOn(
  copy: TestNode,
  vault: Vault,
  ids: readonly string[],
  key: string,
  workspace: string,
): Promise<void> {
  const headers = { authorization: `Bearer ${key}` }
  const path = `/v1/conversations/${ids[0]}`
  const { json: log } = await copy.call('GET', `${path}/events`, undefined, headers)
  const { textId } = log.events.find((each: { masked?: object }) => each.masked).masked
  const [sealed] = await copy.db.scoped<{ body: string }>(
    workspace,
    `select body from baton.texts where workspace_id = $1 and id = $2`,
    [workspace, `${textId}.sealed`],
  )
  const opened = vault.open({ workspace, conversation: ids[0] ?? '', textId }, sealed?.body ?? '')
  expect(opened).toEqual({ kind: 'open', text: 'card 4242 4242 4242 4242, 1' })
  const said = { clientId: 'after', author: { kind: 'customer' }, text: 'Still there?' }
  expect((await copy.call('POST', `${path}/messages`, said, headers)).status).toBe(201)
  // Sent before the backup, and sent again after it: known.
  const again = { clientId: 'c', author: { kind: 'customer' }, text: 'card 4242 4242 4242 4242, 1' }
  const { json: once } = await copy.call('POST', `${path}/messages`, again, headers)
  expect(once.seq).toBe(log.events.find(({ type }: { type: string }) => type === 'MessageReceived').seq)
  expect(await copy.db.scoped('nobody', 'select id from baton.conversations')).toEqual([])
}

eachDatabase(
  (_name, open) => {
    test.skipIf(!hasTools)('pg_dump into another database: all of it is there, and goes on, webhooks too', async () => {
      const { db, url = '' } = await open()
      const vault = createVault([randomBytes(32)])
      const receiver = await openReceiver()
      const env = { BATON_ACTION_ORIGINS: receiver.origin }
      const first = await createTestNode(db, { vault, env, webhookTimes: { sweepMs: 50 } })
      const { key, workspace } = first
      await first.call('POST', '/v1/webhooks', { url: receiver.origin, events: ['MessageReceived'] })
      const ids = await fill(first)
      await receiver.got(3)
      await first.stop()
      // Committed by a node that tells nobody, as if it died the moment after: the backup has it, and nobody has been told.
      const silent = await createTestNode(db, { vault, env, webhookTimes: { sweepMs: 3_600_000 } })
      await sleep(100)
      const headers = { authorization: `Bearer ${key}` }
      await db.scoped(workspace, 'update baton.webhooks set enabled = false where workspace_id = $1', [workspace])
      const late = { clientId: 'late', author: { kind: 'customer' }, text: 'One more thing' }
      expect((await silent.call('POST', `/v1/conversations/${ids[2]}/messages`, late, headers)).status).toBe(201)
      const before = await told(silent, ids, key)
      await silent.stop()
      await db.scoped(workspace, 'update baton.webhooks set enabled = true where workspace_id = $1', [workspace])

      const folder = mkdtempSync(join(tmpdir(), 'baton-backup-'))
      const name = `baton_restored_${randomUUID().replaceAll('-', '').slice(0, 12)}`
      const restoredUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href
      const asAdmin = async (statement: string) => {
        const admin = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href })
        await admin.connect()
        await admin.query(statement).finally(() => admin.end())
      }
      let restored: Database | undefined
      onTestFinished(async () => {
        await restored?.close()
        receiver.stop()
        rmSync(folder, { recursive: true, force: true })
        await asAdmin(`drop database if exists ${name} with (force)`)
      })
      await run('pg_dump', ['--format=custom', `--file=${join(folder, 'baton.dump')}`, url])
      await asAdmin(`create database ${name}`)
      await run('pg_restore', [
        '--exit-on-error',
        '--single-transaction',
        `--dbname=${restoredUrl}`,
        join(folder, 'baton.dump'),
      ])

      restored = await openPostgres({ url: restoredUrl })
      expect(await migrate(restored, { folder: sql })).toEqual([]) // nothing is to be brought up to date
      const sent = receiver.received.length
      const copy = await createTestNode(restored, { vault, env, webhookTimes: { sweepMs: 50 } })
      try {
        expect(await told(copy, ids, key)).toEqual(before)
        await receiver.got(sent + 1)
        await goesOn(copy, vault, ids, key, workspace)
        await receiver.got(sent + 2)
        await sleep(300)
        // What had been told before the backup is not told again; what had not been is.
        const texts = receiver.received.slice(sent).map(({ json }) => json.data.event.text)
        expect(texts).toEqual(['One more thing', 'Still there?'])
      } finally {
        await copy.stop()
      }
    })

    test.skipIf(!hasTools)(
      'a dump by a user whom row-level security holds fails, rather than leaving everything out',
      async () => {
        const { url = '' } = await open()
        const role = `baton_dumper_${randomUUID().slice(0, 8)}`
        const admin = new pg.Client({ connectionString: url })
        await admin.connect()
        onTestFinished(async () => {
          await admin.query(`drop owned by ${role}; drop role ${role}`)
          await admin.end()
        })
        await admin.query(`create role ${role} login; grant usage on schema baton to ${role}; grant select on all tables in schema baton to ${role};
        grant select on all sequences in schema baton to ${role}`)
        const as = Object.assign(new URL(url), { username: role }).href
        const failed = await run('pg_dump', ['--schema=baton', '--file=/dev/null', as]).catch(
          (error: { stderr: string }) => error,
        )
        expect(failed.stderr).toMatch(/row-level security/)
      },
    )
  },
  { only: 'postgres' },
)

describe('the embedded database', () => {
  test('its folder, copied while nobody has it open, is a backup with its keys', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-embedded-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const vault = createVault([randomBytes(32)])
    const at = (name: string) => join(folder, name)
    const db = await openPglite({ dir: at('data') })
    await migrate(db, { folder: sql })
    const first = await createTestNode(db, { vault })
    const { key, workspace } = first
    const ids = await fill(first)
    const before = await told(first, ids, key)
    await first.stop()
    await db.close()
    cpSync(at('data'), at('copy'), { recursive: true })
    rmSync(at('data'), { recursive: true })
    const restored = await openPglite({ dir: at('copy') })
    try {
      const copy = await createTestNode(restored, { vault })
      expect(await told(copy, ids, key)).toEqual(before)
      await goesOn(copy, vault, ids, key, workspace)
      await copy.stop()
    } finally {
      await restored.close()
    }
  }, 120_000)
})
