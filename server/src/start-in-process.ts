import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import type { Assistant } from './assistant/assistant.ts'
import { createModelSpending } from './assistants/model-spending.ts'
import { createBuiltInAssistant } from './assistant/built-in/built-in-assistant.ts'
import { readConfig } from './config.ts'
import type { Database } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { dropTemplate, keepTemplate, templateFile } from './db/migrated-template.ts'
import { openPglite } from './db/pglite.ts'
import { putDrillContent, type DrillContent } from './drills/drill-content.ts'
import { createStandIns, type StandIns } from './drills/stand-in.ts'
import { createKey } from './identity/api-keys.ts'
import { system } from './identity/audit.ts'
import type { EmbeddingConfig } from './embedding/config.ts'
import { createEmbedder } from './embedding/embedder.ts'
import { createMeaning, type Meaning } from './embedding/meaning.ts'
import { createEndings } from './identity/endings.ts'
import { ensureWorkspace } from './identity/first-run.ts'
import { openSession } from './identity/sessions.ts'
import { createIds } from './ids.ts'
import { createNode, type NodeParts } from './node.ts'
import type { CallAction } from './playbooks/call-action.ts'

/** A whole desk in this process, on an embedded database in memory: for drills. It listens on loopback once an agent connects. */
export interface InProcessDesk {
  /** A workspace of its own with a key; `policy` is what it decides otherwise than usual, `content` what its assistant answers from. */
  workspace(policy?: object, content?: DrillContent): Promise<{ id: string; key: string }>
  /** One request, as by HTTP; the answer parsed, null where it is empty. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, token: string, body?: unknown): Promise<InProcessAnswer>
  /** Answers the actions of that conversation in place of who they would call. */
  standIn(workspace: string, conversation: string, standIns: StandIns): void
  /** The inbox of an agent, as far as the desk knows of it: a live connection. */
  connect(workspace: string, agentId: string): Promise<AgentConnection>
  /** Lets the desk's clock run ahead. Milliseconds. */
  pass(ms: number): void
  stop(): Promise<void>
}

export interface AgentConnection {
  /** Their machine dies, without a word. Resolves once the desk has noticed that nobody is at the other end. */
  cut(): Promise<void>
}

export interface InProcessAnswer {
  status: number
  json: any // oxlint-disable-line typescript/no-explicit-any
}

/**
 * `assistantFor` makes the assistant that answers on it; by default the built-in one. No action calls anybody: a drill's own stand-ins answer. Help centres at `origins` may be
 * private addresses. With `embedding`, articles are found by what they mean, too.
 */
export async function startInProcess(
  assistantFor: (db: Database, call: CallAction, meaning?: Meaning) => Assistant = (db, call, meaning) =>
    createBuiltInAssistant({ db, allowedOrigins: () => [], baseUrl: () => 'http://drill.invalid', call, meaning }),
  {
    origins = [],
    crawlTimes,
    embedding = null,
  }: {
    origins?: readonly string[]
    crawlTimes?: NodeParts['crawlTimes']
    embedding?: EmbeddingConfig | null | undefined
  } = {},
): Promise<InProcessDesk> {
  let ahead = 0
  let count = 0
  let listening: Promise<string> | undefined
  const now = () => Date.now() + ahead
  const newId = createIds(now)
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  const db = await openMigrated(join(root, 'server', 'sql'))
  const standIns = createStandIns()
  const spending = createModelSpending({ db, now, newId, operator: {}, log: () => {} })
  const meaning =
    embedding === null
      ? undefined
      : createMeaning({ db, embedder: createEmbedder(embedding), spending, now, log: () => {} })
  const assistant = assistantFor(db, standIns.call, meaning)
  const log = pino({ level: 'silent' })
  const config = readConfig({ BATON_WORKSPACE: 'drill' })
  const parts = { config, db, assistant, newId, now, log, root, version: 'drill', crawlTimes }
  const node = await createNode({
    ...parts,
    allowedOrigins: () => origins,
    embedding: meaning && { meaning, spending },
  })
  await node.start()
  return {
    async workspace(policy = {}, content) {
      const id = `drill-${++count}`
      await ensureWorkspace({ db, newId }, { id, name: id, locale: 'en' }, now())
      await db.scoped(id, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
        id,
        JSON.stringify({ quietMs: 20, ...policy }),
      ])
      if (content) await putDrillContent(db, id, content, now())
      const { key } = await createKey({ db, newId }, { workspace: id, name: 'drill', by: system }, now())
      return { id, key }
    },
    async call(method, path, token, body) {
      const answer = await node.app.inject({
        method,
        url: path,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      return { status: answer.statusCode, json: answer.body === '' ? null : JSON.parse(answer.body) }
    },
    standIn: standIns.declare,
    async connect(workspace, agentId) {
      const { token } = await openSession({ db, newId, endings: createEndings() }, { workspace, agentId }, now())
      listening ??= node.app.listen({ port: 0, host: '127.0.0.1' })
      const socket = new WebSocket(`${(await listening).replace(/^http/, 'ws')}/v1/live`)
      await once(socket, 'open')
      const welcomed = once(socket, 'message')
      socket.send(JSON.stringify({ type: 'hello', token }))
      await welcomed
      const isThere = async (there: boolean) => {
        const row = `select from baton.agent_sockets where workspace_id = $1 and agent_id = $2`
        while ((await db.scoped(workspace, row, [workspace, agentId])).length > 0 !== there) await sleep(20)
      }
      await isThere(true)
      return {
        async cut() {
          socket.terminate()
          await isThere(false)
        },
      }
    },
    pass: (ms) => void (ahead += ms),
    async stop() {
      await node.stop()
      await db.close()
    },
  }
}

/** A new database in memory, from a copy of one where there is one that can be read. */
async function openMigrated(folder: string): Promise<Database> {
  const file = templateFile(folder)
  const kept = existsSync(file)
  const copy = kept ? await openPglite({ dir: 'memory://', template: file }).catch(() => null) : null
  if (kept && copy === null) dropTemplate(file)
  const db = copy ?? (await openPglite({ dir: 'memory://' }))
  await migrate(db, { folder })
  if (copy === null) keepTemplate(file, await db.dump())
  return db
}
