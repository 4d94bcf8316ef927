// `npm test`: sets up what the tests need and runs every suite; `npm test -- unit` one of them. Says what it skips and why.
import { dependencies, fail, frontEnds, node, root, run, say } from './setup.mjs'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'

const all = ['unit', 'database', 'journeys']
const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : all
const strict = process.env.BATON_CI === '1'
for (const name of wanted) if (!all.includes(name)) fail(`there is no suite "${name}"; there are ${all.join(', ')}`)

await dependencies()
const chromium = wanted.includes('journeys') ? await browser() : undefined
// The database suite asks a server for what browsers load.
if (chromium || wanted.includes('database')) await frontEnds()

const results = []
for (const name of wanted) {
  if (name === 'journeys' && !chromium) {
    say('journeys: skipped, because no Chromium was found (Debian: apt-get install chromium; or set BATON_CHROMIUM)')
    if (strict) results.push({ name, passed: 0, failed: 1, skipped: 0 })
    continue
  }
  say(`running the suite ${name} …`)
  results.push(await suite(name))
}
console.log('')
for (const { broken = [] } of results) for (const each of broken) console.log(`failed: ${each}`)
for (const { name, passed, failed, skipped } of results) {
  console.log(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
}
const bad = results.filter(({ passed, failed, skipped }) => failed > 0 || passed === 0 || (strict && skipped > 0))
for (const { name, passed, failed, skipped } of bad) {
  if (failed === 0 && passed === 0) say(`${name} ran no test: that is a failure`)
  else if (failed === 0) say(`${name} skipped ${skipped}: nothing may be skipped here`)
}
process.exit(bad.length === 0 ? 0 : 1)

function suite(name) {
  mkdirSync(join(root, 'test-output'), { recursive: true })
  const report = join(root, 'test-output', `${name}.json`)
  // A run that breaks off writes none: what an earlier one said is not its.
  rmSync(report, { force: true })
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    // One for each core, as far as the connections of a PostgreSQL go; a browser with its server wants a core and a half.
    `--maxWorkers=${Math.min(name === 'journeys' ? 2 : 4, availableParallelism())}`,
  ]
  const env = {
    ...process.env,
    // Hundreds of servers are started: 0.6 s of a processor less for each.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.baton/compiled'),
    ...(chromium ? { BATON_CHROMIUM: chromium } : {}),
  }
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, stdio: 'inherit', env })
    child.on('exit', (code) => {
      const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
      const passed = found?.numPassedTests ?? 0
      const failed =
        (found?.numFailedTests ?? 0) +
        ((found?.numFailedTestSuites ?? 0) ? (found.numFailedTests === 0 ? found.numFailedTestSuites : 0) : 0)
      const skipped = (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0)
      const broken = found ? brokenIn(found) : []
      resolve({ name, passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped, broken })
    })
  })
}

/** Each test that failed, with where it is and what it said: the last lines of a long log are what is read first. */
function brokenIn({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0 && message) return [`${file}: ${firstLine(message)}`]
    return failed.map((each) => `${file} > ${each.fullName}: ${firstLine(each.failureMessages[0])}`)
  })
}

function firstLine(text = '') {
  // oxlint-disable-next-line no-control-regex
  return text
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n', 1)[0]
    .slice(0, 300)
}

/** A Chromium that is there, or Debian's, where we may install it. */
async function browser() {
  const places = [
    process.env.BATON_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const found = () => places.find((path) => path && existsSync(path))
  if (found()) return found()
  const mayInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!mayInstall) return undefined
  say('installing Chromium from the distribution (once) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { mayFail: true, env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    mayFail: true,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return found()
}
