import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createHmac, randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { shiftedClock } from './handed-off.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, openWidget, write, type Stage } from './stage.ts'

describe('the customer leaves, and the conversation goes on by e-mail', () => {
  let stage: Stage
  let server: SMTPServer
  const mails: { to: string; raw: string }[] = []
  const clock = shiftedClock()
  /** The server's clock, so many minutes on. */
  const minutesOn = async (minutes: number) => {
    writeFileSync(String(clock.env['BATON_JOURNEY_CLOCK']), String(minutes * 60_000))
    await new Promise((done) => setTimeout(done, 100))
  }

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, session, done) {
        let raw = ''
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')))
        stream.on('end', () => {
          mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw })
          done()
        })
      },
    })
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const { port } = server.server.address() as AddressInfo
    stage = await openStage({
      ...clock.env,
      BATON_MAIL_HOSTS: `127.0.0.1:${port}`,
      BATON_PUBLIC_URL: 'http://desk.example',
      BATON_SECRET_KEY: randomBytes(32).toString('base64'),
    })
    await stage.call('PUT', '/v1/mail', {
      address: 'help@folio.example',
      fromName: 'Folio support',
      smtp: { host: '127.0.0.1', port, security: 'none' },
      inbound: 'webhook',
    })
  })
  afterAll(async () => {
    await stage?.end()
    await new Promise((done) => void server.close(() => done(null)))
  })

  test('the answer follows, the reply comes back, and on return the chat shows all of it (failures 8 and 25)', async () => {
    const [customer, agent] = await Promise.all([
      stage.person(),
      stage.person({ viewport: { width: 1440, height: 900 } }),
    ])
    const inbox = await openInbox(agent, stage.url, 'Mara Vogel')
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
    const shop = await customer.newPage()
    await shop.goto(`${stage.url}/demo/orders.html`)
    let chat = await openWidget(shop)
    await write(chat, 'My parcel is lost. I want to talk to a human')
    const offer = inbox.getByLabel(/^Offer: /)
    await offer.waitFor()
    await chat.getByPlaceholder('Your e-mail address').fill('mia@mail.example')
    await chat.getByPlaceholder('Your e-mail address').press('Enter')
    await chat.getByText('If you are away, we write to m…@mail.example.').waitFor()
    await offer.getByRole('button', { name: /Accept/ }).click()
    await shop.close()

    const box = inbox.getByRole('textbox', { name: /reply|message|write/i }).first()
    await box.fill('It was found at the depot <today> and arrives on Friday.')
    await box.press('Control+Enter')
    await inbox.getByText('arrives on Friday').first().waitFor()
    await new Promise((done) => setTimeout(done, 6000)) // a sent reply can be undone for a while
    await minutesOn(2)
    await inbox.getByText(/follows by e-mail to m…@mail\.example/i).waitFor({ timeout: 20_000 })
    await inbox.getByText('Sent by e-mail').waitFor({ timeout: 20_000 })
    expect(mails).toHaveLength(1)
    expect(mails[0]?.to).toBe('mia@mail.example')
    expect(mails[0]?.raw).toContain('arrives on Friday')

    const reply = /^Reply-To: (\S+)/im.exec(mails[0]?.raw ?? '')?.[1] ?? ''
    const text =
      'Thank you, Friday is fine.\r\n\r\nOn Mon, 5 Jan 2026, Folio support <help@folio.example> wrote:\r\n> It was found'
    const raw = Buffer.from(
      `From: mia@mail.example\r\nTo: ${reply}\r\nSubject: Re: your conversation\r\nMessage-ID: <1@mail.example>\r\n\r\n${text}`,
    ).toString('base64')
    const { secret } = await stage.call('POST', '/v1/mail/webhook-secret', {})
    const sentAt = new Date(Date.now() + 2 * 60_000).toISOString()
    const signature = createHmac('sha256', secret).update(`${sentAt}.${raw}`).digest('hex')
    const taken = await stage.call('POST', '/v1/mail/inbound/demo', { sentAt, raw, signature })
    expect(taken).toMatchObject({ status: 'taken' })
    await inbox.getByText('Thank you, Friday is fine.').first().waitFor()
    await inbox.getByText(/Came by e-mail/).waitFor()
    if (process.env['BATON_SHOTS']) await inbox.screenshot({ path: `${process.env['BATON_SHOTS']}/inbox.png` })

    const back = await customer.newPage()
    await back.goto(`${stage.url}/demo/orders.html`)
    chat = await openWidget(back)
    await chat.getByText('arrives on Friday').waitFor()
    await chat.getByText('Sent by e-mail to m…@mail.example.').waitFor()
    await chat.getByText('Thank you, Friday is fine.').waitFor()
    if (process.env['BATON_SHOTS']) await back.screenshot({ path: `${process.env['BATON_SHOTS']}/widget.png` })
    expect(stage.complaints).toEqual([])
  }, 120_000)

  test('what was put aside is looked at, taken in as a conversation, or dropped', async () => {
    const context = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
    await inbox.goto(`${stage.url}/inbox/settings/email`)
    await inbox.getByText('Nothing is put aside').waitFor()
    await looks(inbox, 'aside-empty', 'Put aside')

    const { secret } = await stage.call('POST', '/v1/mail/webhook-secret', {})
    async function comes(id: number, heads: string, words: string): Promise<void> {
      const raw = Buffer.from(
        `${heads}\r\nTo: help@folio.example\r\nMessage-ID: <aside${id}@mail.example>\r\n\r\n${words}`,
      )
      const sentAt = new Date(Date.now() + 2 * 60_000).toISOString()
      const signature = createHmac('sha256', secret)
        .update(`${sentAt}.${raw.toString('base64')}`)
        .digest('hex')
      const body = { sentAt, raw: raw.toString('base64'), signature }
      expect(await stage.call('POST', '/v1/mail/inbound/demo', body)).toMatchObject({ status: 'aside' })
    }
    const long = 'My order has not come yet.\r\n\r\n'.repeat(20)
    await comes(
      1,
      'From: leo@mail.example\r\nSubject: <b>Order 48213</b>\r\nPrecedence: list',
      `<script>alert(1)</script> ${long}`,
    )
    await comes(2, 'From: away@mail.example\r\nSubject: Away\r\nAuto-Submitted: auto-replied', 'I am back on Monday.')
    await comes(3, 'Subject: Who am I', 'Nobody says who wrote this.')
    await inbox.reload()
    const list = inbox.getByRole('list', { name: 'Mails put aside' })
    await list.waitFor()
    const row = (text: string) => list.getByRole('listitem').filter({ hasText: text })
    await row('leo@mail.example').getByRole('button', { name: 'Show all' }).click()
    await row('leo@mail.example').getByText('<script>alert(1)</script>').waitFor()
    expect(await row('From nobody').getByRole('button', { name: 'Take it in' }).count()).toBe(0)
    await row('away@mail.example').getByRole('button', { name: 'Drop' }).click()
    await looks(inbox, 'aside', 'Put aside')
    await row('away@mail.example').getByRole('button', { name: 'Drop the mail' }).click()
    await row('away@mail.example').waitFor({ state: 'detached' })
    await row('leo@mail.example').getByRole('button', { name: 'Take it in' }).click()
    await row('leo@mail.example').waitFor({ state: 'detached' })
    expect(await list.getByRole('listitem').count()).toBe(1)
    const { conversations } = await stage.call('GET', '/v1/conversations?limit=20')
    expect(conversations.filter(({ channel }: { channel: string }) => channel === 'email')).toHaveLength(1)
    expect(stage.complaints).toEqual([])
  }, 120_000)

  test('whoever comes by a table is invited by e-mail, and chooses a password by what came', async () => {
    const context = await stage.person({ viewport: { width: 1440, height: 900 } })
    const inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
    await inbox.goto(`${stage.url}/inbox/settings/people`)
    await inbox.locator('[data-ready]').waitFor()
    await inbox.getByRole('button', { name: 'From a table' }).click()
    await inbox.getByRole('textbox', { name: 'Table' }).fill('name,email\nNoor Said,noor@folio.example')
    await inbox.getByRole('button', { name: 'Preview' }).click()
    await inbox.getByText('Whoever is new is sent a link by e-mail').waitFor()
    await inbox.getByRole('button', { name: 'Write 1 agent' }).click()
    await inbox.getByText('1 invited by e-mail').waitFor()
    await inbox.getByRole('button', { name: 'Edit Noor Said' }).click()
    const line = inbox.getByRole('region', { name: 'Invitation' })
    await line.getByText(/^Invited by e-mail/).waitFor({ timeout: 20_000 })
    await looks(inbox, 'invited', 'Invitation')
    await line.getByRole('button', { name: 'Send it again' }).click()
    await vi.waitFor(() => expect(mails.filter(({ to }) => to === 'noor@folio.example')).toHaveLength(2), 20_000)
    const raw = (mails.at(-1)?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const token = /#invitation=([\w-]+)/.exec(raw)?.[1]
    const noor = await (await stage.person()).newPage()
    await noor.goto(`${stage.url}/inbox/#invitation=${token}`)
    await noor.getByLabel('Password').fill('correct horse battery')
    await noor.getByLabel('The same again').fill('correct horse battery')
    await noor.getByRole('button', { name: 'Choose it and sign in' }).click()
    await noor.getByText('Noor Said').first().waitFor()
    expect(stage.complaints).toEqual([])
  }, 120_000)

  /** Looked at in both themes and both widths: nothing that axe finds serious, and nothing wider than the screen. */
  async function looks(page: Page, name: string, region: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1440, 390]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        expect(await serious(page), `${name} ${colorScheme} ${width}`).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        await page.getByRole('region', { name: region }).scrollIntoViewIfNeeded()
        const folder = process.env['BATON_PICTURES']
        if (folder) await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) })
      }
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})
