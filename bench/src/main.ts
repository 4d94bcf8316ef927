import { parseArgs } from 'node:util'
import { adminUrl, openLabDatabase, whyNoPostgres, type Backend } from './lab/open-database.ts'
import { createStage, type Stage } from './lab/stage.ts'
import { fanOut } from './measures/fan-out.ts'
import { growth } from './measures/growth.ts'
import { handoffAmong } from './measures/handoff-among.ts'
import { handoffLatency } from './measures/handoff-latency.ts'
import { inboxOpen } from './measures/inbox-open.ts'
import { messageLatency } from './measures/message-latency.ts'
import { nextOfMany } from './measures/next-of-many.ts'
import { packageCost } from './measures/package-cost.ts'
import { readingCost } from './measures/reading.ts'
import { resumes } from './measures/resumes.ts'
import { routingChoice } from './measures/routing-choice.ts'
import { routingWaits } from './measures/routing-waits.ts'
import { rosterGrowth } from './measures/rosters.ts'
import { inboxList, searchCost } from './measures/search.ts'
import { securityTax } from './measures/security-tax.ts'
import { throughput } from './measures/throughput.ts'
import { captureCost } from './measures/capture.ts'
import { wallboardCost } from './measures/wallboard.ts'
import { widgetCost } from './measures/widget.ts'

const usage = `npm run -s bench -- [--only P1,P2,P3,P4,P5,P6,P7,P8,P8-among,P9,P10,growth,rosters,wallboard,search,inbox-list,inbox-open,package-cost,reading,capture] [--json] [--backend postgres|pglite] [--database-url URL]

Measures Baton against the least that the same work costs, in one process, one after the other in turn.
--database-url (or BATON_BENCH_POSTGRES) is a superuser's address of a PostgreSQL server: the bench makes a database of its own there.`

const goals: Record<string, string> = {
  P1: 'p50 ≤ 1.5, p99 ≤ 2',
  P2: 'ratio ≥ 0.6',
  P3: 'ratio ≤ 1.3, slope ≤ 0.1',
  P4: 'ratio ≤ 2; p50 ≤ 5 % of the floor (P1), p99 ≤ 200 µs',
  P7: 'pooled ≤ 1.35, longestIdle ≤ 0.5',
  P5: 'perSubscriber ≤ 1.3, idleMemory ≤ 2',
  P6: 'ratio ≥ 0.5',
  P8: 'p50 ≤ 3, whole 1',
  P9: 'loaderKb ≤ 10, openedKb ≤ 60, mainThreadMs ≤ 30, cls 0',
  P10: 'message, change ≤ 1.15',
  growth: 'slope ≤ 0.05',
  rosters: 'slopes ≤ 0.1',
  wallboard: 'p50 ≤ 500 ms, busyCpuMs ≤ 50',
  search: 'p50 ≤ 20 ms',
  'inbox-list': 'p50 ≤ 5 ms',
  'inbox-open': 'firstMs ≤ 1500',
  'package-cost': 'handoffMs of 200 ≤ 1, slopes ≤ 0.05',
  reading: 'cpuP99 ≤ 1 ms, slope ≤ 0.05',
  capture: 'longestMs ≤ 50',
}

/** What needs a node, by the name of its goal. */
const onStage: Record<string, (stage: Stage) => Promise<object>> = {
  P1: messageLatency,
  P2: throughput,
  P5: fanOut,
  P6: resumes,
  P8: handoffLatency,
  'P8-among': handoffAmong,
  growth,
  rosters: rosterGrowth,
  wallboard: wallboardCost,
  search: searchCost,
  'inbox-list': inboxList,
  // The last: it fills the stage's own workspace.
  'inbox-open': inboxOpen,
}

/** What opens databases of its own. */
const onBackends: Record<string, (backend: Backend, url: string) => Promise<object>> = { P10: securityTax }

/** What needs no database. Null where it cannot be taken here. */
const onItsOwn: Record<string, () => Promise<object | null>> = {
  P4: routingChoice,
  P7: routingWaits,
  P9: widgetCost,
  'package-cost': packageCost,
  reading: readingCost,
  capture: captureCost,
}

/** Every backend measures these. */
const onEachBackend = [...Object.keys(onStage), ...Object.keys(onBackends)]
/** PostgreSQL alone: a million rows take the embedded database minutes. */
const onPostgres: Record<string, (stage: Stage) => Promise<object>> = { P3: nextOfMany }
const names = [...onEachBackend, ...Object.keys(onPostgres), ...Object.keys(onItsOwn)]

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    backend: { type: 'string' },
    'database-url': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const wanted = values.only?.split(',') ?? names
for (const name of wanted)
  if (!names.includes(name)) fail(`there is no measure "${name}"; there are ${names.join(', ')}`)
if (values.backend !== undefined && !['postgres', 'pglite'].includes(values.backend))
  fail(`there is no backend "${values.backend}"; there are postgres and pglite`)

const url = adminUrl(values['database-url'])
const missing = await whyNoPostgres(url)
if (missing !== undefined && values.backend !== 'pglite')
  console.log(`PostgreSQL: left out, because it cannot be reached (${missing}); set BATON_BENCH_POSTGRES`)
if (missing !== undefined && values.backend === 'postgres') process.exit(1)

const results: Record<string, object> = {}
if (missing === undefined && values.backend !== 'pglite') Object.assign(results, await measure('postgres'))
if (values.backend !== 'postgres') {
  const embedded = await measure('pglite')
  if (values.backend === 'pglite') Object.assign(results, embedded)
  else if (Object.keys(embedded).length > 0) results['pglite'] = embedded
}
for (const [name, take] of Object.entries(onItsOwn)) {
  if (!wanted.includes(name)) continue
  const began = performance.now()
  const result = await take()
  if (!result) continue
  results[name] = result
  tell('', name, result, performance.now() - began)
}
if (values.json) console.log(JSON.stringify(results))

async function measure(backend: Backend): Promise<Record<string, object>> {
  const takes = backend === 'postgres' ? { ...onStage, ...onPostgres } : onStage
  const asked = wanted.filter((name) => takes[name] !== undefined)
  const found = await measureApart(backend)
  if (asked.length === 0) return found
  const lab = await openLabDatabase(backend, url)
  try {
    const stage = await createStage(lab.db)
    for (const name of asked) {
      const began = performance.now()
      const result = await takes[name]!(stage)
      found[name] = result
      tell(backend, name, result, performance.now() - began)
    }
    await stage.end()
  } finally {
    await lab.end()
  }
  return found
}

async function measureApart(backend: Backend): Promise<Record<string, object>> {
  const found: Record<string, object> = {}
  for (const [name, take] of Object.entries(onBackends)) {
    if (!wanted.includes(name)) continue
    const began = performance.now()
    found[name] = await take(backend, url)
    tell(backend, name, found[name], performance.now() - began)
  }
  return found
}

function tell(backend: string, name: string, result: object, ms: number): void {
  const goal = goals[name] ? ` (goal ${goals[name]})` : ''
  console.log(`${backend.padEnd(8)} ${name.padEnd(6)} ${JSON.stringify(result)}${goal}  ${Math.round(ms / 1000)} s`)
}

function fail(text: string): never {
  console.error(`bench: ${text}`)
  process.exit(2)
}
