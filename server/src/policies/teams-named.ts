import type { PolicyDocument } from '@baton/protocol'
import type { Query } from '../db/database.ts'
import { ContentError } from '../knowledge/content-error.ts'
import { lineIn } from './policy-document.ts'

/** A place in a policy that names a team. */
interface Naming {
  path: readonly string[]
  team: string
}

/** Every place that names a team, in the order in which they stand. */
export function teamsNamed(document: PolicyDocument): Naming[] {
  return within(document, [])
}

function within(value: unknown, path: readonly string[]): Naming[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'team' && typeof inner === 'string' ? { path: [...path, key], team: inner } : within(inner, [...path, key]),
  )
}

/** A team that is not there is a mistake of whoever writes the policy, told to them now, and not met by a customer later. Throws `ContentError`. */
export async function assertTeams(query: Query, workspace: string, document: PolicyDocument, yaml: string) {
  const named = teamsNamed(document)
  if (named.length === 0) return
  const rows = await query<{ id: string }>(
    'select id from baton.teams where workspace_id = $1 and id = any($2::text[])',
    [workspace, named.map(({ team }) => team)],
  )
  const there = new Set(rows.map(({ id }) => id))
  const missing = named.find(({ team }) => !there.has(team))
  if (missing)
    throw new ContentError(`${missing.path.join('.')}: there is no team ${missing.team}`, lineIn(yaml, missing.path))
}
