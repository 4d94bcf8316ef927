import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type FrameLocator,
  type Page,
} from 'playwright-core'
import { launchChromium } from './launch-chromium.ts'

export const root = new URL('../..', import.meta.url).pathname
export const apiKey = 'journey-key-0123456789'

/** A real desk with the demo shop on a database of its own, and a real Chromium before it. */
export interface Stage {
  url: string
  browser: Browser
  /** A person with a browser of their own. What their pages complain of ends up in `complaints`. */
  person(options?: BrowserContextOptions): Promise<BrowserContext>
  complaints: string[]
  call(method: string, path: string, body?: unknown): Promise<any> // oxlint-disable-line typescript/no-explicit-any
  /** Kills the server without a word and starts it again on the same data. */
  restart(signal?: NodeJS.Signals): Promise<void>
  end(): Promise<void>
}

/** Names the folder of a stopped desk with the demo shop, where there is one. */
export const preparedDesk = 'BATON_JOURNEY_DESK'

export async function openStage(env: Record<string, string> = {}, at: { port?: number } = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-journey-'))
  const data = join(folder, 'data')
  const prepared = process.env[preparedDesk]
  // A desk of another time, or with a key of its own, makes its own shop.
  if (prepared && !env['BATON_JOURNEY_CLOCK'] && !env['BATON_SECRET_KEY']) cpSync(prepared, data, { recursive: true })
  const port = at.port ?? (await freePort())
  const start = () => startDesk({ data, port, env })
  let { process: server, url } = await start()
  const browser = await launchChromium()
  const complaints: string[] = []
  return {
    url,
    browser,
    complaints,
    async person(options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        reducedMotion: 'reduce',
        locale: 'en-GB',
        ...options,
      })
      // A reply waits 5 s to be undone: journeys that are not about that do without.
      await context.addInitScript(
        "try { if (!localStorage.getItem('baton.undo')) localStorage.setItem('baton.undo', 'off') } catch {}",
      )
      context.on('weberror', (error) => complaints.push(String(error.error())))
      context.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        if (origin !== url && !/^(data|blob|about):$/.test(protocol))
          complaints.push(`asked a stranger: ${request.url()}`)
      })
      return context
    },
    async call(method, path, body) {
      const response = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const json: unknown = response.status === 204 ? null : await response.json()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(json)}`)
      return json
    },
    async restart(signal = 'SIGKILL') {
      const ended = new Promise((resolve) => server.on('exit', resolve))
      server.kill(signal)
      await ended
      ;({ process: server } = await start())
    },
    async end() {
      await browser.close()
      const ended = new Promise((resolve) => server.on('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** `baton start --demo` on that data. Resolves once it is ready. */
export async function startDesk({
  data,
  port,
  env = {},
}: {
  data: string
  port?: number
  env?: Record<string, string>
}): Promise<{ process: ChildProcess; url: string }> {
  const at = port ?? (await freePort())
  const url = `http://127.0.0.1:${at}`
  const server = spawn(process.execPath, [join(root, 'cli/src/main.ts'), 'start', '--demo'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      PORT: String(at),
      BATON_API_KEY: apiKey,
      BATON_DATA_DIR: data,
      BATON_LOG: 'warn',
      NODE_ENV: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await untilReady(server, url)
  return { process: server, url }
}

/** The customer's side of a page: the widget's button, and the chat inside its frame. */
export async function openWidget(page: Page): Promise<FrameLocator> {
  await page.locator('#baton-widget button.button').click()
  const chat = page.frameLocator('#baton-widget iframe')
  await chat.getByRole('textbox').waitFor()
  return chat
}

export async function write(chat: FrameLocator, text: string): Promise<void> {
  await chat.getByRole('textbox').fill(text)
  await chat.getByRole('textbox').press('Enter')
}

/** The inbox, signed in as a demo agent who is online. */
export async function openInbox(context: BrowserContext, url: string, name: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${url}/inbox`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByRole('navigation').or(page.getByLabel('Queue')).first().waitFor()
  return page
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  const output: string[] = []
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (data) => output.push(String(data)))
  for (let n = 0; n < 600; n++) {
    if (server.exitCode !== null) break
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server did not come up:\n${output.join('')}`)
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
