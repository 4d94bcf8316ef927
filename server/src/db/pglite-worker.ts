import fs from 'node:fs'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { PGliteOptions } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import type { CompiledEngine } from './compiled-engine.ts'
import { SpaceWatch } from './space-watch.ts'
import { noSpaceLeft, SyncedNodeFS, syncedStartParams, syncPath, syncTree } from './synced-file-system.ts'

// PGlite is used in this thread alone: it blocks the thread that it runs in, and an endless statement can only be ended
// with its thread. The other side speaks PostgreSQL's wire protocol: bytes in, bytes out, in order.

/** What the thread is started with. */
export interface WorkerInput {
  /** The data folder, or null for a database in memory. */
  dir: string | null
  /** A dump (tar), or the path of one, that a new database starts from. */
  template: Blob | string | undefined
  engine: CompiledEngine
  /** Free bytes on the disk below which writes are refused. */
  minFreeBytes: number
}

/** Wire bytes to answer, or something to do. */
export type ToWorker = Uint8Array | 'close' | 'dump' | 'recheck'

export type FromWorker =
  | Uint8Array
  | { event: 'ready' }
  | { event: 'space'; low: boolean; free: number }
  | { event: 'dumped'; tar: Uint8Array<ArrayBuffer> }
  | { event: 'fault'; message: string; diskFull: boolean }

const port = parentPort!
const { dir, template, engine: compiled, minFreeBytes } = workerData as WorkerInput
const say = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

const lastWords: string[] = []
const options = {
  pgliteWasmModule: compiled as NonNullable<PGliteOptions['pgliteWasmModule']>,
  extensions: { pg_trgm, unaccent },
  onStderr: (line: string) => {
    lastWords.push(line)
    if (lastWords.length > 20) lastWords.shift()
    return false
  },
}

/** The engine has stopped for good: say why and end the thread, because every later statement would spin for ever. */
function failForGood(error: unknown): never {
  // The engine's own file system throws objects with a number of WASI's and no text.
  const { errno, message = `error ${errno}` } = error as { errno?: number; message?: string }
  const words = lastWords.filter((line) => /PANIC|FATAL/.test(line)).at(-1) ?? message
  const diskFull = errno === noSpaceLeft || /No space left/i.test(`${lastWords.join(' ')} ${message}`)
  say({ event: 'fault', message: words, diskFull })
  process.exit(1)
}

/** Where a new database starts from. */
async function start(): Promise<{ loadDataDir?: Blob }> {
  if (template === undefined) return {}
  return { loadDataDir: typeof template === 'string' ? await fs.openAsBlob(template) : template }
}

async function open(): Promise<PGlite> {
  if (dir === null) return PGlite.create({ ...options, ...(await start()) })
  const folder = path.join(dir, 'postgres')
  if (!fs.existsSync(folder)) await make(folder)
  checkVersion(folder)
  return PGlite.create({ ...options, fs: new SyncedNodeFS(folder), startParams: syncedStartParams })
}

/** The first boot, done aside and moved into place when it is whole and on the disk: a crash in it leaves nothing half-made. */
async function make(folder: string): Promise<void> {
  const aside = `${folder}.new`
  fs.rmSync(aside, { recursive: true, force: true })
  const engine = await PGlite.create({
    ...options,
    fs: new SyncedNodeFS(aside),
    ...(await start()),
    startParams: syncedStartParams,
  })
  await engine.exec('checkpoint')
  await engine.close()
  syncTree(aside)
  fs.renameSync(aside, folder)
  syncPath(path.dirname(folder))
}

function checkVersion(folder: string): void {
  const made = fs.readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim()
  const ours = '18'
  if (made === ours) return
  throw new Error(
    `The data in ${folder} was made by PostgreSQL ${made}, and this Baton carries ${ours}: start it once with the Baton that made it and take a dump`,
  )
}

function answer(engine: PGlite, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = []
  // The promise is settled already when the call returns: the work is done synchronously.
  void engine.execProtocolRawStream(bytes, { syncToFs: false, onRawData: (chunk) => chunks.push(chunk.slice()) })
  const reply = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    reply.set(chunk, offset)
    offset += chunk.length
  }
  return reply
}

function simpleQuery(sql: string): Uint8Array {
  const text = new TextEncoder().encode(`${sql}\0`)
  const message = new Uint8Array(5 + text.length)
  message[0] = 'Q'.charCodeAt(0)
  new DataView(message.buffer).setInt32(1, 4 + text.length)
  message.set(text, 5)
  return message
}

/** A database error comes out of the engine as exit status 100 and is dealt with inside; any other exception is its end. */
function watchForTheEnd(engine: PGlite): void {
  const module = engine.Module as unknown as { _PostgresMainLoopOnce: () => void }
  const once = module._PostgresMainLoopOnce
  module._PostgresMainLoopOnce = () => {
    try {
      once()
    } catch (error) {
      if ((error as { status?: number }).status !== 100) failForGood(error)
      throw error
    }
  }
}

async function serve(): Promise<void> {
  const engine = await open()
  watchForTheEnd(engine)
  const space = dir === null ? undefined : new SpaceWatch(dir, minFreeBytes)

  const refuseWritesWhenLow = (): void => {
    const change = space?.check()
    if (change === undefined || engine.isInTransaction()) return
    answer(engine, simpleQuery(`set default_transaction_read_only = ${change.low ? 'on' : 'off'}`))
    space?.accept(change)
    say({ event: 'space', ...change })
  }

  const close = async (): Promise<void> => {
    await engine.close()
    process.exit(0)
  }

  const dump = async (): Promise<void> => {
    const tar = new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer())
    say({ event: 'dumped', tar }, [tar.buffer])
  }

  port.on('message', (message: ToWorker) => {
    if (message === 'close') return void close()
    if (message === 'dump') return void dump()
    if (message === 'recheck') return space?.forget()
    refuseWritesWhenLow()
    const reply = answer(engine, message)
    say(reply, [reply.buffer])
  })
  say({ event: 'ready' })
}

serve().catch(failForGood)
