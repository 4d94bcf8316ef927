import type { AgentRow } from '@baton/protocol'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'
import { useDesk, useDeskState } from './use-desk.ts'

const colleaguesQuery = (search: string) =>
  queryOptions({
    queryKey: ['colleagues', search],
    staleTime: 10_000,
    retry,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await callApi('listAgents', { query: { search, presence: 'online', limit: 20 } }, { signal })).agents,
  })

/** Colleagues who are online, those with most room first: of whom the server tells, or, where something is searched, whoever of all fits it. */
export function useColleagues(
  search: string,
  most: number,
): { there: readonly AgentRow[]; more: boolean; missing: boolean } {
  const { me } = useDesk()
  const agents = useDeskState((state) => state.agents)
  const wanted = useDeferredValue(search.trim())
  const found = useQuery({ ...colleaguesQuery(wanted), enabled: wanted !== '' })
  const known = [...agents.values()].filter(({ presence }) => presence === 'online')
  const all = (wanted === '' ? known : (found.data ?? [])).filter(({ id }) => id !== me.id)
  return {
    there: all
      .toSorted((a, b) => a.load / a.capacity - b.load / b.capacity || a.name.localeCompare(b.name))
      .slice(0, most),
    more: wanted !== '' || all.length > most,
    missing: wanted !== '' && found.isSuccess && !found.isPlaceholderData && all.length === 0,
  }
}
