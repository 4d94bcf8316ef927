import type { Act, Question } from '@baton/engine'
import { toolRef } from '@baton/engine'
import { phrase } from '@baton/protocol'
import { tool, type ToolSet } from 'ai'
import * as z from 'zod'
import type { ActionRow } from '../../mcp/action-rows.ts'
import type { CallRow } from '../../mcp/call-rows.ts'
import type { Actions, Outcome } from '../../mcp/actions.ts'
import { freeInputs, type Arguments } from '../../mcp/why-not-arguments.ts'
import type { Turn } from '../assistant.ts'

/** An action of another system under the name that the model calls it by. */
export interface NamedAction {
  name: string
  action: ActionRow
}

export type ActionCalls = Pick<Actions, 'offered' | 'ask' | 'run' | 'decide' | 'callById' | 'lately'>

/** Names that every provider takes; of two that come out the same, the second is not offered. */
export function nameActions(actions: readonly ActionRow[]): NamedAction[] {
  const named = actions.map((action) => ({
    name: `act_${action.server}_${action.tool}`.replaceAll(/[^\w-]/g, '_').slice(0, 64),
    action,
  }))
  return named.filter(({ name }, i) => named.findIndex((each) => each.name === name) === i)
}

export function describeNamed(named: readonly NamedAction[]): ToolSet {
  return Object.fromEntries(
    named.map(({ name, action }) => {
      const asks =
        action.confirm === 'none' ? '' : ' The system asks for the word that it needs: do not ask whether to do it.'
      const description = `${action.title}. ${action.definition.description} Only when the customer asked for it, with values that they gave.${asks}`
      return [name, tool({ description: description.slice(0, 1200), inputSchema: schemaOf(action) })]
    }),
  )
}

/** The arguments of a call, as far as they have the right form; null where they have not. */
export function readArguments(action: ActionRow, input: unknown): Arguments | null {
  const { data } = schemaOf(action).safeParse(input)
  return data
    ? Object.fromEntries(
        Object.entries(data).filter((entry): entry is [string, Arguments[string]] => entry[1] !== undefined),
      )
    : null
}

function schemaOf(action: ActionRow) {
  const shape = freeInputs(action).map(({ name, kind, required, options, longest, description }) => {
    const value: z.ZodType<Arguments[string]> =
      kind === 'text'
        ? options
          ? z.enum(options as [string, ...string[]])
          : z.string().max(longest)
        : kind === 'boolean'
          ? z.boolean()
          : kind === 'integer'
            ? z.int()
            : z.number()
    const described = value.describe(description)
    return [name, required ? described : described.optional()] as const
  })
  return z.strictObject(Object.fromEntries(shape))
}

export const refOf = ({ server, tool }: Pick<CallRow, 'server' | 'tool'>): string => `${toolRef}${server}/${tool}`

/** The attempt that a call is. It is the same for a turn that is taken again. */
export const attemptOf = ({ id }: Pick<CallRow, 'id'>): string => id.replace(/^[a-z]+_/, 'att_')

export function startOf(turn: Turn, call: CallRow): Act[] {
  const attemptId = attemptOf(call)
  if (turn.state.attempts.some((each) => each.attemptId === attemptId)) return []
  const start: Act = { kind: 'start-attempt', attemptId, path: 'action', ref: refOf(call), title: call.title }
  // Whatever changes something there and fails takes a person: nobody else can say what became of it.
  return [call.scope === 'read' ? start : { ...start, money: true }]
}

export const endOf = ({ call, done, evidence }: Outcome): Act => ({
  kind: 'end-attempt',
  attemptId: attemptOf(call),
  outcome: done ? 'action-done' : 'action-failed',
  evidence,
})

/** Asks the customer for their word: what would be done, and with which values exactly. */
export function askConfirm(turn: Turn, call: CallRow): Act {
  const lines = call.shown.map(
    (name) => `\n${name.replaceAll(/[_.-]+/g, ' ')}: ${valueWords(turn, call.arguments[name])}`,
  )
  const expiresAt = call.expiresAt ?? turn.now()
  const minutes = Math.max(1, Math.round((expiresAt - turn.now()) / 60_000))
  const asks: Question = { kind: 'confirm-action', callId: call.id, expiresAt }
  const text = phrase('confirmAction', turn.locale, { title: call.title, lines: lines.join(''), minutes })
  return {
    kind: 'say',
    messageId: turn.newId('message'),
    part: 0,
    last: true,
    text,
    as: 'ask-input',
    citations: [],
    asks,
    grounding: null,
  }
}

const valueWords = ({ locale }: Turn, value: Arguments[string] | undefined): string =>
  typeof value === 'boolean' ? phrase(value ? 'yes' : 'no', locale) : String(value ?? '')

export function tellDone(turn: Turn, call: CallRow): Act {
  const text = phrase('actionDone', turn.locale, { title: call.title })
  return {
    kind: 'say',
    messageId: turn.newId('message'),
    part: 0,
    last: true,
    text,
    as: 'acknowledge',
    citations: [],
    asks: null,
    grounding: null,
  }
}
