import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs } from './handed-off.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

describe('whoever resolves may say whether the handoff came at the right moment', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  })
  afterAll(() => stage?.end())

  /** A conversation of hers that was handed off, open, with the dialog before her. */
  async function resolving(inbox: Page): Promise<string> {
    const { id } = await handOffs(stage).rich()
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    await inbox.goto(`${stage.url}/inbox/c/${id}`)
    await inbox.getByRole('button', { name: 'Resolve', exact: true }).waitFor()
    await inbox.locator('body').press('e')
    await inbox.getByRole('dialog').waitFor()
    return id
  }
  /** How it ended, and the mark that was left. */
  async function resolved(id: string): Promise<{ resolution: string; mark: string | null }> {
    const events = async (): Promise<{ type: string; resolution: string; mark: string }[]> =>
      (await stage.call('GET', `/v1/conversations/${id}/events`)).events
    const find = async (wanted: string) => (await events()).find(({ type }) => type === wanted)
    await expect.poll(() => find('Resolved'), { timeout: 10_000 }).toBeTruthy()
    return { resolution: (await find('Resolved'))!.resolution, mark: (await find('HandoffTimed'))?.mark ?? null }
  }

  test('by one click, by one key, or not at all', async () => {
    const context = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(context, stage.url, 'Mara Vogel')
    const clicked = await resolving(inbox)
    await inbox.getByRole('button', { name: 'Too late' }).click()
    await inbox.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click()
    expect(await resolved(clicked)).toEqual({ resolution: 'solved', mark: 'should-have-come-earlier' })

    const pressed = await resolving(inbox)
    for (const key of ['2', '9', 'Enter']) await inbox.keyboard.press(key)
    expect(await resolved(pressed)).toEqual({ resolution: 'not-solved', mark: 'could-have-been-assistant' })

    const takenBack = await resolving(inbox)
    for (const key of ['7', '7', 'Enter']) await inbox.keyboard.press(key)
    expect((await resolved(takenBack)).mark).toBeNull()
    await context.close()
  })

  test.each(['light', 'dark'] as const)('it fits a phone, and other senses, in %s', async (colorScheme) => {
    for (const [width, height] of [
      [1440, 900],
      [390, 667],
    ] as const) {
      const context = await stage.person({ colorScheme, viewport: { width, height } })
      const inbox = await openInbox(context, stage.url, 'Mara Vogel')
      await resolving(inbox)
      const button = inbox.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true })
      await button.scrollIntoViewIfNeeded()
      await inbox.getByRole('button', { name: 'At the right moment' }).click()
      expect(await serious(inbox), `at ${width}`).toEqual([])
      expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await context.close()
    }
  })

  test('nobody complained', () => {
    expect(stage.complaints).toEqual([])
  })
})
