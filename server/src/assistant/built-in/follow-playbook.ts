import type { Act, Attempt, HandoffReason } from '@baton/engine'
import { phrase } from '@baton/protocol'
import type { ActionAnswer, ActionCall, CallAction } from '../../playbooks/call-action.ts'
import {
  inLocale,
  type Condition,
  type Input,
  type Playbook,
  type PointOut,
  type Step,
} from '../../playbooks/playbook.ts'
import { namesIn } from '../../playbooks/template.ts'
import type { Turn } from '../assistant.ts'
import { askWhetherItHelped, say, type Reply } from './act.ts'
import type { ActionMemory } from './action-memory.ts'
import { pointOnPage } from './point-on-page.ts'
import { createValues, fillBody, fillText, fillUrl, isComplete, type Values } from './playbook-values.ts'
import type { Situation } from './situation.ts'

export interface PlaybookParts {
  memory: ActionMemory
  call: CallAction
  allowedOrigins: readonly string[]
  baseUrl: string
}

/** Where in a playbook to go on. */
export interface Position {
  playbook: Playbook
  /** The step to begin with; null when there is none left. */
  stepId: string | null
  /** The attempt that the next "did that help?" ends; null when it has its answer, and the next step is a new one. */
  attemptId: string | null
  values: readonly { name: string; value: string }[]
}

type ActionStep = Extract<Step, { kind: 'action' }>

/** An input that was asked for so often and not given is not asked for again. */
const mostAsks = 2

/**
 * Takes a playbook's steps until it must wait for the customer or a person. What must be known before an action is made is yielded, to be
 * committed first; an action that was under way when the turn was overtaken is not made a second time. Returns the rest of the turn.
 */
export async function* followPlaybook(
  turn: Turn,
  situation: Situation,
  position: Position,
  parts: PlaybookParts,
): AsyncGenerator<readonly Act[], Reply> {
  const { playbook } = position
  const said = [...situation.messages.map(({ text }) => text), ...(turn.briefing ? [turn.briefing] : [])].toReversed()
  const values = createValues(playbook, position.values, said, parts.baseUrl)
  const spoken: string[] = []
  let pointOut: PointOut | undefined
  let acts: Act[] = []
  let { attemptId } = position
  let index =
    position.stepId === null ? playbook.steps.length : playbook.steps.findIndex(({ id }) => id === position.stepId)
  if (index < 0) index = playbook.steps.length // the playbook was changed, and the step is gone

  const ref = (step: Step) => `${playbook.id}/${step.id}`
  const title = (step: Step) => `${inLocale(playbook.title, turn.locale)} · ${step.id.replace(/[-_]+/g, ' ')}`
  const attempt = (step: Step): string => {
    if (attemptId !== null) return attemptId
    attemptId = turn.newId('attempt')
    acts.push({ kind: 'start-attempt', attemptId, path: 'playbook', ref: ref(step), title: title(step) })
    return attemptId
  }
  const move = (step: Step, to: string | null): void =>
    void acts.push({
      kind: 'move-playbook',
      playbookId: playbook.id,
      stepId: to,
      attemptId: attempt(step),
      values: values.list(),
    })
  /** What the steps just said show on the page; the last of them, where there are several. */
  const shown = (): Act[] => (pointOut ? pointOnPage(turn, pointOut, (words) => fillText(words, values)) : [])
  const handOff = (
    step: Step,
    cause: Extract<HandoffReason, { kind: 'playbook' }>['cause'],
    note: string | null,
  ): Reply => {
    if (spoken.length > 0) acts.push(...shown(), say(turn, { as: 'step', text: spoken.join('\n\n') }))
    acts.push({
      kind: 'hand-off',
      reason: { kind: 'playbook', playbookId: playbook.id, stepId: step.id, cause },
      note,
      team: null,
    })
    return { acts, outcome: 'handed-off', confidence: null }
  }
  /** Says what there is to say and waits for the customer's yes or no. */
  const check = (step: Step, next: string | null): Reply => {
    move(step, next)
    acts.push(...shown(), askWhetherItHelped(turn, { as: 'step', text: spoken.join('\n\n') }, attempt(step)))
    return { acts, outcome: 'answered', confidence: null }
  }
  const ask = (step: Step, input: Input): Reply => {
    if (timesAsked(turn, input) >= mostAsks) return handOff(step, 'ended', null)
    move(step, step.id)
    const text = [...spoken, inLocale(input.ask, turn.locale)].join('\n\n')
    acts.push(
      ...shown(),
      say(turn, { as: 'ask-input', text, asks: { kind: 'input', playbookId: playbook.id, name: input.name } }),
    )
    return { acts, outcome: 'clarified', confidence: null }
  }

  for (; index < playbook.steps.length; index++) {
    const step = playbook.steps[index]
    if (!step || (step.if && !holds(step.if, values))) continue
    const wanted = missingInput(step, playbook, values, turn)
    if (wanted) return ask(step, wanted)
    if (step.kind === 'handoff') {
      return handOff(step, step.cause, step.note && fillText(inLocale(step.note, turn.locale), values))
    }
    if (step.kind === 'say') {
      const words = inLocale(step.say, turn.locale)
      if (!isComplete(words, values)) continue
      spoken.push(fillText(words, values))
      pointOut = step.point ?? pointOut
      if (step.check) return check(step, playbook.steps[index + 1]?.id ?? null)
      continue
    }
    const open = openAttempt(turn, ref(step))
    const isNew = open === null
    const actionId = open?.attemptId ?? turn.newId('attempt')
    if (isNew) {
      move(step, step.id)
      const undo = step.action.undo ? fillText(inLocale(step.action.undo, turn.locale), values) : undefined
      acts.push({
        kind: 'start-attempt',
        attemptId: actionId,
        path: 'action',
        ref: ref(step),
        title: title(step),
        undo,
      })
      yield acts
      acts = []
    }
    const known = `${turn.workspace}/${turn.conversationId}/${actionId}`
    const of = { workspace: turn.workspace, conversation: turn.conversationId, step: ref(step) }
    const answer = await act(step, { isNew, actionId, known, values, parts, of })
    const { action } = step
    const outcome = answer.done ? 'action-done' : 'action-failed'
    acts.push({ kind: 'end-attempt', attemptId: actionId, outcome, evidence: answer.evidence })
    if (answer.done) {
      if (action.saveAs) values.save(action.saveAs, answer.answer)
    } else if (action.moneyPath) {
      spoken.push(phrase('actionFailed', turn.locale))
      return handOff(step, 'action-failed', null)
    }
  }

  const last = playbook.steps.at(-1)
  if (!last) return { acts, outcome: 'unknown', confidence: null }
  return spoken.length > 0 ? check(last, null) : handOff(last, 'ended', null)
}

function holds(condition: Condition, values: Values): boolean {
  const value = values.at(condition.path.split('.'))
  if ('equals' in condition) return value === condition.equals || String(value) === String(condition.equals)
  if ('notEquals' in condition) return String(value) !== String(condition.notEquals)
  return (value !== undefined && value !== null) === condition.exists
}

/** The first input that the step names and the customer has not given. */
function missingInput(step: Step, { inputs }: Playbook, values: Values, turn: Turn): Input | null {
  const templates =
    step.kind === 'say'
      ? [inLocale(step.say, turn.locale)]
      : step.kind === 'action'
        ? [step.action.url, JSON.stringify(step.action.body ?? null)]
        : []
  const names = new Set(templates.flatMap(namesIn).map(([first]) => first))
  return inputs.find((input) => names.has(input.name) && values.input(input) === null) ?? null
}

/** In this episode, as far as the thread goes back. */
function timesAsked({ thread }: Turn, { ask }: Input): number {
  const forms = Object.values(ask)
  return thread.filter(({ by, text }) => by === 'assistant' && forms.some((form) => text.includes(form))).length
}

function openAttempt({ state }: Turn, ref: string): Attempt | null {
  return (
    state.attempts.findLast(
      (each) => each.path === 'action' && each.ref === ref && each.outcome === 'open' && each.episode === state.episode,
    ) ?? null
  )
}

/** Makes the call, or finds out what became of it. */
function act(
  { action }: ActionStep,
  {
    isNew,
    actionId,
    known,
    values,
    parts,
    of,
  }: { isNew: boolean; actionId: string; known: string; values: Values; parts: PlaybookParts; of: ActionCall['of'] },
): Promise<ActionAnswer> {
  const { memory, allowedOrigins } = parts
  // Nobody knows whether it was done, and doing it twice costs money: a person looks.
  if (!isNew && action.moneyPath && !memory.knows(known))
    return Promise.resolve({ done: false, evidence: { ms: 0, fault: 'bad-answer' } })
  const url = fillUrl(action.url, values)
  if (url === null) return Promise.resolve({ done: false, evidence: { ms: 0, fault: 'not-allowed' } })
  const body = action.body === undefined || action.body === null ? undefined : fillBody(action.body, values)
  return memory.once(known, () =>
    parts.call({ method: action.method, url, body, timeoutMs: action.timeoutMs, key: actionId, allowedOrigins, of }),
  )
}
