import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFakeEmbeddings, type FakeEmbeddings } from '../../server/src/testing/fake-embeddings.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']

describe('a question in other words than any article’s', () => {
  let fake: FakeEmbeddings
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    fake = await startFakeEmbeddings()
    stage = await openStage({
      BATON_EMBEDDING_MODEL: `openai-compatible:${fake.model}`,
      BATON_EMBEDDING_KEY: fake.key,
      BATON_EMBEDDING_BASE_URL: fake.url,
    })
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
    await fake?.close()
  })

  const line = () => inbox.getByRole('region', { name: 'Found by meaning' })
  async function look(name: string): Promise<void> {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await inbox.setViewportSize({ width, height })
        await inbox.emulateMedia({ colorScheme })
        await inbox.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) })
      }
    await inbox.setViewportSize({ width: 1440, height: 900 })
    await inbox.emulateMedia({ colorScheme: 'light' })
  }

  test('is answered from it, and leads see how far the articles are read', async () => {
    await stage.call('PUT', '/v1/articles/bikes', {
      title: 'Insurance of a bicycle',
      body: 'A bicycle that was stolen is replaced. Theft of a bike goes to the police first, and its number to us.',
    })
    await inbox.goto(`${stage.url}/inbox/settings/knowledge`)
    await line().getByText('all read').waitFor({ timeout: 20_000 })
    await look('read')
    expect(await serious(inbox)).toEqual([])
    const customer = await stage.person()
    const shop = await customer.newPage()
    await shop.goto(`${stage.url}/demo/orders.html`)
    const chat = await openWidget(shop)
    await write(chat, 'Someone nicked my two-wheeler')
    await chat.locator('.source').first().waitFor()
    expect(await chat.locator('.source').first().innerText()).toContain('Insurance of a bicycle')
    await customer.close()
  })

  test('a provider that fails is said, with what to do, and when it is tried again', async () => {
    fake.mood({ kind: 'status', status: 401 })
    await stage.call('PUT', '/v1/articles/pots', { title: 'Pots', body: 'Pots of clay break in the frost.' })
    // Asked again every half a minute while there is nothing to do.
    await line().getByText('BATON_EMBEDDING_KEY').waitFor({ timeout: 45_000 })
    expect(await line().innerText()).toContain('not getting on')
    await look('failing')
    expect(await serious(inbox)).toEqual([])
    fake.mood({ kind: 'well' })
    await line().getByText('all read').waitFor({ timeout: 60_000 })
  })
})
