import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs, type HandedOff } from './handed-off.ts'
import { serious } from './serious.ts'
import { startSmallCrm, type SmallCrm } from './small-crm.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

describe('the handoff card, in each of its shapes', () => {
  let stage: Stage
  let crm: SmallCrm
  let context: BrowserContext
  let inbox: Page
  let make: ReturnType<typeof handOffs>

  beforeAll(async () => {
    crm = await startSmallCrm()
    stage = await openStage({ BATON_ACTION_ORIGINS: crm.origin })
    for (const each of ['ada', 'kofi', 'mara', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    make = handOffs(stage)
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Sam Okafor')
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
    await crm?.end()
  })

  async function card({ id }: Pick<HandedOff, 'id'>): Promise<Locator> {
    await inbox.goto(`${stage.url}/inbox/c/${id}`)
    const card = inbox.getByLabel('Handoff card')
    await card.locator('[data-card="full"]').waitFor()
    return card
  }

  test('a picture that joins a moment later is missing no more, and the ring is what the API says', async () => {
    const customer = await stage.person()
    const shop = await customer.newPage()
    await shop.goto(`${stage.url}/demo/orders.html`)
    const chat = await openWidget(shop)
    await write(chat, 'I want to talk to a human about my address')
    await chat
      .getByText(/person/)
      .first()
      .waitFor()
    const conversations = async () => (await stage.call('GET', '/v1/conversations?status=open')).conversations
    await expect.poll(async () => (await conversations())[0]?.handoffId).toBeTruthy()
    const [{ id, handoffId }] = await conversations()
    const shown = await card({ id })
    await shown.locator('[data-state="drawn"]').waitFor()
    expect(await shown.getByText('Picture of the page').count()).toBe(0)
    const { completeness } = await stage.call('GET', `/v1/handoffs/${handoffId}`)
    expect(completeness.parts.find(({ part }: { part: string }) => part === 'capture').state).toBe('present')
    await shown.getByRole('button', { name: new RegExp(`^Completeness ${completeness.score} of 100`) }).waitFor()
    await customer.close()
  })

  test('an account that is answered after the handoff is shown, and says when it came', async () => {
    await stage.call('PUT', '/v1/workspace/account-source', {
      kind: 'http',
      url: `${crm.origin}/customers/{externalId}`,
      timeoutMs: 8000,
    })
    crm.customers.set('late-1', { name: 'Nora Hart', tier: 'gold', openIssues: [{ title: 'Refund 991 is pending' }] })
    crm.delayMs = 1500
    const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'late-1' } })
    await stage.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'l1',
      author: { kind: 'customer' },
      text: 'Where is my refund?',
    })
    await stage.call('POST', `/v1/conversations/${id}/handoff`, {})
    const shown = await card({ id })
    await shown.getByText('Refund 991 is pending').waitFor()
    await shown.getByText(/Looked up in your system, .*, after the handoff/).waitFor()
    expect(await shown.getByText(/the look-up had not answered yet/).count()).toBe(0)
    await stage.call('DELETE', '/v1/workspace/account-source')
  })

  test('what the person before did travels: their last words and their notes', async () => {
    const handed = await make.rich('My order 48213 has not arrived')
    await stage.call('POST', `/v1/conversations/${handed.id}/take-over`, { agentId: 'kofi' })
    await stage.call('POST', `/v1/conversations/${handed.id}/messages`, {
      clientId: 'k1',
      author: { kind: 'agent', id: 'kofi' },
      text: 'The depot has your parcel.',
    })
    await stage.call('POST', `/v1/conversations/${handed.id}/notes`, {
      clientId: 'k2',
      agentId: 'kofi',
      text: 'The address has no flat number',
    })
    await stage.call('POST', `/v1/conversations/${handed.id}/handoff`, {
      reason: 'transfer',
      team: 'billing',
      agentId: 'kofi',
    })
    const shown = await card(handed)
    await shown.getByRole('heading', { name: 'Kofi Brandt had it before' }).waitFor()
    await shown.getByText('“The depot has your parcel.”').waitFor()
    await shown.getByText('The address has no flat number').waitFor()
    expect(await shown.getByText('“The depot has your parcel.”').count()).toBe(1)
  })

  test('a page that asks for a person says what it is about, before the customer has written', async () => {
    const shown = await card(await make.fromPage('Reader loses the Wi-Fi every night'))
    await shown.getByText('“Reader loses the Wi-Fi every night”').waitFor()
    await shown.getByText('Named on the help page. They have not written yet.').waitFor()
    expect(await shown.getByText('Reader loses the Wi-Fi every night').count()).toBe(1)
  })

  test('a value that another bot sends and the customer said is one value', async () => {
    const shown = await card(await make.handedIn('rasa', { slots: { 'invoice-number': '2291' } }))
    await shown.getByText('2291', { exact: true }).first().waitFor()
    expect(await shown.getByText('2291', { exact: true }).count()).toBe(1)
    expect(await shown.getByText(/said different things/).count()).toBe(0)
  })

  test.each([
    ['light', 1100],
    ['dark', 390],
  ] as const)('nothing serious in %s at %i, and nothing scrolls sideways', async (colorScheme, width) => {
    const theirs = await stage.person({ colorScheme, viewport: { width, height: 900 } })
    const page = await openInbox(theirs, stage.url, 'Sam Okafor')
    const { conversations } = await stage.call('GET', '/v1/conversations?status=open')
    for (const { id } of conversations) {
      await page.goto(`${stage.url}/inbox/c/${id}`)
      await page.locator('[data-card="full"]').waitFor()
      expect(await serious(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
    await theirs.close()
  })

  test('nobody complained', () => {
    expect(stage.complaints).toEqual([])
  })
})
