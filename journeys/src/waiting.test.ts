import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shiftedClock } from './handed-off.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']

const staff = ['ada', 'kofi', 'mara', 'sam']
const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))

const dayMs = 24 * 60 * 60_000
const idOf = async (inbox: Page) => new URL(inbox.url()).pathname.split('/').at(-1) ?? ''

/** A customer who picks a time instead of waiting, and the person they picked it with. */
describe('a time with a person', () => {
  const clock = shiftedClock()
  let stage: Stage
  let customer: BrowserContext
  let shop: Page
  let chat: FrameLocator

  beforeAll(async () => {
    stage = await openStage(clock.env)
    for (const each of staff) await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    // Only Mara's hours are known: the times are hers.
    await stage.call('PUT', '/v1/agents/mara/work', { hours: { timeZone: 'Europe/Berlin', days } })
    customer = await stage.person({ timezoneId: 'America/Los_Angeles', viewport: { width: 1280, height: 860 } })
    shop = await customer.newPage()
    await shop.goto(`${stage.url}/demo`)
    chat = await openWidget(shop)
    await write(chat, 'My reader does not charge any more')
    await chat.getByRole('button', { name: 'Talk to a person' }).last().click()
    await chat.getByRole('button', { name: 'Pick a time with a person' }).waitFor()
  })
  afterAll(async () => {
    await customer?.close()
    await stage?.end()
  })

  const picture = async (name: string, page = shop) => {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`) })
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }

  test('the customer picks it by the keyboard, in their own time zone, and is told with whom and when', async () => {
    const open = chat.getByRole('button', { name: 'Pick a time with a person' })
    await open.focus()
    await shop.keyboard.press('Enter')
    await chat.getByText('Times are in your time zone: America/Los Angeles').waitFor()
    await picture('picker')
    const day = chat.getByRole('radiogroup', { name: 'Day' })
    expect(await day.getByRole('radio').count()).toBeGreaterThanOrEqual(7)
    await shop.keyboard.press('Tab')
    await shop.keyboard.press('ArrowRight')
    expect(await day.getByRole('radio').nth(1).isChecked()).toBe(true)
    await shop.keyboard.press('Tab')
    await shop.keyboard.press('Space')
    const times = chat.getByRole('radiogroup', { name: /^Time: / })
    expect(await times.getByRole('radio', { checked: true }).count()).toBe(1)
    await picture('picker-chosen')
    const book = chat.getByRole('button', { name: /^Book .+, \d\d:\d\d$/ })
    const words = /^Book (.+), (\d\d:\d\d)$/.exec((await book.textContent()) ?? '')
    await shop.keyboard.press('Tab')
    await shop.keyboard.press('Enter')
    await chat.getByRole('heading', { name: 'Your time is booked' }).waitFor()
    const said = `Your time: ${words?.[1]}, ${words?.[2]}. Mara`
    await chat.locator('.head').getByText(said).waitFor()
    await chat.getByRole('log').getByText(said).waitFor()
    await picture('booked')
  })

  test('nothing serious for who cannot see it', async () => {
    await chat.getByRole('button', { name: 'Change the time' }).click()
    await chat.getByRole('radio').first().waitFor()
    const frame = shop.frames().find((each) => each.url().includes('/widget/frame'))
    for (const [width, height] of [[1280, 860] as const, [390, 844] as const]) {
      await shop.setViewportSize({ width, height })
      await picture(`picker-${width}`)
      // A row that is cut says that there are more.
      const shown = await chat
        .locator('.times')
        .evaluate((it) => ({ hidden: it.scrollHeight - it.clientHeight, row: (it.clientHeight - 4) % 50 }))
      expect(shown.hidden).toBeGreaterThan(0)
      expect(shown.row, `${width}`).toBeGreaterThan(10)
      expect(shown.row, `${width}`).toBeLessThan(40)
      for (const colorScheme of ['light', 'dark'] as const) {
        await shop.emulateMedia({ colorScheme })
        expect(frame && (await serious(frame)), `${width} ${colorScheme}`).toEqual([])
      }
    }
    await shop.setViewportSize({ width: 1280, height: 860 })
    await shop.emulateMedia({ colorScheme: 'light' })
    await chat.getByRole('button', { name: 'Close' }).last().click()
  })

  test('cancelled, they wait again; whoever would rather go on with the assistant hears what that costs first', async () => {
    await chat.getByRole('button', { name: 'Change the time' }).click()
    await chat.getByRole('button', { name: 'Cancel the time' }).click()
    await chat.getByText('Your time is cancelled.').waitFor()
    expect(await chat.getByRole('heading', { name: 'Waiting for a person' }).count()).toBe(1)
    await chat.getByRole('button', { name: 'Go on with the assistant' }).click()
    await chat.getByText('You give up your place or the time that is booked.').waitFor()
    await picture('leaving')
    await chat.getByRole('button', { name: 'Go on with the assistant' }).click()
    await chat.getByRole('heading', { name: 'Assistant' }).waitFor()
    // Whoever asks for a person again picks anew.
    await chat.getByRole('button', { name: 'Talk to a person' }).last().click()
    await chat.getByRole('button', { name: 'Pick a time with a person' }).click()
    await chat
      .getByRole('radiogroup', { name: /^Time: / })
      .getByRole('radio')
      .last()
      .check()
    await chat.getByRole('button', { name: /^Book / }).click()
    await chat.getByRole('heading', { name: 'Your time is booked' }).waitFor()
  })

  test('the person sees it by its time, moves it in their own zone, and the customer is told', async () => {
    const agent = await stage.person({ timezoneId: 'Europe/Berlin', viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
    const booked = inbox.getByRole('region', { name: 'Booked times' })
    await booked.getByText('with you').waitFor()
    await picture('inbox-booked', inbox)
    await booked.getByText('My reader does not charge any more').click()
    const line = inbox.getByRole('region', { name: 'Booked time', exact: true })
    await line.getByText(/has a time with you: .+, \d\d:\d\d/).waitFor()
    await picture('inbox-line', inbox)
    await line.getByRole('button', { name: 'Move' }).click()
    const dialog = inbox.getByRole('dialog', { name: 'Move the time' })
    await dialog.getByRole('radio').first().waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await inbox.emulateMedia({ colorScheme })
      expect(await serious(inbox), `in ${colorScheme}`).toEqual([])
    }
    await picture('inbox-move', inbox)
    await dialog
      .getByRole('group', { name: /^Time, / })
      .getByRole('radio')
      .first()
      .check()
    const move = dialog.getByRole('button', { name: /^Move to / })
    const words = /(\d\d:\d\d)$/.exec((await move.textContent()) ?? '')
    await move.click()
    await dialog.waitFor({ state: 'hidden' })
    await chat
      .getByRole('log')
      .getByText(/^Your new time: .+ Mara/)
      .waitFor()
    const { callback } = await stage.call('GET', `/v1/conversations/${await idOf(inbox)}/callback`)
    const inBerlin = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' } as const
    expect(words?.[1]).toBe(new Intl.DateTimeFormat('en-GB', inBerlin).format(Date.parse(callback.at)))

    // Near, they are reminded wherever they are; at the time they are asked, and the customer hears it.
    const ahead = (minutes: number) => clock.daysBack((Date.now() - Date.parse(callback.at) + minutes * 60_000) / dayMs)
    await inbox.getByRole('link', { name: 'Insights' }).click()
    await ahead(10)
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
    await inbox.reload()
    await inbox.getByText(/has a time with you/).waitFor()
    await inbox.getByText(/^at \d\d:\d\d, in (9|10) min/).waitFor()
    await picture('inbox-reminder', inbox)
    await ahead(-0.1)
    await inbox.getByRole('button', { name: /^Accept/ }).waitFor()
    await inbox.getByRole('button', { name: /^Accept/ }).click()
    await chat.getByRole('heading', { name: 'Mara' }).waitFor()
    await clock.daysBack(0)
    await agent.close()
    expect(stage.complaints).toEqual([])
  })
})
