import { Worker } from 'node:worker_threads'
import type { IntentExample } from '@baton/engine'
import type { Figures } from './intents.ts'

export interface LearnInput {
  examples: readonly IntentExample[]
  areas: Readonly<Record<string, readonly string[]>>
}

export interface Learned {
  model: Uint8Array<ArrayBuffer>
  figures: Figures
}

export interface Learner {
  /** Learns in a thread of its own, one after the other. Rejects when it is stopped, or the examples cannot be learned from. */
  learn(input: LearnInput): Promise<Learned>
  stop(): Promise<void>
}

export function createLearner(): Learner {
  let last: Promise<unknown> = Promise.resolve()
  let running: Worker | null = null
  let stopped = false

  function inThread(input: LearnInput): Promise<Learned> {
    if (stopped) return Promise.reject(new Error('the server stops'))
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./learn-worker.ts', import.meta.url), {
        workerData: input,
        name: 'baton-learn',
      })
      running = worker
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => {
        running = null
        reject(new Error('the thread that learns ended'))
      })
    })
  }

  return {
    learn(input) {
      const mine = last.then(
        () => inThread(input),
        () => inThread(input),
      )
      last = mine
      return mine
    },
    async stop() {
      stopped = true
      await running?.terminate()
    },
  }
}
