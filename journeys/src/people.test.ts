import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']

describe('people, teams and calendars, as an admin sets them', () => {
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

  async function goTo(place: string): Promise<void> {
    await inbox.goto(`${stage.url}/inbox/settings/${place}`)
    await inbox.locator('[data-ready]').waitFor()
  }
  /** Looked at in both themes and both widths: nothing that axe finds serious, and nothing wider than the screen. */
  async function looks(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [width, height] of [
        [1440, 900],
        [390, 844],
      ] as const) {
        await inbox.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await inbox.setViewportSize({ width, height })
        expect(await serious(inbox), `${name} ${colorScheme} ${width}`).toEqual([])
        expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        if (pictures) await inbox.screenshot({ path: join(pictures, `${name}-${colorScheme}-${width}.png`) })
      }
    }
    await inbox.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await inbox.setViewportSize({ width: 1440, height: 900 })
  }
  const person = async (name: string) =>
    (await stage.call('GET', '/v1/people')).people.find((each: { name: string }) => each.name === name)

  test('a calendar is drawn as a week with its holidays, and says when it opens next', async () => {
    await goTo('calendars')
    await inbox.getByRole('button', { name: 'Make the first' }).click()
    await inbox.getByLabel('Name').fill('Berlin office')
    await inbox.getByLabel('Time zone').fill('Europe/Berlin')
    await inbox.getByLabel('Friday').fill('09:00–12:00, 13:00–15:00')
    await inbox.getByLabel('Days that are not like the others').fill('2026-12-25 Christmas, every year\nnonsense')
    await inbox.getByRole('button', { name: 'Save the calendar' }).click()
    await inbox.getByText('“nonsense” is not read').waitFor()
    await inbox
      .getByLabel('Days that are not like the others')
      .fill('2026-12-25 Christmas, every year\n2026-12-24 Christmas Eve 09:00–12:00')
    await looks('calendar-form')
    await inbox.getByRole('button', { name: 'Save the calendar' }).click()
    const panel = inbox.getByRole('region', { name: 'Berlin office' })
    await panel.getByText('Christmas Eve').waitFor()
    expect(await panel.getByRole('listitem').filter({ hasText: /^Fr/ }).first().textContent()).toContain('13:00–15:00')
    await looks('calendars')
  })

  test('somebody’s skills, capacity and calendar are set, and what is wrong is said at the field', async () => {
    await goTo('people')
    await inbox.getByRole('button', { name: 'Edit Mara Vogel' }).click()
    await inbox.getByLabel('Skills').fill('de, billing:9')
    await inbox.getByRole('button', { name: 'Save Mara Vogel' }).click()
    await inbox.getByText('“billing:9” is not read').waitFor()
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    await inbox.getByLabel('Skills').fill(`de, billing:4, refunds:5@${soon}`)
    await inbox.getByLabel('Languages').fill('de, en')
    await inbox.getByLabel('Capacity').fill('6')
    await inbox.getByLabel('Calendar').selectOption('berlin-office')
    await inbox.getByLabel('Presence').selectOption('away')
    await looks('person')
    await inbox.getByRole('button', { name: 'Save Mara Vogel' }).click()
    const row = inbox.getByRole('listitem').filter({ hasText: 'Mara Vogel' })
    await row.getByText(/refunds 5 · ends in/).waitFor()
    await row.getByText('Away, set by Ada Lindqvist').waitFor()
    expect(await person('Mara Vogel')).toMatchObject({
      capacity: 6,
      calendarId: 'berlin-office',
      languages: ['de', 'en'],
      presence: 'away',
      presenceReason: 'lead',
    })
    await looks('people')
  })

  test('a table is looked at before it is written, and a wrong line says what to do', async () => {
    await goTo('people')
    await inbox.getByRole('button', { name: 'From a table' }).click()
    const table = inbox.getByRole('textbox', { name: 'Table' })
    await table.fill('name,email,skills\nNia Okoye,nia@shop.example,billing:9\nLeo Brun,leo@shop.example,de')
    await inbox.getByRole('button', { name: 'Preview' }).click()
    await inbox.getByText(/"9" is no level of "billing"/).waitFor()
    expect(await inbox.getByRole('button', { name: /^Write/ }).count()).toBe(0)
    await looks('import')
    await table.fill('name,email,skills\nNia Okoye,nia@shop.example,billing:5\nLeo Brun,leo@shop.example,de')
    await inbox.getByRole('button', { name: 'Preview' }).click()
    await inbox.getByRole('button', { name: 'Write 2 agents' }).click()
    await inbox.getByRole('listitem').filter({ hasText: 'Nia Okoye' }).waitFor()
    expect(await person('Nia Okoye')).toMatchObject({ skillLevels: [{ name: 'billing', level: 5 }] })
  })

  test('whoever leaves is removed, after a word about what happens to what they have; nobody removes themselves', async () => {
    const { id } = await stage.call('POST', '/v1/agents', { name: 'Gus Gone', email: 'gus@shop.example' })
    await goTo('people')
    await inbox.getByRole('button', { name: 'Edit Gus Gone' }).click()
    await inbox.getByRole('button', { name: 'Remove', exact: true }).click()
    const dialog = inbox.getByRole('dialog', { name: 'Remove Gus Gone?' })
    await dialog.waitFor()
    await looks('remove')
    await dialog.getByRole('button', { name: 'Keep them' }).click()
    expect((await person('Gus Gone'))?.id).toBe(id)
    await inbox.getByRole('button', { name: 'Remove', exact: true }).click()
    await dialog.getByRole('button', { name: 'Remove Gus Gone' }).click()
    await inbox.getByText('Gus Gone is removed').waitFor()
    await inbox.getByRole('button', { name: 'Edit Gus Gone' }).waitFor({ state: 'detached' })
    expect(await person('Gus Gone')).toBeUndefined()
    await inbox.getByRole('button', { name: 'Edit Ada Lindqvist' }).click()
    await inbox.getByRole('button', { name: 'Save Ada Lindqvist' }).waitFor()
    expect(await inbox.getByRole('button', { name: 'Remove', exact: true }).count()).toBe(0)
    await inbox.keyboard.press('Escape')
  })

  test('teams stand in teams, and not in themselves', async () => {
    await goTo('teams')
    await inbox.getByRole('button', { name: 'New team' }).click()
    await inbox.getByLabel('Name').fill('Repairs')
    await inbox.getByLabel('A part of').selectOption('support')
    await inbox.getByLabel('Calendar').selectOption('berlin-office')
    await inbox.getByRole('button', { name: 'Save the team' }).click()
    await inbox
      .getByRole('listitem')
      .filter({ hasText: 'Repairs' })
      .getByText(/open by Berlin office/)
      .waitFor()
    const { teams } = await stage.call('GET', '/v1/teams')
    expect(teams).toContainEqual(
      expect.objectContaining({ id: 'repairs', parent: 'support', calendarId: 'berlin-office' }),
    )
    await looks('teams')
  })

  test('do not disturb is for a while, and says how long yet; a word ends it', async () => {
    await inbox.goto(`${stage.url}/inbox`)
    await inbox.getByRole('region', { name: 'You' }).getByRole('button').first().click()
    await inbox.getByRole('menuitem', { name: 'For 30 minutes' }).click()
    await inbox.getByText(/not to be disturbed: nothing is offered to you\. .*to go\./).waitFor()
    expect(await person('Ada Lindqvist')).toMatchObject({ presence: 'do-not-disturb' })
    await looks('quiet')
    await inbox.getByRole('button', { name: 'Go online' }).click()
    await expect.poll(async () => (await person('Ada Lindqvist')).presence).toBe('online')
    expect(stage.complaints).toEqual([])
  })

  test('whoever closes the inbox is offline within half a minute, and back with it', async () => {
    const [other, page] = await (async () => {
      const it = await stage.person()
      return [it, await openInbox(it, stage.url, 'Sam Okafor')] as const
    })()
    await stage.call('PUT', '/v1/agents/sam/presence', { status: 'online' })
    await page.close()
    await expect
      .poll(async () => (await person('Sam Okafor')).presenceReason, { timeout: 30_000, interval: 500 })
      .toBe('gone')
    await openInbox(other, stage.url, 'Sam Okafor')
    await expect.poll(async () => (await person('Sam Okafor')).presence, { timeout: 10_000 }).toBe('online')
    await other.close()
  }, 60_000)
})
