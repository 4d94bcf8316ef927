import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

describe('how long what is kept', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.end())

  test('an admin sees what would go before anything does, and when it will', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await stage.person({ colorScheme, viewport: { width: 1440, height: 1000 } })
      const inbox = await openInbox(context, stage.url, 'Ada')
      await inbox.goto(`${stage.url}/inbox/settings/retention`)
      await inbox.getByLabel('Resolved conversations').waitFor()
      if (colorScheme === 'light') {
        await inbox.getByLabel('Resolved conversations').fill('0')
        await inbox.getByRole('button', { name: 'Save', exact: true }).click()
        await inbox.getByText('Whole days, one at least.').waitFor()
        await inbox.getByLabel('Resolved conversations').fill('365')
        await inbox.getByLabel('Channels with another time').fill('email 730, api keep')
      }
      await inbox.getByRole('button', { name: 'What would go?' }).click()
      await inbox.getByRole('region', { name: 'What would go now' }).getByText('Nothing.').waitFor()
      if (colorScheme === 'light') {
        await inbox.getByRole('button', { name: 'Save', exact: true }).click()
        await inbox.getByText(/The next removal begins/).waitFor()
        expect((await stage.call('GET', '/v1/retention')).settings).toMatchObject({
          resolvedDays: 365,
          channels: [
            { channel: 'api', days: null },
            { channel: 'email', days: 730 },
          ],
        })
      }
      for (const [width, height] of [
        [1440, 1000],
        [390, 844],
      ] as const) {
        await inbox.setViewportSize({ width, height })
        expect(await serious(inbox)).toEqual([])
        expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        const folder = process.env['BATON_PICTURES']
        if (folder) await inbox.screenshot({ path: `${folder}/retention-${colorScheme}-${width}.png`, fullPage: true })
      }
      await context.close()
    }
    expect(stage.complaints).toEqual([])
  })

  test('a lead keeps one conversation whatever the settings say, and lets it go again; an agent is not asked', async () => {
    const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'dana' }, channel: 'api' })
    const message = { clientId: 'held', author: { kind: 'customer' }, text: 'Where is my parcel?' }
    await stage.call('POST', `/v1/conversations/${id}/messages`, message)
    const context = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(context, stage.url, 'Ada')
    // Nothing is offered to them, which would stand over the head on a phone.
    for (const each of ['ada', 'mara']) await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    await inbox.goto(`${stage.url}/inbox/c/${id}`)
    const dialog = inbox.getByRole('dialog', { name: 'Legal hold' })
    const open = async () => {
      await inbox.getByRole('button', { name: 'More' }).click()
      await inbox.getByRole('menuitem', { name: 'Legal hold' }).click()
      await dialog.getByRole('button', { name: 'Cancel' }).waitFor()
    }
    await open()
    expect(await serious(inbox)).toEqual([])
    const folder = process.env['BATON_PICTURES']
    if (folder) await inbox.screenshot({ path: `${folder}/legal-hold-light-1440.png` })
    await dialog.getByRole('button', { name: 'Place under legal hold' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await stage.call('GET', '/v1/retention')).held).toBe(1)
    // Seen without being looked for, by everybody.
    const mark = inbox.locator(`[data-row="${id}"]`).getByText('legal hold')
    const line = inbox.getByRole('region', { name: 'Legal hold' })
    await Promise.all([mark.waitFor(), line.waitFor()])
    await inbox.setViewportSize({ width: 390, height: 844 })
    await inbox.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await open()
    await dialog.getByText(/^Under legal hold since/).waitFor()
    expect(await serious(inbox)).toEqual([])
    expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    if (folder) await inbox.screenshot({ path: `${folder}/legal-hold-dark-390.png` })
    await dialog.getByRole('button', { name: 'Lift the hold' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await stage.call('GET', '/v1/retention')).held).toBe(0)
    await line.waitFor({ state: 'detached' })
    await inbox.setViewportSize({ width: 1440, height: 900 })
    await mark.waitFor({ state: 'detached' })
    await context.close()

    const other = await stage.person({ viewport: { width: 390, height: 844 } })
    const mara = await openInbox(other, stage.url, 'Mara')
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'offline' })
    await mara.goto(`${stage.url}/inbox/c/${id}`)
    await mara.getByRole('button', { name: 'More' }).click()
    await mara.getByRole('menuitem', { name: 'Tags' }).waitFor()
    expect(await mara.getByRole('menuitem', { name: 'Legal hold' }).count()).toBe(0)
    await other.close()
    expect(stage.complaints).toEqual([])
  })
})
