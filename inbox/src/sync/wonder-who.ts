import type { AgentRow } from '@baton/protocol'
import type { callApi } from './call-api.ts'

/** As many ids as one question holds. */
const most = 100
/** Those who are wondered about within so long are asked for together. Milliseconds. */
const gatherMs = 20

/** Asks what people are called and how they look: each once, and those of one moment together. Whom the server does not know stays without a name. */
export function createWonderWho(
  call: typeof callApi,
  onFound: (people: ReadonlyMap<string, Pick<AgentRow, 'name' | 'picture'>>) => void,
) {
  const asked = new Set<string>()
  const next = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    timer = undefined
    const ids = [...next].slice(0, most)
    for (const id of ids) next.delete(id)
    if (next.size > 0) timer = setTimeout(() => void ask(), gatherMs)
    try {
      const { agents } = await call('listAgents', { query: { ids: ids.join(',') } })
      if (agents.length > 0) onFound(new Map(agents.map(({ id, name, picture }) => [id, { name, picture }])))
    } catch {
      // They are wondered about again when they are shown again.
      for (const id of ids) asked.delete(id)
    }
  }

  return (id: string): void => {
    if (id === '' || asked.has(id)) return
    asked.add(id)
    next.add(id)
    timer ??= setTimeout(() => void ask(), gatherMs)
  }
}
