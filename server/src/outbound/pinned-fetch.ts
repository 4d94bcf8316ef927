import type http from 'node:http'
import { Fault, pinnedRequest, resolveHost, untilAborted, type Resolve } from './pinned-request.ts'

/** As much of `fetch` as libraries ask for that let us bring our own. */
export type PinnedFetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: unknown; signal?: AbortSignal | undefined },
) => Promise<Response>

const mostBytes = 512 * 1024
/** Answers of these have no body, and a Response with one is refused. */
const bare = new Set([101, 204, 205, 304])

/**
 * `fetch` for addresses that somebody outside has named, by `pinnedRequest`: public addresses and https alone, but for origins that are allowed by name; no redirects; an
 * answer of half a megabyte at most. Throws `Fault`, or what the network throws.
 */
export function createPinnedFetch(
  { allowedOrigins, timeoutMs }: { allowedOrigins: readonly string[]; timeoutMs: number },
  resolve: Resolve = resolveHost,
): PinnedFetch {
  return async (url, { method, headers, body, signal }) => {
    const { protocol, origin } = new URL(url)
    if (protocol !== 'https:' && !allowedOrigins.includes(origin)) throw new Fault('not-allowed')
    const timeout = AbortSignal.timeout(timeoutMs)
    const ends = signal ? AbortSignal.any([signal, timeout]) : timeout
    const sent = pinnedRequest({ method, url, headers, body: textOf(body), allowedOrigins, signal: ends }, resolve)
    const response = await untilAborted(sent, ends)
    const status = response.statusCode ?? 0
    const bytes = await untilAborted(readBytes(response), ends)
    return new Response(bare.has(status) ? null : bytes, { status, headers: headersOf(response) })
  }
}

function textOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string' || body instanceof URLSearchParams) return body.toString()
  throw new TypeError('only words can be sent')
}

async function readBytes(response: http.IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new Fault('bad-answer')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function headersOf({ headers }: http.IncomingMessage): Headers {
  const own = new Headers()
  for (const [name, value] of Object.entries(headers))
    for (const each of [value ?? []].flat()) if (name !== 'set-cookie') own.append(name, each)
  return own
}
