import { beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createAgent, listAgents, renameAgent, setPresence, type NewAgent } from './agents.ts'
import { system } from './audit.ts'
import { removeAgent } from './remove-agent.ts'
import { signIn } from './sessions.ts'
import { aConversation, aDesk, noon, type Desk } from './testing/desk.ts'

vi.mock(import('node:crypto'), async (load) => {
  const { countedCrypto } = await import('./testing/counted-scrypt.ts')
  return countedCrypto(await load())
})

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  const ann = (desk: Desk, more: Partial<NewAgent> = {}): NewAgent => ({
    workspace: desk.workspace,
    name: 'Ann',
    email: 'ann@desk.example',
    role: 'agent',
    password: null,
    by: system,
    ...more,
  })
  const teams = (desk: Desk) =>
    db.scoped(desk.workspace, 'select id, is_default from baton.teams where workspace_id = $1 order by id', [
      desk.workspace,
    ])
  const idleSince = async (desk: Desk, id: string) =>
    (
      await db.scoped(desk.workspace, 'select idle_since from baton.agents where workspace_id = $1 and id = $2', [
        desk.workspace,
        id,
      ])
    )[0]

  test('an agent is in the default team, or in those that are named, which are made where they are new', async () => {
    const desk = await aDesk(db)
    await createAgent(desk.deps, ann(desk), noon)
    const named = {
      name: 'Ben',
      email: 'ben@desk.example',
      team: 'billing',
      teams: ['support', 'billing', 'vip'],
      skills: ['de'],
      capacity: 2,
    }
    await createAgent(desk.deps, ann(desk, named), noon)
    expect(await listAgents(db, desk.workspace)).toMatchObject([
      { name: 'Ann', teams: ['support'], skills: [], capacity: 4, presence: 'offline', load: 0 },
      { name: 'Ben', teams: ['billing', 'support', 'vip'], skills: ['de'], capacity: 2 },
    ])
    expect(await teams(desk)).toEqual([
      { id: 'billing', is_default: false },
      { id: 'support', is_default: true },
      { id: 'vip', is_default: false },
    ])
  })

  test('a password is made up where none is given, and shown once', async () => {
    const desk = await aDesk(db)
    const email = `made-${desk.workspace}@desk.example`
    const { id, password } = await createAgent(desk.deps, ann(desk, { email, password: undefined }), noon)
    expect((await signIn(desk.deps, { email, password: password ?? '' }, noon)).agent.id).toBe(id)
    const given = await createAgent(desk.deps, ann(desk, { password: 'correct horse battery' }), noon)
    expect(given).toEqual({ id: given.id })
  })

  test('an address belongs to one agent of a workspace, however it is written', async () => {
    const [desk, other] = [await aDesk(db), await aDesk(db)]
    const { id } = await createAgent(desk.deps, ann(desk), noon)
    const again = ann(desk, { email: ' ANN@desk.example', name: 'Other', team: 'new' })
    await expect(createAgent(desk.deps, again, noon)).rejects.toMatchObject({ code: 'email_taken' })
    expect(await listAgents(db, desk.workspace)).toHaveLength(1)
    expect(await teams(desk)).toHaveLength(1)
    await createAgent(other.deps, ann(other), noon)
    await removeAgent(desk.deps, { workspace: desk.workspace, agentId: id, by: system }, noon)
    await createAgent(desk.deps, again, noon)
  })

  test('two who take the same address at once: one has it', async () => {
    const desk = await aDesk(db)
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => createAgent(desk.deps, ann(desk), noon)))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
    for (const outcome of outcomes) {
      expect(outcome.status === 'rejected' ? outcome.reason : { code: 'email_taken' }).toMatchObject({
        code: 'email_taken',
      })
    }
  })

  test('load is what they hold and what they are offered, of their own workspace', async () => {
    const [desk, other] = [await aDesk(db), await aDesk(db)]
    const { id } = await createAgent(desk.deps, ann(desk), noon)
    await aConversation(desk, 'held', { heldBy: id })
    await aConversation(desk, 'offered', { offeredTo: id })
    await aConversation(desk, 'over', { heldBy: id, status: 'resolved' })
    await aConversation(desk, 'of-the-assistant', {})
    await aConversation(other, 'elsewhere', { heldBy: id })
    expect(await listAgents(db, desk.workspace)).toMatchObject([{ id, load: 2 }])
    expect(await listAgents(db, other.workspace)).toEqual([])
  })

  test('coming online starts the idle time; nothing else does', async () => {
    const desk = await aDesk(db)
    const { id: agentId } = await createAgent(desk.deps, ann(desk), 1)
    const set = (presence: 'online' | 'away' | 'offline', at: number) =>
      setPresence(desk.deps, { workspace: desk.workspace, agentId, presence }, at)
    expect(await set('away', 2)).toMatchObject({ presence: 'away' })
    expect(await idleSince(desk, agentId)).toEqual({ idle_since: 1 })
    expect(await set('online', 3)).toMatchObject({ id: agentId, presence: 'online', load: 0 })
    await set('online', 4)
    expect(await idleSince(desk, agentId)).toEqual({ idle_since: 3 })
    await set('offline', 5)
    expect(await idleSince(desk, agentId)).toEqual({ idle_since: 3 })
    await set('online', 6)
    expect(await idleSince(desk, agentId)).toEqual({ idle_since: 6 })
  })

  test('an agent of another workspace, or a removed one, is not there', async () => {
    const [desk, other] = [await aDesk(db), await aDesk(db)]
    const { id: agentId } = await createAgent(desk.deps, ann(desk), noon)
    const gone = { code: 'agent_not_found' }
    const tryAll = async (workspace: string) => {
      await expect(setPresence(desk.deps, { workspace, agentId, presence: 'online' }, noon)).rejects.toMatchObject(gone)
      await expect(renameAgent(desk.deps, { workspace, agentId, name: 'X', by: system }, noon)).rejects.toMatchObject(
        gone,
      )
      await expect(removeAgent(desk.deps, { workspace, agentId, by: system }, noon)).rejects.toMatchObject(gone)
    }
    await tryAll(other.workspace)
    expect(await listAgents(db, desk.workspace)).toMatchObject([{ name: 'Ann', presence: 'offline' }])
    await removeAgent(desk.deps, { workspace: desk.workspace, agentId, by: system }, noon)
    await tryAll(desk.workspace)
  })

  test('whoever is removed leaves their conversations to be routed again', async () => {
    const desk = await aDesk(db)
    const { id: agentId } = await createAgent(desk.deps, ann(desk), noon)
    await aConversation(desk, 'held', { heldBy: agentId })
    await aConversation(desk, 'offered', { offeredTo: agentId })
    await aConversation(desk, 'over', { heldBy: agentId, status: 'resolved' })
    const removed = await removeAgent(desk.deps, { workspace: desk.workspace, agentId, by: system }, noon)
    expect(removed).toEqual({ conversations: ['held', 'offered'] })
    expect(await listAgents(db, desk.workspace)).toEqual([])
  })

  test('the last admin stays, also when two remove each other at once', async () => {
    const desk = await aDesk(db)
    const admins = await Promise.all(
      ['a', 'b'].map((name) =>
        createAgent(desk.deps, ann(desk, { role: 'admin', email: `${name}@desk.example` }), noon),
      ),
    )
    const outcomes = await Promise.allSettled(
      admins.map(({ id: agentId }) => removeAgent(desk.deps, { workspace: desk.workspace, agentId, by: system }, noon)),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'forbidden' } })
    expect(await listAgents(db, desk.workspace)).toHaveLength(1)
  })

  test('what is done to agents is on record, by whom', async () => {
    const desk = await aDesk(db)
    const { workspace } = desk
    const by = { kind: 'agent', id: 'agt_admin' } as const
    const { id: agentId } = await createAgent(desk.deps, ann(desk, { by }), 1)
    await renameAgent(desk.deps, { workspace, agentId, name: 'Anna', by }, 2)
    await removeAgent(desk.deps, { workspace, agentId, by }, 3)
    const rows = await db.scoped(
      workspace,
      `select at, actor_kind, actor_id, action, target from baton.audit where at < 10 order by at`,
    )
    expect(rows).toEqual(
      ['agent.created', 'agent.renamed', 'agent.removed'].map((action, at) => ({
        at: at + 1,
        actor_kind: 'agent',
        actor_id: 'agt_admin',
        action,
        target: agentId,
      })),
    )
  })
})
