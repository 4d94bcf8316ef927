import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export interface WorkerTask {
  name: string
  workspace: string
  workers: number
  /** As many open conversations as all workers together keep. */
  inFlight: number
  /** The share of offers that agents let pass. */
  ignores: number
  /** The longest that an agent takes before they accept, and before they resolve. Milliseconds. */
  workMs: number
  /** Whether agents have live connections; without them they are online because the database says so. */
  sockets: boolean
}

export type Told =
  | { type: 'ready' }
  | { type: 'busy' }
  | { type: 'seated' }
  | { type: 'made'; made: number }
  | { type: 'fault'; fault: string }

/** A node in a process of its own, with its customers and agents. */
export interface Worker {
  sit(agents: readonly string[]): Promise<void>
  lose(agents: readonly string[]): void
  ask(count: number): void
  made(): number
  faults(): readonly string[]
  /** How often somebody had to press again, because nobody could be found in time. */
  busy(): number
  /** No signal handler runs, nothing is flushed. */
  kill(): Promise<void>
  end(): Promise<void>
}

const program = path.join(import.meta.dirname, '../routing-worker.ts')

export async function startWorker(databaseUrl: string, task: WorkerTask): Promise<Worker> {
  const child = fork(program, [], {
    execArgv: ['--no-warnings'],
    env: { ...process.env, DATABASE_URL: databaseUrl, ROUTING_TASK: JSON.stringify(task) },
  })
  let made = 0
  let busy = 0
  const faults: string[] = []
  const heard = new Map<Told['type'], () => void>()
  child.on('message', (told: Told) => {
    if (told.type === 'made') made = told.made
    if (told.type === 'busy') busy += 1
    if (told.type === 'fault') faults.push(told.fault)
    heard.get(told.type)?.()
  })
  const next = (type: Told['type']) =>
    new Promise<void>((done, failed) => {
      heard.set(type, done)
      child.once('exit', () => failed(new Error(`${task.name} ended before it was ${type}`)))
    })
  await next('ready')
  return {
    async sit(agents) {
      const seated = next('seated')
      child.send({ type: 'sit', agents })
      await seated
    },
    lose: (agents) => void child.send({ type: 'lose', agents }),
    ask: (count) => void child.send({ type: 'ask', count }),
    made: () => made,
    faults: () => faults,
    busy: () => busy,
    kill: () => gone(child, () => child.kill('SIGKILL')),
    end: () => gone(child, () => void child.send({ type: 'end' })),
  }
}

async function gone(child: ChildProcess, by: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  by()
  await exit
}
