import type { FeedbackFigures, FeedbackHealth } from '@baton/protocol'
import { iso } from '../live/rows.ts'
import type { Span } from './completeness-health.ts'
import type { Asked } from './feedback-given.ts'
import { fewest } from './warm-health.ts'

const dayMs = 24 * 60 * 60 * 1000

/** From so many of five on, somebody counts as satisfied: what others call CSAT. */
const satisfiedFrom = 4

export const isSatisfied = ({ satisfaction }: Asked): boolean => satisfaction !== null && satisfaction >= satisfiedFrom

/** How it went for those who were asked: where a person had it beside where none had, by team, and by the day of the end (UTC). */
export function feedbackHealthOf(all: readonly Asked[], { from, to }: Span): FeedbackHealth {
  const handoffs = all.filter(({ about }) => about.kind === 'handoff')
  const teams = Map.groupBy(handoffs, teamOf)
  teams.delete(null)
  const days = Map.groupBy(
    all.filter(({ saidAt }) => saidAt !== null),
    ({ at }) => Math.floor(at / dayMs),
  )
  return {
    from: iso(from),
    to: iso(to),
    fewest,
    handoff: figuresOf(handoffs),
    assistant: figuresOf(all.filter(({ about }) => about.kind === 'assistant')),
    groups: [...teams]
      .map(([key, members]) => ({ key: key ?? '', asked: members.length, ...groupFigures(members) }))
      .sort((a, b) => b.asked - a.asked || (a.key < b.key ? -1 : 1)),
    days: [...days]
      .sort(([a], [b]) => a - b)
      .map(([day, each]) => ({
        day: iso(day * dayMs).slice(0, 10),
        handoff: countsOf(each.filter(({ about }) => about.kind === 'handoff')),
        assistant: countsOf(each.filter(({ about }) => about.kind === 'assistant')),
      })),
  }
}

export const teamOf = ({ about }: Asked): string | null => (about.kind === 'handoff' ? about.team : null)

/** A figure of few people would be about one of them. */
function groupFigures(members: readonly Asked[]) {
  const people = new Set(members.map(({ about }) => (about.kind === 'handoff' ? about.agentId : ''))).size
  return { people, figures: people < fewest ? null : figuresOf(members) }
}

function countsOf(some: readonly Asked[]) {
  const { rated, satisfied, answered, repeatedALittle, repeated } = figuresOf(some)
  return { rated, satisfied, answered, repeated: repeated + repeatedALittle }
}

function figuresOf(some: readonly Asked[]): FeedbackFigures {
  const count = (has: (each: Asked) => boolean) => some.filter(has).length
  const rated = count(({ satisfaction }) => satisfaction !== null)
  const satisfied = count(isSatisfied)
  const answered = count(({ repeated }) => repeated !== null)
  const repeatedALittle = count(({ repeated }) => repeated === 'a-little')
  const repeated = count((each) => each.repeated === 'yes')
  return {
    asked: some.length,
    rated,
    satisfied,
    csat: share(satisfied, rated),
    answered,
    repeatedALittle,
    repeated,
    repeatRate: share(repeated + repeatedALittle, answered),
  }
}

const share = (part: number, of: number): number | null => (of === 0 ? null : Math.round((part / of) * 10_000) / 10_000)
