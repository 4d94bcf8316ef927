import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { pino } from 'pino'
import type { Act } from '@baton/engine'
import type { Assistant } from '../../../server/src/assistant/assistant.ts'
import { readConfig } from '../../../server/src/config.ts'
import type { Database } from '../../../server/src/db/database.ts'
import { createKey } from '../../../server/src/identity/api-keys.ts'
import { system } from '../../../server/src/identity/audit.ts'
import { ensureWorkspace } from '../../../server/src/identity/first-run.ts'
import { startVisit } from '../../../server/src/identity/visitors.ts'
import { createIds, type NewId } from '../../../server/src/ids.ts'
import { createNode, type BatonNode, type NodeParts } from '../../../server/src/node.ts'
import { createVault } from '../../../server/src/sealing/vault.ts'
import { patient } from './conversation.ts'
import { openFloor } from './floor.ts'

const root = path.join(import.meta.dirname, '../../..')

/** A whole node and the bare floor beside it: one process, one port, one pool. */
export interface Stage {
  node: BatonNode
  db: Database
  workspace: string
  /** An API key of the workspace. */
  key: string
  /** Where sockets connect: `ws://…`. */
  url: string
  newId: NewId
  /** A conversation that nobody has written in yet, and its customer's token. */
  openConversation(): Promise<Held>
  /** A conversation that a person holds, and its customer's token. */
  heldConversation(): Promise<Held>
  /** The person who works here. */
  agent: string
  end(): Promise<void>
}

export interface Held {
  conversation: string
  token: string
  visitorId: string
}

const workspace = 'bench'
const agent = 'mara'

/** A person holds every conversation here: an assistant that is asked is a fault of the bench. */
const neverAsked: Assistant = {
  name: 'never asked',
  // oxlint-disable-next-line require-yield
  async *takeTurn(): AsyncGenerator<readonly Act[]> {
    throw new Error('the assistant was asked although a person holds the conversation')
  },
}

/** Starts a node on a migrated database, and the floor on the same server. */
export async function createStage(db: Database, more: Pick<NodeParts, 'dueTimes'> = {}): Promise<Stage> {
  const now = () => Date.now()
  const newId = createIds(now)
  await ensureWorkspace({ db, newId }, { id: workspace, name: workspace, locale: 'en' }, now())
  await db.scoped(workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
    workspace,
    JSON.stringify({ decision: patient }),
  ])
  const { key } = await createKey({ db, newId }, { workspace, name: 'bench', by: system }, now())
  await db.scoped(
    workspace,
    `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
      values ($1, $2, 'Mara', 'mara@bench.example', 'agent', '{support}', 4, 'online', $3, $3)`,
    [workspace, agent, now()],
  )
  const log = pino({ level: process.env['BATON_LOG'] ?? 'silent' })
  const config = readConfig({ BATON_WORKSPACE: workspace })
  const vault = createVault([randomBytes(32)])
  // The customers of a bench write faster than anybody may.
  const enough = { burst: 1e9, perSecond: 1e9 }
  const limits = { messages: enough, visitorFrames: enough, agentFrames: enough }
  const node = await createNode({
    config,
    db,
    assistant: neverAsked,
    newId,
    now,
    log,
    vault,
    root,
    version: 'bench',
    limits,
    ...more,
  })
  await openFloor(node.app, db)
  await node.start()
  const listening = await node.app.listen({ port: 0, host: '127.0.0.1' })
  async function openConversation(): Promise<Held> {
    const { visitorId, token } = await startVisit({ db, newId }, workspace, now())
    const conversation = newId('conversation')
    const where = { workspace, conversation }
    const open = {
      type: 'OpenConversation',
      channel: 'widget',
      locale: 'en',
      visitorId,
      customerId: null,
      page: null,
    } as const
    await node.door.handle(where, { kind: 'customer', id: visitorId }, open)
    return { conversation, token, visitorId }
  }
  return {
    node,
    db,
    workspace,
    key,
    url: listening.replace(/^http/, 'ws'),
    newId,
    agent,
    openConversation,
    async heldConversation() {
      const held = await openConversation()
      const where = { workspace, conversation: held.conversation }
      await node.door.handle(where, { kind: 'agent', id: agent }, { type: 'TakeOver', agentId: agent })
      return held
    },
    async end() {
      await node.stop()
    },
  }
}
