import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { endpoints, type Endpoint, type OperationId } from '@baton/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createSearchIndex } from '../search/search-index.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

/**
 * Tenants do not meet (S2): every operation, with every id of another workspace in every place where an id goes, by every kind of caller. Once
 * with row-level security off, so that the statements themselves must hold, and once with the `where` removed, so that the database must.
 */
interface Side {
  workspace: string
  /** By kind: ids of everything that the workspace has. */
  ids: Record<string, string[]>
  credentials: Record<string, string>
  /** The query of an address that opens a file. */
  address: string
}

/** In everything that a workspace knows: seen by another one, it shows. */
const canary = (workspace: string) => `canary-${workspace}-words`

eachDatabase((name, open) => {
  describe.each(['row-level security off', 'the where removed'] as const)('with %s', (mode) => {
    let it: TestNode
    let mine: Side
    let theirs: Side
    let inner: Database
    let restore = async () => {}

    beforeAll(async () => {
      inner = (await open()).db
      it = await createTestNode(mode === 'the where removed' ? withoutWhere(inner) : inner)
      mine = await fill(it, it.workspace, it.key)
      const other = await it.another()
      theirs = await fill(it, other.workspace, other.key)
      await untilIndexed(inner)
      restore = mode === 'the where removed' ? await functionsWithoutWhere(inner) : await withoutRowSecurity(inner)
    }, 120_000)
    afterAll(async () => {
      await restore()
      await it.stop()
    })

    test('the planted hole is real: without both, workspaces would meet', async () => {
      const rows =
        mode === 'the where removed'
          ? await withoutWhere(inner).transaction({ role: 'baton_app', workspace: theirs.workspace }, (query) =>
              query<{ name: string }>('select name from baton.workspaces where workspace_id = $1', [mine.workspace]),
            )
          : await inner.transaction({ workspace: mine.workspace }, (query) =>
              query<{ name: string }>('select name from baton.workspaces where workspace_id = $1', [theirs.workspace]),
            )
      expect(rows.map((row) => row.name)).toEqual([theirs.workspace])
    })

    test('no request of one workspace reads or changes anything of the other', async () => {
      const before = await untilQuiet(inner, theirs.workspace)
      let requests = 0
      const crossings: string[] = []
      for (const swap of swaps(mine, theirs, name === 'postgres' ? 1 : 6)) {
        requests += 1
        const response = await it.node.app.inject(swap)
        const leaked = response.body.includes(canary(theirs.workspace))
        const broke = response.statusCode >= 500
        if (leaked || broke)
          crossings.push(
            `${swap.method} ${swap.url} ${JSON.stringify(swap.payload ?? null)} → ${response.statusCode} ${response.body.slice(0, 200)}`,
          )
      }
      expect(crossings.slice(0, 5)).toEqual([])
      const after = await fingerprint(inner, theirs.workspace)
      expect(tables.filter((table) => after[table] !== before[table])).toEqual([])
      expect(requests).toBeGreaterThan(name === 'postgres' ? 10_000 : 1500)
      console.log(`${name}, ${mode}: ${requests} swapped requests, 0 crossings`)
    }, 300_000)
  })
})

/** A workspace with one of everything, each with the canary in its words. */
async function fill(it: TestNode, workspace: string, key: string): Promise<Side> {
  const auth = { authorization: `Bearer ${key}` }
  const word = canary(workspace)
  const ids: Record<string, string[]> = {}
  const keep = (kind: string, id: string) => void (ids[kind] = [...(ids[kind] ?? []), id])
  const must = async (
    method: 'POST' | 'PUT' | 'GET',
    url: string,
    body?: unknown,
    headers: Record<string, string> = auth,
  ) => {
    const { status, json } = await it.call(method, url, body, headers)
    if (status >= 300) throw new Error(`${method} ${url}: ${status} ${JSON.stringify(json)}`)
    return json
  }
  await must('PUT', '/v1/workspace', { name: workspace })
  // An offer that runs out while the requests are sent would be a change, too.
  await it.db.scoped(workspace, `update baton.workspaces set policy = '{"offerMs":3600000}' where workspace_id = $1`, [
    workspace,
  ])
  for (const n of [1, 2, 3, 4, 5]) {
    keep('customer', `${workspace}-c${n}`)
    await must('PUT', `/v1/customers/${workspace}-c${n}`, { name: word, tier: word })
    keep('customerNote', (await must('POST', `/v1/customers/${workspace}-c${n}/notes`, { text: word })).id)
    keep('team', `${workspace}-team${n}`)
    keep('calendar', `${workspace}-calendar${n}`)
    await must('PUT', `/v1/calendars/${workspace}-calendar${n}`, { name: word, timeZone: 'UTC', days: [] })
    await must('PUT', `/v1/teams/${workspace}-team${n}`, { name: word })
  }
  keep('assistant', (await must('POST', '/v1/assistants', { settings: { name: 'A', goal: word } })).id)
  await must('GET', '/v1/assistants')
  const credentials: Record<string, string> = { key }
  for (const role of ['agent', 'lead', 'admin'] as const) {
    const email = `${role}@${workspace}.example`
    const { id } = await must('POST', '/v1/agents', {
      name: word,
      email,
      role,
      password: 'correct horse battery',
      team: `${workspace}-team1`,
      capacity: 50,
    })
    keep('agent', id)
    const session = await it.node.app.inject({
      method: 'POST',
      url: '/v1/sessions',
      payload: { email, password: 'correct horse battery', workspace },
    })
    credentials[role] = /baton_session=([^;]+)/.exec(String(session.headers['set-cookie']))?.[1] ?? ''
  }
  await must('PUT', `/v1/agents/${ids['agent']?.[0]}/presence`, { status: 'online' })
  const picture = createHash('sha256').update(word).digest('hex')
  keep('picture', picture)
  await it.db.scoped(
    workspace,
    `insert into baton.agent_pictures (workspace_id, agent_id, name, type, body, at) values ($1, $2, $3, 'image/png', convert_to($4, 'UTF8'), 0)`,
    [workspace, ids['agent']?.[0], picture, word],
  )
  const visit = await must('POST', '/v1/visitors', { workspace }, { authorization: '' })
  credentials['visitor'] = visit.token
  keep('tag', `${workspace}-tag`)
  await must('PUT', `/v1/tags/${workspace}-tag`, { name: word })
  keep('view', `${workspace}-view`)
  await must('PUT', `/v1/views/${workspace}-view`, { name: word, scope: 'workspace', filter: {} })
  let address = ''
  const openers = [
    { headers: { authorization: `Bearer ${visit.token}` }, body: {} },
    ...(ids['customer'] ?? []).map((externalId) => ({ headers: auth, body: { customer: { externalId } } })),
  ]
  for (const opener of openers) {
    const { id } = await must('POST', '/v1/conversations', opener.body, opener.headers)
    keep('conversation', id)
    await must(
      'POST',
      `/v1/conversations/${id}/messages`,
      {
        clientId: 'c1',
        text: word,
        page: { url: 'https://shop.example/', title: word },
        ...(opener.headers === auth ? { author: { kind: 'customer' } } : {}),
      },
      opener.headers,
    )
    await must('POST', `/v1/conversations/${id}/notes`, { clientId: 'n1', text: word })
    await must('POST', `/v1/conversations/${id}/tags`, { add: [`${workspace}-tag`] })
    const { handoffId, outcome } = await must('POST', `/v1/conversations/${id}/handoff`, {
      team: `${workspace}-team1`,
      note: word,
    })
    keep('handoff', handoffId)
    keep('offer', outcome.offerId)
    const sent = await it.node.app.inject({
      method: 'POST',
      url: `/v1/conversations/${id}/files?clientId=file&name=${word}.txt`,
      headers: { ...auth, 'content-type': 'application/octet-stream' },
      payload: word,
    })
    keep('file', sent.json().file.fileId)
    // An address that was signed for one's own opens nothing of another's.
    const { url } = await must('GET', `/v1/files/${sent.json().file.fileId}`)
    address = url.slice(url.indexOf('?'))
  }
  await must('PUT', `/v1/articles/${workspace}-article`, { title: word, body: word, locale: 'en', url: '/help#canary' })
  await it.db.scoped(
    workspace,
    `insert into baton.passage_vectors (workspace_id, passage_id, model, generation, hash, vector)
      select workspace_id, id, 'm', 1, $2, '\\x00000000' from baton.passages where workspace_id = $1`,
    [workspace, word],
  )
  // A private address that is not allowed: nothing is asked there, and it says whose it is.
  await must('PUT', '/v1/workspace/account-source', { kind: 'http', url: `http://127.0.0.1:9/${word}/{externalId}` })
  await must('PUT', `/v1/action-servers/${workspace}-actions`, { name: word, url: `http://127.0.0.1:9/${word}` })
  keep('actions', `${workspace}-actions`)
  keep('article', `${workspace}-article`)
  const document = await it.node.app.inject({
    method: 'PUT',
    url: `/v1/knowledge/documents/${workspace}-document`,
    headers: auth,
    payload: `# ${word}\n\nA lamp that nobody has used goes back to the shop within thirty days, says ${word}.`,
  })
  if (document.statusCode !== 200) throw new Error(document.body)
  keep('document', `${workspace}-document`)
  const model = JSON.stringify({ version: word, bias: 0, weights: {} })
  await it.db.scoped(
    workspace,
    `insert into baton.learned_versions (workspace_id, number, status, model, beside, made_at, changed_at, because, conversations, decisions, learned_to)
      values ($1, 1, 'shadow', $2::jsonb, 0, 0, 0, 'made', 1, 1, 1)`,
    [workspace, model],
  )
  // A run by itself would be a change, too.
  await it.db.scoped(workspace, 'update baton.learning set next_at = $2 where workspace_id = $1', [workspace, 9e14])
  keep('version', '1')
  const { id: keyId } = await must('POST', '/v1/keys', { name: word })
  keep('key', keyId)
  return { workspace, ids, credentials, address }
}

/** They take no id of anybody's; some would end the session that the next requests need. */
const takeNoId = new Set<OperationId>([
  'signIn',
  'signOut',
  'signOutEverywhere',
  'setPassword',
  'setLanguage',
  'startVisit',
  'createKey',
  'createAgent',
])

interface Swap {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  payload?: string
}

/** Every operation × every caller × every id of the other workspace, in the path and, where ids go into the body or the query, there too. */
function* swaps(mine: Side, theirs: Side, every: number): Generator<Swap> {
  const foreign = [...new Set(Object.values(theirs.ids).flat())]
  const own = mine.ids
  let n = 0
  for (const [id, endpoint] of Object.entries(endpoints) as [OperationId, Endpoint][]) {
    if (takeNoId.has(id)) continue
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    for (const [role, token] of Object.entries(mine.credentials)) {
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        ...(role === 'key' || role === 'visitor'
          ? { authorization: `Bearer ${token}` }
          : { cookie: `baton_session=${token}` }),
      }
      const paths = names.length > 0 ? foreign.map((each) => endpoint.path.replace(/\{\w+\}/, each)) : [endpoint.path]
      for (const path of paths) {
        for (const body of bodies(id, theirs, own)) {
          for (const query of queries(id, mine, theirs)) {
            if (n++ % every !== 0) continue
            yield {
              method: endpoint.method,
              url: path + query,
              headers,
              ...(endpoint.method === 'GET' || endpoint.method === 'DELETE' ? {} : { payload: JSON.stringify(body) }),
            }
          }
        }
      }
      // Their id in the body, my own in the path.
      const kind = endpoint.path.includes('/conversations/')
        ? 'conversation'
        : endpoint.path.includes('/offers/')
          ? 'offer'
          : null
      if (kind === null || endpoint.method !== 'POST') continue
      for (const path of own[kind] ?? []) {
        for (const body of bodies(id, theirs, own).slice(1)) {
          if (n++ % every !== 0) continue
          yield {
            method: endpoint.method,
            url: endpoint.path.replace('{id}', path),
            headers,
            payload: JSON.stringify(body),
          }
        }
      }
    }
  }
}

let client = 0

function bodies(id: OperationId, theirs: Side, own: Side['ids']): object[] {
  const agents = theirs.ids['agent'] ?? []
  const teams = theirs.ids['team'] ?? []
  const clientId = () => `swap-${++client}`
  const text = 'hello'
  switch (id) {
    case 'postMessage':
      return [
        { clientId: clientId(), text },
        { clientId: clientId(), text, author: { kind: 'customer' } },
        ...agents.map((agent) => ({ clientId: clientId(), text, author: { kind: 'agent', id: agent } })),
        { clientId: clientId(), text, author: { kind: 'agent', id: own['agent']?.[0] } },
      ]
    case 'addNote':
      return [{ clientId: clientId(), text }, ...agents.map((agentId) => ({ clientId: clientId(), text, agentId }))]
    case 'handOff':
      return [
        {},
        ...teams.map((team) => ({ team })),
        { team: teams[0], selfService: {} },
        ...agents.map((agentId) => ({ agentId })),
      ]
    case 'takeOver':
    case 'openCase':
    case 'openTranscript':
    case 'returnToAssistant':
    case 'acceptOffer':
    case 'declineOffer':
      return [{}, ...agents.map((agentId) => ({ agentId })), { agentId: own['agent']?.[0] }]
    case 'openConversation':
      return [
        {},
        ...(theirs.ids['customer'] ?? []).map((externalId) => ({ customer: { externalId }, channel: 'swap' })),
      ]
    case 'noteSelfService':
      return [
        { uses: [{ kind: 'search', query: text }] },
        ...(theirs.ids['article'] ?? []).map((articleId) => ({ uses: [{ kind: 'article', articleId, title: text }] })),
        { uses: [{ kind: 'article', title: text, url: 'https://shop.example/help#canary' }] },
      ]
    case 'tagConversation':
      return [{}, { add: theirs.ids['tag'] ?? [] }, { remove: theirs.ids['tag'] ?? [] }]
    case 'putView':
      return [
        { name: 'mine now', filter: {} },
        ...teams.map((team) => ({ name: 'mine now', scope: 'team', team, filter: {} })),
      ]
    case 'orderViews':
      return [{ ids: theirs.ids['view'] ?? [] }]
    case 'findConversations':
      return [
        { filter: { words: canary(theirs.workspace) } },
        { filter: { tags: theirs.ids['tag'] ?? [], status: 'any' } },
        { filter: { tier: canary(theirs.workspace), status: 'any' } },
        ...teams.map((team) => ({ filter: { team, status: 'any' } })),
      ]
    case 'putTag':
      return [{ name: 'mine now' }]
    case 'mergeConversation':
      return [...(theirs.ids['conversation'] ?? []), ...(own['conversation'] ?? [])].map((into) => ({ into }))
    case 'mergeTag':
      return [{ into: theirs.ids['tag']?.[0] ?? null }, { into: null }]
    case 'bulk':
      return [
        { conversations: theirs.ids['conversation'] ?? [], deed: { kind: 'resolve' } },
        { conversations: own['conversation'] ?? [], deed: { kind: 'tag', add: theirs.ids['tag'] ?? [] } },
        ...teams.map((team) => ({ conversations: own['conversation'] ?? [], deed: { kind: 'team', team } })),
      ]
    case 'changeCustomer':
      return [{ name: 'mine now' }]
    case 'addCustomerNote':
      return [{ text }]
    case 'importCustomers':
      return (theirs.ids['customer'] ?? []).map((each) => ({ csv: `id,name\n${each},mine now`, preview: false }))
    case 'readMentions':
      return (theirs.ids['conversation'] ?? []).map((conversationId) => ({ conversationId, upTo: 1000 }))
    case 'tryAccountSource':
      return (theirs.ids['customer'] ?? []).map((externalId) => ({ externalId }))
    case 'putAccountSource':
      return [{ kind: 'http', url: 'http://127.0.0.1:9/{externalId}' }]
    case 'setPresence':
      return [{ status: 'away' }, { status: 'offline' }]
    case 'putTeam':
      return [{ name: 'mine now' }]
    case 'putArticle':
      return [{ title: 'mine now', body: 'mine now' }]
    case 'putPlaybook':
      return [{ yaml: 'id: x' }]
    case 'putEscalationPolicy':
      return [{ yaml: 'preset: careful' }]
    case 'activateEscalationPolicy':
      return [{ version: 1 }, { version: 1, as: 'shadow' }]
    case 'replayEscalationPolicy':
      return [{ version: 0, limit: 5 }]
    case 'putLearningSettings':
      return [{ switchByItself: true }]
    case 'identify':
      return [{ token: 'x.y.z' }]
    default:
      return [{}]
  }
}

function queries(id: OperationId, mine: Side, theirs: Side): string[] {
  if (id === 'listConversations') {
    return [
      '',
      ...(theirs.ids['agent'] ?? []).map((each) => `?agentId=${each}`),
      ...(theirs.ids['team'] ?? []).map((each) => `?team=${each}`),
      ...(theirs.ids['customer'] ?? []).map((each) => `?customer=${each}`),
      ...(theirs.ids['tag'] ?? []).map((each) => `?tag=${each}`),
    ]
  }
  // What has an address may be read by anybody who names its workspace: not by who names another one.
  if (id === 'searchHelp') return [`?workspace=${mine.workspace}&q=${canary(theirs.workspace)}`]
  if (id === 'readFile') return [mine.address, mine.address.replace(mine.workspace, theirs.workspace)]
  if (id === 'readPicture') return [`?workspace=${mine.workspace}`]
  if (id === 'sendFile') return [`?clientId=swap-${++client}&name=x.txt`]
  if (id === 'search')
    return [
      `?q=${canary(theirs.workspace)}`,
      `?q=${theirs.ids['conversation']?.[0]}`,
      `?q=${theirs.ids['handoff']?.[0]}`,
    ]
  if (id === 'listAudit') return ['', ...(theirs.ids['agent'] ?? []).map((each) => `?by=${each}`)]
  if (id === 'searchArticles') return [`?q=${canary(theirs.workspace)}`]
  return ['']
}

const tables = [
  'workspaces',
  'teams',
  'agents',
  'agent_pictures',
  'sessions',
  'api_keys',
  'customers',
  'customer_notes',
  'mention_reads',
  'tags',
  'tagged',
  'views',
  'view_orders',
  'visitors',
  'conversations',
  'facts',
  'texts',
  'files',
  'file_pieces',
  'file_secrets',
  'said_words',
  'handoffs',
  'offers',
  'receipts',
  'articles',
  'passages',
  'embeddings',
  'passage_vectors',
  'playbooks',
  'knowledge_documents',
  'account_sources',
  'action_servers',
  'actions',
  'action_calls',
  'guidance',
  'guidance_versions',
  'account_lookups',
  'learning',
  'learned_versions',
]

/** What was said is made searchable beside the commits: it must not look like a change of the requests that follow. */
async function untilIndexed(db: Database): Promise<void> {
  const index = createSearchIndex({ db, now: Date.now, owner: 'tenants', log: () => {} })
  while ((await index.read()) !== 0) await sleep(50)
}

/** What a node still does by itself for what was just made (a look-up, a first run of learning) is no change by the requests that follow. */
async function untilQuiet(db: Database, workspace: string): Promise<Record<string, string>> {
  let found = await fingerprint(db, workspace)
  for (let same = 0, tries = 0; same < 3; tries += 1) {
    if (tries > 120) throw new Error('the workspace does not come to rest')
    await sleep(250)
    const next = await fingerprint(db, workspace)
    same = tables.every((table) => next[table] === found[table]) ? same + 1 : 0
    found = next
  }
  return found
}

/** Everything of a workspace, as the owner sees it: counted and hashed, table by table. */
async function fingerprint(db: Database, workspace: string): Promise<Record<string, string>> {
  return db.migrate(async (_exec, query) => {
    const found: Record<string, string> = {}
    for (const table of tables) {
      const [row] = await query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from (select * from baton.${table} where workspace_id = $1) t`,
        [workspace],
      )
      found[table] = row?.sum ?? ''
    }
    return found
  })
}

async function withoutRowSecurity(db: Database): Promise<() => Promise<void>> {
  const set = (deed: 'disable' | 'enable') =>
    db.migrate(async (exec, query) => {
      const found = await query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'baton' and c.relkind = 'r' and c.relforcerowsecurity`,
      )
      for (const { name } of found) await exec(`alter table baton.${name} ${deed} row level security`)
    })
  await set('disable')
  return () => set('enable')
}

const whereOf = /(\b\w+\.)?\bworkspace_id = (\$\d+|p_workspace|baton\.workspace\(\)|(\w+)\.workspace_id)/g

/** The same database, with the condition on the workspace taken out of every statement that the application sends. */
function withoutWhere(db: Database): Database {
  const strip = (sql: string) =>
    /^\s*insert/i.test(sql)
      ? sql
      : sql.replaceAll(whereOf, (_all, _alias, value: string) =>
          value.startsWith('$') ? `${value}::text is not null` : 'true',
        )
  return {
    ...db,
    kind: db.kind,
    call: (sql, params) => db.call(strip(sql), params),
    scoped: (workspace, sql, params) => db.scoped(workspace, strip(sql), params),
    transaction: (as, work) =>
      db.transaction(as, (query) =>
        work((sql, params) => query(as.role && as.role !== 'baton_app' ? sql : strip(sql), params)),
      ),
    migrate: (work) => db.migrate(work),
    close: () => db.close(),
  }
}

/** The functions of the schema with the same condition taken out, until they are put back. */
async function functionsWithoutWhere(db: Database): Promise<() => Promise<void>> {
  const definitions = await db.migrate(async (_exec, query) => {
    const rows = await query<{ name: string; source: string }>(
      `select p.proname as name, pg_get_functiondef(p.oid) as source from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'baton' and p.prokind = 'f'`,
    )
    return rows.filter(({ name, source }) => name !== 'workspace' && name !== 'claim_due' && whereOf.test(source))
  })
  const define = (change: (source: string) => string) =>
    db.migrate(async (exec) => {
      for (const { source } of definitions) await exec(change(source))
    })
  await define((source) => source.replaceAll(whereOf, 'true'))
  return () => define((source) => source)
}
