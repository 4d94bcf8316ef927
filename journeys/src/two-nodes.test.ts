import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

const postgres = process.env['BATON_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const nats = process.env['BATON_TEST_NATS'] ?? 'nats://127.0.0.1:4222'

/** The whole handoff between two nodes that share nothing but a PostgreSQL and what wakes them. */
function twoNodes(how: string, wakes: Record<string, string>): void {
  describe(`the customer on one node, the agent on another, woken by ${how}`, () => {
    const name = `baton_journey_${randomUUID().replaceAll('-', '').slice(0, 16)}`
    const databaseUrl = Object.assign(new URL(postgres), { pathname: `/${name}` }).href
    let customers: Stage | undefined
    let agents: Stage | undefined
    beforeAll(async () => {
      await asAdmin(`create database ${name}`)
      const env = { DATABASE_URL: databaseUrl, NATS_URL: '', ...wakes }
      customers = await openStage(env)
      agents = await openStage(env)
    })
    afterAll(async () => {
      await Promise.all([customers?.end(), agents?.end()])
      await asAdmin(`drop database if exists ${name} with (force)`)
    })

    test('asked, offered, accepted, typed, answered, resolved: each side sees what the other does', async () => {
      const one = customers!
      const two = agents!
      expect(one.url).not.toBe(two.url)
      const [customer, agent] = await Promise.all([
        one.person(),
        two.person({ viewport: { width: 1440, height: 900 } }),
      ])
      const inbox = await openInbox(agent, two.url, 'Mara Vogel')
      for (const other of ['ada', 'kofi', 'sam'])
        await two.call('PUT', `/v1/agents/${other}/presence`, { status: 'offline' })
      await two.call('PUT', '/v1/agents/mara/presence', { status: 'online' })

      const shop = await customer.newPage()
      await shop.goto(`${one.url}/demo/orders.html`)
      const chat = await openWidget(shop)
      await write(chat, 'My Folio does not connect to the Wi-Fi')
      await chat.getByText('Did that help?').waitFor()
      await write(chat, 'I want to talk to a human')
      await chat.getByText(/asking a person from Support/).waitFor()

      const offer = inbox.getByLabel(/^Offer: /)
      await offer
        .getByText(/asked for a person/i)
        .first()
        .waitFor()
      await offer.getByRole('button', { name: /Accept/ }).click()
      await chat
        .getByText(/Mara Vogel/)
        .first()
        .waitFor()
      await inbox
        .getByLabel('Handoff card')
        .getByText(/My Folio does not connect/)
        .first()
        .waitFor()

      // Who types is written nowhere: only a wake can have brought it over.
      const reply = inbox.getByRole('textbox', { name: /^Reply/ })
      await reply.pressSequentially('Please hold the power button', { delay: 20 })
      await chat.getByText('Mara Vogel is typing').waitFor()
      await reply.press('Enter')
      await chat.getByText('Please hold the power button').waitFor()
      await chat.getByRole('textbox').pressSequentially('That worked', { delay: 20 })
      await inbox
        .getByText(/is typing/)
        .first()
        .waitFor()
      await chat.getByRole('textbox').press('Enter')
      await inbox.getByText('That worked').first().waitFor()

      await inbox.getByRole('button', { name: 'Resolve', exact: true }).click()
      await inbox.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click()
      await expect
        .poll(async () => (await one.call('GET', '/v1/conversations')).conversations[0]?.status)
        .not.toBe('open')

      const [fromOne, fromTwo] = await Promise.all([one, two].map((node) => eventsOf(node)))
      expect(fromOne).toEqual(fromTwo)
      expect(fromOne!.map(({ seq }) => seq)).toEqual(fromOne!.map((_, i) => i + 1))
      const said = fromOne!.flatMap(({ text }) => text ?? [])
      for (const words of ['My Folio does not connect to the Wi-Fi', 'Please hold the power button', 'That worked'])
        expect(said.filter((each) => each === words)).toEqual([words])
      expect([...one.complaints, ...two.complaints]).toEqual([])
      await Promise.all([customer.close(), agent.close()])
    })
  })
}

twoNodes('NATS', { NATS_URL: nats })
twoNodes('LISTEN/NOTIFY', {})

async function eventsOf(node: Stage): Promise<{ seq: number; type: string; text?: string }[]> {
  const { conversations } = await node.call('GET', '/v1/conversations')
  expect(conversations).toHaveLength(1)
  return (await node.call('GET', `/v1/conversations/${conversations[0].id}/events`)).events
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
