import * as z from 'zod'
import { faceLimits } from '../files.ts'
import { AgentRow } from '../rows.ts'
import { Id } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Agents'
const params = z.object({ id: Id })

export const pictureEndpoints = {
  putAgentPicture: endpoint({
    method: 'PUT',
    path: '/v1/agents/{id}/picture',
    summary:
      'Give an agent a picture: the body is the bytes of a PNG, JPEG or WebP, at most 256 KB and 1024 pixels a side. Agents give themselves one; admins and keys anybody',
    tag,
    callers: ['key', 'agent'],
    params,
    bytes: 'in',
    bodyLimit: faceLimits.bytes,
    answer: AgentRow,
    status: 200,
    problems: [
      'agent_not_found',
      'file_empty',
      'file_too_slow',
      'file_broken',
      'face_too_large',
      'face_type_refused',
      'face_too_wide',
    ],
  }),
  deleteAgentPicture: endpoint({
    method: 'DELETE',
    path: '/v1/agents/{id}/picture',
    summary: 'Take an agent’s picture away: their initials stand again',
    tag,
    callers: ['key', 'agent'],
    params,
    status: 204,
    problems: ['agent_not_found'],
  }),
  readPicture: endpoint({
    method: 'GET',
    path: '/v1/pictures/{name}',
    summary: 'The bytes of a person’s picture, at the address that agents, events and holders carry',
    tag,
    callers: ['anybody'],
    params: z.object({ name: z.string().regex(/^[0-9a-f]{64}$/, 'is a name that the server gave') }),
    query: z.strictObject({ workspace: Id }),
    bytes: 'out',
    perMinute: 600,
    status: 200,
    problems: ['picture_not_found'],
  }),
}
