import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** The desk as it is now. Told anew when rows change; and now and then, for clocks run by themselves. */
export const boardQuery = queryOptions({
  queryKey: ['wallboard'],
  staleTime: 0,
  refetchInterval: 5000,
  retry,
  queryFn: ({ signal }) => callApi('wallboard', {}, { signal }),
})

export const forecastQuery = queryOptions({
  queryKey: ['wallboard', 'forecast'],
  staleTime: 5000,
  refetchInterval: 10_000,
  retry,
  queryFn: ({ signal }) => callApi('levelForecast', { query: {} }, { signal }),
})
