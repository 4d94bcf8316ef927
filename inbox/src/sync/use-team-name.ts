import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { teamsQuery } from './queries.ts'
import { useSession } from './use-session.ts'

/** What a team is called; its id where it is not known. */
export function useTeamName(): (id: string) => string {
  const session = useSession()
  const teams = useQuery(teamsQuery).data ?? session.teams
  return useCallback((id) => teams.find((each) => each.id === id)?.name ?? id, [teams])
}
