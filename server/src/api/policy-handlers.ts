import { defaultPolicy, type Policy } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { ContentError } from '../knowledge/content-error.ts'
import { iso } from '../live/rows.ts'
import { compilePolicy } from '../policies/compile-policy.ts'
import { listPolicies, moveTo, policyVersion, putDraft, type PolicyVersion } from '../policies/policies.ts'
import type { Replays } from '../policies/replay-policy.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface PolicyHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  replays: Replays
  policy(workspace: string): Promise<Policy>
  /** What is live, or tried out, is other than before. */
  changed(workspace: string): void
}

type Ids =
  | 'getEscalationPolicy'
  | 'putEscalationPolicy'
  | 'activateEscalationPolicy'
  | 'replayEscalationPolicy'
  | 'getPolicyReplay'

const usualSpanMs = 28 * 24 * 60 * 60 * 1000

export function policyHandlers(parts: PolicyHandlersParts): Pick<Handlers, Ids> {
  const { db, now, replays, policy, changed } = parts
  return {
    async getEscalationPolicy({ caller }) {
      const versions = await listPolicies(db, caller.workspace)
      const at = (stage: PolicyVersion['stage']) => versions.find((each) => each.stage === stage)?.version ?? null
      return { live: at('live'), shadow: at('shadow'), versions: versions.map(presented) }
    },

    async putEscalationPolicy({ caller, body }) {
      try {
        const { yaml = null, document = null } = body
        return presented(await putDraft(parts, { workspace: caller.workspace, by: doerOf(caller), yaml, document }))
      } catch (error) {
        if (error instanceof ContentError)
          throw new ProblemError('policy_broken', { detail: `line ${error.line}: ${error.message}` })
        throw error
      }
    },

    async activateEscalationPolicy({ caller, body }) {
      const { workspace } = caller
      const moved = await moveTo(parts, { workspace, by: doerOf(caller), version: body.version, stage: body.as })
      if (!moved) throw new ProblemError('not_found')
      changed(workspace)
      return moved
    },

    async replayEscalationPolicy({ caller, body }) {
      const { workspace } = caller
      const live = await policy(workspace)
      const version = await versionFor(workspace, body.version)
      const base = { ...live, shadow: null }
      const shipped = { ...defaultPolicy.decision, model: live.decision.model }
      const after =
        version === null
          ? { ...base, version: 0, decision: shipped }
          : compilePolicy(version.document, version.version, { ...base, decision: shipped })
      const to = body.to === undefined ? now() : Date.parse(body.to)
      const from = body.from === undefined ? to - usualSpanMs : Date.parse(body.from)
      if (from > to)
        throw new ProblemError('invalid_request', { errors: [{ path: 'from', message: 'is not after `to`' }] })
      const policies = { before: base, after }
      const id = await replays.start({ workspace, version: after.version, policies, from, to, limit: body.limit })
      return { id, status: 'running' }
    },

    async getPolicyReplay({ caller, params }) {
      const replay = await replays.find(caller.workspace, params.id)
      if (!replay) throw new ProblemError('not_found')
      const { policy: version, ...rest } = replay
      return { version, ...rest }
    },
  }

  /** Null for what is shipped. */
  async function versionFor(workspace: string, wanted: number | undefined): Promise<PolicyVersion | null> {
    if (wanted === 0) return null
    const found = await policyVersion(db, workspace, wanted ?? null)
    if (!found) throw new ProblemError('not_found')
    return found
  }
}

function presented({ createdAt, changedAt, ...version }: PolicyVersion) {
  return { ...version, createdAt: iso(createdAt), changedAt: iso(changedAt) }
}
