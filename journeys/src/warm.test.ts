import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs, shiftedClock, type Clock } from './handed-off.ts'
import { misfits } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']

const minute = 1 / 24 / 60
const staff = ['ada', 'kofi', 'mara', 'sam']

/** Five days of five people: each day some handoffs find somebody who is there, and some wait until somebody fetches them. */
async function weekOfHandoffs({ call }: Stage, clock: Clock): Promise<void> {
  const make = handOffs({ call })
  const people: string[] = []
  for (let n = 0; n < 5; n++) {
    const given = { name: `Person ${n}`, email: `p${n}@folio.example`, team: 'support', capacity: 50 }
    people.push((await call('POST', '/v1/agents', given)).id)
  }
  const online = async (one: string | null) => {
    for (const id of people) await call('PUT', `/v1/agents/${id}/presence`, { status: id === one ? 'online' : 'away' })
  }
  let said = 0
  const says = (id: string, kind: 'customer' | 'agent', by?: string) =>
    call('POST', `/v1/conversations/${id}/messages`, {
      clientId: `${kind}-${++said}`,
      author: by ? { kind, id: by } : { kind },
      text: kind === 'agent' ? 'I have it here.' : 'It is still not here',
    })
  for (let back = 5; back > 0; back--) {
    for (let n = 0; n < 4; n++) {
      const by = people[(back + n) % people.length] ?? ''
      const warm = n < (back > 3 ? 2 : 3)
      await clock.daysBack(back - n * 60 * minute)
      await online(warm ? by : null)
      const { id, handoffId } = await make.rich()
      const { offer } = await call('GET', `/v1/handoffs/${handoffId}`)
      if (warm) {
        await call('POST', `/v1/offers/${offer.id}/card-loaded`, { agentId: by })
        await call('POST', `/v1/offers/${offer.id}/accept`, { agentId: by })
        await call('POST', `/v1/conversations/${id}/open`, { agentId: by })
      }
      await clock.daysBack(back - (n * 60 + (warm ? 2 + back / 2 : 15 + back * 3)) * minute)
      if (!warm) await call('POST', `/v1/conversations/${id}/take-over`, { agentId: by })
      await says(id, 'agent', by)
      await clock.daysBack(back - (n * 60 + (warm ? 20 : 50)) * minute)
      await call('POST', `/v1/conversations/${id}/resolve`, { agentId: by })
      if (!warm && back % 2 === 0) {
        await clock.daysBack(back - (n * 60 + 55) * minute)
        await says(id, 'customer')
      }
    }
  }
  await online(null)
  await clock.daysBack(0)
}

describe('warm and cold', () => {
  let stage: Stage
  let clock: Clock
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    clock = shiftedClock()
    await clock.daysBack(6)
    stage = await openStage(clock.env)
    for (const each of staff) await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  test('before anything is handed off the screen says what would fill it', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Kofi Brandt')
    await page.goto(`${stage.url}/inbox/insights/warm`)
    await page.getByText('Nothing was handed off').waitFor()
    expect(await page.locator('[data-warm-rate]').count()).toBe(0)
    await theirs.close()
  })

  test('what is shown is what the API says; each number leads to its conversations; a team of few has none', async () => {
    await weekOfHandoffs(stage, clock)
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Kofi Brandt')
    await inbox.goto(`${stage.url}/inbox/insights/warm`)
    const rate = inbox.locator('[data-warm-rate]')
    await rate.waitFor()
    const from = new Date((Math.floor(Date.now() / 86_400_000) - 29) * 86_400_000).toISOString()
    const health = await stage.call('GET', `/v1/health/handoffs?from=${from}`)
    expect(health).toMatchObject({ taken: 20, available: 13, loaded: 13, warm: { handoffs: 13 } })
    expect((await rate.innerText()).replace('\u00a0', ' ')).toBe(`${Math.round(health.warmRate * 100)} %`)
    const again = inbox.getByRole('region', { name: 'Open again within 48 h' })
    expect(await again.innerText()).toContain(`${health.cold.reopened48h.count} of ${health.cold.reopened48h.of}`)
    await again.getByRole('button', { name: /Cold, open again/ }).press('Enter')
    const list = inbox.getByRole('list', { name: 'Handoffs' })
    const first = list.getByRole('link').first()
    await first.waitFor()
    const behind = await stage.call('GET', `/v1/health/handoffs/behind?from=${from}&arrived=cold&fate=reopened`)
    expect(await list.getByRole('link').count()).toBe(Math.min(10, behind.total))
    await first.click()
    await inbox.waitForURL(`**/c/${behind.handoffs[0].conversationId}`)
    await inbox.goBack()
    expect(await inbox.locator('[data-warm-group="support"]').innerText()).toContain('%')
    expect(await inbox.getByText('Person 1').count()).toBe(0)
  })

  test('the card is on the screen before the offer is accepted, and the facts say so', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Mara Vogel')
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
    const { id } = await handOffs(stage).rich()
    await page.getByRole('button', { name: /Accept/ }).waitFor()
    const types = async (): Promise<string[]> =>
      (await stage.call('GET', `/v1/conversations/${id}/events`)).events.map(({ type }: { type: string }) => type)
    await expect.poll(types).toContain('CardLoaded')
    await page.keyboard.press('a')
    await expect.poll(types).toContain('CaseOpened')
    const told = await types()
    expect(told.indexOf('CardLoaded')).toBeLessThan(told.indexOf('OfferAccepted'))
    await stage.call('POST', `/v1/conversations/${id}/resolve`, { agentId: 'mara' })

    await stage.call('PUT', '/v1/workspace/work', { acceptForThem: true })
    await page.mouse.move(200, 300)
    await page.mouse.move(260, 340)
    await page.waitForTimeout(500)
    const next = await handOffs(stage).rich('The lid of my reader is cracked, order 50118')
    const card = page.getByRole('region', { name: /^Yours now/ })
    await card.waitFor()
    if (pictures) await page.screenshot({ path: join(pictures, 'given-card.png') })
    expect((await stage.call('GET', `/v1/conversations/${next.id}`)).holder).toMatchObject({
      kind: 'agent',
      id: 'mara',
    })
    await card.getByRole('button', { name: /Open/ }).click()
    await page.waitForURL(`**/c/${next.id}`)
    await page.getByText('Accepted at once for you', { exact: false }).waitFor()
    await card.waitFor({ state: 'detached' })
    await stage.call('PUT', '/v1/workspace/work', { acceptForThem: false })
    await stage.call('POST', `/v1/conversations/${next.id}/resolve`, { agentId: 'mara' })
    await theirs.close()
  })

  test('nothing serious is found by axe, light and dark, wide and narrow', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Kofi Brandt')
    await page.goto(`${stage.url}/inbox/insights/warm`)
    await page.locator('[data-ready]').first().waitFor()
    expect(await misfits(page, 'insights-warm')).toEqual([])
    await theirs.close()
  })
})
