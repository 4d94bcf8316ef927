import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openInbox, openStage, type Stage } from './stage.ts'

describe('from a help page to a person', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    for (const each of ['ada', 'kofi', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
  })
  afterAll(async () => {
    await stage?.end()
  })

  test('what was searched and read travels, and whoever takes it does not send the article again', async () => {
    const [customer, agent] = await Promise.all([
      stage.person(),
      stage.person({ viewport: { width: 1440, height: 900 } }),
    ])
    const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })

    const help = await customer.newPage()
    await help.goto(`${stage.url}/demo/help.html`)
    await help.getByRole('searchbox').fill('wifi')
    await help.getByRole('searchbox').press('Enter')
    const article = help.locator('#wifi-not-connecting')
    await article.locator('summary').click()
    await article.getByRole('button', { name: /Still stuck/ }).click()

    // The chat opens with the true outcome: nothing is asked, and nobody greets them anew.
    const chat = help.frameLocator('#baton-widget iframe')
    await chat.getByText(/asking a person from/).waitFor()

    const offer = inbox.getByLabel(/^Offer: /)
    await offer.getByRole('button', { name: /Accept/ }).click()
    const card = inbox.getByLabel('Handoff card')
    await card.getByText(/asked for a person from the article/).waitFor()
    await card.getByText(/read alone · was not enough/).waitFor()
    await card.getByText(/searched alone/).waitFor()
    await chat
      .getByText(/Mara Vogel/)
      .first()
      .waitFor()

    const { conversations } = await stage.call('GET', '/v1/conversations?limit=1')
    const { package: carried } = await stage.call('GET', `/v1/handoffs/${conversations[0].handoffId}`)
    expect(carried.attempts.map(({ by, path }: { by: string; path: string }) => `${by} ${path}`)).toEqual(
      expect.arrayContaining(['customer search', 'customer article']),
    )
    expect(carried.attempts.find(({ path }: { path: string }) => path === 'article').outcome).toBe('reported-failed')
    expect(carried.intent).toMatchObject({ source: 'page' })
    expect(stage.complaints).toEqual([])
    await Promise.all([customer.close(), agent.close()])
  })
})
