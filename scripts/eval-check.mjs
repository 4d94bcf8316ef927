// What the desk judges, measured on real conversations: `BATON_CORPORA=folder npm run eval:check`. Ends with 1 when a goal is missed.
// With `BATON_SPECS=folder` also what it writes, against the schemas of others.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
const intents = (name) => join(corpora, 'intent', name)
const chats = ['de_client_02_a', 'pt_br_client_02_a', 'pt_br_client_04_a'].map((company) =>
  join(corpora, 'conversations', `maia-${company}.json`),
)
const upset = (company, auc) => ({
  name: `tone, ${['German', 'Portuguese', 'other Portuguese'][company]} chats by the others`,
  args: ['tone', '--train', ...chats.filter((_, i) => i !== company), '--test', chats[company], '--json'],
  met: { auc: (v) => v >= auc },
})
const rated = join(corpora, 'satisfaction', 'sgd.train.jsonl')
const handoffs = (name) => join(corpora, 'handoff', `${name}.eval.jsonl`)
const goals = [
  ...['clothing', 'makeup'].map((shop) => ({
    name: `handoff, ${shop}, by conversation`,
    args: ['handoff', '--train', handoffs(shop), '--test', handoffs(shop), '--json'],
    met: {
      macroF1: (v) => v >= 78,
      gt: ([, , third]) => third >= 79,
      recall: (v) => v >= 0.6,
      auc: (v) => v >= 0.9,
      turnsPerSecond: (v) => v >= 500,
    },
  })),
  ...['clothing', 'makeup'].map((shop) => ({
    name: `handoff, ${shop}, one pass`,
    args: ['handoff', '--train', handoffs(shop), '--test', handoffs(shop), '--online', '--json'],
    met: { auc: (v) => v >= 0.89 },
  })),
  {
    name: 'satisfaction, SGD, by conversation',
    args: ['satisfaction', '--train', rated, '--test', rated, '--json'],
    met: { macroF1: (v) => v >= 59, badAuc: (v) => v >= 0.79 },
  },
  {
    name: 'reask, split by service',
    args: ['reask', '--train', reask, '--test', reask, '--json'],
    met: { auc: (v) => v >= 0.92, precision: (v) => v >= 0.9, usPerCheck: (v) => v <= 200 },
  },
  {
    name: 'redaction, values of the held-out set',
    args: ['redaction', '--made', 'held-out', '--json'],
    met: { recall: (v) => v >= 0.95, falseAlarms: (v) => v <= 0.01, usPerMessage: (v) => v <= 100 },
  },
  {
    name: 'intent, BANKING77 in ten folds',
    args: ['intent', '--train', intents('banking77.train.jsonl'), '--test', intents('banking77.train.jsonl'), '--json'],
    met: {
      accuracy: (v) => v >= 0.904,
      calibrationError: (v) => v <= 0.05,
      fitSeconds: (v) => v <= 25,
      usPerQuery: (v) => v <= 1000,
    },
  },
  {
    name: 'intent, CLINC150, validation part',
    args: ['intent', '--train', intents('clinc150.train.jsonl'), '--test', intents('clinc150.val.jsonl')].concat([
      '--val',
      intents('clinc150.val.jsonl'),
      '--json',
    ]),
    met: { inScopeAccuracy: (v) => v >= 0.865, oosRecall: (v) => v >= 0.9, auroc: (v) => v >= 0.965 },
  },
  ...['curekart', 'powerplay11'].map((shop, i) => ({
    name: `intent, HINT3 ${shop}`,
    args: [
      'intent',
      '--train',
      intents(`hint3-${shop}.train.jsonl`),
      '--test',
      intents(`hint3-${shop}.test.jsonl`),
    ].concat('--json'),
    met: { mcc: (v) => v >= [0.6, 0.41][i] },
  })),
  upset(0, 0.88),
  upset(1, 0.77),
  upset(2, 0.8),
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
if (process.env.BATON_SPECS) missed += await specifications(process.env.BATON_SPECS)
process.exit(missed === 0 ? 0 : 1)

/** What we write against the schemas of others, in the folder that BATON_SPECS names; what they write is read. */
async function specifications(folder) {
  const { default: Ajv } = await import('ajv')
  const { default: addFormats } = await import('ajv-formats')
  const { translate } = await import('../connectors/src/index.ts')
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'))
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }))
  let faults = 0
  const told = (ok, what, why = '') => {
    if (!ok) faults += 1
    console.log(`${ok ? 'ok    ' : 'not ok'}  ${what}${ok ? '' : `: ${why}`}`)
  }
  for (const schema of ['vcon_json_schema.json', 'cc_json_schema.json']) {
    const fits = ajv.compile(read(join(folder, 'vcon', schema)))
    told(fits(read(join(root, 'schemas/vcon/example.json'))), `our vCon fits ${schema}`, ajv.errorsText(fits.errors))
  }
  const examples = join(folder, 'vcon/examples')
  for (const name of readdirSync(examples)) {
    const vcon = read(join(examples, name))
    const result = translate('vcon', vcon)
    // Without a uuid it is none: that is said with its place.
    told(
      vcon.uuid ? result.ok : !result.ok && result.fault.path === 'uuid',
      `the draft's ${name} is read`,
      JSON.stringify(result.fault),
    )
  }
  return faults
}
