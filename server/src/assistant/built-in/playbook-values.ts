import type { Input, Playbook } from '../../playbooks/playbook.ts'
import { at, fill, namesIn } from '../../playbooks/template.ts'
import { firstMatch } from '../../playbooks/pattern.ts'

/** What a running playbook knows: what the customer said for its inputs, and what its actions answered. */
export interface Values {
  /** The value at a path of names; undefined where there is none. */
  at(path: readonly string[]): unknown
  /** An input as the customer gave it, kept from then on; null when they have not. */
  input(input: Input): string | null
  /** Keeps of an answer what the playbook uses. */
  save(name: string, answer: unknown): void
  /** As facts keep them. */
  list(): { name: string; value: string }[]
}

const longestValue = 500

/**
 * @param stored what facts have kept so far
 * @param said the customer's messages, newest first: a value is looked for in them in this order
 * @param baseUrl where this server is reached
 */
export function createValues(
  playbook: Playbook,
  stored: readonly { name: string; value: string }[],
  said: readonly string[],
  baseUrl: string,
): Values {
  const inputs = new Map<string, string>()
  const answers = new Map<string, unknown>()
  const isInput = new Set(playbook.inputs.map(({ name }) => name))
  for (const { name, value } of stored) {
    if (isInput.has(name)) inputs.set(name, value)
    else answers.set(name, readJson(value))
  }
  return {
    at([first = '', ...rest]) {
      if (first === 'baseUrl') return baseUrl
      return isInput.has(first) ? inputs.get(first) : at(answers.get(first), rest)
    },
    input({ name, pattern }) {
      const known = inputs.get(name)
      if (known !== undefined) return known
      for (const text of said) {
        const found = firstMatch(pattern, text)?.trim().slice(0, longestValue)
        if (!found) continue
        inputs.set(name, found)
        return found
      }
      return null
    },
    save(name, answer) {
      answers.set(name, onlyUsed(answer, pathsOf(playbook, name)))
    },
    list: () => [
      ...[...inputs].map(([name, value]) => ({ name, value })),
      ...[...answers].map(([name, value]) => ({ name, value: JSON.stringify(value) })),
    ],
  }
}

/** A text for the customer: values in one line each, without control characters, and no longer than a line should be. */
export function fillText(template: string, values: Values): string {
  return fill(template, values.at, (value) => clean(value).slice(0, 200))
}

/** Whether everything that a template names from answers is there: a sentence with a hole in it is not said. */
export function isComplete(template: string, values: Values): boolean {
  return namesIn(template).every((path) => {
    const value = values.at(path)
    return value !== undefined && value !== null && typeof value !== 'object'
  })
}

/** The URL with its values percent-encoded; null when one is missing or would change which path is meant. */
export function fillUrl(template: string, values: Values): string | null {
  let sound = isComplete(template, values)
  const base = String(values.at(['baseUrl']) ?? '').replace(/\/+$/, '')
  const url = fill(
    template.replace(/^\{\{\s*baseUrl\s*\}\}/, () => base),
    values.at,
    (value) => {
      if (/^\.{1,2}$/.test(value) || value === '') sound = false
      return encodeURIComponent(value.toWellFormed())
    },
  )
  return sound ? url : null
}

/** A body with the values in its texts. */
export function fillBody(body: unknown, values: Values): unknown {
  if (typeof body === 'string') return fill(body, values.at, clean)
  if (Array.isArray(body)) return body.map((each) => fillBody(each, values))
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, fillBody(value, values)]))
}

function clean(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
}

function pathsOf(playbook: Playbook, name: string): string[][] {
  const templates = playbook.steps.flatMap((step) => {
    const condition = step.if ? [`{{${step.if.path}}}`] : []
    if (step.kind === 'say') return [...condition, ...Object.values(step.say)]
    return step.kind === 'action'
      ? [...condition, step.action.url, JSON.stringify(step.action.body ?? null)]
      : condition
  })
  return templates.flatMap(namesIn).flatMap(([first, ...rest]) => (first === name ? [rest] : []))
}

/** An answer may hold anything, and facts are kept for ever: only what the playbook names is, and only plain values. */
function onlyUsed(answer: unknown, paths: readonly string[][]): unknown {
  const kept: Record<string, unknown> = {}
  for (const path of paths) {
    const value = at(answer, path)
    const last = path.at(-1)
    if (value === undefined || last === undefined) continue
    let place = kept
    for (const key of path.slice(0, -1)) place = ownObject(place, key)
    const plain =
      typeof value === 'object' && value !== null
        ? {}
        : typeof value === 'string'
          ? clean(value).slice(0, longestValue)
          : value
    if (!Object.hasOwn(place, last)) define(place, last, plain)
  }
  return kept
}

function ownObject(place: Record<string, unknown>, key: string): Record<string, unknown> {
  const there = Object.hasOwn(place, key) ? place[key] : undefined
  if (typeof there === 'object' && there !== null) return there as Record<string, unknown>
  const made: Record<string, unknown> = {}
  define(place, key, made)
  return made
}

/** As an own field, whatever its name. */
function define(place: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(place, key, { value, enumerable: true, writable: true, configurable: true })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
