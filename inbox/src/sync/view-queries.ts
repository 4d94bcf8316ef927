import type { ViewFilter } from '@baton/protocol'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** The views that one sees, in one's own order. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  staleTime: 60_000,
  retry,
  queryFn: async ({ signal }) => (await callApi('listViews', {}, { signal })).views,
})

/** How many conversations each has. */
export const viewCountsQuery = queryOptions({
  queryKey: ['view-counts'],
  staleTime: 5000,
  retry,
  queryFn: async ({ signal }) => (await callApi('countViews', {}, { signal })).counts,
})

/** What fits a filter, page by page. */
export const viewRowsQuery = (filter: ViewFilter) =>
  infiniteQueryOptions({
    queryKey: ['view-rows', filter],
    staleTime: 1000,
    retry,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam: before }) =>
      callApi('findConversations', { body: { filter, ...(before === undefined ? {} : { before }) } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

/** How many fit a filter that is being made. */
export const filterCountQuery = (filter: ViewFilter) =>
  queryOptions({
    queryKey: ['filter-count', filter],
    staleTime: 5000,
    retry,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await callApi('findConversations', { body: { filter, limit: 0 } }, { signal })).count,
  })

/** The ids of everything that fits, as many as one deed is done with at once. */
export async function allThatFit(filter: ViewFilter, most: number): Promise<string[]> {
  const ids: string[] = []
  let before: string | undefined
  do {
    const body = { filter, limit: 200, ...(before === undefined ? {} : { before }) }
    const { conversations, next } = await callApi('findConversations', { body })
    ids.push(...conversations.map(({ id }) => id))
    before = next ?? undefined
  } while (before !== undefined && ids.length < most)
  return ids.slice(0, most)
}
