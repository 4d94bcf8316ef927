import { createServer, type Server } from 'node:http'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, write, type Stage } from './stage.ts'

/** Somebody's site on another origin than Baton's, with a strict policy and things of its own in the corner. */
interface Site {
  origin: string
  end(): void
}

describe('the widget on somebody’s site', () => {
  let stage: Stage
  let shop: Site
  let stranger: Site
  beforeAll(async () => {
    stage = await openStage()
    ;[shop, stranger] = await Promise.all([openSite(stage.url), openSite(stage.url)])
    await stage.call('PUT', '/v1/workspace', { sites: [shop.origin] })
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  })
  afterAll(async () => {
    await stage?.end()
    shop?.end()
    stranger?.end()
  })

  /** A page of the site, with what the site hears and what moves on it. */
  async function visit(site: Site, path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await stage.browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
    const page = await context.newPage()
    await page.addInitScript(`
      window.heard = []; window.shift = 0
      new PerformanceObserver((list) => { for (const e of list.getEntries()) window.shift += e.value }).observe({ type: 'layout-shift', buffered: true })
    `)
    await page.goto(site.origin + path)
    return page
  }
  const button = (page: Page) => page.locator('#baton-widget button.button')
  const frame = (page: Page) => page.frameLocator('#baton-widget iframe')
  const focused = (page: Page) =>
    page.evaluate(
      'document.activeElement.id + ":" + (document.activeElement.shadowRoot?.activeElement?.className ?? "")',
    )

  test('talks there under a strict policy, moves nothing, and tells the site what happens', async () => {
    const page = await visit(shop, '/books?q=secret&page=2#part')
    await button(page).click()
    await write(frame(page), 'How long do I have to return a reader?')
    await frame(page).getByText('Did that help?').waitFor()
    await frame(page).getByRole('button', { name: 'Talk to a person' }).last().click()
    await frame(page)
      .getByText(/asking a person from Support/)
      .waitFor()
    expect(await page.evaluate('window.shift')).toBe(0)
    expect(await page.evaluate('window.heard.map(([name]) => name)')).toEqual(
      expect.arrayContaining(['open', 'message', 'handoff']),
    )
    expect(await page.evaluate('window.violations')).toEqual([])

    // The page as it may be told: names of parameters without their values, and no fragment.
    const seen = await pagesSeen(stage)
    expect(seen.map((p) => p.url)).toEqual([`${shop.origin}/books?q&page`])
    // What the site said wrongly before the widget was there kept nothing that it said after.
    expect(seen[0]).toMatchObject({ feature: 'books' })
    await page.evaluate('history.pushState(null, "", "/checkout?card=4111"); document.title = "Checkout"')
    await page.evaluate('Baton("page", { feature: "checkout" })')
    await write(frame(page), 'I am at the checkout now')
    await expect
      .poll(async () => (await pagesSeen(stage)).at(-1))
      .toMatchObject({ url: `${shop.origin}/checkout?card`, title: 'Checkout', feature: 'checkout' })
    await page.context().close()
  })

  test('is not shown by a site that is not on the list, and costs it nothing', async () => {
    const page = await visit(stranger)
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
    await button(page).click()
    await refused
    await expect.poll(() => frame(page).getByRole('textbox').count()).toBe(0)
    expect(await focused(page)).toContain('baton-widget')
    await page.context().close()
  })

  test('answers nobody but the site’s own window, and the site nobody but the chat', async () => {
    const page = await visit(shop)
    await button(page).click()
    await write(frame(page), 'Do my credits expire?')
    await frame(page).getByText('Do my credits expire?').waitFor()
    const chat = page.frames().find((each) => each.url().includes('/widget/frame'))
    // The right origin, and not the window that embeds it.
    await chat?.evaluate(() => postMessage({ baton: 1, type: 'forget' }, '*'))
    // The right window's message, from elsewhere: a frame of the site's, and the site itself.
    await page.evaluate(
      () =>
        new Promise((done) => {
          const other = document.createElement('iframe')
          other.srcdoc = '<p>other</p>'
          other.addEventListener('load', done)
          document.body.append(other)
        }),
    )
    const other = page.frames().find((each) => each.url() === 'about:srcdoc')
    const posted = await other?.evaluate(() => (parent.postMessage({ baton: 1, type: 'close' }, '*'), true))
    expect(posted).toBe(true)
    await page.evaluate(() => postMessage({ baton: 1, type: 'close' }, '*'))
    await page.waitForTimeout(400)
    expect(await button(page).getAttribute('aria-expanded')).toBe('true')
    expect(await frame(page).getByText('Do my credits expire?').count()).toBe(1)
    // The chat's own word counts.
    await chat?.evaluate((site) => parent.postMessage({ baton: 1, type: 'close' }, site), shop.origin)
    await expect.poll(() => button(page).getAttribute('aria-expanded')).toBe('false')
    await page.context().close()
  })

  test('opens within 150 ms once it is loaded', async () => {
    const page = await visit(shop)
    await button(page).click()
    await frame(page).getByRole('textbox').waitFor()
    const times: number[] = []
    for (let i = 0; i < 5; i++) {
      await page.evaluate('Baton("close")')
      await page.waitForTimeout(300)
      times.push(
        (await page.evaluate(`new Promise((done) => {
          const panel = document.querySelector('#baton-widget').shadowRoot.querySelector('.panel')
          const from = performance.now()
          Baton('open')
          requestAnimationFrame(() => requestAnimationFrame(() => {
            if (getComputedStyle(panel).visibility === 'visible') done(performance.now() - from)
          }))
        })`)) as number,
      )
    }
    expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(150)
    await page.context().close()
  })

  test('makes the panel when somebody reaches for the button, which then says what it opens', async () => {
    const page = await visit(shop)
    const opens = () =>
      page.evaluate(`(() => {
        const { shadowRoot } = document.querySelector('#baton-widget')
        const id = shadowRoot.querySelector('button').getAttribute('aria-controls')
        return [shadowRoot.querySelectorAll('.panel').length, id && shadowRoot.getElementById(id).getAttribute('role')]
      })()`)
    await button(page).waitFor()
    expect(await opens()).toEqual([0, null])
    await button(page).focus()
    expect(await opens()).toEqual([1, 'dialog'])
    await page.keyboard.press('Enter')
    await frame(page).getByRole('textbox').waitFor()
    expect(await opens()).toEqual([1, 'dialog'])
    await page.context().close()
  })

  test('goes by the keyboard: a real button, focus in and back, Escape closes', async () => {
    const page = await visit(shop)
    await button(page).focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() =>
        frame(page)
          .getByRole('textbox')
          .evaluate((e) => document.activeElement === e),
      )
      .toBe(true)
    expect(await button(page).getAttribute('aria-expanded')).toBe('true')
    await frame(page).getByRole('textbox').press('Escape')
    await expect.poll(() => focused(page)).toBe('baton-widget:button')
    expect(await button(page).getAttribute('aria-label')).toBe('Open chat')

    // Opened by something of the site's, it gives the focus back to that.
    await page.locator('#help').click()
    await frame(page).getByRole('textbox').press('Escape')
    await expect.poll(() => focused(page)).toBe('help:')
    await page.context().close()
  })

  test('does not take the focus when a page comes with an open chat', async () => {
    const page = await visit(shop)
    await button(page).click()
    await frame(page).getByRole('textbox').waitFor()
    await page.goto(`${shop.origin}/other`)
    await frame(page).getByRole('textbox').waitFor()
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
    await page.context().close()
  })

  test('stands over what the site has pinned to its corner, and comes down when that is gone', async () => {
    const page = await visit(shop, '/?banner')
    const bottom = async () => Math.round(((await button(page).boundingBox())?.y ?? 0) + 56)
    await expect.poll(bottom).toBe(860 - 70 - 12)
    await page.locator('#banner button').click()
    await expect.poll(bottom).toBe(860 - 20)
    await page.context().close()
  })

  test('fills a phone’s screen and holds the page behind it', async () => {
    const page = await visit(shop, '/', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
    await page.evaluate('scrollTo(0, 500)')
    await button(page).tap()
    await frame(page).getByRole('textbox').waitFor()
    const panel = page.locator('#baton-widget .panel')
    await expect.poll(() => panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    expect(await page.evaluate('getComputedStyle(document.documentElement).overflow')).toBe('hidden')
    await frame(page).getByRole('button', { name: 'Close' }).tap()
    await expect.poll(() => page.evaluate('getComputedStyle(document.documentElement).overflow')).toBe('visible')
    expect(await page.evaluate('scrollY')).toBe(500)
    await page.context().close()
  })

  test('words stay words: markup and addresses of other kinds are shown, never run', async () => {
    const page = await visit(shop)
    await button(page).click()
    const text = '<img src=x onerror="window.run=1"> javascript:alert(1) https://a.example/x.'
    await write(frame(page), text)
    await frame(page).getByText('onerror').waitFor()
    expect(await frame(page).locator('.bubble img').count()).toBe(0)
    const links = frame(page).locator('.by-customer a')
    expect(
      await links.evaluateAll((all) => (all as HTMLAnchorElement[]).map((a) => [a.href, a.rel, a.target])),
    ).toEqual([['https://a.example/x', 'noopener noreferrer', '_blank']])
    await page.context().close()
  })
})

async function pagesSeen(stage: Stage): Promise<{ url: string }[]> {
  const { conversations } = await stage.call('GET', '/v1/conversations')
  const newest = conversations.toSorted((a: { openedAt: string }, b: { openedAt: string }) =>
    b.openedAt.localeCompare(a.openedAt),
  )[0]
  const { events } = await stage.call('GET', `/v1/conversations/${newest.id}/events`)
  return events.flatMap((e: { type: string; page: { url: string } }) => (e.type === 'PageSeen' ? [e.page] : []))
}

async function openSite(baton: string): Promise<Site> {
  const page = (
    banner: boolean,
  ) => `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>A shop</title></head>
    <body style="margin:0;height:3000px"><h1>A shop</h1><button id="help">Help</button>
    ${banner ? '<div id="banner" style="position:fixed;left:0;right:0;bottom:0;height:70px;background:#ddd"><button>Fine</button></div>' : ''}
    <script src="/site.js"></script><script src="${baton}/widget.js?workspace=demo" data-workspace="demo" async></script></body></html>`
  const script = `
    window.Baton = function () { (Baton.q = Baton.q || []).push(arguments) }
    window.violations = []
    addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective + ' ' + e.blockedURI))
    for (const name of ['open', 'close', 'unread', 'message', 'handoff']) Baton('on', name, (value) => heard.push([name, value]))
    if (location.pathname === '/books') {
      const round = {}
      Baton('page', { context: Object.assign(round, { round }) })
      Baton('page', { feature: 'books' })
    }
    document.getElementById('help').onclick = () => Baton('open')
    const banner = document.querySelector('#banner button')
    if (banner) banner.onclick = () => banner.parentElement.remove()`
  const server: Server = createServer((request, response) => {
    const isScript = request.url === '/site.js'
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8',
      // What a careful site allows: Baton's script and frame, and no style but what stands in the page's own elements.
      'content-security-policy': `default-src 'none'; script-src 'self' ${baton}; frame-src 'self' ${baton}; style-src-attr 'unsafe-inline'`,
    })
    response.end(isScript ? script : page(request.url?.includes('banner') ?? false))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { origin: `http://localhost:${port}`, end: () => server.close() }
}
