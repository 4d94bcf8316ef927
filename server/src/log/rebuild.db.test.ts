import { defaultPolicy, type Actor, type Command } from '@baton/engine'
import { expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { rebuildRows } from './rebuild.ts'

eachDatabase((_name, open) => {
  async function rows(desk: Desk, id: string): Promise<unknown> {
    const conversations = await desk.db.scoped(
      desk.workspace,
      `select version, epoch, status, holder_kind, holder_id, offered_to, channel, opener, visitor_id, customer_id, handoff_id, row, due_at, due_kind
        from baton.conversations where workspace_id = $1 and id = $2`,
      [desk.workspace, id],
    )
    const handoffs = await desk.db.scoped(
      desk.workspace,
      'select * from baton.handoffs where workspace_id = $1 and conversation_id = $2 order by id',
      [desk.workspace, id],
    )
    return { conversations, handoffs }
  }

  test('what was applied as it went equals what is rebuilt from the facts, and rebuilding twice equals once', async () => {
    const desk = await createDesk((await open()).db)
    await desk.addAgent('mara')
    await desk.addAgent('sam', { teams: ['support', 'billing'] })
    const id = await desk.open('v1')
    const where = { workspace: desk.workspace, conversation: id }
    const system: Actor = { kind: 'system' }
    const offer = async () => (await desk.door.current(where)).state.handoff?.offer
    const go = (command: Command, actor = system) => desk.door.handle(where, actor, command)
    await desk.say(id, 'My book is missing', 'c1')
    await desk.say(id, 'I want a human', 'c2')
    const first = await offer()
    await go({ type: 'DeclineOffer', offerId: first?.id ?? '', agentId: first?.agentId ?? '', reason: 'busy' })
    const second = await offer()
    await go({ type: 'AcceptOffer', offerId: second?.id ?? '', agentId: second?.agentId ?? '' })
    await go({
      type: 'ReplyAsAgent',
      agentId: second?.agentId ?? '',
      messageId: 'a1',
      clientId: 'a1',
      text: 'Looking.',
    })
    await go({
      type: 'RequestHandoff',
      reason: { kind: 'transfer', agentId: second?.agentId ?? '' },
      team: null,
      skills: [],
      priority: 'high',
      note: 'n',
      agentId: second?.agentId ?? '',
    })
    await go({ type: 'TakeOver', agentId: 'mara' })
    await go({ type: 'ReturnToAssistant', agentId: 'mara', briefing: 'b' })
    for (let n = 0; n < 3; n++) await desk.say(id, `and another thing ${n}`, `d${n}`)

    const asItWent = await rows(desk, id)
    await rebuildRows(desk.db, desk.workspace, id, defaultPolicy)
    expect(await rows(desk, id)).toEqual(asItWent)
    await rebuildRows(desk.db, desk.workspace, id, defaultPolicy)
    expect(await rows(desk, id)).toEqual(asItWent)
    expect((asItWent as { handoffs: unknown[] }).handoffs).toHaveLength(2)
  })
})
