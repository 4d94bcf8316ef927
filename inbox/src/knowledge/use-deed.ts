import { useQueryClient } from '@tanstack/react-query'
import { CallRefused } from '../sync/call-api.ts'
import { toast } from '../ui/toaster.tsx'

/** Does something about knowledge and looks again; where it is refused, says what is as it was, why, and what to do. */
export function useDeed() {
  const client = useQueryClient()
  return async (what: string, deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed()
      await client.invalidateQueries({ queryKey: ['knowledge'] })
      return true
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', what, `${error.problem.detail ?? error.problem.title}. ${error.problem.next}`)
      return false
    }
  }
}
