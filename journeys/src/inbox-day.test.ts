import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs, type HandedOff } from './handed-off.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']

describe('the day’s work in the inbox', () => {
  let stage: Stage
  let cases: HandedOff[] = []
  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
    await stage.call('PUT', '/v1/tags/refund', { name: 'Refund', mark: 'amber' })
    await stage.call('PUT', '/v1/tags/defect', { name: 'Defect', mark: 'red' })
    const make = handOffs(stage)
    cases = []
    for (const text of [
      'The reader does not turn on',
      'My refund has not come',
      'The case is scratched',
      'Where is my parcel',
    ])
      cases.push(await make.rich(text))
    // The last one is hers later.
    await stage.call('POST', `/v1/conversations/${cases[3]!.id}/take-over`, { agentId: 'sam' })
    for (const { id } of cases.slice(0, 3)) {
      await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
      await stage.call('POST', `/v1/conversations/${id}/messages`, {
        clientId: `hello-${id}`,
        author: { kind: 'agent', id: 'mara' },
        text: 'Which one is it?',
      })
    }
  })
  afterAll(() => stage?.end())

  const typesOf = async (id: string): Promise<string[]> =>
    (await stage.call('GET', `/v1/conversations/${id}/events`)).events.map((event: { type: string }) => event.type)
  const shot = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
  }
  const rows = (page: Page, section: string) =>
    page.getByRole('region', { name: section, exact: true }).locator('[data-row]')

  test('tags by key, and put aside until the customer writes', async () => {
    const context = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(context, stage.url, 'Mara Vogel')
    const [one] = cases
    await inbox.goto(`${stage.url}/inbox/c/${one!.id}`)
    await inbox.getByRole('button', { name: 'Resolve', exact: true }).waitFor()

    await inbox.locator('body').press('l')
    const dialog = inbox.getByRole('dialog')
    await dialog.getByRole('combobox').fill('ref')
    await inbox.keyboard.press('Enter')
    await dialog.getByRole('combobox').fill('Call back')
    await dialog.getByRole('option', { name: 'Make “Call back”' }).waitFor()
    await shot(inbox, 'tag-dialog')
    await inbox.keyboard.press('Enter')
    await dialog.getByRole('option', { name: 'Call back', selected: true }).waitFor()
    await inbox.keyboard.press('Enter')
    const tags = inbox.getByRole('list', { name: 'Tags' })
    await expect.poll(() => tags.getByRole('listitem').allInnerTexts()).toEqual(['Call back', 'Refund', ''])

    await inbox.locator('body').press('y')
    await inbox.getByRole('region', { name: 'Put aside', exact: true }).last().waitFor()
    await inbox.getByText('It is back when they write.').waitFor()
    expect(await rows(inbox, 'Yours').count()).toBe(2)
    await shot(inbox, 'aside')
    expect(await serious(inbox)).toEqual([])

    await stage.call('POST', `/v1/conversations/${one!.id}/messages`, {
      clientId: 'back',
      author: { kind: 'customer' },
      text: 'The big one',
    })
    await expect.poll(() => rows(inbox, 'Yours').count(), { timeout: 10_000 }).toBe(3)
    expect((await typesOf(one!.id)).filter((type) => type === 'CameBack')).toHaveLength(1)

    // Until a time, by the menu; and back again by undo.
    await inbox.goto(`${stage.url}/inbox/c/${cases[1]!.id}`)
    await inbox.getByRole('button', { name: 'Resolve', exact: true }).waitFor()
    await inbox.locator('body').press('z')
    await inbox.getByRole('menuitem', { name: /In an hour/ }).waitFor()
    await shot(inbox, 'snooze-menu')
    await inbox.getByRole('menuitem', { name: /In an hour/ }).click()
    await expect.poll(() => rows(inbox, 'Yours').count(), { timeout: 10_000 }).toBe(2)
    await inbox.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => rows(inbox, 'Yours').count(), { timeout: 10_000 }).toBe(3)
    await context.close()
  })

  test('what is open over a conversation, and the mode of its box, stay with it when another comes', async () => {
    const context = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(context, stage.url, 'Mara Vogel')
    const [one, two] = cases
    const row = (id: string) => inbox.locator(`[data-row="${id}"]`)
    await row(one!.id).click()
    await inbox.getByRole('button', { name: 'Resolve', exact: true }).waitFor()
    await inbox.locator('body').press('n')
    await inbox.getByRole('textbox', { name: 'Internal note' }).waitFor()
    await row(two!.id).click()
    await inbox.getByRole('textbox', { name: /^Reply to/ }).waitFor()
    await row(one!.id).focus()
    await inbox.keyboard.press('e')
    const dialog = inbox.getByRole('dialog', { name: 'Resolve' })
    await dialog.waitFor()
    await inbox.goBack()
    await expect.poll(() => inbox.url()).toContain(one!.id)
    await dialog.waitFor({ state: 'detached' })
    for (const { id } of [one!, two!]) expect(await typesOf(id)).not.toContain('Resolved')
    // What its head offers is in the palette too.
    await inbox.keyboard.press('Control+k')
    await inbox.getByRole('combobox').fill('transf')
    await inbox.getByRole('option', { name: /Transfer/ }).waitFor()
    await inbox.keyboard.press('Enter')
    await inbox.getByRole('dialog', { name: 'Transfer' }).waitFor()
    await context.close()
  })

  test('a view is made, lives, and many of it are done at once', async () => {
    const context = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(context, stage.url, 'Mara Vogel')
    await inbox.getByRole('button', { name: 'New view' }).click()
    const dialog = inbox.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save the view' }).click()
    await dialog.getByText('It needs a name of one line.').waitFor()
    expect(await dialog.getByLabel('Name', { exact: true }).evaluate((it) => it === document.activeElement)).toBe(true)
    await dialog.getByLabel('Name', { exact: true }).fill('Mine')
    await dialog.getByLabel('Who has it').selectOption('agent me')
    await dialog.getByText('3 fit now').waitFor()
    await shot(inbox, 'view-form')
    expect(await serious(inbox)).toEqual([])
    await dialog.getByRole('button', { name: 'Save the view' }).click()
    const list = inbox.getByRole('navigation', { name: 'Mine' })
    await expect.poll(() => list.locator('[data-row]').count()).toBe(3)
    expect(inbox.url()).toContain('view=')

    // It lives: what comes to fit it appears.
    await stage.call('POST', `/v1/conversations/${cases[3]!.id}/take-over`, { agentId: 'mara' })
    await expect.poll(() => list.locator('[data-row]').count(), { timeout: 10_000 }).toBe(4)

    await list.locator('[data-row]').first().focus()
    await inbox.keyboard.press('s')
    await list.locator('[data-row]').last().focus()
    await inbox.keyboard.press('Shift+S')
    const bar = inbox.getByRole('region', { name: 'Selected' })
    await bar.getByText('4 selected').waitFor()
    await shot(inbox, 'selected')
    // What closes a dialog over it leaves the selection; the next time there is nothing else to leave.
    await bar.getByRole('button', { name: 'Resolve' }).click()
    await inbox.getByRole('dialog').waitFor()
    await inbox.keyboard.press('Escape')
    await inbox.getByRole('dialog').waitFor({ state: 'detached' })
    await bar.getByText('4 selected').waitFor()
    await inbox.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
    await list.locator('[data-row]').first().focus()
    await inbox.keyboard.press('s')
    await list.locator('[data-row]').last().focus()
    await inbox.keyboard.press('Shift+S')
    await bar.getByText('4 selected').waitFor()
    await bar.getByRole('button', { name: 'Put aside' }).click()
    await inbox.getByRole('menuitem', { name: /The customer writes/ }).click()
    // One has just been taken over, and one was written to: they wait for a word.
    const progress = inbox.getByRole('region', { name: 'Progress' })
    await progress.getByText('2 of 4 · 2 refused').waitFor()
    await progress.getByRole('button', { name: 'Why' }).click()
    await inbox.getByRole('dialog').getByText('The customer waits for a word from you').first().waitFor()
    await shot(inbox, 'refused')
    expect(await serious(inbox)).toEqual([])
    await inbox.keyboard.press('Escape')
    await progress.getByRole('button', { name: 'Undo' }).click()
    await progress.getByText('2 of 2').waitFor()
    for (const { id } of cases.slice(1, 3))
      await expect.poll(async () => (await typesOf(id)).at(-1), { timeout: 10_000 }).toBe('CameBack')
    await context.close()
  })

  test.each(['light', 'dark'] as const)('it fits a phone, and other senses, in %s', async (colorScheme) => {
    for (const [width, height] of [
      [1440, 900],
      [390, 780],
    ] as const) {
      const context = await stage.person({ colorScheme, viewport: { width, height } })
      const inbox = await openInbox(context, stage.url, 'Mara Vogel')
      await inbox.getByRole('region', { name: 'Views' }).waitFor()
      await shot(inbox, `queue-${colorScheme}-${width}`)
      expect(await serious(inbox), `queue at ${width}`).toEqual([])
      await inbox.goto(`${stage.url}/inbox/settings/tags`)
      await inbox.locator('[data-ready]').waitFor()
      await shot(inbox, `tags-${colorScheme}-${width}`)
      expect(await serious(inbox), `tags at ${width}`).toEqual([])
      await inbox.goto(`${stage.url}/inbox/c/${cases[0]!.id}`)
      await inbox.getByRole('list', { name: 'Tags' }).waitFor()
      await shot(inbox, `case-${colorScheme}-${width}`)
      expect(await serious(inbox), `a conversation at ${width}`).toEqual([])
      expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await context.close()
    }
  })

  test('nobody complained', () => {
    expect(stage.complaints).toEqual([])
  })
})
