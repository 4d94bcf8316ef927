import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { chromium, devices, type Browser, type CDPSession, type Page } from 'playwright-core'
import { readConfig } from '../../../server/src/config.ts'
import { startServer } from '../../../server/src/start-server.ts'
import { median, round } from '../lab/statistics.ts'

export interface WidgetCost {
  /** Gzipped. */
  loaderKb: number
  openedKb: number
  /** What the widget adds to the page's main thread until it is quiet, on a phone profile. Null without Chromium. */
  mainThreadMs: number | null
  /** What the widget adds to the page's layout shift, loaded and opened. */
  cls: number | null
  /** From the tap to the chat on the screen, on the same thread where the site is the server's own. */
  openMs?: number
  pageMs?: number
}

const root = path.join(import.meta.dirname, '../../..')
const chromiumPath = process.env['BATON_CHROMIUM'] ?? '/usr/bin/chromium'
const phone = { ...devices['Pixel 7'] }
const slowdown = 4
const loads = 7

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
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const took = { with: [] as number[], without: [] as number[], open: [] as number[] }
    const shifts = { with: [] as number[], without: [] as number[] }
    for (let n = 0; n <= loads; n++) {
      const bare = await visit(browser, server.url, false)
      const full = await visit(browser, server.url, true)
      if (n === 0) continue // caches and the server's first answers
      took.without.push(bare.ms)
      took.with.push(full.ms)
      took.open.push(full.openMs)
      shifts.without.push(bare.shift)
      shifts.with.push(full.shift)
    }
    return {
      ...size,
      mainThreadMs: round(Math.max(0, median(took.with) - median(took.without))),
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
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
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
