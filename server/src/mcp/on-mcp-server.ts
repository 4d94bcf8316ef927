import type { IncomingMessage } from 'node:http'
import type { Client, SdkHttpError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Fault, pinnedRequest, untilAborted, type FaultKind, type Resolve } from '../outbound/pinned-request.ts'

export interface McpReach {
  url: string
  headers: Readonly<Record<string, string>>
  timeoutMs: number
  /** Origins that may be private addresses. */
  allowedOrigins: readonly string[]
  signal?: AbortSignal | undefined
  resolve?: Resolve | undefined
}

export type McpFault = FaultKind | 'tool-error'

/** What came of a visit to an MCP server. Time in milliseconds. */
export type Visited<T> = { ms: number; httpStatus: number | null } & (
  | { ok: true; value: T }
  | { ok: false; fault: McpFault }
)

/** All that one visit may receive, in all its responses. Bytes. */
const longestAnswers = 256 * 1024

/**
 * One session with an MCP server over streamable HTTP: greeting, what `work` asks, and leaving, within `timeoutMs`. It goes only where a pinned
 * request may go, keeps nothing for the next visit, and offers the server nothing to ask for in return. Servers of both generations of
 * the protocol are understood. Never throws.
 */
export async function onMcpServer<T>(
  reach: McpReach,
  work: (client: Client, options: { signal: AbortSignal; timeout: number; maxTotalTimeout: number }) => Promise<T>,
): Promise<Visited<T>> {
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  const over = new AbortController()
  const signal = AbortSignal.any([
    AbortSignal.timeout(reach.timeoutMs),
    over.signal,
    ...(reach.signal ? [reach.signal] : []),
  ])
  const seen: { fault: Fault | null; transport: StreamableHTTPClientTransport | null } = {
    fault: null,
    transport: null,
  }
  // Loaded when it is first needed: most workspaces ask no server of this kind.
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client')
  const client = new Client(
    { name: 'baton', version: '1' },
    { capabilities: {}, versionNegotiation: { mode: 'auto' }, inputRequired: { autoFulfill: false } },
  )
  const options = { signal, timeout: reach.timeoutMs, maxTotalTimeout: reach.timeoutMs }
  try {
    const value = await untilAborted(
      (async () => {
        seen.transport = new StreamableHTTPClientTransport(new URL(reach.url), {
          fetch: pinnedFetch(reach, signal, (fault) => (seen.fault = fault)),
          requestInit: { headers: { ...reach.headers } },
          reconnectionOptions: {
            maxRetries: 0,
            initialReconnectionDelay: 1000,
            maxReconnectionDelay: 1000,
            reconnectionDelayGrowFactor: 1,
          },
        })
        await client.connect(seen.transport, { signal, timeout: reach.timeoutMs })
        return await work(client, options)
      })(),
      signal,
    )
    return { ok: true, value, ms: ms(), httpStatus: 200 }
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

function faultOf(error: unknown, httpStatus: number | null, signal: AbortSignal, seen: Fault | null): McpFault {
  if (signal.aborted) return 'timeout'
  const fault = error instanceof Fault ? error : seen
  if (fault) return fault.kind
  if (httpStatus !== null) return 'http-error'
  // What the server answers in its own words, by a number: no such tool, arguments that it does not take.
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? 'tool-error' : 'refused'
}

/** `fetch` for the client library that goes only where a pinned request may go, and ends with the call. */
function pinnedFetch(reach: McpReach, whole: AbortSignal, onFault: (fault: Fault) => void) {
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
          allowedOrigins: reach.allowedOrigins,
          signal: init.signal ? AbortSignal.any([whole, init.signal]) : whole,
        },
        reach.resolve,
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
