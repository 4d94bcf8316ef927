import { createModelAssistant } from '../../../server/src/assistant/model/model-assistant.ts'
import { defaultLimits } from '../../../server/src/assistant/model/limits.ts'
import type { ModelTools } from '../../../server/src/assistant/model/tools.ts'
import { modelFaults, type ModelFaultName } from '../../../server/src/testing/chat-scripts.ts'
import { startFakeOpenAi } from '../../../server/src/testing/fake-openai.ts'
import { createRehearsal } from '../../../server/src/testing/rehearsal.ts'
import { seeded } from '../lab/random.ts'
import { median } from '../lab/statistics.ts'

export interface ModelFaultsResult {
  turns: number
  /** By fault: how its turns ended. */
  ended: Record<string, { answer: number; person: number; p50: number; longest: number }>
  /** Turns that ended in silence, without the package, without a word to the customer, or not at all. */
  faults: number
  /** The first few of them. */
  wrong: string[]
}

/** The real limits, shortened so that a thousand slow turns are over in minutes: a turn may take 0.6 s instead of 15. */
const limits = { ...defaultLimits, firstTokenMs: 250, gapMs: 200, turnMs: 600, retryAfterMs: 60 }
/** What a turn may take beyond its limit on a busy machine: the real limit leaves five seconds for it. Milliseconds. */
const graceMs = 5000
const atOnce = 16
const dripMs = 40

const questions = [
  'How do I send the reader back, and what does it cost me?',
  'Wie schicke ich den Reader zurück, und was kostet mich das?',
  '¿Cómo devuelvo el lector y cuánto me cuesta?',
  'Comment renvoyer la liseuse, et combien cela me coûte-t-il ?',
  'Como devolvo o leitor, e quanto me custa?',
]

const tools: ModelTools = {
  search: () =>
    Promise.resolve([
      { articleId: 'returns', passageId: 'returns#1', title: 'Returns', url: null, text: 'Thirty days.', score: 0.8 },
    ]),
  listActions: () => Promise.resolve([]),
  runAction: () => Promise.reject(new Error('no actions here')),
  mayGoTo: () => Promise.resolve(false),
}

/**
 * Every fault that a model can have, so many times, through the real engine and over real HTTP against a fake provider that has it: each turn
 * must end in an answer, or with a person who has the package while the customer is told so, and in time.
 */
export async function modelFaultTrial(times: number, seed: number): Promise<ModelFaultsResult> {
  const random = seeded(seed)
  const fake = await startFakeOpenAi()
  const assistant = createModelAssistant({
    provider: 'openai-compatible',
    model: fake.model,
    apiKey: fake.key,
    baseUrl: fake.url,
    tools,
    budget: {},
    prices: {},
    limits,
    now: () => 0,
    log: () => {},
  })
  const result: ModelFaultsResult = { turns: 0, ended: {}, faults: 0, wrong: [] }

  async function turn(name: ModelFaultName): Promise<{ ended: 'answer' | 'person'; ms: number } | string> {
    const desk = createRehearsal()
    desk.write(questions[Math.floor(random() * questions.length)] ?? '')
    const { facts, shown, ms } = await desk.play(assistant)
    if (ms > limits.turnMs + graceMs) return `${name}: took ${Math.round(ms)} ms`
    if (facts.filter(({ type }) => type === 'TurnEnded').length !== 1) return `${name}: the turn did not end once`
    if (desk.state.openReply) return `${name}: the reply was left open`
    if (desk.state.holder.kind === 'assistant') return shown.length > 0 ? { ended: 'answer', ms } : `${name}: silence`
    const prepared = facts.find((fact) => fact.type === 'HandoffPrepared')
    const offered = facts.find((fact) => fact.type === 'Offered')
    if (prepared?.package.summary.wanted?.messageId !== desk.state.lastCustomer?.messageId)
      return `${name}: the package does not say what is wanted`
    return offered?.told ? { ended: 'person', ms } : `${name}: the customer was told nothing`
  }

  try {
    await createRehearsal().play(assistant) // the first request loads the library
    for (const name of Object.keys(modelFaults) as ModelFaultName[]) {
      fake.reset()
      fake.play(modelFaults[name]({ everyMs: dripMs }))
      const ended = { answer: 0, person: 0, p50: 0, longest: 0 }
      const took: number[] = []
      let left = times
      const work = async () => {
        while (left-- > 0) {
          const outcome = await turn(name).catch((error: unknown) => `${name}: ${String(error)}`)
          result.turns += 1
          if (typeof outcome === 'string') {
            result.faults += 1
            if (result.wrong.length < 20) result.wrong.push(outcome)
            continue
          }
          ended[outcome.ended] += 1
          took.push(outcome.ms)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      ended.p50 = Math.round(median(took))
      ended.longest = Math.round(Math.max(0, ...took))
      result.ended[name] = ended
    }
  } finally {
    await fake.close()
  }
  return result
}
