import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallInput } from './call-api.ts'
import { retry } from './queries.ts'

/** Which waits: whose team's, within what was told or not. */
export type WaitsWhich = Pick<NonNullable<CallInput<'estimatedWaits'>['query']>, 'team' | 'within'>

/** From `from` (ISO) until now. */
export const estimateHealthQuery = (from: string) =>
  queryOptions({
    queryKey: ['estimates', 'health', from],
    staleTime: 15_000,
    refetchInterval: 60_000,
    retry,
    queryFn: ({ signal }) => callApi('estimateHealth', { query: { from } }, { signal }),
  })

export const estimatedWaitsQuery = (from: string, which: WaitsWhich, limit: number) =>
  queryOptions({
    queryKey: ['estimates', 'waits', from, which, limit],
    staleTime: 15_000,
    retry,
    queryFn: ({ signal }) => callApi('estimatedWaits', { query: { ...which, from, limit } }, { signal }),
  })
