import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallInput } from './call-api.ts'
import { retry } from './queries.ts'

/** What was said: of what, how good, whether they had to repeat themselves, whose team's. */
export type SaidWhich = Omit<CallInput<'feedbackBehind'>['query'], 'from' | 'to' | 'limit'>

/** From `from` (ISO) until now. */
export const feedbackQuery = (from: string) =>
  queryOptions({
    queryKey: ['feedback', 'health', from],
    staleTime: 15_000,
    refetchInterval: 60_000,
    retry,
    queryFn: ({ signal }) => callApi('feedbackHealth', { query: { from } }, { signal }),
  })

export const saidQuery = (from: string, which: SaidWhich, limit: number) =>
  queryOptions({
    queryKey: ['feedback', 'said', from, which, limit],
    staleTime: 15_000,
    retry,
    queryFn: ({ signal }) => callApi('feedbackBehind', { query: { ...which, from, limit } }, { signal }),
  })
