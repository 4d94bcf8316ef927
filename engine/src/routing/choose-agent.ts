/** Why an agent was not chosen. */
export type PassedOver = 'other-team' | 'not-online' | 'full' | 'already-asked' | 'lacks-skill'

/** An agent as the router sees one. `load` counts conversations held and offers open; `idleSince` is ms UTC. */
export interface RosterAgent {
  id: string
  teams: readonly string[]
  skills: readonly string[]
  presence: 'online' | 'away' | 'offline'
  capacity: number
  load: number
  idleSince: number
}

/** A team. `openings` are UTC times when somebody works, in order, calendars expanded by the shell; null means always. */
export interface RosterTeam {
  id: string
  name: string
  isDefault: boolean
  openings: readonly { from: number; to: number }[] | null
  /** Conversations that wait for this team now. */
  waiting: number
  /** What a customer waited lately, in seconds; null where too few were seen to say. */
  recentWaitSeconds: number | null
}

export interface Roster {
  agents: readonly RosterAgent[]
  teams: readonly RosterTeam[]
}

export interface Need {
  team: string
  skills: readonly string[]
  /** Agents who declined or let it pass. */
  passedBy: readonly string[]
}

/** Who was chosen, by what, and who was not and why (law 6). Idle and seconds are whole seconds. */
export interface Choice {
  agentId: string | null
  rule: 'longest-idle' | 'nobody-free' | 'nobody-online' | 'taken-by-choice'
  considered: number
  eligible: number
  ranked: readonly { agentId: string; idleSeconds: number; load: number; capacity: number }[]
  passedOver: Readonly<Partial<Record<PassedOver, number>>>
}

/** The eligible agent who has been idle the longest; ties go to the lower load, then to the id, so that a replay chooses alike. */
export function chooseAgent(roster: Roster, need: Need, now: number): Choice {
  const passedOver: Partial<Record<PassedOver, number>> = {}
  const eligible: RosterAgent[] = []
  for (const agent of roster.agents) {
    const why = whyPassOver(agent, need)
    if (why) passedOver[why] = (passedOver[why] ?? 0) + 1
    else eligible.push(agent)
  }
  eligible.sort((a, b) => a.idleSince - b.idleSince || a.load - b.load || (a.id < b.id ? -1 : 1))
  const first = eligible[0]
  const online = roster.agents.some((agent) => agent.teams.includes(need.team) && agent.presence === 'online')
  return {
    agentId: first?.id ?? null,
    rule: first ? 'longest-idle' : online ? 'nobody-free' : 'nobody-online',
    considered: roster.agents.length,
    eligible: eligible.length,
    ranked: eligible.slice(0, 5).map(({ id, idleSince, load, capacity }) => ({
      agentId: id,
      idleSeconds: Math.max(0, Math.round((now - idleSince) / 1000)),
      load,
      capacity,
    })),
    passedOver,
  }
}

function whyPassOver(agent: RosterAgent, need: Need): PassedOver | null {
  if (!agent.teams.includes(need.team)) return 'other-team'
  if (agent.presence !== 'online') return 'not-online'
  if (!need.skills.every((skill) => agent.skills.includes(skill))) return 'lacks-skill'
  if (need.passedBy.includes(agent.id)) return 'already-asked'
  if (agent.load >= agent.capacity) return 'full'
  return null
}
