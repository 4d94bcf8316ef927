import { randomBytes } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']

describe('webhooks, as an admin sets them', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page
  let status = 200
  const came: { id: string; json: { type: string } }[] = []
  const receiver = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
    request.on('end', () => {
      came.push({ id: String(request.headers['webhook-id']), json: JSON.parse(body) })
      response.writeHead(status).end()
    })
  })
  let address = ''

  beforeAll(async () => {
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
    const origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
    address = `${origin}/hooks/baton`
    stage = await openStage({ BATON_ACTION_ORIGINS: origin, BATON_SECRET_KEY: randomBytes(32).toString('base64') })
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
    receiver.closeAllConnections()
    receiver.close()
  })

  async function looks(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [width, height] of [
        [1440, 900],
        [390, 844],
      ] as const) {
        await inbox.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await inbox.setViewportSize({ width, height })
        expect(await serious(inbox), `${name} ${colorScheme} ${width}`).toEqual([])
        expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        if (pictures) await inbox.screenshot({ path: join(pictures, `${name}-${colorScheme}-${width}.png`) })
      }
    }
    await inbox.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await inbox.setViewportSize({ width: 1440, height: 900 })
  }
  let count = 0
  async function opens(): Promise<void> {
    await stage.call('POST', '/v1/conversations', { customer: { externalId: `customer-${(count += 1)}` } })
  }

  test('one is made with its secret shown once, tested, told, and what did not arrive is seen and sent again', async () => {
    await inbox.goto(`${stage.url}/inbox/settings/webhooks`)
    await inbox.locator('[data-ready]').waitFor()
    await looks('webhooks-empty')
    await inbox.getByRole('button', { name: 'Make the first' }).click()
    await inbox.getByLabel('Address').fill('nonsense')
    await inbox.getByRole('checkbox', { name: 'A conversation was opened' }).check()
    await inbox.getByRole('button', { name: 'Make the webhook' }).click()
    await inbox.getByText('Invalid URL').waitFor()
    await looks('webhooks-form')
    await inbox.getByLabel('Address').fill(address)
    await inbox.getByLabel('What it is for').fill('The CRM')
    await inbox.getByRole('button', { name: 'Make the webhook' }).click()
    const secret = await inbox.locator('[data-secret]').textContent()
    expect(secret).toMatch(/^whsec_/)
    await inbox.getByRole('button', { name: 'I have it' }).click()
    expect(await inbox.content()).not.toContain(secret ?? '')

    await inbox.getByRole('button', { name: 'Send a test' }).click()
    await inbox.getByText('The test arrived').waitFor()
    expect(came.map(({ json }) => json.type)).toEqual(['Test'])

    await opens()
    await inbox.getByRole('button', { name: 'Deliveries' }).click()
    await inbox.locator('[data-delivery="delivered"]').waitFor({ timeout: 20_000 })
    expect(came.at(-1)?.json.type).toBe('ConversationOpened')

    status = 500
    await opens()
    await inbox.getByText(/answered with an error \(500\)/).waitFor({ timeout: 20_000 })
    await inbox.getByText(/next try in|being sent/).waitFor()
    await inbox.getByRole('button', { name: 'Send a test' }).click()
    await inbox.getByText('It answered 500.').waitFor()
    await looks('webhooks')

    // Somebody switches it off, what waits is given up; on again, it is sent on demand under the same id.
    await inbox.getByRole('button', { name: 'Switch off' }).click()
    await inbox.locator('[data-delivery="dead"]').waitFor({ timeout: 20_000 })
    status = 200
    await inbox.getByRole('button', { name: 'Switch on' }).click()
    await inbox.getByRole('button', { name: 'Send again what was given up' }).click()
    await inbox.locator('[data-delivery="dead"]').waitFor({ state: 'detached', timeout: 20_000 })
    const events = came.filter(({ json }) => json.type === 'ConversationOpened').map(({ id }) => id)
    expect(events.length).toBeGreaterThanOrEqual(3)
    expect(new Set(events).size).toBe(2)
    expect(stage.complaints).toEqual([])
  }, 120_000)
})
