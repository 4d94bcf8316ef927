// What the desk judges, measured on real conversations: `BATON_CORPORA=folder npm run eval:check`. Ends with 1 when a goal is missed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dependencies, node, root } from './setup.mjs'

const corpora = process.env.BATON_CORPORA
if (!corpora || !existsSync(corpora)) {
  console.error(
    'eval:check: BATON_CORPORA must name the folder with the labelled conversations; docs/how-to/evaluate.md says what they look like',
  )
  process.exit(2)
}
await dependencies()

const reask = join(corpora, 'reask', 'sgd.train.jsonl')
const goals = [
  {
    name: 'reask, split by service',
    args: ['reask', '--train', reask, '--test', reask, '--json'],
    met: { auc: (v) => v >= 0.92, precision: (v) => v >= 0.9, usPerCheck: (v) => v <= 200 },
  },
]

let missed = 0
for (const { name, args, met } of goals) {
  const run = spawnSync(node, [join(root, 'cli/src/main.ts'), 'eval', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const last = run.stdout.trim().split('\n').at(-1) ?? ''
  if (run.status !== 0 || !last.startsWith('{')) {
    console.log(`not ok  ${name}: it did not run`)
    missed += 1
    continue
  }
  const result = JSON.parse(last)
  for (const [measure, isMet] of Object.entries(met)) {
    const ok = isMet(result[measure])
    if (!ok) missed += 1
    console.log(`${ok ? 'ok    ' : 'not ok'}  ${name}: ${measure} ${result[measure]}`)
  }
}
process.exit(missed === 0 ? 0 : 1)
