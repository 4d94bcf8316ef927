import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

/** How it behaves from now on; `refuse` are words that it takes no text with. */
export type Mood =
  | { kind: 'well' }
  | { kind: 'status'; status: number; retryAfter?: number }
  | { kind: 'hang' }
  | { kind: 'garbled'; body: unknown }

export interface FakeEmbeddings {
  /** With `/v1`, as a base URL. */
  readonly url: string
  readonly key: string
  readonly model: string
  /** What was sent with the right key, one list for each request, oldest first. */
  readonly requests: readonly (readonly string[])[]
  /** Requests that were turned away, too. */
  readonly asked: number
  mood(mood: Mood): void
  /** Texts with this word are refused, and the whole request with them, as the real one does. */
  refuse(word: string | null): void
  reset(): void
  close(): Promise<void>
}

const dimensions = 384
const mostTexts = 2048

/**
 * A server that speaks OpenAI's embeddings over real HTTP on loopback. It is no model: words of one list count as the same, every other word is itself,
 * and a text is the sum of its words. So it finds what these lists say and nothing else, and no quality can be measured with it.
 */
export async function startFakeEmbeddings({
  key = 'sk-fake',
  model = 'fake-embedding',
  port = 0,
} = {}): Promise<FakeEmbeddings> {
  const requests: string[][] = []
  let asked = 0
  let mood: Mood = { kind: 'well' }
  let refused: string | null = null
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    asked += 1
    if (mood.kind === 'hang') return void (await once(response, 'close'))
    if (mood.kind === 'status') return json(response, mood.status, problem('It is one of those days.'), mood.retryAfter)
    if (mood.kind === 'garbled') return json(response, 200, mood.body)
    if (request.headers.authorization !== `Bearer ${key}`)
      return json(response, 401, problem('Incorrect API key provided.'))
    if (request.method !== 'POST' || request.url !== '/v1/embeddings')
      return json(response, 404, problem('Unknown request URL'))
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      model: unknown
      input: unknown
      encoding_format?: unknown
    }
    if (body.model !== model) return json(response, 404, problem(`The model ${String(body.model)} does not exist`))
    const texts = typeof body.input === 'string' ? [body.input] : body.input
    if (!Array.isArray(texts) || texts.length === 0 || texts.length > mostTexts)
      return json(response, 400, problem("'input' is not a list of 1 to 2048 texts"))
    if (!texts.every((text): text is string => typeof text === 'string' && text !== ''))
      return json(response, 400, problem("'input' has a text that is empty"))
    if (refused !== null && texts.some((text) => text.includes(refused ?? '')))
      return json(response, 400, problem('a text is longer than the model can read'))
    requests.push(texts)
    const tokens = Math.ceil(texts.join(' ').length / 4)
    json(response, 200, {
      object: 'list',
      data: texts.map((text, index) => ({ object: 'embedding', index, embedding: embed(text) })),
      model,
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    })
  }

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key,
    model,
    requests,
    get asked() {
      return asked
    },
    mood: (next) => void (mood = next),
    refuse: (word) => void (refused = word),
    reset() {
      requests.length = 0
      asked = 0
      mood = { kind: 'well' }
      refused = null
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Words that mean the same to it. */
const same = [
  'money back refund refunds card geld zurück erstattungen karte',
  'log login password anmelden passwort forgotten vergessen',
  'parcel shipment tracking paquete envío seguimiento',
  'stop cancel subscription abonnement résilier paying billing period période facturation arrêter',
  'broken damaged arrived estragado danificados chegou transporte',
  'call telephone somebody support',
  'amount invoice wrong mistakes',
  'abroad countries roaming service',
  'moved house address profile personal',
  'phone app android ios old works',
  'bicycle bike cycle two-wheeler velocipede',
  'stolen theft nicked pinched swiped police',
]
const meanings = new Map(same.flatMap((list, n) => list.split(' ').map((word) => [word, n] as const)))
const little = new Set(
  'a an the is are was i you we it to of in on with for and or that this my your our can do does how what where when if at by not any more will be want ich mich nicht mehr kann wie mein sie auf an ihre innerhalb von gehen la de el su con cada fin dans je vous mon à o no são sem'.split(
    ' ',
  ),
)

function embed(text: string): number[] {
  const vector = Array.from<number>({ length: dimensions }).fill(0)
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []) {
    if (little.has(word)) continue
    const meaning = meanings.get(word)
    const place =
      meaning ?? same.length + (createHash('md5').update(word).digest().readUInt16BE(0) % (dimensions - same.length))
    vector[place] = (vector[place] ?? 0) + (meaning === undefined ? 1 : 3)
  }
  // Texts of one model are never at right angles to each other: each has something of all.
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length + 0.02)
}

function json(response: ServerResponse, status: number, body: unknown, retryAfter?: number): void {
  const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  response.writeHead(status, { 'content-type': 'application/json', ...wait }).end(JSON.stringify(body))
}

const problem = (message: string) => ({ error: { message, type: 'invalid_request_error', code: null } })
