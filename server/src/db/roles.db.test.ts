import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import type { Database } from './database.ts'
import { openPostgres } from './postgres.ts'
import { ensureRoles } from './roles.ts'

vi.setConfig({ testTimeout: 60_000 })

eachDatabase(
  (_name, open) => {
    const login = `baton_test_${randomUUID().slice(0, 8)}`
    const made: string[] = []
    let admin: Database
    let sessions: Database[]

    beforeAll(async () => {
      const { db, url } = await open()
      admin = db
      await admin.migrate((exec) => exec(`create role ${login} login createrole password 'test'`))
      const asLogin = Object.assign(new URL(url!), { username: login, password: 'test' }).href
      sessions = await Promise.all(Array.from({ length: 8 }, () => openPostgres({ url: asLogin })))
    })
    afterAll(async () => {
      await Promise.all(sessions.map((db) => db.close()))
      await admin.migrate((exec) => exec([...made, login].map((role) => `drop role if exists ${role};`).join('\n')))
    })

    test('whoever makes and grants the same roles at the same time, all get them', async () => {
      for (let round = 0; round < 10; round += 1) {
        const names = [1, 2, 3].map((i) => `${login}_${round}_${i}`)
        made.push(...names)
        let waiting = sessions.length
        let start = (): void => {}
        const started = new Promise<void>((resolve) => (start = resolve))
        const work = sessions.map((db) =>
          db.migrate(async (_exec, query) => {
            // All are connected before the first begins.
            if ((waiting -= 1) === 0) start()
            await started
            await ensureRoles(query, names)
            for (const role of names) await query(`set role ${role}`)
          }),
        )
        await Promise.all(work)
      }
      expect(made).toHaveLength(30)
    })
  },
  // One session cannot race.
  { only: 'postgres', migrations: null },
)
