import { createHash } from 'node:crypto'
import { maskText } from '@baton/engine'
import type { ActionDefinition, ActionInput } from '@baton/protocol'
import * as z from 'zod'

/** A tool as its server describes it, read into what an action can be. */
export interface ReadTool {
  tool: string
  definition: ActionDefinition
  /** Of everything that the server says of it: another hash is another tool. */
  hash: string
}

/** A server's own claims about a tool: they make an action stricter and never laxer. */
const Hints = z.object({
  readOnlyHint: z.boolean().optional().catch(undefined),
  destructiveHint: z.boolean().optional().catch(undefined),
  idempotentHint: z.boolean().optional().catch(undefined),
})

const Property = z.looseObject({
  type: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  enum: z.array(z.unknown()).optional().catch(undefined),
  maxLength: z.int().min(1).optional().catch(undefined),
})

const Tool = z.looseObject({
  name: z.string(),
  title: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  inputSchema: z.looseObject({
    properties: z.record(z.string(), z.unknown()).optional().catch(undefined),
    required: z.array(z.string()).optional().catch(undefined),
  }),
  annotations: Hints.optional().catch(undefined),
})

const named = /^[A-Za-z0-9_.-]{1,100}$/
/** As many tools of one server, and inputs of one tool, as are read. */
export const most = { tools: 100, inputs: 24 } as const

/** Reads one tool; null where it is none. Everything in it is the server's word. */
export function readTool(raw: unknown): ReadTool | null {
  const { data } = Tool.safeParse(raw)
  if (!data || !named.test(data.name)) return null
  const required = new Set(data.inputSchema.required ?? [])
  const properties = Object.entries(data.inputSchema.properties ?? {})
  const read = properties.map(([name, property]) => readInput(name, property, required.has(name)))
  const inputs = read.filter((each) => each !== null).slice(0, most.inputs)
  const known = new Set(inputs.map(({ name }) => name))
  const { readOnlyHint, destructiveHint, idempotentHint } = data.annotations ?? {}
  return {
    tool: data.name,
    hash: createHash('sha256').update(canonical(raw)).digest('hex'),
    definition: {
      title: line(data.title ?? data.name, 120),
      description: line(data.description ?? '', 1000),
      inputs,
      hints: {
        readOnly: readOnlyHint ?? null,
        destructive: destructiveHint ?? null,
        idempotent: idempotentHint ?? null,
      },
      // Lists and objects cannot be shown to a customer in a line: a tool that must have one cannot be an action unless it is filled in.
      unreadable: [...required].filter((name) => !known.has(name)).map((name) => line(name, 100)),
    },
  }
}

function readInput(name: string, raw: unknown, required: boolean): ActionInput | null {
  const { data } = Property.safeParse(raw)
  if (!data || !named.test(name)) return null
  const { type, enum: listed } = data
  const options = listed?.filter((each) => typeof each === 'string').slice(0, 50)
  if (listed && options?.length !== listed.length) return null
  const kind = type === 'string' ? 'text' : type === 'number' || type === 'integer' || type === 'boolean' ? type : null
  if (!kind) return null
  return {
    name,
    kind,
    required,
    description: line(data.description ?? '', 300),
    longest: Math.min(data.maxLength ?? 500, 500),
    ...(options && kind === 'text' ? { options } : {}),
  }
}

/** One line without what no text may hold. */
const line = (text: string, longest: number): string =>
  maskText(
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, longest),
  ).text

/** The same text for the same value, whatever the order of its fields. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .join(',')}}`
}
