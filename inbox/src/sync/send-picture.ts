import { AgentRow, endpoints } from '@baton/protocol'
import { pathOf, request } from './call-api.ts'

/** Gives an agent a picture. Throws `CallRefused`, never anything else. */
export async function sendPicture(id: string, picture: Blob): Promise<AgentRow> {
  const { path, method } = endpoints.putAgentPicture
  const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' }
  return AgentRow.parse(await request(pathOf(path, { id }), { method, headers, body: picture }))
}
