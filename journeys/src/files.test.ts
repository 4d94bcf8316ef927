import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canary, hostileFiles } from '../../server/src/files/testing/hostile-files.ts'
import { apiKey, openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => {
  await stage?.end()
})

/** Puts a picture of so many pixels on the clipboard, as a screenshot does. */
async function copyScreenshot(page: Page, width: number, height: number): Promise<void> {
  await page.evaluate(
    async ([w, h]) => {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: w, height: h })
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no canvas')
      pen.fillStyle = '#f4f4f5'
      pen.fillRect(0, 0, w, h)
      pen.fillStyle = '#b42318'
      pen.font = '28px sans-serif'
      pen.fillText('Error 0x80: invoice total does not match', 30, 80)
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
      if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    },
    [width, height] as const,
  )
}

/** The picture is really there, as large as it was. */
const isDrawn = (picture: Locator) =>
  expect
    .poll(() => picture.evaluate((it: HTMLImageElement) => (it.complete ? it.naturalWidth : 0)), { timeout: 10_000 })
    .toBe(640)

test('a screenshot goes to the person with the handoff, and a file comes back', async () => {
  const [customer, agent] = await Promise.all([
    stage.person({ permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true }),
    stage.person({ viewport: { width: 1440, height: 900 }, acceptDownloads: true }),
  ])
  const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
  await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  const shop = await customer.newPage()
  await shop.goto(`${stage.url}/demo/orders.html`)
  await copyScreenshot(shop, 640, 360)
  const chat = await openWidget(shop)
  const box = chat.getByRole('textbox')

  // Pasted, seen before it goes, taken out again, and pasted once more.
  await box.press('Control+V')
  const tray = chat.getByRole('list', { name: 'Files to send' })
  await tray.getByRole('listitem').waitFor()
  await tray.getByRole('button', { name: /^Remove/ }).click()
  await tray.waitFor({ state: 'detached' })
  await box.press('Control+V')
  await tray.getByRole('listitem').waitFor()
  await box.fill('The total of my invoice is wrong')
  await box.press('Enter')
  await isDrawn(chat.locator('.picture img').first())
  await tray.waitFor({ state: 'detached' })

  await write(chat, 'I want to talk to a human')
  const offer = inbox.getByLabel(/^Offer: /)
  await offer.getByRole('button', { name: /Accept/ }).click()

  // In the card and in the thread, and as large as there is room by the keyboard alone.
  const card = inbox.getByLabel('Handoff card')
  await card.getByRole('heading', { name: 'Files' }).waitFor()
  await isDrawn(card.getByRole('img', { name: /\.png$/ }))
  const inThread = inbox.locator('[data-said=customer]').getByRole('button', { name: /^Open .*\.png$/ })
  await isDrawn(inThread.locator('img'))
  await inThread.focus()
  await inbox.keyboard.press('Enter')
  const viewer = inbox.getByRole('dialog')
  await isDrawn(viewer.getByRole('img'))
  await inbox.keyboard.press('+')
  await inbox.keyboard.press('+')
  await expect.poll(() => viewer.getByRole('img').evaluate((it) => it.clientWidth)).toBe(1280)
  await inbox.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
  await expect.poll(() => inThread.evaluate((it) => it === document.activeElement)).toBe(true)

  // A refused one says why; what is chosen goes with the words.
  const reply = inbox.getByRole('textbox', { name: /^Reply/ })
  const choose = inbox.getByLabel('Attach files').first()
  await choose.setInputFiles({ name: 'logo.svg', mimeType: 'image/png', buffer: Buffer.from('<svg onload="x()"/>') })
  await inbox.getByRole('button', { name: /^Send to/ }).click()
  await inbox.getByText('Files of this kind are not taken').waitFor()
  await inbox.getByRole('button', { name: 'Remove logo.svg' }).click()
  await choose.setInputFiles({
    name: 'Corrected invoice.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%%EOF'),
  })
  await reply.fill('Here is the corrected invoice')
  await reply.press('Enter')

  await chat.getByText('Here is the corrected invoice').waitFor()
  // Whoever cannot see the row hears all that it says.
  const row = chat.getByRole('button', { name: 'Open Corrected invoice.pdf 1 KB', exact: true })
  await row.waitFor()
  const download = Promise.race([
    shop.waitForEvent('download'),
    customer.waitForEvent('page').then((page) => page.waitForEvent('download')),
  ])
  await row.click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('Corrected invoice.pdf')
  expect(readFileSync(await saved.path(), 'utf8')).toBe('%PDF-1.7\n%%EOF')

  expect(stage.complaints).toEqual([])
}, 120_000)

test('the assistant says that it cannot look into a file', async () => {
  const shop = await (await stage.person()).newPage()
  await shop.goto(`${stage.url}/demo/orders.html`)
  const chat = await openWidget(shop)
  await chat.locator('input[type=file]').setInputFiles({
    name: 'router.log',
    mimeType: 'text/plain',
    buffer: Buffer.from('12:00 link down'),
  })
  await chat.getByRole('button', { name: 'Send', exact: true }).click()
  await chat.getByRole('button', { name: 'Open router.log' }).waitFor()
  await chat.getByText(/I cannot look inside it/).waitFor()
  expect(stage.complaints).toEqual([])
}, 60_000)

test(`hostile files, opened in Chromium at their own address: no script runs and nothing is asked for`, async () => {
  await stage.call('PUT', '/v1/customers/hostile', { name: 'Hostile' })
  const { id } = await stage.call('POST', '/v1/conversations', { customer: { externalId: 'hostile' } })
  const context = await stage.person({ acceptDownloads: true })
  let opened = 0
  const kept = hostileFiles.filter(({ fate }) => 'kept' in fate)
  // A conversation holds a hundred.
  for (const [n, { name, bytes, what }] of kept.entries()) {
    const query = new URLSearchParams({ clientId: `h${n}`, name })
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'text/html' }
    const sent = await fetch(`${stage.url}/v1/conversations/${id}/files?${query}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(bytes),
    })
    expect([what, sent.status]).toEqual([what, 201])
    const { file } = (await sent.json()) as { file: { fileId: string; type: string } }
    const { url } = await stage.call('GET', `/v1/files/${file.fileId}`)
    const page = await context.newPage()
    const picture = file.type.startsWith('image/')
    if (picture) {
      await page.goto(stage.url + url)
      expect([what, await page.title()]).not.toEqual([what, canary])
      expect([what, ...(await page.evaluate(() => [document.contentType, origin, document.scripts.length]))]).toEqual([
        what,
        file.type,
        'null',
        0,
      ])
    } else {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.goto(stage.url + url).catch(() => null),
      ])
      expect(`${what}: ${download.suggestedFilename()}`).toMatch(/\.(txt|csv|ini|log|pdf|zip)$/)
      expect([what, page.url()]).toEqual([what, 'about:blank'])
      await download.delete()
    }
    await page.close()
    opened += 1
  }
  expect([opened, stage.complaints]).toEqual([kept.length, []])
}, 180_000)
