import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Evidence } from '@baton/engine'
import { isPublicAddress } from './public-address.ts'

export interface ActionCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  /** Sent as JSON; undefined sends none. */
  body?: unknown
  timeoutMs: number
  /** The same for every try of one action, so that whoever is called can do it once. Sent as Idempotency-Key. */
  key?: string | undefined
  /** Origins that may be private addresses, such as `http://127.0.0.1:4310`. Others must be on the public internet. */
  allowedOrigins: readonly string[]
}

export type ActionAnswer =
  | { done: true; answer: unknown; evidence: Evidence }
  | { done: false; evidence: Evidence & { fault: NonNullable<Evidence['fault']> } }

/** An answer may be so long. Bytes. */
const longestAnswer = 64 * 1024

/** Looks a host name up: all its addresses. Tests put their own in its place. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>

const resolveHost: Resolve = (host) => lookup(host, { all: true, verbatim: true })

class Fault extends Error {
  readonly kind: NonNullable<Evidence['fault']>
  readonly status: number | undefined
  constructor(kind: NonNullable<Evidence['fault']>, status?: number) {
    super(kind)
    this.kind = kind
    this.status = status
  }
}

/**
 * Makes one call for a playbook. Only http and https, only JSON, no redirects, at most 64 KB, at most `timeoutMs` from the look-up of the
 * name to the last byte. The address is looked up once, judged, and then used: a name cannot point elsewhere in between. Never throws.
 */
export async function callAction(call: ActionCall, resolve: Resolve = resolveHost): Promise<ActionAnswer> {
  const began = performance.now()
  const evidence = () => ({ ms: Math.round(performance.now() - began) })
  const signal = AbortSignal.timeout(call.timeoutMs)
  try {
    const { status, answer } = await untilAborted(attempt(call, signal, resolve), signal)
    return { done: true, answer, evidence: { httpStatus: status, ...evidence() } }
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault(signal.aborted ? 'timeout' : 'refused')
    const status = fault.status === undefined ? {} : { httpStatus: fault.status }
    return { done: false, evidence: { ...status, ...evidence(), fault: fault.kind } }
  }
}

async function attempt(
  call: ActionCall,
  signal: AbortSignal,
  resolve: Resolve,
): Promise<{ status: number; answer: unknown }> {
  const url = readUrl(call.url)
  const address = await addressOf(url, call.allowedOrigins, resolve)
  const body = call.body === undefined ? undefined : JSON.stringify(call.body)
  const response = await send(url, address, call, body, signal)
  const status = response.statusCode ?? 0
  if (status < 200 || status > 299) {
    response.destroy()
    throw new Fault('http-error', status)
  }
  const text = await readBody(response, status)
  if (text === '' && (status === 204 || status === 205)) return { status, answer: null }
  const type = response.headers['content-type'] ?? ''
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) throw new Fault('bad-answer', status)
  try {
    return { status, answer: JSON.parse(text) as unknown }
  } catch {
    throw new Fault('bad-answer', status)
  }
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new Fault('not-allowed')
  return url
}

async function addressOf(
  url: URL,
  allowedOrigins: readonly string[],
  resolve: Resolve,
): Promise<{ address: string; family: number }> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const known = isIP(host)
  const found = known ? [{ address: host, family: known }] : await resolve(host)
  const mayBePrivate = allowedOrigins.some((origin) => URL.canParse(origin) && new URL(origin).origin === url.origin)
  // One private address among public ones is refused with them: it would be luck which is used.
  if (!mayBePrivate && !found.every(({ address }) => isPublicAddress(address))) throw new Fault('not-allowed')
  const first = found.find(({ family }) => family === 4) ?? found[0]
  if (!first) throw new Fault('refused')
  return first
}

function send(
  url: URL,
  { address, family }: { address: string; family: number },
  call: ActionCall,
  body: string | undefined,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const pinned: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family)
  const headers: http.OutgoingHttpHeaders = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'baton',
  }
  if (body !== undefined)
    Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  if (call.key !== undefined) headers['idempotency-key'] = call.key
  return new Promise((done, fail) => {
    const { request } = url.protocol === 'https:' ? https : http
    const sent = request(url, {
      method: call.method,
      headers,
      lookup: pinned,
      signal,
      agent: false,
      maxHeaderSize: 16 * 1024,
    })
    sent.on('response', done)
    sent.on('error', fail)
    sent.end(body)
  })
}

async function readBody(response: http.IncomingMessage, status: number): Promise<string> {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  const chunks: Buffer[] = []
  let size = 0
  try {
    if (encoding !== 'identity') throw new Fault('bad-answer', status)
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > longestAnswer) throw new Fault('bad-answer', status)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    response.destroy()
  }
}

/** The look-up of a name does not listen to a signal. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => {})
  let onAbort = () => {}
  const aborted = new Promise<never>((_, fail) => {
    onAbort = () => fail(new Fault('timeout'))
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
