import type { Actor } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { decideLesson, forgetLesson } from '../routing-lessons/decide-lesson.ts'
import { isProposed, lessonSpanMs, likelyTeams, readLessons, readSigns } from '../routing-lessons/lessons.ts'
import { committedHandoff } from './conversation-handlers.ts'
import type { KnownCaller } from '../identity/caller.ts'
import { iso } from '../live/rows.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface WarmHandlersParts {
  db: Database
  deeds: ConversationDeeds
  newId: NewId
  now: () => number
  /** The policy is other than before. */
  changed(workspace: string): void
}

type Ids =
  | 'hold'
  | 'consult'
  | 'answerConsult'
  | 'endConsult'
  | 'wrongTeam'
  | 'likelyTeams'
  | 'routingLessons'
  | 'decideLesson'
  | 'forgetLesson'

/** What is asked between a person's yes and their answer. */
export function warmHandlers(parts: WarmHandlersParts): Pick<Handlers, Ids> {
  const { db, deeds, now, changed } = parts
  /** Whoever acts, once it is sure that they may read the conversation. */
  async function acting(caller: KnownCaller, conversation: string, named: string | undefined) {
    await deeds.read(caller, conversation)
    const agentId = await deeds.agentOf(caller, named)
    if (!agentId)
      throw new ProblemError('invalid_request', { errors: [{ path: 'agentId', message: 'says which agent acts' }] })
    return {
      agentId,
      actor: { kind: 'agent', id: agentId } satisfies Actor,
      where: { workspace: caller.workspace, conversation },
    }
  }

  /** Null where there is no such agent any more. */
  async function teamsOf(workspace: string, agentId: string): Promise<string[] | null> {
    const sql = 'select teams from baton.agents where workspace_id = $1 and id = $2 and removed_at is null'
    const [row] = await db.scoped<{ teams: string[] }>(workspace, sql, [workspace, agentId])
    return row?.teams ?? null
  }

  async function isTeam(workspace: string, team: string): Promise<boolean> {
    const sql = 'select 1 from baton.teams where workspace_id = $1 and id = $2'
    return (await db.scoped(workspace, sql, [workspace, team])).length > 0
  }

  async function handoffOf(workspace: string, id: string) {
    const [row] = await db.scoped<{ conversation: string; team: string; intent: string | null }>(
      workspace,
      `select conversation_id as conversation, team, case when data -> 'package' -> 'intent' ->> 'source' = 'reading'
          then data -> 'package' -> 'intent' ->> 'ref' end as intent
        from baton.handoffs where workspace_id = $1 and id = $2`,
      [workspace, id],
    )
    return row ?? refuseUnknown()
  }

  return {
    async hold({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      const until = Date.parse(body.until)
      await deeds.command(where, actor, { type: 'Hold', agentId, until })
      return { backAt: iso(until) }
    },

    async wrongTeam({ caller, params, body }) {
      const { conversation } = await handoffOf(caller.workspace, params.id)
      const { agentId, actor, where } = await acting(caller, conversation, body.agentId)
      const before = await deeds.read(caller, conversation)
      if (before.handoff?.id !== params.id) throw new ProblemError('nothing_to_route')
      const [known] = await db.scoped<{ role: string; team: boolean }>(
        caller.workspace,
        `select role, exists (select 1 from baton.teams where workspace_id = $1 and id = $3) as team
          from baton.agents where workspace_id = $1 and id = $2`,
        [caller.workspace, agentId, body.team],
      )
      if (!known?.team) throw new ProblemError('team_not_found')
      const isLead = known.role === 'lead' || known.role === 'admin'
      const { team, skills, note = null } = body
      const command = { type: 'Misroute', agentId, isLead, team, skills, note } as const
      const { state } = await deeds.command(where, actor, command)
      return { ...committedHandoff(state.handoff), forLead: state.handoff?.forLead ?? false }
    },

    async consult({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      const { ask = null, team = null, question } = body
      if (ask !== null && (await teamsOf(caller.workspace, ask)) === null) throw new ProblemError('agent_not_found')
      if (team !== null && !(await isTeam(caller.workspace, team))) throw new ProblemError('team_not_found')
      const consultId = parts.newId('consult')
      const command = { type: 'Consult', agentId, consultId, ask: { agentId: ask, team }, question } as const
      await deeds.command(where, actor, command)
      return { consultId }
    },

    async answerConsult({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      const teams = (await teamsOf(caller.workspace, agentId)) ?? []
      await deeds.command(where, actor, { type: 'AnswerConsult', agentId, teams, answer: body.answer })
    },

    async endConsult({ caller, params, body }) {
      const { agentId, actor, where } = await acting(caller, params.id, body.agentId)
      const to = body.handOverTo
      if (to !== undefined && (await teamsOf(caller.workspace, to)) === null) throw new ProblemError('agent_not_found')
      const { state } = await deeds.command(
        where,
        actor,
        to === undefined ? { type: 'EndConsult', agentId } : { type: 'HandOver', agentId, to },
      )
      return { epoch: state.epoch }
    },

    async likelyTeams({ caller, params }) {
      const { team, intent } = await handoffOf(caller.workspace, params.id)
      return { teams: await likelyTeams(db, caller.workspace, { intent, from: team }, now()) }
    },

    async routingLessons({ caller }) {
      const lessons = await readLessons(db, caller.workspace, now())
      return {
        lessons: lessons.map(({ decidedSaid: _, ...lesson }, i) => ({
          ...lesson,
          areas: [...lesson.areas],
          proposed: isProposed(lessons[i]!),
          decidedAt: lesson.decidedAt === null ? null : iso(lesson.decidedAt),
        })),
        signs: await readSigns(db, caller.workspace, now()),
        days: lessonSpanMs / (24 * 60 * 60 * 1000),
      }
    },

    async decideLesson({ caller, body }) {
      const decided = await decideLesson(parts, { workspace: caller.workspace, by: doerOf(caller), ...body })
      if (!decided) throw new ProblemError('lesson_not_found')
      changed(caller.workspace)
      return decided
    },

    async forgetLesson({ caller, body }) {
      const forgotten = await forgetLesson(parts, { workspace: caller.workspace, by: doerOf(caller), ...body })
      if (!forgotten) throw new ProblemError('lesson_not_found')
      if (forgotten.policyVersion !== null) changed(caller.workspace)
      return forgotten
    },
  }
}

function refuseUnknown(): never {
  throw new ProblemError('handoff_not_found')
}
