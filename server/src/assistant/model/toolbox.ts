import type { Act, Locale, TurnOutcome } from '@baton/engine'
import type { ModelMessage } from 'ai'
import type { Turn } from '../assistant.ts'
import { askConfirm, endOf, startOf } from './action-tools.ts'
import type { TurnAttempts } from './attempts.ts'
import type { TurnClock } from './clock.ts'
import type { Fence } from './fence.ts'
import type { ModelLimits } from './limits.ts'
import { ModelFailure } from './model-failure.ts'
import { createPointer } from './pointer.ts'
import { toPerson } from './settle-action.ts'
import type { Sources } from './sources.ts'
import {
  readCall,
  whyNotInputs,
  type ActionResult,
  type FoundPassage,
  type ModelAction,
  type ModelTools,
  type Offered,
  type ToolCall,
} from './tools.ts'

/** What came of the model's calls: acts to commit before going on, the answers for the model, or a handoff it asked for. */
export type Done =
  | { kind: 'acts'; acts: readonly Act[] }
  | { kind: 'results'; message: ModelMessage }
  | { kind: 'handoff'; note: string }
  /** Somebody's word is needed first: the turn ends with these. */
  | { kind: 'waits'; acts: readonly Act[]; outcome: TurnOutcome }

export interface ToolboxParts {
  turn: Turn
  tools: ModelTools
  offered: Offered
  sources: Sources
  attempts: TurnAttempts
  fence: Fence
  clock: TurnClock
  limits: Pick<ModelLimits, 'toolCalls' | 'minScore'>
  /** What another system said in an earlier turn is before the model again. */
  readBefore: boolean
  /** The language that the customer reads; null where that is not known. */
  language: Locale | null
}

interface Call {
  id: string
  name: string
  input: unknown
}

/** Calls that cannot be understood: the first is told to the model, the second is a fault. */
const misfires = 2
/** As much of a passage or of an action's answer as the model is given. Characters. */
const passageChars = 1_500

/** A tool's name as providers allow it: a model may have made it up. */
export function toolName(name: string): string {
  return name.replaceAll(/[^\w-]/g, '_').slice(0, 64) || 'unknown'
}

/** Does what a model asks of its tools, across the steps of one turn. An action is an attempt, committed before it is run. */
export function createToolbox(parts: ToolboxParts) {
  const { turn, tools, offered, sources, attempts, fence, clock, limits, readBefore, language } = parts
  const pointer = createPointer({
    turn,
    sources,
    language,
    mayGoTo: (href) => clock.wait(tools.mayGoTo(turn.workspace, href)),
  })
  let made = 0
  let misfired = 0
  const found = new Map<string, readonly FoundPassage[]>()
  const customerWords = turn.thread.filter(({ by }) => by === 'customer').map(({ text }) => text)

  async function search(query: string): Promise<string> {
    const { workspace, conversationId, locale } = turn
    let passages = found.get(query)
    if (!passages) {
      const all = await clock.wait(
        tools.search({
          workspace,
          conversationId,
          query,
          locale,
          scope: turn.settings?.knowledge,
          signal: clock.signal,
        }),
      )
      passages = all.filter(({ score }) => score >= limits.minScore)
      found.set(query, passages)
      turn.notice?.({ kind: 'searched', query, found: all })
      attempts.searched(query, all, passages.length)
    }
    if (passages.length === 0) return 'Nothing was found.'
    const numbers = sources.addPassages(passages)
    return passages.map((passage, i) => fence(`passage [${numbers[i]}]`, wordsOf(passage))).join('\n')
  }

  /** With its address where it may be suggested: an article's own may be a path of the customer's site. */
  function wordsOf({ title, text, url }: FoundPassage): string {
    const site = turn.page?.url
    const address = offered.page && url !== null && URL.canParse(url, site) ? new URL(url, site).href : null
    if (address !== null) sources.knowLinks(address)
    return [title, text.slice(0, passageChars), ...(address === null ? [] : [`Address: ${address}`])].join('\n')
  }

  async function* show(call: Extract<ToolCall, { name: 'point_at' | 'suggest_page' }>): AsyncGenerator<Done, string> {
    const { act, answer } = call.name === 'point_at' ? pointer.pointAt(call) : await pointer.suggestPage(call)
    if (act) yield { kind: 'acts', acts: [act] }
    return answer
  }

  async function* runAction(
    action: ModelAction,
    inputs: Readonly<Record<string, string>>,
  ): AsyncGenerator<Done, string> {
    const wrong = whyNotInputs(action, inputs, customerWords)
    if (wrong) return `Not run. ${wrong}`
    const { attemptId, acts } = attempts.startAction(action)
    yield { kind: 'acts', acts }
    const result = await doAction(action, inputs)
    yield { kind: 'acts', acts: attempts.endAction(attemptId, result.outcome, result.evidence) }
    const number = sources.addOther(result.text)
    const how =
      result.outcome === 'action-done' ? 'It was done' : 'It failed and nothing was changed as far as is known'
    return `${how}. Cite its answer as [${number}].\n${fence('answer of the action', result.text.slice(0, passageChars))}`
  }

  /** Another system said something: from here on it may be its wish and not the customer's. */
  let readResults = readBefore

  async function* act({ named, arguments: given }: Extract<ToolCall, { name: 'act' }>): AsyncGenerator<Done, string> {
    const { calls } = tools
    if (!calls || turn.dry) return 'There is no such action.'
    const { workspace, conversationId: conversation, state, assistantId, settings } = turn
    const asked = await clock.wait(
      calls.ask(
        { workspace, conversation, state, assistantId, tools: settings?.tools, words: customerWords },
        named.action,
        given,
        readResults,
      ),
    )
    if (asked.kind === 'no') return `Not done. ${asked.why}`
    const { call } = asked
    if (asked.kind === 'confirm') {
      yield { kind: 'waits', acts: [askConfirm(turn, call)], outcome: 'clarified' }
      return ''
    }
    if (asked.kind === 'person') {
      yield { kind: 'waits', acts: toPerson(turn, call), outcome: 'handed-off' }
      return ''
    }
    yield { kind: 'acts', acts: startOf(turn, call) }
    const outcome = await clock.wait(calls.run(workspace, call))
    yield { kind: 'acts', acts: [endOf(outcome)] }
    readResults = true
    const words = outcome.call.result ?? ''
    const number = sources.addForeign(words)
    const how = outcome.done ? 'It was done' : 'It failed'
    return `${how}. Cite its answer as [${number}].\n${fence('answer of another system', words.slice(0, passageChars))}`
  }

  async function doAction(
    { playbookId }: ModelAction,
    inputs: Readonly<Record<string, string>>,
  ): Promise<ActionResult> {
    const { workspace, conversationId } = turn
    if (turn.dry) {
      turn.notice?.({ kind: 'called', name: playbookId, method: 'action', url: JSON.stringify(inputs) })
      return {
        outcome: 'action-done',
        evidence: { ms: 0 },
        text: 'It was not done: this is practice. Nothing is known of the answer.',
      }
    }
    const began = clock.ms
    try {
      return await clock.wait(tools.runAction({ workspace, conversationId, playbookId, inputs, signal: clock.signal }))
    } catch {
      const fault = clock.signal.aborted ? 'timeout' : 'bad-answer'
      return { outcome: 'action-failed', evidence: { ms: Math.round(clock.ms - began), fault }, text: 'no answer' }
    }
  }

  return {
    /** @throws {ModelFailure} `tool-error` for calls that make no sense, `endless-loop` for too many */
    async *run(calls: readonly Call[]): AsyncGenerator<Done> {
      const read = calls.map((call) => ({ call, parsed: readCall(call.name, call.input, offered) }))
      const asked = read.find(({ parsed }) => parsed?.name === 'request_handoff')?.parsed
      if (asked?.name === 'request_handoff') return yield { kind: 'handoff', note: asked.reason.slice(0, 1000) }
      made += calls.length
      if (made > limits.toolCalls)
        throw new ModelFailure('endless-loop', `the model called tools more than ${limits.toolCalls} times`)
      const results: {
        type: 'tool-result'
        toolCallId: string
        toolName: string
        output: { type: 'text'; value: string }
      }[] = []
      for (const { call, parsed } of read) {
        let value = 'This call was not understood: there is no such tool, or its arguments do not fit.'
        if (parsed?.name === 'search_knowledge') value = await search(parsed.query)
        else if (parsed?.name === 'run_action') {
          const action = offered.actions.find(({ playbookId }) => playbookId === parsed.playbookId)
          if (action) value = yield* runAction(action, parsed.inputs)
        } else if (parsed?.name === 'point_at' || parsed?.name === 'suggest_page') {
          value = yield* show(parsed)
        } else if (parsed?.name === 'act') {
          value = yield* act(parsed)
          if (value === '') return
        } else if (++misfired >= misfires) {
          throw new ModelFailure(
            'tool-error',
            `the model called "${call.name.slice(0, 60)}" in a way that makes no sense`,
          )
        }
        results.push({
          type: 'tool-result',
          toolCallId: call.id,
          toolName: toolName(call.name),
          output: { type: 'text', value },
        })
      }
      yield { kind: 'results', message: { role: 'tool', content: results } }
    },
  }
}
