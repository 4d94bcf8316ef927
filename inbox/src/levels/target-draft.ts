import type { ServiceTarget } from '@baton/protocol'

/** A target as it is being written: minutes as somebody types them, empty for not promised. */
export interface TargetDraft {
  key: number
  team: string
  tier: string
  firstResponse: string
  nextResponse: string
  resolution: string
}

export const minuteFields = ['firstResponse', 'nextResponse', 'resolution'] as const
export type MinuteField = (typeof minuteFields)[number]

export const draftOf = (target: ServiceTarget, key: number): TargetDraft => ({
  key,
  team: target.team ?? '',
  tier: target.tier ?? '',
  firstResponse: String(target.firstResponse ?? ''),
  nextResponse: String(target.nextResponse ?? ''),
  resolution: String(target.resolution ?? ''),
})

const longest = 525_600

/** What is wrong with a draft, by what it is about; empty where nothing is. */
export function wrongWith(
  draft: TargetDraft,
  all: readonly TargetDraft[],
): Partial<Record<MinuteField | 'whole', string>> {
  const wrong: Partial<Record<MinuteField | 'whole', string>> = {}
  for (const field of minuteFields) {
    const written = draft[field].trim()
    const minutes = Number(written)
    if (written !== '' && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= longest))
      wrong[field] = 'Whole minutes from 1 to a year'
  }
  if (minuteFields.every((field) => draft[field].trim() === ''))
    wrong.whole = 'Promises nothing: set a time or remove it.'
  if (
    all.some((other) => other.key < draft.key && other.team === draft.team && other.tier.trim() === draft.tier.trim())
  )
    wrong.whole = 'There is one for this team and tier above.'
  return wrong
}

/** As it is sent. Only of drafts with which nothing is wrong. */
export function targetOf({ team, tier, ...minutes }: TargetDraft): ServiceTarget {
  const given = minuteFields.flatMap((field) => {
    const written = minutes[field].trim()
    return written === '' ? [] : [[field, Number(written)] as const]
  })
  return { team: team || null, tier: tier.trim() || null, ...Object.fromEntries(given) }
}
