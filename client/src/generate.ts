import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endpoints, problems, type Endpoint } from '@baton/protocol'
import * as z from 'zod'
import { printType, type JsonSchema } from './print-type.ts'

/** The operations of the API as types that need nothing else, made from the table that the server's routes are made from. */
export function operationsFile(): string {
  // What answers bytes is opened at an address of its own, without a credential.
  const all = (Object.entries(endpoints) as [string, Endpoint][]).filter(([, { bytes }]) => bytes !== 'out')
  const types = all.map(([id, endpoint]) => {
    const { params, query, body, answer } = endpoint
    const parts = [
      params && `params: ${typeOf(params, 'input')}`,
      query && `query${isOptional(query) ? '?' : ''}: ${typeOf(query, 'input')}`,
      endpoint.bytes === 'in' && 'body: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>',
      body && `body${isOptional(body) ? '?' : ''}: ${typeOf(body, 'input')}`,
    ].filter(Boolean)
    const input = parts.length > 0 ? `{ ${parts.join('; ')} }` : '{}'
    return `  /** ${endpoint.summary} (${endpoint.method} ${endpoint.path}) */\n  ${id}: { input: ${input}; answer: ${answer ? typeOf(answer, 'output') : 'null'} }`
  })
  const table = all.map(([id, { method, path, idempotency, answer }]) => {
    const kind = idempotency === 'key' ? 'key' : method === 'POST' && idempotency !== 'clientId' ? 'once' : 'safe'
    return `  ${id}: ['${method}', '${path}', '${kind}', ${answer ? 'true' : 'false'}],`
  })
  return [
    '// Made by `npm run generate -w client` from the table of operations in protocol/. A test says when it is to be made again.',
    '',
    '/** What each operation takes and what it answers. */',
    'export interface Operations {',
    types.join('\n'),
    '}',
    '',
    'export type OperationId = keyof Operations',
    '',
    '/** Every code of a problem. */',
    `export type ProblemCode = ${Object.keys(problems)
      .map((code) => `'${code}'`)
      .join(' | ')}`,
    '',
    '/** Method, path, how it may be sent again (safe as it is, with a key, or only once), and whether it answers something. */',
    "export const operations: { readonly [K in OperationId]: readonly [string, string, 'safe' | 'key' | 'once', boolean] } = {",
    table.join('\n'),
    '}',
    '',
  ].join('\n')
}

const isOptional = (schema: z.ZodType) => z.safeParse(schema, {}).success

const typeOf = (schema: z.ZodType, io: 'input' | 'output'): string =>
  printType(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema)

/** The same as it stands in the file: as the repository is formatted. */
export function formattedFile(): string {
  const root = new URL('../..', import.meta.url).pathname
  const folder = mkdtempSync(join(tmpdir(), 'baton-client-'))
  try {
    const file = join(folder, 'operations.ts')
    writeFileSync(file, operationsFile())
    execFileSync(join(root, 'node_modules/.bin/oxfmt'), ['-c', join(root, '.oxfmtrc.json'), file])
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// `--check` only says whether the file is to be made again.
if (process.argv[1] === import.meta.filename) {
  const file = new URL('operations.ts', import.meta.url)
  const now = formattedFile()
  if (!process.argv.includes('--check')) writeFileSync(file, now)
  else if (readFileSync(file, 'utf8') !== now) {
    console.error('client/src/operations.ts is older than the operations of the API: npm run generate -w client')
    process.exitCode = 1
  }
}
