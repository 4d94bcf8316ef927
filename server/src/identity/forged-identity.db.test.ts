import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createAgent } from './agents.ts'
import { createKey } from './api-keys.ts'
import { system } from './audit.ts'
import { identify } from './identify.ts'
import { openSession } from './sessions.ts'
import { aDesk, noon, type Desk } from './testing/desk.ts'
import { forgedTokens, goodClaims, signed } from './testing/forged-tokens.ts'

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  test('none makes an anonymous visitor somebody', { timeout: 60_000 }, async () => {
    const desk = await aDesk(db)
    const other = await aDesk(db)
    const { caller, token } = await desk.aVisitor()
    const agent = await createAgent(
      desk.deps,
      {
        workspace: desk.workspace,
        name: 'Ann',
        email: 'ann@desk.example',
        role: 'admin',
        password: null,
        by: system,
      },
      noon,
    )
    const forged = forgedTokens({
      workspace: desk.workspace,
      secret: desk.secret,
      otherWorkspace: other.workspace,
      otherSecret: other.secret,
      now: noon,
      visitorToken: token,
      sessionToken: (await openSession(desk.deps, { workspace: desk.workspace, agentId: agent.id }, noon)).token,
      key: (await createKey(desk.deps, { workspace: desk.workspace, name: 'k', by: system }, noon)).key,
    })
    expect(Object.keys(forged).length).toBeGreaterThanOrEqual(60)
    const before = await visitorIs(desk, caller.visitorId)

    for (const [what, jwt] of Object.entries(forged)) {
      const outcome = await identify(desk.deps, { caller, visitorToken: token, jwt }, noon).then(
        () => 'accepted',
        (error: { code?: string }) => error.code ?? String(error),
      )
      expect(`${what}: ${outcome}`).toBe(`${what}: token_invalid`)
    }

    expect(await customers(desk)).toEqual([])
    expect(await visitorIs(desk, caller.visitorId)).toEqual(before)
    expect(await desk.credentials.callerByToken(token, noon)).toEqual(caller)
    // The same token unforged opens the door, so that the list above tests the forgery and not the test.
    expect(
      (await identify(desk.deps, { caller, visitorToken: token, jwt: says(desk, {}) }, noon)).customer.externalId,
    ).toBe('alice')
  })

  test('a token that a workspace signed is nothing in another one', async () => {
    const desk = await aDesk(db)
    const other = await aDesk(db)
    const { caller, token } = await desk.aVisitor()
    await expect(
      identify(desk.deps, { caller, visitorToken: token, jwt: says(other, { aud: desk.workspace }) }, noon),
    ).rejects.toMatchObject({ code: 'token_invalid' })
    expect(await customers(desk)).toEqual([])
    expect(await customers(other)).toEqual([])
  })

  test('a visitor of one workspace is nobody in another, whatever token they bring', async () => {
    const desk = await aDesk(db)
    const other = await aDesk(db)
    const { caller, token } = await desk.aVisitor()
    const there = { ...caller, workspace: other.workspace }
    const known = await identify(desk.deps, { caller: there, visitorToken: token, jwt: says(other, {}) }, noon)
    expect(known.visitorId).not.toBe(caller.visitorId)
    expect((await visitorIs(desk, caller.visitorId))?.customer_id).toBeNull()
  })
})

const says = (desk: Desk, claims: Record<string, unknown>) => signed(goodClaims(noon, claims), desk.secret)

const customers = (desk: Desk) =>
  desk.db.scoped(desk.workspace, 'select * from baton.customers where workspace_id = $1', [desk.workspace])

async function visitorIs(desk: Desk, visitorId: string) {
  const [row] = await desk.db.scoped<{ customer_id: string | null; token_hash: string }>(
    desk.workspace,
    'select customer_id, token_hash from baton.visitors where workspace_id = $1 and id = $2',
    [desk.workspace, visitorId],
  )
  return row
}
