import { expect, test } from 'vitest'
import { once } from './api/idempotency.ts'
import { noVault } from './sealing/vault.ts'
import { createHousekeeping, keysKeptMs } from './housekeeping.ts'
import { eachDatabase } from './testing/databases.ts'
import { createDesk } from './testing/desk.ts'

eachDatabase((_name, open) => {
  test('answers under keys are removed once they are too old, in every workspace, and those of today stay', async () => {
    const { db } = await open()
    const [one, two] = [await createDesk(db), await createDesk(db)]
    const now = one.now()
    const ask = (workspace: string, key: string, at: number) =>
      once(
        db,
        noVault,
        { secret: false, workspace, caller: 'c', key, operation: 'o', body: {}, now: at },
        async () => ({
          status: 200,
          answer: at,
        }),
      )
    for (const { workspace } of [one, two]) {
      for (let n = 0; n < 7; n++) await ask(workspace, `old-${n}`, now - keysKeptMs - 1 - n)
      await ask(workspace, 'new', now - keysKeptMs + 1)
    }
    const left = async () =>
      (
        await Promise.all(
          [one, two].map(({ workspace }) =>
            db.scoped<{ key: string }>(workspace, 'select key from baton.idempotency where workspace_id = $1', [
              workspace,
            ]),
          ),
        )
      )
        .flat()
        .map(({ key }) => key)

    const keeper = createHousekeeping({ db, now: one.now, log: () => {}, atOnce: 4 })
    keeper.start()
    await expect.poll(left).toEqual(['new', 'new'])
    await keeper.stop()
    expect((await ask(one.workspace, 'new', now)).answer).toBe(now - keysKeptMs + 1)
    expect((await ask(one.workspace, 'old-1', now)).answer).toBe(now)
  })

  test('the sweeper does not see what was asked or answered', async () => {
    const { db } = await open()
    for (const column of ['answer', 'operation', 'body_hash']) {
      await expect(
        db.transaction({ role: 'baton_sweeper' }, (query) => query(`select ${column} from baton.idempotency limit 1`)),
      ).rejects.toThrow(/permission denied/)
    }
  })
})
