import { setTimeout as sleep } from 'node:timers/promises'
import { connectLive, type LiveConnection } from '../api/live-connection.ts'
import { createAgent, type SimulatedAgent } from './simulated-agent.ts'
import type { World } from './world.ts'

const names = ['Robin Hale', 'Noor Abbas', 'Greta Holm', 'Luis Prado', 'Ines Kuhn', 'Tomas Reid'] as const

export interface Desk {
  agents: readonly SimulatedAgent[]
  /** Until nobody has a case; then everybody goes home. */
  close(patienceMs: number): Promise<void>
}

/** The simulated people: made through the API, online, each following the workspace on a connection of its own. */
export async function openDesk(world: World): Promise<Desk> {
  const agents: SimulatedAgent[] = []
  const lines: LiveConnection[] = []
  for (const [place, name] of names.entries()) {
    const { id } = await world.call('createAgent', {
      body: { name, email: `${world.run}-${place}@drive.example`, capacity: 5 },
    })
    // Their own connection hears of every change; what one of them does with it is the agent's.
    const agent = createAgent(world, { id, name, place }, () => line)
    const line: LiveConnection = connectLive(
      { url: world.url, token: world.key },
      { rows: ({ conversations }) => conversations.forEach(agent.look), events: agent.read },
    )
    line.follow()
    agents.push(agent)
    lines.push(line)
    await world.call('setPresence', { params: { id }, body: { status: 'online' } })
  }
  return {
    agents,
    async close(patienceMs) {
      const until = Date.now() + patienceMs
      while (Date.now() < until && agents.some((agent) => agent.busy() > 0)) await sleep(100)
      for (const { id } of agents) {
        await world.call('setPresence', { params: { id }, body: { status: 'offline' } }).catch(() => {})
      }
      await Promise.all(lines.map((line) => line.close()))
    },
  }
}
