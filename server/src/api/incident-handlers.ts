import type { Incident, IncidentUpdate } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { burstsIn, casesOf, suggestionsFor } from '../incidents/cases.ts'
import {
  caseCounts,
  changeIncident,
  createIncident,
  incidentById,
  incidentsOf,
  type CasesCount,
  type IncidentRow,
} from '../incidents/incidents.ts'
import { cancelUpdate, createUpdate, progressOf, updateById, updatesOf, type UpdateRow } from '../incidents/updates.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface IncidentHandlersParts {
  db: Database
  door: Door
  newId: NewId
  now: () => number
  hasMail(workspace: string): Promise<boolean>
  /** What decisions know of incidents is another. */
  changed(workspace: string): void
  /** An update will be due in so many milliseconds. */
  ready(inMs: number): void
}

type Ids =
  | 'listIncidents'
  | 'createIncident'
  | 'getIncident'
  | 'changeIncident'
  | 'incidentConversations'
  | 'linkConversations'
  | 'updateIncident'
  | 'cancelIncidentUpdate'

/** So long an update can be taken back. Milliseconds. */
const undoMs = 5_000
const mostListed = 200

export function incidentHandlers(parts: IncidentHandlersParts): Pick<Handlers, Ids> {
  const { db, door, newId, now } = parts
  const deps = { db, newId }

  async function found(workspace: string, id: string): Promise<IncidentRow> {
    const row = await incidentById(db, workspace, id)
    if (!row) throw new ProblemError('incident_not_found')
    return row
  }

  async function presented(workspace: string, row: IncidentRow): Promise<Incident> {
    return present(row, (await caseCounts(db, workspace, [row.id])).get(row.id), now())
  }

  async function presentUpdate(workspace: string, row: UpdateRow): Promise<IncidentUpdate> {
    const { id, number, state, words, status, createdBy, incidentId } = row
    const progress = await progressOf(db, workspace, { incidentId, number })
    return {
      id,
      number,
      state,
      words,
      status,
      createdBy,
      nextUpdateAt: row.nextUpdateAt === null ? null : iso(row.nextUpdateAt),
      sendsAt: iso(row.dueAt),
      createdAt: iso(row.createdAt),
      ...progress,
    }
  }

  function future(time: string | undefined): number | undefined {
    if (time === undefined) return undefined
    const at = Date.parse(time)
    if (at <= now()) throw new ProblemError('time_has_passed')
    return at
  }

  /** One after the other: each is a decision of its own conversation. */
  async function link(
    caller: KnownCaller,
    incident: IncidentRow,
    change: { link: readonly string[]; unlink: readonly string[]; suggested: boolean },
  ) {
    const { workspace } = caller
    const agentId = caller.kind === 'agent' ? caller.agentId : null
    const actor = agentId === null ? ({ kind: 'system' } as const) : ({ kind: 'agent', id: agentId } as const)
    const answer = {
      linked: [] as string[],
      unlinked: [] as string[],
      failed: [] as { conversationId: string; code: string }[],
    }
    for (const [ids, done, unlinks] of [
      [change.link, answer.linked, false],
      [change.unlink, answer.unlinked, true],
    ] as const) {
      for (const conversation of new Set(ids)) {
        const { id: incidentId, updates } = incident
        const handled = await door.handle(
          { workspace, conversation },
          actor,
          unlinks
            ? { type: 'UnlinkIncident', incidentId, agentId }
            : {
                type: 'LinkIncident',
                incidentId,
                agentId,
                because: change.suggested ? 'suggested' : 'chosen',
                updates,
              },
        )
        if (handled.kind === 'done') done.push(conversation)
        else {
          const code = handled.kind === 'refused' ? handled.refusal.code : 'conversation_not_found'
          answer.failed.push({ conversationId: conversation, code })
        }
      }
    }
    return answer
  }

  return {
    async listIncidents({ caller: { workspace } }) {
      const [rows, bursts] = await Promise.all([incidentsOf(db, workspace, mostListed), burstsIn(db, workspace, now())])
      const counts = await caseCounts(
        db,
        workspace,
        rows.map(({ id }) => id),
      )
      return { incidents: rows.map((row) => present(row, counts.get(row.id), now())), bursts }
    },

    async createIncident({ caller, body }) {
      const { workspace } = caller
      const { conversationIds = [], since, nextUpdateAt, ...rest } = body
      const given = {
        ...rest,
        since: since === undefined ? undefined : Math.min(now(), Date.parse(since)),
        nextUpdateAt: future(nextUpdateAt) ?? now(),
      }
      const row = await createIncident(deps, { workspace, by: doerOf(caller), given }, now())
      parts.changed(workspace)
      if (conversationIds.length > 0) await link(caller, row, { link: conversationIds, unlink: [], suggested: true })
      return presented(workspace, row)
    },

    async getIncident({ caller: { workspace }, params }) {
      const row = await found(workspace, params.id)
      const updates = await updatesOf(db, workspace, row.id)
      return {
        ...(await presented(workspace, row)),
        updates: await Promise.all(updates.map((update) => presentUpdate(workspace, update))),
      }
    },

    async changeIncident({ caller, params, body }) {
      const { workspace } = caller
      const before = await found(workspace, params.id)
      if (before.state === 'resolved') throw new ProblemError('incident_over')
      const change = {
        ...body,
        since: body.since === undefined ? undefined : Math.min(now(), Date.parse(body.since)),
        nextUpdateAt: future(body.nextUpdateAt),
      }
      const row = await changeIncident(deps, { workspace, id: params.id, by: doerOf(caller), change }, now())
      if (!row) throw new ProblemError('incident_not_found')
      parts.changed(workspace)
      return presented(workspace, row)
    },

    async incidentConversations({ caller: { workspace }, params }) {
      const row = await found(workspace, params.id)
      const [cases, suggested] = await Promise.all([
        casesOf(db, workspace, row.id, await parts.hasMail(workspace)),
        row.state === 'resolved' ? [] : suggestionsFor(db, workspace, row, now()),
      ])
      return { ...cases, suggested }
    },

    async linkConversations({ caller, params, body }) {
      const row = await found(caller.workspace, params.id)
      if (row.state === 'resolved' && body.link.length > 0) throw new ProblemError('incident_over')
      return link(caller, row, body)
    },

    async updateIncident({ caller, params, body }) {
      const { workspace } = caller
      const row = await found(workspace, params.id)
      if (row.state === 'resolved') throw new ProblemError('incident_over')
      const over = body.state === 'resolved'
      if (!over && body.nextUpdateAt === undefined)
        throw new ProblemError('invalid_request', {
          errors: [{ path: 'nextUpdateAt', message: 'is needed: customers who wait are told when they hear more' }],
        })
      const given = {
        incidentId: row.id,
        state: body.state,
        words: body.words,
        nextUpdateAt: over ? null : (future(body.nextUpdateAt) ?? null),
        dueAt: now() + undoMs,
      }
      const update = await createUpdate(deps, { workspace, by: doerOf(caller), given }, now())
      if (!update) throw new ProblemError('update_under_way')
      parts.ready(undoMs)
      return presentUpdate(workspace, update)
    },

    async cancelIncidentUpdate({ caller: { workspace }, params }) {
      const update = await updateById(db, workspace, params.id)
      if (!update) throw new ProblemError('incident_not_found')
      if (update.status === 'cancelled') return
      if (!(await cancelUpdate(db, workspace, update.id, now()))) throw new ProblemError('update_sent')
    },
  }
}

function present(row: IncidentRow, counts: CasesCount | undefined, now: number): Incident {
  const { id, title, state, signs, words, createdBy, nextUpdateAt, resolvedAt } = row
  const { cases = 0, open = 0, held = 0 } = counts ?? {}
  return {
    id,
    title,
    state,
    since: iso(row.since),
    signs: {
      intents: [...signs.intents],
      words: [...signs.words],
      areas: [...signs.areas],
      pages: [...signs.pages],
      tiers: [...signs.tiers],
    },
    words,
    nextUpdateAt: nextUpdateAt === null ? null : iso(nextUpdateAt),
    overdue: state !== 'resolved' && nextUpdateAt !== null && nextUpdateAt <= now,
    createdAt: iso(row.createdAt),
    createdBy,
    resolvedAt: resolvedAt === null ? null : iso(resolvedAt),
    cases,
    open,
    held,
  }
}
