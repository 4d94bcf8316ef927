import { expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk, type Desk } from '../testing/desk.ts'

const system = { kind: 'system' } as const

eachDatabase((_name, open) => {
  /** A conversation that Mara has accepted; Sam is there too. */
  async function accepted(): Promise<{ desk: Desk; where: { workspace: string; conversation: string } }> {
    const desk = await createDesk((await open()).db)
    await desk.addAgent('mara')
    desk.wait(1000)
    await desk.addAgent('sam')
    const conversation = await desk.open('v')
    const where = { workspace: desk.workspace, conversation }
    await desk.say(conversation, 'I want to talk to a person', 'c1')
    const { state } = await desk.door.current(where)
    const accept = { type: 'AcceptOffer', offerId: state.handoff?.offer?.id ?? '', agentId: 'mara' } as const
    await desk.door.handle(where, { kind: 'agent', id: 'mara' }, accept)
    return { desk, where }
  }

  test('taken back by two nodes at once: once, and the row says who is asked and when that ends', async () => {
    const { desk, where } = await accepted()
    const command = { type: 'TakeBack', agentId: 'mara', because: 'agent-away' } as const
    const both = await Promise.all([
      desk.door.handle(where, system, command),
      desk.otherDoor().handle(where, system, command),
    ])
    const facts = both.flatMap((each) => (each.kind === 'done' ? each.records.map(({ fact }) => fact.type) : []))
    expect(facts.filter((type) => type === 'TakenBack')).toHaveLength(1)
    const [row] = await desk.db.scoped<Record<string, unknown>>(
      desk.workspace,
      `select c.holder_kind, c.offered_to, c.due_kind, h.data -> 'agentId' as agent, h.data ->> 'acceptedAt' as accepted,
          h.data -> 'package' -> 'handled' ->> 'leftBecause' as because
        from baton.conversations c join baton.handoffs h on h.workspace_id = c.workspace_id and h.id = c.handoff_id
        where c.workspace_id = $1 and c.id = $2`,
      [where.workspace, where.conversation],
    )
    expect(row).toEqual({
      holder_kind: 'queue',
      offered_to: 'sam',
      due_kind: 'offer',
      agent: null,
      accepted: null,
      because: 'agent-away',
    })
  })
})
