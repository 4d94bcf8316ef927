import { setTimeout as sleep } from 'node:timers/promises'
import { checkMessages, countOf, type Findings } from '../checker/check-messages.ts'
import { checkWritten, type WrittenFindings } from '../checker/check-written.ts'
import { openThere } from '../lab/open-database.ts'
import { seeded } from '../lab/random.ts'
import { startLoad } from './load.ts'
import { createServerProcess, type ServerProcess, type Where } from './server-process.ts'

export interface KillsOptions {
  /** In all; spread over the rounds. */
  kills: number
  rounds?: number
  /** Decides the moments of the kills: round n has the seed `seed + n`. */
  seed: number
  /** Conversations, with two writers and a reader each. */
  conversations?: number
  /** A kill comes so long after the server was ready. Milliseconds. */
  after?: { least: number; most: number }
  onRound?: (round: KillsRound) => void
}

export interface KillsRound {
  round: number
  seed: number
  kills: number
  acknowledged: number
  /** How long each start took. Milliseconds. */
  startMs: number[]
  findings: Findings & WrittenFindings
  faults: number
}

export interface KillsResult {
  kills: number
  acknowledged: number
  startMs: number[]
  /** Of all rounds. */
  findings: Findings & WrittenFindings
  /** Acknowledged and not there, there or shown twice, and there by half: what each of the findings comes to. */
  lost: number
  doubled: number
  halfWritten: number
  faults: number
}

/**
 * R1: kills the server under load, again and again, while clients go on by their client ids and cursors. The rounds are played on one desk, each
 * with customers and a seed of its own; after each, what clients were told, readers saw and the log says is compared. Then the server is killed
 * once more, and what it left is read from the tables themselves.
 */
export async function runKills(where: Where, options: KillsOptions): Promise<KillsResult> {
  const { kills, rounds = 1, seed, onRound = () => {} } = options
  const server = await createServerProcess(where)
  const played: KillsRound[] = []
  try {
    for (let round = 1; round <= rounds; round++) {
      const mine = Math.floor((kills * round) / rounds) - Math.floor((kills * (round - 1)) / rounds)
      const it = await playRound(server, where, { ...options, round, seed: seed + round, kills: mine })
      played.push(it)
      onRound(it)
    }
  } finally {
    await server.kill()
  }
  const findings = joined(played.map((it) => it.findings))
  const sum = (of: (round: KillsRound) => number) => played.reduce((all, round) => all + of(round), 0)
  const { lost, doubled, torn, wordless, unnamed, unpackaged, misfolded } = findings
  return {
    kills: sum((it) => it.kills),
    acknowledged: sum((it) => it.acknowledged),
    startMs: played.flatMap(({ startMs }) => startMs),
    findings,
    lost: lost.length,
    doubled: doubled.length,
    halfWritten: countOf({ torn, wordless, unnamed, unpackaged, misfolded }),
    faults: sum(({ faults }) => faults),
  }
}

async function playRound(
  server: ServerProcess,
  where: Where,
  options: Required<Pick<KillsOptions, 'kills' | 'seed'>> & KillsOptions & { round: number },
): Promise<KillsRound> {
  const { kills, round, seed, conversations = 6, after = { least: 250, most: 900 } } = options
  const random = seeded(seed)
  const startMs = [await server.start()]
  const load = await startLoad(server, conversations, `round-${round}`)
  for (let done = 1; done <= kills; done++) {
    await sleep(after.least + random() * (after.most - after.least))
    await server.kill()
    startMs.push(await server.start())
  }
  const messages = checkMessages(await load.finish())
  await server.kill()
  const db = await openThere(where)
  const written = await checkWritten(db, 'torture').finally(() => db.close())
  const findings = { ...messages, ...written }
  return { round, seed, kills, acknowledged: load.acknowledged(), startMs, findings, faults: countOf(findings) }
}

function joined(all: readonly (Findings & WrittenFindings)[]): Findings & WrittenFindings {
  const none = { lost: [], doubled: [], gaps: [], misordered: [], ghosts: [], behind: [] }
  const empty = { ...none, torn: [], wordless: [], unnamed: [], unpackaged: [], misfolded: [] }
  const into: Findings & WrittenFindings = empty
  // What the tables have by half stays by half: it is found in each round after it, and named once.
  for (const findings of all)
    for (const name of Object.keys(into) as (keyof typeof into)[])
      into[name] = [...new Set([...into[name], ...findings[name]])]
  return into
}
