import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer } from './call-api.ts'

export type GuidanceRow = CallAnswer<'listGuidance'>['guidance'][number]

/** Characters that the server takes. */
export const longestGuidance = 2000
export const longestWhy = 500

export const guidanceQuery = queryOptions({
  queryKey: ['guidance'],
  staleTime: 5000,
  queryFn: async ({ signal }) => (await callApi('listGuidance', { query: {} }, { signal })).guidance,
})

/** One piece as it was put over time; of this very version, so that a change is read again. */
export const guidanceVersionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['guidance', id, version],
    staleTime: Infinity,
    queryFn: async ({ signal }) => (await callApi('getGuidance', { params: { id } }, { signal })).versions,
  })
