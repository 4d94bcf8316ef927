import { Fault, pinnedRequest, resolveHost, untilAborted, type Resolve } from '../outbound/pinned-request.ts'
import { signedHeads } from './sign.ts'

/** Why a delivery did not arrive. */
export type WebhookFault = 'timeout' | 'refused' | 'http-error' | 'not-allowed' | 'no-key'

export interface WebhookPost {
  url: string
  secrets: readonly string[]
  /** The same at every try. */
  id: string
  at: number
  body: string
  timeoutMs: number
  /** Origins that may be private addresses or plain http. */
  allowedOrigins: readonly string[]
  signal?: AbortSignal | undefined
}

export interface WebhookAnswer {
  ok: boolean
  fault: WebhookFault | null
  httpStatus: number | null
  ms: number
  /** Before when the receiver does not want to be asked again, as it said itself. Milliseconds from now. */
  retryAfterMs: number | null
}

/**
 * Posts one event, signed. Whatever begins with 2 is a yes; the answer's body is not read. Where it may go is pinned-request.ts's, and
 * plain http only where it is allowed: what is signed can still be read on the way. Never throws.
 */
export async function postWebhook(post: WebhookPost, resolve: Resolve = resolveHost): Promise<WebhookAnswer> {
  const began = performance.now()
  const timeout = AbortSignal.timeout(post.timeoutMs)
  const signal = post.signal ? AbortSignal.any([timeout, post.signal]) : timeout
  const answered = (more: Partial<WebhookAnswer>): WebhookAnswer => ({
    ok: false,
    fault: null,
    httpStatus: null,
    retryAfterMs: null,
    ...more,
    ms: Math.round(performance.now() - began),
  })
  try {
    if (!isSafe(post.url, post.allowedOrigins)) throw new Fault('not-allowed')
    const { id, at, body, url, allowedOrigins } = post
    const headers = { 'content-type': 'application/json', ...signedHeads(post.secrets, { id, at, body }) }
    const sent = pinnedRequest({ method: 'POST', url, headers, body, allowedOrigins, signal }, resolve)
    const response = await untilAborted(sent, signal)
    response.destroy()
    const httpStatus = response.statusCode ?? 0
    if (httpStatus >= 200 && httpStatus < 300) return answered({ ok: true, httpStatus })
    return answered({ fault: 'http-error', httpStatus, retryAfterMs: secondsOf(response.headers['retry-after']) })
  } catch (error) {
    const kind = error instanceof Fault ? error.kind : signal.aborted ? 'timeout' : 'refused'
    return answered({ fault: kind === 'bad-answer' ? 'refused' : kind })
  }
}

function isSafe(text: string, allowedOrigins: readonly string[]): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' || allowedOrigins.includes(url.origin)
}

const longestWaitAskedFor = 60 * 60 * 1000

function secondsOf(header: string | undefined): number | null {
  return header && /^\d{1,6}$/.test(header) ? Math.min(Number(header) * 1000, longestWaitAskedFor) : null
}

/** What to do about a delivery that did not arrive; null where it did. */
export function adviceOn({ fault, httpStatus }: Pick<WebhookAnswer, 'fault' | 'httpStatus'>): string | null {
  switch (fault) {
    case null:
      return null
    case 'timeout':
      return 'It did not answer in time. Answer with 200 first, and do the work afterwards.'
    case 'refused':
      return 'Nobody answers at this address. Check the host, the port and the certificate.'
    case 'not-allowed':
      return 'The address is not on the public internet by https. Your operator can allow its origin with BATON_ACTION_ORIGINS.'
    case 'no-key':
      return 'The secret cannot be opened: BATON_SECRET_KEY is another than when it was made. Put the old key behind the new one, or make a new secret.'
    case 'http-error':
      return httpStatus === 401 || httpStatus === 403
        ? `It answered ${httpStatus}. Check that the receiver knows the current secret.`
        : httpStatus !== null && httpStatus >= 300 && httpStatus < 400
          ? `It answered ${httpStatus}: redirects are not followed. Name the address that it leads to.`
          : `It answered ${httpStatus}. Whatever begins with 2 counts as received.`
  }
}
