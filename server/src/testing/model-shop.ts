import type { Fact } from '@baton/engine'
import type { Assistant } from '../assistant/assistant.ts'
import { createModelAssistant, type ModelAssistantParts } from '../assistant/model/model-assistant.ts'
import type { FoundPassage, ModelAction, ModelTools } from '../assistant/model/tools.ts'
import { calls, type Script } from './chat-scripts.ts'
import type { FakeOpenAi } from './fake-openai.ts'
import { createRehearsal, type Rehearsal } from './rehearsal.ts'

/** What the small shop knows of sending things back. */
export const returns: FoundPassage = {
  articleId: 'returns',
  passageId: 'returns#1',
  title: 'Sending things back',
  url: 'https://shop.example/help/returns',
  text: 'Send it back within 30 days. The form is at https://shop.example/help/returns.',
  score: 0.8,
}

/** What it knows of shipping. */
export const shipping: FoundPassage = {
  articleId: 'shipping',
  passageId: 'shipping#1',
  title: 'Shipping',
  url: null,
  text: 'Two days.',
  score: 0.6,
}

/** The one action that a model may run there. */
export const cancelOrder: ModelAction = {
  playbookId: 'cancel-order',
  title: 'Cancel an order',
  description: 'Cancels an order that has not left.',
  inputs: [
    { name: 'order', description: 'The order number', required: true },
    { name: 'why', description: 'Why', required: false, options: ['late', 'other'] },
  ],
}

export interface ShopOptions extends Partial<ModelAssistantParts> {
  /** What every search finds. */
  found?: readonly FoundPassage[]
  run?: ModelTools['runAction']
}

/** A model-backed assistant of the shop, its model played by the fake. */
export function shopAssistant(fake: FakeOpenAi, options: ShopOptions = {}): Assistant {
  const { found = [returns, shipping], run, ...over } = options
  const done = { outcome: 'action-done', evidence: { httpStatus: 200 }, text: 'cancelled' } as const
  return createModelAssistant({
    provider: 'openai-compatible',
    model: fake.model,
    apiKey: fake.key,
    baseUrl: fake.url,
    tools: {
      search: () => Promise.resolve(found),
      listActions: () => Promise.resolve([cancelOrder]),
      runAction: run ?? (() => Promise.resolve(done)),
      mayGoTo: (_workspace, href) => Promise.resolve(new URL(href).origin === 'https://shop.example'),
    },
    budget: {},
    prices: {},
    now: () => Date.UTC(2026, 10, 2),
    log: () => {},
    ...over,
  })
}

/** A customer of the shop who has written this. */
export function shopCustomer(words = 'How do I send the reader back to you?'): Rehearsal {
  const customer = createRehearsal()
  customer.write(words)
  return customer
}

/** Searches first, then does what `then` says. */
export function searching(then: Script): Script {
  return calls('search_knowledge', { query: 'send back' }, then)
}

/** The facts of one type. */
export function of<T extends Fact['type']>(facts: readonly Fact[], type: T): Extract<Fact, { type: T }>[] {
  return facts.filter((fact): fact is Extract<Fact, { type: T }> => fact.type === type)
}
