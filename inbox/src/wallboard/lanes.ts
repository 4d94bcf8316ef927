import type { Wallboard } from '@baton/protocol'

/** Teams in which something is, first; those with neither people nor cases have nothing to show. */
export function lanesOf({ teams }: Pick<Wallboard, 'teams'>): Wallboard['teams'] {
  const busy = ({ waiting, held }: Wallboard['teams'][number]) => waiting + held
  return teams
    .filter((team) => busy(team) > 0 || Object.values(team.people).some((count) => count > 0))
    .sort((a, b) => b.waiting - a.waiting || busy(b) - busy(a) || a.name.localeCompare(b.name))
}
