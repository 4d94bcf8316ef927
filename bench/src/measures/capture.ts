import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { chromiumPath, launchChromium } from '../../../journeys/src/launch-chromium.ts'
import { median, round } from '../lab/statistics.ts'

/** What freezing a page costs the page: milliseconds of its main thread, as the processor counts them. */
export interface FreezeCost {
  /** The longest task, in which the page could do nothing else: the median of the runs, and the worst. */
  longestMs: number
  worstMs: number
  /** All tasks of one freezing together: the median. */
  totalMs: number
  /** From its beginning to its end on the clock of this machine, with whatever else ran on it: the median. */
  wallMs: number
}

export interface CaptureCost extends FreezeCost {
  nodes: number
  kb: number
  /** The same with the processor slowed down four times, as a phone of some years ago. */
  throttled: FreezeCost
}

const assets = path.join(import.meta.dirname, '../../../widget/dist/assets')
const nodes = 5000
const runs = 9

/** Freezing a page of 5,000 nodes, as the widget does at a handoff. Null without Chromium. */
export async function captureCost(): Promise<CaptureCost | null> {
  const script = existsSync(assets) ? readdirSync(assets).find((name) => /^page-[\w-]+\.js$/.test(name)) : undefined
  if (script === undefined) throw new Error('the widget is not built: run `npm run build` first')
  if (!existsSync(chromiumPath)) {
    console.log(`capture: left out, because there is no Chromium at ${chromiumPath}; set BATON_CHROMIUM`)
    return null
  }
  const code = readFileSync(path.join(assets, script), 'utf8')
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? code : page())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
  const browser = await launchChromium()
  try {
    const plain = await freezes(browser, url, 1)
    const { kb: _kb, nodes: _nodes, ...throttled } = await freezes(browser, url, 4)
    return { ...plain, throttled }
  } finally {
    await browser.close()
    server.close()
  }
}

async function freezes(
  browser: Browser,
  url: string,
  slowdown: number,
): Promise<FreezeCost & { nodes: number; kb: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'load' })
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.waitForTimeout(500)
    const each: (Task & { wall: number })[] = []
    let frozen: Frozen = { kb: 0, nodes: 0, wall: 0 }
    for (let n = 0; n < runs; n++) {
      await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] })
      frozen = await page.evaluate(freezeOnce)
      // The first brings the compiler's work along; a customer has that one alone, so that it counts.
      each.push({ ...tasksIn(await browser.stopTracing()), wall: frozen.wall })
    }
    const longest = each.map((run) => run.longest)
    return {
      longestMs: round(median(longest)),
      worstMs: round(Math.max(...longest)),
      totalMs: round(median(each.map((run) => run.total))),
      wallMs: round(median(each.map((run) => run.wall))),
      nodes: frozen.nodes,
      kb: frozen.kb,
    }
  } finally {
    await context.close()
  }
}

interface Frozen {
  kb: number
  nodes: number
  wall: number
}

/** Runs in the page: freezes it once, between two marks. */
async function freezeOnce(): Promise<Frozen> {
  const address = '/page.js'
  const { picture } = (await import(address)) as {
    picture(about: object, allow: string[]): Promise<{ json: string; nodes: number }>
  }
  await new Promise((go) => setTimeout(go, 50))
  performance.mark('freeze-begins')
  const from = performance.now()
  const { json, nodes } = await picture({ url: 'https://shop.example/list', title: 'List', secrets: [] }, [])
  performance.mark('freeze-ends')
  return { kb: Math.round(new TextEncoder().encode(json).length / 1024), nodes, wall: performance.now() - from }
}

interface Task {
  longest: number
  total: number
}

/** The tasks of the page's thread between the marks, by the processor's own time: what else runs on the machine is not in it. */
function tasksIn(trace: Buffer): Task {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    traceEvents: { name: string; ph: string; ts: number; dur?: number; tdur?: number; pid: number; tid: number }[]
  }
  const begins = traceEvents.find(({ name }) => name === 'freeze-begins')
  const ends = traceEvents.find(({ name }) => name === 'freeze-ends')
  if (!begins || !ends) throw new Error('the trace has no marks')
  const own = traceEvents.filter(
    ({ name, ph, pid, tid, ts, dur = 0 }) =>
      ph === 'X' &&
      // What was awaited goes on in the checkpoint after a task, which the browser counts by itself.
      (name.endsWith('RunTask') || name.endsWith('PerformMicrotaskCheckpoint')) &&
      pid === begins.pid &&
      tid === begins.tid &&
      ts + dur >= begins.ts &&
      ts <= ends.ts,
  )
  const times = own.map(({ tdur }) => (tdur ?? NaN) / 1000)
  return { longest: Math.max(...times), total: times.reduce((sum, ms) => sum + ms, 0) }
}

/** A shop's page with as many nodes: cards with pictures, prices, buttons and fields, and a sheet of a usual size. */
function page(): string {
  const card = (n: number) => `<article class="card c${n % 40}" data-sku="${n}" style="--n:${n}">
    <a class="pic" href="/p/${n}?ref=list"><img src="data:," alt="Article ${n}" width="80" height="80"></a>
    <h3 class="name">Article number ${n}</h3><p class="text">Words about it, <b>some of them strong</b>, and a price.</p>
    <label class="field">How many <input type="number" value="${n % 9}"></label>
    <svg viewBox="0 0 24 24" width="24" height="24"><path d="M4 4h16v16z" fill="currentColor"/></svg>
    <button class="button" aria-label="Add ${n}">Into the cart</button></article>`
  // An article is 22 nodes with its texts.
  const cards = Array.from({ length: Math.ceil(nodes / 22) }, (_, n) => card(n)).join('')
  const rules = Array.from(
    { length: 800 },
    (_, n) =>
      `.c${n} .name{color:hsl(${n % 360} 50% 40%);margin:${n % 7}px;transition:color .2s}@media(min-width:${n}px){.c${n}:hover{padding:${n % 5}px}}`,
  ).join('')
  return `<!doctype html><html lang="en"><head><title>Bench</title><style>
    .list{display:grid;grid-template-columns:repeat(5,1fr);gap:8px}.card{border:1px solid;padding:8px}.field input{width:4em}${rules}
    </style></head><body><main class="list">${cards}</main></body></html>`
}
