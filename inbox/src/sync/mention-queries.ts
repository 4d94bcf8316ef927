import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** What names whoever asks. `newest` is what the rows say of it: another one has it read again. */
export const mentionsQuery = (newest: string) =>
  queryOptions({
    queryKey: ['mentions', newest],
    staleTime: 60_000,
    retry,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await callApi('listMentions', {}, { signal })).mentions,
  })

/** Names of people that begin so, also of those who are away. */
export const namesQuery = (search: string) =>
  queryOptions({
    queryKey: ['people-named', search],
    staleTime: 10_000,
    retry,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await callApi('listAgents', { query: { search, limit: 8 } }, { signal })).agents,
  })
