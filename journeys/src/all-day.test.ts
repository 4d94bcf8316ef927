import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serious } from './serious.ts'
import { openInbox, openStage, type Stage } from './stage.ts'

describe('the inbox, all day, from the keyboard', () => {
  let stage: Stage
  let inbox: Page
  let open = ''
  let resolved = ''

  beforeAll(async () => {
    stage = await openStage()
    const { call } = stage
    const talk = async (externalId: string, name: string | undefined, ...texts: string[]) => {
      if (name) await call('PUT', `/v1/customers/${externalId}`, { name })
      const { id } = await call('POST', '/v1/conversations', { customer: { externalId } })
      for (const [n, text] of texts.entries())
        await call('POST', `/v1/conversations/${id}/messages`, {
          clientId: `c${n}`,
          author: { kind: 'customer' },
          text,
        })
      return id
    }
    resolved = await talk('fern-77', 'Zoë Ünal', 'My kestrel feeder RX-48213 is broken', 'Where is the refund?')
    await call('POST', `/v1/conversations/${resolved}/resolve`, { agentId: 'mara' })
    open = await talk('nameless', undefined, 'Hello?')
    inbox = await openInbox(await stage.person({ viewport: { width: 1440, height: 900 } }), stage.url, 'Mara Vogel')
    await inbox.getByLabel('Queue').waitFor()
  })
  afterAll(() => stage?.end())

  const search = () => inbox.getByRole('combobox', { name: 'Search everything' })

  test('what was said is found by /, with its words marked, and opened at the message', async () => {
    await inbox.keyboard.press('/')
    await search().waitFor()
    await inbox.getByText('A name, an e-mail address').waitFor()
    expect(await serious(inbox)).toEqual([])
    // Words are read behind the commit.
    await expect
      .poll(async () => {
        await search().fill('')
        await search().fill('kestr 48213')
        await inbox.waitForTimeout(400)
        return inbox.getByRole('option').count()
      })
      .toBe(1)
    expect(await inbox.locator('mark').allInnerTexts()).toEqual(['kestr', '48213'])
    expect(await serious(inbox)).toEqual([])
    await inbox.keyboard.press('Enter')
    await inbox.waitForURL(`**/c/${resolved}`)
    await inbox.locator('[data-message][data-found]', { hasText: 'kestrel' }).waitFor()
  })

  test('a customer is found without their accents; what nobody said has a way on', async () => {
    await inbox.keyboard.press('/')
    await search().fill('zoe unal')
    await inbox.getByRole('option', { name: /Zoë Ünal/ }).waitFor()
    await search().fill('zeppelin')
    await inbox.getByText('No message has all of these words').waitFor()
    await inbox.keyboard.press('Escape')
    await expect.poll(() => search().count()).toBe(0)
  })

  test('a snippet of one’s own is made, put in by a slash, and holds the reply back while something is open', async () => {
    await inbox.goto(`${stage.url}/inbox/settings/snippets`)
    await inbox.getByRole('button', { name: 'Make the first' }).click()
    await inbox.getByLabel('Name').fill('Thanks')
    await inbox.getByLabel('Words').fill('Thank you, {{customer.nmae}}.')
    await inbox.getByRole('button', { name: 'Save the snippet' }).click()
    await inbox.getByText('{{customer.nmae}} is no placeholder').waitFor()
    await inbox.getByLabel('Words').fill('Thank you, {{customer.name}}, says {{agent.firstName}}.')
    expect(await serious(inbox)).toEqual([])
    await inbox.getByRole('button', { name: 'Save the snippet' }).click()
    await inbox.getByRole('button', { name: 'Delete Thanks' }).click()
    await inbox.getByRole('button', { name: 'Undo' }).click()
    await inbox.getByRole('button', { name: 'Edit Thanks' }).waitFor()
    expect(await serious(inbox)).toEqual([])

    await inbox.goto(`${stage.url}/inbox/c/${open}`)
    const box = inbox.getByLabel(/^Reply to/)
    await box.fill('and/or')
    expect(await inbox.getByRole('option').count()).toBe(0)
    await box.fill('')
    await box.pressSequentially('/tha')
    await inbox.getByRole('option', { name: /Thanks/ }).waitFor()
    expect(await serious(inbox)).toEqual([])
    await box.press('Enter')
    await expect.poll(() => box.inputValue()).toBe('Thank you, {{customer.name}}, says Mara.')
    const send = inbox.getByRole('button', { name: /^Send to/ })
    expect(await send.isDisabled()).toBe(true)
    await box.press('Enter')
    await box.pressSequentially('dear customer')
    await expect.poll(() => box.inputValue()).toBe('Thank you, dear customer, says Mara.')
    expect(await send.isDisabled()).toBe(false)
    await box.press('Enter')
    await inbox.locator('[data-message]', { hasText: 'Thank you, dear customer' }).waitFor()
    expect(stage.complaints).toEqual([])
  })
})
