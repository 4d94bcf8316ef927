import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { boardQuery, forecastQuery } from '../sync/board-queries.ts'
import { useDesk } from '../sync/use-desk.ts'

/** Looked at again no more often. Milliseconds. */
const atMost = 1000

/** The board and the forecast, asked for again when the feed says that rows or people are others. */
export function useLiveBoard() {
  const desk = useDesk()
  const queries = useQueryClient()
  const board = useQuery({ ...boardQuery, placeholderData: keepPreviousData })
  const forecast = useQuery({ ...forecastQuery, placeholderData: keepPreviousData })
  useEffect(() => {
    let { conversations, agents } = desk.get()
    let timer: ReturnType<typeof setTimeout> | undefined
    const off = desk.subscribe(() => {
      const next = desk.get()
      if (next.conversations === conversations && next.agents === agents) return
      ;({ conversations, agents } = next)
      timer ??= setTimeout(() => {
        timer = undefined
        void queries.invalidateQueries({ queryKey: boardQuery.queryKey })
      }, atMost)
    })
    return () => {
      off()
      clearTimeout(timer)
    }
  }, [desk, queries])
  return { board, forecast }
}
