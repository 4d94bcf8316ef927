import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A folder of its own with these files in it, for tests of migrations. */
export function sqlFolder(files: Record<string, string>): { path: string; remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-sql-'))
  for (const [name, sql] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), sql)
  return { path: folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}
