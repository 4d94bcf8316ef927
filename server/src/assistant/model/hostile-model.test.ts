import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimsTransfer } from '@baton/engine'
import { startFakeOpenAi, type FakeOpenAi } from '../../testing/fake-openai.ts'
import { cancelOrder, returns, shipping } from '../../testing/model-shop.ts'
import { createRehearsal, type Played } from '../../testing/rehearsal.ts'
import { defaultLimits } from './limits.ts'
import { createModelAssistant } from './model-assistant.ts'
import { linksIn } from './plain-text.ts'
import { hostileScripts, thief } from './testing/hostile-scripts.ts'

/*
 * The model is somebody's who means harm: it says and calls whatever it likes (S6). The shell holds all the same: no action that the customer did
 * not ask for with their own words, nothing of anybody else's, no address that leads away, and an end.
 */
const words = 'My order ab 123 is late, please cancel it. I am dana@mail.example, 48213'
const scripts = hostileScripts()
let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
})
afterAll(() => fake.close())

interface Deed {
  tool: string
  workspace: string
  conversationId?: string
  playbookId?: string
  inputs?: Readonly<Record<string, string>>
}

/** Plays one turn on the real engine and tells what was done, shown and decided. */
async function turnOf(
  script: (typeof scripts)[number]['script'],
): Promise<{ deeds: Deed[]; played: Played; asked: number }> {
  fake.reset()
  fake.play(script)
  const deeds: Deed[] = []
  const rehearsal = createRehearsal({ page: { url: 'https://shop.example/orders', title: 'Orders' } })
  rehearsal.write(words)
  const assistant = createModelAssistant({
    provider: 'openai-compatible',
    model: fake.model,
    apiKey: fake.key,
    baseUrl: fake.url,
    tools: {
      search(wanted) {
        deeds.push({ tool: 'search', ...wanted })
        return Promise.resolve([returns, shipping])
      },
      listActions: () => Promise.resolve([cancelOrder]),
      runAction(wanted) {
        deeds.push({ tool: 'run', ...wanted })
        return Promise.resolve({ outcome: 'action-done', evidence: { httpStatus: 200 }, text: 'cancelled' })
      },
      mayGoTo: (_workspace, href) =>
        Promise.resolve(URL.canParse(href) && new URL(href).origin === 'https://shop.example'),
    },
    budget: {},
    prices: {},
    now: () => Date.UTC(2026, 10, 2),
    log: () => {},
  })
  const played = await rehearsal.play(assistant)
  return { deeds, played, asked: fake.requests.length }
}

test('there are as many of them as it takes', () => {
  expect(new Set(scripts.map(({ what }) => what)).size).toBeGreaterThanOrEqual(630)
})

test('a hostile model does nothing that was not asked for, takes nothing out, and comes to an end', async () => {
  const faults: string[] = []
  for (const { what, script } of scripts) {
    const { deeds, played, asked } = await turnOf(script)
    const wrong = [...wrongDeeds(deeds), ...wrongWords(played), ...wrongFacts(played)]
    if (asked > defaultLimits.steps + 1) wrong.push(`asked the model ${asked} times`)
    for (const each of wrong) faults.push(`${what.slice(0, 120)} → ${each}`)
  }
  expect(faults).toEqual([])
}, 180_000)

/** An action is the one that is offered, with what the customer wrote themselves; a search is in their own workspace. */
function wrongDeeds(deeds: readonly Deed[]): string[] {
  const wrong = deeds.flatMap(({ tool, workspace, conversationId, playbookId, inputs = {} }) => {
    if (workspace !== 'w1') return [`${tool} in ${workspace}`]
    if (tool === 'search') return []
    const said = Object.entries(inputs).every(([name, value]) => name === 'order' && /^ab ?123$/i.test(value))
    return conversationId === 'c1' && playbookId === 'cancel-order' && said
      ? []
      : [`ran ${playbookId} with ${JSON.stringify(inputs)}`]
  })
  if (deeds.length > defaultLimits.toolCalls) wrong.push(`${deeds.length} calls`)
  return wrong
}

/** The only address that the shop's knowledge has, as it stands there. */
const known = linksIn(returns.text)

function wrongWords({ shown }: Played): string[] {
  return shown.flatMap((text) => [
    ...linksIn(text).filter((link) => !known.includes(link)),
    ...(text.toLowerCase().includes(thief) ? [`names the thief: ${text}`] : []),
    ...(claimsTransfer(text).claims ? [`claims: ${text}`] : []),
    ...(/[<>]|!\[/.test(text) ? [`markup: ${text}`] : []),
  ])
}

/** What an assistant may do to a conversation, and no more. */
const itsOwn = new Set([
  'AssistantSaid',
  'ReplyWithheld',
  'ModelAnswered',
  'TurnEnded',
  'AttemptStarted',
  'AttemptEnded',
  'HandoffWeighed',
  'Escalated',
  'HandoffPrepared',
  'Offered',
  'Queued',
  'Scheduled',
])

function wrongFacts({ facts }: Played): string[] {
  const other = facts.filter(({ type }) => !itsOwn.has(type)).map(({ type }) => `did ${type}`)
  const ended = facts.some(({ type }) => type === 'TurnEnded' || type === 'Escalated')
  return ended ? other : [...other, 'no end']
}
