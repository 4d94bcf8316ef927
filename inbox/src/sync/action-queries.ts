import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer } from './call-api.ts'

export type ServerRow = CallAnswer<'listActionServers'>['servers'][number]
export type ActionRow = ServerRow['actions'][number]
export type CallRow = CallAnswer<'listActionCalls'>['calls'][number]

export const actionServersQuery = queryOptions({
  queryKey: ['actions', 'servers'],
  staleTime: 5000,
  queryFn: async ({ signal }) => (await callApi('listActionServers', {}, { signal })).servers,
})

/** What was done, or waits; of one conversation, or of the whole desk. */
export const actionCallsQuery = (conversationId?: string) =>
  queryOptions({
    queryKey: ['actions', 'calls', conversationId ?? 'all'],
    staleTime: 2000,
    refetchInterval: 10_000,
    queryFn: async ({ signal }) => {
      const query = conversationId ? { conversationId, limit: 20 } : { limit: 30 }
      return (await callApi('listActionCalls', { query }, { signal })).calls
    },
  })
