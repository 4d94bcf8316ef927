import { IntentsInput } from '@baton/protocol'
import type { CallAnswer } from '../sync/call-api.ts'

export type Intents = CallAnswer<'getIntents'>
export type Source = Intents['source']

export interface DraftIntent {
  /** Stays the same while it is renamed. */
  id: string
  name: string
  areas: readonly string[]
  examples: readonly string[]
}

/** What is edited, before it is saved. */
export interface Draft {
  use: Source
  intents: readonly DraftIntent[]
  nothing: readonly string[]
}

export function draftOf({ source, intents, nothing }: Pick<Intents, 'source' | 'intents' | 'nothing'>): Draft {
  return { use: source, intents: intents.map((intent, place) => ({ ...intent, id: `${place}` })), nothing }
}

/** As the API takes it. */
export const bodyOf = ({ use, intents, nothing }: Draft) =>
  use === 'own'
    ? {
        use,
        intents: intents.map(({ name, areas, examples }) => ({ name, areas: [...areas], examples: [...examples] })),
        nothing: [...nothing],
      }
    : { use }

/** What is wrong, where: of which intent (null: of all of them), at which example where it is one's fault. */
export interface Fault {
  /** The intent's id, `nothing`, or null. */
  of: string | null
  part: 'name' | 'areas' | 'examples' | null
  example: number | null
  says: string
}

/** Everything that the API would refuse, found by the same rules. */
export function faultsOf(draft: Draft): Fault[] {
  const read = IntentsInput.safeParse(bodyOf(draft))
  return read.success ? [] : read.error.issues.map(({ path, message }) => faultAt(draft, path.map(String), message))
}

/** A complaint of the API with its path, put where it belongs. */
export function faultAt(draft: Draft, [first, place, part, example]: readonly string[], message: string): Fault {
  if (first === 'nothing') return { of: 'nothing', part: 'examples', example: numberOf(place), says: message }
  const intent = first === 'intents' ? draft.intents[Number(place ?? NaN)] : undefined
  // The API names other intents by their place; people know them by name.
  const says = message.replace(/intents\.(\d+)/, (_, at: string) => `“${draft.intents[Number(at)]?.name}”`)
  if (!intent) return { of: null, part: null, example: null, says: first === 'intents' ? `A workspace ${says}` : says }
  return {
    of: intent.id,
    part: part === 'name' || part === 'areas' || part === 'examples' ? part : null,
    example: part === 'examples' ? numberOf(example) : null,
    says,
  }
}

const numberOf = (place: string | undefined): number | null => (place === undefined ? null : Number(place))

/** One example a line: blank lines are none. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** As lines: an example that has several lines becomes one. */
export const textOf = (examples: readonly string[]): string =>
  examples.map((example) => example.replace(/\s*\n\s*/g, ' ')).join('\n')

/** Which line of a text the example stands on, from 1. */
export function lineOf(text: string, example: number): number {
  const places = text.split('\n').flatMap((line, n) => (line.trim() ? [n + 1] : []))
  return places[example] ?? example + 1
}

/** What has changed since it was saved, so that it can be taken back step by step. */
export interface History {
  past: readonly { draft: Draft; mark: string }[]
  now: Draft
  /** Counts what replaced fields that somebody may be writing in. */
  revision: number
}

/** One change; several of the same mark in a row are one step. */
export function changed({ past, now, revision }: History, next: Draft, mark: string, replaces = false): History {
  const same = past.at(-1)?.mark === mark && !replaces
  return {
    past: same ? past : [...past, { draft: now, mark }].slice(-50),
    now: next,
    revision: revision + Number(replaces),
  }
}

export function undone({ past, now, revision }: History): History {
  const last = past.at(-1)
  return { past: past.slice(0, -1), now: last?.draft ?? now, revision: revision + 1 }
}

/** By product area in the order of the alphabet; what touches none last. One that touches several stands under the first. */
export function byArea(intents: readonly DraftIntent[]): [string | null, DraftIntent[]][] {
  const groups = new Map<string | null, DraftIntent[]>()
  for (const intent of intents) {
    const area = intent.areas[0] ?? null
    groups.set(area, [...(groups.get(area) ?? []), intent])
  }
  return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)))
}
