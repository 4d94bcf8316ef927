import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs } from './handed-off.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

describe('after the end: one tap for how it was, one for what it cost', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'sam', 'mara'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'online' })
  })
  afterAll(() => stage?.end())

  /** A customer in the shop whose case a person has just resolved. */
  async function ended(page: Page, agentId: string): Promise<{ chat: FrameLocator; id: string }> {
    await page.goto(`${stage.url}/demo/`)
    const chat = await openWidget(page)
    await write(chat, `My reader broke, says ${agentId}`)
    await chat.getByText('My reader broke').waitFor()
    const found = async () => {
      const { conversations } = await stage.call('GET', '/v1/conversations')
      return conversations.find((each: { status: string; lastMessage: unknown }) => each.status === 'open')
        ?.id as string
    }
    await expect.poll(found).toBeTruthy()
    const id = await found()
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId })
    await stage.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'a-word',
      author: { kind: 'agent', id: agentId },
      text: 'A new one is on its way.',
    })
    await stage.call('POST', `/v1/conversations/${id}/resolve`, { agentId })
    return { chat, id }
  }
  const given = async (id: string) =>
    (await stage.call('GET', `/v1/conversations/${id}/events`)).events.filter(
      ({ type }: { type: string }) => type === 'FeedbackGiven',
    )

  test('by the keyboard, in the customer’s own page: named, changed, and in the thread of the person', async () => {
    const context = await stage.person({ viewport: { width: 1280, height: 860 } })
    const page = await context.newPage()
    const { chat, id } = await ended(page, 'mara')
    await chat.getByRole('heading', { name: 'How was it to be helped by Mara Vogel?' }).waitFor()
    await chat.getByRole('button', { name: 'Good', exact: true }).press('Enter')
    const effort = chat.getByRole('heading', { name: 'Did you have to repeat yourself when Mara Vogel took over?' })
    await effort.waitFor()
    expect(await effort.evaluate((element) => document.activeElement === element)).toBe(true)
    await chat.getByRole('button', { name: 'A little' }).press('Enter')
    await chat.getByLabel('Is there anything you would like to add?').fill('The order number, twice')
    await chat.getByLabel('Is there anything you would like to add?').press('Enter')
    await chat.getByText('Thank you for telling us.').waitFor()
    expect((await given(id)).at(-1)).toMatchObject({
      about: { kind: 'handoff', agentId: 'mara' },
      satisfaction: 4,
      repeated: 'a-little',
      text: 'The order number, twice',
    })
    await chat.getByRole('button', { name: 'Change what I said' }).click()
    await chat.getByRole('button', { name: 'Very good' }).click()
    await expect.poll(async () => (await given(id)).at(-1).satisfaction).toBe(5)

    const desk = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(desk, stage.url, 'Mara Vogel')
    await inbox.goto(`${stage.url}/inbox/c/${id}`)
    await inbox.getByText(/said of the help of you: very good \(5 of 5\), had to repeat themselves a little/).waitFor()
    await inbox.getByText('The order number, twice').waitFor()
    expect(await inbox.getByText(/said of the help of/).count()).toBe(1)
    await Promise.all([context.close(), desk.close()])
  })

  test.each(['light', 'dark'] as const)('it fits a phone and other senses, in %s', async (colorScheme) => {
    const context = await stage.person({ colorScheme, viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    const { chat } = await ended(page, 'ada')
    await chat.getByRole('button', { name: 'Very bad' }).waitFor()
    const frame = page.frames().find((each) => each.url().includes('/widget/frame'))!
    expect(await serious(frame)).toEqual([])
    const box = await chat.getByRole('button', { name: 'Very good' }).boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    if (process.env['BATON_PICTURES'])
      await page.screenshot({ path: `${process.env['BATON_PICTURES']}/rate-${colorScheme}.png` })
    await chat.getByRole('button', { name: 'Good', exact: true }).click()
    await chat.getByRole('button', { name: 'A little' }).waitFor()
    expect(await serious(frame)).toEqual([])
    if (process.env['BATON_PICTURES'])
      await page.screenshot({ path: `${process.env['BATON_PICTURES']}/effort-${colorScheme}.png` })
    await context.close()
  })

  test('Insights tells both with n and the way to each conversation, wide and on a phone', async () => {
    const make = handOffs(stage)
    const people = ['mara', 'ada', 'kofi', 'sam']
    for (const [n, mark] of [5, 4, 5, 2, 4, 1, 5].entries()) {
      const it = await make.rich()
      const agentId = people[n % 4]!
      await stage.call('POST', `/v1/conversations/${it.id}/take-over`, { agentId })
      await make.resolve(it, agentId)
      const said = {
        satisfaction: mark,
        repeated: mark < 3 ? 'yes' : 'no',
        ...(mark < 3 ? { words: `Slow ${n}` } : {}),
      }
      await stage.call('POST', `/v1/conversations/${it.id}/feedback`, said)
    }
    for (const mark of [4, 3]) {
      const id = await make.known('How do I return a reader?')
      await stage.call('POST', `/v1/conversations/${id}/resolve`, { agentId: 'mara' })
      await stage.call('POST', `/v1/conversations/${id}/feedback`, { satisfaction: mark, repeated: 'no' })
    }
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      const desk = await stage.person({ colorScheme, viewport: { width, height: 900 } })
      const inbox = await openInbox(desk, stage.url, 'Ada Lindqvist')
      await inbox.goto(`${stage.url}/inbox/insights/feedback`)
      const health = await stage.call('GET', '/v1/health/feedback')
      const shown = await inbox.locator('[data-figure=handoff-csat]').textContent()
      expect(shown?.replace(/\D/g, '')).toBe(String(Math.round(health.handoff.csat * 100)))
      expect(await serious(inbox), `at ${width}`).toEqual([])
      expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await inbox.getByRole('button', { name: /^2 not satisfied/ }).click()
      await inbox.getByText('Slow 3').waitFor()
      if (process.env['BATON_PICTURES'])
        await inbox.screenshot({ path: `${process.env['BATON_PICTURES']}/insights-${width}.png` })
      await inbox.getByText('Slow 3').click()
      await inbox.waitForURL(/\/inbox\/c\//)
      await desk.close()
    }
  })

  test('nobody complained', () => {
    expect(stage.complaints).toEqual([])
  })
})
