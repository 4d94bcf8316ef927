import fs from 'node:fs'
import path from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { PGlite } from '@electric-sql/pglite'

/** ENOSPC as the engine inside knows it, by WASI's number. */
export const noSpaceLeft = 51
const inputOutput = 29

interface Stream {
  nfd?: number | null
  node: unknown
}

interface NodeFileSystem {
  stream_ops: { fsync?: (stream: Stream) => number }
  realPath(node: unknown): string
}

type EmscriptenOptions = Awaited<ReturnType<NodeFS['init']>>['emscriptenOpts']

/**
 * What PGlite must be started with for `SyncedNodeFS` to be asked at all: it starts with `-F` (no fsync), and its
 * fdatasync, the default for the log, is an empty function that never reaches a file system.
 */
export const syncedStartParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
]

/** The node file system of PGlite, which drops the engine's fsync, taught to do it: an acknowledged commit is on the disk. */
export class SyncedNodeFS extends NodeFS {
  override async init(pg: PGlite, options: EmscriptenOptions): ReturnType<NodeFS['init']> {
    const result = await super.init(pg, options)
    result.emscriptenOpts.preRun?.unshift((module) => {
      const files = module.NODEFS as unknown as NodeFileSystem
      files.stream_ops.fsync = (stream) => {
        try {
          // fdatasync carries the size along; what it leaves out, the times, the engine never reads.
          if (typeof stream.nfd === 'number') fs.fdatasyncSync(stream.nfd)
          else syncPath(files.realPath(stream.node))
          return 0
        } catch (error) {
          return (error as NodeJS.ErrnoException).code === 'ENOSPC' ? noSpaceLeft : inputOutput
        }
      }
    })
    return result
  }
}

/** Brings one file, or the entries of one folder, to the disk. */
export function syncPath(file: string): void {
  const handle = fs.openSync(file, 'r')
  try {
    fs.fsyncSync(handle)
  } catch (error) {
    // Some systems refuse to sync a folder and keep its entries safe by themselves.
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL') throw error
  } finally {
    fs.closeSync(handle)
  }
}

/** Brings a folder with all that is in it to the disk. */
export function syncTree(folder: string): void {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() || entry.isDirectory()) syncPath(path.join(entry.parentPath, entry.name))
  }
  syncPath(folder)
}
