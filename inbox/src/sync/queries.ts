import { queryOptions } from '@tanstack/react-query'
import * as demo from './demo.ts'
import { callApi, CallRefused } from './call-api.ts'

const refused = (error: unknown) => (error instanceof CallRefused ? error.problem : null)
/** What the server refused stays refused, and what it said strangely stays strange; what could not be reached is tried again. */
export const retry = (count: number, error: unknown) =>
  (refused(error)?.code ?? 'unreachable') === 'unreachable' && count < 2

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: Infinity,
  retry,
  async queryFn({ signal }) {
    try {
      return await callApi('me', {}, { signal })
    } catch (error) {
      if (refused(error)?.status === 401) return null
      throw error
    }
  },
})

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  staleTime: 60_000,
  retry,
  queryFn: async ({ signal }) => (await callApi('listTeams', {}, { signal })).teams,
})

/** Teams that a handoff may belong to, the likeliest first. */
export const likelyTeamsQuery = (id: string) =>
  queryOptions({
    queryKey: ['likely-teams', id],
    staleTime: 30_000,
    retry,
    queryFn: async ({ signal }) => (await callApi('likelyTeams', { params: { id } }, { signal })).teams,
  })

/** The page as it was frozen. It never changes; one that was erased is not there any more. */
export const captureQuery = (id: string) =>
  queryOptions({
    queryKey: ['capture', id],
    staleTime: Infinity,
    gcTime: 60_000,
    retry,
    queryFn: ({ signal }) => callApi('getCapture', { params: { id } }, { signal }),
  })

/** The people one may sign in as; null outside the demo. */
export const demoPeopleQuery = queryOptions({
  queryKey: ['demo', 'people'],
  staleTime: Infinity,
  retry,
  queryFn: ({ signal }) => demo.people(signal),
})
