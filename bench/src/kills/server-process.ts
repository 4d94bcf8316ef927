import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'

export type Where = { databaseUrl: string } | { dataDir: string }

/** A server in a process of its own, that can be killed and started again at the same address. */
export interface ServerProcess {
  url: string
  key: string
  /** Starts it and waits until it takes requests; gives the milliseconds that it took. Throws with its last words. */
  start(): Promise<number>
  /** No signal handler runs, nothing is flushed. */
  kill(): Promise<void>
  /** Asks it to end, and waits. */
  stop(): Promise<void>
}

const program = path.join(import.meta.dirname, '../victim.ts')

export async function createServerProcess(where: Where, natsUrl?: string): Promise<ServerProcess> {
  const port = await freePort()
  const key = 'torture-key-0123456789'
  let child: ChildProcess | undefined

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  return {
    url: `http://127.0.0.1:${port}`,
    key,
    async start() {
      const began = performance.now()
      const place = 'databaseUrl' in where ? { DATABASE_URL: where.databaseUrl } : { BATON_DATA_DIR: where.dataDir }
      const { DATABASE_URL: _, ...inherited } = process.env
      child = spawn(process.execPath, ['--no-warnings', program], {
        env: {
          ...inherited,
          ...place,
          ...(natsUrl === undefined ? {} : { NATS_URL: natsUrl }),
          PORT: String(port),
          BATON_API_KEY: key,
          BATON_LOG: process.env['BATON_LOG'] ?? 'silent',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      for await (const line of createInterface({ input: child.stdout! })) {
        if (line === 'ready') return performance.now() - began
        throw new Error(`the server did not start: ${line}`)
      }
      throw new Error('the server ended before it was ready')
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** Starts the same server on the same folder once more; gives the code of its refusal, or null when it was let in. */
export async function tryToOpen(where: Where): Promise<string | null> {
  const second = await createServerProcess(where)
  try {
    await second.start()
    await second.stop()
    return null
  } catch (error) {
    return /"code":"(\w+)"/.exec(String(error))?.[1] ?? String(error)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
