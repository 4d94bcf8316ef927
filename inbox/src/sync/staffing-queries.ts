import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** While one is played, how far it is is asked so often. Milliseconds. */
const lookEvery = 500

export const staffingDayQuery = (from: string, to: string, targetMinutes: number) =>
  queryOptions({
    queryKey: ['staffing', 'day', from, to, targetMinutes],
    staleTime: 60_000,
    retry,
    queryFn: ({ signal }) => callApi('staffingDay', { query: { from, to, targetMinutes } }, { signal }),
  })

/** The last ones; asked again while one of them is played. */
export const simulationsQuery = queryOptions({
  queryKey: ['staffing', 'simulations'],
  staleTime: 2000,
  retry,
  queryFn: ({ signal }) => callApi('listSimulations', {}, { signal }),
  refetchInterval: ({ state }) => (state.data?.simulations.some(isPlayed) ? lookEvery : false),
})

export const simulationQuery = (id: string) =>
  queryOptions({
    queryKey: ['staffing', 'simulation', id],
    staleTime: 2000,
    retry,
    queryFn: ({ signal }) => callApi('getSimulation', { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data && isPlayed(state.data) ? lookEvery : false),
  })

export const isPlayed = ({ status }: { status: string }): boolean => status === 'waiting' || status === 'running'
