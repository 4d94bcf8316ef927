import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startRealProvider, type RealProvider } from '../../server/src/sign-in/testing/real-provider.ts'
import { serious } from './serious.ts'
import { freePort, openInbox, openStage, type Stage } from './stage.ts'

describe('people sign in by a provider of their own', () => {
  let stage: Stage
  let provider: RealProvider
  const people: Parameters<typeof startRealProvider>[0]['people'] = {}
  beforeAll(async () => {
    // The provider must know where to send people back to, and the desk whom it may ask.
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    provider = await startRealProvider({ redirectUri: `${url}/sign-in/back`, people })
    stage = await openStage({ BATON_ACTION_ORIGINS: provider.issuer }, { port })
    const { agents } = await stage.call('GET', '/v1/agents')
    const mara = agents.find(({ id }: { id: string }) => id === 'mara')
    Object.assign(people, {
      'mara-there': { email: mara.email, email_verified: true, name: 'Mara' },
      'somebody-new': { email: 'robin@folio.example', email_verified: true, name: 'Robin Ek' },
      'a-stranger': { email: 'a@elsewhere.example', email_verified: true },
      'not-vouched-for': { email: agents[0].email, email_verified: false },
    })
  })
  afterAll(async () => {
    await stage?.end()
    await provider?.close()
  })

  /** Through the provider's own pages: who they are, and that the desk may know. */
  async function signIn(context: BrowserContext, login: string): Promise<Page> {
    const page = await context.newPage()
    // Its pages ask for a font from far away.
    await page.route(/^https:/, (route) => route.abort())
    await page.goto(`${stage.url}/inbox/`)
    await page.getByRole('link', { name: 'Sign in with Folio accounts' }).click()
    await page.locator('input[name=login]').fill(login)
    await page.locator('input[name=password]').fill('of no account here')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL((url) => url.pathname.startsWith('/inbox'))
    return page
  }

  test.each(['light', 'dark'] as const)('an admin sets it up, and sees that it works, in %s', async (colorScheme) => {
    const context = await stage.person({ colorScheme, viewport: { width: 1440, height: 1100 } })
    const inbox = await openInbox(context, stage.url, 'Ada')
    await inbox.goto(`${stage.url}/inbox/settings/sign-in`)
    await inbox.getByText(`${stage.url}/sign-in/back`).waitFor()
    if (colorScheme === 'light') {
      await inbox.getByLabel('Name', { exact: true }).fill('Folio accounts')
      await inbox.getByLabel('Issuer').fill(provider.issuer)
      await inbox.getByLabel('Client ID').fill(provider.clientId)
      await inbox.getByLabel('Client secret').fill(provider.secret)
      await inbox.getByLabel('Let in without an invitation').fill('not a domain!')
      await inbox.getByRole('button', { name: 'Save and try' }).click()
      await inbox.getByText('It is a domain such as example.com.').waitFor()
      await inbox.getByLabel('Let in without an invitation').fill('@folio.example')
      await inbox.getByRole('radio', { name: 'For admins only' }).click()
      await inbox.getByRole('button', { name: 'Save and try' }).click()
      await inbox.getByText('The provider answers, and is who it says.').waitFor()
    }
    for (const [width, height] of [
      [1440, 1100],
      [390, 844],
    ] as const) {
      await inbox.setViewportSize({ width, height })
      expect(await serious(inbox), `at ${width}`).toEqual([])
      expect(await inbox.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await picture(inbox, `settings-${colorScheme}-${width}`)
    }
    await context.close()
  })

  test('whoever was invited comes in as who they are; whoever is at the domain is new; nobody else is let in', async () => {
    const [mara, robin, stranger, unverified] = await Promise.all([1, 2, 3, 4].map(() => stage.person()))
    const hers = await signIn(mara!, 'mara-there')
    await hers.getByLabel('Queue').first().waitFor()
    expect(await me(hers)).toMatchObject({ id: 'mara' })
    expect(await me(await signIn(robin!, 'somebody-new'))).toMatchObject({ name: 'Robin Ek', role: 'agent' })

    const away = await signIn(stranger!, 'a-stranger')
    await away.getByText('Nobody has invited this address here.').waitFor()
    expect(await away.evaluate('location.hash')).toBe('')
    await away.getByRole('button', { name: 'I am an admin and have a password' }).waitFor()
    expect(await serious(away)).toEqual([])
    await picture(away, 'refused-light-1280')
    await (await signIn(unverified!, 'not-vouched-for')).getByText(/does not vouch for your e-mail/).waitFor()

    const { linked } = await stage.call('GET', '/v1/workspace/sign-in')
    expect(linked.map(({ email }: { email: string }) => email).sort()).toEqual(
      [people['mara-there']!.email, 'robin@folio.example'].sort(),
    )
    for (const each of [mara, robin, stranger, unverified]) await each!.close()
  })
})

const me = async (page: Page) =>
  (await page.evaluate(`fetch('/v1/me').then((answer) => answer.json()).then((it) => it.agent)`)) as object

/** Where somebody wants to look at them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['BATON_PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/sign-in-${name}.png`, fullPage: true })
}
