import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFakeOpenAi, type FakeOpenAi } from '../../server/src/testing/fake-openai.ts'
import { contentOf, says, type ChatRequest } from '../../server/src/testing/chat-scripts.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

/** Whether the model is asked for a summary, or for the next reply. */
const isSummary = ({ messages }: ChatRequest) =>
  contentOf(messages[0] ?? { role: 'user', content: '' }).includes('claims')
/** The number of the message with these words, as the model was shown it. */
const numberOf = ({ messages }: ChatRequest, words: string) =>
  Number(
    new RegExp(String.raw`\[(\d+)\][^\n]*${words}`).exec(
      contentOf(messages.at(-1) ?? { role: 'user', content: '' }),
    )?.[1],
  )

describe('with a model', () => {
  let fake: FakeOpenAi
  let stage: Stage
  beforeAll(async () => {
    // A fake provider over real HTTP: what it says is written here.
    fake = await startFakeOpenAi()
    fake.play(async function* (request, nth) {
      const claims = isSummary(request)
        ? [
            {
              kind: 'problem',
              text: 'Order 48213 with the Folio Color has not arrived.',
              messages: [numberOf(request, '48213')],
            },
            {
              kind: 'wanted',
              text: 'The customer wants a refund of 900 euros.',
              messages: [numberOf(request, '48213')],
            },
          ]
        : null
      yield* says(claims ? JSON.stringify({ claims, values: [] }) : 'Welche Adresse steht auf der Bestellung?', {
        size: 60,
      })(request, nth)
    })
    stage = await openStage({
      BATON_MODEL: `openai-compatible:${fake.model}`,
      BATON_MODEL_KEY: fake.key,
      BATON_MODEL_BASE_URL: fake.url,
    })
    for (const each of ['ada', 'kofi', 'sam'])
      await stage.call('PUT', `/v1/agents/${each}/presence`, { status: 'offline' })
  })
  afterAll(async () => {
    await stage?.end()
    await fake?.close()
  })

  test('the card shows its summary in the reader’s language, what is invented left out, and the customer’s own words a click away', async () => {
    const [customer, agent] = await Promise.all([
      stage.person({ locale: 'de-DE' }),
      stage.person({ viewport: { width: 1440, height: 900 } }),
    ])
    const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
    const shop = await customer.newPage()
    await shop.goto(`${stage.url}/demo/orders.html`)
    const chat = await openWidget(shop)
    await write(chat, 'Meine Bestellung 48213 mit dem Folio Color ist nicht angekommen')
    await chat.getByText(/Welche Adresse/).waitFor()
    await write(chat, 'Ich möchte mit einem Menschen sprechen')
    await inbox
      .getByLabel(/^Offer: /)
      .getByRole('button', { name: /Accept/ })
      .click()

    const card = inbox.getByLabel('Handoff card')
    await card.getByText('Order 48213 with the Folio Color has not arrived.').waitFor()
    expect(await card.getByText(/900/).count()).toBe(0)
    await card.getByRole('button', { name: 'Their own words' }).click()
    await card
      .getByText(/Meine Bestellung 48213/)
      .first()
      .waitFor()
    await card.getByRole('button', { name: /Order 48213 with the Folio Color/ }).click()
    await Promise.all([customer.close(), agent.close()])
  })
})
