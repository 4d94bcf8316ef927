import * as z from 'zod'
import { AgentRow } from '../rows.ts'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'
import { DayException, Days, Hours } from './hours.ts'

const tag = 'People'
const params = z.object({ id: Id })

/** A skill as it is given: a plain name is level 3, and does not run out. */
export const SkillGiven = z.union([
  Id,
  z.strictObject({
    name: Id,
    level: z.int().min(1).max(5).default(3).describe('1 has begun, 3 works alone, 5 teaches it'),
    expiresAt: Time.nullable().default(null).describe('from then on it does not count'),
  }),
])
export type SkillGiven = z.infer<typeof SkillGiven>
export const SkillsGiven = z.array(SkillGiven).max(100)
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/, 'is a language such as en or pt-BR')
export const Languages = z.array(LanguageTag).max(30)

/** An invitation that goes by e-mail, as far as it has come. */
export const MailedInvitation = z.object({
  status: z.enum(['waiting', 'sent', 'failed']),
  fault: z.string().nullable().describe('why it was not sent, or not yet'),
  at: Time.describe('when it was sent or given up; while it waits, when it was asked for'),
  expiresAt: Time.nullable().describe('until then its link opens, once'),
})

export const Person = AgentRow.extend({
  skillLevels: z.array(z.object({ name: z.string(), level: z.int(), expiresAt: Time.nullable() })),
  languages: z.array(z.string()),
  hours: Hours.nullable().describe('shifts of their own'),
  calendarId: z.string().nullable(),
  hasPassword: z.boolean().describe('false: they cannot sign in until they were invited'),
  invitation: MailedInvitation.nullable().describe('null where none went by e-mail, or they have come'),
  activeAt: Time.nullable().describe('when they last used the inbox, as far as it told'),
})
export type Person = z.infer<typeof Person>

export const Calendar = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  days: Days,
  exceptions: z.array(DayException),
  openings: z.array(z.object({ from: Time, to: Time })).describe('the next two weeks as they come out, in UTC'),
  usedBy: z.object({ teams: z.array(z.string()), agents: z.array(z.string()) }).describe('ids'),
})
export type Calendar = z.infer<typeof Calendar>

export const WorkSettings = z.strictObject({
  silentMinutes: z
    .int()
    .min(0)
    .max(1440)
    .describe('a customer silent for so long: their case counts nothing. 0: it always counts'),
  wrapUpSeconds: z
    .int()
    .min(0)
    .max(3600)
    .describe('so long nothing is offered to whoever has solved a case. 0: no pause'),
  idleMinutes: z.int().min(0).max(480).describe('whoever has not touched the inbox for so long is away. 0: never'),
  keepHeld: z.boolean().describe('what somebody holds whose connection is gone stays theirs'),
  ownHours: z.boolean().describe('agents set their own hours, calendar and languages; otherwise leads do'),
  acceptForThem: z
    .boolean()
    .describe(
      'an offer is accepted at once for whoever has used the inbox within the last 60 seconds, and for nobody else',
    ),
  closeWaitingDays: z
    .int()
    .min(0)
    .max(60)
    .describe(
      'a conversation that waits for its customer is closed after so long without a word of theirs. 0: never by itself',
    ),
  closeWordHours: z
    .int()
    .min(1)
    .max(168)
    .describe('so long before it is closed the customer is told; never closed without'),
})
export type WorkSettings = z.infer<typeof WorkSettings>

export const ImportRow = z.object({
  line: z.int().describe('of the file; the head is line 1'),
  email: z.string().nullable(),
  outcome: z.enum(['create', 'update', 'same', 'refused']),
  changes: z.array(z.string()).describe('the columns that change'),
  problems: z.array(
    z.object({
      code: z.enum([
        'missing',
        'not_an_email',
        'too_long',
        'unknown_role',
        'not_a_level',
        'not_a_date',
        'not_a_name',
        'not_a_language',
        'not_a_capacity',
        'unknown_calendar',
        'unknown_team',
        'twice',
        'may_not',
      ]),
      column: z.string(),
      cause: z.string(),
      next: z.string(),
    }),
  ),
})
export type ImportRow = z.infer<typeof ImportRow>

export const peopleEndpoints = {
  listPeople: endpoint({
    method: 'GET',
    path: '/v1/people',
    summary: 'The agents with what they can, and when they work',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({
      people: z.array(Person),
      mailsInvitations: z
        .boolean()
        .describe('whether invitations can go by e-mail: it is set up, and BATON_PUBLIC_URL says where this is'),
    }),
    status: 200,
    problems: [],
  }),
  putAgentWork: endpoint({
    method: 'PUT',
    path: '/v1/agents/{id}/work',
    summary:
      'Change what an agent can, carries and works; what is left out stays as it is. What waits is offered at once',
    tag,
    callers: ['key', 'lead', 'admin'],
    params,
    body: z.strictObject({
      teams: z.array(Id).min(1).max(50).optional(),
      skills: SkillsGiven.optional(),
      languages: Languages.optional(),
      capacity: z.int().min(1).max(100).optional().describe('in weights: an ordinary case is 1'),
      hours: Hours.nullable().optional(),
      calendarId: Id.nullable().optional(),
    }),
    answer: Person,
    status: 200,
    problems: ['agent_not_found', 'team_not_found', 'calendar_not_found'],
  }),
  getOwnWork: endpoint({
    method: 'GET',
    path: '/v1/me/work',
    summary: 'What you can, carry and work, and whether you may change your hours and languages yourself',
    tag,
    callers: ['agent'],
    answer: z.object({ person: Person, mayChange: z.boolean() }),
    status: 200,
    problems: ['agent_not_found'],
  }),
  putOwnWork: endpoint({
    method: 'PUT',
    path: '/v1/me/work',
    summary:
      'Change when you work and what you write in, where the workspace lets you; what is left out stays as it is',
    tag,
    callers: ['agent'],
    body: z.strictObject({
      languages: Languages.optional(),
      hours: Hours.nullable().optional(),
      calendarId: Id.nullable().optional(),
    }),
    answer: Person,
    status: 200,
    problems: ['agent_not_found', 'calendar_not_found', 'forbidden'],
  }),
  importAgents: endpoint({
    method: 'POST',
    path: '/v1/agents/import',
    summary:
      'Add and change agents from CSV: name, email, role, teams, skills, languages, capacity, calendar. With `preview` nothing is written. All rows are good, or none is written',
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject({
      csv: z.string().min(1).max(500_000),
      preview: z.boolean().default(true).describe('says what would become of each row, and writes nothing'),
      invite: z
        .boolean()
        .default(true)
        .describe('where e-mail is set up, new agents get the link to choose a password by it'),
    }),
    answer: z.object({
      preview: z.boolean(),
      written: z.boolean(),
      invited: z.int().describe('to how many an invitation goes, or would go, by e-mail'),
      counts: z.object({ create: z.int(), update: z.int(), same: z.int(), refused: z.int() }),
      rows: z.array(ImportRow),
    }),
    status: 200,
    problems: ['csv_unreadable', 'email_taken', 'idempotency_conflict'],
    idempotency: 'key',
    bodyLimit: 1_048_576,
  }),
  listCalendars: endpoint({
    method: 'GET',
    path: '/v1/calendars',
    summary: 'The calendars, with their next openings',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({ calendars: z.array(Calendar) }),
    status: 200,
    problems: [],
  }),
  putCalendar: endpoint({
    method: 'PUT',
    path: '/v1/calendars/{id}',
    summary: 'Make or change a calendar: the hours of a week in a time zone, and days that are not like the others',
    tag,
    callers: ['key', 'lead', 'admin'],
    params,
    body: z.strictObject({
      name: Words(100).min(1),
      timeZone: Words(60),
      days: Days,
      exceptions: z.array(DayException).max(400).default([]),
    }),
    answer: Calendar,
    status: 200,
    problems: [],
  }),
  deleteCalendar: endpoint({
    method: 'DELETE',
    path: '/v1/calendars/{id}',
    summary: 'Delete a calendar that nobody uses',
    tag,
    callers: ['key', 'lead', 'admin'],
    params,
    status: 204,
    problems: ['not_found', 'calendar_in_use'],
  }),
  getWorkSettings: endpoint({
    method: 'GET',
    path: '/v1/workspace/work',
    summary: 'How work and presence are counted',
    tag,
    callers: ['key', 'agent'],
    answer: WorkSettings,
    status: 200,
    problems: [],
  }),
  putWorkSettings: endpoint({
    method: 'PUT',
    path: '/v1/workspace/work',
    summary: 'Change how work and presence are counted; what is left out stays as it is',
    tag,
    callers: ['key', 'lead', 'admin'],
    body: WorkSettings.partial(),
    answer: WorkSettings,
    status: 200,
    problems: [],
  }),
}
