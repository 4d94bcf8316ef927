import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs, shiftedClock, type Clock } from './handed-off.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']

const minute = 60_000
const dayMs = 24 * 60 * minute
const others = 60

/** Mara and Sam do devices, one case at a time; besides them many are there who cannot. All work from nine to one. */
async function people(stage: Stage): Promise<void> {
  const hours = { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '13:00' })) }
  for (const id of ['mara', 'sam'])
    await stage.call('PUT', `/v1/agents/${id}/work`, { skills: ['device'], capacity: 1, hours })
  for (let i = 0; i < others; i++) {
    const name = `${['Aino', 'Bram', 'Chiara', 'Dov', 'Édith', 'Femi'][i % 6]} ${['Marsh', 'Okoye', 'Sørensen', 'Tran', 'Ueda'][i % 5]} ${i}`
    const { id } = await stage.call('POST', '/v1/agents', {
      name,
      email: `other${i}@desk.example`,
      team: 'support',
      skills: ['billing'],
    })
    await stage.call('PUT', `/v1/agents/${id}/work`, { hours })
  }
}

/** Yesterday from nine on: a customer every six minutes, whom Mara and Sam take in turn for ten. */
async function yesterdaysCases(stage: Stage, clock: Clock): Promise<void> {
  const make = handOffs(stage)
  const nine = Math.floor(Date.now() / dayMs) * dayMs - dayMs + 9 * 60 * minute
  const at = (time: number) => clock.daysBack((Date.now() - time) / dayMs)
  const freeAt = { mara: nine, sam: nine }
  for (let i = 0; i < 30; i++) {
    const came = nine + (i * 6 + (i % 3)) * minute
    await at(came)
    const known = await make.known('The lid of my reader is cracked')
    const it = await make.handOff(known, { team: 'support', skills: ['device'] })
    const who = freeAt.mara <= freeAt.sam ? 'mara' : 'sam'
    const begins = Math.max(came + minute, freeAt[who])
    freeAt[who] = begins + (8 + (i % 5)) * minute
    await at(begins)
    await stage.call('POST', `/v1/conversations/${it.id}/messages`, {
      clientId: `answer-${it.id}`,
      author: { kind: 'agent', id: who },
      text: 'I have it here and am looking into it.',
    })
    await at(freeAt[who])
    await make.resolve(it, who)
  }
  await clock.daysBack(0)
}

describe('another staffing', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    const clock = shiftedClock()
    await clock.daysBack(2)
    stage = await openStage(clock.env)
    for (const each of ['ada', 'kofi', 'mara', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    await people(stage)
    for (const cost of [4, 0.5]) {
      const yaml = `routing: { tiers: { plus: { cost: ${cost}, targetMinutes: 5 } } }`
      const { version } = await stage.call('PUT', '/v1/policies/escalation', { yaml })
      if (cost === 4) await stage.call('POST', '/v1/policies/escalation/activate', { version })
    }
    await yesterdaysCases(stage, clock)
    context = await stage.person({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' })
    inbox = await openInbox(context, stage.url, 'Kofi Brandt')
  }, 240_000)
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  const sentence = () => inbox.locator('[data-result]')
  const box = () => inbox.getByRole('combobox', { name: 'Somebody by name' })
  const options = (page = inbox) => page.getByRole('listbox', { name: 'Somebody by name' }).getByRole('option')
  const row = (name: string) => inbox.getByRole('listitem', { name })
  const played = (page = inbox) => page.getByRole('region', { name: 'Played before' })
  const minutesOf = (words: string) => (words.endsWith(' s') ? parseFloat(words) / 60 : parseFloat(words))

  test('a lead finds somebody among many by the keyboard, and plays the day without her by another version of the policy', async () => {
    await inbox.getByRole('link', { name: 'Insights' }).click()
    await inbox.getByRole('link', { name: /^Staffing/ }).click()
    await inbox.locator('[data-day-picture]').waitFor()
    await box().focus()
    await inbox.keyboard.type('edith')
    expect(await options().count()).toBe(8)
    await inbox.keyboard.press('Escape')
    expect(await options().count()).toBe(0)
    await box().fill('kofi')
    await inbox.getByText('Kofi Brandt was not at work on this day.').waitFor()
    await box().fill('mar')
    await options().first().waitFor()
    while (
      !(await inbox.getByRole('listbox').getByRole('option', { selected: true }).innerText()).includes('Mara Vogel')
    )
      await inbox.keyboard.press('ArrowDown')
    await inbox.keyboard.press('Enter')
    await row('Mara Vogel').waitFor()
    expect(await row('Mara Vogel').getByRole('radio', { name: 'Away' }).getAttribute('aria-checked')).toBe('true')
    // The box keeps the focus, and whoever has a row is not offered again.
    await inbox.keyboard.type('mara vogel')
    await inbox.getByText('Nobody of that name').waitFor()
    await inbox.keyboard.press('Escape')

    const policy = inbox.getByRole('combobox', { name: 'Routed by' })
    expect((await policy.locator('option').allInnerTexts()).join('\n')).toMatch(
      /^Version 1 · live · .+ · written by the key .+\nVersion 2 · draft · .+ · written by the key .+\nAs shipped$/,
    )
    await policy.selectOption('2')
    await inbox.getByText('its routing is played').waitFor()
    await inbox.getByRole('button', { name: 'Play the day with this' }).click()
    await sentence().getByText('Without Mara Vogel and routed by version 2 of the policy:').waitFor({ timeout: 60_000 })
    expect(await inbox.locator('[data-policy]').allInnerTexts()).toEqual(['policy version 1', 'policy version 2'])
    const cells = await inbox
      .getByRole('row', { name: /^Mean wait/ })
      .getByRole('cell')
      .allInnerTexts()
    expect(cells).toHaveLength(5)
    expect(minutesOf(cells[3]!)).toBeGreaterThan(2 * minutesOf(cells[2]!))
    await played()
      .getByRole('button', { name: /^Without Mara Vogel and routed by version 2/ })
      .waitFor()
  })

  test('a row that changes nothing cannot be played, and says why; with a skill and other hours it can', async () => {
    await row('Mara Vogel').getByRole('button', { name: 'Take Mara Vogel off the list' }).click()
    expect(await row('Mara Vogel').count()).toBe(0)
    expect(await box().evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true)
    await inbox.getByRole('combobox', { name: 'Routed by' }).selectOption('')
    await inbox.keyboard.press('Shift+Tab')
    await box().fill('aino marsh 0')
    await inbox.keyboard.press('Enter')
    const aino = row('Aino Marsh 0')
    await aino.getByRole('radio', { name: 'As planned' }).click()
    await aino.getByText('Nothing is otherwise yet').waitFor()
    expect(await inbox.getByRole('button', { name: 'Play the day with this' }).isDisabled()).toBe(true)
    await inbox.getByText('One row above cannot be played').waitFor()

    await aino.getByRole('combobox', { name: 'What Aino Marsh 0 can besides' }).selectOption('device')
    await aino.getByRole('combobox', { name: 'Level of device' }).selectOption('5')
    await aino.getByRole('radio', { name: 'Other hours' }).click()
    expect(await aino.getByLabel('From').inputValue()).toBe('09:00')
    await aino.getByLabel('Until').fill('09:00')
    await aino.getByText('It begins and ends at the same time').waitFor()
    await aino.getByLabel('Until').fill('12:00')
    await inbox.getByRole('button', { name: 'Play the day with this' }).click()
    await sentence()
      .getByText('Aino Marsh 0 from 09:00 to 12:00 and Aino Marsh 0 with device 5:')
      .waitFor({ timeout: 60_000 })
    expect(await inbox.locator('[data-policy]').count()).toBe(0)
    const cells = await inbox
      .getByRole('row', { name: /^Mean wait/ })
      .getByRole('cell')
      .allInnerTexts()
    expect(minutesOf(cells[3]!)).toBeLessThan(minutesOf(cells[2]!))
  })

  test('an earlier one is opened again as it was asked, after a reload too', async () => {
    const earlier = (page: Page) => played(page).getByRole('button', { name: /^Without Mara Vogel/ })
    await earlier(inbox).click()
    await sentence().getByText('Without Mara Vogel and routed by version 2 of the policy:').waitFor()
    await inbox.reload()
    await sentence().getByText('Without Mara Vogel and routed by version 2 of the policy:').waitFor()
    expect(await earlier(inbox).getAttribute('aria-current')).toBe('true')
    await row('Mara Vogel').waitFor()
    expect(await inbox.getByRole('combobox', { name: 'Routed by' }).inputValue()).toBe('2')
    expect(await row('Aino Marsh 0').count()).toBe(0)
  })

  test('nothing serious is found by axe, light and dark, wide and narrow', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1440, 390]) {
        const theirs = await stage.person({ viewport: { width, height: 900 }, colorScheme, timezoneId: 'UTC' })
        const page = await openInbox(theirs, stage.url, 'Kofi Brandt')
        await page.goto(`${stage.url}/inbox/insights/staffing`)
        await page.locator('[data-result]').waitFor()
        expect(await serious(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        await look(page, `${colorScheme}-${width}`)
        await page.getByRole('combobox', { name: 'Somebody by name' }).fill('mar')
        await options(page).first().waitFor()
        expect(await serious(page)).toEqual([])
        await look(page, `${colorScheme}-${width}-search`)
        await page.keyboard.press('Escape')
        await played(page)
          .getByRole('button', { name: /^Without Mara Vogel/ })
          .click()
        await page.locator('[data-policy]').first().waitFor()
        expect(await serious(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        await look(page, `${colorScheme}-${width}-policy`)
        await theirs.close()
      }
    expect(stage.complaints).toEqual([])
  }, 120_000)
})

async function look(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  // What scrolls is within the page: seen whole, it is as high as it needs.
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1440, height: 1900 })
  await page.screenshot({ path: join(pictures, `staffing-${name}.png`) })
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1440, height: 900 })
}
