import { PolicyDocument } from '@baton/protocol'
import { LineCounter, parseDocument, type Document } from 'yaml'
import { ContentError } from '../knowledge/content-error.ts'

const longest = 50_000

/** A policy as somebody wrote it. Throws `ContentError` with the line where it cannot be read. */
export function parsePolicy(yaml: string): PolicyDocument {
  if (yaml.length > longest) throw new ContentError(`is longer than ${longest} characters`, 1)
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true })
  const [error] = document.errors
  if (error) throw new ContentError(error.message.split('\n')[0] ?? 'cannot be read', lines.linePos(error.pos[0]).line)
  const parsed = PolicyDocument.safeParse(valueOf(document) ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (!issue) throw new ContentError('cannot be read', 1)
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
  const what = issue.code === 'unrecognized_keys' ? 'is not known here' : issue.message
  throw new ContentError(`${path.map(String).join('.') || 'the document'}: ${what}`, lineAt(document, lines, path))
}

/** The line at which a path stands in a policy that can be read. */
export function lineIn(yaml: string, path: readonly string[]): number {
  const lines = new LineCounter()
  return lineAt(parseDocument(yaml, { lineCounter: lines }), lines, path)
}

/** Its value. Aliases can make a small text a huge value, and name what is not there. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 })
  } catch (error) {
    throw new ContentError(error instanceof Error ? error.message : 'cannot be read', 1)
  }
}

/** The line of what stands at a path, or of the nearest thing above it that is there. A key that is not known is where it is written. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length) as (string | number)[], true) as
      | { range?: readonly number[] | null }
      | undefined
    const from = node?.range?.[0]
    if (from !== undefined) return lines.linePos(from).line
  }
  return 1
}
