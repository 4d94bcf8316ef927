import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseError } from './database-error.ts'
import { isRunning, thisProcess } from './process-identity.ts'
import type { ProcessIdentity } from './process-identity.ts'

/** A data folder held for this process alone. */
export interface FolderLock {
  release(): Promise<void>
}

export interface FolderLockOptions {
  /** Called when somebody else has taken the folder over, which can only be after this process stood still for long. */
  onLost?: (() => void) | undefined
  /** Whether sockets decide; default: on Linux. */
  sockets?: boolean | undefined
  /** How often the lock file is renewed, in milliseconds; who cannot be looked up is watched for three times as long. */
  beatMs?: number | undefined
}

type Holder = ProcessIdentity & { token: string }

/**
 * Takes `dir` for this process, or throws `data_folder_in_use`. On Linux an abstract socket decides, which the kernel frees
 * together with the process. The lock file beside it decides on other systems, and between containers that share a folder
 * but not their sockets: a holder that cannot be looked up from here counts as alive for as long as it renews its file.
 */
export async function lockFolder(dir: string, options: FolderLockOptions = {}): Promise<FolderLock> {
  const { onLost, sockets = process.platform === 'linux', beatMs = 2_000 } = options
  const file = path.join(dir, 'baton.lock')
  const held = sockets ? await listenOn(socketNames(dir)) : []
  if (held === undefined) throw inUse(dir, readHolder(file))
  const mine: Holder = { ...thisProcess(), token: randomUUID() }
  try {
    const other = await readSettledHolder(file)
    if (other !== undefined) {
      if (await isHeld(file, other, mine, sockets, beatMs)) throw inUse(dir, other)
      moveAside(dir, file, other)
    } else fs.rmSync(file, { force: true })
    await writeFirst(dir, file, mine)
  } catch (error) {
    await stopListening(held)
    throw error
  }
  const beat = setInterval(() => renew(file, mine, onLost), beatMs)
  beat.unref()
  return {
    release: async () => {
      clearInterval(beat)
      if (readHolder(file)?.token === mine.token) fs.rmSync(file, { force: true })
      await stopListening(held)
    },
  }
}

async function isHeld(file: string, other: Holder, mine: Holder, sockets: boolean, beatMs: number): Promise<boolean> {
  // We hold the sockets of this place, so whoever held them here before is gone.
  if (sockets && other.place === mine.place) return false
  if (!sockets && other.host === mine.host) return isRunning(other)
  const beats = (): number | undefined => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs
  const before = beats()
  await pause(3 * beatMs)
  const after = beats()
  return after !== undefined && after !== before
}

/** Removes the lock of one who is gone, unless another process was faster and the file is already its own. */
function moveAside(dir: string, file: string, gone: Holder): void {
  const aside = `${file}.${randomUUID()}`
  try {
    fs.renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved?.token === gone.token) return fs.rmSync(aside)
  fs.renameSync(aside, file)
  throw inUse(dir, moved)
}

async function writeFirst(dir: string, file: string, mine: Holder): Promise<void> {
  try {
    fs.writeFileSync(file, JSON.stringify(mine), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw inUse(dir, readHolder(file))
    throw error
  }
  // Whoever had read the old file before us may have moved ours aside in the meantime.
  await pause(20)
  const holder = readHolder(file)
  if (holder?.token !== mine.token) throw inUse(dir, holder)
}

function renew(file: string, mine: Holder, onLost: (() => void) | undefined): void {
  try {
    const holder = readHolder(file)
    if (holder !== undefined && holder.token !== mine.token) return onLost?.()
    // Only the time is renewed, which needs no space on a full disk.
    if (holder !== undefined) fs.utimesSync(file, new Date(), new Date())
    else fs.writeFileSync(file, JSON.stringify(mine))
  } catch {
    // The next beat tries again.
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const value = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Holder>
    return typeof value.token === 'string' ? (value as Holder) : undefined
  } catch {
    return undefined
  }
}

/** A file without sense may be one that is just being written. */
async function readSettledHolder(file: string): Promise<Holder | undefined> {
  const holder = readHolder(file)
  if (holder !== undefined || !fs.existsSync(file)) return holder
  await pause(50)
  return readHolder(file)
}

function inUse(dir: string, holder: Holder | undefined): DatabaseError {
  const who = holder === undefined ? 'another Baton' : `another Baton (process ${holder.pid} on ${holder.host})`
  return new DatabaseError(
    'data_folder_in_use',
    `The data folder ${path.resolve(dir)} is in use by ${who}: stop that one, or set BATON_DATA_DIR to another folder`,
  )
}

/** One name for the folder's path and one for the folder itself, which may be reached by other paths. */
function socketNames(dir: string): string[] {
  const { dev, ino } = fs.statSync(dir, { bigint: true })
  return [fs.realpathSync(dir), `${dev}:${ino}`].map(
    (identity) => `\0baton-${createHash('sha256').update(identity).digest('hex').slice(0, 40)}`,
  )
}

async function listenOn(names: string[]): Promise<net.Server[] | undefined> {
  const held: net.Server[] = []
  for (const name of names) {
    const server = net.createServer((socket) => socket.destroy())
    const free = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
      )
      server.listen({ path: name, exclusive: true }, () => resolve(true))
    })
    if (!free) {
      await stopListening(held)
      return undefined
    }
    server.unref()
    held.push(server)
  }
  return held
}

async function stopListening(held: net.Server[]): Promise<void> {
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))))
}
