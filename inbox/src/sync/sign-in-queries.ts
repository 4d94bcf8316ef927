import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer } from './call-api.ts'
import { retry } from './queries.ts'

export type SignInState = CallAnswer<'getSignInProvider'>

/** How people get in: of the workspace that the address names, or the server's own. */
export const signInWaysQuery = (workspace: string | null) =>
  queryOptions({
    queryKey: ['sign-in-ways', workspace],
    staleTime: 60_000,
    retry,
    queryFn: ({ signal }) => callApi('signInWays', { query: workspace === null ? {} : { workspace } }, { signal }),
  })

export const signInProviderQuery = queryOptions({
  queryKey: ['sign-in-provider'],
  staleTime: 30_000,
  retry,
  queryFn: ({ signal }) => callApi('getSignInProvider', {}, { signal }),
})
