import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/**
 * The files that may speak to another machine, with who says which. A new one belongs behind `pinnedRequest` or `pinnedAddress`; where it does not, it
 * belongs here and in docs/security.md, so that somebody has thought of whom it asks.
 */
const waysOut: Record<string, string> = {
  'server/src/outbound/pinned-request.ts': 'whoever it is called for',
  'server/src/mcp/on-mcp-server.ts': 'a workspace, by pinned requests alone',
  'server/src/sign-in/provider-client.ts': 'a workspace, by pinned requests alone',
  'server/src/mail/smtp.ts': 'a workspace, at an address that is pinned',
  'server/src/mail/mailbox-reader.ts': 'a workspace, at an address that is pinned',
  'server/src/assistant/model/provider.ts': 'the operator',
  'server/src/assistant/model/check-setup.ts': 'the operator',
  'server/src/embedding/provider.ts': 'the operator',
  'server/src/wakes/nats.ts': 'the operator',
  'server/src/wakes/notify.ts': 'the operator',
  'server/src/db/postgres.ts': 'the operator',
  'server/src/tracing/start-tracing.ts': 'the operator',
}
/** Itself, at its own address. */
const toItself = new Set([
  'server/src/start-in-process.ts',
  'server/src/db/folder-lock.ts',
  'server/src/db/pglite-session.ts',
])

const signs = [
  /(?<![.\w])fetch\(/,
  /new (WebSocket|EventSource|XMLHttpRequest)\(/,
  /new (pg\.)?(Pool|Client)\(/,
  /^import (?!type )[^\n]*from 'node:(http|https|http2|net|tls|dgram|dns|dns\/promises)'/m,
  /^import (?!type )[^\n]*from '(nodemailer|imapflow|openid-client|undici|axios|got|ws|ioredis|@nats-io\/[^']+|@ai-sdk\/[^']+|@aws-sdk\/[^']+|@opentelemetry\/exporter[^']+)'/m,
  /import\('(@modelcontextprotocol\/client|@ai-sdk\/[^']+|nodemailer|imapflow|undici|@opentelemetry\/exporter[^']+)'\)/,
]
/** Of these modules, what asks nobody. */
const harmless =
  /^import \{ (isIP|BlockList|isIP, type LookupFunction|BlockList, isIP|type [^}]+) \} from 'node:net'$/gm

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sources(path)
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : []
  })
}
const asks = (text: string) => signs.some((sign) => sign.test(text.replaceAll(harmless, '')))

test('nothing else in the server or its connectors speaks to another machine', () => {
  const files = [...sources('server/src'), ...sources('connectors/src')]
  expect(files.length).toBeGreaterThan(300)
  const found = files.filter((path) => asks(readFileSync(join(root, path), 'utf8')) && !toItself.has(path))
  expect(found.toSorted()).toEqual(Object.keys(waysOut).toSorted())
})

test('each of them stands in docs/security.md', () => {
  const docs = readFileSync(join(root, 'docs/security.md'), 'utf8')
  expect(Object.keys(waysOut).filter((path) => !docs.includes(`\`${path}\``))).toEqual([])
})

test.each([
  'const x = await fetch(url)',
  "import http from 'node:http'",
  "import { connect } from 'node:tls'",
  "import { request } from 'undici'",
  "const { Client } = await import('@modelcontextprotocol/client')",
  'const live = new WebSocket(url)',
])('%s would be found', (code) => {
  expect(asks(code)).toBe(true)
})
test.each([
  "import { isIP } from 'node:net'",
  "import type http from 'node:http'",
  'await prefetch(url)',
  'door.fetch(x)',
])('%s asks nobody', (code) => {
  expect(asks(code)).toBe(false)
})
