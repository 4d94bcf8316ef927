import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer } from './call-api.ts'
import { retry } from './queries.ts'

/** All of them and what comes in unusually often: looked at again each ten seconds, for everybody who works. */
export const incidentsQuery = queryOptions({
  queryKey: ['incidents'],
  staleTime: 5_000,
  refetchInterval: 10_000,
  retry,
  queryFn: ({ signal }) => callApi('listIncidents', {}, { signal }),
})

/** One with its updates; while one is on its way, each second. */
export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['incidents', id],
    staleTime: 2_000,
    retry,
    refetchInterval: ({ state }: { state: { data?: CallAnswer<'getIncident'> | undefined } }) =>
      state.data?.updates.some(({ status }) => status === 'waiting' || status === 'sending') ? 1_000 : 10_000,
    queryFn: ({ signal }) => callApi('getIncident', { params: { id } }, { signal }),
  })

export const incidentCasesQuery = (id: string) =>
  queryOptions({
    queryKey: ['incidents', id, 'cases'],
    staleTime: 2_000,
    refetchInterval: 10_000,
    retry,
    queryFn: ({ signal }) => callApi('incidentConversations', { params: { id } }, { signal }),
  })
