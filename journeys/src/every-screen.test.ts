import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillDesk, type FilledDesk } from './desk/fill-desk.ts'
import { fileBytes } from './desk/small-files.ts'
import { everyScreen, openScreen } from './desk/screens.ts'
import { serious } from './serious.ts'
import { apiKey, openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']
if (pictures) mkdirSync(pictures, { recursive: true })

interface Look {
  colorScheme: 'light' | 'dark'
  width: number
  /** The only rules that can say anything new; all where there are none. */
  only?: string[]
  /** Rules that said all they can in the looks before. */
  not?: string[]
  /** Where alone something can be new. */
  within?: string
}
const colours = ['color-contrast', 'link-in-text-block']
const first: Look = { colorScheme: 'light', width: 1440 }
const looks: readonly Look[] = [
  first,
  { colorScheme: 'dark', width: 1440, only: colours, within: 'main' },
  { colorScheme: 'dark', width: 390, not: colours },
]

const said: Record<string, string> = {
  'customer message': 'My Folio Color does not connect to the Wi-Fi any more, order 48213. I have restarted it twice.',
  'agent message': 'I see that both restarts did not help. Please hold the power button for 20 seconds.',
  'bot message': 'I could not find that. Shall I get somebody?',
  note: 'The same as last week: the new router of this provider.',
  customer: 'Nora Hart',
  'file name': 'Router settings of the guest network',
  'page title': 'Your orders',
  article:
    '# Wi-Fi\n\nRestart the router, then:\n\n1. Hold the power button\n2. Choose **your network**\n\n> [More](https://shop.example/help)',
}

describe('axe finds nothing serious or critical', () => {
  let stage: Stage
  let desk: FilledDesk
  let inbox: Page
  beforeAll(async () => {
    stage = await openStage()
    desk = await fillDesk({ url: stage.url, key: apiKey, call: stage.call }, 'ada', (place, most) =>
      (said[place] ?? `${place[0]?.toUpperCase()}${place.slice(1)} of the shop`).slice(0, most),
    )
    inbox = await openInbox(await stage.person({ viewport: { width: 1440, height: 900 } }), stage.url, 'Ada Lindqvist')
  })
  afterAll(() => stage?.end())

  /** What axe finds on what is shown now, in each look; the page is left as it was. */
  async function lookAt(
    name: string,
    page: Page,
    { part = page, as = looks }: { part?: Page | Frame; as?: readonly Look[] } = {},
  ): Promise<string[]> {
    const found: string[] = []
    for (const { colorScheme, width, ...rules } of as) {
      await show(page, colorScheme, width)
      for (const each of await serious(part, rules)) found.push(`${name} ${colorScheme} ${width}: ${each}`)
      if (pictures)
        await page.screenshot({ path: join(pictures, `${name.replaceAll(/\W+/g, '-')}-${colorScheme}-${width}.png`) })
    }
    await show(page, 'light', 1440)
    return found
  }

  async function show(page: Page, colorScheme: 'light' | 'dark', width: number): Promise<void> {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: width > 1000 ? 900 : 844 })
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))',
    )
  }

  test('the inbox: on any screen, wide and narrow', async () => {
    const screens = await everyScreen(inbox, desk)
    expect(screens.length).toBeGreaterThan(30)
    const found: string[] = []
    for (const screen of screens) {
      await openScreen(inbox, screen)
      found.push(...(await lookAt(screen, inbox)))
      for (const tab of await inbox.locator('main [role=tab][aria-selected=false]').all()) {
        await tab.click()
        found.push(...(await lookAt(`${screen} ${await tab.textContent()}`, inbox, { as: [first] })))
      }
    }
    expect(found).toEqual([])
  }, 180_000)

  test('the inbox: in what its keys open, and in a picture that was sent', async () => {
    const found: string[] = []
    await openScreen(inbox, `/c/${desk.held}`)
    for (const key of ['?', '/', 'Control+k', 't', 'e', 'w']) {
      await inbox.locator('body').press(key)
      await inbox.getByRole('dialog').first().waitFor()
      found.push(...(await lookAt(`the key ${key}`, inbox, { as: looks.slice(0, 2) })))
      await inbox.keyboard.press('Escape')
      await inbox.getByRole('dialog').first().waitFor({ state: 'detached' })
    }
    await inbox
      .getByRole('button', { name: /^Open .*\.png$/ })
      .first()
      .click()
    await inbox.getByRole('dialog').waitFor()
    found.push(...(await lookAt('a picture', inbox, { as: looks.slice(0, 2) })))
    await inbox.keyboard.press('Escape')
    expect(found).toEqual([])
  })

  test('the door: signing in, and what an invitation opens', async () => {
    const csv = 'name,email\nNia Okoye,nia@folio.example'
    await stage.call('POST', '/v1/agents/import', { csv, preview: false })
    const { people } = await stage.call('GET', '/v1/people')
    const { id } = people.find(({ name }: { name: string }) => name === 'Nia Okoye')
    const { path } = await stage.call('POST', `/v1/agents/${id}/invitation`, {})
    const door = await (await stage.person()).newPage()
    const found: string[] = []
    for (const [name, address, heading] of [
      ['signing in', '/inbox', 'Sign in'],
      ['an invitation', path, 'Choose your password'],
    ] as const) {
      await door.goto('about:blank')
      await door.goto(stage.url + address)
      await door.getByRole('heading', { name: heading }).waitFor()
      found.push(...(await lookAt(name, door)))
    }
    await door.context().close()
    expect(found).toEqual([])
  })

  test('the widget: in every state of a conversation', async () => {
    for (const each of ['kofi', 'mara', 'sam', 'ada'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    const shop = await (await stage.person()).newPage()
    await shop.goto(`${stage.url}/demo/orders.html`)
    const chat = await openWidget(shop)
    const part = shop.frames().find((frame) => frame.url().includes('/widget/frame'))
    const found: string[] = []
    const look = async (name: string) =>
      void found.push(...(await lookAt(`widget, ${name}`, shop, { part: part ?? shop })))
    await look('new')
    await write(chat, 'How do I cancel Folio Plus?')
    await chat.getByText('Did that help?').waitFor()
    await look('answered')
    await write(chat, 'I want to talk to a human')
    await chat.locator('.head').getByText(/.+/).first().waitFor()
    const { conversations } = await stage.call('GET', '/v1/conversations?limit=1')
    const [{ id }] = conversations
    await expect.poll(async () => (await stage.call('GET', `/v1/conversations/${id}`)).holder.kind).toBe('queue')
    await look('waiting')
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    await chat
      .getByText(/Mara Vogel/)
      .first()
      .waitFor()
    await chat
      .locator('input[type=file]')
      .setInputFiles({ name: 'screen.png', mimeType: 'image/png', buffer: fileBytes.png })
    await chat.getByRole('list', { name: 'Files to send' }).waitFor()
    await look('with a person, and a file in the tray')
    await chat.getByRole('textbox').press('Enter')
    await chat.getByRole('list', { name: 'Files to send' }).waitFor({ state: 'detached' })
    await stage.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'hello',
      author: { kind: 'agent', id: 'mara' },
      text: 'Hello, I have your screenshot: see https://shop.example/help',
    })
    await chat.getByText('Hello, I have your screenshot').waitFor()
    await look('with files')
    await stage.call('POST', `/v1/conversations/${id}/resolve`, { agentId: 'mara' })
    await expect.poll(async () => (await stage.call('GET', `/v1/conversations/${id}`)).status).toBe('resolved')
    await shop.waitForTimeout(500)
    await look('resolved')
    await shop.context().close()
    expect(found).toEqual([])
  })

  test('and what is wrong is found', async () => {
    const bad = await (await stage.person()).newPage()
    await bad.setContent(
      '<html lang="en"><title>x</title><main><img src="data:,"><p style="color:#bbb;background:#fff">Pale</p><button></button></main>',
    )
    expect((await serious(bad)).map((each) => each.split(' ')[1])).toEqual([
      'button-name',
      'color-contrast',
      'image-alt',
    ])
    expect(await serious(bad, { only: colours })).toHaveLength(1)
    expect(await serious(bad, { not: colours })).toHaveLength(2)
    await bad.context().close()
  })
})
