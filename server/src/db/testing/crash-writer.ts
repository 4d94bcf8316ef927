import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { migrate } from '../migrate.ts'
import { openPglite } from '../pglite.ts'
import type { Pglite } from '../pglite.ts'
import { sqlFolder } from './sql-folder.ts'

// Run as a program, this writes rows without end and prints each one once it has been acknowledged; as a module it starts
// that program, ends it the hard way, and compares what it was told with what is there afterwards.

const writers = 8

const schema = `
  create table baton.written (writer int, n int, half text, filler text, primary key (writer, n, half));
  grant select, insert, update, delete on baton.written to baton_app;`

// Two rows in one statement: one without the other would be half a commit.
const insert = `insert into baton.written select $1::int, $2::int, half, repeat(md5($1::int || $2::int::text), 8) from unnest(array['a', 'b']) half`

async function write(dir: string): Promise<void> {
  const db = await openCrashed(dir)
  const wrote = await highest(db)
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = (wrote.get(writer) ?? 0) + 1; ; n += 1) {
        if (n % 3 === 0) await db.transaction({}, (query) => query(insert, [writer, n]))
        else await db.call(insert, [writer, n])
        say(`${writer} ${n}\n`)
      }
    }),
  )
}

/** At once, so that what is told was acknowledged before the end; a pipe that is full is waited for. */
function say(line: string): void {
  for (;;) {
    try {
      fs.writeSync(1, line)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

/** Opens the folder with checkpoints so frequent that crashes meet them. */
export function openCrashed(dir: string): Promise<Pglite> {
  return openPglite({ dir, maintenance: { everyMs: 40, checkpointAfterBytes: 300_000 } })
}

/** Makes the folder with the table that is written to. */
export async function prepareFolder(dir: string): Promise<void> {
  const folder = sqlFolder({ '0001-written.sql': schema })
  const db = await openPglite({ dir })
  try {
    await migrate(db, { folder: folder.path })
  } finally {
    await db.close()
    folder.remove()
  }
}

/** The highest number that each writer has been told is stored. */
export type Acknowledged = Map<number, number>

/** Runs the program on `dir` until it ends, or is killed after so many rows, and notes in `acknowledged` what it was told. */
export async function runWriter(
  dir: string,
  acknowledged: Acknowledged,
  {
    nodeOptions = [],
    env = {},
    killAfter,
  }: { nodeOptions?: string[]; env?: NodeJS.ProcessEnv; killAfter?: number } = {},
): Promise<{ acknowledgements: number; signal: string | null; errors: string }> {
  const child = spawn(process.execPath, [...nodeOptions, path.join(import.meta.dirname, 'crash-writer.ts'), dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let rest = ''
  let errors = ''
  let acknowledgements = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [writer, n] = line.split(' ').map(Number) as [number, number]
      acknowledged.set(writer, Math.max(n, acknowledged.get(writer) ?? 0))
      acknowledgements += 1
      if (acknowledgements === killAfter) child.kill('SIGKILL')
    }
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const signal = await new Promise<string | null>((resolve) => child.on('close', (_code, name) => resolve(name)))
  return { acknowledgements, signal, errors }
}

/** What is wrong with the folder after a crash, in words; empty when nothing is. */
export async function checkFolder(dir: string, acknowledged: Acknowledged): Promise<string[]> {
  const db = await openCrashed(dir)
  try {
    const faults: string[] = []
    const stored = await highest(db)
    for (const [writer, n] of acknowledged) {
      const has = stored.get(writer) ?? 0
      if (has < n) faults.push(`writer ${writer}: ${n} were acknowledged, ${has} are stored`)
      if (has > n + 1) faults.push(`writer ${writer}: ${has} are stored, though only ${n} were acknowledged`)
    }
    const [counts] = await db.call<{ halves: number; gaps: number; damaged: number }>(
      `select (select count(*) from (select 1 from baton.written group by writer, n having count(*) <> 2) h) as halves,
         (select count(*) from (select 1 from baton.written group by writer having max(n) <> count(distinct n)) g) as gaps,
         (select count(*) from baton.written where filler <> repeat(md5(writer::text || n), 8)) as damaged`,
    )
    for (const [what, count] of Object.entries(counts ?? {})) if (count > 0) faults.push(`${count} ${what}`)
    return faults
  } finally {
    await db.close()
  }
}

async function highest(db: Pglite): Promise<Map<number, number>> {
  const rows = await db.call<{ writer: number; n: number }>(
    'select writer, max(n) as n from baton.written group by writer',
  )
  return new Map(rows.map(({ writer, n }) => [writer, n]))
}

if (process.argv[1] === import.meta.filename) await write(process.argv[2]!)
