import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from '../playbooks/public-address.ts'

/** Why a call that leaves the house did not bring what was wanted. */
export type FaultKind = 'timeout' | 'refused' | 'http-error' | 'bad-answer' | 'not-allowed'

export class Fault extends Error {
  readonly kind: FaultKind
  readonly status: number | undefined
  constructor(kind: FaultKind, status?: number) {
    super(kind)
    this.kind = kind
    this.status = status
  }
}

/** Looks a host name up: all its addresses. Tests put their own in its place. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>

export const resolveHost: Resolve = (host) => lookup(host, { all: true, verbatim: true })

export interface Outgoing {
  method: string
  url: string
  headers?: Readonly<Record<string, string>> | undefined
  body?: string | undefined
  /** Origins that may be private addresses, such as `http://127.0.0.1:4310`. Others must be on the public internet. */
  allowedOrigins: readonly string[]
  signal: AbortSignal
}

/**
 * One request to an address that somebody outside has named. Only http and https, no redirects, no compression. The address is looked up
 * once, judged, and then used: a name cannot point elsewhere in between. Throws `Fault`, or what the network throws.
 */
export async function pinnedRequest(out: Outgoing, resolve: Resolve = resolveHost): Promise<http.IncomingMessage> {
  const url = readUrl(out.url)
  const { address, family } = await addressOf(url, out.allowedOrigins, resolve)
  const pinned: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family)
  const headers: http.OutgoingHttpHeaders = {
    accept: 'application/json',
    ...out.headers,
    'accept-encoding': 'identity',
    'user-agent': 'baton',
  }
  if (out.body !== undefined) headers['content-length'] = Buffer.byteLength(out.body)
  return new Promise((done, fail) => {
    const { request } = url.protocol === 'https:' ? https : http
    const sent = request(url, {
      method: out.method,
      headers,
      lookup: pinned,
      signal: out.signal,
      agent: false,
      maxHeaderSize: 16 * 1024,
    })
    sent.on('response', done)
    sent.on('error', fail)
    sent.end(out.body)
  })
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

/** The look-up of a name does not listen to a signal. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => {})
  let onAbort = () => {}
  const aborted = new Promise<never>((_, fail) => {
    onAbort = () => fail(new Fault('timeout'))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
