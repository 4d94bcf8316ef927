import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** The allowed sites with their looks, and when the chat was loaded there: who waits for that sees it within seconds. */
export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  staleTime: 3_000,
  refetchInterval: 5_000,
  retry,
  queryFn: async ({ signal }) => (await callApi('listSites', {}, { signal })).sites,
})
