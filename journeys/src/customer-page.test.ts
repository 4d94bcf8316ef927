import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']

describe('one customer, from the thread to everything that is known', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    stage = await openStage()
    await stage.call('PUT', '/v1/customers/c-4711', {
      name: 'Theodora Papadimitriou-Schmidt',
      email: 'theodora@mail.example',
      tier: 'enterprise',
      attributes: { company: 'Helios Optics', seats: 42, plan: 'Scale, yearly' },
      openIssues: [{ title: 'Invoice 2026-118 is disputed', status: 'waiting for accounting' }],
    })
    for (const text of ['The projector shows a green stripe on the left.', 'Where is the parcel with my lamp?']) {
      const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'c-4711' } })
      await stage.call('POST', `/v1/conversations/${id}/messages`, {
        clientId: 'one',
        author: { kind: 'customer' },
        text,
      })
      if (text.startsWith('The')) await stage.call('POST', `/v1/conversations/${id}/resolve`, { resolution: 'solved' })
      else await stage.call('POST', `/v1/conversations/${id}/handoff`, { reason: 'asked for a person' })
    }
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  async function looks(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [width, height] of pictures
        ? ([
            [1440, 900],
            [1100, 800],
            [390, 844],
          ] as const)
        : ([[390, 844]] as const)) {
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
  const goTo = async (place: string) => {
    await inbox.goto(`${stage.url}/inbox/settings/${place}`)
    await inbox.locator('[data-ready]').waitFor()
  }

  test('the name on the thread leads to it; it is edited and noted there, and the trail says so', async () => {
    await inbox
      .getByRole('link', { name: /Theodora/ })
      .first()
      .click()
    await inbox
      .getByRole('heading', { name: /Theodora/ })
      .getByRole('link')
      .click()
    await inbox.locator('[data-ready]').waitFor()
    await inbox.getByText('Not verified').waitFor()
    const conversations = inbox.getByRole('region', { name: 'Conversations' })
    await conversations.getByText('The projector shows a green stripe').waitFor()
    expect(await conversations.getByRole('listitem').count()).toBe(2)
    expect(await conversations.getByRole('listitem').first().textContent()).toContain('open')
    await inbox.getByLabel('New note').fill('Calls back on Fridays, speaks Greek and German.')
    await inbox.getByRole('button', { name: 'Save note' }).click()
    await inbox.getByText('Calls back on Fridays').waitFor()
    await inbox.getByRole('button', { name: 'Edit' }).click()
    await inbox.getByLabel('Value of seats').fill('50')
    await inbox.getByRole('button', { name: 'Remove plan' }).click()
    await inbox.getByRole('button', { name: 'Save the customer' }).click()
    await inbox.getByRole('list', { name: 'Attributes' }).getByText('50').waitFor()
    expect((await stage.call('GET', '/v1/customers/c-4711')).attributes).toEqual({
      company: 'Helios Optics',
      seats: 50,
    })
    await looks('customer')
    await goTo('audit-log')
    await inbox.getByText('noted something about the customer').waitFor()
    await looks('audit-log')
  })

  test('a table of customers is mapped, mended and written', async () => {
    await goTo('customers')
    await looks('customers')
    await inbox.getByRole('button', { name: 'From a table' }).click()
    const dialog = inbox.getByRole('dialog')
    await dialog
      .getByLabel('Table')
      .fill(
        'number,who,mail,The city that they named when they signed up\nk-1,Ann Berg,ann@mail.example,Ulm\nk-2,Bo,not an address,Bonn',
      )
    await dialog.getByRole('button', { name: 'Preview' }).click()
    // Nothing is called as Baton calls it: which column is the id is said by hand.
    await dialog.getByText('no column is your id of them').first().waitFor()
    await dialog.getByLabel('What number becomes').selectOption('externalId')
    await dialog.getByLabel('What who becomes').selectOption('name')
    await dialog.getByLabel('What mail becomes').selectOption('email')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog
      .getByText('“not an address” is no address')
      .or(dialog.getByText('"not an address" is no address'))
      .waitFor()
    expect(await dialog.getByRole('button', { name: /^Write/ }).count()).toBe(0)
    await looks('customers-import')
    await inbox.setViewportSize({ width: 390, height: 844 })
    const rights = dialog.locator('select').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right))
    expect(Math.max(...(await rights))).toBeLessThanOrEqual(390 - 12)
    await inbox.setViewportSize({ width: 1440, height: 900 })
    await dialog.getByLabel('What mail becomes').selectOption('skip')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByRole('button', { name: 'Write 2 customers' }).click()
    await inbox.getByRole('link', { name: /Ann Berg/ }).click()
    await inbox.getByText('Not verified').waitFor()
    await inbox.getByText('They have not written yet').waitFor()
  })

  test('sites are allowed, keys are made and revoked, and a screen is found by its words', async () => {
    await goTo('sites')
    await inbox.getByLabel('Another site').fill('https://shop.example.com/cart')
    await inbox.getByRole('button', { name: 'Allow it' }).click()
    await inbox.getByRole('list', { name: 'Allowed sites' }).getByText('https://shop.example.com').waitFor()
    expect((await stage.call('GET', '/v1/workspace')).sites).toContain('https://shop.example.com')
    await inbox.getByText('never loaded there').first().waitFor()
    await looks('sites')
    await inbox.getByRole('link', { name: 'How the chat looks on https://shop.example.com' }).click()
    await inbox.getByRole('radio', { name: 'Left' }).click()
    await looks('site-look')
    await inbox.getByRole('region', { name: 'How it looks there' }).getByRole('button', { name: 'Save' }).click()
    await inbox.getByText('The look is saved').waitFor()
    expect((await stage.call('GET', '/v1/sites')).sites).toContainEqual(
      expect.objectContaining({
        origin: 'https://shop.example.com',
        look: expect.objectContaining({ position: 'left' }),
      }),
    )
    await inbox.getByLabel('Find in settings').fill('key')
    await inbox
      .getByRole('navigation', { name: 'Screens of settings' })
      .getByRole('link', { name: /API keys/ })
      .click()
    await inbox.getByRole('button', { name: 'New key' }).click()
    await inbox.getByLabel('Name').fill('Shop backend')
    await inbox.getByRole('button', { name: 'Make the key' }).click()
    const key = (await inbox.locator('[data-secret]').textContent()) ?? ''
    await inbox.getByRole('button', { name: 'I have it' }).click()
    const opens = async () =>
      (await fetch(`${stage.url}/v1/teams`, { headers: { authorization: `Bearer ${key}` } })).status
    expect(await opens()).toBe(200)
    await looks('keys')
    await inbox.getByRole('button', { name: 'Revoke Shop backend' }).click()
    await inbox.getByRole('button', { name: 'Revoke the key' }).click()
    await inbox.getByText('“Shop backend” is revoked').waitFor()
    expect(await opens()).toBe(401)
    expect(stage.complaints).toEqual([])
  })
})
