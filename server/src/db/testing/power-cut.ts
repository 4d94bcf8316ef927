import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { isMainThread } from 'node:worker_threads'

// Loaded before a program (`node --import`), this makes its worker threads' disk one whose power will be cut: it remembers
// what has not been synced, and at the chosen moment takes it back and kills the process. Kept are, for each unsynced block
// of 4 KiB, the new content with probability `keep`, else the old; of unsynced changes to folders, a first part.

/** How the program is told, as JSON in `BATON_POWER_CUT`. */
export interface PowerCut {
  /** The folder that is on this disk. */
  dir: string
  /** After how many writes and syncs the power goes. */
  after: number
  keep: number
  seed: number
  /** A disk that says "synced" and does nothing: the checker must notice what it loses. */
  lies: boolean
}

const block = 4096

interface FileState {
  path: string
  /** Old content of the blocks written since the last sync. */
  unsynced: Map<number, Buffer>
  /** The size at the last sync. */
  size: number
}

interface FolderChange {
  folder: string
  undo: () => void
}

const given = process.env['BATON_POWER_CUT']
if (given !== undefined && !isMainThread) arm(JSON.parse(given) as PowerCut)

function arm(cut: PowerCut): void {
  const real = { ...fs }
  const root = path.resolve(cut.dir)
  const files = new Map<string, FileState>()
  const opened = new Map<number, FileState>()
  let changes: FolderChange[] = []
  let operations = 0
  let trash = 0
  let state = cut.seed

  const random = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  const isOurs = (file: unknown): file is string =>
    typeof file === 'string' && path.resolve(file).startsWith(root + path.sep)
  const sizeOf = (file: string): number => real.statSync(file, { throwIfNoEntry: false })?.size ?? 0

  const stateOf = (file: string): FileState => {
    const known = files.get(file)
    if (known !== undefined) return known
    const made: FileState = { path: file, unsynced: new Map(), size: sizeOf(file) }
    files.set(file, made)
    return made
  }

  const remember = (file: FileState, from: number, length: number): void => {
    const handle = real.openSync(file.path, 'r')
    for (let i = Math.floor(from / block); i * block < from + length; i += 1) {
      if (file.unsynced.has(i)) continue
      const old = Buffer.alloc(block)
      file.unsynced.set(i, old.subarray(0, real.readSync(handle, old, 0, block, i * block)))
    }
    real.closeSync(handle)
  }

  const settle = (file: FileState): void => {
    if (cut.lies) return
    file.unsynced.clear()
    file.size = sizeOf(file.path)
  }

  const count = (): void => {
    operations += 1
    if (operations >= cut.after) powerGoes()
  }

  function powerGoes(): never {
    for (const file of files.values()) {
      if (file.unsynced.size === 0 && sizeOf(file.path) === file.size) continue
      const handle = real.openSync(file.path, 'r+')
      let end = file.size
      for (const [i, old] of file.unsynced) {
        if (random() < cut.keep) end = Math.max(end, Math.min((i + 1) * block, sizeOf(file.path)))
        else if (old.length > 0) real.writeSync(handle, old, 0, old.length, i * block)
        else real.writeSync(handle, Buffer.alloc(block), 0, block, i * block)
      }
      real.ftruncateSync(handle, end)
      real.closeSync(handle)
    }
    const kept = Math.floor(random() * (changes.length + 1) * (cut.keep > 0 ? 1 : 0))
    for (const { undo } of changes.slice(kept).toReversed()) undo()
    process.kill(process.pid, 'SIGKILL')
    // The signal ends all threads, this one at its next breath.
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000)
  }

  fs.openSync = ((file: string, ...rest: [never]) => {
    const existed = isOurs(file) && real.existsSync(file)
    const handle = real.openSync(file, ...rest)
    if (!isOurs(file) || !real.fstatSync(handle).isFile()) return handle
    opened.set(handle, stateOf(file))
    if (!existed) changes.push({ folder: path.dirname(file), undo: () => real.rmSync(file, { force: true }) })
    return handle
  }) as typeof fs.openSync

  fs.closeSync = (handle) => {
    opened.delete(handle)
    real.closeSync(handle)
  }

  fs.writeSync = ((handle: number, buffer: Uint8Array, offset: number, length: number, position: number) => {
    const file = opened.get(handle)
    if (file !== undefined) {
      count()
      remember(file, position, length)
    }
    return real.writeSync(handle, buffer, offset, length, position)
  }) as typeof fs.writeSync

  const sync =
    (how: (handle: number) => void): typeof fs.fsyncSync =>
    (handle) => {
      how(handle)
      count()
      const file = opened.get(handle)
      if (file !== undefined) return settle(file)
      if (cut.lies) return
      const folder = real.readlinkSync(`/proc/self/fd/${handle}`)
      changes = changes.filter((change) => change.folder !== folder)
    }
  fs.fsyncSync = sync(real.fsyncSync)
  fs.fdatasyncSync = sync(real.fdatasyncSync)

  fs.renameSync = (from, to) => {
    if (!isOurs(from) || !isOurs(to)) return real.renameSync(from, to)
    const over = real.existsSync(to) ? putAside(to) : undefined
    real.renameSync(from, to)
    move(from, to)
    const undo = (): void => {
      real.renameSync(to, from)
      if (over !== undefined) real.renameSync(over, to)
    }
    changes.push({ folder: path.dirname(to), undo })
  }

  /** The file, or all files below the folder, have another path now. */
  function move(from: string, to: string): void {
    for (const [name, file] of files) {
      if (name !== from && !name.startsWith(from + path.sep)) continue
      files.delete(name)
      file.path = to + name.slice(from.length)
      files.set(file.path, file)
    }
  }

  fs.unlinkSync = (file) => {
    if (!isOurs(file)) return real.unlinkSync(file)
    const aside = putAside(file)
    files.delete(file)
    changes.push({ folder: path.dirname(file), undo: () => real.renameSync(aside, file) })
  }

  function putAside(file: string): string {
    const aside = path.join(`${root}.trash`, String((trash += 1)))
    real.mkdirSync(path.dirname(aside), { recursive: true })
    real.renameSync(file, aside)
    return aside
  }

  syncBuiltinESMExports()
}
