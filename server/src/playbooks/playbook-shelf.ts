import type { Database } from '../db/database.ts'
import { createPlaybookMatcher, type PlaybookMatcher } from './match-playbook.ts'
import { readPlaybooks } from './playbooks.ts'

/** A workspace's playbooks, read again only when one has changed. */
export interface PlaybookShelf {
  of(workspace: string): Promise<PlaybookMatcher>
}

const mostWorkspaces = 200

export function createPlaybookShelf(db: Database): PlaybookShelf {
  const shelves = new Map<string, { state: string; matcher: PlaybookMatcher }>()
  return {
    async of(workspace) {
      const [row] = await db.scoped<{ state: string }>(
        workspace,
        `select coalesce(string_agg(id || ' ' || hash, ',' order by id), '') as state from baton.playbooks where workspace_id = $1`,
        [workspace],
      )
      const state = row?.state ?? ''
      const known = shelves.get(workspace)
      if (known?.state === state) return known.matcher
      const matcher = createPlaybookMatcher(state === '' ? [] : await readPlaybooks(db, workspace))
      shelves.delete(workspace)
      shelves.set(workspace, { state, matcher })
      if (shelves.size > mostWorkspaces) shelves.delete(shelves.keys().next().value ?? '')
      return matcher
    },
  }
}
