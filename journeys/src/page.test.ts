import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

describe('the customer’s page, from both sides', () => {
  let stage: Stage
  let inbox: Page
  let shop: Page
  let chat: FrameLocator
  let end: () => Promise<unknown>

  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    // Masked as everything is, what can be opened would have no name.
    await stage.call('PUT', '/v1/workspace', { captureAllow: ['summary'] })
  })
  afterAll(async () => {
    await stage?.end()
  })
  beforeEach(async () => {
    const [customer, agent] = await Promise.all([
      stage.person(),
      stage.person({ viewport: { width: 1440, height: 900 } }),
    ])
    inbox = await openInbox(agent, stage.url, 'Mara Vogel')
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
    shop = await customer.newPage()
    await shop.goto(`${stage.url}/demo/orders.html`)
    chat = await openWidget(shop)
    end = () => Promise.all([customer.close(), agent.close()])
  })

  /** The customer is handed to Mara, who takes it. */
  async function handedOver() {
    await write(chat, 'I want to talk to a human about my address')
    await inbox
      .getByLabel(/^Offer: /)
      .getByRole('button', { name: /Accept/ })
      .click()
    await inbox.getByLabel('Handoff card').locator('[data-state="drawn"]').waitFor()
  }

  test('the agent sees the page with its errors, points at it, and the customer sees the ring and the name (failures 13, 15)', async () => {
    await shop.evaluate(`setTimeout(() => { throw new Error('The address form broke') })`)
    const context = {
      'address form': 'postcode refused',
      tries: 2,
      express: false,
      ordered: ['Folio One', 'Quiet Rooms'],
    }
    await shop.evaluate(`Baton('setContext', ${JSON.stringify({ feature: 'address', context })})`)
    await handedOver()
    const card = inbox.getByLabel('Handoff card')
    await card
      .getByText(/The address form broke/)
      .first()
      .waitFor()
    await card.getByText(/^Frozen /).waitFor()
    const says = card.getByRole('list', { name: 'What the site says' })
    for (const line of ['address form postcode refused', 'tries 2', 'express no', 'ordered Folio One, Quiet Rooms'])
      await says.getByRole('button', { name: line }).waitFor()

    await card.getByLabel(/^Open large/).click()
    const large = inbox.getByRole('dialog')
    await large.locator('[data-page-frame]').waitFor()
    await large
      .getByLabel('On the page')
      .getByRole('button', { name: /Complete address/ })
      .click()
    await large.getByLabel(/A short note/).fill('Open this, please')
    await large.getByLabel(/A short note/).press('Enter')

    const pointer = shop.locator('#baton-pointer')
    await pointer.getByText('Open this, please').waitFor()
    await pointer.getByText(/Mara Vogel/).waitFor()
    const [ring, meant] = await Promise.all([
      pointer.locator('.ring').boundingBox(),
      shop.getByText('Complete address', { exact: true }).boundingBox(),
    ])
    expect(
      Math.abs((ring?.y ?? 0) + (ring?.height ?? 0) / 2 - (meant?.y ?? 0) - (meant?.height ?? 0) / 2),
    ).toBeLessThan(4)
    await inbox.keyboard.press('Escape')
    await inbox.getByText(/pointed at “Complete address” on the page: “Open this, please”/).waitFor()
    await chat.getByText('Open this, please').waitFor()

    // They have gone to another page: what was frozen is not what they see.
    await shop.goto(`${stage.url}/demo/cart.html`)
    await write(shop.frameLocator('#baton-widget iframe'), 'I am in the cart now')
    await card.getByText(/has gone to another page since/).waitFor()
    expect(stage.complaints).toEqual(['Error: The address form broke'])
    await end()
  })

  test('a page is offered and not forced; one of another site is refused', async () => {
    await handedOver()
    await inbox.getByLabel(/^Open large/).click()
    const large = inbox.getByRole('dialog')
    await large.getByText('Offer a page').click()
    await large.getByLabel('Address', { exact: true }).fill('https://elsewhere.example/')
    await large.getByLabel('What the button says').fill('Your cart')
    await large.getByRole('button', { name: 'Offer the page' }).click()
    await inbox.getByText('The customer was shown nothing').waitFor()
    await stage.call('PUT', '/v1/workspace', { sites: [stage.url] })
    await large.getByLabel('Address', { exact: true }).fill(`${stage.url}/demo/cart.html`)
    await large.getByRole('button', { name: 'Offer the page' }).click()
    await chat.getByText('Your cart').waitFor()
    expect(shop.url()).toContain('orders.html')
    await end()
  })

  test('the page is followed only after the customer’s click, and until it is stopped', async () => {
    await handedOver()
    const card = inbox.getByLabel('Handoff card')
    await card.getByRole('button', { name: 'Ask to see the page' }).click()
    await card.getByText(/has not answered yet/).waitFor()
    await chat.getByRole('button', { name: /Allow/ }).click()
    await card.getByText('Live', { exact: true }).waitFor()
    await card.locator('[data-capture="live"] [data-state="drawn"]').waitFor()
    await card.getByRole('button', { name: 'Stop' }).click()
    await inbox.getByText(/The live view of the page ended/).waitFor()
    await card.locator('[data-capture^="cap_"]').waitFor()
    expect(await card.getByText('Live', { exact: true }).count()).toBe(0)
    await end()
  })

  test('the assistant points where its playbook says so, by its name', async () => {
    await write(chat, 'where is my order 48213?')
    await chat.getByText('Did that help?').waitFor()
    const pointer = shop.locator('#baton-pointer')
    await pointer.getByText('Open this and add what is missing.').waitFor()
    const [ring, meant] = await Promise.all([
      pointer.locator('.ring').boundingBox(),
      shop.getByText('Complete address', { exact: true }).boundingBox(),
    ])
    expect(
      Math.abs((ring?.y ?? 0) + (ring?.height ?? 0) / 2 - (meant?.y ?? 0) - (meant?.height ?? 0) / 2),
    ).toBeLessThan(4)
    await end()
  })

  test('what the assistant would point at and the page does not have is not told of', async () => {
    await shop.goto(`${stage.url}/demo/`)
    await chat.getByRole('textbox').waitFor()
    await write(chat, 'where is my order 48213?')
    await chat.getByText('Did that help?').waitFor()
    expect(await shop.locator('#baton-pointer').count()).toBe(0)
    await expect.poll(() => chat.getByText('Open this and add what is missing.').count()).toBe(0)
    await end()
  })
})
