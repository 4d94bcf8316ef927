import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs, shiftedClock, type Clock } from './handed-off.ts'
import { misfits } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const minute = 1 / 24 / 60

/** Six days on each of which eight wait for one person who is busy, and are reached sooner or later than they were told. */
async function weekOfWaits({ call }: Stage, clock: Clock): Promise<void> {
  const make = handOffs({ call })
  const given = { name: 'Noor Haddad', email: 'noor@folio.example', team: 'support', capacity: 1 }
  const noor = (await call('POST', '/v1/agents', given)).id as string
  for (let back = 6; back > 0; back--) {
    await clock.daysBack(back)
    await call('PUT', `/v1/agents/${noor}/presence`, { status: 'online' })
    const busy = await make.rich()
    await call('POST', `/v1/conversations/${busy.id}/take-over`, { agentId: noor })
    const waiting = []
    for (let n = 0; n < 8; n++) {
      await clock.daysBack(back - n * minute)
      waiting.push(await make.rich())
    }
    await call('PUT', `/v1/agents/${noor}/presence`, { status: 'away' })
    for (const [n, each] of waiting.entries()) {
      await clock.daysBack(back - (n + 5 + n * (4 + ((back + n) % 3) * 4)) * minute)
      // One of them has left before anybody came.
      if (n === 7) await call('POST', `/v1/conversations/${each.id}/assistant`, {})
      else {
        await call('POST', `/v1/conversations/${each.id}/take-over`, { agentId: noor })
        await call('POST', `/v1/conversations/${each.id}/resolve`, { agentId: noor })
      }
    }
    await call('POST', `/v1/conversations/${busy.id}/resolve`, { agentId: noor })
  }
  await clock.daysBack(0)
}

describe('wait estimates', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    const clock = shiftedClock()
    await clock.daysBack(7)
    stage = await openStage(clock.env)
    for (const each of ['ada', 'kofi', 'mara', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    const theirs = await stage.person()
    const empty = await openInbox(theirs, stage.url, 'Kofi Brandt')
    await empty.goto(`${stage.url}/inbox/insights/estimates`)
    await empty.getByText('Nobody was told a wait').waitFor()
    await theirs.close()
    await stage.call('PUT', '/v1/agents/kofi/presence', { status: 'offline' })
    await weekOfWaits(stage, clock)
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Kofi Brandt')
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  test('a lead sees what was told against what it was, and the figures are those of the API', async () => {
    await inbox.getByRole('link', { name: 'Insights' }).click()
    await inbox.getByRole('link', { name: /^Wait estimates/ }).click()
    await inbox.locator('[data-ready]').waitFor()
    const from = new Date(Date.now() - 29 * 24 * 3_600_000).toISOString().slice(0, 10)
    const health = await stage.call('GET', `/v1/health/estimates?from=${from}T00:00:00.000Z`)
    expect(health.figures.count).toBeGreaterThan(20)
    const coverage = await inbox.locator('[data-coverage]').innerText()
    expect(coverage.replace(/\s/g, ' ')).toBe(`${Math.round(health.figures.coverage * 100)} %`)
    const all = await stage.call('GET', `/v1/health/estimates/waits?from=${from}T00:00:00.000Z&limit=80`)
    await expect.poll(() => inbox.locator('[data-told-picture] rect').count()).toBe(all.waits.length)
    // Those that were off, in words; each leads to its conversation.
    const off = await stage.call('GET', `/v1/health/estimates/waits?from=${from}T00:00:00.000Z&within=false&limit=80`)
    await inbox.getByRole('radio', { name: 'Not as told' }).click()
    await inbox.getByRole('button', { name: 'As a list' }).click()
    const list = inbox.getByRole('list', { name: 'Waits' })
    await expect.poll(() => list.getByRole('link').count()).toBe(off.waits.length)
    await list.getByRole('link').first().click()
    await inbox.waitForURL(`**/c/${off.waits[0].conversationId}`)
  })

  test('nothing serious is found by axe, light and dark, wide and narrow', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Kofi Brandt')
    await page.goto(`${stage.url}/inbox/insights/estimates`)
    await page.locator('[data-told-picture]').waitFor()
    expect(await misfits(page, 'estimates')).toEqual([])
    await theirs.close()
  })
})
