import { useCallback, useEffect } from 'react'
import { useDesk, useDeskState } from './use-desk.ts'

/** What colleagues are called. Of a large desk the server tells of some: whoever is named beyond them is asked for, and `otherwise` stands until then. */
export function useNames(): (id: string, otherwise?: string) => string {
  const desk = useDesk()
  const agents = useDeskState((state) => state.agents)
  const others = useDeskState((state) => state.others)
  return useCallback(
    (id, otherwise = 'a colleague') => {
      const name = (agents.get(id) ?? others.get(id))?.name
      if (name === undefined) desk.wonderWho(id)
      return name ?? otherwise
    },
    [desk, agents, others],
  )
}

/** Where a colleague's picture is; null where they have none, or nobody knows yet. */
export function usePicture(id: string): string | null {
  const desk = useDesk()
  const known = useDeskState((state) => state.agents.get(id) ?? state.others.get(id))
  useEffect(() => {
    if (!known) desk.wonderWho(id)
  }, [desk, id, known])
  return known?.picture ?? null
}
