import type { Locale } from '@baton/engine'

/** Words in each language they were written in; at least one. */
export type LocalText = Readonly<Partial<Record<Locale, string>>>

export type Condition = { path: string } & (
  | { equals: string | number | boolean | null }
  | { notEquals: string | number | boolean | null }
  | { exists: boolean }
)

export interface Action {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{{name}}` for inputs, paths into answers, and `{{baseUrl}}`. Its origin is fixed: names stand behind it only. */
  url: string
  body: unknown
  timeoutMs: number
  /** The answer is kept under this name. */
  saveAs: string | null
  /** How a person undoes it, in the workspace's words; absent in playbooks from before, null where nothing is said. */
  undo?: LocalText | null
  /** A failure goes to a person at once. */
  moneyPath: boolean
}

/** One thing that the assistant does: it says, acts or hands off, where its condition holds. */
export type Step = { id: string; if: Condition | null } & (
  | { kind: 'say'; say: LocalText; check: boolean; point?: PointOut | undefined }
  | { kind: 'action'; action: Action }
  | { kind: 'handoff'; cause: 'policy' | 'ended' | 'action-failed'; note: LocalText | null }
)

/** What is shown on the customer's page beside the words: the thing of that name, with a note. */
export interface PointOut {
  label: LocalText
  note: LocalText | null
}

/** A value that an action or a sentence needs from the customer. */
export interface Input {
  name: string
  ask: LocalText
  /** Source of a JavaScript regular expression. */
  pattern: string
}

export interface Playbook {
  id: string
  title: LocalText
  examples: Readonly<Partial<Record<Locale, readonly string[]>>>
  inputs: readonly Input[]
  steps: readonly Step[]
}

/** The words in the wanted language, else in English, else in the first there is. */
export function inLocale(text: LocalText, locale: Locale): string {
  return text[locale] ?? text.en ?? Object.values(text)[0] ?? ''
}
