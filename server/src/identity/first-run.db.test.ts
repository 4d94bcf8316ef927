import { beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '../db/database.ts'
import { createIds } from '../ids.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createAgent, listAgents } from './agents.ts'
import { createKey, keyByToken } from './api-keys.ts'
import { system } from './audit.ts'
import { changePassword } from './change-password.ts'
import { createEndings } from './endings.ts'
import { ensureWorkspace, firstRun } from './first-run.ts'
import { identify } from './identify.ts'
import { Refused } from './refused.ts'
import { openSession, signIn } from './sessions.ts'
import { aDesk, noon } from './testing/desk.ts'
import { goodClaims, signed } from './testing/forged-tokens.ts'
import { startVisit } from './visitors.ts'
import { publicWorkspace, workspaceSecret } from './workspaces.ts'

vi.mock(import('node:crypto'), async (load) => {
  const { countedCrypto } = await import('./testing/counted-scrypt.ts')
  return countedCrypto(await load())
})

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  const deps = () => ({ db, newId: createIds(() => noon), endings: createEndings() })
  const admin = (id: string) => ({ name: 'Admin', email: `admin@${id}.example` })

  test('a workspace is made once, with a secret of its own and a team that is always open', async () => {
    const shop = {
      id: 'shop',
      name: 'Shop',
      locale: 'de',
      timeZone: 'Europe/Berlin',
      sites: ['https://shop.example'],
    } as const
    expect(await ensureWorkspace(deps(), shop, noon)).toBe(true)
    expect(await publicWorkspace(db, 'shop')).toEqual({
      id: 'shop',
      name: 'Shop',
      locale: 'de',
      sites: ['https://shop.example'],
    })
    const secret = await workspaceSecret(db, 'shop')
    expect(secret).toMatch(/^[\w-]{43}$/)
    await db.scoped('shop', `update baton.workspaces set name = 'Renamed' where workspace_id = 'shop'`)

    expect(await ensureWorkspace(deps(), shop, noon)).toBe(false)

    expect(await publicWorkspace(db, 'shop')).toMatchObject({ name: 'Renamed' })
    expect(await workspaceSecret(db, 'shop')).toBe(secret)
    expect(
      await db.scoped('shop', `select id, is_default, hours from baton.teams where workspace_id = 'shop'`),
    ).toEqual([{ id: 'support', is_default: true, hours: null }])
    expect(await publicWorkspace(db, 'nowhere')).toBeNull()
    expect(await workspaceSecret(db, 'nowhere')).toBeNull()
  })

  test('a default team of the lead’s choice is not undone by a start', async () => {
    const { workspace, deps: its } = await aDesk(db)
    await db.scoped(workspace, `update baton.teams set id = 'vip' where workspace_id = $1`, [workspace])
    await ensureWorkspace(its, { id: workspace, name: 'x', locale: 'en' }, noon)
    expect(await db.scoped(workspace, 'select id, is_default from baton.teams')).toEqual([
      { id: 'vip', is_default: true },
    ])
  })

  test('the first start lets somebody in and says how; the next one says nothing', async () => {
    const { workspace, deps: its } = await aDesk(db)
    const first = await firstRun(its, { workspace, admin: admin(workspace) }, noon)
    expect(first.admin?.email).toBe(`admin@${workspace}.example`)
    const { agent } = await signIn(its, { email: '', password: '', ...first.admin }, noon)
    expect(agent).toMatchObject({ role: 'admin', teams: ['support'] })
    expect(await keyByToken(db, first.key ?? '')).toMatchObject({ workspace })
    expect(await firstRun(its, { workspace, admin: admin(workspace) }, noon)).toEqual({
      admin: null,
      key: null,
      seeded: null,
    })
    expect(await listAgents(db, workspace)).toHaveLength(1)
  })

  test('what the operator chose is not shown', async () => {
    const { workspace, deps: its } = await aDesk(db)
    const chosen = { ...admin(workspace), password: 'correct horse battery' }
    const given = { workspace, admin: chosen, apiKey: `key of ${workspace}` }
    expect(await firstRun(its, given, noon)).toEqual({ admin: null, key: null, seeded: 'seeded' })
    expect((await signIn(its, chosen, noon)).agent.role).toBe('admin')
    expect(await firstRun(its, given, noon)).toEqual({ admin: null, key: null, seeded: 'there' })
  })

  test.each(['one', 'two', 'three'])(
    'nodes that start at once make one admin and one key between them (%s)',
    async (id) => {
      const start = async () => {
        await ensureWorkspace(deps(), { id, name: 'At once', locale: 'en' }, noon)
        return firstRun(deps(), { workspace: id, admin: admin(id) }, noon)
      }
      const runs = await Promise.all([1, 2, 3, 4, 5, 6].map(start))
      expect(runs.filter((run) => run.admin !== null)).toHaveLength(1)
      expect(runs.filter((run) => run.key !== null)).toHaveLength(1)
      expect(await listAgents(db, id)).toHaveLength(1)
    },
  )

  test('no visit begins where there is no workspace', async () => {
    await expect(startVisit(deps(), 'nowhere', noon)).rejects.toEqual(new Refused('not_found'))
  })

  test('no token and no password is anywhere in the database', async () => {
    const { workspace, deps: its, secret } = await aDesk(db)
    const shown: Record<string, string> = {}
    const { admin: first, key } = await firstRun(its, { workspace, admin: admin(workspace) }, noon)
    Object.assign(shown, { first: first?.password, key })
    await firstRun(its, { workspace, admin: admin(workspace), apiKey: 'operators-own-key' }, noon)
    shown['the operator’s'] = 'operators-own-key'
    const by = system
    shown['another key'] = (await createKey(its, { workspace, name: 'k', by }, noon)).key
    const email = `ann@${workspace}.example`
    const made = await createAgent(its, { workspace, name: 'Ann', email, role: 'agent', by }, noon)
    shown['made up'] = made.password ?? ''
    const session = await openSession(its, { workspace, agentId: made.id }, noon)
    shown['session'] = session.token
    shown['signed in'] = (await signIn(its, { email, password: made.password ?? '' }, noon)).token
    const change = {
      workspace,
      agentId: made.id,
      current: made.password ?? '',
      next: 'the-changed-password',
      keep: null,
    }
    await changePassword(its, change, noon)
    shown['changed'] = change.next
    const visit = await startVisit(its, workspace, noon)
    shown['visitor'] = visit.token
    const caller = { kind: 'visitor', workspace, visitorId: visit.visitorId, customerId: null } as const
    const jwt = signed(goodClaims(noon, { name: 'Alice' }), secret)
    shown['jwt'] = jwt
    shown['identified'] = (await identify(its, { caller, visitorToken: visit.token, jwt }, noon)).token

    const dump = await everything(db)
    expect(dump).toContain(visit.visitorId)
    expect(dump).toContain(session.sessionId)
    for (const [what, plain] of Object.entries(shown)) {
      expect(plain.length).toBeGreaterThan(10)
      expect(dump.includes(plain) ? what : '').toBe('')
      expect(dump.includes(plain.replace(/^b[skv]_/, '')) ? what : '').toBe('')
    }
  })
})

/** Every row of every table as text. */
async function everything(db: Database): Promise<string> {
  return db.migrate(async (_exec, query) => {
    const tables = await query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'baton'`)
    const rows: string[] = []
    for (const { name } of tables) {
      rows.push(
        ...(await query<{ row: string }>(`select row_to_json(t)::text as row from baton."${name}" t`)).map(
          ({ row }) => row,
        ),
      )
    }
    return rows.join('\n')
  })
}
