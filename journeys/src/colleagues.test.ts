import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']

describe('two colleagues over one customer', () => {
  let stage: Stage
  const contexts: BrowserContext[] = []
  let mara: Page
  let ada: Page
  let open = ''

  beforeAll(async () => {
    stage = await openStage()
    await stage.call('PUT', '/v1/customers/dana', { name: 'Dana Roth' })
    const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })
    open = id
    await stage.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'one',
      author: { kind: 'customer' },
      text: 'Where is the parcel with my lamp?',
    })
    for (const name of ['Mara Vogel', 'Ada Lindqvist']) {
      const context = await stage.person({ viewport: { width: 1440, height: 900 } })
      contexts.push(context)
      const page = await openInbox(context, stage.url, name)
      if (name.startsWith('Mara')) mara = page
      else ada = page
    }
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await stage?.end()
  })

  const said = async () =>
    (await stage.call('GET', `/v1/conversations/${open}/events`)).events.filter(
      ({ type }: { type: string }) => type === 'AgentReplied',
    ).length

  test('@ completes a colleague, who finds it under Mentioned, live, and opens it at the note', async () => {
    await ada.goto(`${stage.url}/inbox/c/${open}`)
    await ada.getByRole('button', { name: 'Note', exact: true }).click()
    const box = ada.getByLabel('Internal note')
    await box.pressSequentially('@mar')
    await ada.getByRole('option', { name: /Mara Vogel/ }).waitFor()
    expect(await serious(ada)).toEqual([])
    await box.press('Enter')
    await expect.poll(() => box.inputValue()).toBe('@Mara Vogel ')
    await box.pressSequentially('can you look at the carrier?')
    await box.press('Enter')
    const mentioned = mara.getByRole('region', { name: 'Mentioned' })
    await mentioned.getByText('1 not read').waitFor()
    expect(await serious(mara)).toEqual([])
    if (pictures) await mara.screenshot({ path: join(pictures, 'mentioned-light-1440.png') })
    if (pictures) {
      await mara.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await mara.setViewportSize({ width: 390, height: 844 })
      await mara.screenshot({ path: join(pictures, 'mentioned-dark-390.png') })
      await mara.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await mara.setViewportSize({ width: 1440, height: 900 })
    }
    await mentioned.getByRole('button', { name: /Ada Lindqvist/ }).click()
    await mara.getByRole('article', { name: 'Note by Ada Lindqvist' }).waitFor()
    await mentioned.getByText('all read').waitFor()
  })

  test('who writes beside somebody is warned, and a reply is undone; closing the tab does not lose one', async () => {
    for (const page of [mara, ada]) await page.evaluate("localStorage.setItem('baton.undo', 'on')")
    await mara.goto(`${stage.url}/inbox/c/${open}`)
    await ada.goto(`${stage.url}/inbox/c/${open}`)
    await ada.getByLabel(/^Reply to/).pressSequentially('It is on its')
    await mara.getByText('Ada Lindqvist is writing to Dana at this moment').waitFor()
    if (pictures) await mara.screenshot({ path: join(pictures, 'collision-light-1440.png') })
    const box = mara.getByLabel(/^Reply to/)
    await box.fill('It is on its wya.')
    await box.press('Enter')
    await mara.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => box.inputValue()).toBe('It is on its wya.')
    expect(await said()).toBe(0)
    await box.fill('It is on its way.')
    await box.press('Enter')
    await mara.getByText('Goes out in a moment').waitFor()
    expect(await serious(mara)).toEqual([])
    expect(await said()).toBe(0)
    await mara.close({ runBeforeUnload: true })
    await expect.poll(said, { timeout: 4000 }).toBe(1)
    expect(stage.complaints).toEqual([])
  })
})
