import type { Wallboard } from '@baton/protocol'

/** Teams in which something is, first; those with neither people nor cases have nothing to show. */
export function lanesOf({ teams, people }: Wallboard): Wallboard['teams'] {
  const busy = ({ waiting, held }: Wallboard['teams'][number]) => waiting + held
  return teams
    .filter((team) => busy(team) > 0 || people.some(({ teams: of }) => of.includes(team.team)))
    .sort((a, b) => b.waiting - a.waiting || busy(b) - busy(a) || a.name.localeCompare(b.name))
}
