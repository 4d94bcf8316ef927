import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

export type SearchStatus = 'all' | 'open' | 'resolved'

/** What is found for these words. While the next letters are looked for, what was found before stays. */
export const searchQuery = (words: string, status: SearchStatus, tag: string | null) =>
  queryOptions({
    queryKey: ['search', words, status, tag],
    enabled: words !== '',
    staleTime: 5_000,
    retry,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      callApi(
        'search',
        { query: { q: words, ...(status === 'all' ? {} : { status }), ...(tag === null ? {} : { tag }) } },
        { signal },
      ),
  })
