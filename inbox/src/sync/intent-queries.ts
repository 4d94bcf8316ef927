import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** What messages can be about, and how learning them stands. Asked again while they are learned. */
export const intentsQuery = queryOptions({
  queryKey: ['intents'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getIntents', { query: {} }, { signal }),
  refetchInterval: ({ state }) => (state.data?.model.state === 'learning' ? 700 : false),
})
