import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallInput } from './call-api.ts'
import { retry } from './queries.ts'

/** Which handoffs: how they came, what became of them, whose team's. */
export type ArrivedWhich = Omit<CallInput<'arrivedHandoffs'>['query'], 'from' | 'to' | 'limit' | 'team'>

/** From `from` (ISO) until now. */
export const handoffHealthQuery = (from: string) =>
  queryOptions({
    queryKey: ['warm', 'health', from],
    staleTime: 15_000,
    refetchInterval: 60_000,
    retry,
    queryFn: ({ signal }) => callApi('handoffHealth', { query: { from } }, { signal }),
  })

/** From `from` (ISO) until now. */
export const discoveryQuery = (from: string) =>
  queryOptions({
    queryKey: ['warm', 'discovery', from],
    staleTime: 15_000,
    refetchInterval: 60_000,
    retry,
    queryFn: ({ signal }) => callApi('discoveryHealth', { query: { from } }, { signal }),
  })

export const arrivedQuery = (from: string, which: ArrivedWhich, limit: number) =>
  queryOptions({
    queryKey: ['warm', 'handoffs', from, which, limit],
    staleTime: 15_000,
    retry,
    queryFn: ({ signal }) => callApi('arrivedHandoffs', { query: { ...which, from, limit } }, { signal }),
  })
