import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Backend } from '../lab/open-database.ts'
import { median, quantile, round } from '../lab/statistics.ts'

export interface TaxTask {
  backend: Backend
  url: string
  guarded: boolean
}

export interface TaxAsked {
  what: 'message' | 'change' | 'end'
  n: number
}

export type TaxTold = { ready: true; rows: number } | { ms: number; cpuUs: number }

export interface SecurityTax {
  /** A message from socket to socket: row-level security and masking on, against off. Ratio of medians. */
  message: number
  messageP99: number
  /** A change of an agent's work over HTTP: row-level security and the audit's row on, against off. Ratio of medians. */
  change: number
  samples: number
  messageMs: { on: number; off: number }
  changeMs: { on: number; off: number }
  /** Processor time of a message, both ends included. Microseconds. */
  messageCpuUs: { on: number; off: number }
}

const program = fileURLToPath(new URL('../tax-worker.ts', import.meta.url))
const unguarded = fileURLToPath(new URL('../unguarded.mjs', import.meta.url))
const warmUp = 300

/** P10: what row-level security, the audit and masking cost: two nodes of one make, each on a database of its own, one of them without; one deed of each in turn. */
export async function securityTax(backend: Backend, url: string, samples = 3000): Promise<SecurityTax> {
  const on = await openWorker({ backend, url, guarded: true })
  const off = await openWorker({ backend, url, guarded: false }).catch(async (error: unknown) => {
    await on.end()
    throw error
  })
  try {
    if (on.rows !== 0 || off.rows === 0)
      throw new Error(
        `row-level security is not what it should be: ${on.rows} rows are seen with it, ${off.rows} without`,
      )
    const message = await inTurn(on, off, 'message', samples)
    const change = await inTurn(on, off, 'change', Math.round(samples / 5))
    const p50 = (each: readonly { ms: number }[]) =>
      quantile(
        each.map(({ ms }) => ms),
        0.5,
      )
    const p99 = (each: readonly { ms: number }[]) =>
      quantile(
        each.map(({ ms }) => ms),
        0.99,
      )
    const cpu = (each: readonly { cpuUs: number }[]) => round(median(each.map(({ cpuUs }) => cpuUs)))
    return {
      message: round(p50(message.on) / p50(message.off)),
      messageP99: round(p99(message.on) / p99(message.off)),
      change: round(p50(change.on) / p50(change.off)),
      samples,
      messageMs: { on: round(p50(message.on)), off: round(p50(message.off)) },
      changeMs: { on: round(p50(change.on)), off: round(p50(change.off)) },
      messageCpuUs: { on: cpu(message.on), off: cpu(message.off) },
    }
  } finally {
    await Promise.all([on.end(), off.end()])
  }
}

interface Worker {
  rows: number
  take(what: 'message' | 'change', n: number): Promise<{ ms: number; cpuUs: number }>
  end(): Promise<void>
}

interface Taken {
  on: { ms: number; cpuUs: number }[]
  off: { ms: number; cpuUs: number }[]
}

/** Who goes first changes each time: whoever comes second finds the disk busy or warm. */
async function inTurn(on: Worker, off: Worker, what: 'message' | 'change', samples: number): Promise<Taken> {
  const taken: Taken = { on: [], off: [] }
  for (let n = -warmUp; n < samples; n++) {
    for (const name of n % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      const one = await (name === 'on' ? on : off).take(what, n + warmUp)
      if (n >= 0) taken[name].push(one)
    }
  }
  return taken
}

async function openWorker(task: TaxTask): Promise<Worker> {
  const child = fork(program, [], {
    env: { ...process.env, TAX_TASK: JSON.stringify(task) },
    execArgv: task.guarded ? [] : ['--import', unguarded],
  })
  const ended = once(child, 'exit')
  const ready = await next(child)
  if (!('ready' in ready)) throw new Error('a worker was not ready')
  return {
    rows: ready.rows,
    async take(what, n) {
      const told = next(child)
      child.send({ what, n } satisfies TaxAsked)
      const one = await told
      if (!('ms' in one)) throw new Error('a worker told something else')
      return one
    },
    async end() {
      child.send({ what: 'end', n: 0 } satisfies TaxAsked)
      await ended
    },
  }
}

/** What it tells next. Throws an Error when it ends instead: what it said stands above. */
async function next(child: ChildProcess): Promise<TaxTold> {
  const waited = new AbortController()
  const { signal } = waited
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([told]) => told as TaxTold),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`a worker ended with ${String(code)}`)
      }),
    ])
  } finally {
    waited.abort()
  }
}
