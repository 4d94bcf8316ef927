import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallInput } from './call-api.ts'
import { retry } from './queries.ts'

type By = NonNullable<CallInput<'serviceHealth'>['query']['by']>
/** Which clocks: those of one kind, group or fate. */
export type ServedWhich = Omit<CallInput<'servedHandoffs'>['query'], 'from' | 'to' | 'limit'>

export const targetsQuery = queryOptions({
  queryKey: ['service-levels'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getServiceTargets', {}, { signal }),
})

/** From `from` (ISO) until now. Clocks run: it is looked at again each half minute. */
export const serviceHealthQuery = (from: string, by: By) =>
  queryOptions({
    queryKey: ['service-levels', 'health', from, by],
    staleTime: 15_000,
    refetchInterval: 30_000,
    retry,
    queryFn: ({ signal }) => callApi('serviceHealth', { query: { from, by } }, { signal }),
  })

export const servedQuery = (from: string, which: ServedWhich, limit: number) =>
  queryOptions({
    queryKey: ['service-levels', 'handoffs', from, which, limit],
    staleTime: 15_000,
    retry,
    queryFn: ({ signal }) => callApi('servedHandoffs', { query: { ...which, from, limit } }, { signal }),
  })
