import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startInProcess, type EmbeddingConfig, type InProcessDesk } from '@baton/server'
import { readHelpCentre, readQuestions, siteOf, type QuestionSet } from './help-centre.ts'

/** How one question ended. */
export interface Answered {
  question: string
  /** Null: no page covers it. */
  wanted: string | null
  /** `asked` is the question which of several pages is meant. */
  outcome: 'answered' | 'asked' | 'refused'
  /** The page that was told, or the titles of those that were offered. */
  paths: readonly string[]
  right: boolean
  /** It was asked which page is meant, and the right one was among them. */
  offered: boolean
}

/** What was measured of one set of questions: shares of those that a page covers, and of those that none does. */
export interface SetResult {
  set: QuestionSet
  answered: readonly Answered[]
  /** Answered from the right page at once, or after the customer has said which of up to three pages is meant. */
  rightShare: number
  rightAtOnceShare: number
  refusedShare: number
}

/** Seconds from the address to the last page, and what came of the questions. */
export interface KnowledgeResult {
  pages: number
  readSeconds: number
  sets: readonly SetResult[]
}

/** Serves the help centre on loopback, has it read by its address, and asks the built-in assistant everything. `pauseMs` as is polite by default; with `embedding`, by what is meant, too. */
export async function evaluateKnowledge(
  tell: (line: string) => void,
  { pauseMs, embedding }: { pauseMs?: number | undefined; embedding?: EmbeddingConfig | null | undefined } = {},
): Promise<KnowledgeResult> {
  const site = await serve()
  const crawlTimes = pauseMs === undefined ? undefined : { pauseMs, sweepMs: 100 }
  const desk = await startInProcess(undefined, {
    origins: [site.origin],
    embedding,
    ...(crawlTimes ? { crawlTimes } : {}),
  })
  try {
    const { key } = await desk.workspace({ quietMs: 0 })
    const began = performance.now()
    const pages = await readIt(desk, key, `${site.origin}/help/`, tell)
    const readSeconds = Math.round((performance.now() - began) / 100) / 10
    if (embedding) await embedded(desk, key, tell)
    const sets: SetResult[] = []
    for (const set of ['questions', 'held-out-questions'] as const) sets.push(await askAll(desk, key, set, tell))
    return { pages, readSeconds, sets }
  } finally {
    await desk.stop()
    await site.stop()
  }
}

async function askAll(
  desk: InProcessDesk,
  key: string,
  set: QuestionSet,
  tell: (line: string) => void,
): Promise<SetResult> {
  const titles = new Map((await readHelpCentre()).map(({ path, title }) => [path, title]))
  const { covered, notCovered } = await readQuestions(set)
  const asked: (readonly [string, string | null])[] = [...covered, ...notCovered.map((each) => [each, null] as const)]
  const answered: Answered[] = []
  for (const [n, [question, wanted]] of asked.entries()) {
    tell(`knowledge: question ${n + 1} of ${asked.length}`)
    const one = await ask(desk, key, question, wanted)
    const offered = one.outcome === 'asked' && wanted !== null && one.paths.includes(titles.get(wanted) ?? '')
    answered.push({ ...one, offered })
  }
  const share = (some: readonly Answered[], is: (one: Answered) => boolean) => some.filter(is).length / some.length
  const covers = answered.filter(({ wanted }) => wanted !== null)
  return {
    set,
    answered,
    rightShare: share(covers, ({ right, offered }) => right || offered),
    rightAtOnceShare: share(covers, ({ right }) => right),
    refusedShare: share(
      answered.filter(({ wanted }) => wanted === null),
      ({ right }) => right,
    ),
  }
}

async function serve(): Promise<{ origin: string; stop(): Promise<void> }> {
  const pages = await readHelpCentre()
  let site = new Map<string, { type: string; body: string }>()
  const server = createServer((request, response) => {
    const page = site.get(request.url ?? '')
    if (!page) return response.writeHead(404).end('There is no such page')
    return response.writeHead(200, { 'content-type': page.type }).end(page.body)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  site = siteOf(pages, origin)
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((done) => void server.close(done))
  }
  return { origin, stop }
}

/** Has it read and waits for it. Gives how many pages were. */
async function readIt(desk: InProcessDesk, key: string, url: string, tell: (line: string) => void): Promise<number> {
  const added = await must(desk, key, 'POST', '/v1/knowledge/sources', { url })
  for (;;) {
    await sleep(100)
    const source = await must(desk, key, 'GET', `/v1/knowledge/sources/${added.id}`)
    tell(`knowledge: ${source.pages.read} pages read, ${source.pages.waiting} to go`)
    if (source.status === 'failed') throw new Error(`the help centre could not be read: ${source.fault}`)
    if (source.status === 'done') return source.pages.read
  }
}

/** Waits until what was read is embedded; a provider that fails ends it. */
async function embedded(desk: InProcessDesk, key: string, tell: (line: string) => void): Promise<void> {
  for (;;) {
    const { state, embedded, passages, fault } = await must(desk, key, 'GET', '/v1/knowledge/embedding')
    tell(`knowledge: ${embedded} of ${passages} passages embedded`)
    if (state === 'failing') throw new Error(`the passages could not be embedded: ${fault}`)
    if (state === 'done') return
    await sleep(200)
  }
}

async function ask(
  desk: InProcessDesk,
  key: string,
  question: string,
  wanted: string | null,
): Promise<Omit<Answered, 'offered'>> {
  const { id } = await must(desk, key, 'POST', '/v1/conversations', { customer: { externalId: `c-${Math.random()}` } })
  const message = { clientId: '1', author: { kind: 'customer' }, text: question }
  await must(desk, key, 'POST', `/v1/conversations/${id}/messages`, message)
  for (let tries = 0; tries < 600; tries += 1) {
    await sleep(20)
    const { events } = await must(desk, key, 'GET', `/v1/conversations/${id}/events?after=0`)
    const said = events.find((event: { type: string }) => event.type === 'AssistantSaid')
    const ended = events.some((event: { type: string }) => event.type === 'TurnEnded' || event.type === 'Escalated')
    if (!said && !ended) continue
    const outcome = said?.citations?.length > 0 ? 'answered' : said?.asks?.kind === 'clarify' ? 'asked' : 'refused'
    const paths = outcome === 'answered' ? [pathOf(said.citations[0].url)] : outcome === 'asked' ? optionsOf(said) : []
    const right = wanted === null ? outcome === 'refused' : outcome === 'answered' && paths[0] === wanted
    return { question, wanted, outcome, paths, right }
  }
  throw new Error(`nobody answered "${question}"`)
}

const pathOf = (url: string | null) => (url === null ? '' : new URL(url).pathname.replace('/help/', ''))
const optionsOf = (said: { asks: { options: { label: string }[] } }) => said.asks.options.map(({ label }) => label)

async function must(desk: InProcessDesk, key: string, method: 'GET' | 'POST', path: string, body?: unknown) {
  const { status, json } = await desk.call(method, path, key, body)
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
  return json
}
