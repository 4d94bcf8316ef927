import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

describe('when it is handed off, as a lead sets it', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'mara', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
    for (const [n, lines] of [
      ['My Folio does not connect to the Wi-Fi', 'No', 'That did not help either'],
      ['How long does delivery take?'],
      ['So sorry to bother you, but my payroll run is in two hours and the card was declined twice'],
      ['I want to talk to a human'],
    ].entries()) {
      const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: `c${n}` } })
      for (const [m, text] of lines.entries()) {
        await stage.call('POST', `/v1/conversations/${id}/messages`, {
          clientId: `c${n}-${m}`,
          author: { kind: 'customer' },
          text,
        })
        await until(async () => (await eventsOf(id)).some(({ type }) => type === 'TurnEnded' || type === 'Escalated'))
      }
    }
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Kofi Brandt')
    await inbox.goto(`${stage.url}/inbox/settings/policy`)
    await inbox.locator('[data-ready]').waitFor()
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  const eventsOf = async (id: string): Promise<{ type: string }[]> =>
    (await stage.call('GET', `/v1/conversations/${id}/events`)).events
  async function until(holds: () => Promise<boolean>) {
    await vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: 20_000, interval: 150 })
  }
  const policies = () => stage.call('GET', '/v1/policies/escalation')

  test('a preset is replayed on the past before it is made live, and what was shipped comes back with one click', async () => {
    expect(await inbox.getByRole('button', { name: 'Make it live' }).count()).toBe(0)
    await inbox.getByRole('radio', { name: /Careful/ }).check()
    await inbox.getByRole('button', { name: 'Replay on the past' }).click()
    await inbox.getByText(/in expected cost over 4 conversations/).waitFor()
    await inbox.getByRole('radio', { name: 'By intent' }).click()
    await inbox.getByRole('button', { name: 'Make it live' }).click()
    await inbox.getByText('Version 1 is live', { exact: true }).waitFor()
    expect((await policies()).live).toBe(1)
    await inbox
      .getByRole('region', { name: 'Versions' })
      .getByRole('listitem')
      .filter({ hasText: 'As shipped' })
      .getByRole('button', { name: 'Bring back' })
      .click()
    await until(async () => (await policies()).live === null)
  })

  test('what cannot be a cost is told at its field, and nothing is saved', async () => {
    const field = inbox.getByLabel('Handed off too late')
    await field.fill('many')
    await inbox.getByText('Give a number of minutes.').waitFor()
    expect(await inbox.getByRole('button', { name: 'Replay on the past' }).isDisabled()).toBe(true)
    await field.fill('7,5')
    await inbox.getByRole('button', { name: 'Save draft' }).click()
    await inbox.getByText(/^Draft, version/).waitFor()
    const { versions } = await policies()
    expect(versions[0]).toMatchObject({ stage: 'draft', document: { costs: { late: 7.5 } } })
  })

  test('as YAML, a fault is named with its line', async () => {
    await inbox.getByRole('radio', { name: 'YAML' }).click()
    const box = inbox.getByLabel('The policy as YAML')
    await box.fill('preset: careful\ncosts:\n  patience: 3\n')
    await inbox.getByRole('button', { name: 'Save draft' }).click()
    await inbox
      .getByRole('alert')
      .getByText(/line 3|:3/)
      .waitFor()
    await box.fill('preset: thrifty\ntiers:\n  gold: { rank: 0.9, churn: 10 }\n')
    await inbox.getByRole('button', { name: 'Save draft' }).click()
    await until(async () => (await policies()).versions[0].document.tiers.gold?.rank === 0.9)
    await inbox.getByRole('radio', { name: 'Form' }).click()
    await inbox.getByText(/something of its own of 1 tier/).waitFor()
  })

  test.each(['light', 'dark'] as const)(
    'nothing serious for those who use other senses, in %s',
    async (colorScheme) => {
      await inbox.emulateMedia({ colorScheme })
      expect(await serious(inbox)).toEqual([])
    },
  )
})
