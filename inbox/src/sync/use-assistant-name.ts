import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { assistantsQuery } from './assistant-queries.ts'

/** What an assistant is called; its id where it is not there any more. */
export function useAssistantName(): (id: string) => string {
  const { data } = useQuery(assistantsQuery)
  return useCallback((id) => data?.assistants.find((each) => each.id === id)?.name ?? id, [data])
}
