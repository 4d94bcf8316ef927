import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const hopes = `name: hopes
story: Hopes that nobody is called.
says: [I want to talk to a human]
expect: { handedOff: never }
`

describe('drills', () => {
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

  const gate = () => inbox.getByRole('region', { name: 'The assistant' })
  const row = (name: string) => inbox.locator(`[data-drill="${name}"]`)
  const says = (words: string) => inbox.getByRole('alert').getByText(words)

  test('an admin switches the assistant off: people answer everything, and it stays off until a drill reaches a person', async () => {
    await inbox.getByRole('link', { name: 'Insights' }).click()
    await inbox.getByRole('link', { name: 'Drills' }).click()
    await gate().getByText('live', { exact: true }).waitFor()
    await gate().getByRole('button', { name: 'Switch the assistant off' }).click()
    await gate().getByText('off', { exact: true }).waitFor()
    expect(await gate().getByRole('button', { name: 'Switch the assistant on' }).isDisabled()).toBe(true)
    const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'early' } })
    await stage.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'a',
      author: { kind: 'customer' },
      text: 'Where is my parcel?',
    })
    expect((await stage.call('GET', `/v1/conversations/${id}`)).holder.kind).toBe('queue')
  })

  test('what a lead writes is read strictly: the line that is wrong is named and marked', async () => {
    await inbox.getByRole('button', { name: 'Write one' }).click()
    const box = inbox.getByLabel('The drill')
    await box.fill(hopes.replace('says:', 'sais:'))
    await inbox.getByRole('button', { name: 'Save', exact: true }).click()
    await says('Line 3: sais').waitFor()
    expect(
      await box.evaluate((it) =>
        (it as HTMLTextAreaElement).value.slice(
          (it as HTMLTextAreaElement).selectionStart,
          (it as HTMLTextAreaElement).selectionEnd,
        ),
      ),
    ).toMatch(/^sais: /)
    await box.fill(hopes)
    await inbox.getByRole('button', { name: 'Save and run' }).click()
    await row('hopes').getByText('failed:').waitFor({ state: 'attached', timeout: 60_000 })
  })

  test('a drill that failed says why, with the conversation; mended in place it passes, all from the keyboard', async () => {
    await row('hopes')
      .getByRole('button', { name: /^failed: hopes/ })
      .focus()
    await inbox.keyboard.press('Enter')
    await inbox.getByRole('list', { name: 'What failed' }).getByText('wanted never, found after 1 line').waitFor()
    await inbox.getByRole('list', { name: 'The conversation' }).getByText('I want to talk to a human').waitFor()
    expect(inbox.url()).toContain('drill=hopes')
    await row('hopes').getByRole('button', { name: 'Edit' }).focus()
    await inbox.keyboard.press('Enter')
    await inbox.getByLabel('The drill').fill(hopes.replace('never', '{ at: 1 }'))
    await inbox.keyboard.press('Tab')
    await inbox.keyboard.press('Tab')
    await inbox.keyboard.press('Enter')
    await row('hopes').getByText('passed:').waitFor({ state: 'attached', timeout: 60_000 })
    await gate().getByText('A drill of yours reached a person').waitFor()
    await gate().getByRole('button', { name: 'Switch the assistant on' }).click()
    await gate().getByText('live', { exact: true }).waitFor()
  })

  test('all of its own, with progress, then the history; the drills of the demo pass', async () => {
    await inbox.getByRole('region', { name: 'Yours' }).getByRole('button', { name: 'Run all 4' }).click()
    await inbox.getByRole('region', { name: 'The run that goes on' }).waitFor()
    const runs = inbox.getByRole('region', { name: 'Runs' })
    await runs.getByText('All 4 passed').waitFor({ timeout: 60_000 })
    const { runs: kept } = await stage.call('GET', '/v1/drills/runs')
    expect(await runs.locator('[data-run]').count()).toBe(kept.length)
    await runs.getByRole('button', { name: /1 of 1 failed/ }).click()
    await runs.getByRole('button', { name: 'hopes', exact: true }).waitFor()
  })

  test('nobody in the queue has seen any of it', async () => {
    const { conversations } = await stage.call('GET', '/v1/conversations')
    expect(conversations.map(({ channel }: { channel: string }) => channel)).toEqual(['widget'])
  })

  test('a lead sees it without the switch, an agent not at all', async () => {
    for (const [name, sees] of [
      ['Kofi Brandt', true],
      ['Mara Vogel', false],
    ] as const) {
      const theirs = await stage.person()
      const page = await openInbox(theirs, stage.url, name)
      await page.goto(`${stage.url}/inbox/insights/drills`)
      if (sees) await page.locator('[data-ready]').waitFor()
      else await page.getByText('This is for others').waitFor()
      expect(await page.getByRole('button', { name: /Switch the assistant/ }).count()).toBe(0)
      expect((await page.locator('[data-drill]').count()) > 0).toBe(sees)
      await theirs.close()
    }
  })

  test.each(['light', 'dark'] as const)(
    'nothing serious for those who use other senses, wide and narrow, in %s',
    async (colorScheme) => {
      for (const width of [1440, 390]) {
        const theirs = await stage.person({ colorScheme, viewport: { width, height: 900 } })
        const page = await openInbox(theirs, stage.url, 'Ada Lindqvist')
        await page.goto(`${stage.url}/inbox/insights/drills?drill=hopes`)
        await page.getByRole('list', { name: 'The conversation' }).waitFor()
        expect(await serious(page), `list at ${width}`).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        await page.getByRole('button', { name: 'Edit' }).click()
        await page.getByLabel('The drill').fill('name: [')
        await page.getByRole('button', { name: 'Save', exact: true }).click()
        await page.getByRole('alert').waitFor()
        expect(await serious(page), `editor at ${width}`).toEqual([])
        await theirs.close()
      }
    },
  )

  test('nobody complained', () => {
    expect(stage.complaints).toEqual([])
  })
})
