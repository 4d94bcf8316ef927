import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

export const routingLessonsQuery = queryOptions({
  queryKey: ['routing lessons'],
  staleTime: 10_000,
  retry,
  queryFn: ({ signal }) => callApi('routingLessons', {}, { signal }),
})
