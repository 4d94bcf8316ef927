import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']

describe('an incident', () => {
  let stage: Stage
  let lead: BrowserContext
  let inbox: Page
  let incidentId = ''
  const cases: string[] = []

  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'away' })
  })
  afterAll(async () => {
    await lead?.close()
    await stage?.end()
  })

  const says = (id: string, clientId: string, text: string) =>
    stage.call('POST', `/v1/conversations/${id}/messages`, { clientId, author: { kind: 'customer' }, text })
  const typesOf = async (id: string): Promise<string[]> =>
    (await stage.call('GET', `/v1/conversations/${id}/events`)).events.map(({ type }: { type: string }) => type)
  const incident = () => stage.call('GET', `/v1/incidents/${incidentId}`)
  async function picture(page: Page, name: string): Promise<void> {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme })
        await page.waitForTimeout(300)
        await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) })
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
  }

  test('a lead opens it, ticks ten cases that look like it, and links them', async () => {
    for (let n = 0; n < 10; n++) {
      const externalId = `login-${n}`
      await stage.call('PUT', `/v1/customers/${externalId}`, {
        name: `Customer ${n}`,
        tier: n % 3 === 0 ? 'gold' : 'free',
      })
      const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId } })
      await says(id, `first-${n}`, 'I cannot log in, the code never arrives')
      await stage.call('POST', `/v1/conversations/${id}/handoff`, {})
      cases.push(id)
    }
    lead = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(lead, stage.url, 'Kofi Brandt')
    await inbox.goto(`${stage.url}/inbox/insights/incidents`)
    await inbox.getByText('No incident').or(inbox.getByText('More than usual')).first().waitFor()
    await picture(inbox, 'incidents-before')
    await inbox.getByRole('button', { name: 'Open an incident' }).click()
    await inbox.getByLabel('What is wrong, for the team').fill('Codes for signing in do not arrive')
    await inbox.getByLabel('Recognised by words').fill('cannot log in, code never arrives')
    await inbox.getByLabel('What is known, for customers').fill('Codes for signing in arrive late or not at all.')
    await picture(inbox, 'incidents-new')
    await inbox.getByRole('button', { name: 'Open the incident' }).click()
    await inbox.getByRole('button', { name: 'Link 10 cases' }).waitFor()
    await picture(inbox, 'incidents-suggested')
    await inbox.getByRole('button', { name: 'Link 10 cases' }).click()
    await inbox.getByRole('heading', { name: '10 cases' }).waitFor()
    incidentId = new URL(inbox.url()).searchParams.get('incident') ?? ''
    expect(await incident()).toMatchObject({ cases: 10, open: 10, held: 0 })
  })

  test('one update is taken back, another goes out, and all ten see it once', async () => {
    await inbox.getByLabel('What is new, for customers').fill('Wait')
    await inbox.getByRole('button', { name: 'Send to 10 customers' }).click()
    await inbox.getByRole('button', { name: 'Undo' }).click()
    await inbox.getByRole('button', { name: 'Send to 10 customers' }).waitFor()
    expect((await incident()).updates).toEqual([])
    await inbox.getByLabel('What is new, for customers').fill('We know the cause and are putting it right.')
    await inbox.getByRole('button', { name: 'German' }).click()
    await inbox.getByLabel('What is new, for customers').fill('Wir kennen die Ursache und beheben sie.')
    await picture(inbox, 'incidents-compose')
    await inbox.getByRole('button', { name: 'Send to 10 customers' }).click()
    await inbox.locator('[data-under-way="waiting"]').waitFor()
    await inbox.locator('[data-update]').getByText('told to 10 customers').waitFor({ timeout: 30_000 })
    for (const id of cases) expect((await typesOf(id)).filter((type) => type === 'IncidentUpdated')).toHaveLength(1)
    await picture(inbox, 'incidents-told')
  })

  let customer: Page
  let chat: FrameLocator
  let theirs: BrowserContext
  let heldId = ''
  test('a new customer with the same trouble is held back with the true word', async () => {
    theirs = await stage.person()
    customer = await theirs.newPage()
    await customer.goto(`${stage.url}/demo`)
    chat = await openWidget(customer)
    await write(chat, 'I cannot log in, zxqv 77')
    const known = chat.getByText('We know the cause and are putting it right.')
    for (let n = 0; n < 4 && !(await known.isVisible()); n++) {
      await customer.waitForTimeout(4000)
      if (!(await known.isVisible())) await write(chat, `No. I cannot log in, zxqv ${78 + n}`)
    }
    await known.first().waitFor()
    await chat.getByText('There is a problem on our side that we know of').first().waitFor()
    await chat.getByText('If you would rather have a person now, just say so.').first().waitFor()
    expect((await incident()).held).toBe(1)
    if (pictures) await customer.screenshot({ path: join(pictures, 'incidents-widget-held.png') })
    await inbox.goto(`${stage.url}/inbox`)
    await inbox.locator('[data-incident-strip]').waitFor()
    const row = inbox.locator('[data-row]', { hasText: 'held back' }).first()
    await row.waitFor()
    await row.click()
    await inbox.locator('[data-incident-line]').waitFor()
    await inbox.getByText('Held back for an incident').waitFor()
    heldId = /\/c\/([^/?#]+)/.exec(inbox.url())?.[1] ?? ''
    await picture(inbox, 'incidents-thread')
  })

  test('asks for a person, and gets one', async () => {
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
    await write(chat, 'I want to talk to a person')
    await chat.getByText('I am asking a person').or(chat.getByText('You are waiting for a person')).first().waitFor()
    expect((await incident()).held).toBe(0)
    const people = await stage.person()
    const agent = await openInbox(people, stage.url, 'Mara')
    // Ten others have waited longer: she takes this one by choice.
    await agent.goto(`${stage.url}/inbox/c/${heldId}`)
    await agent.getByRole('button', { name: 'Take over' }).first().click()
    await chat.getByText('has joined').waitFor()
    await people.close()
  })

  test('by the keyboard a case is linked; the closing words reach everybody, and it is over', async () => {
    const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'login-late' } })
    await says(id, 'late', 'Where is my order?')
    await inbox.goto(`${stage.url}/inbox/c/${id}`)
    await inbox.getByRole('button', { name: 'Link to an incident' }).waitFor()
    await inbox.keyboard.press('i')
    const dialog = inbox.getByRole('dialog')
    await dialog.getByText('Codes for signing in do not arrive').click()
    await picture(inbox, 'incidents-link')
    await dialog.getByRole('button', { name: 'Link', exact: true }).click()
    await inbox.locator('[data-incident-line]').waitFor()
    await inbox.goto(`${stage.url}/inbox/insights/incidents?incident=${incidentId}`)
    await inbox.getByRole('radio', { name: 'Resolved' }).click()
    await inbox.getByLabel('Closing words, for customers').fill('Codes arrive again.')
    await inbox.getByRole('button', { name: /^Resolve, and tell 12 customers/ }).click()
    await expect.poll(async () => (await incident()).state, { timeout: 30_000 }).toBe('resolved')
    await chat.getByText('Codes arrive again.').waitFor()
    await inbox.goto(`${stage.url}/inbox`)
    await inbox.getByLabel('Queue').first().waitFor()
    expect(await inbox.locator('[data-incident-strip]').count()).toBe(0)
    expect(stage.complaints).toEqual([])
    await theirs.close()
  })
})
