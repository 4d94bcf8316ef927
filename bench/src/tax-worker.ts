import { createStage, type Stage } from './lab/stage.ts'
import { adminUrl, openLabDatabase } from './lab/open-database.ts'
import { candidatePaths } from './lab/wire.ts'
import type { TaxAsked, TaxTask, TaxTold } from './measures/security-tax.ts'

// A node on a database of its own. Told to, it carries one message from socket to socket, or changes one agent, and says how long that took.

const withoutRowSecurity = `do $$ declare t record; begin
  for t in select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'baton' and c.relkind in ('r', 'p') and c.relrowsecurity loop
    execute format('alter table baton.%I no force row level security', t.relname);
    execute format('alter table baton.%I disable row level security', t.relname);
  end loop;
end $$`

const task = JSON.parse(process.env['TAX_TASK'] ?? '{}') as TaxTask
const lab = await openLabDatabase(task.backend, adminUrl(task.url))
if (!task.guarded) await lab.db.migrate((exec) => exec(withoutRowSecurity))
const stage = await createStage(lab.db)
const paths = await candidatePaths(stage, [await stage.heldConversation()])

process.on('disconnect', () => process.exit(1))
process.on('message', (asked: TaxAsked) => void answer(asked))
tell({ ready: true, rows: await foreignRows(stage) })

async function answer({ what, n }: TaxAsked): Promise<void> {
  if (what === 'end') {
    await paths.close()
    await stage.end()
    await lab.end()
    process.exit(0)
  }
  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  await (what === 'message' ? paths.each[0]?.deliver(`m${n}`) : changeAgent(n))
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(cpuBefore)
  tell({ ms, cpuUs: user + system })
}

async function changeAgent(n: number): Promise<void> {
  const response = await fetch(`${stage.url.replace(/^ws/, 'http')}/v1/agents/${stage.agent}/work`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${stage.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ capacity: 4 + (n % 3) }),
  })
  if (!response.ok) throw new Error(`an agent was not changed: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}

/** How many of this workspace's people another workspace sees: none with row-level security, all without. */
async function foreignRows({ db }: Stage): Promise<number> {
  const [row] = await db.scoped<{ n: number }>('another', 'select count(*)::int as n from baton.agents', [])
  return row?.n ?? 0
}

function tell(told: TaxTold): void {
  process.send?.(told)
}
