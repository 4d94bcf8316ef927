import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createAgent } from './agents.ts'
import { createKey, keyByToken, listKeys, revokeKey, seedKey } from './api-keys.ts'
import { system } from './audit.ts'
import { createCredentials } from './credentials.ts'
import { createEndings } from './endings.ts'
import { openSession } from './sessions.ts'
import { stillValid } from './still-valid.ts'
import { aDesk, noon, type Desk } from './testing/desk.ts'
import { hashToken } from './tokens.ts'

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  const aSession = async (desk: Desk) => {
    const { workspace } = desk
    const agent = {
      workspace,
      name: 'Ann',
      email: 'ann@desk.example',
      role: 'lead',
      password: null,
      by: system,
    } as const
    const { id } = await createAgent(desk.deps, agent, noon)
    return openSession(desk.deps, { workspace, agentId: id }, noon)
  }
  const invalid = { kind: 'nobody', why: 'token_invalid' }

  test('each kind of token opens what it is for', async () => {
    const desk = await aDesk(db)
    const { workspace, credentials } = desk
    const { sessionId, token: session, agent } = await aSession(desk)
    const { id: keyId, key } = await createKey(desk.deps, { workspace, name: 'shop', by: system }, noon)
    const { caller, token: visitor } = await desk.aVisitor()
    const bearer = (token: string) => credentials.callerOf({ authorization: `Bearer ${token}` }, noon)
    const ann = { kind: 'agent', workspace, agentId: agent.id, role: 'lead', name: 'Ann', sessionId }
    expect(await bearer(session)).toEqual(ann)
    expect(await bearer(key)).toEqual({ kind: 'key', workspace, keyId })
    expect(await bearer(visitor)).toEqual(caller)
    expect(await credentials.callerOf({ authorization: `bearer  ${key}` }, noon)).toMatchObject({ kind: 'key' })
    expect(await credentials.callerOf({ cookie: `theme=dark; baton_session=${session}; x=y` }, noon)).toEqual(ann)
    expect(await credentials.callerOf({}, noon)).toEqual({ kind: 'nobody', why: 'not_signed_in' })
    expect(await credentials.callerOf({ cookie: 'theme=dark; not_baton_session=1' }, noon)).toEqual({
      kind: 'nobody',
      why: 'not_signed_in',
    })
  })

  test('what is not a token opens nothing', async () => {
    const desk = await aDesk(db)
    const { token: session } = await aSession(desk)
    const { token: visitor } = await desk.aVisitor()
    const { key } = await createKey(desk.deps, { workspace: desk.workspace, name: 'shop', by: system }, noon)
    const forged = [
      ...[session, visitor, key].flatMap((token) => [
        token.slice(0, -1),
        `${token}A`,
        token.toUpperCase(),
        token.slice(3),
        hashToken(token),
        `${token},${token}`,
      ]),
      session.replace('bs_', 'bv_'),
      session.replace('bs_', 'bk_'),
      visitor.replace('bv_', 'bs_'),
      visitor.replace('bv_', 'bk_'),
      key.replace('bk_', 'bv_'),
      'bs_',
      'bv_',
      '%',
      "' or true --",
      'x'.repeat(100_000),
      '\0',
    ]
    for (const token of forged) expect(await desk.credentials.callerByToken(token, noon)).toEqual(invalid)
    for (const authorization of ['', 'Bearer', 'Bearer '])
      expect(await desk.credentials.callerOf({ authorization }, noon)).toEqual({ kind: 'nobody', why: 'not_signed_in' })
    for (const authorization of [`Basic ${key}`, key, `Bearer ${key} x`, `Token ${key}`]) {
      expect(await desk.credentials.callerOf({ authorization }, noon)).toEqual(invalid)
    }
  })

  test('a bad bearer token is not mended by the cookie, and the cookie takes sessions alone', async () => {
    const desk = await aDesk(db)
    const { token: session } = await aSession(desk)
    const { token: visitor } = await desk.aVisitor()
    const { key } = await createKey(desk.deps, { workspace: desk.workspace, name: 'shop', by: system }, noon)
    const cookie = `baton_session=${session}`
    expect(await desk.credentials.callerOf({ authorization: 'Bearer bk_wrong', cookie }, noon)).toEqual(invalid)
    for (const value of [key, visitor, '', `"${session}"`, `${session}; baton_session=${session}x`]) {
      expect(await desk.credentials.callerOf({ cookie: `baton_session=${value}` }, noon)).toEqual({
        kind: 'nobody',
        why: 'session_expired',
      })
    }
  })

  test('a revoked key opens nothing: here at once, elsewhere within 5 seconds', async () => {
    const desk = await aDesk(db)
    const { workspace } = desk
    const { id: keyId, key } = await createKey(desk.deps, { workspace, name: 'shop', by: system }, noon)
    const otherNode = createCredentials(db, createEndings())
    const caller = await desk.credentials.callerByToken(key, noon)
    await otherNode.callerByToken(key, noon)
    expect(await stillValid(db, caller, noon)).toBe(true)
    expect(await listKeys(db, workspace)).toEqual([{ id: keyId, name: 'shop', createdAt: noon }])
    const revoke = { workspace, keyId, by: system }
    expect(await revokeKey(desk.deps, { ...revoke, workspace: (await aDesk(db)).workspace }, noon)).toBe(false)
    expect(await revokeKey(desk.deps, revoke, noon)).toBe(true)
    expect(await revokeKey(desk.deps, revoke, noon)).toBe(false)
    expect(await desk.credentials.callerByToken(key, noon)).toEqual(invalid)
    expect(await otherNode.callerByToken(key, noon + 4_000)).toEqual(invalid)
    expect(await stillValid(db, caller, noon)).toBe(false)
    expect(await listKeys(db, workspace)).toEqual([])
  })

  test('a key that is revoked while it is looked up is not remembered', async () => {
    const desk = await aDesk(db)
    const { workspace } = desk
    const { id: keyId, key } = await createKey(desk.deps, { workspace, name: 'shop', by: system }, noon)
    let found = () => {}
    let goOn = () => {}
    const isFound = new Promise<void>((resolve) => (found = resolve))
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve))
    const slow: Database = {
      ...db,
      async transaction(as, work) {
        const result = await db.transaction(as, work)
        found()
        await mayGoOn
        return result
      },
    }
    const credentials = createCredentials(slow, desk.deps.endings)
    const early = credentials.callerByToken(key, noon)
    await isFound
    await revokeKey(desk.deps, { workspace, keyId, by: system }, noon)
    goOn()
    expect(await early).toMatchObject({ kind: 'key' })
    expect(await credentials.callerByToken(key, noon)).toEqual(invalid)
  })

  test('who is known is looked up once in 4 seconds', async () => {
    const desk = await aDesk(db)
    const { key } = await createKey(desk.deps, { workspace: desk.workspace, name: 'shop', by: system }, noon)
    let asked = 0
    const counting: Database = {
      ...db,
      transaction(as, work) {
        asked += 1
        return db.transaction(as, work)
      },
    }
    const credentials = createCredentials(counting, desk.deps.endings)
    for (let ms = 0; ms < 8_000; ms += 100) await credentials.callerByToken(key, noon + ms)
    expect(asked).toBe(2)
  })

  test('the operator’s own key is seeded once, whatever it begins with, and stays revoked once it is', async () => {
    const desk = await aDesk(db)
    const other = await aDesk(db)
    const { workspace } = desk
    for (const token of [`bs_${workspace}`, `bv_${workspace}`, `s3cret ${workspace}`]) {
      const seed = () => seedKey(desk.deps, { workspace, token, name: 'env' }, noon)
      expect([await seed(), await seed()]).toEqual(['seeded', 'there'])
      expect(await seedKey(other.deps, { workspace: other.workspace, token, name: 'env' }, noon)).toBe('elsewhere')
      const known = await keyByToken(db, token)
      expect(known).toMatchObject({ workspace })
      expect(await desk.credentials.callerByToken(token, noon)).toMatchObject({ kind: 'key', workspace })
      await revokeKey(desk.deps, { workspace, keyId: known?.keyId ?? '', by: system }, noon)
      expect(await seed()).toBe('revoked')
      expect(await keyByToken(db, token)).toBeNull()
    }
    await expect(seedKey(desk.deps, { workspace, token: ' ', name: 'env' }, noon)).rejects.toThrow('blank')
  })
})
