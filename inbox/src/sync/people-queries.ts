import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'
import { retry } from './queries.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('listPeople', {}, { signal }),
  // An invitation that is on its way tells nobody that it has arrived.
  refetchInterval: ({ state }) =>
    state.data?.people.some(({ invitation }) => invitation?.status === 'waiting') ? 3000 : false,
})

/** What whoever sits here can, carries and works. */
export const ownWorkQuery = queryOptions({
  queryKey: ['own work'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getOwnWork', {}, { signal }),
})

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('listCalendars', {}, { signal }),
})

export const teamsQuery = queryOptions({
  queryKey: ['teams', 'in full'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('listTeams', {}, { signal }),
})

export const workQuery = queryOptions({
  queryKey: ['work'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getWorkSettings', {}, { signal }),
})
