// Plain JavaScript for any Node from 20 on: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node that the project is pinned to; npm brings it as a dev dependency. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` }

/** Runs a command in the project and ends this process when it fails. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env, ...options })
    child.on('error', (error) => fail(`${command} could not be started: ${error.message}`))
    child.on('exit', (code, signal) => {
      if (options.mayFail) resolve(code ?? 1)
      else if (code === 0) resolve(0)
      else fail(`${command} ${args.join(' ')} ended with ${signal ?? code}`)
    })
  })
}

export function say(text) {
  console.log(`baton: ${text}`)
}

export function fail(text) {
  console.error(`baton: ${text}`)
  process.exit(1)
}

const stamps = join(root, 'node_modules', '.baton')

/** Does a piece of set-up only when what it depends on changed since it was last done. */
async function unlessDone(name, inputs, work) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesUnder).sort()) hash.update(relative(root, file)).update(readFileSync(file))
  const digest = hash.digest('hex')
  const stamp = join(stamps, name)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  await work()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, digest)
  return true
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap(({ name }) => filesUnder(join(path, name)))
}

/** Installs what the lock file names, when it is not there yet. */
export async function dependencies() {
  const lock = join(root, 'package-lock.json')
  if (!existsSync(node)) mkdirSync(join(root, 'node_modules'), { recursive: true })
  const wanted = [lock, join(root, 'package.json')]
  const fresh = async () => {
    say('installing dependencies (once; about a minute) …')
    // Not `npm ci`: it refuses a lock file that lacks the optional packages of other platforms, which not every registry serves.
    await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { env: process.env })
  }
  if (!existsSync(node)) {
    await fresh()
    await unlessDone('dependencies', wanted, async () => {})
  } else await unlessDone('dependencies', wanted, fresh)
  if (!existsSync(node))
    fail(
      'Node 24 did not arrive with the dependencies: npm must be allowed to run the install script of the package "node".',
    )
}

/** Builds the browser's parts, when their sources changed. */
export async function frontEnds() {
  const shared = ['protocol/src', 'engine/src', 'package-lock.json', 'scripts/compress.mjs'].map((path) =>
    join(root, path),
  )
  for (const part of ['widget', 'inbox']) {
    const inputs = [join(root, part), ...shared]
    const missing = !existsSync(join(root, part, 'dist'))
    const build = async () => {
      say(`building the ${part} …`)
      await run('npm', ['run', '--silent', '-w', part, 'build'])
    }
    if (missing) {
      await build()
      await unlessDone(part, inputs, async () => {})
    } else await unlessDone(part, inputs, build)
  }
}
