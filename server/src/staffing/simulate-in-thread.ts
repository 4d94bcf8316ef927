import { Worker } from 'node:worker_threads'
import type { StaffingDay, StaffingOutcome } from '@baton/engine'

export interface SimulationInput {
  before: StaffingDay
  after: StaffingDay | null
  seed: number
  replications: number
}

export interface Simulated {
  before: StaffingOutcome
  after: StaffingOutcome | null
}

/** How far it has come, then what came of it. */
export type FromSimulation = { done: number; of: number } | Simulated

/** Plays in a thread of its own; `heard` is told how far it has come, 0..1. Null where it was stopped. */
export function simulateInThread(
  input: SimulationInput,
  signal: AbortSignal,
  heard: (share: number) => void,
): Promise<Simulated | null> {
  if (signal.aborted) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./simulate-worker.ts', import.meta.url), {
      workerData: input,
      name: 'baton-simulate',
    })
    const stop = () => {
      resolve(null)
      void worker.terminate()
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: FromSimulation) =>
      'before' in message ? resolve(message) : heard(message.done / message.of),
    )
    worker.once('error', reject)
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop)
      reject(new Error('the thread that plays a day ended'))
    })
  })
}
