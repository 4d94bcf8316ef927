import { beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createAgent } from './agents.ts'
import { system } from './audit.ts'
import { mailInvitation } from './invitation-mails.ts'
import { acceptInvitation, invitationMs, inviteAgent } from './invitations.ts'
import { removeAgent } from './remove-agent.ts'
import { signIn } from './sessions.ts'
import { aDesk, noon, type Desk } from './testing/desk.ts'
import { hashToken } from './tokens.ts'

vi.mock(import('node:crypto'), async (load) => {
  const { countedCrypto } = await import('./testing/counted-scrypt.ts')
  return countedCrypto(await load())
})

const password = 'correct horse battery'

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  async function invited(desk: Desk, email = 'ann@desk.example') {
    const { workspace } = desk
    const given = { workspace, name: 'Ann', email, role: 'agent', password: null, by: system } as const
    const { id: agentId } = await createAgent(desk.deps, given, noon)
    const invite = (at = noon) => inviteAgent(desk.deps, { workspace, agentId, by: system }, at)
    return { workspace, agentId, invite, ...(await invite()) }
  }
  const accept = (desk: Desk, token: string, at = noon) => acceptInvitation(desk.deps, { token, password }, at)
  const invalid = { code: 'invitation_invalid' }

  test('a link lets somebody choose their password, once, and it is on record', async () => {
    const desk = await aDesk(db)
    const { workspace, agentId, token, expiresAt } = await invited(desk)
    expect(expiresAt).toBe(noon + invitationMs)
    expect(await accept(desk, token)).toEqual({ workspace, email: 'ann@desk.example' })
    const { agent } = await signIn(desk.deps, { email: 'ann@desk.example', password, workspace }, noon)
    expect(agent.id).toBe(agentId)
    await expect(accept(desk, token)).rejects.toMatchObject(invalid)
    const deeds = await db.scoped<{ action: string; actor_id: string | null }>(
      workspace,
      `select action, actor_id from baton.audit where workspace_id = $1 and target = $2 and action <> 'agent.created' order by id`,
      [workspace, agentId],
    )
    expect(deeds).toEqual([
      { action: 'agent.invited', actor_id: null },
      { action: 'agent.joined', actor_id: agentId },
    ])
  })

  test('the database has the hash alone', async () => {
    const desk = await aDesk(db)
    const { workspace, token } = await invited(desk)
    const rows = await db.scoped(workspace, 'select * from baton.invitations where workspace_id = $1', [workspace])
    expect(rows).toMatchObject([{ token_hash: hashToken(token) }])
    expect(JSON.stringify(rows)).not.toContain(token.slice(3))
  })

  test('of many who come at once with the same link, one has it', async () => {
    const desk = await aDesk(db)
    const { token } = await invited(desk)
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => accept(desk, token)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('one that has run out, was replaced, or is nobody’s opens nothing', async () => {
    const desk = await aDesk(db)
    const { token, invite } = await invited(desk)
    await expect(accept(desk, token, noon + invitationMs)).rejects.toMatchObject(invalid)
    const { token: newer } = await invite(noon + 1000)
    await expect(accept(desk, token, noon + 2000)).rejects.toMatchObject(invalid)
    await expect(accept(desk, `bi_${'0'.repeat(43)}`)).rejects.toMatchObject(invalid)
    expect(await accept(desk, newer, noon + 2000)).toMatchObject({ email: 'ann@desk.example' })
  })

  test('nobody invites somebody of another workspace', async () => {
    const [desk, other] = [await aDesk(db), await aDesk(db)]
    const { agentId, workspace, token } = await invited(desk, 'gil@desk.example')
    const theirs = inviteAgent(other.deps, { workspace: other.workspace, agentId, by: system }, noon)
    await expect(theirs).rejects.toMatchObject({ code: 'agent_not_found' })
    const mailed = mailInvitation(other.deps, { workspace: other.workspace, agentId, by: system }, noon)
    await expect(mailed).rejects.toMatchObject({ code: 'agent_not_found' })
    expect(await accept(desk, token)).toMatchObject({ workspace, email: 'gil@desk.example' })
  })

  test('who has a password by now keeps it, whoever finds the link', async () => {
    const desk = await aDesk(db)
    const { workspace, agentId, token } = await invited(desk, 'cal@desk.example')
    await db.scoped(
      workspace,
      `update baton.agents set password_hash = 'their own' where workspace_id = $1 and id = $2`,
      [workspace, agentId],
    )
    await expect(accept(desk, token)).rejects.toMatchObject(invalid)
    const [agent] = await db.scoped(
      workspace,
      'select password_hash from baton.agents where workspace_id = $1 and id = $2',
      [workspace, agentId],
    )
    expect(agent).toEqual({ password_hash: 'their own' })
  })

  test('who was removed cannot come in by it, and who has a password is not invited', async () => {
    const desk = await aDesk(db)
    const { workspace, agentId, token, invite } = await invited(desk)
    await removeAgent(desk.deps, { workspace, agentId, by: system }, noon)
    await expect(accept(desk, token)).rejects.toMatchObject(invalid)
    await expect(invite()).rejects.toMatchObject({ code: 'agent_not_found' })
    const other = await invited(desk, 'ben@desk.example')
    await accept(desk, other.token)
    await expect(other.invite()).rejects.toMatchObject({ code: 'has_password' })
  })
})
