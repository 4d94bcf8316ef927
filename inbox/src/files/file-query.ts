import { queryOptions } from '@tanstack/react-query'
import { callApi } from '../sync/call-api.ts'
import { retry } from '../sync/queries.ts'

/** What a file is, with an address that opens it: good for ten minutes, and asked for again before that. */
export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['file', id],
    staleTime: 8 * 60_000,
    gcTime: 9 * 60_000,
    retry,
    queryFn: ({ signal }) => callApi('getFile', { params: { id } }, { signal }),
  })
