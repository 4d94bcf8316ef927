import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Database } from '../db/database.ts'
import { audit, system, type Audited } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { ContentError } from '../knowledge/content-error.ts'
import { hashOf } from '../knowledge/hash.ts'
import type { BrokenFile } from '../knowledge/load-folder.ts'
import type { ScriptedDrill } from './drill.ts'
import { parseDrill, parseDrills } from './parse-drill.ts'

/** A drill that a workspace wrote. `updatedAt` is ms UTC. */
export interface OwnDrill {
  name: string
  yaml: string
  drill: ScriptedDrill
  updatedAt: number
}

/** Makes or replaces a drill from its YAML. Throws a `ContentError` with the line of what is wrong; its name must be this one. */
export async function putDrill(
  db: Database,
  workspace: string,
  { name, yaml }: { name: string; yaml: string },
  { audited, source = 'api' }: { audited: Audited; source?: string },
  now: number,
): Promise<OwnDrill> {
  const drill = parseDrill(yaml)
  if (drill.name !== name) throw new ContentError(`name: this is the drill "${drill.name}", not "${name}"`, 1)
  const hash = hashOf(yaml)
  await db.transaction({ workspace }, async (query) => {
    await query(
      `insert into baton.drills (workspace_id, name, yaml, parsed, source, hash, updated_at) values ($1, $2, $3, $4::jsonb, $5, $6, $7)
        on conflict (workspace_id, name) do update set yaml = excluded.yaml, parsed = excluded.parsed, source = excluded.source,
          hash = excluded.hash, updated_at = excluded.updated_at`,
      [workspace, name, yaml, JSON.stringify(drill), source, hash, now],
    )
    const detail = { source, hash, lines: drill.says.length }
    await audit(query, audited.newId, { workspace, by: audited.by, action: 'drill.saved', target: name, detail }, now)
  })
  return { name, yaml, drill, updatedAt: now }
}

/** False when there was none. */
export async function deleteDrill(
  db: Database,
  workspace: string,
  name: string,
  { by, newId }: Audited,
  now: number,
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const gone = await query('delete from baton.drills where workspace_id = $1 and name = $2 returning name', [
      workspace,
      name,
    ])
    if (gone.length > 0) await audit(query, newId, { workspace, by, action: 'drill.removed', target: name }, now)
    return gone.length > 0
  })
}

/** The drills of a workspace by name. */
export async function ownDrills(db: Database, workspace: string): Promise<OwnDrill[]> {
  return db.scoped<OwnDrill>(
    workspace,
    'select name, yaml, parsed as drill, updated_at as "updatedAt" from baton.drills where workspace_id = $1 order by name',
    [workspace],
  )
}

/**
 * Brings `drills/*.yaml` of a folder into a workspace, one drill after the other. What was changed through the API since is left alone, and a file
 * that cannot be read keeps no other from loading.
 */
export async function loadDrills(
  { db, newId }: { db: Database; newId: NewId },
  workspace: string,
  folder: string,
  now: number,
): Promise<BrokenFile[]> {
  const source = `folder:${basename(folder)}`
  const rows = await db.scoped<{ name: string; source: string; hash: string }>(
    workspace,
    'select name, source, hash from baton.drills where workspace_id = $1',
    [workspace],
  )
  const known = new Map(rows.map((row) => [row.name, row]))
  const broken: BrokenFile[] = []
  for (const file of await yamlFiles(join(folder, 'drills'))) {
    try {
      const text = await readFile(join(folder, 'drills', file), 'utf8')
      for (const [i, drill] of parseDrills(text).entries()) {
        const yaml = partOf(text, i)
        const before = known.get(drill.name)
        if (before?.hash === hashOf(yaml) || before?.source === 'api') continue
        await putDrill(db, workspace, { name: drill.name, yaml }, { audited: { by: system, newId }, source }, now)
      }
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      broken.push({ file: `drills/${file}`, line: error.line, message: error.message })
    }
  }
  return broken
}

/** The text of one of several documents. */
function partOf(text: string, index: number): string {
  const parts = text.split(/^---[ \t]*$/m).filter((part) => part.trim() !== '')
  return `${parts[index]?.trim() ?? ''}\n`
}

async function yamlFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/i.test(name)).toSorted()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
