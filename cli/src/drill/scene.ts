import type { InProcessDesk } from '@baton/server'

/** What a drill found to be otherwise than it must be. */
export class DrillFailed extends Error {}

/** The drill goes on only where this holds. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new DrillFailed(otherwise)
}

export interface DrillEvent {
  seq: number
  type: string
  [field: string]: any // oxlint-disable-line typescript/no-explicit-any
}

/** A customer in one conversation, seen from their own side and from the team's. */
export interface Customer {
  id: string
  token: string
  writes(text: string, page?: object): Promise<void>
  pressesForPerson(body?: object): Promise<any> // oxlint-disable-line typescript/no-explicit-any
  /** What their own screen is told. */
  sees(): Promise<DrillEvent[]>
  /** Everything, as the team has it. */
  log(): Promise<DrillEvent[]>
  /** Waits until the log holds a fact of this type (or one of these), after that number. */
  until(type: string | readonly string[], after?: number): Promise<DrillEvent>
}

/** A workspace of its own, with an article to answer from, in which a drill is played. */
export interface Scene {
  desk: InProcessDesk
  workspace: string
  key: string
  /** A person who is online, or not. */
  person(name: string, presence?: 'online' | 'offline'): Promise<string>
  customer(): Promise<Customer>
  /** By the workspace's key; a refusal fails the drill. */
  team(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<any> // oxlint-disable-line typescript/no-explicit-any
}

const patienceMs = 15_000

export async function openScene(desk: InProcessDesk): Promise<Scene> {
  const { id: workspace, key } = await desk.workspace()
  let count = 0
  const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, token: string, body?: unknown) => {
    const { status, json } = await desk.call(method, path, token, body)
    must(status < 300, `${method} ${path} was answered with ${status}: ${JSON.stringify(json)}`)
    return json
  }
  const team: Scene['team'] = (method, path, body) => ask(method, path, key, body)
  await team('PUT', '/v1/articles/wifi', {
    title: 'Connect to the Wi-Fi',
    body: '# Connect to the Wi-Fi\n\nIf the reader does not connect to the Wi-Fi, restart the router and choose the network again.',
  })

  return {
    desk,
    workspace,
    key,
    team,
    async person(name, presence = 'online') {
      const { id } = await team('POST', '/v1/agents', { name, email: `${name.toLowerCase()}@${workspace}.example` })
      await team('PUT', `/v1/agents/${id}/presence`, { status: presence })
      return id
    },
    async customer() {
      const { token } = await ask('POST', '/v1/visitors', '', { workspace })
      const { id } = await ask('POST', '/v1/conversations', token, {})
      const path = `/v1/conversations/${id}`
      const eventsFor = async (reader: string): Promise<DrillEvent[]> => {
        const all: DrillEvent[] = []
        for (;;) {
          const after = all.at(-1)?.seq ?? 0
          const { events, caughtUp } = await ask('GET', `${path}/events?after=${after}`, reader)
          all.push(...events)
          if (caughtUp || events.length === 0) return all
        }
      }
      return {
        id,
        token,
        writes: (text, page) =>
          ask('POST', `${path}/messages`, token, { clientId: `c${++count}`, text, ...(page ? { page } : {}) }),
        pressesForPerson: (body = {}) => ask('POST', `${path}/handoff`, token, body),
        sees: () => eventsFor(token),
        log: () => eventsFor(key),
        async until(type, after = 0) {
          const limit = Date.now() + patienceMs
          for (;;) {
            const found = (await eventsFor(key)).find(
              (event) => [type].flat().includes(event.type) && event.seq > after,
            )
            if (found) return found
            must(Date.now() < limit, `${[type].flat().join(' or ')} has not come`)
            await new Promise((resolve) => setTimeout(resolve, 40))
          }
        },
      }
    },
  }
}
