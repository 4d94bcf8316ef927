import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { takeInsights } from './insight-pictures.ts'
import { takeWallboard } from './wallboard-pictures.ts'
import { openInbox, openStage, openWidget, root, write, type Stage } from './stage.ts'

/** `npm run pictures`: the pictures in the README, taken of a real handoff: the shop with the widget beside the inbox, light and dark. */
const folder = join(root, 'docs', 'pictures')
mkdirSync(folder, { recursive: true })
const stage = await openStage()
try {
  for (const colorScheme of ['light', 'dark'] as const) await take(stage, colorScheme)
} finally {
  await stage.end()
}
await takeInsights(folder)
await takeWallboard(folder)

async function take({ url, person, call, browser }: Stage, colorScheme: 'light' | 'dark'): Promise<void> {
  const [name, id] = ['Mara Vogel', 'mara']
  const [customer, agent] = await Promise.all([
    person({ viewport: { width: 900, height: 900 }, deviceScaleFactor: 1, colorScheme }),
    person({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, colorScheme }),
  ])
  for (const each of ['ada', 'kofi', 'mara', 'sam'])
    await call('PUT', `/v1/agents/${each}/presence`, { status: each === id ? 'online' : 'offline' })
  const inbox = await openInbox(agent, url, name)
  await call('PUT', `/v1/agents/${id}/presence`, { status: 'online' })
  await others(call)
  const shop = await customer.newPage()
  await shop.goto(`${url}/demo/account.html`)
  await shop.locator('#sign-in').click()
  await shop.goto(`${url}/demo/orders.html`)
  const chat = await openWidget(shop)
  await write(chat, 'My Folio Color does not connect to the Wi-Fi')
  await chat.getByText('Did that help?').waitFor()
  await chat.getByRole('button', { name: 'No', exact: true }).click()
  await chat.getByText('Did that help?').nth(1).waitFor()
  await write(
    chat,
    'I restarted it already, and order 48213 is only three weeks old. This is ridiculous. Can I talk to somebody?',
  )
  await inbox
    .getByLabel(/^Offer: Dana/)
    .getByRole('button', { name: /Accept/ })
    .click()
  await inbox.getByLabel('Handoff card').waitFor()
  await shop.bringToFront()
  await shop.waitForTimeout(600)
  const left = await shop.screenshot({ clip: { x: 200, y: 0, width: 700, height: 900 } })
  await inbox.bringToFront()
  await inbox.waitForTimeout(600)
  writeFileSync(join(folder, `inbox-${colorScheme}.png`), await inbox.screenshot())
  const right = await inbox.screenshot()
  await inbox.getByLabel(/^Reply to/).fill('Hello Dana, could you tell me your order number?')
  await inbox.locator('[data-guard]').waitFor()
  writeFileSync(join(folder, `guard-${colorScheme}.png`), await inbox.screenshot())
  await inbox.getByLabel(/^Reply to/).fill('')
  await pageLarge(inbox, colorScheme)
  const sheet = await browser.newPage({ viewport: { width: 2400, height: 960 } })
  await sheet.setContent(
    `<body style="margin:0;padding:24px;box-sizing:border-box;display:flex;gap:20px;background:${colorScheme === 'light' ? '#dfe3ea' : '#05070b'}">
      ${[left, right].map((png) => `<img style="height:912px;border-radius:12px;box-shadow:0 8px 30px #0003" src="data:image/png;base64,${png.toString('base64')}">`).join('')}</body>`,
  )
  await sheet.waitForTimeout(300)
  const box = await sheet.evaluate(
    '(() => { const all = [...document.images].map((i) => i.getBoundingClientRect()); return Math.ceil(Math.max(...all.map((r) => r.right)) + 24) })()',
  )
  writeFileSync(
    join(folder, `handoff-${colorScheme}.png`),
    await sheet.screenshot({ clip: { x: 0, y: 0, width: box as number, height: 960 } }),
  )
  await sheet.close()
  // The next pictures begin with a new conversation.
  const { conversations } = await call('GET', '/v1/conversations?customer=dana&status=open')
  for (const open of conversations) await call('POST', `/v1/conversations/${open.id}/resolve`, { agentId: id })
  await Promise.all([customer.close(), agent.close()])
  console.log(`${colorScheme}: ${readFileSync(join(folder, `handoff-${colorScheme}.png`)).length} bytes`)
}

/** The customer's page in the inbox: large, with something chosen to point at. */
async function pageLarge(inbox: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await inbox
    .getByLabel('Handoff card')
    .getByLabel(/^Open large/)
    .click()
  const large = inbox.getByRole('dialog')
  await large.locator('[data-page-frame]').waitFor()
  const target = large.getByLabel('What can be pointed at').getByRole('button', { name: /Complete address/ })
  // The list beside it names what the picture masks.
  await (
    (await target.count()) > 0 ? target.first() : large.getByLabel('On the page').getByRole('button').nth(3)
  ).click()
  await large.getByLabel(/A short note/).fill('Add the number of your flat here')
  await inbox.waitForTimeout(600)
  writeFileSync(join(folder, `page-${colorScheme}.png`), await inbox.screenshot())
  await inbox.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })
}

/** A desk on a working day: others wait, talk to the assistant, or are being helped. */
async function others(call: Stage['call']): Promise<void> {
  const words = [
    ['jonas', 'Ich warte seit zwei Wochen auf meine Bestellung 48055'],
    ['amelie', 'How do I cancel Folio Plus?'],
    ['tomas', 'Can I get an invoice with my company name?'],
    ['ruth', 'The screen of my Folio Mini is frozen'],
  ] as const
  for (const [externalId, text] of words) {
    const { id, created } = await call('POST', '/v1/conversations', { customer: { externalId } })
    if (!created) continue
    await call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'p1',
      author: { kind: 'customer' },
      text,
      page: { url: 'http://folio.example/help.html', title: 'Help' },
    })
    if (externalId === 'jonas')
      await call('POST', `/v1/conversations/${id}/handoff`, {
        team: 'billing',
        priority: 'high',
        reason: 'customer_request',
      })
    if (externalId === 'tomas') await call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'kofi' })
  }
  await new Promise((resolve) => setTimeout(resolve, 3000))
}
