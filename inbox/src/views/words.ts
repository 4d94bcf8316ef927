import type { ViewFilter } from '@baton/protocol'

export interface FilterNames {
  agent(id: string): string
  team(id: string): string
  tag(id: string): string
}

/** How many: as many as are counted, and more. */
export const countWords = (count: number): string => (count >= 1000 ? '999+' : String(count))

const asides = { none: 'not put aside', time: 'put aside until a time', customer: 'waiting for the customer' } as const
const holders = { assistant: 'with the assistant', queue: 'waiting for a person', agent: 'with a person' } as const
const states = { open: 'open', resolved: 'resolved', any: 'open or resolved' } as const

/** A filter as one reads it: "open · with you · VIP or Refund · waiting 30 min". */
export function filterWords(filter: ViewFilter, names: FilterNames): string {
  const { holder, agentId, team, tags, tier, language, channel, intent, priority, aside, waitingMinutes, words } =
    filter
  return [
    states[filter.status],
    agentId === undefined ? holder && holders[holder] : `with ${agentId === 'me' ? 'you' : names.agent(agentId)}`,
    team && names.team(team),
    tags && tags.map(names.tag).join(' or '),
    tier,
    priority && `${priority} priority`,
    intent && `about ${intent}`,
    language && `in ${languageName(language)}`,
    channel && `by ${channel}`,
    aside && asides[aside],
    waitingMinutes !== undefined && `waiting ${waitingMinutes} min or longer`,
    words && `“${words}”`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
