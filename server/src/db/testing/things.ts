import fs from 'node:fs'
import path from 'node:path'
import { migrate } from '../migrate.ts'
import { openPglite } from '../pglite.ts'
import { sqlFolder } from './sql-folder.ts'

export const schema = `create table baton.things (id bigint generated always as identity, name text);
  create index on baton.things (left(name, 20));
  grant select, insert, update, delete on baton.things to baton_app;`

export const addThing = `insert into baton.things (name) values ($1)`

/** Some 64 kB that do not compress. */
export const bigThing = `insert into baton.things (name)
  select string_agg(md5(random()::text || i), '') || $1 from generate_series(1, 2000) i`

/** A template of an embedded database that has the table of things, in `folder`. */
export async function makeTemplate(folder: string): Promise<string> {
  const file = path.join(folder, 'template.tar')
  const sql = sqlFolder({ '0001-things.sql': schema })
  const db = await openPglite({ dir: 'memory://' })
  try {
    await migrate(db, { folder: sql.path })
    fs.writeFileSync(file, await db.dump())
    return file
  } finally {
    await db.close()
    sql.remove()
  }
}
