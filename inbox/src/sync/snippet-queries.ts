import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** Everybody's snippets and one's own, by title. */
export const snippetsQuery = queryOptions({
  queryKey: ['snippets'],
  staleTime: 60_000,
  retry,
  queryFn: ({ signal }) => callApi('listSnippets', {}, { signal }),
})
