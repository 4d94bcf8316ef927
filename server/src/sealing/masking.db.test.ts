import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createDoor } from '../handle.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { createVault } from './vault.ts'

const card = '4242 4242 4242 4242'

eachDatabase((_name, open) => {
  const everything = async (desk: Desk) => {
    const rows = await desk.db.scoped<{ row: string }>(
      desk.workspace,
      `select to_jsonb(f)::text as row from baton.facts f where workspace_id = $1
        union all select to_jsonb(t)::text from baton.texts t where workspace_id = $1
        union all select to_jsonb(c)::text from baton.conversations c where workspace_id = $1`,
      [desk.workspace],
    )
    return rows.map(({ row }) => row).join('\n')
  }
  const texts = (desk: Desk) =>
    desk.db.scoped<{ id: string; kind: string; body: string }>(
      desk.workspace,
      'select id, kind, body from baton.texts where workspace_id = $1 order by id',
      [desk.workspace],
    )

  test('a message is stored masked, its original sealed; who listens sees neither', async () => {
    const desk = await createDesk((await open()).db)
    const vault = createVault([randomBytes(32)])
    const door = createDoor({ ...desk, vault })
    const id = await desk.open('v1')
    const heard: unknown[] = []
    door.onCommitted(({ texts, records }) => heard.push(texts, records))
    const where = { workspace: desk.workspace, conversation: id }
    const send = (clientId: string, text: string) =>
      door.handle(
        where,
        { kind: 'customer', id: 'v1' },
        { type: 'ReceiveMessage', messageId: `m${clientId}`, clientId, text, page: null },
        { clientId, body: text },
      )
    expect((await send('c1', `my card is ${card}`)).kind).toBe('done')

    const [message, sealed, ...more] = await texts(desk)
    expect(more).toEqual([])
    expect(message).toMatchObject({ kind: 'message', body: 'my card is •••• 4242' })
    expect(sealed).toMatchObject({ kind: 'sealed', id: `${message?.id}.sealed` })
    expect(vault.open({ ...where, textId: message?.id ?? '' }, sealed?.body ?? '')).toEqual({
      kind: 'open',
      text: `my card is ${card}`,
    })
    expect(await everything(desk)).not.toMatch(/4242 4242|4242424242424242/)
    expect(JSON.stringify(heard)).not.toMatch(/4242 4242|s1\./)

    // Sent again it is known; with another card it is a conflict, although both are masked alike.
    expect(await send('c1', `my card is ${card}`)).toMatchObject({ kind: 'duplicate', same: true })
    expect(await send('c1', 'my card is 4000 0566 5566 4242')).toMatchObject({ kind: 'duplicate', same: false })
  })

  test('without a key the original is not kept anywhere', async () => {
    const desk = await createDesk((await open()).db)
    const id = await desk.open('v1')
    await desk.say(id, `my card is ${card}`, 'c1')
    expect(await texts(desk)).toMatchObject([{ kind: 'message', body: 'my card is •••• 4242' }])
    expect(await everything(desk)).not.toMatch(/4242 4242/)
  })
})
