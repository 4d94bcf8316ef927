import type { Policy } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { gateOf } from '../drills/gate.ts'
import { createKey, listKeys, revokeKey } from '../identity/api-keys.ts'
import { doerOf } from '../identity/audit.ts'
import { auditLog } from '../identity/audit-log.ts'
import type { Caller } from '../identity/caller.ts'
import type { Endings } from '../identity/endings.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import { openSecret } from '../sealing/kept-secrets.ts'
import type { Vault } from '../sealing/vault.ts'
import { changeWorkspace, putTeam, teamsWithPeople, workspaceById, type WorkspaceRow } from '../workspace/workspace.ts'
import { putSite, sitesOf } from '../workspace/sites.ts'
import type { Handlers } from './operation.ts'
import { assertZone } from './people-handlers.ts'
import { placeOf } from './place-of.ts'
import { ProblemError } from './problem-error.ts'

export interface WorkspaceHandlersParts {
  db: Database
  vault: Vault
  endings: Endings
  newId: NewId
  now: () => number
  /** Names, hours or sites are other than before. */
  changed(workspace: string): void
  policyOf(workspace: string): Promise<Policy>
}

type Ids =
  | 'listSites'
  | 'putSite'
  | 'getWorkspace'
  | 'putWorkspace'
  | 'listTeams'
  | 'putTeam'
  | 'createKey'
  | 'listKeys'
  | 'revokeKey'
  | 'listAudit'

export function workspaceHandlers({
  db,
  vault,
  endings,
  newId,
  now,
  changed,
  policyOf,
}: WorkspaceHandlersParts): Pick<Handlers, Ids> {
  /** The secret that signs identities is for those who could change it. */
  function presented(caller: Caller, { secret, ...workspace }: WorkspaceRow) {
    const mayKnow = caller.kind === 'key' || (caller.kind === 'agent' && caller.role === 'admin')
    const opened = mayKnow ? openSecret(vault, workspace.id, 'identities', secret) : null
    return opened === null ? workspace : { ...workspace, secret: opened }
  }

  /** An assistant that is off answers again once it is known that it reaches a person. One that is on stays so. */
  async function assertDrilled(workspace: string): Promise<void> {
    const { assistant, met } = await gateOf(db, workspace, await policyOf(workspace))
    if (assistant === 'off' && !met) throw new ProblemError('drill_needed')
  }

  return {
    async getWorkspace({ caller }) {
      const workspace = await workspaceById(db, caller.workspace)
      if (!workspace) throw new ProblemError('not_found')
      return presented(caller, workspace)
    },
    async putWorkspace({ caller, body }) {
      if (body.assistant === 'live') await assertDrilled(caller.workspace)
      const row = await changeWorkspace(db, caller.workspace, body, doerOf(caller), newId, now())
      changed(caller.workspace)
      return presented(caller, row)
    },
    async listSites({ caller }) {
      const { sites = [] } = (await workspaceById(db, caller.workspace)) ?? {}
      return { sites: await sitesOf(db, caller.workspace, sites) }
    },
    async putSite({ caller, body }) {
      const { workspace } = caller
      const { sites = [] } = (await workspaceById(db, workspace)) ?? {}
      if (!sites.includes(body.origin)) throw new ProblemError('origin_not_allowed')
      return putSite(db, newId, { workspace, by: doerOf(caller), origin: body.origin, look: body.look }, now())
    },
    async listTeams({ caller }) {
      const teams = await teamsWithPeople(db, caller.workspace)
      return {
        teams: teams.map((team) => ({ ...team, hours: team.hours && { ...team.hours, days: [...team.hours.days] } })),
      }
    },
    async putTeam({ caller, params, body }) {
      assertZone(body.hours?.timeZone, 'hours.timeZone')
      const team = await putTeam(db, caller.workspace, { id: params.id, ...body }, doerOf(caller), newId, now())
      changed(caller.workspace)
      return { ...team, hours: team.hours && { ...team.hours, days: [...team.hours.days] } }
    },
    createKey: ({ caller, body }) =>
      createKey({ db, newId }, { workspace: caller.workspace, name: body.name, by: doerOf(caller) }, now()),
    async listKeys({ caller }) {
      const keys = await listKeys(db, caller.workspace)
      return { keys: keys.map(({ createdAt, ...key }) => ({ ...key, createdAt: iso(createdAt) })) }
    },
    async revokeKey({ caller, params }) {
      const revoked = await revokeKey(
        { db, newId, endings },
        { workspace: caller.workspace, keyId: params.id, by: doerOf(caller) },
        now(),
      )
      if (!revoked) throw new ProblemError('not_found')
    },
    listAudit({ caller, query: { before, from, to, ...which } }) {
      return auditLog(db, caller.workspace, {
        ...which,
        before: before === undefined ? undefined : placeOf(before),
        from: from === undefined ? undefined : Date.parse(from),
        to: to === undefined ? undefined : Date.parse(to),
      })
    },
  }
}
