import * as z from 'zod'
import { Id, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

export const AuditEntry = z.object({
  id: z.string(),
  at: Time,
  by: z.object({
    kind: z.enum(['key', 'agent', 'system']),
    id: z.string().nullable(),
    name: z.string().nullable().describe('the agent’s or the key’s, where it is still known'),
  }),
  action: z.string().describe('such as agent.created'),
  target: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).describe('ids, names of fields and numbers; never words'),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const auditLogEndpoints = {
  listAudit: endpoint({
    method: 'GET',
    path: '/v1/audit',
    summary: 'Who changed what in the workspace, the newest first',
    tag: 'Workspace',
    callers: ['key', 'admin'],
    query: z.strictObject({
      before: z
        .string()
        .regex(/^\d{1,15}\.[\w]{1,64}$/)
        .optional()
        .describe('`next` of the page before'),
      by: Id.optional().describe('the agent or the key'),
      action: z
        .string()
        .max(60)
        .regex(/^[a-z._-]+$/)
        .optional()
        .describe('as it begins: `agent` has all that concerns agents'),
      target: Id.optional(),
      from: Time.optional(),
      to: Time.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ entries: z.array(AuditEntry), next: z.string().nullable() }),
    status: 200,
    problems: [],
  }),
}
