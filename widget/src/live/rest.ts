import { readTrouble, unreachable, type Trouble } from './trouble.ts'

export type Answer = { ok: true; value: Record<string, unknown> } | { ok: false; trouble: Trouble }

export interface Ask {
  token?: string | null
  body?: unknown
  /** The body as JSON that is written already. */
  json?: string
  /** The same on a repeat, so that it is done once. */
  key?: string
}

/** One call of the public API on the frame's own origin. Never throws: no answer within 15 s is `unreachable`. */
export type Rest = (method: 'GET' | 'POST', path: string, ask?: Ask) => Promise<Answer>

export const browserRest: Rest = async (
  method,
  path,
  { token, body, json = body === undefined ? undefined : JSON.stringify(body), key } = {},
) => {
  const headers: Record<string, string> = {}
  if (token) headers['authorization'] = `Bearer ${token}`
  if (key) headers['idempotency-key'] = key
  if (json !== undefined) headers['content-type'] = 'application/json'
  try {
    const response = await fetch(path, {
      method,
      headers,
      signal: AbortSignal.timeout(15_000),
      credentials: 'omit',
      cache: 'no-store',
      ...(json === undefined ? {} : { body: json }),
    })
    const value: unknown = await response.json().catch(() => null)
    if (!response.ok) return { ok: false, trouble: readTrouble(value, response.status) }
    return { ok: true, value: (value ?? {}) as Record<string, unknown> }
  } catch {
    return { ok: false, trouble: unreachable }
  }
}
