import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** Times that one may put something aside until. They are as old as the hour. */
export const snoozeTimesQuery = queryOptions({
  queryKey: ['snooze-times'],
  staleTime: 60_000,
  retry,
  queryFn: ({ signal }) =>
    callApi('snoozeTimes', { query: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone } }, { signal }),
})
