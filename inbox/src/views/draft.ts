import type { ViewFilter } from '@baton/protocol'

/** A filter as the form has it: empty where it does not narrow. */
export interface FilterDraft {
  status: string
  /** `agent <id>`, `holder <kind>`, or empty. */
  who: string
  team: string
  tag: string
  aside: string
  priority: string
  waiting: string
  tier: string
  language: string
  intent: string
  channel: string
  words: string
}

export const draftOf = (filter: ViewFilter): FilterDraft => ({
  status: filter.status,
  who: filter.agentId !== undefined ? `agent ${filter.agentId}` : filter.holder ? `holder ${filter.holder}` : '',
  team: filter.team ?? '',
  tag: filter.tags?.[0] ?? '',
  aside: filter.aside ?? '',
  priority: filter.priority ?? '',
  waiting: filter.waitingMinutes === undefined ? '' : String(filter.waitingMinutes),
  tier: filter.tier ?? '',
  language: filter.language ?? '',
  intent: filter.intent ?? '',
  channel: filter.channel ?? '',
  words: filter.words ?? '',
})

/** What the form says, to be checked as any other input. */
export function filterOf(draft: FilterDraft): Record<string, unknown> {
  const [kind, ...rest] = draft.who.split(' ')
  const id = rest.join(' ')
  const given = (key: string, value: string) => (value.trim() === '' ? {} : { [key]: value.trim() })
  const waiting = draft.waiting.trim()
  return {
    status: draft.status,
    ...(kind === 'agent' ? { agentId: id } : kind === 'holder' ? { holder: id } : {}),
    ...(draft.tag === '' ? {} : { tags: [draft.tag] }),
    ...(waiting === '' ? {} : { waitingMinutes: /^\d{1,6}$/.test(waiting) ? Number(waiting) : waiting }),
    ...given('team', draft.team),
    ...given('aside', draft.aside),
    ...given('priority', draft.priority),
    ...given('tier', draft.tier),
    ...given('language', draft.language),
    ...given('intent', draft.intent),
    ...given('channel', draft.channel),
    ...given('words', draft.words),
  }
}
