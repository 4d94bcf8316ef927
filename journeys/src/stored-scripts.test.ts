import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { everyScreen, openScreen } from './desk/screens.ts'
import { launchChromium } from './launch-chromium.ts'
import { hostileDesk, keptName, shownTitle, type HostileDesk } from './stored/hostile-desk.ts'
import { payloads } from './stored/payloads.ts'
import { mailsOf } from './stored/scripted-node.mjs'
import { armed, watch, type Watch } from './stored/watch.ts'

const attacks = payloads(500)

describe('five hundred scripts that somebody stored (S1)', () => {
  let desk: HostileDesk
  let browser: Browser
  let context: BrowserContext
  let watched: Watch
  let inbox: Page

  beforeAll(async () => {
    desk = await hostileDesk(attacks)
    browser = await launchChromium()
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    watched = await watch(context, [desk.node.url])
    await context.addCookies([{ name: 'baton_session', value: desk.session, url: desk.node.url }])
    inbox = await context.newPage()
    await inbox.goto(`${desk.node.url}/inbox`)
    await inbox.getByLabel('Queue').waitFor()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })
  beforeEach(() => void watched.caught.splice(0))

  /** Which of these texts are not on the page as they are: in its words, or in a box that they can be mended in. */
  const unseen = async (page: Page, texts: readonly string[]): Promise<string[]> => {
    const shown = (await page.evaluate(
      '[document.body.textContent, ...[...document.querySelectorAll("input, textarea")].map((box) => box.value)].join("\\n")',
    )) as string
    return texts.filter((text) => !shown.includes(text))
  }
  /** What ran, was asked for or could be: an attack in a part of the page that does something. */
  const loud = async (page: Page): Promise<string[]> => [
    ...((await page.evaluate(armed)) as string[]),
    ...watched.caught.splice(0),
  ]
  const textsOf = (each: HostileDesk['cases'][number]) => each.payloads.map(({ text }) => text)

  test('each of them is another', () => {
    const ownId = /(canary\(|p)\d+/g
    expect(new Set(attacks.map(({ text }) => text.replaceAll(ownId, '$1'))).size).toBe(500)
  })

  test('whoever takes them for markup is caught, by their hundreds, and by the policy alone as well', async () => {
    const naive = await context.newPage()
    await naive.setContent('<!doctype html><title>naive</title><body></body>')
    await naive.evaluate(
      (all) => {
        for (const markup of all) {
          const frame = document.createElement('iframe')
          document.body.append(frame)
          frame.contentDocument?.open()
          frame.contentDocument?.write(`<script>canary = parent.canary</script>${markup}`)
          frame.contentDocument?.close()
        }
      },
      attacks.map(({ text }) => text),
    )
    const biting = () => new Set(watched.caught.map((each) => /\d+/.exec(each)?.[0])).size
    await expect.poll(biting).toBeGreaterThan(200)
    await naive.close()
    watched.caught.splice(0)
    // In the inbox itself, whose policy lets no such script run: that it tried is seen.
    await inbox.evaluate(() => {
      const hole = document.createElement('div')
      hole.id = 'hole'
      hole.innerHTML = '<img src=data:, onerror=canary(1)><a href="javascript:canary(2)">x</a>'
      document.body.append(hole)
    })
    await expect.poll(() => watched.caught.join('\n')).toContain('held back by script-src')
    expect(await inbox.evaluate(armed)).toHaveLength(2)
    await inbox.evaluate('document.getElementById("hole").remove()')
  })

  test('the inbox shows each as it was written: messages of all three, notes, files, pages, attributes, another system', async () => {
    const missing: string[] = []
    const found: string[] = []
    const lacking = (what: string, shown: string, texts: readonly string[]) => {
      for (const text of texts) if (!shown.includes(text)) missing.push(`${what}: ${text}`)
    }
    for (const each of desk.cases) {
      const texts = textsOf(each)
      await openScreen(inbox, `/c/${each.id}`)
      await shows(keptName(texts.at(-1) ?? ''))
      const { customer, assistant, agent, log, all } = await wordsOf()
      lacking('customer', customer, texts)
      lacking('assistant', assistant, texts)
      lacking('agent', agent, texts)
      lacking('note', log.replaceAll(customer, '').replaceAll(assistant, '').replaceAll(agent, ''), texts)
      lacking('file name', log, texts.map(keptName))
      lacking('attribute', all.replace(log, ''), texts)
      // The newest six stand there at first.
      await inbox.getByRole('button', { name: /^Show \d+ earlier$/ }).click()
      const trail = await inbox.getByRole('list', { name: 'What happened before' }).textContent()
      lacking('page title', trail ?? '', texts.map(shownTitle))
      found.push(...(await loud(inbox)))
      await openScreen(inbox, `/c/${each.handedIn}`)
      await shows(texts.at(-1) ?? '')
      lacking('handed in', (await wordsOf()).log, texts)
      found.push(...(await loud(inbox)))
    }
    expect(found).toEqual([])
    expect(missing).toEqual([])
  }, 120_000)

  const shows = (text: string) =>
    inbox.waitForFunction((it) => document.querySelector('[role=log]')?.textContent?.includes(it), text)

  /** The words of the conversation that is open: of each who speaks, of all of the thread, and of all that is on the screen. */
  const wordsOf = () =>
    inbox.evaluate(() => {
      const of = (selector: string) =>
        Array.from(document.querySelectorAll(selector), (it) => it.textContent).join('\n')
      const said = (by: string) => of(`[role=log] [data-said=${by}]`)
      return {
        customer: said('customer'),
        assistant: said('assistant'),
        agent: said('agent'),
        log: of('[role=log]'),
        all: document.body.textContent,
      }
    })

  test('the chat shows each as it was written: messages of all three, and files', async () => {
    const chat = await context.newPage()
    const missing: string[] = []
    const found: string[] = []
    for (const { id, visitorToken, payloads: some } of desk.cases) {
      const texts = some.map(({ text }) => text)
      await chat.goto(`${desk.node.url}/healthz`)
      await chat.evaluate(
        ([workspace, token, conversation]) => {
          localStorage.setItem(`baton:${workspace}:token`, token)
          localStorage.setItem(`baton:${workspace}:conversation`, conversation)
        },
        [desk.node.workspace, visitorToken, id] as const,
      )
      await chat.goto(`${desk.node.url}/widget/frame?workspace=${desk.node.workspace}`)
      await chat
        .getByText(keptName(texts.at(-1) ?? ''), { exact: true })
        .first()
        .waitFor()
      missing.push(...(await unseen(chat, [...texts, ...texts.map(keptName)])))
      found.push(...(await loud(chat)))
    }
    expect(found).toEqual([])
    expect(missing).toEqual([])
    await chat.close()
  }, 120_000)

  test('articles: the list, the box and its preview', async () => {
    const missing: string[] = []
    const found: string[] = []
    await openScreen(inbox, '/settings/knowledge')
    for (const each of desk.cases) {
      await inbox
        .getByRole('button', { name: new RegExp(`^${each.article.split('-')[1]} `) })
        .first()
        .click()
      await inbox.locator('textarea').first().waitFor()
      missing.push(...(await unseen(inbox, textsOf(each))))
      found.push(...(await loud(inbox)))
      await openScreen(inbox, '/settings')
      await openScreen(inbox, '/settings/knowledge')
    }
    expect(found).toEqual([])
    expect(missing).toEqual([])
  }, 120_000)

  test('wherever else words stand: every screen, what is found by searching, and what keys open', async () => {
    const found: string[] = []
    for (const screen of await everyScreen(inbox, desk.filled)) {
      await openScreen(inbox, screen)
      for (const each of await loud(inbox)) found.push(`${screen}: ${each}`)
    }
    // The last screen is for a wall, and has no keys.
    await openScreen(inbox, '/')
    // Not the word that the watch listens for: what is looked for stands in the address.
    for (const words of ['script', 'onerror']) {
      await inbox.locator('body').press('/')
      await inbox.getByRole('combobox', { name: 'Search everything' }).fill(words)
      await inbox.getByRole('listbox', { name: 'Found' }).getByRole('option').first().waitFor()
      for (const each of await loud(inbox)) found.push(`search: ${each}`)
      await inbox.keyboard.press('Escape')
    }
    expect(found).toEqual([])
  }, 120_000)

  test('mails and what is exported, opened by themselves', async () => {
    const page = await context.newPage()
    const texts = attacks.map(({ text }) => text)
    for (const html of mailsOf(texts)) {
      await page.setContent(html)
      expect(await loud(page)).toEqual([])
      expect(
        await page.evaluate(
          '[...document.body.querySelectorAll("*")].filter((it) => !/^(DIV|P|BR|A)$/.test(it.tagName)).length',
        ),
      ).toBe(0)
    }
    await page.setContent(mailsOf(texts)[0] ?? '')
    expect(await unseen(page, texts)).toEqual([])
    const id = desk.cases[0]?.id
    for (const path of [`/v1/conversations/${id}/vcon`, `/v1/conversations/${id}/events`, `/v1/conversations/${id}`]) {
      const response = await page.goto(desk.node.url + path)
      expect([path, response?.status(), response?.headers()['x-content-type-options']]).toEqual([path, 200, 'nosniff'])
      expect(response?.headers()['content-type']).toMatch(/^application\/(vcon\+)?json/)
      expect(await loud(page)).toEqual([])
    }
    await page.close()
  })
})
