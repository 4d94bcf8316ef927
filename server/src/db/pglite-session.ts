import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { compiledEngine } from './compiled-engine.ts'
import { DatabaseError } from './database-error.ts'
import { explainRole } from './driver-error.ts'
import type { FromWorker, ToWorker, WorkerInput } from './pglite-worker.ts'
import { setUpSession } from './session.ts'
import { diskFull } from './space-watch.ts'
import type { Space } from './space-watch.ts'
import { valueParsers } from './value-parsers.ts'
import { WorkerStream } from './worker-stream.ts'

const openLimitMs = 120_000
const closeLimitMs = 20_000
const watchEveryMs = 250
// Room enough for the engine to reach its own limit on depth first, which is an error; running out of ours would be its end.
const stackSizeMb = 32

/** One worker thread with PGlite in it, and the driver that talks to it. When it has ended, for whatever reason, it stays ended. */
export class PgliteSession {
  readonly client: pg.Client
  /** Settles when the thread is gone, with the reason unless it was asked to close. */
  readonly ended: Promise<DatabaseError | undefined>
  /** Why the thread is gone or going, unless it was asked to close. */
  reason: DatabaseError | undefined
  /** How long one statement may run, in milliseconds. */
  statementLimitMs: number
  /** Called when the disk gets low, and when there is room again. */
  onSpace: (space: Space) => void = () => {}
  /** Why statements cannot act as `baton_app`, until they can. */
  notReady: DatabaseError | undefined

  readonly #worker: Worker
  readonly #dir: string | null
  readonly #stream: WorkerStream
  #unanswered = 0
  #headSince = 0
  #closing = false
  #isSetUp = false
  #dumped: ((tar: Uint8Array<ArrayBuffer>) => void) | undefined

  private constructor(worker: Worker, dir: string | null, statementLimitMs: number) {
    this.#dir = dir
    this.#worker = worker
    this.statementLimitMs = statementLimitMs
    this.#stream = new WorkerStream((bytes) => this.#ask(bytes))
    this.client = new pg.Client({ stream: () => this.#stream, types: valueParsers, pipeline: true, ssl: false })
    // What broke is told by `ended` and by each statement under way; unheard, these events would end the process.
    this.client.on('error', () => {})
    this.#stream.on('error', () => {})
    this.ended = this.#watch()
  }

  /** Starts the thread and waits until statements may be run; opening a new folder takes seconds. Throws a `DatabaseError`. */
  static async open(input: Omit<WorkerInput, 'engine'>, statementLimitMs: number): Promise<PgliteSession> {
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
      workerData: { ...input, engine: await compiledEngine() } satisfies WorkerInput,
      name: 'baton-pglite',
      resourceLimits: { stackSizeMb },
    })
    const session = new PgliteSession(worker, input.dir, statementLimitMs)
    const ready = new Promise<void>((resolve) => {
      worker.on('message', (message: FromWorker) => session.#hear(message, resolve))
    })
    const limit = setTimeout(() => session.kill(notOpened()), openLimitMs)
    const failed = await Promise.race([ready, session.ended.then((reason) => reason ?? closedError())])
    clearTimeout(limit)
    if (failed !== undefined) throw failed
    await session.client.connect()
    await session.beApp()
    return session
  }

  /** Acts as `baton_app` from now on; remembers why not when the role has not been made yet. */
  async beApp(): Promise<void> {
    try {
      await this.client.query(this.#isSetUp ? 'set role baton_app' : setUpSession)
      this.#isSetUp = true
      this.notReady = undefined
    } catch (error) {
      this.notReady = explainRole(error)
    }
  }

  /** Acts as the owner from now on. */
  async beOwner(): Promise<void> {
    this.notReady = new DatabaseError('sql', 'The database is being migrated')
    await this.client.query('reset role')
  }

  /** The settings of the session may have changed: the thread must see for itself again whether the disk is low. */
  recheckSpace(): void {
    this.#post('recheck')
  }

  /** The whole data folder as a tar. */
  dump(): Promise<Uint8Array<ArrayBuffer>> {
    const tar = new Promise<Uint8Array<ArrayBuffer>>((resolve) => (this.#dumped = resolve))
    this.#post('dump')
    return Promise.race([tar, this.ended.then((reason) => Promise.reject(reason ?? closedError()))])
  }

  /** Ends the thread in the middle of what it is doing; every statement under way fails with `reason`. */
  kill(reason: DatabaseError): void {
    this.reason ??= reason
    void this.#worker.terminate()
  }

  /** Closes the database and ends the thread; nothing may be under way. */
  async close(): Promise<void> {
    this.#closing = true
    const limit = setTimeout(() => this.kill(closedError()), closeLimitMs)
    this.#post('close')
    await this.ended
    clearTimeout(limit)
  }

  #ask(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#unanswered === 0) this.#headSince = performance.now()
    this.#unanswered += 1
    this.#worker.postMessage(bytes, [bytes.buffer])
  }

  #post(message: Exclude<ToWorker, Uint8Array>): void {
    this.#worker.postMessage(message)
  }

  #hear(message: FromWorker, ready: () => void): void {
    if (message instanceof Uint8Array) {
      this.#unanswered -= 1
      this.#headSince = performance.now()
      this.#stream.receive(message)
    } else if (message.event === 'ready') ready()
    else if (message.event === 'space') this.onSpace({ low: message.low, free: message.free })
    else if (message.event === 'dumped') this.#dumped?.(message.tar)
    else this.reason ??= faultError(message, this.#dir)
  }

  async #watch(): Promise<DatabaseError | undefined> {
    const watch = setInterval(() => {
      const late = this.#unanswered > 0 && performance.now() - this.#headSince > this.statementLimitMs
      if (late) this.kill(tooLong(this.statementLimitMs))
    }, watchEveryMs)
    watch.unref()
    const reason = await new Promise<DatabaseError | undefined>((resolve) => {
      this.#worker.on('error', (error) => (this.reason ??= gone(error)))
      this.#worker.on('exit', () => resolve(this.reason ?? (this.#closing ? undefined : gone())))
    })
    clearInterval(watch)
    this.#stream.destroy(reason)
    return reason
  }
}

const closedError = (): DatabaseError => new DatabaseError('database_unavailable', 'The database has been closed')

const gone = (cause?: unknown): DatabaseError =>
  new DatabaseError('database_unavailable', 'The database thread has ended unexpectedly', { cause })

const notOpened = (): DatabaseError =>
  new DatabaseError(
    'database_unavailable',
    `The database could not be opened within ${openLimitMs / 1000} seconds: the machine is too busy, or its disk too slow. Start it again`,
  )

const tooLong = (ms: number): DatabaseError =>
  new DatabaseError('statement_timeout', `A statement ran longer than ${ms} ms and was ended`)

function faultError(
  { message, diskFull: isFull }: { message: string; diskFull: boolean },
  dir: string | null,
): DatabaseError {
  const stopped = new DatabaseError('database_unavailable', `The database has stopped: ${message}`)
  return isFull && dir !== null ? diskFull(dir, stopped) : stopped
}
