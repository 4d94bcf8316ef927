import { createHash } from 'node:crypto'
import { maskJson } from '@baton/engine'
import type { ActionInput } from '@baton/protocol'
import type { ActionRow } from './action-rows.ts'
import { canonical } from './tool-shape.ts'

export type Arguments = Readonly<Record<string, string | number | boolean>>

/** What the server fills in: whose conversation it is, as far as that is verified. */
export interface Known {
  conversation: string
  /** The workspace's own id of the customer; null where nobody has verified it. */
  externalId: string | null
}

/** The inputs that a model may set: not those that are filled in. */
export const freeInputs = ({ definition, bound }: ActionRow): readonly ActionInput[] =>
  definition.inputs.filter(({ name }) => bound[name] === undefined)

/**
 * What is wrong with the arguments that a model gives, in words for it; null when they may be used. A value is one of the options, a yes or no, or
 * something that the customer wrote or this system itself answered in this conversation: a model that makes values up, or brings them from
 * elsewhere, is told to ask.
 */
export function whyNotArguments(action: ActionRow, given: Arguments, words: readonly string[]): string | null {
  const free = freeInputs(action)
  const unknown = Object.keys(given).find((name) => !free.some((input) => input.name === name))
  if (unknown !== undefined) return `There is no argument "${unknown.slice(0, 60)}".`
  for (const { name, kind, required, options, longest } of free) {
    const value = given[name]
    if (value === undefined || value === '') {
      if (required) return `Ask the customer for "${name}" first.`
      continue
    }
    if (typeof value !== (kind === 'text' ? 'string' : kind === 'boolean' ? 'boolean' : 'number'))
      return `"${name}" must be a ${kind}.`
    if (kind === 'integer' && !Number.isSafeInteger(value)) return `"${name}" must be a whole number.`
    if (typeof value === 'number' && !Number.isFinite(value)) return `"${name}" must be a number.`
    if (typeof value === 'string' && value.length > longest) return `"${name}" is longer than ${longest} characters.`
    if (options && !options.includes(String(value))) return `"${name}" must be one of: ${options.join(', ')}.`
    if (!options && typeof value !== 'boolean' && !wasSaid(value, words))
      return `Nobody has given this "${name}". Ask the customer for it.`
  }
  return canonical(maskJson(given)) === canonical(given)
    ? null
    : 'It holds something that is not passed on, such as a card number or a password.'
}

/** The arguments as they are sent, and their hash with what they are for: another value anywhere is another hash. */
export function filledIn(
  { server, tool, bound, hash }: ActionRow,
  given: Arguments,
  known: Known,
): { all: Arguments; hash: string } | null {
  const all: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(given)) if (value !== '') all[name] = value
  for (const [name, binding] of Object.entries(bound)) {
    const value =
      binding.from === 'customer'
        ? known.externalId
        : binding.from === 'conversation'
          ? known.conversation
          : binding.value
    if (value === null) return null
    all[name] = value
  }
  return { all, hash: createHash('sha256').update(canonical({ server, tool, hash, all })).digest('hex') }
}

/** Whether the words hold the value as words of their own: "12" is not in "order 4126", and 1999 is not in "19.99". */
export function wasSaid(value: string | number, words: readonly string[]): boolean {
  if (typeof value === 'number') return words.some((text) => numbersIn(text).includes(value))
  const joined = tokens(value).join('')
  if (joined === '') return false
  return words.some((text) => {
    const said = tokens(text)
    for (let from = 0; from < said.length; from++) {
      let run = ''
      for (let to = from; to < said.length && run.length < joined.length; to++) {
        run += said[to]
        if (run === joined) return true
      }
    }
    return false
  })
}

const tokens = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+|\p{N}+(?:[.,]\p{N}+)*/gu) ?? []
  ).map((each) => each.replaceAll(',', '.'))

/** Every number that is written, in each way in which it may be meant: "1.234" is one and a bit, or more than a thousand. */
function numbersIn(text: string): number[] {
  return [...text.normalize('NFKC').matchAll(/(?<![\p{L}\p{N}])-?\d+(?:[.,]\d+)*/gu)].flatMap(([raw]) => {
    const parts = raw.split(/[.,]/)
    const last = parts.at(-1) ?? ''
    const whole = parts.slice(0, -1)
    if (whole.length === 0) return [Number(raw)]
    const grouped = parts.slice(1).every((part) => part.length === 3)
    const decimal = whole.slice(1).every((part) => part.length === 3)
    return [...(grouped ? [Number(parts.join(''))] : []), ...(decimal ? [Number(`${whole.join('')}.${last}`)] : [])]
  })
}
