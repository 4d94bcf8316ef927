import type { Act, Locale, ModelFault, TurnOutcome } from '@baton/engine'
import type { LanguageModel, ModelMessage } from 'ai'
import type { Assistant, Turn } from '../assistant.ts'
import { knownCustomer } from '../built-in/answer-from-articles.ts'
import { createAsk, type Heard } from './ask.ts'
import { trackAttempts, type TurnAttempts } from './attempts.ts'
import { Interrupted, startClock, type TurnClock } from './clock.ts'
import type { ModelPrice, ModelReasoning } from './config.ts'
import { nameActions } from './action-tools.ts'
import { createFence } from './fence.ts'
import { languageOf, Unfit } from './fit.ts'
import { isQuestion } from './grounding.ts'
import type { ModelLimits } from './limits.ts'
import { createMeter, type Meter } from './meter.ts'
import { budgetSpent, ModelFailure } from './model-failure.ts'
import { instructions, lastWordsOf, messagesOf, type Tried } from './prompt.ts'
import { createReply, type Reply, type Say } from './reply.ts'
import { settleAction } from './settle-action.ts'
import { createSources, type Sources } from './sources.ts'
import { costOf, isUsedUp, type Amount, type Begun, type Spending, type UsedUp } from './spending.ts'
import { createToolbox, toolName } from './toolbox.ts'
import type { ModelTools } from './tools.ts'

export interface ModelTurnParts {
  name: string
  model: LanguageModel
  reasoning?: ModelReasoning | undefined
  price: ModelPrice | undefined
  tools: ModelTools
  limits: ModelLimits
  spending: Spending
  fallback: Assistant | undefined
  onFailure: (failure: ModelFailure, detail: object) => void
}

/** What a turn has in hand while it runs. */
interface InHand {
  turn: Turn
  parts: ModelTurnParts
  clock: TurnClock
  meter: Meter
  attempts: TurnAttempts
  sources: Sources
  reply: Reply
  /** What an answer must be in; null where that is not known. */
  language: Locale | null
}

/**
 * One turn: ask the model, do what it asks of its tools, ask again, and give out its words sentence by sentence. Whatever happens, the
 * last batch carries `end`, with the fault if there was one.
 */
export async function* takeModelTurn(turn: Turn, parts: ModelTurnParts): AsyncGenerator<readonly Act[]> {
  const clock = startClock(parts.limits.turnMs, turn.signal)
  const sources = createSources()
  const language = languageOf(lastWordsOf(turn.thread), turn.state.language)
  const reply = createReply({ messageId: turn.newId('message'), sources, language, limits: parts.limits })
  const meter = createMeter(parts.name, parts.price)
  const inHand = { turn, parts, clock, meter, sources, reply, language, attempts: trackAttempts(turn) }
  try {
    yield* answer(inHand, (insist) => instructions(language, insist))
  } catch (error) {
    if (error instanceof Interrupted) return yield [end(inHand, 'withheld')]
    if (reply.claim) return yield claimed(inHand, reply.claim)
    const failure = failureOf(error)
    const { workspace, conversationId, turnId } = turn
    parts.onFailure(failure, { workspace, conversationId, turnId, shown: reply.shown })
    const { usedUp } = failure
    const otherwise = failure.setup || usedUp?.otherwise === 'built-in'
    if (otherwise && reply.shown === 0 && parts.fallback) return yield* parts.fallback.takeTurn(turn)
    if (usedUp) return yield limited(inHand, usedUp)
    yield [...rescued(inHand, failure), ...inHand.attempts.unused(false), end(inHand, 'failed', failure.fault)]
  } finally {
    clock.stop()
  }
}

async function* answer(inHand: InHand, insisting: (insist: boolean) => string): AsyncGenerator<readonly Act[]> {
  const { turn, parts, clock, meter, attempts, sources, reply, language } = inHand
  const { limits, tools, spending, model, reasoning } = parts
  const { workspace, conversationId } = turn
  const settled = tools.calls && !turn.dry ? yield* settleAction(turn, tools.calls) : null
  if (settled?.kind === 'ended') return yield [end(inHand, settled.outcome)]
  const fence = createFence()
  const actions = await clock.wait(tools.listActions(workspace))
  const may = turn.settings?.playbooks ?? null
  const offered = {
    // What its version may not use is not offered, and a call of what is not offered is not made.
    actions: actions.filter(({ playbookId }) => may?.includes(playbookId) ?? true),
    page: turn.page !== null,
    named: nameActions((await clock.wait(offeredTo(inHand))) ?? []),
  }
  const tried = await clock.wait(triedOf(turn))
  const guided = (await clock.wait(guidedBy(inHand))) ?? []
  const lately = await clock.wait(answeredLately(inHand))
  const messages = messagesOf(
    turn,
    fence,
    sources,
    tried,
    [...lately, ...(settled?.note ? [settled.note] : [])],
    guided,
  )
  const toolbox = createToolbox({
    turn,
    tools,
    offered,
    sources,
    attempts,
    fence,
    clock,
    limits,
    readBefore: lately.length > 0,
    language,
  })
  let call: Begun | null = null
  let begins = true
  const onAsk = async (asked: readonly ModelMessage[]) => {
    const began = spending.begin(workspace, conversationId, { begins, most: mostOf(parts, asked) })
    const begun = await clock.wait(began).catch((error: unknown) => {
      // It is not made: what was set aside for it is given back when it comes.
      void began.then((late) => (isUsedUp(late) ? undefined : late.done({ micros: 0, tokens: 0 }))).catch(() => {})
      throw error
    })
    if (isUsedUp(begun)) throw budgetSpent(begun)
    call = begun
    begins = false
  }
  const onCost = async () => {
    const made = call
    call = null
    await made?.done(meter.take())
  }
  const ask = createAsk({
    model,
    reasoning,
    offered,
    instructions: insisting,
    limits,
    clock,
    meter,
    reply,
    attempts,
    onAsk,
    onCost,
  })

  for (let step = 0; step < limits.steps; step++) {
    const heard = yield* ask(messages)
    if (heard.rest) return yield reply.claim ? claimed(inHand, reply.claim) : conclude(inHand, heard.rest)
    reply.pause()
    messages.push(assistantMessage(heard))
    for await (const done of toolbox.run(heard.calls)) {
      if (done.kind === 'acts') yield done.acts
      else if (done.kind === 'results') messages.push(done.message)
      else if (done.kind === 'waits') return yield [...lastOf(inHand), ...done.acts, end(inHand, done.outcome)]
      else return yield handedOff(inHand, done.note)
    }
  }
  throw new ModelFailure('endless-loop', `the model came to no answer in ${limits.steps} steps`)
}

function end({ clock, meter, reply }: InHand, outcome: TurnOutcome, fault: ModelFault | null = null): Act {
  return { kind: 'end', outcome, usage: meter.usage(clock.ms, reply.grounding), fault }
}

/** The rest of the reply and the end, in one. What was searched for in vain goes before the words, so that it is in the package. */
function conclude(inHand: InHand, rest: readonly Say[]): Act[] {
  const { reply, attempts } = inHand
  const says = rest.flatMap((say): Act[] => {
    const told = attempts.told(say.citations)
    const attemptId = say.last && say.as === 'answer' && !isQuestion(say.text) ? attempts.best() : null
    return [...told, attemptId ? { ...say, asks: { kind: 'did-that-help', attemptId } } : say]
  })
  const searched = attempts.unused(reply.grounding !== 0)
  const outcome = rest.some(({ as }) => as === 'clarify') ? 'clarified' : 'answered'
  return [...searched, ...says, end(inHand, outcome)]
}

/** The claim goes out as it stands: the engine makes the transfer true and keeps the words back (law 2). */
function claimed(inHand: InHand, claim: Say): Act[] {
  return [...inHand.attempts.unused(false), claim, end(inHand, 'handed-off', 'claimed-transfer')]
}

/** Closes what was shown with the sentence that was held back, and hands off with the model's reason as a note. */
function handedOff(inHand: InHand, note: string): Act[] {
  const reason = { kind: 'model-asked', textId: null } as const
  const handOff: Act = { kind: 'hand-off', reason, note, team: null }
  return [...lastOf(inHand), ...inHand.attempts.unused(false), handOff, end(inHand, 'handed-off')]
}

/** Nothing is left to ask with: what was shown is closed, and a person goes on. */
function limited(inHand: InHand, { of, measure }: UsedUp): Act[] {
  const handOff: Act = { kind: 'hand-off', reason: { kind: 'limit', of, measure }, note: null, team: null }
  return [...lastOf(inHand), ...inHand.attempts.unused(false), handOff, end(inHand, 'handed-off', 'budget-spent')]
}

/** What a call may cost at most, as far as it can be known before: its words by a rough measure, and as long an answer as it may give. */
function mostOf({ price, limits }: ModelTurnParts, messages: readonly ModelMessage[]): Amount {
  const input = Math.ceil((instructions(null, true).length + JSON.stringify(messages).length) / 4)
  const tokens = { input, cached: 0, output: limits.outputTokens }
  return { micros: costOf(price, tokens) ?? 0, tokens: input + limits.outputTokens }
}

/** Faults that say nothing against the words that came before them. */
const afterGoodWords: readonly ModelFault[] = [
  'cut-stream',
  'timeout',
  'too-slow',
  'server-error',
  'rate-limited',
  'budget-spent',
]

function rescued(inHand: InHand, { fault }: ModelFailure): Act[] {
  return afterGoodWords.includes(fault) ? lastOf(inHand) : []
}

/** The whole sentences that were held back, when something of the reply is shown already; without them it would end in the air. */
function lastOf({ reply, attempts }: InHand): Act[] {
  if (reply.shown === 0) return []
  try {
    return reply.end(false).flatMap((say): Act[] => [...attempts.told(say.citations), say])
  } catch {
    return []
  }
}

function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error
  if (error instanceof Unfit)
    return new ModelFailure(error.fault, `what the model said is not fit to be shown (${error.fault})`)
  return new ModelFailure('crashed', String(error))
}

/** The attempts of this episode with how they ended, and what the customer had looked up alone. */
async function triedOf(turn: Turn): Promise<Tried[]> {
  const { attempts, episode, selfService } = turn.state
  const mine = attempts.filter((each) => each.episode === episode).slice(-8)
  const tried = [
    ...selfService.slice(-8).map(({ textId, kind, results }) => ({
      textId,
      outcome:
        kind === 'article'
          ? 'an article that the customer has read alone'
          : `searched for by the customer alone${results === null ? '' : `, ${results} results`}`,
    })),
    ...mine.map(({ titleTextId: textId, outcome }) => ({
      textId,
      outcome: outcome === 'open' ? 'told, no answer yet' : outcome.replaceAll('-', ' '),
    })),
  ]
  return Promise.all(tried.map(async ({ textId, outcome }) => ({ title: (await turn.text(textId)) ?? '', outcome })))
}

/** What people approved for what is asked: told before it looks anything up. */
async function guidedBy({ parts: { tools }, turn }: InHand) {
  const { workspace, thread, locale, state, settings } = turn
  const question = lastWordsOf(thread)
  const only = settings?.guidance ?? null
  const found = await tools.guidance?.({ workspace, customerId: knownCustomer(state), question, locale, only })
  if (found?.length) turn.notice?.({ kind: 'searched', query: question, found })
  return found
}

/** What may be done for this customer; where somebody practises, nothing. */
async function offeredTo({ parts: { tools }, turn }: InHand) {
  const { workspace, conversationId: conversation, state, assistantId, settings } = turn
  const asked = { workspace, conversation, state, assistantId, tools: settings?.tools, words: [] }
  return turn.dry ? [] : tools.calls?.offered(asked)
}

/** What other systems answered in this conversation before this turn. */
async function answeredLately({ parts: { tools }, turn }: InHand): Promise<string[]> {
  if (turn.dry) return []
  const calls = (await tools.calls?.lately(turn.workspace, turn.conversationId)) ?? []
  return calls
    .filter(({ status, result }) => status === 'done' && result)
    .slice(-3)
    .map(({ title, result }) => `${title}, done: ${(result ?? '').slice(0, 600)}`)
}

/** What the model said and called, in a form that every provider takes back, however broken the call was. */
function assistantMessage({ words, calls }: Heard): ModelMessage {
  return {
    role: 'assistant',
    content: [
      ...(words.trim() ? [{ type: 'text' as const, text: words }] : []),
      ...calls.map(({ id, name, input }) => ({
        type: 'tool-call' as const,
        toolCallId: id,
        toolName: toolName(name),
        input: typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {},
      })),
    ],
  }
}
