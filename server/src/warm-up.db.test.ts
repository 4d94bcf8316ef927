import { expect, test } from 'vitest'
import { load } from './log/log.ts'
import { createDesk } from './testing/desk.ts'
import { eachDatabase } from './testing/databases.ts'
import { warmUp } from './warm-up.ts'

eachDatabase((_name, open) => {
  test('getting warm writes nothing, and says nothing of a conversation that is there', async () => {
    const { db } = await open()
    const desk = await createDesk(db)
    const id = await desk.open('v1')
    await warmUp(db, desk.workspace)
    for (const table of ['conversations', 'facts', 'texts']) {
      const rows = await db.scoped<{ of: string }>(
        desk.workspace,
        `select ${table === 'conversations' ? 'id' : 'conversation_id'} as of from baton.${table} where workspace_id = $1`,
        [desk.workspace],
      )
      expect(rows.filter(({ of }) => of !== id)).toEqual([])
    }
    expect((await load(db, desk.workspace, id)).state.version).toBe(1)
  })

  test('it goes the ways that a message goes', async () => {
    const { db } = await open()
    const desk = await createDesk(db)
    const tried: unknown[] = []
    const call: typeof db.call = async (sql, params) => {
      tried.push(sql)
      return db.call(sql, params)
    }
    await warmUp(new Proxy(db, { get: (on, key) => (key === 'call' ? call : Reflect.get(on, key)) }), desk.workspace)
    expect(tried.map((sql) => /baton\.(\w+)/.exec(String(sql))?.[1])).toEqual(['load', 'append_line', 'append'])
  })
})
