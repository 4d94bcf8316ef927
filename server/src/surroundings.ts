import { defaultWork, type WorkSettings } from './people/work-settings.ts'
import { defaultPolicy, type EstimatorModel, type Incident, type Policy } from '@baton/engine'
import { knownAccount } from './account/known-account.ts'
import type { Database } from './db/database.ts'
import type { NewId } from './ids.ts'
import type { Surroundings } from './handle.ts'
import type { PolicyDocument } from '@baton/protocol'
import { compilePolicy } from './policies/compile-policy.ts'
import type { IntentReaders } from './intents/intent-readers.ts'
import { createAround } from './workspace/around.ts'
import { openIncidents } from './incidents/incidents.ts'
import { createRosters } from './people/rosters.ts'
import { createQueues, type Queues } from './waiting/queues.ts'
import { offset } from './calendar.ts'

export interface SurroundingsParts {
  db: Database
  now: () => number
  newId: NewId
  /** What reads messages' intents; without it, none are read. */
  intents?: Pick<IntentReaders, 'of'> | undefined
  /** Whether the platform sends mail for workspaces that name no server of their own. */
  platformMail?: boolean | undefined
}

/** Kept in memory for that long; what changes on this node is forgotten at once. Milliseconds. */
const freshFor = 10_000
const quarterHourMs = 15 * 60 * 1000

export interface WorkspaceSurroundings extends Surroundings {
  /** The name, when this node knows it without asking. */
  knownAgentName(workspace: string, agentId: string): string | undefined
  /** Where their picture is, when this node knows the name without asking; undefined also where they have none. */
  knownAgentPicture(workspace: string, agentId: string): string | undefined
  /** Who waits, for many who ask at once. */
  queues: Queues
  /** Something about the workspace's agents, teams or policy was changed here. */
  changed(workspace: string): void
}

/** What decisions need to know of a workspace, from its plain tables. */
export function createSurroundings({
  db,
  now,
  newId,
  intents,
  platformMail = false,
}: SurroundingsParts): WorkspaceSurroundings {
  const policies = new Map<string, { value: Policy; until: number }>()
  /** The default team's clocks are the workspace's. */
  const zones = new Map<string, string>()
  /** Clocks change on the quarter hour: until the next one, how far they are ahead stays as it is. */
  const offsets = new Map<string, { zone: string; quarter: number; ms: number }>()
  const names = new Map<string, { value: Map<string, { name: string; picture: string | null }>; until: number }>()
  const incidents = new Map<string, { value: Promise<readonly Incident[]>; until: number }>()
  const bySpeed = (workspace: string) => policies.get(workspace)?.value.routing.bySpeed ?? false
  const rosters = createRosters({ db, now, bySpeed })
  const queues = createQueues({ db, now })

  async function namesOf(workspace: string) {
    const rows = await db.scoped<{ id: string; name: string; picture: string | null }>(
      workspace,
      `select a.id, a.name, baton.picture_address(f.workspace_id, f.name) as picture from baton.agents a
        left join baton.agent_pictures f on f.workspace_id = a.workspace_id and f.agent_id = a.id where a.workspace_id = $1`,
      [workspace],
    )
    const value = new Map(rows.map(({ id, name, picture }) => [id, { name, picture }]))
    names.set(workspace, { value, until: now() + freshFor })
    return value
  }

  const it: WorkspaceSurroundings = {
    async policy(workspace) {
      const kept = policies.get(workspace)
      if (kept && kept.until > now()) return kept.value
      const [row] = await db.scoped<{
        policy: Partial<Policy>
        page_capture: Policy['pageCapture']
        assistant: Policy['assistant']
        zone: string | null
        mail: { minutes: number; own: boolean } | null
        work: Partial<WorkSettings> | null
        live: { version: number; document: PolicyDocument } | null
        shadow: { version: number; document: PolicyDocument } | null
        model: EstimatorModel | null
      }>(
        workspace,
        `select policy, page_capture, assistant, work, (select t.hours ->> 'timeZone' from baton.teams t where t.workspace_id = $1 and t.is_default limit 1) as zone,
            (select jsonb_build_object('minutes', m.after_minutes, 'own', m.smtp_host is not null) from baton.mail_settings m
              where m.workspace_id = $1) as mail, ${staged('live')}, ${staged('shadow')},
            (select v.model from baton.learned_versions v where v.workspace_id = $1 and v.status = 'live') as model
          from baton.workspaces where workspace_id = $1`,
        [workspace],
      )
      zones.set(workspace, row?.zone ?? 'UTC')
      const own = { ...defaultPolicy, ...row?.policy }
      const base = {
        ...own,
        // What was learned decides in every policy, live or in shadow.
        ...(row?.model ? { decision: { ...own.decision, model: row.model } } : {}),
        ...(row ? { pageCapture: row.page_capture, assistant: row.assistant } : {}),
        mailAfterMs: mailAfter(row?.mail ?? null, platformMail),
        waitingClose: waitingCloseOf({ ...defaultWork, ...row?.work }),
      }
      const { live = null, shadow = null } = row ?? {}
      const value = {
        ...(live ? compilePolicy(live.document, live.version, base) : base),
        shadow: shadow && compilePolicy(shadow.document, shadow.version, base),
      }
      policies.set(workspace, { value, until: now() + freshFor })
      return value
    },

    zoneOffsetMs(workspace) {
      const zone = zones.get(workspace) ?? 'UTC'
      const quarter = Math.floor(now() / quarterHourMs)
      const kept = offsets.get(workspace)
      if (kept?.zone === zone && kept.quarter === quarter) return kept.ms
      const ms = offset(now(), zone)
      offsets.set(workspace, { zone, quarter, ms })
      return ms
    },

    async agentName(workspace, agentId) {
      const kept = names.get(workspace)
      const known = kept && kept.until > now() ? kept.value.get(agentId) : undefined
      return (known ?? (await namesOf(workspace)).get(agentId))?.name ?? ''
    },

    knownAgentName: (workspace, agentId) => names.get(workspace)?.value.get(agentId)?.name,

    knownAgentPicture: (workspace, agentId) => names.get(workspace)?.value.get(agentId)?.picture ?? undefined,

    changed(workspace) {
      policies.delete(workspace)
      names.delete(workspace)
      incidents.delete(workspace)
    },

    roster: rosters.of,

    knownRoster: rosters.known,

    movingRoster: rosters.moving,

    queue: queues.of,

    queues,

    offering: rosters.offering,

    doubt: rosters.doubt,

    account: (workspace, about) => knownAccount({ db, now: now(), newId }, workspace, about),

    incidents(workspace) {
      const known = incidents.get(workspace)
      if (known && known.until > now()) return known.value
      const value = openIncidents(db, workspace)
      incidents.set(workspace, { value, until: now() + freshFor })
      value.catch(() => incidents.delete(workspace))
      return value
    },

    intentReader: async (workspace) => intents?.of(workspace),

    around: (workspace, about) => around.of(workspace, about),

    knownAround: (workspace, about) => around.known(workspace, about),
  }
  const around = createAround({ db, now, roster: it.roster, policy: it.policy })
  return it
}

/** What was not read follows by e-mail after so long; null where nothing sends it. */
function mailAfter(mail: { minutes: number; own: boolean } | null, platform: boolean): number | null {
  return mail?.own || platform ? (mail?.minutes ?? 1) * 60_000 : null
}

/** The version of the workspace's policy at a stage, as JSON. */
const staged = (stage: 'live' | 'shadow') =>
  `(select jsonb_build_object('version', p.version, 'document', p.document) from baton.policies p
    where p.workspace_id = $1 and p.stage = '${stage}') as ${stage}`

/** When a customer who is waited for and does not write has the conversation closed; null where that is never done by itself. */
function waitingCloseOf({ closeWaitingDays, closeWordHours }: WorkSettings): Policy['waitingClose'] {
  const hour = 60 * 60 * 1000
  return closeWaitingDays === 0 ? null : { afterMs: closeWaitingDays * 24 * hour, wordMs: closeWordHours * hour }
}
