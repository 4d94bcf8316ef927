import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shiftedClock, weeksOfHandoffs } from './handed-off.ts'
import { openInbox, openStage } from './stage.ts'

/** The pictures of what leads see: four weeks of completeness with a row open, and a handoff that is being graded; light and dark. */
export async function takeInsights(folder: string): Promise<void> {
  const clock = shiftedClock()
  await clock.daysBack(29)
  const stage = await openStage(clock.env)
  try {
    for (const each of ['ada', 'kofi', 'mara', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    await weeksOfHandoffs(stage, clock, 28, 2500)
    // Nothing is offered to who is looking.
    const { conversations } = await stage.call('GET', '/v1/conversations?status=open')
    for (const { id } of conversations) await stage.call('POST', `/v1/conversations/${id}/resolve`, { agentId: 'mara' })
    await stage.call('PUT', '/v1/agents/kofi/presence', { status: 'online' })
    for (const colorScheme of ['light', 'dark'] as const) {
      const lead = await stage.person({ viewport: { width: 1440, height: 1000 }, deviceScaleFactor: 1, colorScheme })
      const page = await openInbox(lead, stage.url, 'Kofi Brandt')
      await stage.call('PUT', '/v1/agents/kofi/presence', { status: 'online' })
      await page.goto(`${stage.url}/inbox/insights/completeness`)
      await page.locator('[data-trend] svg path').first().waitFor({ state: 'attached' })
      await page.waitForTimeout(600)
      writeFileSync(join(folder, `completeness-${colorScheme}.png`), await page.screenshot())
      await page.goto(`${stage.url}/inbox/insights/audit`)
      await page
        .getByRole('button', { name: /does not connect|return the reader/ })
        .first()
        .click()
      await page.locator('[data-part="transcript"] input').first().waitFor()
      for (const key of '1112') await page.keyboard.press(key)
      await page.waitForTimeout(600)
      writeFileSync(join(folder, `audit-${colorScheme}.png`), await page.screenshot())
      await lead.close()
    }
  } finally {
    await stage.end()
  }
}
