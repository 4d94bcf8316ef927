import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

describe('how long what is kept', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.end())

  test('an admin sees what would go before anything does, and when it will', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await stage.person({ colorScheme, viewport: { width: 1440, height: 1000 } })
      const inbox = await openInbox(context, stage.url, 'Ada')
      await inbox.goto(`${stage.url}/inbox/settings/retention`)
      await inbox.getByLabel('Resolved conversations').waitFor()
      if (colorScheme === 'light') {
        await inbox.getByLabel('Resolved conversations').fill('0')
        await inbox.getByRole('button', { name: 'Save', exact: true }).click()
        await inbox.getByText('Whole days, one at least.').waitFor()
        await inbox.getByLabel('Resolved conversations').fill('365')
        await inbox.getByLabel('Channels with another time').fill('email 730, api keep')
      }
      await inbox.getByRole('button', { name: 'What would go?' }).click()
      await inbox.getByRole('region', { name: 'What would go now' }).getByText('Nothing.').waitFor()
      if (colorScheme === 'light') {
        await inbox.getByRole('button', { name: 'Save', exact: true }).click()
        await inbox.getByText(/The next removal begins/).waitFor()
        expect((await stage.call('GET', '/v1/retention')).settings).toMatchObject({
          resolvedDays: 365,
          channels: [
            { channel: 'api', days: null },
            { channel: 'email', days: 730 },
          ],
        })
      }
      for (const [width, height] of [
        [1440, 1000],
        [390, 844],
      ] as const) {
        await inbox.setViewportSize({ width, height })
        expect(await serious(inbox)).toEqual([])
        expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        const folder = process.env['BATON_PICTURES']
        if (folder) await inbox.screenshot({ path: `${folder}/retention-${colorScheme}-${width}.png`, fullPage: true })
      }
      await context.close()
    }
    expect(stage.complaints).toEqual([])
  })
})
