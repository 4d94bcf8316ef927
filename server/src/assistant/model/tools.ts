import type { Evidence, Locale } from '@baton/engine'
import type { AssistantSettings } from '@baton/protocol'
import { tool, type ToolSet } from 'ai'
import * as z from 'zod'
import type { Arguments } from '../../mcp/why-not-arguments.ts'
import { describeNamed, readArguments, type ActionCalls, type NamedAction } from './action-tools.ts'

/** One passage of the workspace's knowledge. `score` is its search rank, 0..1. */
export interface FoundPassage {
  articleId: string
  passageId: string
  title: string
  url: string | null
  text: string
  score: number
}

/** An action of a playbook that the workspace lets a model run. */
export interface ModelAction {
  playbookId: string
  title: string
  description: string
  /** A value is one of `options`, where there are some, or else something that the customer has written. */
  inputs: readonly { name: string; description: string; required: boolean; options?: readonly string[] | undefined }[]
}

/** How an action ended. `text` is what it answered: data, not instructions. */
export interface ActionResult {
  outcome: 'action-done' | 'action-failed'
  evidence: Evidence
  text: string
}

/** What a model may do beside talking. Each is called with a signal that ends it with the turn. */
export interface ModelTools {
  search(wanted: {
    workspace: string
    conversationId: string
    query: string
    locale: Locale
    /** What it may answer from; null or absent: everything. */
    scope?: AssistantSettings['knowledge'] | undefined
    signal: AbortSignal
  }): Promise<readonly FoundPassage[]>
  /** The allow-list: what is not in it cannot be run. */
  listActions(workspace: string): Promise<readonly ModelAction[]>
  runAction(wanted: {
    workspace: string
    conversationId: string
    playbookId: string
    inputs: Readonly<Record<string, string>>
    signal: AbortSignal
  }): Promise<ActionResult>
  /** Whether customers may be offered to go there: the workspace's own sites alone. */
  mayGoTo(workspace: string, href: string): Promise<boolean>
  /** What people approved for such a question of this customer; absent where there is none. */
  guidance?(wanted: {
    workspace: string
    customerId: string | null
    question: string
    locale: Locale
    only: readonly string[] | null
  }): Promise<readonly FoundPassage[]>
  /** What may be done in other systems, and for whom; absent where nothing may. */
  calls?: ActionCalls | undefined
}

/** A call that the model makes, parsed. */
export type ToolCall =
  | { name: 'search_knowledge'; query: string }
  | { name: 'run_action'; playbookId: string; inputs: Readonly<Record<string, string>> }
  | { name: 'request_handoff'; reason: string }
  | { name: 'point_at'; target: string | number; note: string | null }
  | { name: 'suggest_page'; url: string; label: string }
  | { name: 'act'; named: NamedAction; arguments: Arguments }

/** What a model may use in this turn beside searching and handing off. */
export interface Offered {
  actions: readonly ModelAction[]
  /** The customer is on a page: something on it may be shown. */
  page: boolean
  /** What may be done for this customer in other systems. */
  named?: readonly NamedAction[] | undefined
}

const Query = z.object({
  query: z.string().min(1).max(500).describe('What to look for, in the words of the knowledge base'),
})
const Handoff = z.object({
  reason: z
    .string()
    .min(1)
    .max(1000)
    .describe('For the colleague who takes over: what the customer needs and why you cannot give it'),
})

const PointAt = z.object({
  target: z
    .union([z.int().min(1), z.string().min(1).max(80)])
    .describe('The id of a thing on the page, or the words on it exactly as the page has them'),
  note: z.string().max(200).optional().describe('One short sentence beside it: what to do there'),
})
const SuggestPage = z.object({
  url: z.string().min(1).max(2000).describe('An address that a passage or the page names'),
  label: z.string().min(1).max(80).describe('What the button to it says'),
})

/** What the model is told of its tools. None of them runs by itself: the turn reads each call, checks it and does it. */
export function describeTools({ actions, page, named = [] }: Offered): ToolSet {
  return {
    search_knowledge: tool({
      description: 'Search the knowledge base. Gives numbered passages to answer from and to cite.',
      inputSchema: Query,
    }),
    request_handoff: tool({
      description: 'Hand the conversation to a person, at once. The customer is told by the system.',
      inputSchema: Handoff,
    }),
    ...(page && {
      point_at: tool({
        description:
          'Show the customer one thing on the page they are on: a ring around it and your note. At most once in an answer, and only when it helps with what they asked.',
        inputSchema: PointAt,
      }),
      suggest_page: tool({
        description:
          'Offer the customer a page of the site as a button. They open it, or not. At most once in an answer.',
        inputSchema: SuggestPage,
      }),
    }),
    ...(actions.length > 0 && {
      run_action: tool({ description: describeActions(actions), inputSchema: actionInput(actions) }),
    }),
    ...describeNamed(named),
  }
}

/** A call as the model made it, parsed; null for a tool that is not there or arguments that do not fit. */
export function readCall(name: string, input: unknown, { actions, page, named = [] }: Offered): ToolCall | null {
  switch (name) {
    case 'search_knowledge': {
      const { data } = Query.safeParse(input)
      return data ? { name, query: clean(data.query) } : null
    }
    case 'request_handoff': {
      const { data } = Handoff.safeParse(input)
      return data ? { name, reason: clean(data.reason) } : null
    }
    case 'run_action': {
      const { data } = actionInput(actions).safeParse(input)
      if (!data) return null
      const inputs = Object.fromEntries(Object.entries(data.inputs).map(([key, value]) => [key, clean(value)]))
      return { name, playbookId: data.playbookId, inputs }
    }
    case 'point_at': {
      const { data } = PointAt.safeParse(input)
      if (!page || !data) return null
      const { target, note = '' } = data
      return { name, target: typeof target === 'string' ? clean(target) : target, note: clean(note) || null }
    }
    case 'suggest_page': {
      const { data } = SuggestPage.safeParse(input)
      return page && data ? { name, url: clean(data.url), label: clean(data.label) } : null
    }
    default: {
      const found = named.find((each) => each.name === name)
      const given = found && readArguments(found.action, input)
      if (!found || !given) return null
      const values = Object.entries(given).map(([key, value]) => [
        key,
        typeof value === 'string' ? clean(value) : value,
      ])
      return { name: 'act', named: found, arguments: Object.fromEntries(values) }
    }
  }
}

/** Without what no text may hold: half characters, and control characters other than line breaks. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, ' ')
    .trim()
}

function actionInput(actions: readonly ModelAction[]) {
  return z.object({
    playbookId: z.enum(actions.map(({ playbookId }) => playbookId)),
    inputs: z.record(z.string().max(60), z.string().max(500)).default({}),
  })
}

function describeActions(actions: readonly ModelAction[]): string {
  const lines = actions.map(({ playbookId, title, description, inputs }) => {
    const named = inputs.map(
      (input) =>
        `${input.name}${input.required ? '' : ' (optional)'}: ${input.options?.join(' | ') ?? input.description}`,
    )
    return `- ${playbookId}: ${oneLine(`${title}. ${description}`)} Inputs: ${oneLine(named.join('; ')) || 'none'}`
  })
  return `Do one of these for the customer, only when they asked for it and gave every input themselves:\n${lines.join('\n')}`
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 600)

/** What is wrong with an action's inputs, for the model to read; null when they may be used. */
export function whyNotInputs(
  action: ModelAction,
  inputs: Readonly<Record<string, string>>,
  customerWords: readonly string[],
): string | null {
  const said = bare(customerWords.join('\n'))
  for (const name of Object.keys(inputs)) {
    if (!action.inputs.some((input) => input.name === name)) return `There is no input "${name}".`
  }
  for (const { name, required, options } of action.inputs) {
    const value = inputs[name]?.trim() ?? ''
    if (value === '') {
      if (required) return `Ask the customer for "${name}" first.`
    } else if (options ? !options.includes(value) : bare(value) === '' || !said.includes(bare(value))) {
      return options
        ? `"${name}" must be one of: ${options.join(', ')}.`
        : `The customer has not given this "${name}". Ask them for it.`
    }
  }
  return null
}

/** Letters and digits alone, so that "ab 12-3" and "AB123" are the same. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
