import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

export const policyQuery = queryOptions({
  queryKey: ['policy'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getEscalationPolicy', {}, { signal }),
})

/** A replay under way, or what came of it. Asked again every second while it runs. */
export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: ['policy', 'replay', id],
    staleTime: Infinity,
    retry,
    queryFn: ({ signal }) => callApi('getPolicyReplay', { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'running' ? false : 1000),
  })
