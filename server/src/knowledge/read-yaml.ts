import { LineCounter, parseAllDocuments, type Document } from 'yaml'
import type * as z from 'zod'
import { ContentError } from './content-error.ts'

/** One document of a YAML or JSON file: what it holds, and the line where anything in it stands. */
export interface ReadDocument<T> {
  data: T
  /** The line of what stands at a path, or of the nearest thing above it that is there; from 1. */
  lineOf(path: readonly PropertyKey[]): number
}

/**
 * Reads YAML (JSON is YAML too) into what a schema says, one document after the other. Throws a `ContentError` with the line of the first thing
 * that is wrong. @param what what a document is called in errors, such as "the playbook"
 */
export function readYaml<S extends z.ZodType>(
  source: string,
  { schema, what, longest = 100_000 }: { schema: S; what: string; longest?: number },
): ReadDocument<z.output<S>>[] {
  if (source.length > longest)
    throw new ContentError(`${what} is longer than ${longest.toLocaleString('en')} characters`, 1)
  const lines = new LineCounter()
  const documents = parseAllDocuments(source.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false })
  if (!Array.isArray(documents) || documents.length === 0) throw new ContentError(`${what} is empty`, 1)
  return documents.map((document) => {
    const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lines, path)
    const fault = document.errors[0]
    if (fault) throw new ContentError(fault.message, lines.linePos(fault.pos[0]).line)
    let value: unknown
    try {
      value = document.toJS({ maxAliasCount: 20 })
    } catch (error) {
      throw new ContentError(error instanceof Error ? error.message : String(error), lineOf([]))
    }
    if (hasNull(value)) throw new ContentError('has a null character', lineOf([]))
    const parsed = schema.safeParse(value)
    if (parsed.success) return { data: parsed.data, lineOf }
    const { issues } = parsed.error
    // A name that is mistyped is also one that is missing: the first says more.
    const { path, message } = meant(issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0])
    throw new ContentError(`${path.join('.') || what}: ${message}`, lineOf(path))
  })
}

interface Fault {
  path: PropertyKey[]
  message: string
}

/** What is wrong, in the one of several forms that was meant: the one whose kind of value it is. */
function meant(issue: z.core.$ZodIssue | undefined): Fault {
  if (!issue) return { path: [], message: 'cannot be read' }
  const path = [...issue.path]
  if (issue.code === 'unrecognized_keys') return { path: [...path, ...issue.keys.slice(0, 1)], message: issue.message }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return { path, message: 'is missing' }
  if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') return { path, message: issue.message }
  const forms = issue.errors.filter(([first]) => first && !(first.code === 'invalid_type' && first.path.length === 0))
  const inner = (forms.at(-1) ?? issue.errors.at(-1) ?? [])[0]
  if (!inner) return { path, message: issue.message }
  const { path: below, message } = meant(inner)
  return { path: [...path, ...below], message }
}

/** The database keeps no null characters. */
function hasNull(value: unknown): boolean {
  let found = false
  JSON.stringify(value, (key, each: unknown) => {
    found ||= key.includes('\0') || (typeof each === 'string' && each.includes('\0'))
    return each
  })
  return found
}

type Ranged = { range?: readonly number[] | null } | null | undefined

function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length) as (string | number)[], true) as Ranged
    const from = node?.range?.[0]
    if (from !== undefined) return lines.linePos(from).line
  }
  const from = (document.contents as Ranged)?.range?.[0]
  return from === undefined ? 1 : lines.linePos(from).line
}
