import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { chromiumPath, launchChromium } from '../../../journeys/src/launch-chromium.ts'
import { sessionCookieOf } from '../../../server/src/api/identity-handlers.ts'
import { createEndings } from '../../../server/src/identity/endings.ts'
import { openSession } from '../../../server/src/identity/sessions.ts'
import type { Stage } from '../lab/stage.ts'
import { median, round } from '../lab/statistics.ts'
import { seedConversations, tidy } from './search.ts'

export interface InboxOpen {
  conversations: number
  /** From the address to a row that answers a key: a fresh browser with nothing kept, then one that has been here. Milliseconds; medians. Null without Chromium. */
  firstMs: number | null
  againMs: number | null
  /** The page's busiest moment meanwhile: the longest task of its thread. Milliseconds. */
  longestTaskMs: number | null
}

const root = path.join(import.meta.dirname, '../../..')

/** The inbox of an agent who opens it among ten thousand open conversations of which a few hundred wait. */
export async function inboxOpen(stage: Stage, { conversations = 10_000, rounds = 7 } = {}): Promise<InboxOpen> {
  if (!existsSync(path.join(root, 'inbox/dist/index.html')))
    throw new Error('the inbox is not built: run `npm run build` first')
  if (!existsSync(chromiumPath)) {
    console.log(`inbox-open: left out, because there is no Chromium at ${chromiumPath}; set BATON_CHROMIUM`)
    return { conversations, firstMs: null, againMs: null, longestTaskMs: null }
  }
  const { db, newId, workspace, agent: agentId } = stage
  const now = Date.now()
  await seedConversations(db, workspace, { conversations, messages: conversations, now })
  // Planned by what stood there before, the change below would look through all of them for each.
  await tidy(db, ['conversations'])
  await db.scoped(
    workspace,
    `update baton.conversations set holder_kind = case when n % 40 = 0 then 'queue' else holder_kind end
      from (select id as of, row_number() over (order by id) as n from baton.conversations where workspace_id = $1 and channel = 'bench') as each
      where workspace_id = $1 and id = of`,
    [workspace],
  )
  await tidy(db, ['conversations', 'texts', 'customers'])
  const { token } = await openSession({ db, newId, endings: createEndings() }, { workspace, agentId }, now)
  const cookie = sessionCookieOf(token, 3600, false)
  const browser = await launchChromium()
  try {
    const seen = { first: [] as number[], again: [] as number[], longest: [] as number[] }
    for (let n = 0; n <= rounds; n++) {
      const [first, again] = await visitTwice(browser, stage.url.replace(/^ws/, 'http'), cookie)
      if (n === 0) continue
      seen.first.push(first.ms)
      seen.again.push(again.ms)
      seen.longest.push(first.longest)
    }
    return {
      conversations,
      firstMs: round(median(seen.first)),
      againMs: round(median(seen.again)),
      longestTaskMs: round(median(seen.longest)),
    }
  } finally {
    await browser.close()
  }
}

interface Seen {
  ms: number
  longest: number
}

async function visitTwice(browser: Browser, url: string, cookie: string): Promise<readonly [Seen, Seen]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
    await context.addCookies([{ name, value, url }])
    return [await visit(), await visit()] as const
  } finally {
    await context.close()
  }

  async function visit(): Promise<Seen> {
    const page = await context.newPage()
    await page.addInitScript(watchTasks)
    const began = performance.now()
    await page.goto(`${url}/inbox`, { waitUntil: 'commit' })
    await page.locator(rowSelector).first().waitFor()
    await page.keyboard.press('j')
    await page.locator(`${rowSelector}:focus`).waitFor()
    const ms = performance.now() - began
    const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest)
    await page.close()
    return { ms, longest }
  }
}

const rowSelector = '[data-row]'

function watchTasks(): void {
  const seen = globalThis as unknown as { longest: number }
  seen.longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
  }).observe({ type: 'longtask', buffered: true } as never)
}
