import { afterAll, beforeAll, expect, test } from 'vitest'
import { answersOf, calls, says } from '../../server/src/testing/chat-scripts.ts'
import { startFakeBilling, type FakeBilling } from '../../server/src/testing/fake-billing.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../../server/src/testing/fake-openai.ts'
import { misfits } from './serious.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

/* A model played by a script, and a real MCP server on loopback whose refunds are counted. */
let fake: FakeOpenAi
let billing: FakeBilling
let stage: Stage

beforeAll(async () => {
  fake = await startFakeOpenAi()
  billing = await startFakeBilling()
  billing.orders.set('A-1', { owner: 'dana', total: 40, refunded: 0 })
  stage = await openStage({
    BATON_MODEL: `openai-compatible:${fake.model}`,
    BATON_MODEL_KEY: fake.key,
    BATON_MODEL_BASE_URL: fake.url,
    BATON_ACTION_ORIGINS: billing.origin,
  })
  for (const each of ['kofi', 'sam']) await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
})
afterAll(async () => {
  await stage?.end()
  await fake?.close()
  await billing?.end()
})

test('an admin names a server and switches a tool on; the assistant asks for it, a person approves, and everybody sees what was done', async () => {
  const [customer, admin, agent] = await Promise.all([
    stage.person(),
    stage.person({ viewport: { width: 1440, height: 900 } }),
    stage.person({ viewport: { width: 1440, height: 900 } }),
  ])
  const settings = await openInbox(admin, stage.url, 'Ada Lindqvist')
  await settings.goto(`${stage.url}/inbox/settings/actions`)
  await settings.getByRole('button', { name: 'Name the first' }).click()
  const dialog = settings.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Billing')
  await dialog.getByLabel('Address').fill(billing.url)
  await dialog.getByLabel('Secret', { exact: true }).fill(billing.token)
  await dialog.getByRole('button', { name: 'Save, and look at its tools' }).click()
  const server = settings.getByRole('region', { name: 'Billing' })
  await server.getByText('answers', { exact: true }).waitFor()
  expect(await server.locator('[data-tool]').count()).toBe(3)

  await server.getByRole('button', { name: 'Look at Refund an order' }).click()
  await dialog.getByLabel('What it does').selectOption({ label: 'cannot be taken back' })
  await dialog.getByLabel('At whose word').selectOption({ label: 'a person approves each time' })
  await dialog.getByLabel('For whom').selectOption({ label: 'anyone' })
  await dialog.getByLabel('Where customer_id comes from').selectOption({ label: 'Baton: always the same' })
  await dialog.getByLabel('The value of customer_id').fill('dana')
  const assistants = dialog.getByRole('group', { name: 'Assistants' })
  await assistants.getByRole('checkbox').first().waitFor()
  expect(await misfits(settings, 'action-form')).toEqual([])
  await settings.setViewportSize({ width: 1440, height: 900 })
  await assistants.getByRole('checkbox').first().check()
  const ticked = (await assistants.getByRole('checkbox').first().locator('..').textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Switch on' }).click()
  await dialog.waitFor({ state: 'detached' })
  await server.getByText('Cannot be taken back · a person approves each time · anyone · at most').waitFor()
  // By its name it was ticked, and is so still.
  await server.getByRole('button', { name: 'Change Refund an order' }).click()
  expect(await assistants.getByRole('checkbox', { name: ticked }).isChecked()).toBe(true)
  await settings.keyboard.press('Escape')

  fake.play((request, nth) =>
    answersOf(request).length > 0 || !JSON.stringify(request.messages).includes('money back')
      ? says('One moment.')(request, nth)
      : calls(
          'act_billing_refund_order',
          { order_id: 'A-1', amount: 40 },
          says('A colleague looks at it.'),
        )(request, nth),
  )
  const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
  await stage.call('PUT', '/v1/agents/ada/presence', { status: 'offline' })
  await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  const shop = await customer.newPage()
  await shop.goto(`${stage.url}/demo/orders.html`)
  const chat = await openWidget(shop)
  await write(chat, 'I want my money back, 40 euros, for order A-1')
  await inbox
    .getByLabel(/^Offer: /)
    .getByRole('button', { name: /Accept/ })
    .click()
  const waits = inbox.getByRole('region', { name: 'An action waits for your word' })
  await waits.getByText('Refund an order: approve it?').waitFor()
  expect(await waits.textContent()).toContain('40')
  expect(billing.refunds).toEqual([])
  await waits.getByRole('button', { name: 'Approve and do it' }).click()
  await inbox.getByText('You approved “Refund an order”: done').waitFor()
  await waits.waitFor({ state: 'detached' })
  expect(billing.refunds).toMatchObject([{ order: 'A-1', amount: 40, customer: 'dana' }])
  await settings.reload()
  await settings.getByRole('region', { name: 'What was done' }).getByText('approved by Mara Vogel').waitFor()
  const { entries } = await stage.call('GET', '/v1/audit')
  const deeds = entries.map(({ action }: { action: string }) => action)
  for (const deed of ['action-server.changed', 'action.changed', 'action-call.approved', 'action-call.ended'])
    expect(deeds).toContain(deed)
  expect(stage.complaints).toEqual([])
}, 180_000)
