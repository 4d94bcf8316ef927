import { createIds } from '../../../server/src/ids.ts'
import { ensureWorkspace } from '../../../server/src/identity/first-run.ts'
import { conversationRows } from '../../../server/src/live/rows.ts'
import { searchWorkspace } from '../../../server/src/search/search.ts'
import { createSearchIndex } from '../../../server/src/search/search-index.ts'
import type { Stage } from '../lab/stage.ts'
import { quantile, round } from '../lab/statistics.ts'

export interface SearchCost {
  messages: number
  /** A whole answer with its rows and excerpts, under row-level security. Milliseconds; over all kinds of questions. */
  p50: number
  p99: number
  /** By what is asked: one message, a few words together, the beginning of a word, a word that every other message has, a customer, nothing. */
  kinds: Record<string, number>
  /** Reading the words of as many messages as there are, behind the commits. Messages a second. */
  readPerSecond: number
}

/** Drawn as words are: the n-th is n times as rare. */
const commonest =
  'the my order is not it a to and please refund parcel password account when will arrive screen login help thanks reader battery invoice' +
  ' cancel delivery address card charge twice return broken email reset code size wrong gift store transfer customs upgrade trial team' +
  ' invite export privacy cookie bluetooth network offline error warranty charger cable colour library sync device'
const words = [...commonest.split(' '), ...Array.from({ length: 20_000 }, (_, n) => `w${(n * 7919).toString(36)}`)]

/** Search in a hundred thousand messages of twelve thousand conversations over a year. */
export async function searchCost(
  { db }: Pick<Stage, 'db'>,
  { messages = 100_000, rounds = 40 } = {},
): Promise<SearchCost> {
  const now = Date.now()
  const workspace = 'search-bench'
  const newId = createIds(() => now)
  await ensureWorkspace({ db, newId }, { id: workspace, name: workspace, locale: 'en' }, now)
  await seedConversations(db, workspace, { conversations: Math.ceil(messages / 8), messages, now })
  // The node of the stage may read as well; whoever does, it is waited for.
  const index = createSearchIndex({ db, now: () => Date.now(), owner: 'bench', log: () => {} })
  const began = performance.now()
  while ((await readSoFar(db, workspace)) < messages) {
    await index.read()
    await new Promise((done) => setTimeout(done, 20))
  }
  const readPerSecond = Math.round((messages / (performance.now() - began)) * 1000)
  await tidy(db, ['said_words', 'texts', 'facts', 'conversations', 'customers'])

  const kinds: Record<string, (n: number) => string> = {
    reference: (n) => `RX-${40_000 + ((n * 6151) % messages)}`,
    words: (n) => `${words[20 + (n % 30)]} ${words[5 + (n % 20)]}`,
    beginning: (n) => (words[20 + (n % 40)] ?? '').slice(0, 3),
    common: (n) => words[n % 4] ?? '',
    customer: (n) => `person ${(n * 31) % 1000}`,
    nothing: (n) => `nobody wrote this ${n}`,
  }
  const took: Record<string, number[]> = {}
  for (let n = -3; n < rounds; n++) {
    for (const [kind, ask] of Object.entries(kinds)) {
      const from = performance.now()
      await searchWorkspace(db, workspace, { q: ask(Math.abs(n)), limit: 20 }, now)
      if (n >= 0) (took[kind] ??= []).push(performance.now() - from)
    }
  }
  const all = Object.values(took).flat()
  return {
    messages,
    p50: round(quantile(all, 0.5)),
    p99: round(quantile(all, 0.99)),
    kinds: Object.fromEntries(Object.entries(took).map(([kind, each]) => [kind, round(quantile(each, 0.5))])),
    readPerSecond,
  }
}

export interface ListCost {
  conversations: number
  /** The first fifty, as the inbox asks for them. Milliseconds. */
  p50: number
  p99: number
}

/** The inbox's list among ten thousand conversations. */
export async function inboxList(
  { db }: Pick<Stage, 'db'>,
  { conversations = 10_000, rounds = 200 } = {},
): Promise<ListCost> {
  const now = Date.now()
  const workspace = 'list-bench'
  await ensureWorkspace({ db, newId: createIds(() => now) }, { id: workspace, name: workspace, locale: 'en' }, now)
  await seedConversations(db, workspace, { conversations, messages: conversations, now })
  await tidy(db, ['conversations', 'texts', 'customers'])
  const took: number[] = []
  for (let n = -10; n < rounds; n++) {
    const from = performance.now()
    await conversationRows(db, workspace, { status: 'open', limit: 50 })
    if (n >= 0) took.push(performance.now() - from)
  }
  return { conversations, p50: round(quantile(took, 0.5)), p99: round(quantile(took, 0.99)) }
}

async function readSoFar(db: Stage['db'], workspace: string): Promise<number> {
  const sql = 'select count(*)::int as n from baton.said_words where workspace_id = $1'
  return (await db.scoped<{ n: number }>(workspace, sql, [workspace]))[0]?.n ?? 0
}

/** As autovacuum would within a minute. */
export async function tidy(db: Stage['db'], tables: readonly string[]): Promise<void> {
  await db.migrate(async (exec) => {
    for (const table of tables) await exec(`vacuum analyze baton.${table}`)
  })
}

/** As the door writes them, one statement for all: who asks is measured, not who writes. */
export async function seedConversations(
  db: Stage['db'],
  workspace: string,
  { conversations, messages, now }: { conversations: number; messages: number; now: number },
): Promise<void> {
  await db.migrate((exec) =>
    exec(`insert into baton.customers (workspace_id, id, external_id, name, email, tier, source, created_at, updated_at)
        select '${workspace}', 'cus_' || n, 'acct-' || n, 'Person ' || n, 'person' || n || '@mail.example', 'gold', 'pushed', ${now}, ${now}
          from generate_series(0, 999) as n;
      insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, channel, opener, customer_id, row, opened_at, updated_at)
        select '${workspace}', 'c' || n, 9, 1, 'open', 'assistant', 'bench', 'o' || n, 'cus_' || n % 1000,
            jsonb_build_object('language', 'en', 'locale', 'en', 'messages', 8, 'problemTextId', 't' || n, 'lastTextId', 't' || n, 'lastBy', 'customer',
              'unansweredSince', ${now}), ${now} - n::bigint * 1000, ${now} - n::bigint * 1000
          from generate_series(0, ${conversations - 1}) as n`),
  )
  const piece = 10_000
  for (let from = 0; from < messages; from += piece) {
    const items = Array.from({ length: Math.min(piece, messages - from) }, (_, i) => {
      const n = from + i
      const body = Array.from({ length: 18 + (n % 9) }, (_, k) => wordOf(n * 31 + k * 17)).join(' ')
      return { n, c: `c${n % conversations}`, at: now - (messages - n) * 315_000, body: `${body} RX-${40_000 + n}` }
    })
    await db.scoped(
      workspace,
      `with said as (select * from jsonb_to_recordset($2::jsonb) as s (n int, c text, at bigint, body text)),
        kept as (insert into baton.texts (workspace_id, conversation_id, id, kind, body) select $1, c, 't' || n, 'message', body from said)
        insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, data)
          select $1, c, n + 1, 'MessageReceived', at, 'customer', jsonb_build_object('textId', 't' || n, 'messageId', 'm' || n) from said`,
      [workspace, JSON.stringify(items)],
    )
  }
}

/** Pseudo-random, and the same in every run. */
function wordOf(n: number): string {
  let x = Math.imul(n + 1, 0x9e3779b1) >>> 0
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b) >>> 0
  x = (x ^ (x >>> 13)) >>> 0
  return words[Math.floor(Math.exp((x / 2 ** 32) * Math.log(words.length)))] ?? ''
}
