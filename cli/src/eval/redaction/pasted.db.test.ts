import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { createVault } from '../../../../server/src/sealing/vault.ts'
import { eachDatabase } from '../../../../server/src/testing/databases.ts'
import { createTestNode } from '../../../../server/src/testing/test-node.ts'
import { heldOutRecipe } from './held-out-recipe.ts'
import { makeRows } from './make-rows.ts'

eachDatabase((_name, open) => {
  test('a thousand values pasted through the API: none is in the database in the clear, and none is read by anybody', async () => {
    const { db } = await open()
    const it = await createTestNode(db, { vault: createVault([randomBytes(32)]) })
    onTestFinished(() => it.stop())
    const rows = makeRows(heldOutRecipe, 1, 210).filter(({ values }) => values.length > 0)
    expect(rows.length).toBeGreaterThanOrEqual(1000)
    const read: string[] = []
    await Promise.all(
      [...Array(10).keys()].map(async (n) => {
        const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: `c${n}` } })
        const path = `/v1/conversations/${json.id}`
        // A person holds it, so that no turn of the assistant is in the way.
        const { json: agent } = await it.call('POST', '/v1/agents', {
          name: 'M',
          email: `${it.newId('agent')}@desk.example`,
        })
        await it.call('POST', `${path}/take-over`, { agentId: agent.id })
        for (const [i, { text }] of rows.entries()) {
          if (i % 10 !== n) continue
          const body = { clientId: `m${i}`, author: { kind: 'customer' }, text }
          expect((await it.call('POST', `${path}/messages`, body)).status).toBe(201)
        }
        read.push(JSON.stringify((await it.call('GET', `${path}/events?limit=1000`)).json))
      }),
    )
    const dump = await db.migrate(async (_exec, query) => {
      const tables = await query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'baton'`,
      )
      const parts: string[] = []
      for (const { name } of tables)
        parts.push(
          ...(await query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)).map(({ row }) => row),
        )
      return parts.join('\n')
    })
    const shown = read.join('\n')
    // As JSON has it: line breaks and quotes are escaped there. A PIN of four digits may be part of any id: it counts where its sentence is.
    const clear = rows.filter(({ text, values: [value] }) => {
      const seek = JSON.stringify((value?.text.length ?? 0) < 8 ? text : value?.text).slice(1, -1)
      return dump.includes(seek) || shown.includes(seek)
    })
    expect(clear).toEqual([])
  }, 240_000)
})
