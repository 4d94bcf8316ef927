import { beforeAll, describe, expect, test } from 'vitest'
import type { IntentRead } from '@baton/engine'
import { foldRows, rebuildRows } from '../log/rebuild.ts'
import { createDoor, type Door } from '../handle.ts'
import { createSurroundings, type WorkspaceSurroundings } from '../surroundings.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import type { Database } from '../db/database.ts'

const areas: Record<string, string[]> = { track_order: ['delivery'], delete_account: ['account'] }
/** "about X: …" is about X; anything else shows nothing. */
function readIntent(text: string): IntentRead | null {
  const name = /^about (\w+):/.exec(text)?.[1]
  return name ? { name, confidence: 0.9, areas: areas[name] ?? [], version: 1 } : null
}

const usage = { model: 'test', ms: 1, confidence: null }

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  async function world() {
    const desk = await createDesk(db)
    const { now, newId, workspace } = desk
    const surroundings = createSurroundings({ db, now, newId, intents: { of: async () => readIntent } })
    const door = createDoor({ db, now, newId, surroundings })
    await surroundings.policy(workspace)
    return { desk, door, surroundings, workspace }
  }

  async function customer({ newId, workspace, now }: Desk, tier: string): Promise<string> {
    const id = newId('customer')
    await db.scoped(
      workspace,
      `insert into baton.customers (workspace_id, id, external_id, tier, source, created_at, updated_at) values ($1, $2, $2, $3, 'pushed', $4, $4)`,
      [workspace, id, tier, now()],
    )
    return id
  }

  async function opened(desk: Desk, door: Door, customerId: string | null, channel = 'widget'): Promise<string> {
    const conversation = desk.newId('conversation')
    await door.handle(
      { workspace: desk.workspace, conversation },
      { kind: 'system' },
      { type: 'OpenConversation', channel, locale: 'en', visitorId: null, customerId, page: null },
    )
    return conversation
  }

  const say = (desk: Desk, door: Door, conversation: string, text: string) =>
    door.handle(
      { workspace: desk.workspace, conversation },
      { kind: 'customer', id: 'c' },
      { type: 'ReceiveMessage', messageId: desk.newId('message'), clientId: desk.newId('message'), text, page: null },
    )

  /** A conversation about something, and how it ended. */
  async function past(
    desk: Desk,
    door: Door,
    about: string,
    how: 'helped' | 'not-helped' | 'silent',
    customerId: string | null = null,
    channel = 'widget',
  ): Promise<string> {
    const conversation = await opened(desk, door, customerId, channel)
    const where = { workspace: desk.workspace, conversation }
    await say(desk, door, conversation, `about ${about}: how does it work`)
    const { state } = await door.current(where)
    const attemptId = desk.newId('attempt')
    const outcome = how === 'helped' ? 'customer-said-yes' : 'customer-said-no'
    await door.handle(
      where,
      { kind: 'assistant' },
      {
        type: 'ActAsAssistant',
        turnId: desk.newId('turn'),
        epoch: state.epoch,
        basedOn: state.lastCustomer?.messageId ?? '',
        acts: [
          { kind: 'start-attempt', attemptId, path: 'article', ref: 'a', title: 'A' },
          ...(how === 'silent' ? [] : [{ kind: 'end-attempt', attemptId, outcome, evidence: {} } as const]),
          { kind: 'end', outcome: 'answered', usage, fault: null },
        ],
      },
    )
    await door.handle(where, { kind: 'system' }, { type: 'Resolve', by: 'agent', agentId: null, resolution: 'other' })
    desk.wait(60 * 60 * 1000)
    return conversation
  }

  const lately = async (surroundings: WorkspaceSurroundings, workspace: string) =>
    (await surroundings.around(workspace, { conversation: 'none', customerId: null })).lately?.of ?? {}

  /** As it is once it has been looked at anew: the look before that one begins it. */
  async function newly(desk: Desk, surroundings: WorkspaceSurroundings) {
    for (let i = 0; i < 2; i++) {
      desk.wait(61_000)
      await lately(surroundings, desk.workspace)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return lately(surroundings, desk.workspace)
  }

  describe('what a desk knows of its cases', () => {
    test('is counted from the rows of its newest conversations, and as much once they are rebuilt; drills count for nothing', async () => {
      const { desk, door, surroundings, workspace } = await world()
      const all = [
        await past(desk, door, 'track_order', 'helped'),
        await past(desk, door, 'track_order', 'silent'),
        await past(desk, door, 'delete_account', 'not-helped'),
        await past(desk, door, 'delete_account', 'not-helped', null, 'drill'),
      ]
      const odd = await opened(desk, door, null)
      await say(desk, door, odd, 'qwertz')
      const counted = await newly(desk, surroundings)
      expect(counted).toMatchObject({
        track_order: { seen: 2, alone: 1, notAlone: 0 },
        delete_account: { seen: 1, alone: 0, notAlone: 1 },
        '-': { seen: 1, ended: 0 },
      })
      const policy = await surroundings.policy(workspace)
      for (const id of [...all, odd]) {
        expect((await foldRows(db, workspace, id, policy))?.columns.row.matter).toBeDefined()
        await rebuildRows(db, workspace, id, policy)
      }
      expect(await newly(desk, surroundings)).toEqual(counted)
    })

    test('serves while it is looked at anew: no decision waits for it but the first', async () => {
      const { desk, door, workspace } = await world()
      await past(desk, door, 'track_order', 'helped')
      let hangs = false
      const slow: Database = {
        ...db,
        scoped: (space, sql, values) =>
          hangs && sql.includes('with newest as') ? new Promise(() => {}) : db.scoped(space, sql, values),
      }
      const surroundings = createSurroundings({ db: slow, now: desk.now, newId: desk.newId })
      expect(await lately(surroundings, workspace)).toMatchObject({ track_order: { seen: 1 } })
      await past(desk, door, 'track_order', 'helped')
      hangs = true
      expect(await lately(surroundings, workspace)).toMatchObject({ track_order: { seen: 1 } })
      hangs = false
      expect(await newly(desk, surroundings)).toMatchObject({ track_order: { seen: 2 } })
    })

    test('stays with it: another desk knows nothing', async () => {
      const [one, other] = [await world(), await world()]
      await past(one.desk, one.door, 'track_order', 'helped')
      expect(await lately(other.surroundings, other.workspace)).toEqual({})
    })
  })

  /** What the features of the newest decision say, by name. */
  async function decidedOn(
    { desk, door }: { desk: Desk; door: Door },
    customerId: string | null,
    words: string,
  ): Promise<{ features: readonly number[]; resolves: number; goOn: number | null; rule: string | null }> {
    const conversation = await opened(desk, door, customerId)
    const where = { workspace: desk.workspace, conversation }
    await say(desk, door, conversation, words)
    const { state } = await door.current(where)
    await door.handle(
      where,
      { kind: 'assistant' },
      {
        type: 'ActAsAssistant',
        turnId: desk.newId('turn'),
        epoch: state.epoch,
        basedOn: state.lastCustomer?.messageId ?? '',
        acts: [
          {
            kind: 'say',
            messageId: desk.newId('message'),
            part: 0,
            last: true,
            text: 'It works like this.',
            as: 'answer',
            citations: [],
            asks: null,
            grounding: 0.5,
          },
          { kind: 'end', outcome: 'answered', usage, fault: null },
        ],
      },
    )
    const [row] = await db.scoped<{ weighing: any }>( // oxlint-disable-line typescript/no-explicit-any
      desk.workspace,
      `select data -> 'weighing' as weighing from baton.facts where workspace_id = $1 and conversation_id = $2
        and type = 'HandoffWeighed' order by seq desc limit 1`,
      [desk.workspace, conversation],
    )
    await door.handle(where, { kind: 'system' }, { type: 'Resolve', by: 'agent', agentId: null, resolution: 'other' })
    const { features, resolves, costs, rule } = row!.weighing
    return { features, resolves, goOn: costs['go-on'], rule }
  }

  test('an enterprise customer with a query unlike their own has poorer odds, and going on costs more', async () => {
    const it = await world()
    const id = await customer(it.desk, 'enterprise')
    for (let i = 0; i < 6; i++) await past(it.desk, it.door, 'track_order', 'silent', id)
    const usual = await decidedOn(it, id, 'about track_order: how does it work')
    it.desk.wait(60 * 60 * 1000)
    const unlike = await decidedOn(it, id, 'about delete_account: how does it work')
    expect(unlike.resolves).toBeLessThan(usual.resolves)
    expect(unlike.goOn ?? 0).toBeGreaterThan(usual.goOn ?? 0)
  })

  test('what is decided with the message itself knows the customer and the queue too', async () => {
    const it = await world()
    const id = await customer(it.desk, 'enterprise')
    const conversation = await opened(it.desk, it.door, id)
    await say(it.desk, it.door, conversation, 'Can I talk to a human?')
    const [row] = await db.scoped<{ weighing: any; turn: string }>( // oxlint-disable-line typescript/no-explicit-any
      it.workspace,
      `select data -> 'weighing' as weighing from baton.facts where workspace_id = $1 and conversation_id = $2 and type = 'HandoffWeighed'`,
      [it.workspace, conversation],
    )
    const { features, rule, waitMin } = row!.weighing
    const { unpackFeatures } = await import('@baton/engine')
    expect({ rule, ...unpackFeatures(features) }).toMatchObject({ rule: 'customer-asked', known: 1, tier: 1 })
    expect(waitMin).not.toBeNull()
  })
})
