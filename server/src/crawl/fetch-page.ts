import type http from 'node:http'
import { gunzipSync } from 'node:zlib'
import { Fault, pinnedRequest, untilAborted, type Resolve } from '../outbound/pinned-request.ts'
import { LeftOut } from './left-out.ts'

/** What a site answered. */
export interface Fetched {
  /** After redirects. */
  url: string
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

export interface FetchParts {
  allowedOrigins: readonly string[]
  resolve?: Resolve | undefined
  signal: AbortSignal
  timeoutMs?: number | undefined
}

export interface FetchWish {
  accept: string
  /** What is longer is not read. Bytes. */
  longest: number
  headers?: Readonly<Record<string, string>> | undefined
  /** Says of each address that it is led to why it is not gone to; throws `LeftOut`. */
  mayGo?: (url: string) => void
  /** Keeps what came before the limit in place of refusing it. */
  cut?: boolean | undefined
}

const mostRedirects = 5

/**
 * Gets one document of a site that somebody outside has named. Every address on the way, redirects too, is looked up, judged and pinned anew
 * (pinned-request.ts). Throws `LeftOut` where there is nothing to be had; answers of 400 and more are given as they are.
 */
export async function fetchPage(parts: FetchParts, url: string, wish: FetchWish): Promise<Fetched> {
  const signal = AbortSignal.any([parts.signal, AbortSignal.timeout(parts.timeoutMs ?? 15_000)])
  try {
    return await untilAborted(follow({ ...parts, signal }, url, wish), signal)
  } catch (error) {
    if (error instanceof LeftOut) throw error
    if (error instanceof Fault && error.kind === 'not-allowed') throw new LeftOut('not-allowed')
    throw new LeftOut(signal.aborted ? 'timeout' : 'unreachable')
  }
}

async function follow(parts: FetchParts, start: string, wish: FetchWish): Promise<Fetched> {
  let url = start
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    wish.mayGo?.(url)
    const headers = { accept: wish.accept, ...wish.headers }
    const { allowedOrigins, signal } = parts
    const response = await pinnedRequest({ method: 'GET', url, headers, allowedOrigins, signal }, parts.resolve)
    const status = response.statusCode ?? 0
    const to = response.headers.location
    if (status >= 300 && status < 400 && status !== 304 && to !== undefined) {
      response.destroy()
      if (!URL.canParse(to, url)) throw new LeftOut('redirects', status)
      url = new URL(to, url).href
      continue
    }
    return { url, status, headers: response.headers, body: await readBody(response, wish) }
  }
  throw new LeftOut('redirects')
}

async function readBody(response: http.IncomingMessage, { longest, cut }: FetchWish): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      chunks.push(chunk)
      if (size <= longest) continue
      if (!cut) throw new LeftOut('too-large')
      break
    }
  } finally {
    response.destroy()
  }
  const body = Buffer.concat(chunks).subarray(0, longest)
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return body
  if (encoding !== 'gzip') throw new LeftOut('not-html')
  return unzipped(body, longest)
}

/** Unpacks so much and no more: what unpacks to more is refused before it is there. */
export function unzipped(body: Buffer, longest: number): Buffer {
  try {
    return gunzipSync(body, { maxOutputLength: longest })
  } catch (error) {
    throw new LeftOut((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-html')
  }
}

/** The text of a document in the encoding that it says it has; UTF-8 where it says none, or one that nobody knows. */
export function textOf({ headers, body }: Pick<Fetched, 'headers' | 'body'>): string {
  const named =
    /charset="?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1] ??
    /<meta[^>]{0,200}charset=["']?([\w-]+)/i.exec(body.subarray(0, 2048).toString('latin1'))?.[1]
  try {
    return new TextDecoder(named ?? 'utf-8').decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}
