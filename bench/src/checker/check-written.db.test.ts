import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, nodeOn, openHeld, prepareTrial, workspace, write, type BareNode } from '../lab/node-on.ts'
import { openLabDatabase, type LabDatabase } from '../lab/open-database.ts'
import { checkWritten, type WrittenFindings } from './check-written.ts'

let lab: LabDatabase
let node: BareNode
beforeAll(async () => {
  lab = await openLabDatabase('pglite', '')
  await prepareTrial(lab.db)
  node = await nodeOn(lab.db)
})
afterAll(async () => {
  node.feed.stop()
  await lab.end()
})

const whole: WrittenFindings = { torn: [], wordless: [], unnamed: [], unpackaged: [], misfolded: [] }

/** Breaks one thing that a transaction writes with others, sees what is found, and mends it. */
async function broken(by: string, mend: string): Promise<WrittenFindings> {
  await lab.db.migrate((exec) => exec(by))
  const found = await checkWritten(lab.db, workspace)
  await lab.db.migrate((exec) => exec(mend))
  expect(await checkWritten(lab.db, workspace)).toEqual(whole)
  return found
}

describe('what was written by half is found', () => {
  let id: string
  beforeAll(async () => {
    id = await openHeld(node)
    for (let n = 1; n <= 3; n++) await write(node, id, `c${n}`, `message ${n}`)
    const where = { workspace, conversation: id }
    const transfer = {
      type: 'RequestHandoff',
      reason: { kind: 'customer-pressed' },
      team: null,
      skills: [],
      priority: 'normal',
      note: 'Please look at this.',
      agentId: null,
    } as const
    await node.door.handle(where, { kind: 'agent', id: agent }, transfer)
  })

  test('nothing, where nothing is', async () => expect(await checkWritten(lab.db, workspace)).toEqual(whole))

  test('a row that is behind its facts', async () => {
    const found = await broken(
      `update baton.conversations set version = version - 1 where id = '${id}'`,
      `update baton.conversations set version = version + 1 where id = '${id}'`,
    )
    expect(found.torn).toHaveLength(1)
  })

  test('a fact without its words, and words without their fact', async () => {
    const found = await broken(
      `update baton.texts set id = id || '-x' where conversation_id = '${id}' and kind = 'message' and body = 'message 2'`,
      `update baton.texts set id = left(id, -2) where id like '%-x'`,
    )
    expect(found).toMatchObject({ wordless: [expect.any(String)], unnamed: [expect.any(String)], torn: [] })
  })

  test('a handoff that the log has and the table has not', async () => {
    const found = await broken(
      `update baton.handoffs set id = id || '-x' where conversation_id = '${id}'`,
      `update baton.handoffs set id = left(id, -2) where id like '%-x'`,
    )
    expect(found.unpackaged).toHaveLength(2)
  })

  test('a holder that no fact has made', async () => {
    const found = await broken(
      `update baton.conversations set epoch = epoch + 7 where id = '${id}'`,
      `update baton.conversations set epoch = epoch - 7 where id = '${id}'`,
    )
    expect(found.misfolded).toEqual([expect.stringContaining('epoch')])
  })
})
