import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs, shiftedClock, type Clock } from './handed-off.ts'
import { misfits } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const minute = 1 / 24 / 60

/** Eight days in which people answer after a few minutes, some after hours; two wait still. */
async function weekOfAnswers(stage: Stage, clock: Clock): Promise<void> {
  const make = handOffs(stage)
  const after = [4, 12, 25, 90, 7, 300, 45, 2000]
  for (let back = 8; back > 0; back--) {
    await clock.daysBack(back)
    const order = await make.rich()
    const invoice = await make.rich('The invoice 2291 charges me twice', { team: 'billing' })
    const guest = await make.poor()
    for (const [index, each] of [order, invoice, guest].entries()) {
      await clock.daysBack(back - (after[(back + index * 3) % after.length] ?? 1) * minute)
      await stage.call('POST', `/v1/conversations/${each.id}/messages`, {
        clientId: `answer-${each.id}`,
        author: { kind: 'agent', id: 'mara' },
        text: 'I have it here and am looking into it.',
      })
      if (index > 0) await make.resolve(each)
    }
  }
  await clock.daysBack(0)
  await make.rich('The lid of my reader is cracked, order 50118')
  await make.poor('Nothing works any more')
}

describe('service levels', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    const clock = shiftedClock()
    await clock.daysBack(9)
    stage = await openStage(clock.env)
    for (const each of ['ada', 'kofi', 'mara', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    await weekOfAnswers(stage, clock)
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Kofi Brandt')
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  test('before anything is promised the screen says so, and leads to where it is set', async () => {
    await inbox.getByRole('link', { name: 'Insights' }).click()
    await inbox.getByRole('link', { name: /^Service levels/ }).click()
    await inbox.getByText('Nothing is promised yet').waitFor()
    await inbox.getByRole('link', { name: 'Set targets' }).click()
    await inbox.getByText('Nothing is promised. Add a target').waitFor()
    expect(await inbox.locator('[data-target]').count()).toBe(0)
  })

  test('targets are written by the keyboard, refused where they make no sense, and saved together', async () => {
    const add = inbox.getByRole('button', { name: 'Add a target' })
    await add.focus()
    await inbox.keyboard.press('Enter')
    const everybody = inbox.locator('[data-target="everybody"]')
    await everybody.getByText('Promises nothing').waitFor()
    expect(await inbox.getByRole('button', { name: 'Save targets' }).isDisabled()).toBe(true)
    await everybody.getByLabel('First response, min').fill('soon')
    await everybody.getByText('Whole minutes from 1').waitFor()
    await everybody.getByLabel('First response, min').fill('60')
    await everybody.getByLabel('Next response, min').fill('120')
    await everybody.getByLabel('Resolution, min').fill('2880')
    await add.click()
    const second = inbox.locator('[data-target]').nth(1)
    await second.getByText('There is one for this team and tier above.').waitFor()
    await second.getByLabel('Tier').fill('plus')
    await second.getByLabel('First response, min').fill('15')
    await inbox.getByRole('button', { name: 'Save targets' }).click()
    await inbox.getByText('The targets are saved').waitFor()
    expect((await stage.call('GET', '/v1/service-levels')).targets).toEqual([
      { team: null, tier: null, firstResponse: 60, nextResponse: 120, resolution: 2880 },
      { team: null, tier: 'plus', firstResponse: 15 },
    ])
  })

  test('what was kept is what the API says, by team and by tier, and what was missed leads to its conversation', async () => {
    await inbox.goto(`${stage.url}/inbox/insights/service-levels`)
    const first = inbox.locator('[data-level="first-response"]')
    await first.waitFor()
    const from = new Date((Math.floor(Date.now() / 86_400_000) - 29) * 86_400_000).toISOString()
    const health = await stage.call('GET', `/v1/health/service-levels?from=${from}`)
    const [figures] = health.figures
    expect(figures.missed).toBeGreaterThan(0)
    expect(await first.innerText()).toContain(`${figures.met} in time`)
    expect(await first.innerText()).toContain(`${figures.missed} missed`)
    await inbox.getByRole('radio', { name: 'Tier' }).click()
    const tiers = await stage.call('GET', `/v1/health/service-levels?by=tier&from=${from}`)
    for (const { key, handoffs } of tiers.groups) {
      const row = inbox.locator(`[data-level-group="${key ?? ''}"]`)
      await row.waitFor()
      expect(await row.innerText()).toContain(String(handoffs))
    }
    expect(inbox.url()).toContain('per=tier')
    const missed = await stage.call('GET', `/v1/health/service-levels/handoffs?met=false&from=${from}`)
    const list = inbox.getByRole('list', { name: 'Not kept' })
    await list.getByRole('link').first().click()
    await inbox.waitForURL(`**/c/${missed.handoffs[0].conversationId}`)
    await inbox.goBack()
    await inbox.getByRole('button', { name: 'As a table' }).click()
    await inbox.getByRole('cell').first().waitFor()
  })

  test('an agent has no way there', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Mara Vogel')
    await page.goto(`${stage.url}/inbox/settings/service-levels`)
    await page.getByText('This is for others').waitFor()
    expect(await page.getByRole('button', { name: 'Add a target' }).count()).toBe(0)
    await theirs.close()
  })

  test('nothing serious is found by axe, light and dark, wide and narrow', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Kofi Brandt')
    for (const place of ['insights', 'settings']) {
      await page.goto(`${stage.url}/inbox/${place}/service-levels`)
      await page.locator('[data-ready]').first().waitFor()
      expect(await misfits(page, `levels-${place}`)).toEqual([])
    }
    await theirs.close()
  })
})
