// A fresh clone in an empty folder, and the README's command: does it come up, answer, hand off, and stop without losing anything?
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './setup.mjs'

const folder = mkdtempSync(join(tmpdir(), 'baton-smoke-'))
const clone = join(folder, 'baton')
const key = 'smoke-key-0123456789'
let passed = 0
let failed = 0

const cloned = spawnSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' })
if (cloned.status !== 0) process.exit(1)
const port = await freePort()
const base = `http://127.0.0.1:${port}`
const output = []
let child = start()

try {
  await check('npm start comes up', () => until(async () => (await fetch(`${base}/readyz`)).ok, 240))
  for (const path of [
    '/healthz',
    '/openapi.json',
    '/docs',
    '/demo/',
    '/inbox',
    '/widget.js',
    '/widget/frame?workspace=demo',
    '/metrics',
  ]) {
    await check(`GET ${path}`, async () => (await fetch(base + path)).status === 200)
  }
  let conversation
  await check('a customer asks and the assistant answers from the articles', async () => {
    conversation = (await call('POST', '/v1/conversations', { customer: { externalId: 'smoke' } })).id
    await say('q1', 'How do I connect my Folio to Wi-Fi?')
    return until(async () => (await events()).some((event) => event.type === 'AssistantSaid'), 15)
  })
  await check('asking for a person hands off with a package', async () => {
    await say('q2', 'I want to talk to a person')
    const handoff = await call(
      'GET',
      `/v1/handoffs/${(await call('GET', `/v1/conversations/${conversation}`)).handoffId}`,
    )
    return /^1\.\d+$/.test(handoff.package.version) && handoff.reason.kind === 'customer-asked'
  })
  await check('it stops on SIGTERM by itself', () => stop('SIGTERM'))
  child = start()
  await check('and what was acknowledged is there after a restart', async () => {
    await until(async () => (await fetch(`${base}/readyz`)).ok, 60)
    return (await events()).filter((event) => event.type === 'MessageReceived').length === 2
  })
  await check('a second process on the data folder is refused with words', async () => {
    const second = spawnSync('npm', ['start', '--', '--port', String(await freePort())], {
      cwd: clone,
      env: environment(),
      encoding: 'utf8',
      timeout: 60_000,
    })
    return second.status !== 0 && /in use|already/i.test(second.stdout + second.stderr)
  })
  await check('an occupied port is refused with words', async () => {
    const env = { ...environment(), BATON_DATA_DIR: join(folder, 'other') }
    const second = spawnSync('npm', ['start'], { cwd: clone, env, encoding: 'utf8', timeout: 60_000 })
    return second.status !== 0 && second.stderr.includes(`port ${port} is taken`)
  })

  async function say(clientId, text) {
    await call('POST', `/v1/conversations/${conversation}/messages`, { clientId, author: { kind: 'customer' }, text })
  }
  async function events() {
    return (await call('GET', `/v1/conversations/${conversation}/events`)).events
  }
} finally {
  await stop('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
if (failed > 0) console.log(output.join(''))
console.log(`smoke: ${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

function environment() {
  return {
    ...process.env,
    PORT: String(port),
    BATON_API_KEY: key,
    BATON_DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
    NODE_ENV: '',
  }
}

function start() {
  const it = spawn('npm', ['start'], { cwd: clone, env: environment(), detached: true })
  for (const stream of [it.stdout, it.stderr]) stream.on('data', (data) => output.push(String(data)))
  return it
}

/** Signals the whole group, as a terminal does. True when it ended by itself in time. */
function stop(signal) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(true)
    const timer = setTimeout(() => resolve(false), 20_000)
    child.on('exit', () => {
      clearTimeout(timer)
      resolve(true)
    })
    process.kill(-child.pid, signal)
  })
}

async function call(method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

async function check(name, work) {
  let good = false
  let why = ''
  try {
    good = await work()
  } catch (error) {
    why = `: ${error.message}`
  }
  if (good) passed += 1
  else failed += 1
  console.log(`smoke: ${good ? 'good' : 'FAILED'}: ${name}${why}`)
}

async function until(look, seconds) {
  for (
    const end = Date.now() + seconds * 1000;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 250))
  ) {
    try {
      if (await look()) return true
    } catch {
      // not there yet
    }
  }
  return false
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address()
      server.close(() => resolve(free))
    })
  })
}
