import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveExamples, type EmbedSite } from './embed-site.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, write, type Stage } from './stage.ts'

describe('the examples of embedding, as they stand', () => {
  let stage: Stage
  let site: EmbedSite
  beforeAll(async () => {
    stage = await openStage()
    site = await serveExamples(stage.url, 'demo')
    await stage.call('PUT', '/v1/workspace', { sites: [site.origin] })
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'online' })
  })
  afterAll(async () => {
    await stage?.end()
    site?.end()
  })

  async function visit(path: string): Promise<Page> {
    const context = await stage.browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(site.origin + path)
    return page
  }
  const frame = (page: Page) => page.frameLocator('#baton-widget iframe')
  const button = (page: Page) => page.locator('#baton-widget button.button')
  /** The conversation that begins with these words, once it is there. */
  async function begunWith(words: string): Promise<{ id: string; customer: { name: string | null } }> {
    const find = async () =>
      (await stage.call('GET', '/v1/conversations')).conversations.find((each: { problem: string | null }) =>
        each.problem?.includes(words),
      )
    await expect.poll(find).toBeTruthy()
    return find()
  }
  const features = async (id: string): Promise<string[]> =>
    (await stage.call('GET', `/v1/conversations/${id}/events`)).events.flatMap(
      (each: { type: string; page?: { feature?: string } }) => each.page?.feature ?? [],
    )

  test('plain HTML: a button of the page opens it', async () => {
    const page = await visit('/plain.html')
    await page.getByRole('button', { name: 'Help' }).click()
    await write(frame(page), 'Do my credits expire?')
    await frame(page).getByText('Did that help?').waitFor()
    expect(await button(page).getAttribute('aria-expanded')).toBe('true')
    await page.context().close()
  })

  test.each(['react', 'vue'])('%s: it knows the view, counts what is unread, and goes and comes', async (name) => {
    const page = await visit(`/${name}/`)
    await page.getByRole('button', { name: 'Checkout' }).click()
    await page.getByRole('button', { name: 'Help' }).click()
    await write(frame(page), `I am in ${name}`)
    const { id } = await begunWith(`I am in ${name}`)
    await expect.poll(() => features(id)).toContain('checkout')
    await frame(page).getByRole('button', { name: 'Close' }).click()
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    const message = { clientId: name, author: { kind: 'agent', id: 'mara' }, text: 'I am here.' }
    await stage.call('POST', `/v1/conversations/${id}/messages`, message)
    await page.getByRole('button', { name: /Help \(\d\)/ }).waitFor()
    await page.getByRole('button', { name: 'Leave' }).click()
    await button(page).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Come back' }).click()
    await button(page).waitFor()
    await page.context().close()
  })

  test('a single-page app: views, who signed in, the handoff as an event, and nothing left at sign-out', async () => {
    const { secret } = await stage.call('GET', '/v1/workspace')
    site.token = signed({ sub: 'spa-1', name: 'Dana Whitfield', exp: Math.floor(Date.now() / 1000) + 600 }, secret)
    const page = await visit('/single-page/')
    await page.locator('#sign-in').click()
    await page.locator('#checkout').click()
    await page.locator('#help').click()
    await write(frame(page), 'I am signed in')
    const { id } = await begunWith('I am signed in')
    await expect.poll(async () => (await begunWith('I am signed in')).customer.name).toBe('Dana Whitfield')
    await expect.poll(() => features(id)).toContain('checkout')
    await stage.call('POST', `/v1/conversations/${id}/take-over`, { agentId: 'mara' })
    await page.getByText('Mara Vogel helps you now.').waitFor()
    await page.locator('#sign-out').click({ force: true })
    await button(page).waitFor({ state: 'hidden' })
    await page.waitForTimeout(700)
    await page.locator('#help').click()
    await frame(page).getByRole('textbox').waitFor()
    expect(await frame(page).getByText('I am signed in').count()).toBe(0)
    await page.context().close()
  })

  test('the site’s own look is there on the next load: dark, left, an odd accent that stays readable', async () => {
    for (const accent of ['#ffe600', '#808080']) {
      const look = { theme: accent === '#808080' ? 'light' : 'dark', position: 'left', accent, titleBadge: true }
      await stage.call('PUT', '/v1/sites', { origin: site.origin, look })
      const page = await visit('/plain.html')
      const box = await button(page).boundingBox()
      expect(box?.x).toBeLessThan(100)
      await page.getByRole('button', { name: 'Help' }).click()
      await write(frame(page), 'How long do I have to return a reader?')
      await frame(page).getByText('Did that help?').waitFor()
      const chat = page.frames().find((each) => each.url().includes('/widget/frame'))!
      expect(await chat.evaluate('document.documentElement.dataset.theme')).toBe(look.theme)
      expect(await serious(chat), `with ${accent}`).toEqual([])
      await page.context().close()
    }
  })

  test('Settings → Embed fills in the keys, tells when the site was seen, and saves its look', async () => {
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      const context = await stage.person({ colorScheme, viewport: { width, height: 900 } })
      const inbox = await openInbox(context, stage.url, 'Ada Lindqvist')
      await inbox.goto(`${stage.url}/inbox/settings/embed`)
      await inbox.getByText(/^Loaded there/).waitFor()
      expect(await inbox.locator('pre code').first().textContent()).toContain(
        `<script src="${stage.url}/widget.js?workspace=demo" data-workspace="demo" async></script>`,
      )
      await inbox.getByRole('tab', { name: 'Vue' }).click()
      await inbox.getByText('support.vue').waitFor()
      expect(await serious(inbox), `at ${width}`).toEqual([])
      expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      if (process.env['BATON_PICTURES'])
        await inbox.screenshot({ path: `${process.env['BATON_PICTURES']}/embed-${width}.png`, fullPage: true })
      await inbox.getByRole('radio', { name: 'Right' }).click()
      await inbox.getByRole('button', { name: 'Save' }).click()
      await expect.poll(async () => (await stage.call('GET', '/v1/sites')).sites[0].look.position).toBe('right')
      await stage.call('PUT', '/v1/sites', { origin: site.origin, look: { position: 'left' } })
      await context.close()
    }
    expect(stage.complaints).toEqual([])
  })
})

function signed(claims: object, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}
