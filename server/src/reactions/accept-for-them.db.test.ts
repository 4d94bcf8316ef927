import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createPresence } from '../people/presence.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createAcceptForThem } from './accept-for-them.ts'

const never = 2_000_000_000

eachDatabase((name, open) => {
  let db: Database
  let count = 0
  beforeAll(async () => {
    db = (await open()).db
  })

  /** A desk with one agent, whose inbox says when it is used. */
  async function at(on: boolean) {
    const desk = await createDesk(db)
    const log = (message: string, detail: object) => expect.fail(`${message} ${JSON.stringify(detail)}`)
    desk.door.onCommitted(createAcceptForThem({ db, door: desk.door, log }))
    await desk.addAgent('ann', { capacity: 5 })
    if (on)
      await db.scoped(
        desk.workspace,
        `update baton.workspaces set work = '{"acceptForThem":true}' where workspace_id = $1`,
        [desk.workspace],
      )
    const presence = createPresence({
      db,
      door: desk.door,
      now: desk.now,
      newId: desk.newId,
      owner: `accepts-${name}-${(count += 1)}`,
      log,
      peopleChanged: () => {},
      routeWaiting: async () => {},
      beatMs: never,
      sweepMs: never,
    })
    const tab = presence.opened(desk.workspace, 'ann')
    const seen = async () => {
      const sql = 'select active_at as at, gone_at as gone from baton.agents where workspace_id = $1 and id = $2'
      return (
        await db.scoped<{ at: number | null; gone: number | null }>(desk.workspace, sql, [desk.workspace, 'ann'])
      )[0]
    }
    await expect.poll(async () => (await seen())?.gone).toBe(null)
    return {
      desk,
      /** Touches the inbox, and waits until it is written down. */
      async touch() {
        tab.active()
        await expect.poll(async () => (await seen())?.at).toBe(desk.now())
      },
    }
  }

  async function handedOff(desk: Desk) {
    const id = await desk.open(`v${(count += 1)}`)
    await desk.say(id, 'I want to talk to a person', `${id} first`)
    return async () => (await desk.otherDoor().current({ workspace: desk.workspace, conversation: id })).state
  }
  /** Long enough for what follows a commit to have been done. */
  const settled = () => new Promise((resolve) => setTimeout(resolve, 300))

  describe('an offer is accepted for whoever is there', () => {
    test('a minute after they touched the inbox, and the fact says how long before', async () => {
      const { desk, touch } = await at(true)
      await touch()
      desk.wait(60_000)
      const state = await handedOff(desk)
      await expect.poll(async () => (await state()).holder).toEqual({ kind: 'agent', id: 'ann' })
      const [fact] = await db.scoped<{ data: object; by: string }>(
        desk.workspace,
        `select data, actor_kind as by from baton.facts where workspace_id = $1 and type = 'OfferAccepted'`,
        [desk.workspace],
      )
      expect(fact).toMatchObject({ by: 'system', data: { agentId: 'ann', automatic: { idleMs: 60_000 } } })
    })

    test('not a millisecond later: then it is an offer like any other', async () => {
      const { desk, touch } = await at(true)
      await touch()
      desk.wait(60_001)
      const state = await handedOff(desk)
      await settled()
      expect((await state()).handoff).toMatchObject({ status: 'offered', offer: { agentId: 'ann' } })
    })

    test('not where they were never seen to touch it, and nowhere unless the workspace wants it', async () => {
      const unseen = await at(true)
      const first = await handedOff(unseen.desk)
      const off = await at(false)
      await off.touch()
      const second = await handedOff(off.desk)
      await settled()
      for (const state of [first, second]) expect((await state()).handoff?.status).toBe('offered')
    })
  })
})
