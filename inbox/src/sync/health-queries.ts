import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallInput } from './call-api.ts'
import { retry } from './queries.ts'

type By = NonNullable<CallInput<'completenessHealth'>['query']['by']>
/** Which handoffs: one of the groups of a number. */
export type Behind = Omit<CallInput<'measuredHandoffs'>['query'], 'from' | 'to' | 'limit'>

/** From `from` (ISO) until now. */
export const completenessQuery = (from: string, by: By) =>
  queryOptions({
    queryKey: ['completeness', from, by],
    staleTime: 30_000,
    retry,
    queryFn: ({ signal }) => callApi('completenessHealth', { query: { from, by } }, { signal }),
  })

export const behindQuery = (from: string, which: Behind, limit: number) =>
  queryOptions({
    queryKey: ['completeness', 'behind', from, which, limit],
    staleTime: 30_000,
    retry,
    queryFn: ({ signal }) => callApi('measuredHandoffs', { query: { ...which, from, limit } }, { signal }),
  })

export const weightsQuery = queryOptions({
  queryKey: ['weights'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getWeights', {}, { signal }),
})

export const auditQuery = (week: string) =>
  queryOptions({
    queryKey: ['audit', week],
    staleTime: 30_000,
    retry,
    queryFn: ({ signal }) => callApi('getAudit', { params: { week } }, { signal }),
  })

/** A handoff as it is looked at for an audit. */
export const auditedQuery = (id: string) =>
  queryOptions({
    queryKey: ['handoff', id, 'audit'],
    staleTime: Infinity,
    retry,
    queryFn: ({ signal }) => callApi('getHandoff', { params: { id } }, { signal }),
  })

export const accountSourceQuery = queryOptions({
  queryKey: ['account-source'],
  staleTime: 30_000,
  retry,
  queryFn: ({ signal }) => callApi('getAccountSource', {}, { signal }),
})
