import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']
/** Both themes and both widths; all four of them where pictures are taken. */
const ways = [
  ['light', 1440, 900],
  ['dark', 390, 844],
  ...(pictures
    ? ([
        ['dark', 1440, 900],
        ['light', 390, 844],
      ] as const)
    : []),
] as const

describe('several assistants, as an admin sets them', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  async function looks(name: string): Promise<void> {
    for (const [colorScheme, width, height] of ways) {
      await inbox.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await inbox.setViewportSize({ width, height })
      expect(await serious(inbox), `${name} ${colorScheme} ${width}`).toEqual([])
      expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      if (pictures) await inbox.screenshot({ path: join(pictures, `${name}-${colorScheme}-${width}.png`) })
    }
    await inbox.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await inbox.setViewportSize({ width: 1440, height: 900 })
  }

  /** A customer on the cart asks something that the assistant leaves to people, and gets one. */
  async function asksAtTheCart(): Promise<string> {
    const page = { url: `${stage.url}/demo/cart`, title: 'Cart' }
    const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'cart-customer' }, page })
    const text = 'Is there a discount when I take two readers?'
    const message = { clientId: 'one', author: { kind: 'customer' }, text }
    await stage.call('POST', `/v1/conversations/${id}/messages`, message)
    for (let tries = 0; tries < 200; tries += 1) {
      const { events } = await stage.call('GET', `/v1/conversations/${id}/events?after=0`)
      if (events.some(({ type }: { type: string }) => type === 'HandoffPrepared')) return id
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('nobody got it')
  }

  test('one is drafted, bounded, published and given the cart; what it leaves to people is counted for its version', async () => {
    await inbox.goto(`${stage.url}/inbox/settings/assistants`)
    await inbox.locator('[data-ready]').waitFor()
    await inbox.getByRole('button', { name: 'New assistant' }).click()
    await inbox.getByLabel('Name').fill('Checkout')
    await inbox.getByLabel('Goal').fill('Helps whoever is about to pay.')
    await inbox.getByRole('button', { name: 'Draft it' }).click()
    await inbox.getByLabel('Tone').fill('Short and calm.')
    await inbox.getByRole('radio', { name: 'cart' }).check({ force: true })
    await inbox.getByLabel('Topics').fill('prices: discount, cheaper')
    await inbox.getByRole('button', { name: 'Save the draft' }).click()
    await inbox.getByRole('button', { name: 'The draft is saved' }).waitFor()
    await inbox.getByLabel('Note').fill('The first one')
    await looks('assistants-editor')
    await inbox.getByRole('button', { name: 'Publish version 1' }).click()
    await inbox.getByText('v1 is live').waitFor()
    await inbox.getByLabel('Tone').fill('Short, calm, and never pushing.')
    await inbox.getByRole('button', { name: 'Save the draft' }).click()
    await inbox.getByRole('button', { name: 'The draft is saved' }).waitFor()
    await inbox.getByLabel('Note').fill('It pushed')
    await inbox.getByRole('button', { name: 'Publish version 2' }).click()
    await inbox.getByText('v2 is live').waitFor()
    await inbox.getByRole('button', { name: 'What changed' }).click()
    await inbox.locator('del', { hasText: 'Short and calm.' }).waitFor()
    await inbox.getByRole('button', { name: 'Back to all assistants' }).click()
    await inbox.getByText('No rule chooses it').waitFor()
    await looks('assistants-list')

    await inbox.getByRole('radio', { name: 'Who answers where' }).click()
    await inbox.getByRole('button', { name: 'Add a rule' }).click()
    await inbox.getByRole('combobox', { name: 'Who answers' }).selectOption({ label: 'Checkout' })
    await inbox.getByLabel('Pages').fill('/demo/cart*')
    await inbox.getByRole('button', { name: 'Add the rule' }).click()
    await inbox.getByRole('button', { name: 'Save', exact: true }).click()
    await inbox.getByText('It holds for conversations that begin from now on.').waitFor()
    await looks('assistants-desk')

    const id = await asksAtTheCart()
    await inbox.getByRole('radio', { name: 'Budgets' }).click()
    await inbox.getByLabel('A day: Tokens').fill('many')
    await inbox.getByText('A number above 0, or nothing.').waitFor()
    await inbox.getByLabel('A day: Tokens').fill('200 000')
    await inbox.getByRole('radio', { name: 'The built-in assistant answers' }).check()
    await inbox.getByRole('button', { name: 'Save the budgets' }).click()
    await inbox.getByText('The budgets are saved').waitFor()
    await looks('assistants-budgets')
    await inbox.getByRole('radio', { name: 'What they did' }).click()
    await inbox.getByRole('row', { name: /Checkout v2.*beyond its bounds 1/ }).waitFor()
    await looks('assistants-counts')

    await inbox.goto(`${stage.url}/inbox/c/${id}`)
    await inbox.getByText('This assistant does not talk about “prices”.').first().waitFor()
    await inbox.getByText('by Checkout v2').waitFor()
    const { entries } = await stage.call('GET', '/v1/health/assistants').then(({ versions }) => ({ entries: versions }))
    expect(entries.find((each: { name: string; version: number }) => each.name === 'Checkout')).toMatchObject({
      version: 2,
      escalated: 1,
    })
  })

  test('practice shows what it found and who would have got it, calls nobody, and two versions are compared', async () => {
    const opened = async () =>
      (await stage.call('GET', '/v1/conversations')).conversations.map(({ id }: { id: string }) => id)
    const before = await opened()
    await inbox.goto(`${stage.url}/inbox/settings/assistants`)
    await inbox.getByRole('button', { name: 'Open Checkout' }).click()
    await inbox.getByRole('radio', { name: 'Practise' }).click()
    await inbox.getByLabel('On the page').fill('shop.example/demo/cart')
    await inbox.getByLabel('Your message').fill('How do I return a reader?')
    await inbox.getByRole('button', { name: 'Ask', exact: true }).click()
    await inbox.getByRole('region', { name: 'Who would answer there' }).getByText('This one, by rule 1.').waitFor()
    await inbox.getByText('The assistant goes on.').waitFor()
    await inbox.getByLabel('Your message').fill('And is there a discount?')
    await inbox.getByRole('button', { name: 'Ask', exact: true }).click()
    await inbox.getByText('A person would have it now.').waitFor()
    await inbox.getByLabel('The package').getByText('Problem').waitFor()
    await inbox.getByLabel('Questions').fill('How do I return a reader?\nIs there a discount?')
    await inbox.getByRole('button', { name: 'Keep the questions' }).click()
    await inbox.getByRole('button', { name: 'Keep the questions', disabled: true }).waitFor()
    await inbox.getByRole('button', { name: 'Ask both' }).click()
    await inbox.getByText('0 of 2 differ.').waitFor()
    await looks('assistants-practice')
    expect(await opened()).toEqual(before)
  })
})
