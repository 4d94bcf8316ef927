import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => {
  await stage?.end()
})

/** A network that lets no socket through. */
async function withoutSockets(context: BrowserContext): Promise<string[]> {
  const tried: string[] = []
  await context.routeWebSocket(/./, (socket) => {
    tried.push(socket.url())
    void socket.close()
  })
  return tried
}

test('where no socket can be had, the desk is live all the same: an offer comes, a person answers, the customer reads it', async () => {
  const [customer, agent] = await Promise.all([
    stage.person(),
    stage.person({ viewport: { width: 1440, height: 900 } }),
  ])
  const tried = [await withoutSockets(customer), await withoutSockets(agent)]
  const streams: string[] = []
  agent.on('request', (request) => {
    if (request.url().includes('/v1/live?')) streams.push(request.url())
  })
  const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
  await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  await expect.poll(() => streams.some((url) => url.includes('follow=1')), { timeout: 20_000 }).toBe(true)

  const shop = await customer.newPage()
  await shop.goto(`${stage.url}/demo/orders.html`)
  const chat = await openWidget(shop)
  await write(chat, 'I want to talk to a human')
  await chat.getByText(/asking a person from Support/).waitFor({ timeout: 30_000 })

  const accept = inbox.getByLabel(/^Offer: /).getByRole('button', { name: /Accept/ })
  await accept.click({ timeout: 20_000 })
  await inbox.getByText('I want to talk to a human').first().waitFor()
  const reply = inbox.getByRole('textbox', { name: /^Reply/ })
  await reply.fill('Hello, this is Mara. What happened?')
  await reply.press('Enter')
  await chat.getByText('Hello, this is Mara. What happened?').waitFor({ timeout: 30_000 })
  await write(chat, 'My book has vanished')
  await inbox.getByText('My book has vanished').first().waitFor({ timeout: 20_000 })
  // Seen by the agent, and the customer is told, though nobody has a socket; and nothing was stored twice.
  const { conversations } = await stage.call('GET', '/v1/conversations')
  const { events } = await stage.call('GET', `/v1/conversations/${conversations[0].id}/events`)
  const said = events.filter(({ type }: { type: string }) => type === 'MessageReceived' || type === 'AgentReplied')
  expect(said.map(({ text }: { text: string }) => text)).toEqual([
    'I want to talk to a human',
    'Hello, this is Mara. What happened?',
    'My book has vanished',
  ])
  await expect
    .poll(async () => (await stage.call('GET', `/v1/conversations/${conversations[0].id}`)).receipts.team.seen)
    .toBeGreaterThan(0)
  expect(tried.every((each) => each.length > 0)).toBe(true)
  expect(stage.complaints).toEqual([])
  await Promise.all([customer.close(), agent.close()])
})
