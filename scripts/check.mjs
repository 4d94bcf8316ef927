// `npm run check`: types, lint, format and the boundary tripwires, each counted.
import { dependencies, node, root, run, say } from './setup.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

await dependencies()
const bin = (name) => join(root, 'node_modules', '.bin', name)
let passed = 0
let failed = 0

async function check(name, command, args) {
  const code = await run(command, args, { mayFail: true })
  if (code === 0) passed += 1
  else failed += 1
  say(`${name}: ${code === 0 ? 'good' : 'FAILED'}`)
}

const projects = [
  'engine',
  'engine/tsconfig.test.json',
  'protocol',
  'client',
  'connectors',
  'server',
  'cli',
  'inbox',
  'widget',
  'journeys',
  'bench',
]
for (const project of projects) {
  if (existsSync(join(root, project))) await check(`types of ${project}`, bin('tsc'), ['-p', project])
}
await check('the client’s operations', node, [join(root, 'client/src/generate.ts'), '--check'])
await check('lint', bin('oxlint'), [
  '--deny-warnings',
  'engine',
  'protocol',
  'client',
  'connectors',
  'server',
  'cli',
  'inbox',
  'widget',
  'journeys',
  'bench',
])
await check('format', bin('oxfmt'), [
  '--check',
  'engine',
  'protocol',
  'client',
  'connectors',
  'server',
  'cli',
  'inbox',
  'widget',
  'journeys',
  'bench',
])
migrations()
tripwires()
console.log(`check: ${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** Two branches may take the same number, and each is good alone. */
function migrations() {
  const numbers = readdirSync(join(root, 'server', 'sql')).map((name) => Number.parseInt(name, 10))
  const wrong = numbers.sort((a, b) => a - b).find((number, i) => number !== i + 1)
  if (wrong === undefined) passed += 1
  else failed += 1
  say(
    `migrations: ${wrong === undefined ? 'good' : `FAILED, ${wrong} is there twice, or the one before it is missing`}`,
  )
}

/** A gate counts only once it has been seen to fail: files that break each rule on purpose, and the errors that must come. */
function tripwires() {
  const folder = join(root, 'scripts', 'tripwires')
  for (const { name, tool, args, expects } of JSON.parse(readFileSync(join(folder, 'tripwires.json'), 'utf8'))) {
    const { status, stdout, stderr } = spawnSync(tool === 'node' ? node : bin(tool), args, {
      cwd: root,
      encoding: 'utf8',
    })
    const output = `${stdout}${stderr}`
    const missing = expects.filter((text) => !output.includes(text))
    const bites = status !== 0 && missing.length === 0
    if (bites) passed += 1
    else failed += 1
    say(`tripwire ${name}: ${bites ? 'bites' : `FAILED, nothing said ${missing.join(', ') || '(it passed)'}`}`)
  }
}
