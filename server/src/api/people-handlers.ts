import { isZone } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { deleteCalendar, listCalendars, putCalendar } from '../people/calendars.ts'
import type { InvitationMailer } from '../mail/invitation-mailer.ts'
import { importAgents } from '../people/import-agents.ts'
import { changeWork, listPeople, personById, skillOf } from '../people/people.ts'
import { changeWorkSettings, workOf } from '../people/work-settings.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface PeopleHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  /** Who is there, what they can or what they may carry is other than before: what waits is looked at again. */
  changed(workspace: string): void
  invitations: Pick<InvitationMailer, 'canSend' | 'ready'>
}

type Ids =
  | 'listPeople'
  | 'putAgentWork'
  | 'getOwnWork'
  | 'putOwnWork'
  | 'importAgents'
  | 'listCalendars'
  | 'putCalendar'
  | 'deleteCalendar'
  | 'getWorkSettings'
  | 'putWorkSettings'

export function peopleHandlers({ db, newId, now, changed, invitations }: PeopleHandlersParts): Pick<Handlers, Ids> {
  const deps = { db, newId }
  const settingsOf = (workspace: string) => workOf((sql, values) => db.scoped(workspace, sql, values), workspace)
  /** Whether somebody of this role sets their own hours. */
  const mayChange = async (workspace: string, role: string) =>
    role !== 'agent' || (await settingsOf(workspace)).ownHours
  return {
    async listPeople({ caller: { workspace } }) {
      const [people, mailsInvitations] = await Promise.all([listPeople(db, workspace), invitations.canSend(workspace)])
      return { people, mailsInvitations }
    },

    async putAgentWork({ caller, params, body }) {
      assertZone(body.hours?.timeZone, 'hours.timeZone')
      const change = { ...body, skills: body.skills?.map(skillOf) }
      const given = { workspace: caller.workspace, agentId: params.id, change, by: doerOf(caller) }
      const person = await changeWork(deps, given, now())
      changed(caller.workspace)
      return person
    },

    async getOwnWork({ caller }) {
      const { agentId, role } = agentOf(caller)
      const person = await personById(db, caller.workspace, agentId)
      if (!person) throw new ProblemError('agent_not_found')
      return { person, mayChange: await mayChange(caller.workspace, role) }
    },

    async putOwnWork({ caller, body }) {
      const { agentId, role } = agentOf(caller)
      if (!(await mayChange(caller.workspace, role)))
        throw new ProblemError('forbidden', { detail: 'in this workspace leads set the hours' })
      assertZone(body.hours?.timeZone, 'hours.timeZone')
      const given = { workspace: caller.workspace, agentId, change: body, by: doerOf(caller) }
      const person = await changeWork(deps, given, now())
      changed(caller.workspace)
      return person
    },

    async importAgents({ caller, body }) {
      const { workspace } = caller
      const invite = body.invite && (await invitations.canSend(workspace))
      const imported = await importAgents(deps, { workspace, ...body, invite, by: doerOf(caller) }, now())
      if (imported.written) changed(workspace)
      if (imported.written && imported.invited > 0) invitations.ready()
      return imported
    },

    listCalendars: async ({ caller }) => ({ calendars: await listCalendars(db, caller.workspace, now()) }),

    async putCalendar({ caller, params, body }) {
      assertZone(body.timeZone, 'timeZone')
      const given = { workspace: caller.workspace, calendar: { id: params.id, ...body }, by: doerOf(caller) }
      const calendar = await putCalendar(deps, given, now())
      changed(caller.workspace)
      return calendar
    },

    async deleteCalendar({ caller, params }) {
      await deleteCalendar(deps, { workspace: caller.workspace, id: params.id, by: doerOf(caller) }, now())
    },

    getWorkSettings: ({ caller }) => settingsOf(caller.workspace),

    async putWorkSettings({ caller, body }) {
      const given = { workspace: caller.workspace, change: body, by: doerOf(caller) }
      const work = await changeWorkSettings(deps, given, now())
      changed(caller.workspace)
      return work
    },
  }
}

function agentOf(caller: KnownCaller): Extract<KnownCaller, { kind: 'agent' }> {
  if (caller.kind !== 'agent') throw new ProblemError('forbidden')
  return caller
}

export function assertZone(timeZone: string | undefined, path: string): void {
  if (timeZone === undefined || isZone(timeZone)) return
  throw new ProblemError('invalid_request', {
    errors: [{ path, message: 'is a time zone such as Europe/Berlin' }],
  })
}
