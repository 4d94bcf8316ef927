import { createIds } from '../../../server/src/ids.ts'
import { ensureWorkspace } from '../../../server/src/identity/first-run.ts'
import { createSurroundings } from '../../../server/src/surroundings.ts'
import { createBoards } from '../../../server/src/wallboard/boards.ts'
import { levelForecastOf } from '../../../server/src/wallboard/level-forecast.ts'
import { wallboardOf } from '../../../server/src/wallboard/wallboard.ts'
import { quantile, round } from '../lab/statistics.ts'
import type { Stage } from '../lab/stage.ts'

/** What a lead's screen costs a node: a whole look, as often as nothing of it is kept. Milliseconds. */
export interface BoardCost {
  conversations: number
  agents: number
  p50: number
  p99: number
  /** The longest that the node did nothing else. */
  busyMs: number
  answerKb: number
}

/** `conversations` open ones, a quarter of them waiting, each with a package of some kilobytes, and twice as many offers today. */
export async function wallboardCost(
  { db }: Pick<Stage, 'db'>,
  { conversations = 10_000, agents = 200, rounds = 20 } = {},
): Promise<BoardCost> {
  const now = () => Date.now()
  const newId = createIds(now)
  const workspace = 'board-bench'
  await ensureWorkspace({ db, newId }, { id: workspace, name: workspace, locale: 'en' }, now())
  await seed()
  const surroundings = createSurroundings({ db, now, newId })
  const took: number[] = []
  let busyMs = 0
  let answerKb = 0
  for (let i = -3; i < rounds; i++) {
    // A new one keeps nothing.
    const boards = createBoards({ db, surroundings, now })
    const began = performance.now()
    let last = began
    const ticking = setInterval(() => {
      if (i >= 0) busyMs = Math.max(busyMs, performance.now() - last)
      last = performance.now()
    }, 1)
    const look = await boards.of(workspace)
    const answer = JSON.stringify([wallboardOf(look), levelForecastOf(look)])
    await new Promise((done) => setTimeout(done, 2))
    clearInterval(ticking)
    answerKb = answer.length / 1024
    if (i >= 0) took.push(performance.now() - began - 2)
  }
  return {
    conversations,
    agents,
    p50: round(quantile(took, 0.5)),
    p99: round(quantile(took, 0.99)),
    busyMs: round(busyMs),
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
        select $1, 'agent-' || n, 'Agent ' || n, n || '@bench.example', 'agent', array['team-' || n % 8], array['skill-' || n % 12, 'skill-' || n % 5],
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
    await run(
      `insert into baton.handoffs (workspace_id, id, conversation_id, status, data)
        select $1, 'handoff-' || n, 'conversation-' || n, case when n % 4 = 0 then 'queued' else 'accepted' end,
          jsonb_build_object('id', 'handoff-' || n, 'status', 'queued', 'team', 'team-' || n % 8, 'priority', 'normal', 'skills', jsonb_build_array('skill-' || n % 12),
            'requestedAt', $2::bigint - n * 200, 'acceptedAt', case when n % 4 > 0 then $2::bigint end, 'package', (select jsonb_agg(md5(n || '.' || w)) from generate_series(1, 150) as w))
          from generate_series(1, ${conversations}) as n`,
      [at],
    )
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
