import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import { roles } from './roles.ts'
import { sqlFolder } from './testing/sql-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const first = `create table baton.firsts (id int primary key); insert into baton.firsts values (1);
  grant select on baton.firsts to baton_app;`
const second = `alter table baton.firsts add column note text;\nupdate baton.firsts set note = 'second';`

const removals: (() => unknown)[] = []
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove()
})
function folderOf(files: Record<string, string>): string {
  const folder = sqlFolder(files)
  removals.push(folder.remove)
  return folder.path
}

eachDatabase(
  (name, open) => {
    /** As if nothing had ever been migrated; the roles stay, as they do in a cluster. */
    async function afresh(): Promise<{ db: Database; url: string | undefined }> {
      const { db, url } = await open()
      await db.migrate((exec) => exec('drop schema if exists baton cascade'))
      return { db, url }
    }
    const applied = (db: Database) =>
      db.migrate((_exec, query) =>
        query<{ id: number; name: string }>('select id, name from baton.baton_migrations order by id'),
      )

    test('applies what is missing, in order, and is harmless when repeated', async () => {
      const { db } = await afresh()
      const folder = folderOf({ '0001-first.sql': first, 'readme.md': 'not SQL' })
      expect(await migrate(db, { folder })).toEqual(['0001-first.sql'])
      expect(await migrate(db, { folder })).toEqual([])
      fs.writeFileSync(path.join(folder, '0002-second.sql'), second)
      expect(await migrate(db, { folder })).toEqual(['0002-second.sql'])
      expect(await applied(db)).toEqual([
        { id: 1, name: '0001-first.sql' },
        { id: 2, name: '0002-second.sql' },
      ])
      expect(await db.call('select * from baton.firsts')).toEqual([{ id: 1, note: 'second' }])
    })

    test('the roles exist, and row-level security holds them', async () => {
      const { db } = await afresh()
      await migrate(db, { folder: folderOf({ '0001-first.sql': first }) })
      const found = await db.migrate((_exec, query) =>
        query(
          `select rolname::text as role, rolcanlogin or rolsuper or rolbypassrls or rolcreaterole as too_much from pg_roles
           where rolname = any($1) order by array_position($1, rolname::text)`,
          [[...roles]],
        ),
      )
      expect(found).toEqual(roles.map((role) => ({ role, too_much: false })))
      for (const role of roles.filter((each) => each !== 'baton_search' && each !== 'baton_eraser')) {
        const [row] = await db.transaction({ role }, (query) => query('select current_user::text as me'))
        expect(row).toEqual({ me: role })
      }
    })

    test('a role that row-level security would not hold is refused', async () => {
      if (name === 'postgres') return // It belongs to everybody's cluster: it is tried on the embedded one.
      const { db } = await afresh()
      await db.migrate((exec) => exec('alter role baton_auth bypassrls'))
      const folder = folderOf({ '0001-first.sql': first })
      await expect(migrate(db, { folder })).rejects.toThrow(/baton_auth may pass row-level security/)
      await db.migrate((exec) => exec('alter role baton_auth nobypassrls'))
      await migrate(db, { folder })
    })

    test('a file that has changed since is an error, and line ends are no change', async () => {
      const { db } = await afresh()
      const folder = folderOf({ '0001-first.sql': first })
      await migrate(db, { folder })
      fs.writeFileSync(path.join(folder, '0001-first.sql'), first.replaceAll('\n', '\r\n'))
      expect(await migrate(db, { folder })).toEqual([])
      fs.writeFileSync(path.join(folder, '0001-first.sql'), `${first} -- edited`)
      await expect(migrate(db, { folder })).rejects.toThrow(/0001-first.sql has changed since it was applied/)
    })

    test('a database that is ahead of the files is an error', async () => {
      const { db } = await afresh()
      const folder = folderOf({ '0001-first.sql': first, '0002-second.sql': second })
      await migrate(db, { folder })
      fs.rmSync(path.join(folder, '0002-second.sql'))
      await expect(migrate(db, { folder })).rejects.toThrow(/newer than this Baton: it has 0002-second.sql/)
    })

    test('numbers that are missing or doubled are an error before anything is done', async () => {
      const { db } = await afresh()
      const gap = folderOf({ '0001-first.sql': first, '0003-third.sql': second })
      await expect(migrate(db, { folder: gap })).rejects.toThrow(/0003-third.sql should begin with 0002-/)
      const twice = folderOf({ '0001-first.sql': first, '0001-other.sql': second })
      await expect(migrate(db, { folder: twice })).rejects.toThrow(/0001-other.sql should begin with 0002-/)
    })

    test('a file that fails leaves nothing of itself, names its line, and can be mended', async () => {
      const { db } = await afresh()
      const bad = `${second}\ncreate table baton.halves (id int);\nselect nonsense;`
      const folder = folderOf({ '0001-first.sql': first, '0002-second.sql': bad })
      await expect(migrate(db, { folder })).rejects.toThrow(/0002-second.sql:4: column "nonsense" does not exist/)
      expect(await db.call(`select * from baton.firsts`)).toEqual([{ id: 1 }])
      expect(await applied(db)).toEqual([{ id: 1, name: '0001-first.sql' }])
      fs.writeFileSync(path.join(folder, '0002-second.sql'), second)
      expect(await migrate(db, { folder })).toEqual(['0002-second.sql'])
    })

    test('twenty at once apply each file once', async () => {
      const { db, url } = await afresh()
      const folder = folderOf({ '0001-first.sql': first, '0002-second.sql': `${second} select pg_sleep(0.05);` })
      const others = url === undefined ? [] : await Promise.all(Array.from({ length: 19 }, () => openPostgres({ url })))
      const all = others.length === 0 ? Array.from({ length: 20 }, () => db) : [db, ...others]
      const results = await Promise.all(all.map((each) => migrate(each, { folder })))
      expect(results.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql'])
      expect(await applied(db)).toHaveLength(2)
      await Promise.all(others.map((each) => each.close()))
    })

    if (name === 'postgres') {
      /** Databases of their own on the same cluster, owned by a login that is no superuser. */
      async function ownedDatabases(count: number): Promise<string[]> {
        const { url } = await open()
        const login = `baton_test_${randomUUID().slice(0, 8)}`
        const names = Array.from({ length: count }, (_, i) => `${login}_${i}`)
        const asAdmin = async (...statements: string[]): Promise<void> => {
          const admin = new pg.Client({ connectionString: url })
          await admin.connect()
          for (const statement of statements) await admin.query(statement)
          await admin.end()
        }
        await asAdmin(
          `create role ${login} login createrole nosuperuser password 'test'`,
          ...names.map((each) => `create database ${each} owner ${login}`),
        )
        removals.push(() =>
          asAdmin(
            ...names.map((each) => `drop database ${each} with (force)`),
            `drop owned by ${login}`,
            `drop role ${login}`,
          ),
        )
        return names.map(
          (each) => Object.assign(new URL(url!), { username: login, password: 'test', pathname: `/${each}` }).href,
        )
      }

      test('many databases of one cluster may be migrated at once, by a login that is no superuser', async () => {
        const urls = await ownedDatabases(6)
        const folder = folderOf({ '0001-first.sql': first })
        const databases = await Promise.all(urls.map((url) => openPostgres({ url })))
        await expect(databases[0]!.call('select 1')).rejects.toThrow(/may not act as baton_app|not been migrated/)
        const results = await Promise.all(databases.map((db) => migrate(db, { folder })))
        expect(results).toEqual(urls.map(() => ['0001-first.sql']))
        for (const db of databases) {
          expect(await db.call('select current_user::text as me, id from baton.firsts')).toEqual([
            { me: 'baton_app', id: 1 },
          ])
          await db.close()
        }
      })
    }
  },
  { migrations: null },
)
