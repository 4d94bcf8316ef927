import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { migrate } from './migrate.ts'
import { openPglite } from './pglite.ts'
import type { Pglite, PgliteOptions } from './pglite.ts'
import { checkFolder, prepareFolder, runWriter } from './testing/crash-writer.ts'
import { scratchFolder } from './testing/scratch-folder.ts'
import { sqlFolder } from './testing/sql-folder.ts'
import { addThing, bigThing, makeTemplate, schema } from './testing/things.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const run = promisify(execFile)
const scratch = scratchFolder('pglite')
const root = scratch.path
let template: string
let opened: Pglite[] = []
let folders = 0

async function open(options: Partial<PgliteOptions> = {}): Promise<Pglite> {
  folders += 1
  const db = await openPglite({ dir: path.join(root, String(folders)), template, ...options })
  opened.push(db)
  return db
}

async function names(db: Pglite): Promise<string[]> {
  const rows = await db.call<{ name: string }>('select name from baton.things order by id')
  return rows.map(({ name }) => name)
}

beforeAll(async () => {
  template = await makeTemplate(root)
})

afterEach(async () => {
  await Promise.all(opened.map((db) => db.close()))
  opened = []
})

afterAll(scratch.remove)

describe('the folder', () => {
  test('keeps what was written when it is closed and opened again', async () => {
    const dir = path.join(root, 'again')
    const db = await open({ dir })
    await db.call(addThing, ['kept'])
    await db.close()
    await db.close()
    await expect(db.call('select 1')).rejects.toMatchObject({ code: 'database_unavailable' })
    expect(await names(await open({ dir }))).toEqual(['kept'])
  })

  test('a first boot that was cut off is done again', async () => {
    const dir = path.join(root, 'half-made')
    fs.mkdirSync(path.join(dir, 'postgres.new', 'base'), { recursive: true })
    fs.writeFileSync(path.join(dir, 'postgres.new', 'PG_VERSION'), '18\n')
    expect(await names(await open({ dir }))).toEqual([])
    expect(fs.readdirSync(dir).sort()).toEqual(['baton.lock', 'postgres'])
  })

  test('data of another PostgreSQL is refused with what to do', async () => {
    const dir = path.join(root, 'newer')
    fs.mkdirSync(path.join(dir, 'postgres'), { recursive: true })
    fs.writeFileSync(path.join(dir, 'postgres', 'PG_VERSION'), '19\n')
    await expect(open({ dir })).rejects.toThrow(/made by PostgreSQL 19, and this Baton carries 18/)
  })

  test('a folder that cannot be made is refused with its name', async () => {
    const file = path.join(root, 'a-file')
    fs.writeFileSync(file, '')
    await expect(open({ dir: path.join(file, 'data') })).rejects.toThrow(file)
  })

  test('nothing but migrate works before the first migration, because the session would be the owner', async () => {
    const db = await open({ dir: 'memory://', template: undefined })
    await expect(db.call('select 1')).rejects.toThrow('not been migrated')
    await expect(db.scoped('w', 'select 1')).rejects.toThrow('not been migrated')
    await expect(db.transaction({}, (query) => query('select 1'))).rejects.toThrow('not been migrated')
    const sql = sqlFolder({ '0001-things.sql': schema })
    await migrate(db, { folder: sql.path })
    sql.remove()
    await expect(db.call('select current_user::text as me')).resolves.toEqual([{ me: 'baton_app' }])
  })

  test('a migration leaves nothing behind in the session that all share', async () => {
    const db = await open({ dir: 'memory://' })
    await db.migrate(async (exec) => {
      await exec(`set search_path = baton; set work_mem = '1MB'; begin; create table baton.left_open (i int)`)
    })
    const [row] = await db.call(
      `select current_user::text as me, current_setting('search_path') as path, to_regclass('baton.left_open')::text as open`,
    )
    expect(row).toEqual({ me: 'baton_app', path: 'public', open: null })
    await expect(db.migrate((exec) => exec('nonsense'))).rejects.toMatchObject({ sqlState: '42601' })
    await expect(db.call('select current_user::text as me')).resolves.toEqual([{ me: 'baton_app' }])
  })
})

describe('a second opener', () => {
  const takeFolder = path.join(import.meta.dirname, 'testing/take-folder.ts')

  test(
    'is refused 20 times of 20 from another process, and told which folder and what to do',
    { timeout: 60_000 },
    async () => {
      const dir = path.join(root, 'mine')
      const db = await open({ dir })
      await db.call(addThing, ['before'])
      const attempts = async (): Promise<Record<string, unknown>[]> => {
        const { stdout } = await run(process.execPath, [takeFolder, dir, '10'])
        return stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      }
      const results = (await Promise.all([attempts(), attempts()])).flat()
      expect(results).toHaveLength(20)
      for (const result of results) {
        expect(result).toMatchObject({ opened: false, code: 'data_folder_in_use' })
        expect(result['message']).toContain(dir)
        expect(result['message']).toContain(`process ${process.pid}`)
        expect(result['message']).toContain('BATON_DATA_DIR')
      }
      await db.call(addThing, ['after'])
      expect(await names(db)).toEqual(['before', 'after'])
    },
  )

  test('is refused in the same process, by whatever path it comes', async () => {
    const dir = path.join(root, 'same')
    const db = await open({ dir })
    const link = path.join(root, 'link')
    fs.symlinkSync(dir, link)
    await expect(openPglite({ dir })).rejects.toMatchObject({ code: 'data_folder_in_use' })
    await expect(openPglite({ dir: link })).rejects.toMatchObject({ code: 'data_folder_in_use' })
    await db.close()
    await open({ dir: link })
  })
})

describe('a killed process', () => {
  test('has lost nothing that it acknowledged, and the folder is free', async () => {
    const dir = path.join(root, 'killed')
    await prepareFolder(dir)
    const acknowledged = new Map<number, number>()
    let sum = 0
    for (let i = 0; i < 4; i += 1) {
      const { acknowledgements, signal } = await runWriter(dir, acknowledged, { killAfter: 10 + i * 70 })
      expect(signal).toBe('SIGKILL')
      sum += acknowledgements
      expect(await checkFolder(dir, acknowledged)).toEqual([])
    }
    expect(sum).toBeGreaterThan(100)
  })
})

describe('a thread that ends', () => {
  test('a statement that runs too long is ended alone, and the database goes on', async () => {
    const db = await open({ statementLimitMs: 500 })
    await db.call(addThing, ['kept'])
    const long = db.call('select count(*) from generate_series(1, 100000000000)')
    const behind = db.call('select 1 as x')
    await expect(long).rejects.toMatchObject({ code: 'statement_timeout' })
    await expect(behind).rejects.toMatchObject({ code: 'database_unavailable' })
    expect(await names(db)).toEqual(['kept'])
  })

  test('a migration may run longer', async () => {
    const db = await open({ dir: 'memory://', statementLimitMs: 300 })
    await db.migrate((_exec, query) => query('select pg_sleep(1.2)'))
    await db.call(addThing, ['afterwards'])
    expect(await names(db)).toEqual(['afterwards'])
  })

  test('an engine that breaks fails what is under way and is started again', async () => {
    const db = await open()
    await db.call(addThing, ['kept'])
    // Deeper than any stack: inside, this is an exception that the engine does not survive.
    const breaking = db.call(`select repeat('[', 5000000)::jsonb`)
    const during = db.transaction({}, (query) => query(addThing, ['lost']))
    await expect(breaking).rejects.toMatchObject({ code: 'database_unavailable' })
    await during.catch(() => {})
    const [first, ...rest] = await names(db)
    expect(first).toBe('kept')
    expect(rest.length).toBeLessThanOrEqual(1)
    await db.call(addThing, ['goes on'])
  })

  test(
    'a transaction that stands idle is rolled back, and the others get their turn',
    { timeout: 30_000 },
    async () => {
      const db = await open()
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      try {
        const idle = db.transaction({}, async (query) => {
          await query(addThing, ['held'])
          // The classic mistake: this waits for its own transaction to end.
          await db.call('select 1')
        })
        const refused = idle.catch((error: unknown) => error)
        await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0), { interval: 5 })
        const other = db.call(addThing, ['other'])
        await vi.advanceTimersByTimeAsync(11_000)
        expect(await refused).toMatchObject({ code: 'statement_timeout' })
        await other
      } finally {
        vi.useRealTimers()
      }
      expect(await names(db)).toEqual(['other'])
    },
  )
})

describe('housekeeping', () => {
  const restless = { everyMs: 1e9, idleMs: 0, checkpointAfterMs: 0, vacuumAfterMs: 0 }

  test('a checkpoint is made when enough log has piled up, busy or not', async () => {
    const db = await open({
      dir: 'memory://',
      maintenance: { everyMs: 1e9, idleMs: 1e9, checkpointAfterBytes: 200_000 },
    })
    expect(await db.maintain()).toEqual({ checkpointed: false, vacuumed: [] })
    for (let i = 0; i < 10; i += 1) await db.call(bigThing, [''])
    expect(await db.maintain()).toEqual({ checkpointed: true, vacuumed: [] })
    expect(await db.maintain()).toEqual({ checkpointed: false, vacuumed: [] })
  })

  test('changed tables are vacuumed and analysed when it is quiet, and statements stay those of baton_app', async () => {
    const db = await open({ dir: 'memory://', maintenance: restless })
    for (let i = 0; i < 200; i += 1) await db.call(addThing, [`thing ${i}`])
    await db.call(`delete from baton.things where id % 2 = 0`)
    expect((await db.maintain()).vacuumed).toContain('baton.things')
    expect((await db.maintain()).vacuumed).not.toContain('baton.things')
    const [row] = await db.call(
      `select reltuples::int as n, current_user::text as me from pg_class where oid = 'baton.things'::regclass`,
    )
    expect(row).toEqual({ n: 100, me: 'baton_app' })
  })

  test('is done by itself', async () => {
    const db = await open({
      dir: 'memory://',
      maintenance: { ...restless, everyMs: 50, checkpointAfterBytes: 200_000 },
    })
    for (let i = 0; i < 100; i += 1) await db.call(addThing, [`thing ${i}`])
    await vi.waitFor(
      async () => {
        const [row] = await db.call(`select reltuples::int as n from pg_class where oid = 'baton.things'::regclass`)
        expect(row?.['n']).toBeGreaterThan(0)
      },
      { timeout: 10_000, interval: 50 },
    )
  })
})
