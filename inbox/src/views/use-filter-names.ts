import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { teamsQuery } from '../sync/queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { useTags } from '../tags/tag-names.ts'
import type { FilterNames } from './words.ts'

export function useFilterNames(): FilterNames {
  const desk = useDesk()
  const agent = useNames()
  const tags = useTags()
  const teams = useQuery(teamsQuery).data
  return useMemo(
    () => ({
      agent: (id) => (id === desk.me.id ? 'you' : agent(id)),
      team: (id) => teams?.find((each) => each.id === id)?.name ?? 'a team',
      tag: (id) => tags.of(id)?.name ?? 'a tag',
    }),
    [desk, agent, teams, tags],
  )
}
