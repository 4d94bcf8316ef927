import { expect, onTestFinished, test } from 'vitest'
import type { Database, Query } from '../db/database.ts'
import { conversationRows } from '../live/rows.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const said = 200

eachDatabase((_name, open) => {
  async function longConversation(): Promise<{ it: TestNode; id: string }> {
    const { db } = await open()
    const it = await createTestNode(db)
    onTestFinished(it.stop)
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'talks' }, channel: 'api' })
    const { id } = json as { id: string }
    for (let n = 0; n < said; n++) {
      const message = { clientId: `long-${n}`, author: { kind: 'customer' }, text: `word ${n}` }
      const { status } = await it.call('POST', `/v1/conversations/${id}/messages`, message)
      if (status !== 201) throw new Error(`the message was answered ${status}`)
    }
    // What the planner knows of a desk that has been used for a while.
    await it.db.migrate((exec) => exec('analyze baton.texts, baton.facts, baton.conversations, baton.said_words'))
    return { it, id }
  }

  const rowsOfTexts = async (query: Query): Promise<number> => {
    const [row] = await query<{ read: number }>(
      `select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_all_tables where relid = 'baton.texts'::regclass`,
      [],
    )
    return row?.read ?? NaN
  }

  /** Rows of texts that a statement looks at: one scan of all of them counts as much as an index that is asked for each. */
  async function looksAt(db: Database, workspace: string, statement: (query: Query) => Promise<unknown>) {
    return db.transaction({ workspace }, async (query) => {
      const before = await rowsOfTexts(query)
      await statement(query)
      return (await rowsOfTexts(query)) - before
    })
  }

  test('reading the words of a long conversation looks at each of its texts, not at all of them for each', async () => {
    const { it, id } = await longConversation()
    const seqs = await it.db.scoped<{ seq: number }>(
      it.workspace,
      'select seq from baton.facts where conversation_id = $1',
      [id],
    )
    const looked = await looksAt(it.db, it.workspace, async (query) => {
      await query('delete from baton.said_words where conversation_id = $1', [id])
      // As a planner does that does not know how much there is: one after the other.
      for (const way of ['seqscan', 'hashjoin', 'mergejoin', 'material'])
        await query(`set local enable_${way} = off`, [])
      const [row] = await query<{ texts: number }>('select baton.read_words($1, $2) as texts', [
        seqs.map(() => id),
        seqs.map(({ seq }) => seq),
      ])
      expect(row?.texts).toBe(said)
    })
    expect(looked).toBeLessThan(8 * said)
    expect(looked).toBeGreaterThanOrEqual(said)
  })

  test('a row of the inbox looks at the two texts that it shows', async () => {
    const { it, id } = await longConversation()
    const looked = await looksAt(it.db, it.workspace, async (query) => {
      await query('set local enable_seqscan = off', [])
      const here: Database = { ...it.db, scoped: (_workspace, sql, params) => query(sql, params) }
      const [row] = await conversationRows(here, it.workspace, { ids: [id], limit: 1 })
      expect(row?.lastText).toBe(`word ${said - 1}`)
    })
    expect(looked).toBeLessThan(20)
    expect(looked).toBeGreaterThan(0)
  })
})
