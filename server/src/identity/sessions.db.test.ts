import { beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createAgent, renameAgent } from './agents.ts'
import { system } from './audit.ts'
import { changePassword, resetPassword } from './change-password.ts'
import { createCredentials } from './credentials.ts'
import { createEndings } from './endings.ts'
import { removeAgent } from './remove-agent.ts'
import { openSession, sessionMs, signIn, signOut, signOutEverywhere } from './sessions.ts'
import { stillValid } from './still-valid.ts'
import { asked } from './testing/counted-scrypt.ts'
import { aDesk, noon, type Desk } from './testing/desk.ts'

vi.mock(import('node:crypto'), async (load) => {
  const { countedCrypto } = await import('./testing/counted-scrypt.ts')
  return countedCrypto(await load())
})

const password = 'correct horse battery'
let people = 0

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  async function anAgent(
    desk: Desk,
    more: { email?: string; role?: 'agent' | 'admin'; password?: string | null } = {},
  ) {
    people += 1
    const email = more.email ?? `ann-${people}@desk.example`
    const given = {
      workspace: desk.workspace,
      name: 'Ann',
      email,
      role: more.role ?? 'agent',
      password: null,
      by: system,
    }
    const { id } = await createAgent(desk.deps, { ...given, ...more }, noon)
    return { agentId: id, email, workspace: desk.workspace }
  }
  const whoIs = (desk: Desk, token: string, now = noon) =>
    desk.credentials.callerOf({ cookie: `baton_session=${token}` }, now)

  test('an agent signs in with address and password, and is who they are for seven days', async () => {
    const desk = await aDesk(db)
    const { agentId, email, workspace } = await anAgent(desk, { password })
    const signedIn = await signIn(desk.deps, { email: ` ${email.toUpperCase()} `, password }, noon)
    expect(signedIn).toMatchObject({
      workspace,
      expiresAt: noon + sessionMs,
      agent: { id: agentId, role: 'agent', load: 0 },
    })
    const { sessionId, token } = signedIn
    const ann = { kind: 'agent', workspace, agentId, role: 'agent', name: 'Ann', sessionId } as const
    expect(await whoIs(desk, token)).toEqual(ann)
    expect(await whoIs(desk, token, noon + sessionMs - 1)).toEqual(ann)
    expect(await stillValid(db, ann, noon + sessionMs - 1)).toBe(true)
    expect(await whoIs(desk, token, noon + sessionMs)).toEqual({ kind: 'nobody', why: 'session_expired' })
    expect(await stillValid(db, ann, noon + sessionMs)).toBe(false)
  })

  test('whatever is wrong, the answer and the work are the same, so that time tells nothing', async () => {
    const desk = await aDesk(db)
    const { email, workspace } = await anAgent(desk, { password })
    const without = await anAgent(desk)
    const removed = await anAgent(desk, { password })
    await removeAgent(desk.deps, { workspace, agentId: removed.agentId, by: system }, noon)
    for (const attempt of [
      { email, password: `${password} ` },
      { email, password: '' },
      { email: 'nobody@desk.example', password },
      { email: '', password },
      { email: `${email}\0`, password },
      { email: '\uD800', password },
      { email: without.email, password },
      { email: without.email, password: '' },
      { email: removed.email, password },
      { email, password, workspace: 'elsewhere' },
      { email: "' or true --", password },
    ]) {
      asked.length = 0
      await expect(signIn(desk.deps, attempt, noon)).rejects.toMatchObject({
        code: 'wrong_credentials',
        detail: undefined,
      })
      expect(asked).toEqual([{ N: 2 ** 17, r: 8, p: 1 }])
    }
  })

  test('one address in two workspaces: the oldest, unless the workspace is named', async () => {
    const [first, second] = [await aDesk(db), await aDesk(db)]
    const email = `both-${(people += 1)}@desk.example`
    const one = await anAgent(first, { email, password })
    const two = await anAgent(second, { email, password: `${password} 2` })
    expect((await signIn(first.deps, { email, password }, noon)).agent.id).toBe(one.agentId)
    await expect(signIn(first.deps, { email, password: `${password} 2` }, noon)).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
    const there = { email, password: `${password} 2`, workspace: second.workspace }
    expect((await signIn(second.deps, there, noon)).agent.id).toBe(two.agentId)
  })

  test('signing out ends this session and no other', async () => {
    const desk = await aDesk(db)
    const ann = await anAgent(desk)
    const [here, there] = [await openSession(desk.deps, ann, noon), await openSession(desk.deps, ann, noon)]
    await whoIs(desk, here.token)
    await signOut(desk.deps, here, noon)
    await signOut(desk.deps, here, noon)
    expect(await whoIs(desk, here.token)).toEqual({ kind: 'nobody', why: 'session_expired' })
    expect(await whoIs(desk, there.token)).toMatchObject({ kind: 'agent', sessionId: there.sessionId })
  })

  test('signing out everywhere ends every session of theirs at once, on this node and within 5 seconds on others', async () => {
    const desk = await aDesk(db)
    const [ann, ben] = [await anAgent(desk), await anAgent(desk)]
    const sessions = [await openSession(desk.deps, ann, noon), await openSession(desk.deps, ann, noon)]
    const bens = await openSession(desk.deps, ben, noon)
    const otherNode = createCredentials(db, createEndings())
    const callers = await Promise.all(
      sessions.flatMap(({ token }) => [
        desk.credentials.callerByToken(token, noon),
        otherNode.callerByToken(token, noon),
      ]),
    )
    expect(callers.map(({ kind }) => kind)).toEqual(['agent', 'agent', 'agent', 'agent'])
    const ended: string[] = []
    desk.deps.endings.onEnded(({ kind, ids }) => ended.push(kind, ...ids))

    expect(await signOutEverywhere(desk.deps, { ...ann, by: { kind: 'agent', id: ann.agentId } }, noon)).toBe(2)

    expect(ended.toSorted()).toEqual(['session', ...sessions.map(({ sessionId }) => sessionId)].toSorted())
    for (const { token } of sessions) {
      expect(await whoIs(desk, token)).toEqual({ kind: 'nobody', why: 'session_expired' })
      expect((await otherNode.callerByToken(token, noon + 4_000)).kind).toBe('nobody')
    }
    for (const caller of callers) expect(await stillValid(db, caller, noon)).toBe(false)
    expect(await whoIs(desk, bens.token)).toMatchObject({ agentId: ben.agentId })
    expect(await signOutEverywhere(desk.deps, { ...ann, by: system }, noon)).toBe(0)
  })

  test('a new password ends every session but the one that asked', async () => {
    const desk = await aDesk(db)
    const ann = await anAgent(desk, { password })
    const [here, there] = [await openSession(desk.deps, ann, noon), await openSession(desk.deps, ann, noon)]
    const change = { ...ann, next: `${password} 2`, keep: here.sessionId }
    await expect(changePassword(desk.deps, { ...change, current: 'wrong' }, noon)).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
    expect((await whoIs(desk, there.token)).kind).toBe('agent')
    await changePassword(desk.deps, { ...change, current: password }, noon)
    expect((await whoIs(desk, here.token)).kind).toBe('agent')
    expect((await whoIs(desk, there.token)).kind).toBe('nobody')
    await expect(signIn(desk.deps, { email: ann.email, password }, noon)).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
    const reset = await resetPassword(desk.deps, { ...ann, by: system }, noon)
    expect((await whoIs(desk, here.token)).kind).toBe('nobody')
    expect((await signIn(desk.deps, { email: ann.email, ...reset }, noon)).agent.id).toBe(ann.agentId)
  })

  test('who is removed is out at once, and who gets another role comes in anew', async () => {
    const desk = await aDesk(db)
    const [ann, ben] = [await anAgent(desk), await anAgent(desk)]
    const [anns, bens] = [await openSession(desk.deps, ann, noon), await openSession(desk.deps, ben, noon)]
    const before = await whoIs(desk, bens.token)
    await whoIs(desk, anns.token)
    await removeAgent(desk.deps, { ...ann, by: system }, noon)
    expect(await whoIs(desk, anns.token)).toEqual({ kind: 'nobody', why: 'session_expired' })
    await expect(openSession(desk.deps, ann, noon)).rejects.toMatchObject({ code: 'agent_not_found' })
    expect(await stillValid(db, before, noon)).toBe(true)
    await renameAgent(desk.deps, { ...ben, name: 'Benno', by: system }, noon)
    expect(await stillValid(db, before, noon)).toBe(true)
    await db.scoped(desk.workspace, `update baton.agents set role = 'lead' where workspace_id = $1 and id = $2`, [
      desk.workspace,
      ben.agentId,
    ])
    expect(await stillValid(db, before, noon)).toBe(false)
  })

  test('a session of somebody who is gone opens nothing, even where it was not ended', async () => {
    const desk = await aDesk(db)
    const ann = await anAgent(desk)
    const { token } = await openSession(desk.deps, ann, noon)
    const gone = 'update baton.agents set removed_at = 1 where workspace_id = $1 and id = $2'
    await db.scoped(desk.workspace, gone, [desk.workspace, ann.agentId])
    expect(await whoIs(desk, token)).toEqual({ kind: 'nobody', why: 'session_expired' })
  })

  test('an address that was somebody else’s before signs in whoever has it now', async () => {
    const desk = await aDesk(db)
    const before = await anAgent(desk, { password })
    await removeAgent(desk.deps, { ...before, by: system }, noon)
    const now = await anAgent(desk, { email: before.email, password })
    expect((await signIn(desk.deps, { email: before.email, password }, noon)).agent.id).toBe(now.agentId)
  })

  test('no session opens in a workspace that is not the agent’s', async () => {
    const [desk, other] = [await aDesk(db), await aDesk(db)]
    const ann = await anAgent(desk)
    await expect(openSession(other.deps, { ...ann, workspace: other.workspace }, noon)).rejects.toMatchObject({
      code: 'agent_not_found',
    })
    const here = await openSession(desk.deps, ann, noon)
    await signOut(desk.deps, { ...here, workspace: other.workspace }, noon)
    expect(await signOutEverywhere(desk.deps, { ...ann, workspace: other.workspace, by: system }, noon)).toBe(0)
    expect((await createCredentials(db, createEndings()).callerByToken(here.token, noon)).kind).toBe('agent')
  })
})
