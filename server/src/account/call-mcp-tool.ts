import type { IncomingMessage } from 'node:http'
import type { SdkHttpError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Fault, pinnedRequest, untilAborted, type Resolve } from '../outbound/pinned-request.ts'
import type { Answered } from './ask-account.ts'

export interface McpCall {
  url: string
  tool: string
  arguments: Record<string, string>
  headers: Readonly<Record<string, string>>
  timeoutMs: number
  allowedOrigins: readonly string[]
  signal?: AbortSignal | undefined
  resolve?: Resolve | undefined
}

/** All that one call may receive, in all its responses. Bytes. */
const longestAnswers = 256 * 1024

/**
 * Calls one tool of an MCP server over streamable HTTP: greeting, call and answer within `timeoutMs`. Servers of both generations of the
 * protocol are understood. The answer is the tool's structured content, or its text read as JSON. Never throws.
 */
export async function callMcpTool(call: McpCall): Promise<Answered> {
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  const over = new AbortController()
  const signal = AbortSignal.any([
    AbortSignal.timeout(call.timeoutMs),
    over.signal,
    ...(call.signal ? [call.signal] : []),
  ])
  const seen: { fault: Fault | null; transport: StreamableHTTPClientTransport | null } = {
    fault: null,
    transport: null,
  }
  // Loaded when it is first needed: most workspaces look nothing up this way.
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client')
  const client = new Client(
    { name: 'baton', version: '1' },
    { capabilities: {}, versionNegotiation: { mode: 'auto' }, inputRequired: { autoFulfill: false } },
  )
  try {
    const result = await untilAborted(
      (async () => {
        seen.transport = new StreamableHTTPClientTransport(new URL(call.url), {
          fetch: pinnedFetch(call, signal, (fault) => (seen.fault = fault)),
          requestInit: { headers: { ...call.headers } },
          reconnectionOptions: {
            maxRetries: 0,
            initialReconnectionDelay: 1000,
            maxReconnectionDelay: 1000,
            reconnectionDelayGrowFactor: 1,
          },
        })
        await client.connect(seen.transport, { signal, timeout: call.timeoutMs })
        return await client.callTool(
          { name: call.tool, arguments: call.arguments },
          { signal, timeout: call.timeoutMs, maxTotalTimeout: call.timeoutMs },
        )
      })(),
      signal,
    )
    if (result.isError) return { ok: false, fault: 'tool-error', ms: ms(), httpStatus: null }
    const answer = answerOf(result)
    return answer === undefined
      ? { ok: false, fault: 'bad-answer', ms: ms(), httpStatus: null }
      : { ok: true, answer, ms: ms(), httpStatus: 200 }
  } catch (error) {
    const httpStatus = statusOf(error)
    return { ok: false, fault: faultOf(error, httpStatus, signal, seen.fault), ms: ms(), httpStatus }
  } finally {
    void leave()
  }

  /** A server that keeps sessions is told that this one is over; nobody waits for it. */
  async function leave(): Promise<void> {
    if (!signal.aborted && seen.transport?.sessionId) await seen.transport.terminateSession().catch(() => {})
    await client.close().catch(() => {})
    over.abort()
  }
}

const statusOf = (error: unknown): number | null => {
  const status = error instanceof Error && 'status' in error ? (error as SdkHttpError).status : undefined
  return typeof status === 'number' ? status : null
}

function faultOf(
  error: unknown,
  httpStatus: number | null,
  signal: AbortSignal,
  seen: Fault | null,
): 'tool-error' | Fault['kind'] {
  if (signal.aborted) return 'timeout'
  const fault = error instanceof Fault ? error : seen
  if (fault) return fault.kind
  if (httpStatus !== null) return 'http-error'
  // What the server answers in its own words, by a number: no such tool, arguments that it does not take.
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? 'tool-error' : 'refused'
}

function answerOf(result: { structuredContent?: unknown; content?: readonly unknown[] }): unknown {
  if (result.structuredContent !== undefined) return result.structuredContent
  for (const block of result.content ?? []) {
    if (typeof block !== 'object' || block === null || !('text' in block) || typeof block.text !== 'string') continue
    try {
      return JSON.parse(block.text) as unknown
    } catch {
      continue
    }
  }
  return undefined
}

/** `fetch` for the client library that goes only where a pinned request may go, and ends with the call. */
function pinnedFetch(call: McpCall, whole: AbortSignal, onFault: (fault: Fault) => void) {
  let left = longestAnswers

  async function* bounded(answer: IncomingMessage): AsyncGenerator<Uint8Array> {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      left -= chunk.length
      if (left < 0) {
        const fault = new Fault('bad-answer', answer.statusCode)
        onFault(fault)
        throw fault
      }
      yield chunk
    }
  }

  return async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
    const { method = 'GET', body } = init
    const headers: Record<string, string> = {}
    new Headers(init.headers).forEach((value, name) => (headers[name] = value))
    try {
      const answer = await pinnedRequest(
        {
          method,
          url: String(url),
          headers,
          body: typeof body === 'string' ? body : undefined,
          allowedOrigins: call.allowedOrigins,
          signal: init.signal ? AbortSignal.any([whole, init.signal]) : whole,
        },
        call.resolve,
      )
      const status = answer.statusCode ?? 500
      const given = new Headers()
      for (const [name, value] of Object.entries(answer.headers)) if (typeof value === 'string') given.set(name, value)
      const isEmpty = [101, 204, 205, 304].includes(status)
      if (isEmpty) answer.resume()
      return new Response(isEmpty ? null : ReadableStream.from(bounded(answer)), { status, headers: given })
    } catch (error) {
      if (error instanceof Fault) onFault(error)
      throw error
    }
  }
}
