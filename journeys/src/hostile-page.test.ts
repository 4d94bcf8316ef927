import { createServer, type Server } from 'node:http'
import type { Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostileCaptures } from './hostile/captures.ts'
import { naiveMarkup } from './hostile/naive-markup.ts'
import type { Canary, Hostile } from './hostile/nodes.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

/**
 * Hundreds of hostile captures, drawn by the inbox itself in a real Chromium. They come to it past the server, whose own list would have
 * stopped most of them: what the inbox shows must be safe whoever wrote it.
 */
describe('replay of hostile captures', () => {
  let stage: Stage
  let canary: CountingCanary
  let hostile: Hostile[]
  let inbox: Page
  let conversationId: string
  let show: (index: number) => Promise<void>
  const captureOf = (index: number) => `cap_hostile-${index}`

  beforeAll(async () => {
    canary = await openCanary()
    hostile = hostileCaptures(canary)
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    const agent = await stage.person({ viewport: { width: 1440, height: 900 } })
    const { inject, page } = await inboxWithInjection(stage, agent)
    inbox = page
    await canary.listenIn(inbox)
    await inbox.route('**/v1/captures/*', (route) => {
      const id = new URL(route.request().url()).pathname.split('/').at(-1) ?? ''
      const it = hostile[Number(id.split('-')[1])]
      return route.fulfill({ contentType: 'application/json', body: answerOf(id, conversationId, it) })
    })
    conversationId = await handedOver(stage, inbox)
    let seq = 1_000_000
    show = async (index) => {
      seq += 1
      const event = {
        seq,
        type: 'PageCaptured',
        at: new Date().toISOString(),
        actor: { kind: 'customer' },
        captureId: captureOf(index),
        because: 'handoff',
        nodes: 1,
        bytes: 1,
        masked: 0,
      }
      inject({ type: 'events', conversationId, events: [event], upTo: seq, caughtUp: true })
      await inbox
        .locator(
          `[data-capture="${captureOf(index)}"] [data-state="drawn"], [data-capture="${captureOf(index)}"] [data-no-picture]`,
        )
        .first()
        .waitFor()
    }
  })
  afterAll(async () => {
    await stage?.end()
    await canary?.end()
  })

  test(
    'each is drawn, or said to be none that can be shown: no script runs, nothing is asked for, nothing has our origin',
    { timeout: 900_000 },
    async () => {
      expect(hostile.length).toBeGreaterThanOrEqual(300)
      let drawn = 0
      const documents: string[] = []
      for (const [index, { about }] of hostile.entries()) {
        await show(index)
        await inbox.waitForFunction(`document.querySelectorAll('[data-page-frame] iframe').length <= 1`)
        const frames = await inbox.locator('[data-page-frame] iframe').evaluateAll((all) =>
          (all as HTMLIFrameElement[]).map((frame) => ({
            sandbox: frame.getAttribute('sandbox'),
            reachable: frame.contentDocument !== null,
            document: frame.srcdoc,
            address: frame.getAttribute('src'),
          })),
        )
        for (const frame of frames) {
          expect([about, frame.sandbox, frame.reachable, frame.address]).toEqual([about, '', false, null])
          expect(frame.document).toContain(`default-src 'none'; style-src 'unsafe-inline'`)
        }
        if (frames.length > 0) drawn += 1
        documents.push(frames.at(-1)?.document ?? '')
        if (index % 12 === 0) await lookClosely(inbox)
        expect([about, ...canary.heard()]).toEqual([about])
      }
      // Most are pages with something hostile on them, and not just nothing: they are shown without it.
      expect(drawn).toBeGreaterThan(hostile.length * 0.85)
      expect(await inbox.evaluate('document.readyState')).toBe('complete')
      expect(await inbox.evaluate('({}).polluted')).toBeUndefined()

      // The list of elements holds alone: without sandbox and without policy nothing happens either.
      const bare = await laboratory(stage, canary)
      for (const [index, html] of documents.entries()) {
        await bare.run(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''))
        expect([hostile[index]?.about, ...canary.heard()]).toEqual([hostile[index]?.about])
      }
      await bare.end()
    },
  )

  test(
    'where nobody guards, the same captures run and reach out; the frame alone holds them as well',
    { timeout: 300_000 },
    async () => {
      const bare = await laboratory(stage, canary)
      const some = hostile.filter(({ root, heavy }, index) => root !== null && !heavy && index % 4 === 0)
      for (const { about, root } of some) {
        await bare.run(`${policy}${naiveMarkup(root)}`, '')
        // What the policy stops is asked for all the same; it reaches nobody.
        const reached = canary.heard().filter((each) => !each.startsWith('asked for'))
        expect([about, ...reached]).toEqual([about])
      }
      canary.forget()
      let alive = 0
      for (const { root } of some) {
        await bare.run(naiveMarkup(root))
        if (canary.heard().length > 0) alive += 1
        canary.forget()
      }
      await bare.end()
      expect(alive).toBeGreaterThan(some.length / 3)
    },
  )
})

/** The policy that the inbox puts before a page. */
const policy = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`

/** Opens the picture large, presses on it, and closes it again. */
async function lookClosely(inbox: Page): Promise<void> {
  const open = inbox.getByLabel(/^Open large/)
  if ((await open.count()) === 0) return
  await open.click()
  const frame = inbox.getByRole('dialog').locator('[data-page-frame]')
  await frame.first().waitFor()
  await frame.first().click({ force: true, position: { x: 20, y: 20 } })
  await inbox.keyboard.press('Enter')
  await inbox.keyboard.press('Escape')
  await inbox.getByRole('dialog').waitFor({ state: 'detached' })
}

function answerOf(id: string, conversationId: string, it: Hostile | undefined): string {
  const root = it?.rootJson ?? JSON.stringify(it?.root ?? null)
  const capture = {
    version: 1,
    takenAt: new Date().toISOString(),
    url: 'https://shop.example/',
    title: 'A page',
    viewport: { width: 1200, height: 700 },
    scroll: { x: 0, y: 300 },
    nodes: 10,
    masked: 0,
    truncated: false,
    targets: [],
    root: '@root',
    ...it?.fields,
  }
  return JSON.stringify({ id, conversationId, at: new Date().toISOString(), capture }).replace('"@root"', () => root)
}

/** A handoff that the agent of the inbox has taken, and looks at. */
async function handedOver(stage: Stage, inbox: Page): Promise<string> {
  const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })
  const page = { url: 'https://shop.example/', title: 'A page' }
  await stage.call('POST', `/v1/conversations/${id}/messages`, {
    clientId: 'm1',
    author: { kind: 'customer' },
    text: 'Where is order 48213?',
    page,
  })
  await stage.call('POST', `/v1/conversations/${id}/handoff`, { reason: 'customer_request' })
  await inbox
    .getByLabel(/^Offer: /)
    .getByRole('button', { name: /Accept/ })
    .click()
  await inbox.locator('[data-card="full"]').getByText('On the page').waitFor()
  // What is put in before the thread stands is followed by what was before it.
  await inbox.getByText('You accepted').first().waitFor()
  return id as string
}

/** The inbox with its live connection in our hands: frames may be put into it as if the server had sent them. */
async function inboxWithInjection(stage: Stage, agent: Awaited<ReturnType<Stage['person']>>) {
  let socket: WebSocketRoute | null = null
  await agent.routeWebSocket(/\/v1\/live/, (route) => {
    socket = route
    const server = route.connectToServer()
    route.onMessage((message) => server.send(message))
    server.onMessage((message) => route.send(message))
  })
  const page = await openInbox(agent, stage.url, 'Mara Vogel')
  await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  return { page, inject: (frame: object) => socket?.send(JSON.stringify(frame)) }
}

interface CountingCanary extends Canary {
  /** What has happened that must not: scripts by their message, requests by their address. */
  heard(): readonly string[]
  forget(): void
  listenIn(page: Page): Promise<void>
  end(): Promise<void>
}

/** A server that nobody may call, and an ear for scripts that report. */
async function openCanary(): Promise<CountingCanary> {
  let heard: string[] = []
  const server: Server = createServer((request, response) => {
    heard.push(`request ${request.url}`)
    response.writeHead(404, { 'access-control-allow-origin': '*' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    url,
    // Braces, brackets and no quotes: backticks hold the text.
    script: 'top.postMessage(`ran`,`*`)',
    heard: () => heard,
    forget: () => {
      heard = []
    },
    async listenIn(page) {
      await page.exposeFunction('batonHeard', () => void heard.push('script'))
      await page.addInitScript(hearMessages)
      await page.evaluate(hearMessages)
      page.on('request', (request) => {
        if (request.url().startsWith(url)) heard.push(`asked for ${request.url()}`)
      })
    },
    end: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

const hearMessages = `window === top && addEventListener('message', (event) => event.data === 'ran' && batonHeard())`

/** A page without any guard that runs a document in a frame: with it one sees what a document would do. */
async function laboratory(stage: Stage, canary: CountingCanary) {
  const context = await stage.browser.newContext()
  const page = await context.newPage()
  await page.route('http://laboratory.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>laboratory</title>' }),
  )
  await page.goto('http://laboratory.example/')
  await canary.listenIn(page)
  return {
    async run(html: string, sandbox: string | null = null) {
      await page.evaluate(
        async ([srcdoc, sandbox]) => {
          document.querySelector('iframe')?.remove()
          const frame = document.createElement('iframe')
          if (sandbox !== null) frame.setAttribute('sandbox', sandbox)
          frame.srcdoc = srcdoc
          const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
          document.body.append(frame)
          // A document that never loads has had its time.
          await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 400))])
          await new Promise((resolve) => setTimeout(resolve, 15))
        },
        [html, sandbox] as const,
      )
    },
    end: () => context.close(),
  }
}
