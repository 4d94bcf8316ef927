import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCanaries, stem } from './canaries/canaries.ts'
import { drawing, frameworks, type Framework } from './canaries/frameworks.ts'
import { openStage, write, type Stage } from './stage.ts'

/**
 * What leaves the browser when a page is frozen, and when it is followed live: nothing that somebody wrote, and nothing of the page's words that its
 * site has not marked. At least 150 canaries, on pages of six frameworks, in a real browser; the bytes that are sent are searched for any of them.
 */
describe('what a picture of the page tells', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  })
  afterAll(() => stage?.end())

  test('there are enough canaries', () => {
    expect(makeCanaries().places.size).toBeGreaterThanOrEqual(150)
  })

  test.each(frameworks)('of a page drawn by %s: none of the canaries', { timeout: 120_000 }, async (framework) => {
    const { canaries, page, site, end } = await visit(framework)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''))
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))))

    // They are on the page: a test that looks for what is not there would find nothing.
    const there = await page.evaluate(everythingOn)
    const lacking = [...canaries.places].filter(([word]) => !there.includes(word)).map(([, place]) => place)
    expect(lacking.filter((place) => !isBeyondReach(place))).toEqual([])

    await page.locator('#baton-widget button.button').click()
    const chat = page.frameLocator('#baton-widget iframe')
    const problem = `My page of ${framework} is broken`
    await write(chat, problem)
    await chat.getByText(problem).waitFor()
    await chat.getByRole('button', { name: 'Talk to a person' }).last().click()
    await expect
      .poll(() => sent.find((each) => each.includes('"because":"handoff"')), { timeout: 20_000 })
      .toBeDefined()
    const frozen = sent.find((each) => each.includes('"because":"handoff"')) ?? ''

    const { conversations } = await stage.call('GET', '/v1/conversations')
    const mine = (conversations as { id: string; problem: string; handoffId: string | null }[]).find(
      (each) => each.problem === problem,
    )
    const path = `/v1/conversations/${mine?.id}`
    await expect.poll(async () => (await stage.call('GET', path)).handoffId).not.toBeNull()
    await stage.call('POST', `${path}/take-over`, { agentId: 'mara' })
    await stage.call('POST', `${path}/follow-page`, { agentId: 'mara' })
    await chat.getByRole('button', { name: 'Allow' }).click()
    await expect.poll(() => sent.some((each) => each.includes('"because":"live"')), { timeout: 20_000 }).toBe(true)

    const all = sent.filter((each) => !each.startsWith(site)).join('\n')
    const told = [...canaries.places].filter(([word]) => includesWord(all, word)).map(([, place]) => place)
    expect(told).toEqual([])
    expect(all.toLowerCase()).not.toContain(stem)
    // And it is a picture: what the site marks is in it, and what it does not mark is there as blocks.
    expect(frozen).toContain('Shown on purpose')
    expect(frozen).toContain('██')
    expect((JSON.parse(frozen) as { capture: { nodes: number } }).capture.nodes).toBeGreaterThan(150)
    end()
    await page.context().close()
  })

  async function visit(framework: Framework) {
    const canaries = makeCanaries()
    const { html, script } = await drawing(framework, canaries.drawn)
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://site')
      if (pathname === '/app.js') return void response.setHeader('content-type', 'text/javascript').end(script)
      if (pathname !== '/') return void response.writeHead(404).end()
      response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="en">
        <head><title>A page</title>${canaries.head}
        <script src="${stage.url}/widget.js?workspace=demo" data-workspace="demo" async></script></head>
        <body><div id="app">${html}</div>${canaries.body}<script src="/app.js"></script></body></html>`)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const site = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    await stage.call('PUT', '/v1/workspace', { sites: [site] })
    const context = await stage.browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
    // What the page itself asks for elsewhere is its own matter, and does not leave this machine.
    await context.route(/shop\.example/, (route) => route.abort())
    const page = await context.newPage()
    await page.goto(`${site}/?${canaries.query}`)
    if (framework !== 'html') await page.waitForSelector('html[data-drawn]')
    await page.evaluate(canaries.script)
    await page.locator('#baton-widget button.button').waitFor()
    for (const [selector, word] of canaries.typed) await page.locator(selector).fill(word)
    // The button beside a password shows it as text, and the page says it once more where its words may be shown.
    await page.locator('#revealed').evaluate((field: HTMLInputElement) => void (field.type = 'text'))
    const revealed = canaries.typed.get('#revealed') ?? ''
    await page.locator('#mirror').evaluate((line, word) => void (line.textContent = `You wrote ${word}`), revealed)
    await page.locator('#form').evaluate((form: HTMLFormElement) => form.requestSubmit())
    return { canaries, page, site, end: () => server.close() }
  }
})

/** In whatever way it may be written. */
function includesWord(all: string, word: string): boolean {
  const ways = [word, word.toUpperCase(), [...word].toReversed().join(''), btoa(word).slice(0, -4), escape(word)]
  return ways.some((way) => all.includes(way))
}

/** What no script of a page can read back: that it is there is known because the test has put it there. */
const isBeyondReach = (place: string) =>
  [
    'closed shadow',
    'canvas',
    'import',
    'style comment',
    'state of the history',
    'storage',
    'name of the window',
  ].includes(place) || /^(?:font|noscript|script)/.test(place)

/** All words of a page, as far as a script can read them: attributes, texts, values, shadows, styles, address. Runs in the page. */
function everythingOn(): string {
  const found: string[] = [location.href]
  const look = (root: Document | ShadowRoot) => {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      try {
        for (const rule of sheet.cssRules) found.push(rule.cssText)
      } catch {
        // not ours to read
      }
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL)
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (node.nodeValue) found.push(node.nodeValue)
      if (!(node instanceof Element)) continue
      for (const { value } of node.attributes) found.push(value)
      if ('value' in node) found.push(String(node.value))
      if (node instanceof HTMLTemplateElement) found.push(node.innerHTML)
      if (node.shadowRoot) look(node.shadowRoot)
    }
  }
  look(document)
  return found.join('\n')
}
