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
  const version = (number: number) => inbox.locator(`[data-version="${number}"]`)
  const card = (name: string) => inbox.getByRole('region', { name, exact: true })

  /** Answered by the assistant, taken by a person, and marked when it is resolved. */
  async function marked(n: number): Promise<void> {
    const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: `marked-${n}` } })
    await stage.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'm',
      author: { kind: 'customer' },
      text: 'My Folio does not connect to the Wi-Fi',
    })
    const decided = async () =>
      (await stage.call('GET', `/v1/conversations/${id}/events`)).events.some(
        ({ type }: { type: string }) => type === 'TurnEnded',
      )
    await expect.poll(decided, { timeout: 60_000, interval: 400 }).toBe(true)
    await stage.call('POST', `/v1/conversations/${id}/handoff`, {})
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    await stage.call('POST', `/v1/conversations/${id}/resolve`, {
      agentId: 'mara',
      timing: n % 3 ? 'should-have-come-earlier' : 'could-have-been-assistant',
    })
  }

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

  test('from marks to a candidate: seen, approved with its consequences told, live, and one click back', async () => {
    for (let n = 0; n < 210; n += 35) await Promise.all(Array.from({ length: 35 }, (_, i) => marked(n + i)))
    await expect
      .poll(
        async () => {
          await stage.call('POST', '/v1/learning/run', {})
          return (await learning()).shadow
        },
        { timeout: 120_000, interval: 2000 },
      )
      .toBe(1)
    await inbox.reload()
    await card('Version 1').getByText('in shadow').waitFor()
    await card('Version 1')
      .getByText(/more until it can be judged/)
      .waitFor()
    await inbox.getByRole('list', { name: 'Weights' }).getByRole('listitem').first().waitFor()
    await card('The agent’s word on a handoff').getByText('140').waitFor()

    await card('Version 1').getByRole('button', { name: 'Make it live' }).click()
    const dialog = inbox.getByRole('dialog')
    await dialog.getByText(/decides in place of what ships/).waitFor()
    await dialog.getByText(/It was (not )?compared with/).waitFor()
    await inbox.keyboard.press('Enter')
    await expect.poll(async () => (await learning()).live).toBe(1)
    await version(1).getByText('live', { exact: true }).waitFor()

    await inbox.getByRole('button', { name: 'Back to what ships' }).click()
    await dialog.getByText(/do not go live by themselves any more/).waitFor()
    await dialog.getByRole('button', { name: 'Go back' }).click()
    await expect.poll(async () => (await learning()).live).toBe(0)
    expect((await learning()).switchByItself).toBe(false)
    await version(1).getByText('retired').waitFor()
  }, 400_000)

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
