import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { handOffs, shiftedClock } from './handed-off.ts'
import { openInbox, openStage } from './stage.ts'

const minute = 1 / 24 / 60

/** The wallboard of a desk in which some wait, one for too long, and one skill is short; light and dark. */
export async function takeWallboard(folder: string): Promise<void> {
  const clock = shiftedClock()
  await clock.daysBack(25 * minute)
  const stage = await openStage(clock.env)
  const presence = (id: string, status: string) => stage.call('PUT', `/v1/agents/${id}/presence`, { status })
  const says = (id: string, author: object, text: string) =>
    stage.call('POST', `/v1/conversations/${id}/messages`, { clientId: `${id}-${text.length}`, author, text })
  try {
    const make = handOffs(stage)
    for (const each of ['ada', 'kofi', 'mara', 'sam']) await presence(each, 'offline')
    await stage.call('PUT', '/v1/service-levels', {
      targets: [
        { firstResponse: 15, nextResponse: 20 },
        { tier: 'plus', firstResponse: 10 },
      ],
    })
    for (const [n, back] of [22, 17, 14, 9, 6, 4, 2].entries()) {
      await clock.daysBack(back * minute)
      const team = n % 3 === 1 ? { team: 'billing' } : {}
      if (n % 2 === 0)
        await make.rich('The lid of my reader is cracked, order 50118', { ...team, skills: ['returns:5'] })
      else await make.poor(`It is broken (${back})`)
    }
    await clock.daysBack(15 * minute)
    const held = await make.rich('Invoice 2291 charges me twice')
    await stage.call('POST', `/v1/conversations/${held.id}/take-over`, { agentId: 'mara' })
    await says(held.id, { kind: 'agent', id: 'mara' }, 'I am looking into it.')
    await says(held.id, { kind: 'customer' }, 'Any news?')
    await clock.daysBack(0)
    await stage.call('PUT', '/v1/agents/mara/work', { capacity: 1 })
    for (const colorScheme of ['light', 'dark'] as const) {
      const lead = await stage.person({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, colorScheme })
      const page = await openInbox(lead, stage.url, 'Kofi Brandt')
      for (const [id, status] of [
        ['kofi', 'do-not-disturb'],
        ['mara', 'online'],
        ['sam', 'online'],
      ] as const)
        await presence(id, status)
      await page.goto(`${stage.url}/inbox/wallboard`)
      await page.locator('[data-person="sam"]').first().waitFor()
      await page.waitForTimeout(1500)
      writeFileSync(join(folder, `wallboard-${colorScheme}.png`), await page.screenshot())
      await lead.close()
    }
  } finally {
    await stage.end()
  }
}
