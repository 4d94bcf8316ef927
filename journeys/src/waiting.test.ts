import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openStage, openWidget, write, type Stage } from './stage.ts'

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']

const staff = ['ada', 'kofi', 'mara', 'sam']
const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '17:00' }))

/** A customer who picks a time instead of waiting, and the person they picked it with. */
describe('a time with a person', () => {
  let stage: Stage
  let customer: BrowserContext
  let shop: Page
  let chat: FrameLocator

  beforeAll(async () => {
    stage = await openStage()
    for (const each of staff) await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    // Only Mara's hours are known: the times are hers. In the customer's zone they are nine hours earlier.
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

  const picture = async (name: string) => {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    for (const scheme of ['light', 'dark'] as const) {
      await shop.emulateMedia({ colorScheme: scheme })
      await shop.screenshot({ path: join(pictures, `${name}-${scheme}.png`) })
    }
    await shop.emulateMedia({ colorScheme: 'light' })
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
    // Berlin's day is the night in Los Angeles.
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
    for (const [width, height] of [[1280, 860] as const, [390, 700] as const]) {
      await shop.setViewportSize({ width, height })
      await picture(`picker-${width}`)
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
    await chat.getByRole('button', { name: 'Go on with the assistant' }).click()
    await chat.getByText('You give up your place or the time that is booked.').waitFor()
    await picture('leaving')
    await chat.getByRole('button', { name: 'Go on with the assistant' }).click()
    await chat.getByRole('heading', { name: 'Assistant' }).waitFor()
    expect(stage.complaints).toEqual([])
  })
})
