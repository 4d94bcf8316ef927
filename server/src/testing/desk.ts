import { createDoor, type Door } from '../handle.ts'
import type { Database } from '../db/database.ts'
import { ensureWorkspace } from '../identity/first-run.ts'
import { createIds, type NewId } from '../ids.ts'
import { createSurroundings, type WorkspaceSurroundings } from '../surroundings.ts'

/** A workspace in a test's database, with a door of its own as one node has it. Time moves only when told to. */
export interface Desk {
  db: Database
  workspace: string
  door: Door
  newId: NewId
  surroundings: WorkspaceSurroundings
  now(): number
  wait(ms: number): void
  /** Another node on the same database. */
  otherDoor(): Door
  addAgent(id: string, more?: { capacity?: number; presence?: string; teams?: string[] }): Promise<void>
  open(visitorId: string): Promise<string>
  say(conversation: string, text: string, clientId: string): ReturnType<Door['handle']>
}

let count = 0

export async function createDesk(db: Database, options: { workspace?: string } = {}): Promise<Desk> {
  const workspace = options.workspace ?? `w${process.pid}-${++count}`
  let at = Date.UTC(2026, 0, 5, 10)
  const now = () => at
  const newId = createIds(now)
  await ensureWorkspace({ db, newId }, { id: workspace, name: workspace, locale: 'en' }, at)
  const surroundings = createSurroundings({ db, now, newId })
  const door = createDoor({ db, now, newId, surroundings })
  return {
    db,
    workspace,
    door,
    newId,
    surroundings,
    now,
    wait: (ms) => void (at += ms),
    otherDoor: () => createDoor({ db, now, newId, surroundings: createSurroundings({ db, now, newId }) }),
    async addAgent(id, { capacity = 2, presence = 'online', teams = ['support'] } = {}) {
      await db.scoped(
        workspace,
        `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
          values ($1, $2, $2, $2 || '@desk.example', 'agent', $3, $4, $5, $6, $6)`,
        [workspace, id, teams, capacity, presence, at],
      )
      surroundings.changed(workspace)
    },
    async open(visitorId) {
      const conversation = newId('conversation')
      const handled = await door.handle(
        { workspace, conversation },
        { kind: 'customer', id: visitorId },
        { type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId, customerId: null, page: null },
      )
      return handled.kind === 'elsewhere' ? (handled.conversationId ?? '') : conversation
    },
    say: (conversation, text, clientId) =>
      door.handle(
        { workspace, conversation },
        { kind: 'customer', id: 'v' },
        { type: 'ReceiveMessage', messageId: newId('message'), clientId, text, page: null },
        { clientId, body: text },
      ),
  }
}
