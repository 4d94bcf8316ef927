import { CallRefused, request } from './call-api.ts'

export interface DemoPerson {
  id: string
  name: string
  role: string
}

/** The demo's people, in development mode; null where there is no demo. */
export async function people(signal?: AbortSignal): Promise<DemoPerson[] | null> {
  try {
    const answer = await request('/v1/demo/people', signal ? { signal } : {})
    const list = answer !== null && typeof answer === 'object' && 'people' in answer ? answer.people : null
    return Array.isArray(list) ? list.filter(isPerson) : null
  } catch (error) {
    if (error instanceof CallRefused && error.problem.status >= 400 && error.problem.status < 500) return null
    throw error
  }
}

/** Signs in as one of them without a password. */
export async function signInAs(agentId: string): Promise<void> {
  await request('/v1/demo/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agentId }),
  })
}

function isPerson(it: unknown): it is DemoPerson {
  return it !== null && typeof it === 'object' && 'id' in it && typeof it.id === 'string' && 'name' in it
}
