import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

const pictures = process.env['BATON_PICTURES']
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => {
  await stage?.end()
})

/** A person before a wall, as a camera takes them: not square. */
async function photo(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 1200, height: 800 })
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    const oval = (colour: string, x: number, y: number, w: number, h: number) => {
      pen.fillStyle = colour
      pen.beginPath()
      pen.ellipse(x, y, w, h, 0, 0, 7)
      pen.fill()
    }
    pen.fillStyle = '#7d9b76'
    pen.fillRect(0, 0, 1200, 800)
    oval('#2f4858', 600, 820, 330, 260)
    oval('#3b2417', 600, 330, 215, 245)
    oval('#e0b090', 600, 370, 165, 205)
    for (const x of [540, 660]) oval('#22303c', x, 345, 15, 19)
    oval('#a8524a', 600, 465, 52, 16)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    let bytes = ''
    for (const byte of new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)))
      bytes += String.fromCodePoint(byte)
    return btoa(bytes)
  })
  return Buffer.from(base64, 'base64')
}

/** It is really there, and read out by nobody: the name stands beside it. */
async function isShown(face: Locator): Promise<void> {
  await expect
    .poll(() => face.evaluate((it: HTMLImageElement) => (it.complete ? [it.naturalWidth, it.alt] : null)), {
      timeout: 10_000,
    })
    .toEqual([256, ''])
  expect(await face.evaluate((it) => getComputedStyle(it).opacity)).toBe('1')
}

/** In both themes and both widths: nothing that axe finds serious, and nothing wider than the screen. */
async function looks(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height })
      expect(await serious(page), `${name} ${colorScheme} ${width}`).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-${colorScheme}-${width}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (before) await page.setViewportSize(before)
}

test('an agent’s picture is with the customer beside their name, and goes again', async () => {
  const [customer, agent, admin] = await Promise.all([
    stage.person(),
    stage.person({ viewport: { width: 1440, height: 900 } }),
    stage.person({ viewport: { width: 1440, height: 900 } }),
  ])
  const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
  await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })

  // What is no picture is refused before it is sent; what is one is seen as it will be.
  const me = inbox.locator('section[aria-label="You"]')
  await me.getByRole('button').first().click()
  await inbox.getByRole('menuitem', { name: 'Your picture…' }).click()
  const dialog = inbox.getByRole('dialog', { name: 'Your picture' })
  const file = dialog.locator('input[type=file]')
  await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await dialog.getByRole('alert').getByText('cannot read this as a picture').waitFor()
  await looks(inbox, 'faces-refused')
  await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await photo(inbox) })
  await isShown(dialog.locator('img'))
  await looks(inbox, 'faces-chosen')
  expect(await me.locator('img').count()).toBe(0)
  await dialog.getByRole('button', { name: 'Save the picture' }).click()
  await dialog.waitFor({ state: 'detached' })
  await isShown(me.locator('img'))
  // Small, and nothing of the camera.
  const { picture } = (await stage.call('GET', '/v1/agents?ids=mara')).agents[0]
  const kept = await fetch(stage.url + picture)
  expect(kept.headers.get('content-type')).toBe('image/jpeg')
  expect((await kept.arrayBuffer()).byteLength).toBeLessThan(40_000)

  const shop = await customer.newPage()
  await shop.goto(`${stage.url}/demo/orders.html`)
  const chat = await openWidget(shop)
  await write(chat, 'I want to talk to a human')
  await inbox
    .getByLabel(/^Offer: /)
    .getByRole('button', { name: /Accept/ })
    .click()
  const head = chat.locator('.head')
  await head.getByRole('heading', { name: 'Mara Vogel' }).waitFor()
  await isShown(head.locator('.face img'))
  await isShown(chat.locator('.notice .face img'))
  const reply = inbox.getByRole('textbox', { name: /^Reply/ })
  await reply.fill('Good morning, I am looking at it')
  await reply.press('Enter')
  const said = chat.locator('.group.by-agent', { hasText: 'I am looking at it' })
  await isShown(said.locator('.face img'))
  expect(await said.locator('.author bdi').textContent()).toBe('Mara Vogel')
  await looks(shop, 'faces-chat')
  await isShown(inbox.getByRole('article', { name: 'Mara Vogel' }).locator('img'))
  await looks(inbox, 'faces-thread')

  // An admin takes it away: at once here, and with the next word in the chat.
  const people = await openInbox(admin, stage.url, 'Ada Lindqvist')
  await people.goto(`${stage.url}/inbox/wallboard`)
  await isShown(people.locator('[data-person=mara] img'))
  await looks(people, 'faces-wallboard')
  await people.goto(`${stage.url}/inbox/settings/people`)
  const row = people.getByRole('listitem').filter({ hasText: 'Mara Vogel' })
  await isShown(row.locator('img'))
  await looks(people, 'faces-people')
  await row.getByRole('button', { name: 'Edit Mara Vogel' }).click()
  const hers = people.getByRole('region', { name: 'The picture of Mara Vogel' })
  await isShown(hers.locator('img'))
  await looks(people, 'faces-person')
  await hers.getByRole('button', { name: 'Remove the picture' }).click()
  const again = hers.getByRole('button', { name: 'Choose a picture' })
  await again.waitFor()
  // Whoever pressed what is gone goes on beside it, as soon as all that shows the picture was read again.
  await expect.poll(() => again.evaluate((it) => it === document.activeElement)).toBe(true)
  await me.locator('img').waitFor({ state: 'detached' })
  expect(await me.getByText('MV', { exact: true }).count()).toBe(1)
  await reply.fill('It is mended')
  await reply.press('Enter')
  await chat.getByText('It is mended').waitFor()
  await head.locator('.face img').waitFor({ state: 'detached' })
  expect(await head.locator('.face').textContent()).toBe('MV')
  await shop.reload()
  await chat.getByText('It is mended').waitFor()
  expect(await chat.locator('.face img').count()).toBe(0)
  expect(stage.complaints).toEqual([])
}, 180_000)
