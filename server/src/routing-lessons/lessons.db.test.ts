import { afterEach, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  const running: TestNode[] = []
  afterEach(async () => {
    for (const it of running.splice(0)) await it.stop()
  })
  async function node(): Promise<TestNode> {
    const it = await createTestNode((await open()).db)
    running.push(it)
    await it.call('PUT', '/v1/teams/billing', { name: 'Billing' })
    await it.call('PUT', '/v1/teams/technical', { name: 'Technical' })
    return it
  }
  async function agent(it: TestNode, team: string, role = 'agent'): Promise<string> {
    const { json } = await it.call('POST', '/v1/agents', {
      name: team,
      email: `${it.newId('agent')}@desk.example`,
      teams: [team],
      role,
      capacity: 50,
    })
    await it.call('PUT', `/v1/agents/${json.id}/presence`, { status: 'online' })
    return json.id
  }
  /** A case that came to a team and that somebody has taken. What it is about is set down as if it had been read. */
  async function taken(it: TestNode, team: string, agentId: string, intent: string) {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    const { json: handed } = await it.call('POST', `/v1/conversations/${json.id}/handoff`, { team })
    await it.call('POST', `/v1/conversations/${json.id}/take-over`, { agentId })
    await it.db.scoped(
      it.workspace,
      `update baton.handoffs set data = jsonb_set(data, '{package,intent}', $3::jsonb) where workspace_id = $1 and id = $2`,
      [it.workspace, handed.handoffId, JSON.stringify({ source: 'reading', ref: intent })],
    )
    return { conversation: json.id as string, handoff: handed.handoffId as string }
  }
  const wrong = (it: TestNode, handoff: string, agentId: string, team: string) =>
    it.call('POST', `/v1/handoffs/${handoff}/wrong-team`, { team, agentId, note: 'Not ours' })
  /** Makes the fact say what was read: the words of this test are not read. */
  const about = (it: TestNode, handoff: string, intent: string) =>
    it.db.transaction({ workspace: it.workspace, role: 'baton_eraser' as 'baton_app' }, (query) =>
      query(
        `update baton.facts set data = data || jsonb_build_object('intent', $3::text) where workspace_id = $1 and type = 'Misrouted'
          and data ->> 'handoffId' = $2`,
        [it.workspace, handoff, intent],
      ),
    )

  test('one click sends it on as old as it is; enough of them propose a change, and a lead’s yes makes it the policy', async () => {
    const it = await node()
    const [bill, tess] = [await agent(it, 'billing'), await agent(it, 'technical')]
    for (let n = 0; n < 6; n++) {
      const { conversation, handoff } = await taken(it, 'billing', bill, 'invoice')
      if (n === 5) break
      const before = (await it.call('GET', '/v1/conversations?status=open')).json.conversations.find(
        (each: { id: string }) => each.id === conversation,
      )
      const { status, json } = await wrong(it, handoff, bill, 'technical')
      expect(status).toBe(200)
      expect(json).toMatchObject({ handoffId: handoff, outcome: { kind: 'offered', agentId: tess }, forLead: false })
      await about(it, handoff, 'invoice')
      const after = (await it.call('GET', '/v1/conversations?status=open')).json.conversations.find(
        (each: { id: string }) => each.id === conversation,
      )
      expect(after.handoff).toMatchObject({
        team: 'technical',
        requestedAt: before.handoff.requestedAt,
        priority: before.handoff.priority,
      })
      if (n === 3) expect((await it.call('GET', '/v1/routing/lessons')).json.lessons[0].proposed).toBe(false)
    }
    const { json } = await it.call('GET', '/v1/routing/lessons')
    expect(json.lessons).toEqual([
      {
        intent: 'invoice',
        areas: [],
        fromTeam: 'billing',
        toTeam: 'technical',
        said: 5,
        of: 6,
        proposed: true,
        decision: null,
        decidedAt: null,
        decidedBy: null,
        policyVersion: null,
        inForce: false,
      },
    ])
    const { handoff } = await taken(it, 'billing', bill, 'invoice')
    expect((await it.call('GET', `/v1/handoffs/${handoff}/likely-teams`)).json.teams[0]).toMatchObject({
      id: 'technical',
      said: 5,
    })
    await it.call('PUT', '/v1/policies/escalation', { yaml: '# ours\npreset: careful\n' })
    await it.call('POST', '/v1/policies/escalation/activate', { version: 1 })
    const lesson = { intent: 'invoice', fromTeam: 'billing', toTeam: 'technical', decision: 'accepted' }
    const decided = await it.call('POST', '/v1/routing/lessons', lesson)
    expect(decided.json).toEqual({ policyVersion: 2 })
    const policies = (await it.call('GET', '/v1/policies/escalation')).json
    expect(policies.live).toBe(2)
    expect(policies.versions[0].document).toMatchObject({
      preset: 'careful',
      intents: { invoice: { team: 'technical' } },
    })
    expect(policies.versions[0].yaml).toContain('# ours')
    expect((await it.call('GET', '/v1/routing/lessons')).json.lessons[0]).toMatchObject({
      proposed: false,
      decision: 'accepted',
      policyVersion: 2,
      inForce: true,
    })
    expect((await it.call('POST', '/v1/routing/lessons', lesson)).json.code).toBe('lesson_not_found')
    const [row] = await it.db.scoped<{ action: string }>(
      it.workspace,
      `select action from baton.audit where workspace_id = $1 and target = 'invoice'`,
      [it.workspace],
    )
    expect(row?.action).toBe('route-lesson.accepted')

    // Forgotten, the policy is as it was before, with its comments; what is said of it still may propose it again.
    const { decision: _, ...key } = lesson
    expect((await it.call('POST', '/v1/routing/lessons/forget', key)).json).toEqual({ policyVersion: 3 })
    const [after] = (await it.call('GET', '/v1/policies/escalation')).json.versions
    expect(after.document.intents ?? {}).toEqual({})
    expect(after.yaml).toBe('# ours\npreset: careful\n')
    expect((await it.call('GET', '/v1/routing/lessons')).json.lessons[0]).toMatchObject({
      proposed: true,
      decision: null,
      inForce: false,
    })
    expect((await it.call('POST', '/v1/routing/lessons/forget', key)).json.code).toBe('lesson_not_found')

    // Where somebody sent it elsewhere since, forgetting leaves that as it is; and a decision is listed also when nobody says it any more.
    await it.call('POST', '/v1/routing/lessons', lesson)
    await it.call('PUT', '/v1/policies/escalation', {
      yaml: 'intents:\n  invoice:\n    team: support\n    priority: high\n',
    })
    await it.call('POST', '/v1/policies/escalation/activate', { version: 5 })
    await it.db.transaction({ workspace: it.workspace, role: 'baton_eraser' as 'baton_app' }, (query) =>
      query(`update baton.facts set data = data - 'intent' where workspace_id = $1 and type = 'Misrouted'`, [
        it.workspace,
      ]),
    )
    expect((await it.call('GET', '/v1/routing/lessons')).json.lessons).toEqual([
      expect.objectContaining({ intent: 'invoice', decision: 'accepted', inForce: false, said: 0 }),
    ])
    expect((await it.call('POST', '/v1/routing/lessons/forget', key)).json).toEqual({ policyVersion: null })
    expect((await it.call('GET', '/v1/policies/escalation')).json.live).toBe(5)
    expect((await it.call('GET', '/v1/routing/lessons')).json.lessons).toEqual([])
  })

  test('sent around: a lead is asked, whatever their team; what was declined as another team’s and handled without the skill is counted beside', async () => {
    const it = await node()
    const [bill, tess] = [await agent(it, 'billing'), await agent(it, 'technical')]
    const lead = await agent(it, 'support', 'lead')
    const { conversation, handoff } = await taken(it, 'billing', bill, 'invoice')
    const take = (agentId: string) => it.call('POST', `/v1/conversations/${conversation}/take-over`, { agentId })
    await wrong(it, handoff, bill, 'technical')
    await take(tess)
    await wrong(it, handoff, tess, 'billing')
    await take(bill)
    expect((await wrong(it, handoff, bill, 'technical')).json).toMatchObject({
      forLead: true,
      outcome: { kind: 'offered', agentId: lead },
    })
    await take(tess)
    expect((await wrong(it, handoff, tess, 'billing')).json.code).toBe('sent_around')

    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    const offered = await it.call('POST', `/v1/conversations/${json.id}/handoff`, { team: 'billing' })
    const { offerId, agentId } = offered.json.outcome
    await it.call('POST', `/v1/offers/${offerId}/decline`, { agentId, reason: 'wrong-team' })
    const silent = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    await it.call('POST', `/v1/conversations/${silent.json.id}/handoff`, { team: 'billing', skills: ['tax'] })
    await it.call('POST', `/v1/conversations/${silent.json.id}/take-over`, { agentId: bill })
    await it.call('POST', `/v1/conversations/${silent.json.id}/handoff`, { team: 'technical', agentId: bill })
    expect((await it.call('GET', '/v1/routing/lessons')).json.signs).toEqual([
      { team: 'billing', declined: 1, silent: 1 },
    ])
  })
})
