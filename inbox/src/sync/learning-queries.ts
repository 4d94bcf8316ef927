import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer } from './call-api.ts'
import { retry } from './queries.ts'

/** So long a run that is due may take to begin. Milliseconds. */
const beginsWithin = 30_000

/** A run goes on, or was asked for and is about to begin. */
export const isRunning = ({ run }: CallAnswer<'getLearning'>, now: number): boolean =>
  run.running || (Date.parse(run.nextAt) <= now && Date.parse(run.nextAt) > now - beginsWithin)

/** What was learned from outcomes. Asked again every second while a run goes on, and now and then otherwise. */
export const learningQuery = queryOptions({
  queryKey: ['learning'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getLearning', {}, { signal }),
  refetchInterval: ({ state }) => (state.data && isRunning(state.data, Date.now()) ? 1000 : 30_000),
})
