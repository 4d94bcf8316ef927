import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { randomBytes } from 'node:crypto'

export interface OwnServer {
  url: string
  key: string
  /** Stops it and removes its data. Safe to call twice. */
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const startWithinMs = 90_000
const stopWithinMs = 15_000

/** `baton start --demo` on a free port, with a data folder and a key of its own. Throws an Error with the server's last words when it does not come up. */
export async function startOwnServer(): Promise<OwnServer> {
  const data = await mkdtemp(join(tmpdir(), 'baton-drive-'))
  const port = await freePort()
  const key = `drive-${randomBytes(18).toString('base64url')}`
  const child = spawn(process.execPath, [main, 'start', '--demo', '--port', String(port), '--data', join(data, 'db')], {
    env: {
      ...process.env,
      BATON_API_KEY: key,
      BATON_LOG: 'warn',
      DATABASE_URL: '',
      HOST: '127.0.0.1',
      NODE_ENV: 'development',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  const hear = (chunk: Buffer) => (words = (words + String(chunk)).slice(-4000))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = once(child, 'exit')
  let stopping: Promise<void> | undefined

  const stop = () =>
    (stopping ??= (async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        const patience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
        await ended
        clearTimeout(patience)
      }
      await rm(data, { recursive: true, force: true, maxRetries: 3 })
    })())

  const url = `http://127.0.0.1:${port}`
  const until = Date.now() + startWithinMs
  for (;;) {
    const up = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return { url, key, stop }
    if (child.exitCode !== null || Date.now() > until) {
      await stop()
      throw new Error(`the server did not come up:\n${words.trim() || '(it said nothing)'}`)
    }
    await sleep(200)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
