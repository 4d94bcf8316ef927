import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

/** The workspace; for admins with the secret that signs identities. */
export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  staleTime: 5_000,
  retry,
  queryFn: ({ signal }) => callApi('getWorkspace', {}, { signal }),
})

/** The keys that are not revoked. */
export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  staleTime: 5_000,
  retry,
  queryFn: async ({ signal }) => (await callApi('listKeys', {}, { signal })).keys,
})

export interface AuditFilter {
  by?: string | undefined
  action?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** The trail page by page, the newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit-log', filter],
    staleTime: 5_000,
    retry,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callApi(
        'listAudit',
        {
          query: {
            ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')),
            ...(pageParam === undefined ? {} : { before: pageParam }),
            limit: 50,
          },
        },
        { signal },
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
