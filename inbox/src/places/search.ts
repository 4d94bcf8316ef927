export const spans = [7, 30, 90] as const
export type SpanDays = (typeof spans)[number]
export const groupings = ['part', 'cause', 'owner', 'team', 'source'] as const
export type Grouping = (typeof groupings)[number]

/** What of the completeness is looked at: the last days, by what, and the group whose handoffs are open. What makes no sense is left out. */
export interface CompletenessSearch {
  days?: SpanDays | undefined
  by?: Grouping | undefined
  of?: string | undefined
}

export function readCompletenessSearch(given: Record<string, unknown>): CompletenessSearch {
  const days = spans.find((each) => each === Number(given['days']))
  const by = groupings.find((each) => each === given['by'])
  const of = words(given['of'])
  return { ...(days ? { days } : {}), ...(by ? { by } : {}), ...(of === null ? {} : { of }) }
}

/** Which view stands in the place of the queue. */
export interface QueueSearch {
  view?: string | undefined
}

export function readQueueSearch(given: Record<string, unknown>): QueueSearch {
  const view = words(given['view'])
  return view === null ? {} : { view }
}

/** Which week is audited, and which of its handoffs is open. */
export interface AuditSearch {
  week?: string | undefined
  handoff?: string | undefined
}

export function readAuditSearch(given: Record<string, unknown>): AuditSearch {
  const week = words(given['week'])
  const handoff = words(given['handoff'])
  return {
    ...(week !== null && /^\d{4}-W\d\d$/.test(week) ? { week } : {}),
    ...(handoff === null ? {} : { handoff }),
  }
}

/** Which drill is open. */
export interface DrillsSearch {
  drill?: string | undefined
}

export function readDrillsSearch(given: Record<string, unknown>): DrillsSearch {
  const drill = words(given['drill'])
  return drill === null ? {} : { drill }
}

/** Which incident is open. */
export interface IncidentsSearch {
  incident?: string | undefined
}

export function readIncidentsSearch(given: Record<string, unknown>): IncidentsSearch {
  const incident = words(given['incident'])
  return incident === null ? {} : { incident }
}

/** What of the service levels is looked at: the last days, by team or tier. */
export interface LevelsSearch {
  days?: SpanDays | undefined
  per?: 'team' | 'tier' | undefined
}

export function readLevelsSearch(given: Record<string, unknown>): LevelsSearch {
  const days = spans.find((each) => each === Number(given['days']))
  const per = (['team', 'tier'] as const).find((each) => each === given['per'])
  return { ...(days ? { days } : {}), ...(per ? { per } : {}) }
}

/** How far back is looked at. */
export interface DaysSearch {
  days?: SpanDays | undefined
}

export function readDaysSearch(given: Record<string, unknown>): DaysSearch {
  const days = spans.find((each) => each === Number(given['days']))
  return days ? { days } : {}
}

/** The site whose look is shown. */
export interface EmbedSearch {
  site?: string | undefined
}

export function readEmbedSearch({ site }: Record<string, unknown>): EmbedSearch {
  return typeof site === 'string' ? { site } : {}
}

/** Which day is played again, and which of what was played before is open. */
export interface StaffingSearch {
  day?: string | undefined
  run?: string | undefined
}

export function readStaffingSearch(given: Record<string, unknown>): StaffingSearch {
  const day = words(given['day'])
  const run = words(given['run'])
  return {
    ...(day !== null && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? { day } : {}),
    ...(run === null ? {} : { run }),
  }
}

/** Whether the board stands on a wall. */
export interface WallboardSearch {
  tv?: true | undefined
}

export function readWallboardSearch(given: Record<string, unknown>): WallboardSearch {
  return given['tv'] === true ? { tv: true } : {}
}

const words = (value: unknown) => (typeof value === 'string' && value !== '' && value.length <= 200 ? value : null)
