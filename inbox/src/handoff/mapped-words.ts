import { mappedBy, type Mapped } from '@baton/engine'

const what: Readonly<Record<Mapped['by'], string>> = {
  rule: 'rule',
  tier: 'tier',
  intent: 'intent',
  area: 'product area',
  page: 'page',
  language: 'language',
}
const given = { team: 'the team', skills: 'skills', priority: 'the priority' } as const

/** What the workspace's map gave, an entry a sentence: "Intent refund gave the team and skills." One that a newer server names is left out. */
export function mappedWords(mapped: readonly Mapped[]): string[] {
  return mapped.flatMap(({ by, name, gives }) => {
    if (!mappedBy.includes(by)) return []
    const parts = gives.map((each) => given[each])
    const last = parts.pop() ?? ''
    const subject = what[by]
    return [
      `${subject[0]!.toUpperCase()}${subject.slice(1)} ${name.replaceAll('_', ' ')} gave ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}.`,
    ]
  })
}
