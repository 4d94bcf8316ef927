import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** All that is known of one customer. */
export const customerQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['customer', externalId],
    staleTime: 5_000,
    retry,
    queryFn: ({ signal }) => callApi('getCustomerPage', { params: { externalId } }, { signal }),
  })

/** Their conversations page by page, the newest first. */
export const customersConversationsQuery = (externalId: string) =>
  infiniteQueryOptions({
    queryKey: ['customer', externalId, 'conversations'],
    staleTime: 5_000,
    retry,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callApi(
        'listCustomersConversations',
        { params: { externalId }, query: { ...(pageParam === undefined ? {} : { before: pageParam }), limit: 20 } },
        { signal },
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** The customers who were changed last, page by page. */
export const customersQuery = infiniteQueryOptions({
  queryKey: ['customers'],
  staleTime: 5_000,
  retry,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    callApi(
      'listCustomers',
      { query: { ...(pageParam === undefined ? {} : { before: pageParam }), limit: 50 } },
      { signal },
    ),
  getNextPageParam: ({ next }) => next ?? undefined,
})
