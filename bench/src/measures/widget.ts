import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { devices, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core'
import { chromiumPath, launchChromium } from '../../../journeys/src/launch-chromium.ts'
import { readConfig } from '../../../server/src/config.ts'
import { startServer } from '../../../server/src/start-server.ts'
import { median, quantile, round } from '../lab/statistics.ts'

export interface WidgetCost {
  /** Gzipped. */
  loaderKb: number
  openedKb: number
  /** What the widget adds to the main thread of a plain page until it is quiet, on a phone profile. Null without Chromium. */
  mainThreadMs: number | null
  /** What that page takes by itself. */
  plainMs?: number
  /** What the widget adds to the page's layout shift, loaded and opened. */
  cls: number | null
  /** From the tap to the chat on the screen, on the same thread where the site is the server's own; and what the shop takes by itself. */
  openMs?: number
  pageMs?: number
}

const root = path.join(import.meta.dirname, '../../..')
const phone = { ...devices['Pixel 7'] }
const slowdown = 4
const loads = 7
/** Of so many the quietest quarter says what the page costs: whoever else uses the machine only adds to it. */
const plainLoads = 16

/** A page that costs next to nothing itself, so that what the widget adds is not lost in what the page's own time scatters by. */
const plainPage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lamps</title>
<h1>Lamps</h1>${'<p>A lamp for the desk, with a shade of linen. <a href="/more">More</a></p>'.repeat(20)}
<script src="/widget.js?workspace=demo" data-workspace="demo" async></script></html>`

/** P9: what the widget weighs, and what it costs the page that it stands in. */
export async function widgetCost(): Promise<WidgetCost> {
  if (!existsSync(path.join(root, 'widget/dist/loader.js')))
    throw new Error('the widget is not built: run `npm run build` first')
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(root, 'widget/size.mjs')])
  const size = JSON.parse(stdout) as { loaderKb: number; openedKb: number }
  if (!existsSync(chromiumPath)) {
    console.log(
      `P9: main thread and layout shift left out, because there is no Chromium at ${chromiumPath}; set BATON_CHROMIUM`,
    )
    return { ...size, mainThreadMs: null, cls: null }
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-bench-'))
  const server = await startServer(
    readConfig({ PORT: '0', BATON_DEMO: '1', BATON_DATA_DIR: dataDir, BATON_LOG: 'silent' }),
  )
  const browser = await launchChromium()
  try {
    const plain = { with: [] as number[], without: [] as number[] }
    for (let n = 0; n < plainLoads; n++) {
      plain.without.push(await visitPlain(browser, server.url, false))
      plain.with.push(await visitPlain(browser, server.url, true))
    }
    const took = { without: [] as number[], open: [] as number[] }
    const shifts = { with: [] as number[], without: [] as number[] }
    for (let n = 0; n <= loads; n++) {
      const bare = await visit(browser, server.url, false)
      const full = await visit(browser, server.url, true)
      if (n === 0) continue // caches and the server's first answers
      took.without.push(bare.ms)
      took.open.push(full.openMs)
      shifts.without.push(bare.shift)
      shifts.with.push(full.shift)
    }
    return {
      ...size,
      mainThreadMs: round(quantile(plain.with, 0.25) - quantile(plain.without, 0.25)),
      plainMs: round(quantile(plain.without, 0.25)),
      cls: round(Math.max(0, median(shifts.with) - median(shifts.without))),
      openMs: round(median(took.open)),
      pageMs: round(median(took.without)),
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The time of the main thread until a plain page is quiet, the widget's script beside it or an empty one in its place. */
async function visitPlain(browser: Browser, url: string, withWidget: boolean): Promise<number> {
  const context = await browser.newContext(phone)
  try {
    const page = await context.newPage()
    await page.route('**/demo/plain', (route) => route.fulfill({ contentType: 'text/html', body: plainPage }))
    if (!withWidget)
      await page.route('**/widget.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
    const cdp = await slowed(context, page)
    await page.goto(`${url}/demo/plain`, { waitUntil: 'load' })
    await page.waitForTimeout(1500)
    return await busyMs(cdp)
  } finally {
    await context.close()
  }
}

async function slowed(context: BrowserContext, page: Page): Promise<CDPSession> {
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  return cdp
}

/** Loads the shop with or without the widget and, with it, opens the chat. */
async function visit(
  browser: Browser,
  url: string,
  withWidget: boolean,
): Promise<{ ms: number; shift: number; openMs: number }> {
  const context = await browser.newContext(phone)
  try {
    const page = await context.newPage()
    if (!withWidget) await page.route('**/widget.js*', (route) => route.abort())
    const cdp = await slowed(context, page)
    await watchShifts(page)
    await page.goto(`${url}/demo/`, { waitUntil: 'load' })
    await page.waitForTimeout(1500)
    const ms = await busyMs(cdp)
    if (withWidget) {
      await page.locator('#baton-widget button').first().click()
      await page.frameLocator('#baton-widget iframe').getByRole('textbox').waitFor()
      await page.waitForTimeout(1500)
    }
    const openMs = (await busyMs(cdp)) - ms
    const shift = await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)
    return { ms, shift, openMs }
  } finally {
    await context.close()
  }
}

async function busyMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sum = globalThis as unknown as { shifted: number }
    sum.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum.shifted += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true } as never)
  })
}
