import { maskJsonText } from '@baton/engine'
import type { Resolve } from '../outbound/pinned-request.ts'
import { onMcpServer, type McpFault, type McpReach } from './on-mcp-server.ts'
import type { ServerRow } from './server-rows.ts'
import { most, readTool, type ReadTool } from './tool-shape.ts'
import type { Arguments } from './why-not-arguments.ts'

export interface VisitOptions {
  allowedOrigins: readonly string[]
  resolve?: Resolve | undefined
}

/** As much of an answer as is kept. Characters. */
const longestResult = 4_000

function reachOf(server: ServerRow, timeoutMs: number, options: VisitOptions): McpReach {
  const { url, header, secret } = server
  const headers: Record<string, string> =
    secret === null ? {} : header ? { [header.toLowerCase()]: secret } : { authorization: `Bearer ${secret}` }
  return { url, headers, timeoutMs, ...options }
}

type Listing = Parameters<Parameters<typeof onMcpServer>[1]>[0]
type ListOptions = Parameters<Parameters<typeof onMcpServer>[1]>[1]

/** Every tool, over as many pages as hold what is read. */
async function toolsOf(client: Listing, options: ListOptions): Promise<ReadTool[]> {
  const found = new Map<string, ReadTool>()
  let cursor: string | undefined
  for (let page = 0; page < 5 && found.size < most.tools; page++) {
    const listed = await client.listTools(cursor === undefined ? {} : { cursor }, options)
    // Of two that share a name the first is meant; a server that says otherwise next time has changed it.
    for (const tool of listed.tools.map(readTool)) if (tool && !found.has(tool.tool)) found.set(tool.tool, tool)
    cursor = listed.nextCursor
    if (!cursor) break
  }
  return [...found.values()].slice(0, most.tools)
}

export type Listed = { ms: number } & ({ ok: true; tools: ReadTool[] } | { ok: false; fault: McpFault | 'secret-lost' })

/** Which tools a server has. None is called. Never throws. */
export async function listTools(server: ServerRow, timeoutMs: number, options: VisitOptions): Promise<Listed> {
  if (server.secretLost) return { ok: false, fault: 'secret-lost', ms: 0 }
  const visited = await onMcpServer(reachOf(server, timeoutMs, options), toolsOf)
  return visited.ok
    ? { ok: true, tools: visited.value, ms: visited.ms }
    : { ok: false, fault: visited.fault, ms: visited.ms }
}

export interface ToolCall {
  tool: string
  /** Of the description that a person has read: with another one nothing is called. */
  hash: string
  arguments: Arguments
  /** The same for every try of one call, so that the server can do it once. */
  key: string
  timeoutMs: number
}

export type Called = { ms: number; httpStatus: number | null } & (
  | { kind: 'done'; result: string }
  | { kind: 'failed'; fault: McpFault | 'secret-lost'; result: string | null }
  | { kind: 'changed'; found: ReadTool | null }
)

/**
 * Calls one tool, in a session in which its description was read first and is the one that a person has read. What it answers is masked and cut.
 * Never throws.
 */
export async function callTool(server: ServerRow, call: ToolCall, options: VisitOptions): Promise<Called> {
  if (server.secretLost) return { kind: 'failed', fault: 'secret-lost', result: null, ms: 0, httpStatus: null }
  const reach = reachOf(server, call.timeoutMs, options)
  const withKey = { ...reach, headers: { ...reach.headers, 'idempotency-key': call.key } }
  const visited = await onMcpServer(withKey, async (client, limits) => {
    const found = (await toolsOf(client, limits)).find(({ tool }) => tool === call.tool) ?? null
    if (found?.hash !== call.hash) return { found }
    const _meta = { 'baton/idempotencyKey': call.key }
    return { result: await client.callTool({ name: call.tool, arguments: { ...call.arguments }, _meta }, limits) }
  })
  const { ms, httpStatus } = visited
  if (!visited.ok) return { kind: 'failed', fault: visited.fault, result: null, ms, httpStatus }
  const { value } = visited
  if (value.result === undefined) return { kind: 'changed', found: value.found, ms, httpStatus }
  const result = wordsOf(value.result)
  return value.result.isError
    ? { kind: 'failed', fault: 'tool-error', result, ms, httpStatus }
    : { kind: 'done', result, ms, httpStatus }
}

/** Its structured content, or else its texts. Pictures, sounds and links to more are left out. */
function wordsOf({
  structuredContent,
  content,
}: {
  structuredContent?: unknown
  content?: readonly unknown[]
}): string {
  const texts = (content ?? []).flatMap((block) =>
    typeof block === 'object' && block !== null && 'text' in block && typeof block.text === 'string'
      ? [block.text]
      : [],
  )
  const whole = structuredContent === undefined ? texts.join('\n') : JSON.stringify(structuredContent)
  const clean = whole.toWellFormed().replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, ' ')
  return maskJsonText(clean).slice(0, longestResult).toWellFormed()
}
