import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import type { TestDatabase } from '../testing/databases.ts'
import type { Database } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { migrate } from './migrate.ts'
import { sqlFolder } from './testing/sql-folder.ts'

const schema = `
  create table baton.notes (id bigint generated always as identity primary key, workspace text not null, body jsonb,
    constraint notes_body unique (workspace, body));
  alter table baton.notes enable row level security;
  alter table baton.notes force row level security;
  create policy own on baton.notes using (workspace = current_setting('baton.workspace', true));
  create table baton.keys (name text primary key);
  grant select, insert, update, delete on baton.notes to baton_app;
  grant select on baton.keys to baton_auth;
  create function baton.add_note(ws text, body jsonb) returns bigint language plpgsql as $$
    declare made bigint;
    begin
      perform set_config('baton.workspace', ws, true);
      insert into baton.notes (workspace, body) values (ws, body) returning id into made;
      return made;
    end $$;`

eachDatabase(
  (name, open) => {
    let db: Database
    let url: string | undefined
    const folder = sqlFolder({ '0001-notes.sql': schema })
    const whoAmI = `select current_user::text as role, coalesce(current_setting('baton.workspace', true), '') as workspace`
    const add = (workspace: string, body: unknown) =>
      db.scoped(workspace, 'insert into baton.notes (workspace, body) values ($1, $2)', [
        workspace,
        JSON.stringify(body),
      ])

    beforeAll(async () => {
      ;({ db, url } = (await open()) as TestDatabase)
      await migrate(db, { folder: folder.path })
    })
    afterAll(folder.remove)

    test('is what it says', () => {
      expect(db.kind).toBe(name)
      expect(url === undefined).toBe(name === 'pglite')
    })

    describe('values', () => {
      test('int8 comes as a number, in arrays and from count(*) as well', async () => {
        const [row] = await db.call(
          `select 1730000000000::int8 as ms, array[1, null, 3]::int8[] as list, count(*) as n, -1::int8 as below from (values (1), (2)) v`,
        )
        expect(row).toEqual({ ms: 1_730_000_000_000, list: [1, null, 3], n: 2, below: -1 })
      })

      test('an int8 that a number cannot hold is an error, and the next statement works', async () => {
        await expect(db.call('select 9007199254740993::int8 as big')).rejects.toMatchObject({ code: 'sql' })
        await expect(db.call('select 9007199254740991::int8 as big')).resolves.toEqual([{ big: 9_007_199_254_740_991 }])
      })

      test('jsonb comes parsed, and other types alike on both databases', async () => {
        const value = { text: 'naïve \u{1F600} "q" \\ \u200Fשלום', list: [1, null, { deep: true }], none: null }
        const [row] = await db.call(
          `select $1::jsonb as doc, '"s"'::jsonb as str, 'null'::jsonb as nil, null::jsonb as none, true as yes, 1.5::float8 as f,
             1.50::numeric as exact, 7::int4 as i, 'x'::text as t, array['a', null]::text[] as texts, '\\x00ff'::bytea as bytes`,
          [JSON.stringify(value)],
        )
        expect(row).toEqual({
          doc: value,
          str: 's',
          nil: null,
          none: null,
          yes: true,
          f: 1.5,
          exact: '1.50',
          i: 7,
          t: 'x',
          texts: ['a', null],
          bytes: Buffer.from([0, 255]),
        })
      })

      test('a megabyte goes in and comes out', async () => {
        const text = 'ü'.repeat(500_000)
        const [row] = await db.call('select $1::text as text', [text])
        expect(row?.['text'] === text).toBe(true)
      })
    })

    describe('roles and workspaces', () => {
      test('call acts as baton_app without a workspace', async () => {
        await expect(db.call(whoAmI)).resolves.toEqual([{ role: 'baton_app', workspace: '' }])
      })

      test('scoped acts inside its workspace, with parameters and without', async () => {
        await expect(db.scoped('w1', whoAmI)).resolves.toEqual([{ role: 'baton_app', workspace: 'w1' }])
        await expect(db.scoped(`w'2`, `${whoAmI}, $1::text as given`, ['x'])).resolves.toEqual([
          { role: 'baton_app', workspace: `w'2`, given: 'x' },
        ])
      })

      test('a workspace sees its own rows alone, and nobody sees any without one', async () => {
        await add('own', { n: 1 })
        await add('other', { n: 2 })
        const read = 'select body from baton.notes order by id'
        expect(await db.scoped('own', read)).toEqual([{ body: { n: 1 } }])
        expect(await db.scoped('other', read)).toEqual([{ body: { n: 2 } }])
        expect(await db.call(read)).toEqual([])
        await expect(
          db.scoped('own', `insert into baton.notes (workspace, body) values ('other', '{}')`),
        ).rejects.toMatchObject({ code: 'sql', sqlState: '42501' })
      })

      test('a function that sets its workspace itself keeps it to its own statement', async () => {
        const [made] = await db.call<{ id: number }>('select baton.add_note($1, $2) as id', [
          'called',
          '{"by":"function"}',
        ])
        expect(made?.id).toBeTypeOf('number')
        expect(await db.scoped('called', 'select body from baton.notes')).toEqual([{ body: { by: 'function' } }])
        expect(await db.call(whoAmI)).toEqual([{ role: 'baton_app', workspace: '' }])
      })

      test('a transaction acts in its role and workspace, and neither stays behind, however it ends', async () => {
        const inside = await db.transaction({ role: 'baton_auth', workspace: 'w3' }, (query) => query(whoAmI))
        expect(inside).toEqual([{ role: 'baton_auth', workspace: 'w3' }])
        await expect(
          db.transaction({ role: 'baton_sweeper', workspace: 'w4' }, async (query) => {
            await query('select 1')
            throw new RangeError('on purpose')
          }),
        ).rejects.toThrow(RangeError)
        await expect(db.transaction({ role: 'baton_follower' }, (query) => query('nonsense'))).rejects.toThrow(
          DatabaseError,
        )
        await expect(db.scoped('w5', 'select 1 / 0')).rejects.toMatchObject({ code: 'sql', sqlState: '22012' })
        // More at once than there are connections, so that each of them is looked at.
        const after = await Promise.all(
          Array.from({ length: 40 }, () => db.call(`${whoAmI}, pg_sleep(0.002)::text as s`)),
        )
        expect(after.flat()).toEqual(after.map(() => ({ role: 'baton_app', workspace: '', s: '' })))
      })

      test('a role reads what it was granted and no more', async () => {
        await expect(db.call('select * from baton.keys')).rejects.toMatchObject({ sqlState: '42501' })
        await expect(
          db.transaction({ role: 'baton_auth' }, (query) => query('select * from baton.keys')),
        ).resolves.toEqual([])
      })

      test('hundreds of statements of many workspaces at once never mix', async () => {
        const work = Array.from({ length: 400 }, async (_, i) => {
          const workspace = `mix${i % 7}`
          if (i % 5 === 0) {
            return db.transaction({ workspace }, async (query) => {
              const [first] = await query<{ workspace: string }>(whoAmI)
              const [second] = await query<{ workspace: string }>(`${whoAmI}, $1::int as i`, [i])
              return [workspace, first?.workspace, second?.workspace]
            })
          }
          if (i % 11 === 0) {
            await db.scoped(workspace, 'select 1 / 0').catch(() => {})
            return [workspace, workspace, workspace]
          }
          const [row] = await db.scoped<{ workspace: string; i: number }>(workspace, `${whoAmI}, $1::int as i`, [i])
          expect(row?.i).toBe(i)
          return [workspace, row?.workspace, workspace]
        })
        for (const [expected, first, second] of await Promise.all(work)) {
          expect(first).toBe(expected)
          expect(second).toBe(expected)
        }
      })
    })

    describe('transactions', () => {
      const count = async (workspace: string): Promise<number> => {
        const [row] = await db.scoped<{ n: number }>(workspace, 'select count(*) as n from baton.notes')
        return row?.n ?? -1
      }
      const insert = `insert into baton.notes (workspace, body) values ($1, $2)`

      test('commits all or nothing', async () => {
        await db.transaction({ workspace: 'tx' }, async (query) => {
          await query(insert, ['tx', '1'])
          await query(insert, ['tx', '2'])
        })
        expect(await count('tx')).toBe(2)
        const failing = db.transaction({ workspace: 'tx' }, async (query) => {
          await query(insert, ['tx', '3'])
          throw new Error('changed my mind')
        })
        await expect(failing).rejects.toThrow('changed my mind')
        expect(await count('tx')).toBe(2)
      })

      test('nobody else writes into it, even when it takes its time', async () => {
        const rolledBack = db.transaction({ workspace: 'calm' }, async (query) => {
          await query(insert, ['calm', '1'])
          await new Promise((resolve) => setTimeout(resolve, 50))
          throw new Error('rolled back')
        })
        const beside = Promise.all([add('calm', 10), add('calm', 11), db.call(whoAmI)])
        await expect(rolledBack).rejects.toThrow('rolled back')
        await beside
        // By what they say: the two come on connections of their own, and either may be first.
        expect(await db.scoped('calm', 'select body from baton.notes order by body')).toEqual([
          { body: 10 },
          { body: 11 },
        ])
      })

      test('says so when a failed statement went unnoticed, instead of pretending to commit', async () => {
        const unnoticed = db.transaction({ workspace: 'unnoticed' }, async (query) => {
          await query(insert, ['unnoticed', '1'])
          await query('select 1 / 0').catch(() => {})
        })
        await expect(unnoticed).rejects.toMatchObject({ code: 'sql', message: expect.stringContaining('rolled back') })
        expect(await count('unnoticed')).toBe(0)
      })

      test('a statement after its end is refused', async () => {
        const leaked = await db.transaction({}, async (query) => query)
        await expect(leaked('select 1')).rejects.toThrow('after the end')
      })
    })

    describe('errors', () => {
      test('a broken unique constraint is a conflict that names it', async () => {
        await add('twice', 1)
        await expect(add('twice', 1)).rejects.toMatchObject({
          code: 'conflict',
          sqlState: '23505',
          constraint: 'notes_body',
        })
        // The server's detail quotes the values; they belong in no log.
        const error = await add('twice', 'secret')
          .then(() => add('twice', 'secret'))
          .catch((reason: unknown) => reason)
        expect(String(error)).not.toContain('secret')
      })

      test('a statement that fails leaves its place usable, prepared or not', async () => {
        for (let i = 0; i < 30; i += 1) {
          await expect(db.scoped('e', 'select $1::int / 0 as x', [i])).rejects.toMatchObject({ sqlState: '22012' })
          await expect(db.call('select no_such_column from baton.notes')).rejects.toMatchObject({ sqlState: '42703' })
          await expect(db.call('select $1::int', ['abc'])).rejects.toMatchObject({ sqlState: '22P02' })
        }
        await expect(db.scoped('e', 'select $1::int / 1 as x', [7])).resolves.toEqual([{ x: 7 }])
      })

      test('text with a null character is refused as an error of the caller', async () => {
        await expect(db.call('select $1::text as t', ['a\0b'])).rejects.toMatchObject({ code: 'sql' })
        await expect(db.scoped('a\0b', 'select 1 as x')).rejects.toMatchObject({ code: 'sql' })
        await expect(db.transaction({ workspace: 'a\0b' }, (query) => query('select 1'))).rejects.toMatchObject({
          code: 'sql',
        })
        await expect(db.call('select 1 as x')).resolves.toEqual([{ x: 1 }])
      })

      test('a statement prepared before a migration works after it', async () => {
        const star = 'select * from baton.keys'
        const read = () => db.transaction({ role: 'baton_auth' }, (query) => query(star))
        await db.migrate((exec) => exec('grant select on baton.keys to baton_app'))
        for (let i = 0; i < 20; i += 1) await Promise.all([db.call(star), db.scoped('s', star), read()])
        await db.migrate((exec) =>
          exec(`alter table baton.keys add column hash text; insert into baton.keys values ('k', 'h')`),
        )
        const after = await Promise.all(Array.from({ length: 20 }, () => db.call(star)))
        expect(after.flat()).toEqual(after.map(() => ({ name: 'k', hash: 'h' })))
        expect(await db.scoped('s', star)).toEqual([{ name: 'k', hash: 'h' }])
      })
    })
  },
  { migrations: null },
)
