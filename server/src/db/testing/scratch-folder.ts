import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freeBytes } from '../space-watch.ts'

const roomNeeded = 2e9

/** A folder for one test file, in memory where there is room for it: the databases made in it sync a thousand files each. */
export function scratchFolder(name: string): { path: string; remove: () => void } {
  const parent = fs.existsSync('/dev/shm') && freeBytes('/dev/shm') > roomNeeded ? '/dev/shm' : os.tmpdir()
  const folder = fs.mkdtempSync(path.join(parent, `baton-${name}-`))
  return { path: folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}
