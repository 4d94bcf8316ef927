import path from 'node:path'
import { pino } from 'pino'
import type { Act } from '@baton/engine'
import { readConfig } from '../../server/src/config.ts'
import { migrate } from '../../server/src/db/migrate.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { ensureWorkspace, firstRun } from '../../server/src/identity/first-run.ts'
import { createIds } from '../../server/src/ids.ts'
import { createNode } from '../../server/src/node.ts'

// A whole server that is there to be killed: `PORT`, `BATON_API_KEY` and `DATABASE_URL` or `BATON_DATA_DIR` say where. It prints the word
// `ready` when it takes requests, or what went wrong as one line of JSON.

const root = path.join(import.meta.dirname, '../..')
const config = readConfig({ ...process.env, BATON_WORKSPACE: 'torture' })
const now = () => Date.now() + Number(process.env['CLOCK_OFF_MS'] ?? 0)
const newId = createIds(now)

try {
  const db = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir })
  await migrate(db, { folder: path.join(root, 'server/sql') })
  const { workspace } = config
  await ensureWorkspace({ db, newId }, { id: workspace, name: workspace, locale: 'en' }, now())
  await firstRun(
    { db, newId },
    {
      workspace,
      apiKey: config.apiKey,
      admin: { name: 'Ada', email: 'ada@torture.example', password: 'a long enough password' },
    },
    now(),
  )
  const assistant = {
    name: 'silent',
    // oxlint-disable-next-line require-yield
    async *takeTurn(): AsyncGenerator<readonly Act[]> {
      throw new Error('the assistant was asked although a person holds the conversation')
    },
  }
  const log = pino({ level: config.logLevel })
  const node = await createNode({ config, db, assistant, newId, now, log, root, version: 'torture' })
  await node.start()
  await node.app.listen({ port: config.port, host: '127.0.0.1' })
  process.on('SIGTERM', async () => {
    await node.stop()
    await db.close()
    process.exit(0)
  })
  console.log('ready')
} catch (error) {
  const { code, message } = error as Error & { code?: string }
  console.log(JSON.stringify({ code, message }))
  process.exit(1)
}
