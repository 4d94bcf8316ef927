import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOffs, shiftedClock, type HandedOff } from './handed-off.ts'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']

const minute = 1 / 24 / 60

describe('the wallboard', () => {
  let stage: Stage
  let context: BrowserContext
  let inbox: Page
  let make: ReturnType<typeof handOffs>
  let held: HandedOff
  const waiting: HandedOff[] = []

  beforeAll(async () => {
    const clock = shiftedClock()
    await clock.daysBack(25 * minute)
    stage = await openStage(clock.env)
    make = handOffs(stage)
    for (const each of ['ada', 'kofi', 'mara', 'sam']) await presence(each, 'offline')
    await stage.call('PUT', '/v1/service-levels', {
      targets: [
        { firstResponse: 15, nextResponse: 20 },
        { tier: 'plus', firstResponse: 10 },
      ],
    })
    for (const [index, back] of [22, 17, 14, 9, 6, 4, 2].entries()) {
      await clock.daysBack(back * minute)
      const team = index % 3 === 1 ? { team: 'billing' } : {}
      waiting.push(
        index % 2 === 0
          ? await make.rich('The lid of my reader is cracked, order 50118', { ...team, skills: ['returns:5'] })
          : await make.poor(`It is broken (${back})`),
      )
    }
    await clock.daysBack(15 * minute)
    held = await make.rich('Invoice 2291 charges me twice')
    await stage.call('POST', `/v1/conversations/${held.id}/take-over`, { agentId: 'mara' })
    await says(held, 'agent')
    await says(held, 'customer')
    await clock.daysBack(0)
    await stage.call('PUT', '/v1/agents/mara/work', { capacity: 1 })
    await stage.call('PUT', '/v1/agents/sam/work', { capacity: 20 })
    context = await stage.person({ viewport: { width: 1440, height: 900 } })
    inbox = await openInbox(context, stage.url, 'Kofi Brandt')
    await presence('kofi', 'do-not-disturb')
    await presence('mara', 'online')
    await inbox.goto(`${stage.url}/inbox/wallboard`)
    await inbox.locator('[data-wallboard]').waitFor()
  }, 180_000)
  afterAll(async () => {
    await context?.close()
    await stage?.end()
  })

  const presence = (id: string, status: string) => stage.call('PUT', `/v1/agents/${id}/presence`, { status })
  const says = ({ id }: HandedOff, kind: 'agent' | 'customer') =>
    stage.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: `w-${kind}-${id}-${Math.random()}`,
      author: kind === 'agent' ? { kind, id: 'mara' } : { kind },
      text: kind === 'agent' ? 'I am looking into it.' : 'Any news?',
    })
  const board = () => stage.call('GET', '/v1/wallboard')
  const caseOf = (id: string) => inbox.locator(`[data-team] [data-case="${id}"]`).first()
  const lane = (team: string) => inbox.locator(`[data-team="${team}"]`)
  const undo = () => inbox.getByRole('button', { name: 'Undo' })
  const choose = async (id: string, name: RegExp) => {
    await caseOf(id).focus()
    await inbox.keyboard.press('Enter')
    const item = inbox.getByRole('menuitem', { name })
    await item.waitFor()
    for (let n = 0; n < 20; n++) {
      if (await item.evaluate((each) => each === document.activeElement)) break
      await inbox.keyboard.press('ArrowDown')
    }
    await inbox.keyboard.press('Enter')
  }

  test('each team has its lane, with as many waiting as the API says, and the alarms say what to do', async () => {
    const { teams, unanswered, skillsShort } = await board()
    for (const { team, waiting: count } of teams) {
      if (count === 0) continue
      expect(await lane(team).locator('[data-waiting]').innerText()).toBe(String(count))
    }
    expect(unanswered.cases.map((each: { conversationId: string }) => each.conversationId)).toEqual([held.id])
    const alarms = inbox.locator('[data-alarms]')
    expect(await alarms.innerText()).toContain('1 without a word')
    expect(await alarms.innerText()).toContain('Mara')
    expect(skillsShort[0].skill).toBe('returns')
    expect(await alarms.innerText()).toContain('returns')
    await inbox.getByRole('heading', { name: 'What will be missed' }).waitFor()
    await picture('board')
  })

  test('somebody more who waits is there within seconds, without anybody pressing anything', async () => {
    const before = Number(await lane('support').locator('[data-waiting]').innerText())
    const more = await make.rich('My reader is stuck on the logo')
    waiting.push(more)
    await caseOf(more.id).waitFor({ timeout: 10_000 })
    expect(Number(await lane('support').locator('[data-waiting]').innerText())).toBe(before + 1)
  })

  test('by the keyboard a case is given to a person, taken back within five seconds, and then given', async () => {
    await presence('sam', 'online')
    // Nobody has the skill that it asks for: it is offered to nobody.
    const what = waiting[6]!
    await lane('support').locator('[data-person="sam"]').waitFor({ timeout: 10_000 })
    const before = await stage.call('GET', `/v1/conversations/${what.id}`)
    await choose(what.id, /Sam/)
    await undo().click()
    await inbox.locator('[data-giving]').waitFor({ state: 'detached' })
    await new Promise((resolve) => setTimeout(resolve, 5500))
    const given = async () =>
      (await stage.call('GET', `/v1/conversations/${what.id}/events`)).events.filter(
        ({ type }: { type: string }) => type === 'Given',
      )
    expect(await given()).toEqual([])
    expect((await stage.call('GET', `/v1/conversations/${what.id}`)).epoch).toBe(before.epoch)
    await choose(what.id, /Sam/)
    await undo().waitFor()
    await expect.poll(given, { timeout: 12_000 }).toMatchObject([{ to: { agentId: 'sam' }, actor: { id: 'kofi' } }])
  })

  test('dragged onto a team it waits there; onto somebody without room it is theirs only when that is said', async () => {
    const [first] = waiting
    await caseOf(first!.id).dragTo(lane('billing').locator('header'))
    await undo().waitFor()
    const team = async () => (await stage.call('GET', `/v1/handoffs/${first!.handoffId}`)).team
    await expect.poll(team, { timeout: 12_000 }).toBe('billing')
    // Seen there: what is dragged next must not move between the look and the press.
    await lane('billing').locator(`[data-case="${first!.id}"]`).waitFor()

    const third = waiting[2]!
    await caseOf(third.id).dragTo(lane('support').locator('[data-person="mara"]'))
    await inbox.getByRole('heading', { name: /has no room/ }).waitFor()
    await inbox.getByRole('button', { name: 'Give it all the same' }).click()
    const holder = async () => (await stage.call('GET', `/v1/conversations/${third.id}`)).holder
    await expect.poll(holder, { timeout: 12_000 }).toMatchObject({ kind: 'agent', id: 'mara' })
  })

  test('a lead follows along and whispers: the holder sees it over their box', async () => {
    const theirs = await stage.person({ viewport: { width: 1440, height: 900 } })
    const mara = await openInbox(theirs, stage.url, 'Mara')
    await mara.goto(`${stage.url}/inbox/c/${held.id}`)
    await inbox.goto(`${stage.url}/inbox/c/${held.id}`)
    await inbox.getByRole('button', { name: 'Follow along' }).click()
    await mara
      .locator('[data-beside]')
      .getByText(/follows along/)
      .waitFor()
    await inbox.getByRole('button', { name: /^Whisper to Mara/ }).click()
    await inbox.getByRole('textbox', { name: /into their ear/ }).fill('Offer the refund at once.')
    await inbox
      .getByRole('dialog')
      .getByRole('button', { name: /^Whisper to Mara/ })
      .click()
    const heard = mara.locator('[data-whisper]')
    await heard.waitFor()
    expect(await heard.innerText()).toContain('Offer the refund at once.')
    if (pictures) await mara.screenshot({ path: join(pictures, 'whisper.png') })
    await theirs.close()
  })

  test('it fits each width in both themes, and hurts nobody who cannot see well', async () => {
    await presence('sam', 'online')
    for (const [width, height] of [
      [1440, 900],
      [1100, 800],
      [390, 844],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await inbox.setViewportSize({ width, height })
        await inbox.emulateMedia({ colorScheme })
        await inbox.goto(`${stage.url}/inbox/wallboard`)
        await inbox.locator('[data-wallboard]').waitFor()
        expect(await inbox.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        expect(await serious(inbox)).toEqual([])
        await picture(`board-${width}-${colorScheme}`)
        await inbox.goto(`${stage.url}/inbox/wallboard?tv=true`)
        await inbox.locator('[data-tv]').waitFor()
        await picture(`tv-${width}-${colorScheme}`)
      }
    await inbox.keyboard.press('Escape')
    await inbox.locator('[data-tv]').waitFor({ state: 'detached' })
    expect(stage.complaints).toEqual([])
  })

  test('an agent has no way there', async () => {
    const theirs = await stage.person()
    const page = await openInbox(theirs, stage.url, 'Sam')
    await page.goto(`${stage.url}/inbox/wallboard`)
    await page.getByText('This is for others').waitFor()
    expect(await page.locator('[data-wallboard]').count()).toBe(0)
    await theirs.close()
  })

  async function picture(name: string): Promise<void> {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    await inbox.screenshot({ path: join(pictures, `${name}.png`) })
  }
})
