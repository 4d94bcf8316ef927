import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBuiltInAssistant } from './assistant/built-in/built-in-assistant.ts'
import { createModelTools } from './assistant/model-tools.ts'
import { checkSetup } from './assistant/model/check-setup.ts'
import { createModelAssistant } from './assistant/model/model-assistant.ts'
import { createModelSpending } from './assistants/model-spending.ts'
import { createEmbedder } from './embedding/embedder.ts'
import { createMeaning } from './embedding/meaning.ts'
import { createActions } from './mcp/actions.ts'
import type { ActionCalls } from './assistant/model/action-tools.ts'
import type { Assistant } from './assistant/assistant.ts'
import { createClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { ensureWorkspace, firstRun } from './identity/first-run.ts'
import { createIds } from './ids.ts'
import { createServerLog } from './http/server-log.ts'
import { loadFolder } from './knowledge/load-folder.ts'
import { createNode, type BatonNode } from './node.ts'
import { loadDrills } from './drills/own-drills.ts'
import type { CallAction } from './playbooks/call-action.ts'
import { keysInFolder } from './sealing/keyring.ts'
import { startInProcess } from './start-in-process.ts'
import { createSummariser } from './summary/summariser.ts'
import { startTracing } from './tracing/start-tracing.ts'
import { createVault } from './sealing/vault.ts'

export interface RunningServer {
  url: string
  node: BatonNode
  db: Database
  stop(): Promise<void>
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const sqlFolder = join(root, 'server', 'sql')
const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

/** Opens the database, brings its schema up to date and gives the files that it ran. */
export async function migrateDatabase(config: Config): Promise<string[]> {
  const db = await openDatabase({
    databaseUrl: config.databaseUrl,
    poolSize: config.databasePool,
    dataDir: config.dataDir,
  })
  try {
    return await migrate(db, { folder: sqlFolder })
  } finally {
    await db.close()
  }
}

/** The whole server from its settings: database, first run, content, node, listening. Prints how to get in. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createServerLog(config.logLevel)
  const now = createClock()
  const newId = createIds(now)
  const stopTracing = config.tracing === null ? undefined : await startTracing(version, config.tracing)
  const db = await openDatabase({
    databaseUrl: config.databaseUrl,
    poolSize: config.databasePool,
    dataDir: config.dataDir,
  })
  try {
    await migrate(db, { folder: sqlFolder })
    const printed: string[] = []
    if (config.demo)
      await seedDemo({ db, newId }, { workspace: config.workspace, folder: join(root, 'examples', 'demo-shop') }, now())
    else {
      const begun = { id: config.workspace, name: config.workspace, locale: 'en' } as const
      if (await ensureWorkspace({ db, newId }, begun, now()))
        printed.push(
          'drills      see that your assistant reaches a person before you rely on it: docs/how-to/drills.md',
        )
    }
    const first = await firstRun(
      { db, newId },
      { workspace: config.workspace, admin: { name: 'Admin', email: 'admin@baton.local' }, apiKey: config.apiKey },
      now(),
    )
    if (first.admin) printed.push(`admin       ${first.admin.email}   password ${first.admin.password}   (shown once)`)
    if (first.key) printed.push(`API key     ${first.key}   (shown once)`)
    if (first.seeded === 'revoked') printed.push('API key     the one in BATON_API_KEY was revoked in this workspace')
    if (first.seeded === 'elsewhere') printed.push('API key     the one in BATON_API_KEY belongs to another workspace')

    const folders = [config.contentDir, config.demo ? join(root, 'examples', 'demo-shop') : undefined].filter(
      (each) => each !== undefined,
    )
    for (const folder of folders) {
      const { loaded, broken } = await loadFolder({ db, newId }, config.workspace, folder, now())
      if (loaded > 0) log.info({ folder, loaded }, 'content loaded')
      const brokenDrills = await loadDrills({ db, newId }, config.workspace, folder, now())
      for (const { file, line, message } of [...broken, ...brokenDrills])
        log.error(`${file}:${line}: ${message} (the other files are loaded)`)
    }

    const base = { url: config.publicUrl ?? '' }
    const reach = {
      allowedOrigins: () => [...config.actionOrigins, ...(config.demo ? [base.url] : [])],
      baseUrl: () => base.url,
    }
    const note = (message: string, detail: object) => log.warn(detail, message)
    // Turns, summaries, drills and embeddings are paid from one budget.
    const spending = createModelSpending({ db, now, newId, operator: config.model?.budget ?? {}, log: note })
    const meaning = config.embedding
      ? createMeaning({ db, embedder: createEmbedder(config.embedding), spending, now, log: note })
      : undefined
    /** The assistant that customers get, on this database or on one in memory. */
    const assistantOn = (at: Database, call?: CallAction, calls?: ActionCalls): Assistant => {
      // What is in memory only is never embedded.
      const meant = at === db ? meaning : undefined
      const builtIn = createBuiltInAssistant({ ...reach, db: at, call, meaning: meant })
      return config.model
        ? createModelAssistant({
            ...config.model,
            tools: createModelTools({ ...reach, db: at, call, calls, meaning: meant }),
            fallback: builtIn,
            spending,
            now,
            log: note,
          })
        : builtIn
    }
    const summariser = config.model ? createSummariser({ config: config.model, spending }) : undefined
    const vault = createVault(config.secretKeys ?? (config.databaseUrl ? [] : keysInFolder(config.dataDir)))
    const actions = createActions({ db, vault, newId, now, allowedOrigins: reach.allowedOrigins })
    const node = await createNode({
      config,
      db,
      assistant: assistantOn(db, undefined, actions),
      actions,
      builtIn: createBuiltInAssistant({ ...reach, db, meaning }),
      embedding: meaning && { meaning, spending },
      openRehearsal: () => startInProcess((memory, call) => assistantOn(memory, call)),
      summariser,
      newId,
      now,
      log,
      vault,
      root,
      version,
      allowedOrigins: reach.allowedOrigins,
      starterIntents: true,
    })
    await node.start()
    const listening = await node.app.listen({ port: config.port, host: config.host }).catch(async (error: unknown) => {
      await node.stop() // what sweeps and polls would go on with a closed database
      throw error
    })
    base.url ||= listening
    print(listening, config, vault.keeps, printed)
    // Nobody waits for it: the built-in assistant answers meanwhile where it must.
    if (config.model) void checkSetup(config.model).then((advice) => advice && log.warn(advice))
    return {
      url: listening,
      node,
      db,
      async stop() {
        await node.stop()
        await db.close()
        await stopTracing?.()
      },
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

function print(url: string, config: Config, keepsOriginals: boolean, more: readonly string[]): void {
  if (config.logLevel === 'silent') return
  const lines = [
    `Baton ${version} is up.`,
    ...(config.demo ? [`demo shop   ${url}/demo`] : []),
    `inbox       ${url}/inbox`,
    `API         ${url}/docs`,
    `assistant   ${config.model ? `${config.model.provider}:${config.model.model}` : 'built in, from articles and playbooks; BATON_MODEL names a model'}`,
    ...(config.embedding ? [`embeddings  ${config.embedding.provider}:${config.embedding.model}`] : []),
    `database    ${config.databaseUrl ? 'PostgreSQL' : `embedded, in ${config.dataDir}`}`,
    ...(keepsOriginals
      ? []
      : ['masked      originals are not kept: BATON_SECRET_KEY seals them (openssl rand -base64 32)']),
    ...more,
  ]
  console.log(`\n  ${lines.join('\n  ')}\n`)
}
