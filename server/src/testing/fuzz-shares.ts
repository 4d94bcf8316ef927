import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { endpoints, type OperationId } from '@baton/protocol'

/** The files that share the operations, so that as many workers do: add one of the same form, and it has its share. */
export function fuzzFiles(): string[] {
  const folder = path.join(import.meta.dirname, '../api')
  return fs
    .globSync('fuzz-*.db.test.ts', { cwd: folder })
    .sort()
    .map((name) => path.join(folder, name))
}

/** By each operation's id alone: a new one moves no other to another file, nor its seeds. */
export function shareOf(file: string): OperationId[] {
  const files = fuzzFiles()
  const place = files.indexOf(file)
  if (place === -1) throw new Error(`${file} is none of the files that share the operations`)
  return (Object.keys(endpoints) as OperationId[]).filter((id) => numberOf(id) % files.length === place)
}

export const numberOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE()
