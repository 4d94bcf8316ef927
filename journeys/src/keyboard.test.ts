import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byKeys } from './desk/by-keys.ts'
import { openStage, type Stage } from './stage.ts'

describe('with the keyboard alone', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.end())

  test('a customer opens the chat, writes and asks for a person, who takes the case, answers, notes and resolves', async () => {
    const [customer, agent] = await Promise.all([
      stage.person(),
      stage.person({ viewport: { width: 1440, height: 900 } }),
    ])
    const desk = await agent.newPage()
    const keys = byKeys(desk)
    await desk.goto(`${stage.url}/inbox`)
    await desk.getByRole('button', { name: /Mara Vogel/ }).waitFor()
    await keys.goTo(/Mara Vogel/)
    await keys.press('Enter')
    await desk.getByLabel('Queue').waitFor()
    await stage.call('PUT', '/v1/agents/mara/presence', { status: 'away' })
    await desk.getByRole('button', { name: /Go online/ }).waitFor()
    await keys.goTo(/Go online/)
    await keys.press('Enter')
    await expect.poll(async () => (await stage.call('GET', '/v1/agents?ids=mara')).agents[0].presence).toBe('online')

    const shop = await customer.newPage()
    const hand = byKeys(shop)
    await shop.goto(`${stage.url}/demo/orders.html`)
    await shop.locator('#baton-widget button.button').waitFor()
    expect((await hand.goTo(/chat|message|talk|question/i)).tag).toBe('BUTTON')
    await hand.press('Enter')
    await expect.poll(hand.focused).toMatchObject({ tag: 'TEXTAREA', seen: true })
    await hand.type('My Folio does not connect to the Wi-Fi')
    await hand.press('Enter')
    const chat = shop.frameLocator('#baton-widget iframe')
    await chat.getByText('Did that help?').waitFor()
    await hand.goTo(/^No$/, 'Shift+Tab')
    await hand.press('Enter')
    await chat.getByText('Did that help?').nth(1).waitFor()
    expect(await hand.focused()).toMatchObject({ tag: expect.not.stringMatching(/BODY|HTML/), seen: true })
    await hand.goTo(/Talk to a person/, 'Shift+Tab')
    await hand.press('Enter')
    await chat.getByText(/asking a person from Support/).waitFor()
    expect(await hand.focused()).toMatchObject({ tag: expect.not.stringMatching(/BODY|HTML/), seen: true })

    const offer = desk.getByLabel(/^Offer: /)
    await offer.waitFor()
    await keys.press('a')
    const reply = desk.getByRole('textbox', { name: /^Reply/ })
    await reply.waitFor()
    await chat
      .getByText(/Mara Vogel/)
      .first()
      .waitFor()
    await keys.press('r')
    await expect
      .poll(keys.focused)
      .toMatchObject({ tag: 'TEXTAREA', name: expect.stringMatching(/^Reply/), seen: true })
    await keys.type('I see that both restarts did not help. Please hold the power button for 20 seconds.')
    await keys.press('Enter')
    await chat.getByText(/hold the power button for 20 seconds/).waitFor()
    await keys.press('Escape', 'n')
    await expect.poll(keys.focused).toMatchObject({ tag: 'TEXTAREA', name: expect.stringMatching(/note/i), seen: true })
    await keys.type('The new router of this provider again.')
    await keys.press('Enter')
    await desk.getByRole('log').getByText('The new router of this provider again.').waitFor()

    // A dialog keeps the focus while it is open, and gives it back.
    await keys.press('Escape')
    await keys.press('t')
    const dialog = desk.getByRole('dialog')
    await dialog.waitFor()
    const inDialog = () => dialog.evaluate((it) => it.contains(document.activeElement))
    for (let n = 0; n < 12; n++) {
      await keys.press('Tab')
      expect(await inDialog()).toBe(true)
      expect((await keys.focused()).seen).toBe(true)
    }
    // The hint of this button is open while it has the focus: the key closes the dialog all the same.
    await keys.goTo(/^Close$/)
    await keys.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await keys.press('e')
    await dialog.waitFor()
    await keys.goTo(/^Resolve/)
    await keys.press('Enter')
    const id = new URL(desk.url()).pathname.split('/').at(-1)
    await expect.poll(async () => (await stage.call('GET', `/v1/conversations/${id}`)).status).toBe('resolved')

    // And the customer closes the chat, and is where they were.
    await shop.bringToFront()
    await hand.press('Escape')
    await expect.poll(async () => (await hand.focused()).tag).toBe('BUTTON')
    expect((await hand.focused()).seen).toBe(true)
    expect(stage.complaints).toEqual([])
  })
})
