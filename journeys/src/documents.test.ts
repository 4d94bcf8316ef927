import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachLook, serious } from './serious.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

const hire = `<!doctype html><html lang="en"><head><title>Chandelier hire</title></head><body style="font: 12pt serif">
  <h1>Chandelier hire</h1><h2>Delivery</h2><p>We bring the chandelier to the hall on the morning of the party, and hang it there with two people and a ladder.</p>
  <div style="break-before: page"></div><h2>Deposit</h2><p>The deposit for a chandelier is ninety euros. It comes back to your card on the day on which
  we fetch the chandelier, less what is broken.</p></body></html>`
const glass = (days: string) =>
  `# Glass shades\n\n## Cleaning\n\nWipe a glass shade with a dry cloth, never with vinegar, and let it cool for ${days} minutes before that.\n`

interface Dropped {
  name: string
  base64: string
}
const dropped = (name: string, words: string | Buffer): Dropped => ({
  name,
  base64: Buffer.from(words as string).toString('base64'),
})

describe('documents, from an admin’s desk to a customer’s answer', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
    await openDocuments(inbox)
  })
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  async function openDocuments(page: Page): Promise<void> {
    await page.goto(`${stage.url}/inbox/settings/knowledge`)
    await page.getByRole('radio', { name: 'Documents' }).click()
    await page.locator('[data-drop-zone]').waitFor()
  }
  const row = (title: string) => inbox.locator('[data-document]', { hasText: title })
  async function drop(...files: Dropped[]): Promise<void> {
    const data = await inbox.evaluateHandle((all) => {
      const transfer = new DataTransfer()
      for (const { name, base64 } of all)
        transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name))
      return transfer
    }, files)
    for (const type of ['dragenter', 'dragover', 'drop'])
      await inbox.locator('[data-drop-zone]').dispatchEvent(type, { dataTransfer: data })
  }
  async function ask(question: string) {
    const person = await stage.person()
    const shop = await person.newPage()
    await shop.goto(`${stage.url}/demo/orders.html`)
    const chat = await openWidget(shop)
    await write(chat, question)
    const source = chat.locator('.source').first()
    await source.waitFor()
    const said = { cited: await source.innerText(), thread: await chat.locator('body').innerText() }
    await person.close()
    return said
  }

  test('a PDF and a Markdown file are dropped at once, and what cannot be read says why and what to do', async () => {
    const print = await context.newPage()
    await print.setContent(hire)
    const pdf = await print.pdf()
    await print.close()
    await drop(
      dropped('hire.pdf', pdf),
      dropped('glass.md', glass('ten')),
      dropped('report.pdf', Buffer.from('PK\u0003\u0004 an Office document')),
    )
    await row('Chandelier hire').getByText('answers').waitFor()
    await row('Glass shades').getByText('answers').waitFor()
    await row('Chandelier hire')
      .getByText(/hire\.pdf · PDF · English · 2 pages · 2 sections/)
      .waitFor()
    const refused = inbox.locator('[data-upload="failed"]', { hasText: 'report.pdf' })
    await refused.getByText(/no PDF, Markdown, HTML or plain text.*Save it as a PDF/).waitFor()
    expect(await inbox.locator('[data-upload]').count()).toBe(1)
    for (const theme of ['light', 'dark'] as const) {
      await inbox.emulateMedia({ colorScheme: theme })
      expect([theme, await serious(inbox)]).toEqual([theme, []])
    }
    await inbox.emulateMedia({ colorScheme: 'light' })
    await refused.getByRole('button', { name: 'Dismiss report.pdf' }).click()
    await refused.waitFor({ state: 'detached' })
  })

  test('a customer is answered from them, with the document, its heading and its page', async () => {
    const deposit = await ask('How much is the deposit for a chandelier?')
    expect(deposit.cited).toBe('Deposit · Chandelier hire, page 2')
    expect(deposit.thread).toContain('ninety euros')
    const cleaning = await ask('How long does a glass shade cool before I wipe it with a cloth?')
    expect(cleaning.cited).toBe('Cleaning · Glass shades')
    expect(cleaning.thread).toContain('ten minutes')
  })

  test('a newer version of the same name replaces it, and customers hear what it says', async () => {
    await inbox.getByLabel('Documents to upload').setInputFiles({
      name: 'glass.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(glass('forty')),
    })
    await row('Glass shades')
      .getByText(/version 2/)
      .waitFor()
    expect(await row('Glass shades').count()).toBe(1)
    expect((await ask('How long does a glass shade cool before I wipe it with a cloth?')).thread).toContain(
      'forty minutes',
    )
  })

  test('what is removed answers nobody, and comes back with Undo', async () => {
    const found = async () =>
      (await stage.call('GET', '/v1/articles/search?q=deposit%20for%20a%20chandelier')).passages.filter(
        ({ title }: { title: string }) => title.includes('Chandelier hire'),
      ).length
    expect(await found()).toBeGreaterThan(0)
    await inbox.getByRole('button', { name: 'Remove hire.pdf' }).click()
    const undo = inbox.getByRole('button', { name: 'Undo: bring back hire.pdf' })
    await undo.waitFor()
    expect(await found()).toBe(0)
    await undo.click()
    await row('Chandelier hire').getByText('answers').waitFor()
    expect(await found()).toBeGreaterThan(0)
  })

  test('in light and dark, wide and narrow, nothing is serious, and nothing scrolls sideways', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Ada Lindqvist')
    await openDocuments(page)
    await page.getByRole('button', { name: 'Sections of hire.pdf' }).click()
    await page.getByText('Deposit · Chandelier hire, page 2').waitFor()
    await eachLook(page, async (colorScheme, width) => {
      expect(await serious(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0)
      const pictures = process.env['BATON_PICTURES']
      if (pictures) await page.screenshot({ path: `${pictures}/documents-${colorScheme}-${width}.png` })
    })
    await theirs.close()
  })

  test('nobody’s page complained', () => {
    expect(stage.complaints).toEqual([])
  })
})
