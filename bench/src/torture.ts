import { parseArgs } from 'node:util'
import { countOf } from './checker/check-messages.ts'
import { databaseAway } from './kills/database-away.ts'
import { rollingRestart } from './kills/rolling-restart.ts'
import { runKills } from './kills/run-kills.ts'
import { createServerProcess, tryToOpen } from './kills/server-process.ts'
import { adminUrl, openLabDatabase, whyNoPostgres, type Backend, type LabDatabase } from './lab/open-database.ts'
import { newSeed } from './lab/random.ts'
import { median } from './lab/statistics.ts'
import { modelFaultTrial } from './trials/model-faults.ts'
import { lostAgents } from './routing-trial/lost-agents.ts'
import { manyNodes } from './routing-trial/many-nodes.ts'
import { droppedSockets } from './trials/dropped-sockets.ts'
import { natsAway } from './trials/nats-away.ts'
import { poison } from './trials/poison.ts'
import { resume } from './trials/resume.ts'
import { slowWriters } from './trials/slow-writers.ts'

const usage = `npm run torture -- [--kills 200] [--schedules 10000] [--turns 1000] [--handoffs 100000] [--rounds 10] [--backend postgres|pglite] [--restarts 20] [--sockets 2000] [--nats-away 60] [--only kills,rolling,order,resume,opener,away,sockets,nats,poison,route,agents,model] [--seed N] [--json]

Breaks the server on purpose and compares what clients were told, what readers saw and what the database holds. Kills, and losses of agents, come in --rounds: each is
compared by itself, and kills have a seed for each. Ends with 1 where anything was found.
BATON_BENCH_POSTGRES is a superuser's address of a PostgreSQL server; databases of their own are made there.`

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    schedules: { type: 'string', default: '10000' },
    turns: { type: 'string', default: '1000' },
    handoffs: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '10' },
    restarts: { type: 'string', default: '20' },
    sockets: { type: 'string', default: '2000' },
    'nats-away': { type: 'string', default: '60' },
    backend: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

const seed = values.seed === undefined ? newSeed() : Number(values.seed)
const url = adminUrl()

interface Outcome {
  faults: number
}
interface Trial {
  what: string
  /** Where another process opens the database. */
  elsewhere?: boolean
  only?: Backend
  run(lab: LabDatabase): Promise<Outcome>
}

let told = 0
const trials: Record<string, Trial> = {
  kills: {
    what: 'R1 kill −9 of the server under load, in rounds',
    elsewhere: true,
    run: async ({ where }) => {
      const { startMs, ...result } = await runKills(where, {
        kills: Number(values.kills),
        rounds: Number(values.rounds),
        seed,
        after: { least: 300, most: 2500 },
        conversations: 12,
        onRound: ({ round, seed: of, kills, acknowledged, faults }) =>
          console.log(
            `         round ${round} (seed ${of}): ${kills} kills, ${acknowledged} acknowledged, ${faults} faults`,
          ),
      })
      const { kills, acknowledged, lost, doubled, halfWritten } = result
      console.log(
        `         ${kills} kills, ${acknowledged} acknowledged: lost ${lost}, doubled ${doubled}, half-written ${halfWritten}`,
      )
      return { ...result, medianStartMs: Math.round(median(startMs)) }
    },
  },
  rolling: {
    what: 'a rolling restart of two nodes under load',
    elsewhere: true,
    only: 'postgres',
    run: ({ where }) =>
      rollingRestart(where as { databaseUrl: string }, { rounds: Math.ceil(Number(values.restarts) / 2) }),
  },
  order: {
    what: 'R2 64 writers, late commits, clocks ±10 min',
    run: ({ db }) => slowWriters(db, { seed, each: 60 }),
  },
  resume: {
    what: 'R3 random schedules of going offline and coming back',
    run: async ({ db }) => {
      const result = await resume(db, { seed, schedules: Number(values.schedules) })
      return { ...result, faults: result.differs.length }
    },
  },
  opener: {
    what: 'R11 a second opener of the folder',
    elsewhere: true,
    only: 'pglite',
    run: async ({ where }) => {
      const first = await createServerProcess(where)
      await first.start()
      const refusals: (string | null)[] = []
      for (let n = 0; n < 20; n++) refusals.push(await tryToOpen(where))
      await first.stop()
      const refused = refusals.filter((code) => code === 'data_folder_in_use').length
      return { tried: 20, refused, faults: 20 - refused }
    },
  },
  away: {
    what: 'R12 the database goes away and comes back',
    elsewhere: true,
    only: 'postgres',
    run: (lab) => databaseAway(lab, { times: 5 }),
  },
  sockets: {
    what: 'R4 all sockets dropped at once',
    run: ({ db }) => droppedSockets(db, { sockets: Number(values.sockets) }),
  },
  nats: {
    what: 'R5 two nodes, NATS stopped',
    elsewhere: true,
    only: 'postgres',
    run: ({ where }) => natsAway(where as { databaseUrl: string }, { awayMs: Number(values['nats-away']) * 1000 }),
  },
  poison: {
    what: 'R9 one message in a hundred is poison, and some read nothing',
    run: ({ db }) => poison(db),
  },
  route: {
    what: 'P3 four processes hand off, accept and resolve on one database',
    only: 'postgres',
    run: (lab) =>
      manyNodes(lab, {
        handoffs: Number(values.handoffs),
        onProgress: (resolved) => {
          if (Math.floor(resolved / 1000) > told) console.log(`         ${resolved} resolved`)
          told = Math.floor(resolved / 1000)
        },
      }),
  },
  agents: {
    what: 'R7 nodes and agents lost in mid-offer and mid-accept, twenty in a round',
    only: 'postgres',
    run: (lab) =>
      lostAgents(lab, {
        rounds: Number(values.rounds),
        onRound: (round, ms) => console.log(`         round ${round}: ${ms} ms until nobody waited for who was gone`),
      }),
  },
}

/** What needs no database: run once. */
const bare: Record<string, { what: string; run(): Promise<Outcome> }> = {
  model: {
    what: 'R8 twelve faults of the model',
    run: () => modelFaultTrial(Number(values.turns), seed),
  },
}

const names = [...Object.keys(trials), ...Object.keys(bare)]
const wanted = values.only?.split(',') ?? names
for (const name of wanted) if (!names.includes(name)) fail(`there is no trial "${name}"; there are ${names.join(', ')}`)
const missing = await whyNoPostgres(url)
const backends = (['postgres', 'pglite'] as const).filter(
  (name) => values.backend === undefined || values.backend === name,
)
if (backends.length === 0) fail(`there is no backend "${values.backend}"; there are postgres and pglite`)

console.log(`torture  seed ${seed}`)
const results: Record<string, Record<string, Outcome>> = {}
for (const backend of backends) {
  if (backend === 'postgres' && missing !== undefined) {
    console.log(`postgres left out, because it cannot be reached (${missing}); set BATON_BENCH_POSTGRES`)
    continue
  }
  for (const name of wanted) {
    const trial = trials[name]
    if (!trial) continue
    const { what, run, elsewhere, only } = trial
    if (only !== undefined && only !== backend) continue
    console.log(`${backend.padEnd(8)} ${what} …`)
    const lab = await openLabDatabase(backend, url)
    try {
      if (elsewhere) await lab.db.close()
      const result = await run(lab)
      results[backend] = { ...results[backend], [name]: result }
      console.log(`${backend.padEnd(8)} ${what}: ${result.faults} faults  ${JSON.stringify(result)}`)
    } finally {
      await lab.end()
    }
  }
}
for (const name of wanted) {
  const trial = bare[name]
  if (!trial) continue
  console.log(`${''.padEnd(8)} ${trial.what} …`)
  const result = await trial.run()
  results['engine'] = { ...results['engine'], [name]: result }
  console.log(`${''.padEnd(8)} ${trial.what}: ${result.faults} faults  ${JSON.stringify(result)}`)
}
const faults = countOf(
  Object.fromEntries(Object.values(results).map((each, n) => [n, Object.values(each).filter((one) => one.faults > 0)])),
)
if (values.json) console.log(JSON.stringify({ seed, ...results }))
process.exitCode = faults === 0 ? 0 : 1

function fail(text: string): never {
  console.error(`torture: ${text}`)
  process.exit(2)
}
