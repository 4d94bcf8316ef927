import { createIds } from '../../../server/src/ids.ts'
import { ensureWorkspace } from '../../../server/src/identity/first-run.ts'
import { createSurroundings } from '../../../server/src/surroundings.ts'
import { createBoards } from '../../../server/src/wallboard/boards.ts'
import { levelForecastOf } from '../../../server/src/wallboard/level-forecast.ts'
import { quantile, round } from '../lab/statistics.ts'
import type { Stage } from '../lab/stage.ts'

/** What a lead's screen costs a node: a whole look, as often as nothing of it is kept. Milliseconds. */
export interface BoardCost {
  conversations: number
  agents: number
  p50: number
  p99: number
  /** The longest that the node did nothing else, by the clock; and the processor time of that, which does not hang on who else uses the machine. */
  busyMs: number
  busyCpuMs: number
  /** Processor time of the node's thread for one look, in the mean. */
  cpuMs: number
  answerKb: number
}

export interface BoardCosts extends BoardCost {
  /** The same desk with many people. */
  crowded: BoardCost
}

export async function wallboardCost(stage: Pick<Stage, 'db'>): Promise<BoardCosts> {
  const usual = await boardCost(stage)
  return { ...usual, crowded: await boardCost(stage, { agents: 10_000, workspace: 'board-bench-crowded' }) }
}

/** Milliseconds of this thread. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** `conversations` open ones, a quarter of them waiting, each with a package of some kilobytes, twice as many offers today, and `ended` handoffs that say how long things take. */
async function boardCost(
  { db }: Pick<Stage, 'db'>,
  { conversations = 10_000, agents = 200, ended = 1000, rounds = 20, workspace = 'board-bench' } = {},
): Promise<BoardCost> {
  const now = () => Date.now()
  const newId = createIds(now)
  await ensureWorkspace({ db, newId }, { id: workspace, name: workspace, locale: 'en' }, now())
  await seed()
  const surroundings = createSurroundings({ db, now, newId })
  const took: number[] = []
  let busyMs = 0
  let busyCpuMs = 0
  let cpuMs = 0
  let answerKb = 0
  for (let i = -3; i < rounds; i++) {
    // A new one keeps nothing.
    const boards = createBoards({ db, surroundings, now })
    const began = performance.now()
    const cpuBegan = cpu()
    let last = began
    let lastCpu = cpuBegan
    const ticking = setInterval(() => {
      if (i >= 0) {
        busyMs = Math.max(busyMs, performance.now() - last)
        busyCpuMs = Math.max(busyCpuMs, cpu() - lastCpu)
      }
      last = performance.now()
      lastCpu = cpu()
    }, 1)
    const look = await boards.of(workspace)
    const answer = JSON.stringify([look.board, await levelForecastOf(look)])
    await new Promise((done) => setTimeout(done, 2))
    clearInterval(ticking)
    answerKb = answer.length / 1024
    if (i >= 0) cpuMs += (cpu() - cpuBegan) / rounds
    if (i >= 0) took.push(performance.now() - began - 2)
  }
  return {
    conversations,
    agents,
    p50: round(quantile(took, 0.5)),
    p99: round(quantile(took, 0.99)),
    busyMs: round(busyMs),
    busyCpuMs: round(busyCpuMs),
    cpuMs: round(cpuMs),
    answerKb: round(answerKb),
  }

  async function seed(): Promise<void> {
    const at = now()
    const run = (sql: string, params: unknown[] = []) => db.scoped(workspace, sql, [workspace, ...params])
    await run(
      `insert into baton.teams (workspace_id, id, name, is_default, created_at)
        select $1, 'team-' || n, 'Team ' || n, false, 0 from generate_series(0, 7) as n on conflict do nothing`,
    )
    await run(
      `insert into baton.agents (workspace_id, id, name, email, role, teams, skills, capacity, presence, idle_since, created_at)
        select $1, 'agent-' || n, 'Agent ' || n, n || '@' || $1 || '.example', 'agent', array['team-' || n % 8], array['skill-' || n % 12, 'skill-' || n % 5],
          60, case when n % 5 = 0 then 'away' else 'online' end, $2, 0 from generate_series(1, ${agents}) as n`,
      [at],
    )
    await run(
      `insert into baton.customers (workspace_id, id, external_id, name, tier, source, created_at, updated_at)
        select $1, 'customer-' || n, 'customer-' || n, 'Customer ' || n, (array['free', 'pro', 'enterprise'])[1 + n % 3], 'pushed', 0, 0
          from generate_series(1, ${conversations}) as n`,
    )
    await run(
      `insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, holder_id, channel, opener, customer_id, handoff_id, row,
          due_at, due_kind, opened_at, updated_at)
        select $1, 'conversation-' || n, 9, 1, 'open', case when n % 4 = 0 then 'queue' else 'agent' end,
          case when n % 4 = 0 then 'team-' || n % 8 else 'agent-' || 1 + n % ${agents} end, 'bench', 'opener-' || n, 'customer-' || n, 'handoff-' || n,
          jsonb_build_object('language', 'en', 'locale', 'en', 'messages', 5, 'problemTextId', null, 'lastTextId', null, 'lastBy', 'customer', 'lastAt', $2::bigint,
            'unansweredSince', $2::bigint - n * 1000, 'about', jsonb_build_object('words', (select jsonb_agg(w) from generate_series(1, 40) as w))),
          case when n % 4 = 0 then $2::bigint + 60000 end, case when n % 4 = 0 then 'queue' end, $2, $2 from generate_series(1, ${conversations}) as n`,
      [at],
    )
    // A thousand at a time: a statement may take fifteen seconds.
    for (let from = 1; from <= conversations + ended; from += 1000) {
      await run(
        `insert into baton.handoffs (workspace_id, id, conversation_id, status, data)
          select $1, 'handoff-' || n, 'conversation-' || 1 + (n - 1) % ${conversations},
            case when n > ${conversations} then 'resolved' when n % 4 = 0 then 'queued' else 'accepted' end,
            jsonb_build_object('id', 'handoff-' || n, 'status', 'queued', 'team', 'team-' || n % 8, 'priority', 'normal', 'skills', jsonb_build_array('skill-' || n % 12),
              'requestedAt', $2::bigint - n * 200 - case when n > ${conversations} then 86400000 else 0 end, 'acceptedAt', case when n % 4 > 0 then $2::bigint - n * 150 end,
              'package', (select jsonb_agg(md5(n || '.' || w)) from generate_series(1, 150) as w))
              || case when n > ${conversations} then jsonb_build_object('acceptedAt', $2::bigint - n * 200 - 86400000 + 30000 + n % 97 * 1000,
                'firstResponseAt', $2::bigint - n * 200 - 86400000 + 60000 + n % 97 * 3000, 'endedAt', $2::bigint - n * 200 - 86400000 + 600000 + n % 89 * 60000)
                else '{}' end
            from generate_series(${from}, ${Math.min(from + 999, conversations + ended)}) as n`,
        [at],
      )
    }
    await run(
      `insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, data)
        select $1, 'conversation-' || 1 + n % ${conversations}, 10 + n, (array['Offered', 'OfferExpired', 'OfferAccepted', 'Escalated'])[1 + n % 4],
          $2::bigint - n * 1500, 'system', jsonb_build_object('handoffId', 'handoff-' || 1 + n % ${conversations}) from generate_series(1, ${conversations * 2}) as n`,
      [at],
    )
    await run(
      `insert into baton.service_targets (workspace_id, team, tier, first_response, next_response, resolution)
        values ($1, '', '', 30, 60, 480), ($1, '', 'enterprise', 10, 20, 240)`,
    )
    await db.migrate(async (exec) => exec('analyze'))
  }
}
