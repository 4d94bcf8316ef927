import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer } from './call-api.ts'
import { retry } from './queries.ts'

export type RetentionState = CallAnswer<'getRetention'>
export type RetentionPreview = CallAnswer<'previewRetention'>

/** Whether a conversation stays whatever the settings say. For leads. */
export const legalHoldQuery = (id: string) =>
  queryOptions({
    queryKey: ['legal-hold', id],
    staleTime: 10_000,
    retry,
    queryFn: ({ signal }) => callApi('getLegalHold', { params: { id } }, { signal }),
  })

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  staleTime: 10_000,
  refetchInterval: 15_000,
  retry,
  queryFn: ({ signal }) => callApi('getRetention', {}, { signal }),
})
