import { Worker } from 'node:worker_threads'
import type { IntentExample } from '@baton/engine'
import type { Figures } from './intents.ts'
import { keyOf, readLearned } from './learned-file.ts'

export interface LearnInput {
  examples: readonly IntentExample[]
  areas: Readonly<Record<string, readonly string[]>>
  /** The file in which what came of it is kept: learned from the same by the same engine, it is read there. */
  keptIn?: string
}

export interface Learned {
  model: Uint8Array<ArrayBuffer>
  figures: Figures
}

/** How far it has come, then what came of it. */
export type FromWorker = { done: number; of: number } | Learned

export interface Learner {
  /**
   * Learns in a thread of its own, one after the other; `heard` is told how far it has come, 0..1. Rejects when it is stopped, or the
   * examples cannot be learned from.
   */
  learn(input: LearnInput, heard?: (share: number) => void): Promise<Learned>
  stop(): Promise<void>
}

export function createLearner(): Learner {
  let last: Promise<unknown> = Promise.resolve()
  let running: Worker | null = null
  let stopped = false

  function inThread(input: LearnInput, heard: (share: number) => void): Promise<Learned> {
    if (stopped) return Promise.reject(new Error('the server stops'))
    // What is kept is read here: beginning a thread takes ten times as long as that.
    const before = input.keptIn === undefined ? null : readLearned(input.keptIn, keyOf(input))
    if (before) return Promise.resolve(before)
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./learn-worker.ts', import.meta.url), {
        workerData: input,
        name: 'baton-learn',
      })
      running = worker
      worker.on('message', (message: FromWorker) =>
        'model' in message ? resolve(message) : heard(message.done / message.of),
      )
      worker.once('error', reject)
      worker.once('exit', () => {
        running = null
        reject(new Error('the thread that learns ended'))
      })
    })
  }

  return {
    learn(input, heard = () => {}) {
      const next = () => inThread(input, heard)
      const mine = last.then(next, next)
      last = mine
      return mine
    },
    async stop() {
      stopped = true
      await running?.terminate()
    },
  }
}
