import { BatonError, ownError, type Problem } from './baton-error.ts'
import { operations, type OperationId, type Operations } from './operations.ts'

export interface ClientOptions {
  /** Where Baton is, such as https://support.example.com. */
  url: string
  /** An API key, a visitor's token, or what gives one for each call. */
  token?: string | (() => string | Promise<string>) | undefined
  /** How often a call is sent again that may be sent again. */
  retries?: number | undefined
  /** How long one try may take. Milliseconds. */
  timeoutMs?: number | undefined
  /** In place of the global `fetch`. */
  fetch?: typeof fetch | undefined
  /** Sent with each call. */
  headers?: Readonly<Record<string, string>> | undefined
}

export interface CallOptions {
  /** The same key gives the first answer again, for two days; without one, each call gets its own, the same at each of its tries. */
  idempotencyKey?: string | undefined
  signal?: AbortSignal | undefined
}

type Input<K extends OperationId> = Operations[K]['input']
export type Answer<K extends OperationId> = Operations[K]['answer']
type Call<K extends OperationId> =
  object extends Input<K>
    ? (input?: Input<K>, options?: CallOptions) => Promise<Answer<K>>
    : (input: Input<K>, options?: CallOptions) => Promise<Answer<K>>

/** The operations that answer a page and where the next one begins. */
export type PagedId = {
  [K in OperationId]: Answer<K> extends { next: string | null }
    ? Input<K> extends { query?: { before?: string | undefined } | undefined }
      ? K
      : never
    : never
}[OperationId]

type ConversationEvent = Answer<'readEvents'>['events'][number]

/** One method for each operation of the API, by its id; and ways through what has many pages. */
export type Client = { readonly [K in OperationId]: Call<K> } & {
  /** Every page of a list, from the newest. */
  pages<K extends PagedId>(operation: K, input: Input<K>, options?: CallOptions): AsyncGenerator<Answer<K>>
  /** Every event of a conversation after a number, in order. */
  eventsOf(id: string, after?: number, options?: CallOptions): AsyncGenerator<ConversationEvent>
}

/** A client of one Baton. Each call throws `BatonError` where it did not do what was wanted, and nothing else. */
export function createClient(options: ClientOptions): Client {
  const base = options.url.replace(/\/+$/, '')
  const call = (id: OperationId, input: object = {}, with_: CallOptions = {}) => send(base, options, id, input, with_)
  const methods = Object.fromEntries(
    (Object.keys(operations) as OperationId[]).map((id) => [
      id,
      (input?: object, with_?: CallOptions) => call(id, input, with_),
    ]),
  )
  const client = {
    ...methods,
    async *pages(operation: PagedId, input: { query?: object }, with_?: CallOptions) {
      let before: string | null | undefined
      do {
        const query = { ...input.query, ...(before ? { before } : {}) }
        const page = (await call(operation, { ...input, query }, with_)) as { next: string | null }
        yield page
        before = page.next
      } while (before)
    },
    async *eventsOf(id: string, after = 0, with_?: CallOptions) {
      for (let from = after; ;) {
        const { events } = (await call('readEvents', { params: { id }, query: { after: from } }, with_)) as {
          events: ConversationEvent[]
        }
        yield* events
        const last = events.at(-1)
        if (!last) return
        from = last.seq
      }
    },
  }
  return client as unknown as Client
}

const sendAgainAt = new Set([408, 425, 429, 502, 503, 504])

async function send(
  base: string,
  options: ClientOptions,
  id: OperationId,
  input: object,
  { idempotencyKey, signal }: CallOptions,
): Promise<unknown> {
  const [method, template, kind, answers] = operations[id]
  const { params, query, body } = input as { params?: Record<string, string>; query?: object; body?: object }
  const url = base + pathOf(template, params, query)
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers }
  // An operation that takes a body gets one: without any it would not be known whether it was left out.
  const bytes = body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body)
  const json = bytes
    ? undefined
    : body === undefined
      ? method === 'POST' || method === 'PUT'
        ? '{}'
        : undefined
      : JSON.stringify(body)
  const text = bytes ? (body as NonNullable<RequestInit['body']>) : json
  if (text !== undefined) headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
  if (kind === 'key') headers['idempotency-key'] = idempotencyKey ?? crypto.randomUUID()
  const retries = kind === 'once' ? 0 : (options.retries ?? 2)
  for (let attempt = 0; ; attempt += 1) {
    const token = typeof options.token === 'function' ? await options.token() : options.token
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`
    const got = await once(options, url, { method, headers, ...(text === undefined ? {} : { body: text }) }, signal)
    if (got instanceof BatonError) {
      const again = got.status === 0 ? got.code !== 'aborted' : sendAgainAt.has(got.status)
      if (!again || attempt >= retries) throw got
      await pause(waitBefore(attempt, retryAfter.get(got)), signal)
      continue
    }
    if (!answers) return null
    return got.json
  }
}

/** How long a server asked to be left alone. Milliseconds. */
const retryAfter = new WeakMap<BatonError, number>()

async function once(
  { fetch: custom, timeoutMs = 30_000 }: ClientOptions,
  url: string,
  init: RequestInit,
  given: AbortSignal | undefined,
): Promise<{ json: unknown } | BatonError> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = given ? AbortSignal.any([timeout, given]) : timeout
  let response: Response
  let text: string
  try {
    response = await (custom ?? fetch)(url, { ...init, signal })
    text = await response.text()
  } catch (error) {
    if (given?.aborted) return ownError('aborted', url, error)
    return ownError(timeout.aborted ? 'timeout' : 'unreachable', url, error)
  }
  const json = parsed(text)
  if (response.ok) {
    if (json === undefined && response.status !== 204)
      return ownError('strange_answer', url, undefined, response.status)
    return { json: json ?? null }
  }
  const problem = json as Problem | null | undefined
  const failed =
    typeof problem?.code === 'string' && typeof problem.title === 'string' && typeof problem.next === 'string'
      ? new BatonError({ ...problem, status: response.status })
      : ownError('strange_answer', url, undefined, response.status)
  const seconds = Number(response.headers.get('retry-after'))
  if (seconds > 0) retryAfter.set(failed, Math.min(seconds, 60) * 1000)
  return failed
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Twice as long each time, half of it by chance, and no sooner than the server asked. */
function waitBefore(attempt: number, asked: number | undefined): number {
  const most = Math.min(250 * 2 ** attempt, 4000)
  return Math.max(asked ?? 0, most / 2 + (Math.random() * most) / 2)
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const stop = () => {
      clearTimeout(timer)
      fail(ownError('aborted', 'while waiting for the next try', signal?.reason))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      done()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

function pathOf(template: string, params: Record<string, string> = {}, query: object = {}): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return search ? `${path}?${search}` : path
}
