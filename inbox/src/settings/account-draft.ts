import { AccountSourceInput, type AccountSource } from '@baton/protocol'
import type * as z from 'zod'

type Source = z.infer<typeof AccountSource>
export type AccountInput = z.input<typeof AccountSourceInput>

/** The source as the form has it: every field as words. An empty secret keeps the one that is there. */
export interface AccountDraft {
  kind: 'http' | 'mcp'
  url: string
  tool: string
  header: string
  secret: string
  timeoutMs: string
  cacheSeconds: string
  staleSeconds: string
}

export const emptyDraft: AccountDraft = {
  kind: 'http',
  url: '',
  tool: '',
  header: '',
  secret: '',
  timeoutMs: '2000',
  cacheSeconds: '300',
  staleSeconds: '1800',
}

export function draftOf(source: Source | null): AccountDraft {
  if (!source) return emptyDraft
  const { kind, url, tool, header, timeoutMs, cacheSeconds, staleSeconds } = source
  return {
    kind,
    url,
    tool: tool ?? '',
    header: header ?? '',
    secret: '',
    timeoutMs: String(timeoutMs),
    cacheSeconds: String(cacheSeconds),
    staleSeconds: String(staleSeconds),
  }
}

/** What the API takes, or what is wrong by field: the same schema as the server's reads both. */
export function readDraft(draft: AccountDraft): { input: AccountInput } | { errors: Readonly<Record<string, string>> } {
  const { kind, url, tool, header, secret } = draft
  const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  const input = {
    kind,
    url: url.trim(),
    header: header.trim() || null,
    ...(secret ? { secret } : {}),
    tool: kind === 'mcp' ? tool.trim() || null : null,
    timeoutMs: number(draft.timeoutMs),
    cacheSeconds: number(draft.cacheSeconds),
    staleSeconds: number(draft.staleSeconds),
  }
  const read = AccountSourceInput.safeParse(input)
  if (read.success) return { input }
  return { errors: errorsOf(read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))) }
}

/** The first error of each field. What names no field stands under ''. */
export function errorsOf(errors: readonly { path: string; message: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    errors.toReversed().map(({ path, message }) => [path.split('.')[0] ?? '', wordsOf(path, message)]),
  )
}

/** What a schema says of a number is not for people. */
function wordsOf(path: string, message: string): string {
  const ranges: Readonly<Record<string, string>> = {
    timeoutMs: 'A whole number of 100 to 10000.',
    cacheSeconds: 'A whole number of 0 to 86400.',
    staleSeconds: 'A whole number of 0 to 604800.',
  }
  if (Object.hasOwn(ranges, path)) return ranges[path] ?? message
  return `It ${message}.`
}
