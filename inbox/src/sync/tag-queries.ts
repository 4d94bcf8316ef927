import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** The tags of the workspace, by name, with how often each is used. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  staleTime: 60_000,
  retry,
  queryFn: async ({ signal }) => (await callApi('listTags', {}, { signal })).tags,
})
