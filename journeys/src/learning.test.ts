import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { learnedDesk } from './learned.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

describe('what outcomes taught, as a lead sees it', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.person({ viewport: { width: 1440, height: 1000 } })
    inbox = await openInbox(context, stage.url, 'Kofi Brandt')
    await inbox.getByRole('link', { name: 'Insights' }).click()
    await inbox.getByRole('link', { name: /Learning/ }).click()
    await inbox.locator('[data-ready]').waitFor()
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  const learning = () => stage.call('GET', '/v1/learning')
  const card = (name: string) => inbox.getByRole('region', { name, exact: true })

  test('a young workspace says what is lacking until its first version', async () => {
    await card('What ships').getByText('live').waitFor()
    await card('Your first version')
      .getByText(/200 conversations with a known outcome are lacking/)
      .waitFor()
    await inbox.getByText('Nothing yet.', { exact: false }).waitFor()
    await inbox.getByRole('button', { name: 'Learn now' }).click()
    await inbox.getByText(/^Last run/).waitFor({ timeout: 60_000 })
    expect(await inbox.getByRole('button', { name: /^Back to/ }).count()).toBe(0)
  })

  test('whether a better version goes live by itself is one click', async () => {
    const box = inbox.getByRole('checkbox', { name: /goes live by itself/ })
    await box.click()
    await expect.poll(async () => (await learning()).switchByItself).toBe(true)
    await expect.poll(() => box.isChecked()).toBe(true)
  })

  test.each(['light', 'dark'] as const)(
    'after some months: nothing serious for those who use other senses, wide and narrow, in %s',
    async (colorScheme) => {
      for (const width of [1440, 390]) {
        const theirs = await stage.person({ colorScheme, viewport: { width, height: 1000 } })
        const page = await openInbox(theirs, stage.url, 'Kofi Brandt')
        await page.route('**/v1/learning', (route) => route.fulfill({ json: learnedDesk() }))
        await page.goto(`${stage.url}/inbox/insights/learning`)
        await page.getByText(/It would have saved 0.62 min/).waitFor()
        await page.getByRole('list', { name: 'Alarms' }).getByText('parcel_missing').waitFor()
        expect(await serious(page), `at ${width}`).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        await page.getByRole('button', { name: /^Back to version 1/ }).click()
        await page.getByRole('dialog').waitFor()
        expect(await serious(page), `dialog at ${width}`).toEqual([])
        await theirs.close()
      }
    },
  )

  test('an agent is told that it is for others', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Mara Vogel')
    await page.goto(`${stage.url}/inbox/insights/learning`)
    await page.getByText('This is for others').waitFor()
    expect(await page.locator('[data-version]').count()).toBe(0)
    await theirs.close()
  })

  test('nobody complained', () => {
    expect(stage.complaints).toEqual([])
  })
})
