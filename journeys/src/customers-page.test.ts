import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openStage, openWidget, write, type Stage } from './stage.ts'

/** The customer's page on its way to whoever helps: frozen at the handoff, followed when they allow it, and pointed at. */
/** Waiting is on progress: so long at most, on a machine that has other things to do. */
const patience = { timeout: 30_000 }

describe('the page that the customer is on', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  })
  afterAll(() => stage?.end())
  afterEach(() => stage.call('PUT', '/v1/workspace', { pageCapture: 'on' }))

  let count = 0
  /** A customer on a page of the shop, who has written; and everything that their browser has sent to the desk. */
  async function customer(path: string, before: (page: Page) => Promise<void> = async () => {}) {
    const context = await stage.person()
    const page = await context.newPage()
    const sent: { url: string; body: string; at: number }[] = []
    page.on('request', (request) => {
      if (/\/captures|\/handoff|\/follow-page|page-[\w-]+\.js/.test(request.url()))
        sent.push({ url: request.url(), body: request.postData() ?? '', at: performance.now() })
    })
    await page.goto(`${stage.url}/demo/${path}`)
    await before(page)
    const chat = await openWidget(page)
    const problem = `Something is wrong here, ${++count}`
    await write(chat, problem)
    await chat.getByText(problem).waitFor()
    const id = await conversationOf(problem)
    return { page, chat, sent, id, end: () => context.close() }
  }

  async function conversationOf(problem: string): Promise<string> {
    let id = ''
    await expect
      .poll(async () => {
        const { conversations } = await stage.call('GET', '/v1/conversations')
        id = conversations.find((each: { problem: string }) => each.problem === problem)?.id ?? ''
        return id
      }, patience)
      .not.toBe('')
    return id
  }

  const ask = (chat: FrameLocator) => chat.getByRole('button', { name: 'Talk to a person' }).last().click()

  /** The handoff as the card has it, once it has a picture or says why not. */
  async function handoffOf(id: string) {
    await expect
      .poll(async () => (await stage.call('GET', `/v1/conversations/${id}`)).handoffId, patience)
      .not.toBeNull()
    const { handoffId } = await stage.call('GET', `/v1/conversations/${id}`)
    return stage.call('GET', `/v1/handoffs/${handoffId}`)
  }

  /** The picture that the handoff shows, which may come a moment after it. */
  async function captureOf(id: string) {
    await expect.poll(async () => (await handoffOf(id)).package.page.captureId, patience).toBeTruthy()
    return (await stage.call('GET', `/v1/captures/${(await handoffOf(id)).package.page.captureId}`)).capture
  }

  test('"which page are you on?" need not be asked: page, trail, errors and picture travel (failure 15)', async () => {
    const { page, chat, sent, id, end } = await customer('checkout.html', async (page) => {
      await page.getByRole('link', { name: 'E-readers' }).click()
      // Whoever leaves before the widget is there was not seen there.
      await page.waitForURL(/e-readers/)
      await page.locator('#baton-widget').waitFor({ state: 'attached' })
      await page.goBack()
      await page.getByLabel('Name').fill('')
      await page.getByRole('button', { name: /^Pay/ }).click()
      await page.getByLabel('Name').fill('Dana Whitfield')
      await page.getByRole('button', { name: /^Pay/ }).click()
      await page.getByText('Card declined').waitFor()
      await page.evaluate(() => fetch('/demo/api/orders/48213377/pay?card=4000000000000002', { method: 'POST' }))
    })
    const pressed = performance.now()
    await ask(chat)
    await chat.getByText(/a person from Support/).waitFor()
    const capture = await captureOf(id)
    const { package: pkg, completeness } = await handoffOf(id)
    expect(pkg.page).toMatchObject({
      feature: 'checkout',
      context: { cart: '2 items, €140.99', payment: 'declined' },
      captureId: expect.stringMatching(/^cap_/),
    })
    expect(
      pkg.page.errors.map(({ kind, message, url, status, label }: Record<string, unknown>) => [
        kind,
        message ?? url,
        status ?? label,
      ]),
    ).toEqual([
      ['failed-request', '/demo/api/orders/████████/pay', 404],
      ['console-error', 'Payment refused: card_declined (issuer code 05)', undefined],
      ['invalid', 'nothing entered', 'Name'],
    ])
    expect(
      pkg.page.trail.map(
        ({ kind, url, label }: Record<string, unknown>) => `${String(kind)} ${String(url ?? label ?? '')}`,
      ),
    ).toEqual(expect.arrayContaining(['page /demo/checkout.html', 'click E-readers', 'page /demo/e-readers.html']))
    expect(JSON.stringify(pkg.page)).not.toMatch(/4000|Whitfield|Lindenallee/)
    expect(completeness.parts.find(({ part }: { part: string }) => part === 'capture').state).toBe('present')
    // Frozen first, then handed off with it; a page that takes longer than it may is handed off first.
    const order = sent.filter(({ url }) => /(?:captures|handoff)$/.test(url))
    expect(order).toHaveLength(2)
    if (order[0]?.url.endsWith('handoff')) expect(order[0].at - pressed).toBeGreaterThan(390)

    expect(capture.targets.map(({ label }: { label: string }) => label)).toContain('Card number')
    expect(JSON.stringify(capture)).not.toMatch(/4000|Whitfield|Lindenallee|<script|onclick/)
    expect(capture.dropped).toBe(0)
    expect(await page.evaluate('document.activeElement.id')).toBe('baton-widget')
    await end()
  })

  test('a handoff that comes by itself is pictured a moment after, and shows it', async () => {
    const { chat, id, end } = await customer('cart.html')
    await write(chat, 'I want to talk to a real person please')
    await expect.poll(async () => (await handoffOf(id)).package.page.captureId, patience).toBeTruthy()
    const { completeness } = await handoffOf(id)
    expect(completeness.parts.find(({ part }: { part: string }) => part === 'capture').state).toBe('present')
    await end()
  })

  test('where the workspace asks, nothing goes before the customer says yes, and no is the cause of the gap', async () => {
    await stage.call('PUT', '/v1/workspace', { pageCapture: 'ask' })
    const { chat, sent, id, end } = await customer('cart.html')
    await ask(chat)
    await chat.getByText(/May the person who helps see the page/).waitFor()
    expect(sent.filter(({ url }) => /captures|page-/.test(url))).toEqual([])
    await picture(chat, 'ask')
    await chat.getByRole('button', { name: 'No', exact: true }).click()
    await expect
      .poll(
        async () =>
          (await handoffOf(id)).package.missing.find(({ part }: { part: string }) => part === 'capture')?.cause,
        patience,
      )
      .toBe('customer-declined')
    expect(sent.some(({ url }) => /page-[\w-]+\.js/.test(url))).toBe(false)
    await end()
  })

  test('where the workspace does not look at pages, nothing is loaded and nothing sent', async () => {
    await stage.call('PUT', '/v1/workspace', { pageCapture: 'off' })
    const { chat, sent, id, end } = await customer('cart.html')
    await ask(chat)
    const { package: pkg } = await handoffOf(id)
    expect(pkg.missing).toContainEqual({ part: 'capture', cause: 'capture-refused', owner: 'rule' })
    expect(sent.filter(({ url }) => /captures|page-/.test(url))).toEqual([])
    await end()
  })

  test('it is followed only while the customer allows it, and says so all the while', async () => {
    const { page, chat, sent, id, end } = await customer('cart.html')
    const live = () => sent.filter(({ body }) => body.includes('"because":"live"'))
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    await stage.call('POST', `/v1/conversations/${id}/follow-page`, { agentId: 'mara' })
    await chat.getByText(/asks to see this page as you use it/).waitFor()
    await picture(chat, 'follow')
    await page.getByRole('button', { name: 'One Folio One more' }).click()
    expect(live()).toEqual([])
    expect(await page.locator('#baton-indicator').count()).toBe(0)

    await chat.getByRole('button', { name: 'Allow' }).click()
    const stop = page.locator('#baton-indicator').getByRole('button', { name: 'Stop' })
    await stop.waitFor()
    await expect.poll(() => live().length, patience).toBeGreaterThan(0)
    await shot(page, 'followed')
    // Changes are seen, and not more often than every second and a half.
    for (let n = 0; n < 20; n++) {
      await page.getByRole('button', { name: 'One Folio One more' }).click()
      await page.waitForTimeout(100)
    }
    await expect.poll(() => live().length, patience).toBeGreaterThan(2)
    // By the page's own clock: how soon this test hears of a request says nothing.
    const times = live().map(({ body }) => Date.parse(/"takenAt":"([^"]+)"/.exec(body)?.[1] ?? ''))
    const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(1450)
    expect(await everythingKept(id)).toEqual([])

    // It goes on over the next page, and so does what says so.
    const before = live().length
    await page.goto(`${stage.url}/demo/help.html`)
    await stop.waitFor()
    await expect.poll(() => live().length, patience).toBeGreaterThan(before)
    await stop.click()
    await expect.poll(() => page.locator('#baton-indicator').count(), patience).toBe(0)
    await expect
      .poll(async () => (await eventsOf(id)).at(-1), patience)
      .toMatchObject({ type: 'FollowStopped', because: 'customer' })
    const after = live().length
    await page.evaluate(() => document.body.append('changed'))
    await page.waitForTimeout(2500)
    expect(live().length).toBe(after)
    await end()
  })

  test('somebody points: the customer sees where, who and why, keeps the focus, and can be rid of it', async () => {
    const { page, chat, id, end } = await customer('checkout.html')
    await ask(chat)
    const capture = await captureOf(id)
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    const target = capture.targets.find(({ label }: { label: string }) => label === 'Security code')
    await page.evaluate('scrollTo(0, 0)')
    const focused = 'document.activeElement.id + document.activeElement.tagName'
    const before = await page.evaluate(focused)
    const point = () =>
      stage.call('POST', `/v1/conversations/${id}/point`, {
        node: target.id,
        note: 'The three digits on the back',
        agentId: 'mara',
      })
    await point()
    const pointer = page.locator('#baton-pointer')
    await pointer.getByText('The three digits on the back').waitFor()
    expect(await pointer.getByText(/points here/).count()).toBe(1)
    expect(await page.evaluate(focused)).toBe(before)
    const field = await page.getByLabel('Security code').boundingBox()
    await expect
      .poll(async () => {
        const ring = await pointer.locator('.ring').boundingBox()
        return Math.abs((ring?.x ?? 0) + (ring?.width ?? 0) / 2 - (field?.x ?? 0) - (field?.width ?? 0) / 2)
      }, patience)
      .toBeLessThan(4)
    await shot(page, 'pointed')
    // The key may be pressed in the chat's frame, which tells the page.
    await page.keyboard.press('Escape')
    await expect.poll(() => pointer.count(), patience).toBe(0)
    // Shown again when it is asked for; a click elsewhere ends it and does what it does.
    await chat.getByRole('button', { name: 'Show me' }).click()
    await pointer.getByText('The three digits on the back').waitFor()
    await page.getByLabel('Name').click()
    expect(await pointer.count()).toBe(0)
    expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT')
    // Gone from the page, the line says so instead.
    await page.evaluate(() => document.querySelector('#payment')?.remove())
    await point()
    await chat.getByText('That is no longer on this page.').first().waitFor()
    expect(await pointer.count()).toBe(0)
    await end()
  })

  test('what the chat stands over is shown when the customer presses, and the chat makes way', async () => {
    const context = await stage.person({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
    const page = await context.newPage()
    await page.goto(`${stage.url}/demo/checkout.html`)
    const chat = await openWidget(page)
    const problem = `On a phone, ${++count}`
    await write(chat, problem)
    await chat.getByText(problem).waitFor()
    const id = await conversationOf(problem)
    await ask(chat)
    const capture = await captureOf(id)
    const target = capture.targets.find(({ label }: { label: string }) => label === 'Card number')
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    await stage.call('POST', `/v1/conversations/${id}/point`, { node: target.id, note: 'This one', agentId: 'mara' })
    const show = chat.getByRole('button', { name: 'Show me' })
    await show.waitFor()
    expect(await page.locator('#baton-pointer').count()).toBe(0)
    await shot(page, 'phone-thread')
    await show.tap()
    await page.locator('#baton-pointer').getByText('This one').waitFor()
    expect(await page.locator('#baton-widget button.button').getAttribute('aria-expanded')).toBe('false')
    await shot(page, 'phone-pointed')
    await context.close()
  })

  test('what is asked and shown can be used by everybody, dark as well', async () => {
    const { page, chat, id, end } = await customer('cart.html')
    await page.emulateMedia({ colorScheme: 'dark' })
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const faults = async () => {
      const found: string[] = []
      for (const frame of page.frames()) {
        await frame.evaluate(axe)
        found.push(...((await frame.evaluate(checkAll)) as string[]))
      }
      return found
    }
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    const before = await faults()
    await stage.call('POST', `/v1/conversations/${id}/follow-page`, { agentId: 'mara' })
    await chat.getByRole('button', { name: 'Allow' }).waitFor()
    const asked = await faults()
    await shot(page, 'dark-asked')
    await chat.getByRole('button', { name: 'Allow' }).click()
    await page.locator('#baton-indicator .bar').waitFor()
    await stage.call('POST', `/v1/conversations/${id}/point`, {
      url: `${stage.url}/demo/orders.html`,
      note: 'Here',
      agentId: 'mara',
    })
    await chat.getByRole('link', { name: 'Open the page' }).waitFor()
    const shown = await faults()
    await shot(page, 'dark-followed')
    expect([...asked, ...shown].filter((each) => !before.includes(each))).toEqual([])
    await end()
  })

  test('a way is offered, never forced, and only on sites that are allowed', async () => {
    const { page, chat, id, end } = await customer('cart.html')
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    const here = page.url()
    await expect(stage.call('POST', `/v1/conversations/${id}/point`, { url: 'https://evil.example/' })).rejects.toThrow(
      /403/,
    )
    await stage.call('POST', `/v1/conversations/${id}/point`, {
      url: `${stage.url}/demo/orders.html`,
      label: 'Your orders',
      note: 'Your parcel is here',
      agentId: 'mara',
    })
    const link = chat.getByRole('link', { name: 'Your orders' })
    await link.waitFor()
    await picture(chat, 'way')
    expect(page.url()).toBe(here)
    await link.click()
    await page.waitForURL(/orders\.html$/)
    await end()
  })

  const eventsOf = async (id: string) => (await stage.call('GET', `/v1/conversations/${id}/events`)).events
  const everythingKept = async (id: string) =>
    (await eventsOf(id)).filter(({ type }: { type: string }) => type === 'PageCaptured')
})

const checkAll =
  'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] }).then((r) => r.violations.map((v) => v.impact + " " + v.id + " " + v.nodes[0].target))'

/** Pictures to look at, where somebody wants them: `BATON_SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['BATON_SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}

const picture = (chat: FrameLocator, name: string) => shot(chat.owner().page(), name)
