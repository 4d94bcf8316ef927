import { createHash } from 'node:crypto'
import type { AgentRow, FaceType } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { agentById } from '../identity/agent-row.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import type { NewId } from '../ids.ts'

interface Deps {
  db: Database
  newId: NewId
}

/** A person's picture as it may be kept. */
export interface Picture {
  type: FaceType
  content: Buffer
}

/** Gives somebody a picture in the place of the one they had. Throws `Refused` agent_not_found. */
export async function putPicture(
  { db, newId }: Deps,
  { workspace, agentId, picture, by }: { workspace: string; agentId: string; picture: Picture; by: Doer },
  now: number,
): Promise<AgentRow> {
  // Of theirs alone: where two have the same, the one who takes theirs away is seen no more.
  const name = createHash('sha256').update(`${workspace} ${agentId} `).update(picture.content).digest('hex')
  return db.transaction({ workspace }, async (query) => {
    // Whoever is removed at the same moment has none afterwards.
    const [there] = await query(
      'select id from baton.agents where workspace_id = $1 and id = $2 and removed_at is null for share',
      [workspace, agentId],
    )
    if (!there) throw new Refused('agent_not_found')
    await query(
      `insert into baton.agent_pictures (workspace_id, agent_id, name, type, body, at) values ($1, $2, $3, $4, decode($5, 'base64'), $6)
        on conflict (workspace_id, agent_id) do update set name = excluded.name, type = excluded.type, body = excluded.body, at = excluded.at`,
      [workspace, agentId, name, picture.type, picture.content.toString('base64'), now],
    )
    const detail = { type: picture.type, bytes: picture.content.length }
    await audit(query, newId, { workspace, by, action: 'agent.picture', target: agentId, detail }, now)
    const agent = await agentById(query, workspace, agentId)
    if (!agent) throw new Refused('agent_not_found')
    return agent
  })
}

/** Takes somebody's picture away; nothing where they have none. Throws `Refused` agent_not_found. */
export async function deletePicture(
  { db, newId }: Deps,
  { workspace, agentId, by }: { workspace: string; agentId: string; by: Doer },
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    if (!(await agentById(query, workspace, agentId))) throw new Refused('agent_not_found')
    const gone = await query(
      'delete from baton.agent_pictures where workspace_id = $1 and agent_id = $2 returning agent_id',
      [workspace, agentId],
    )
    if (gone.length > 0)
      await audit(query, newId, { workspace, by, action: 'agent.picture-removed', target: agentId }, now)
  })
}

/** The picture of that name, while somebody has it. */
export async function readPicture(db: Database, workspace: string, name: string): Promise<Picture | null> {
  const [row] = await db.scoped<{ type: FaceType; body: string }>(
    workspace,
    `select type, encode(body, 'base64') as body from baton.agent_pictures where workspace_id = $1 and name = $2 limit 1`,
    [workspace, name],
  )
  return row ? { type: row.type, content: Buffer.from(row.body, 'base64') } : null
}
