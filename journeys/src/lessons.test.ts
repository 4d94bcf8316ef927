import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs } from './handed-off.ts'
import { misfits } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

/** What "not ours" teaches the map, decided on and forgotten by a lead. */
describe('routing lessons', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'mara', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Kofi Brandt')
    await inbox.goto(`${stage.url}/inbox/insights/routing-lessons`)
    await inbox.getByText('Nobody has said that a case was another team’s').waitFor()
    await stage.call('PUT', '/v1/agents/kofi/presence', { status: 'offline' })
    const make = handOffs(stage)
    for (let n = 0; n < 6; n++) {
      const { id, handoffId } = await make.rich('I want a refund for my order 48213', { team: 'support' })
      await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
      await stage.call('POST', `/v1/handoffs/${handoffId}/wrong-team`, { team: 'billing', agentId: 'mara' })
    }
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  test('enough say the same: a lead accepts it, sees what it does, and forgets it again', async () => {
    const { lessons } = await stage.call('GET', '/v1/routing/lessons')
    expect(lessons).toEqual([expect.objectContaining({ fromTeam: 'support', toTeam: 'billing', proposed: true })])
    const { intent } = lessons[0]
    await inbox.reload()
    const list = (name: string) => inbox.getByRole('list', { name })
    await list('To decide').getByRole('button', { name: 'Accept' }).click()
    await list('Learned')
      .getByText(/The policy sends it to Billing, since version \d+/)
      .waitFor()
    const policy = async () => (await stage.call('GET', '/v1/policies/escalation')).versions[0].document.intents ?? {}
    expect((await policy())[intent]).toMatchObject({ team: 'billing' })
    await list('Learned').getByRole('button', { name: 'Forget' }).click()
    const dialog = inbox.getByRole('dialog', { name: 'Forget this lesson' })
    await dialog.getByText('not to Billing').waitFor()
    await dialog.getByRole('button', { name: 'Forget it' }).click()
    await list('To decide').getByRole('button', { name: 'Refuse' }).click()
    await list('Refused').getByRole('button', { name: 'Forget' }).waitFor()
    expect((await policy())[intent]?.team).toBeUndefined()
  })

  test('nothing serious is found by axe, light and dark, wide and narrow', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Kofi Brandt')
    await page.goto(`${stage.url}/inbox/insights/routing-lessons`)
    await page.locator('[data-lesson]').waitFor()
    expect(await misfits(page, 'lessons')).toEqual([])
    await theirs.close()
  })
})
