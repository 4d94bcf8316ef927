import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']
if (pictures) mkdirSync(pictures, { recursive: true })

describe('what the assistant said wrong is corrected once', () => {
  let stage: Stage
  let ada: Page
  const question = 'Can I send an opened reader back to you?'
  const better = 'Yes: an opened Folio goes back within fourteen days, with its charger.'

  beforeAll(async () => {
    stage = await openStage()
    ada = await openInbox(await stage.person({ viewport: { width: 1440, height: 900 } }), stage.url, 'Ada Lindqvist')
  })
  afterAll(() => stage?.end())

  /** A customer asks; the conversation, once the assistant has answered. */
  async function asked(externalId: string, name: string): Promise<string> {
    await stage.call('PUT', `/v1/customers/${externalId}`, { name, attributes: { company: 'Roth & Sons' } })
    const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId } })
    await stage.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'one',
      author: { kind: 'customer' },
      text: question,
    })
    await expect.poll(async () => (await said(id)).length, { timeout: 10_000 }).toBeGreaterThan(0)
    return id
  }
  const said = async (id: string): Promise<string[]> =>
    (await stage.call('GET', `/v1/conversations/${id}/events`)).events
      .filter(({ type }: { type: string }) => type === 'AssistantSaid')
      .map(({ text }: { text: string }) => text)

  /** Axe, light and dark, and pictures where somebody wants to look at them. */
  async function look(name: string, within: string): Promise<void> {
    const found = await serious(ada, { within })
    await ada.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    found.push(...(await serious(ada, { only: ['color-contrast', 'link-in-text-block'], within })))
    expect({ name, found }).toEqual({ name, found: [] })
    if (pictures)
      for (const colorScheme of ['dark', 'light'] as const)
        for (const width of [390, 1440]) {
          await ada.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await ada.setViewportSize({ width, height: width === 390 ? 844 : 900 })
          await ada.screenshot({ path: join(pictures, `${name}-${colorScheme}-${width}.png`) })
        }
    await ada.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  }

  test('Correct this, a look at it with a try, and the next customer hears what should be said', async () => {
    const talk = await asked('dana', 'Dana Roth')
    await ada.goto(`${stage.url}/inbox/c/${talk}`)
    await ada.getByRole('button', { name: 'Correct this' }).first().click()
    const dialog = ada.getByRole('dialog', { name: 'Correct the assistant' })
    await dialog.getByLabel('What was wrong').fill('It says nothing about opened readers.')
    await dialog.getByLabel('What should be said').fill(better)
    await look('correct', '[role=dialog]')
    await dialog.getByRole('button', { name: 'Propose it' }).click()
    await ada.getByText('Proposed as guidance').waitFor()

    await ada.goto(`${stage.url}/inbox/settings/guidance`)
    const card = ada.getByRole('region', { name: question })
    await card.getByText('It says nothing about opened readers.').waitFor()
    await card.getByRole('button', { name: 'Try it' }).click()
    await card.locator('[data-tried]').getByText(better).waitFor()
    await look('review', 'main')
    await card.getByRole('button', { name: 'Put it otherwise' }).click()
    await card.getByLabel('What should be said').fill(`${better} Sealed ones have thirty.`)
    await look('editing', 'main')
    await card.getByRole('button', { name: 'Approve' }).click()
    await ada.getByText(/To review · 0/).waitFor()

    const next = await asked('kim', 'Kim Lund')
    expect((await said(next)).join('\n')).toContain('Sealed ones have thirty.')
    await ada.goto(`${stage.url}/inbox/c/${next}`)
    await ada.getByText(`guided by “${question}”`).waitFor()
    await look('guided', 'main')

    await ada.goto(`${stage.url}/inbox/settings/guidance`)
    await ada.getByText(/In use · 1/).click()
    const used = ada.getByRole('region', { name: question })
    await used.getByText(/used once/).waitFor()
    await used.getByText('Earlier versions').click()
    await used.getByText(better, { exact: true }).waitFor()
    await look('in-use', 'main')
    await used.getByRole('button', { name: 'Use it no longer' }).click()
    await ada.getByText(/No longer · 1/).waitFor()
    expect((await said(await asked('lou', 'Lou Marsh'))).join('\n')).not.toContain('Sealed ones have thirty.')
    expect(stage.complaints).toEqual([])
  }, 60_000)
})
