import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const ends = ['please', 'today', 'as soon as possible', 'for me', 'now', 'this week']
const asks = (...some: string[]) => some.flatMap((ask) => ends.map((end) => `${ask} ${end}`))
const repairs = asks('can you repair my lamp', 'mend the lamp', 'the lamp needs a new switch')
const hires = asks('collect the rented table', 'I bring the rented chairs back', 'the hire of the table ends')

describe('intents, as an admin sets them', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
    await inbox.getByRole('link', { name: 'Settings' }).click()
    await inbox.getByRole('link', { name: /Intents/ }).click()
    await inbox.locator('[data-ready]').waitFor()
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  const intents = () => stage.call('GET', '/v1/intents')
  const row = (name: string) => inbox.locator(`[data-intent="${name}"]`)
  const save = () => inbox.getByRole('button', { name: 'Save and learn' })
  const learned = () => inbox.getByText(/^learned from/).waitFor({ timeout: 60_000 })

  async function add(name: string, area: string, examples: readonly string[]) {
    await inbox.getByRole('button', { name: 'Add an intent' }).click()
    await inbox.getByLabel('Name').fill(name)
    await inbox.getByLabel('Product areas').fill(area)
    await inbox.getByLabel(`Examples of ${name}`).fill(examples.join('\n'))
  }
  async function reads(text: string) {
    await inbox.getByLabel(/^A message as/).fill(text)
    await inbox.keyboard.press('Enter')
    await inbox.locator('[data-reading]').waitFor()
  }

  test('those that ship are shown by area, measured, and tried', async () => {
    await learned()
    await inbox.getByText(/examples read as what they are/).waitFor()
    expect(await inbox.locator('[data-intent]').count()).toBe(33)
    await inbox.getByRole('region', { name: 'delivery' }).locator('[data-intent="track_order"]').waitFor()
    await reads('I would like to cancel my subscription')
    await inbox.locator('[data-reading]').getByText('cancel_subscription').first().waitFor()
    await inbox.locator('mark', { hasText: 'cancel' }).waitFor()
  })

  test('they are a beginning for one’s own; each step is taken back, and nothing is saved by it', async () => {
    await inbox.getByRole('button', { name: 'Begin yours with them' }).click()
    await row('track_order').getByRole('button').first().click()
    await inbox.getByRole('button', { name: 'Remove track_order' }).click()
    await row('track_order').waitFor({ state: 'detached' })
    await inbox.getByRole('button', { name: 'Undo' }).click()
    await row('track_order').waitFor()
    await inbox.getByRole('button', { name: 'Undo' }).click()
    await inbox.getByRole('button', { name: 'Begin yours with them' }).waitFor()
    expect(await save().count()).toBe(0)
    expect((await intents()).source).toBe('starter')
  })

  test('a fault is told at its line before anything is saved; mended and saved they are learned and read', async () => {
    await inbox.getByRole('radio', { name: 'Yours' }).click()
    await add('lamp_repair', 'workshop', repairs)
    await inbox.getByText(/at least two: there is nothing to tell apart/).waitFor()
    await add('rental_return', 'rental', [...hires.slice(0, 3), '', 'Mend the lamp now', ...hires.slice(3)])
    await inbox.getByRole('alert').getByText('is an example of "lamp_repair" as well').waitFor()
    expect(await save().isDisabled()).toBe(true)
    await inbox.getByRole('button', { name: 'Line 5' }).click()
    await inbox.keyboard.press('Delete')
    await save().click()
    await learned()
    await inbox.getByText(/version 1/).waitFor()
    expect((await intents()).intents.map(({ name }: { name: string }) => name).sort()).toEqual([
      'lamp_repair',
      'rental_return',
    ])
    await reads('my lamp is broken, can you repair it?')
    await inbox.locator('[data-reading]').getByText('lamp_repair').first().waitFor()
    await reads('7021645199')
    await inbox.locator('[data-reading]').getByText('refused').waitFor()
  })

  test('a file is taken in, what is wrong with one is told by its row, and what goes out comes in again', async () => {
    const picker = inbox.getByLabel('A file of intents')
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await picker.setInputFiles(file('bad.csv', 'intent,example\nlamp_repair,mend it\nrental_return,\n'))
    await inbox.getByText('Row 3 has no example.').waitFor()
    const rows = [...repairs.map((text) => `lamp_repair,${text}`), ...hires.map((text) => `hire,"${text}"`), ',hello']
    await picker.setInputFiles(file('good.csv', ['intent,example', ...rows].join('\r\n')))
    await row('hire').waitFor()
    await inbox.getByRole('button', { name: 'File' }).click()
    const [download] = await Promise.all([
      inbox.waitForEvent('download'),
      inbox.getByRole('menuitem', { name: 'Export as JSON' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('intents.json')
    await save().click()
    await inbox.getByText(/version 2/).waitFor({ timeout: 60_000 })
    expect((await intents()).nothing).toEqual(['hello'])
    await inbox.getByText('of 36 examples read as what they are').waitFor()
  })

  test('what a change of source would take away is said before', async () => {
    await inbox.getByRole('radio', { name: 'None' }).click()
    await inbox
      .getByRole('alert')
      .getByText(/your 2 intents and their examples are gone/)
      .waitFor()
    await save().click()
    await inbox.getByText(/No message is read for what it is about/).waitFor()
    expect((await intents()).source).toBe('off')
    await inbox.getByRole('radio', { name: 'Those that ship' }).click()
    await save().click()
    await inbox.locator('[data-intent]').nth(32).waitFor()
  })

  test('a lead looks and tries and changes nothing', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Kofi Brandt')
    await page.goto(`${stage.url}/inbox/settings/intents`)
    await page.locator('[data-intent="track_order"]').getByRole('button').click()
    await page.locator('[data-intent="track_order"] li').first().waitFor()
    for (const name of ['Begin yours with them', 'Add an intent', 'Save and learn'])
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    await theirs.close()
  })

  test.each(['light', 'dark'] as const)(
    'nothing serious for those who use other senses, wide and narrow, in %s',
    async (colorScheme) => {
      for (const width of [1440, 390]) {
        const theirs = await stage.person({ colorScheme, viewport: { width, height: 900 } })
        const page = await openInbox(theirs, stage.url, 'Ada Lindqvist')
        await page.goto(`${stage.url}/inbox/settings/intents`)
        await page.getByText(/examples read as what they are/).waitFor()
        await page.getByRole('button', { name: 'Begin yours with them' }).click()
        await page.getByRole('button', { name: 'Save and learn' }).waitFor()
        await page.locator('[data-intent="track_order"]').getByRole('button').first().click()
        await page.getByLabel('Examples of track_order').fill('one')
        await page.getByRole('alert').first().waitFor()
        expect(await serious(page), `at ${width}`).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        await theirs.close()
      }
    },
  )

  test('nobody complained', () => {
    expect(stage.complaints).toEqual([])
  })
})
