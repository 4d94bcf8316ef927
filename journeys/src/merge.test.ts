import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']

describe('one customer in two conversations', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  }, 240_000)
  afterAll(() => stage?.end())

  const shot = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
  }
  const events = async (id: string): Promise<{ type: string; text?: string }[]> =>
    (await stage.call('GET', `/v1/conversations/${id}/events`)).events
  const saidIn = async (id: string) =>
    (await events(id)).flatMap(({ type, text }) => (type === 'MessageReceived' ? [text] : []))

  /** The demo shop's customer writes on a device of their own, and signs in there. */
  async function onDevice(text: string, viewport = { width: 1280, height: 860 }) {
    const context = await stage.person({ viewport })
    const shop = await context.newPage()
    await shop.goto(`${stage.url}/demo/orders.html`)
    const before = new Set(await ofDana())
    const chat = await openWidget(shop)
    await write(chat, text)
    await chat.getByText(text).waitFor()
    await shop.evaluate('signIn()')
    await expect.poll(async () => (await ofDana()).filter((id) => !before.has(id)).length, { timeout: 20_000 }).toBe(1)
    const [id = ''] = (await ofDana()).filter((each) => !before.has(each))
    return { context, shop, chat, id }
  }
  const ofDana = async (): Promise<string[]> =>
    (await stage.call('GET', '/v1/conversations?customer=dana&status=open')).conversations.map(
      ({ id }: { id: string }) => id,
    )

  test('the agent makes one of the two, and the customer goes on in it on both devices: nothing is lost, nothing twice', async () => {
    const desktop = await onDevice('My parcel with the Folio Color has not come')
    const phone = await onDevice('The cover that I bought is torn', { width: 420, height: 820 })
    await stage.call('POST', `/v1/conversations/${desktop.id}/take-over`, { agentId: 'mara' })

    const agent = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
    await inbox.goto(`${stage.url}/inbox/c/${desktop.id}`)
    const line = inbox.getByRole('region', { name: 'Another conversation of this customer' })
    await line.getByText(/has another open conversation/).waitFor()
    await line.getByText(/cover that I bought is torn/).waitFor()
    await shot(inbox, 'merge-line')

    // Undone, it is not done.
    await inbox.locator('body').press('m')
    const dialog = inbox.getByRole('dialog')
    await dialog
      .getByRole('region', { name: 'Goes on', exact: true })
      .getByText(/parcel/)
      .waitFor()
    await dialog.getByRole('region', { name: 'Comes into the other one' }).getByText(/cover/).waitFor()
    await shot(inbox, 'merge-dialog')
    expect(await serious(inbox)).toEqual([])
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await line.getByRole('button', { name: 'Undo' }).click()
    await inbox.waitForTimeout(5500)
    expect((await stage.call('GET', `/v1/conversations/${phone.id}`)).status).toBe('open')

    await line.getByRole('button', { name: /Merge/ }).click()
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    const part = inbox.getByRole('region', { name: /wrote in another conversation/ })
    await part.getByText('The cover that I bought is torn').waitFor()
    expect(await stage.call('GET', `/v1/conversations/${phone.id}`)).toMatchObject({
      status: 'merged',
      mergedInto: desktop.id,
    })
    await line.waitFor({ state: 'detached' })
    await shot(inbox, 'merged-thread')
    expect(await serious(inbox)).toEqual([])
    // What the assistant said there can be corrected.
    await part.getByRole('button', { name: 'Correct this' }).first().click()
    await dialog.getByLabel('What should be said').fill('A torn cover is replaced.')
    await dialog.getByRole('button', { name: 'Propose it' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { guidance } = await stage.call('GET', '/v1/guidance')
    expect(guidance).toMatchObject([{ conversationId: phone.id, said: 'A torn cover is replaced.' }])

    // On the phone, without a reload: what was said in both, and who has it.
    await phone.chat.getByText('My parcel with the Folio Color has not come').waitFor()
    await phone.chat.getByText('The cover that I bought is torn').waitFor()
    await write(phone.chat, 'Can you look at both?')
    await inbox.getByRole('log').getByText('Can you look at both?').waitFor()
    await desktop.chat.getByText('Can you look at both?').waitFor()
    await desktop.chat.getByText('The cover that I bought is torn').waitFor()
    await shot(phone.shop, 'merged-widget')

    // Out of reach and back again.
    await phone.context.setOffline(true)
    await write(phone.chat, 'I am on the train')
    await phone.context.setOffline(false)
    await inbox.getByRole('log').getByText('I am on the train').waitFor({ timeout: 60_000 })
    await phone.shop.reload()
    // It was open, and is open again.
    const again = phone.shop.frameLocator('#baton-widget iframe')
    for (const text of ['The cover that I bought is torn', 'Can you look at both?', 'I am on the train'])
      await again.getByText(text).waitFor()
    const theirs = ['My parcel with the Folio Color has not come', 'Can you look at both?', 'I am on the train']
    expect(await saidIn(desktop.id)).toEqual(theirs)
    expect(await saidIn(phone.id)).toEqual(['The cover that I bought is torn'])
    expect(await again.getByText('I am on the train').count()).toBe(1)

    // A link to the one that ended opens the other.
    await inbox.goto(`${stage.url}/inbox/c/${phone.id}`)
    await inbox.waitForURL(`**/inbox/c/${desktop.id}**`)
    await part.getByText('The cover that I bought is torn').waitFor()
    await inbox.goto(`${stage.url}/inbox/customers/dana`)
    await inbox.getByText('merged into another').waitFor()
    await shot(inbox, 'merged-customer')
    expect(stage.complaints).toEqual([])
    for (const { context } of [desktop, phone]) await context.close()
    await agent.close()
  }, 240_000)
})
