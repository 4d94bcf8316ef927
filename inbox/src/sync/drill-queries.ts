import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** While a run goes on, how far it is is asked so often. Milliseconds. */
const lookEvery = 700

export const drillsQuery = queryOptions({
  queryKey: ['drills', 'list'],
  staleTime: 5000,
  retry,
  queryFn: ({ signal }) => callApi('listDrills', {}, { signal }),
})

/** The last runs; asked again while one of them goes on. */
export const drillRunsQuery = queryOptions({
  queryKey: ['drills', 'runs'],
  staleTime: 2000,
  retry,
  queryFn: ({ signal }) => callApi('listDrillRuns', {}, { signal }),
  refetchInterval: ({ state }) => (state.data?.runs.some(isGoingOn) ? lookEvery : false),
})

export const drillRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['drills', 'run', id],
    staleTime: 2000,
    retry,
    queryFn: ({ signal }) => callApi('getDrillRun', { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data && isGoingOn(state.data) ? lookEvery : false),
  })

export const drillQuery = (name: string) =>
  queryOptions({
    queryKey: ['drills', 'written', name],
    staleTime: 0,
    gcTime: 0,
    retry,
    queryFn: ({ signal }) => callApi('getDrill', { params: { name } }, { signal }),
  })

export const isGoingOn = ({ status }: { status: string }): boolean => status === 'waiting' || status === 'running'
