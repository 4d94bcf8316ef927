import { useCallback } from 'react'
import { useDesk, useDeskState } from './use-desk.ts'

/** What colleagues are called. Of a large desk the server tells of some: whoever is named beyond them is asked for, and `otherwise` stands until then. */
export function useNames(): (id: string, otherwise?: string) => string {
  const desk = useDesk()
  const agents = useDeskState((state) => state.agents)
  const names = useDeskState((state) => state.names)
  return useCallback(
    (id, otherwise = 'a colleague') => {
      const name = agents.get(id)?.name ?? names.get(id)
      if (name === undefined) desk.wonderWho(id)
      return name ?? otherwise
    },
    [desk, agents, names],
  )
}
