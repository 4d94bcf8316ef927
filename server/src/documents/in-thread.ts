import { Worker } from 'node:worker_threads'
import { Unreadable, type DocumentFault, type DocumentText } from './document.ts'
import type { ReadInput } from './read-document.ts'

export type FromReader = { text: DocumentText } | { fault: DocumentFault; detail: string | undefined }

export interface ReaderLimits {
  timeMs: number
  /** Of the thread's own heap, and of what it holds beside it (buffers that were unpacked). */
  memoryMb: number
}

export interface DocumentReader {
  /** Whether another one may wait its turn. */
  hasRoom(): boolean
  /** Reads in a thread of its own, one after the other. Throws `Unreadable`. */
  read(input: ReadInput): Promise<DocumentText>
  stop(): Promise<void>
}

const usualLimits: ReaderLimits = { timeMs: 60_000, memoryMb: 384 }
const mostWaiting = 8
const lookEveryMs = 50
/** A thread that nobody needs ends after so long. */
const idleMs = 30_000
const mb = 1024 * 1024

export function createDocumentReader(limits: Partial<ReaderLimits> = {}): DocumentReader {
  const { timeMs, memoryMb } = { ...usualLimits, ...limits }
  let last: Promise<unknown> = Promise.resolve()
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let waiting = 0
  let stopped = false

  function start(): Worker {
    const worker = new Worker(new URL('./document-worker.ts', import.meta.url), {
      name: 'baton-document',
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    })
    worker.unref()
    worker.once('exit', () => {
      if (thread === worker) thread = null
    })
    return worker
  }

  async function end(worker: Worker): Promise<void> {
    if (thread === worker) thread = null
    await worker.terminate()
  }

  async function readIn(worker: Worker, input: ReadInput): Promise<DocumentText> {
    const { promise, resolve, reject } = Promise.withResolvers<DocumentText>()
    const tooHard = (why: string) => {
      reject(new Unreadable('document_too_hard', why))
      void end(worker)
    }
    const heard = (message: FromReader) => {
      if ('text' in message) resolve(message.text)
      else reject(new Unreadable(message.fault, message.detail))
    }
    const broke = (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHard(`more than ${memoryMb} MB`) : reject(error)
    const ended = () => reject(new Error('the thread that reads a document ended'))
    worker.on('message', heard).on('error', broke).on('exit', ended)
    const timer = setTimeout(() => tooHard(`more than ${timeMs / 1000} s`), timeMs)
    // The limit of the heap does not count what is unpacked into buffers, and a small file can unpack to more than there is.
    const look = setInterval(() => {
      void held(worker).then(({ beside }) => beside > memoryMb && tooHard(`more than ${memoryMb} MB`))
    }, lookEveryMs)
    worker.postMessage(input)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      clearInterval(look)
      worker.off('message', heard).off('error', broke).off('exit', ended)
    }
  }

  async function readNext(input: ReadInput): Promise<DocumentText> {
    if (stopped) throw new Error('the server stops')
    clearTimeout(idle)
    const worker = (thread ??= start())
    try {
      return await readIn(worker, input)
    } finally {
      // What one document left behind is not the next one's.
      const { all } = await held(worker)
      if (all > memoryMb / 3) await end(worker)
      idle = setTimeout(() => void (thread && end(thread)), idleMs)
      idle.unref()
    }
  }

  return {
    hasRoom: () => waiting < mostWaiting,
    read(input) {
      waiting += 1
      const next = () => readNext(input)
      const mine = last.then(next, next).finally(() => (waiting -= 1))
      last = mine.catch(() => {})
      return mine
    },
    async stop() {
      stopped = true
      clearTimeout(idle)
      if (thread) await end(thread)
    },
  }
}

/** What a thread holds: in buffers beside its heap, and in all. Nothing where it has ended. Megabytes. */
async function held(worker: Worker): Promise<{ beside: number; all: number }> {
  try {
    const { external_memory, used_heap_size } = await worker.getHeapStatistics()
    return { beside: external_memory / mb, all: (external_memory + used_heap_size) / mb }
  } catch {
    return { beside: 0, all: 0 }
  }
}
