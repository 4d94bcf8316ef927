import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallRefused } from '../sync/call-api.ts'
import { toast } from '../ui/toaster.tsx'

/** Does a deed, says what is wrong where it is refused, and reads again what this part of the desk shows. */
export function useAsk(
  key: string,
): [busy: boolean, ask: (what: string, deed: () => Promise<void>) => Promise<boolean>] {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const ask = async (what: string, deed: () => Promise<void>) => {
    setBusy(true)
    try {
      await deed()
      return true
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      const { title, detail, next } = error.problem
      toast('red', what, `${title}. ${detail ? `${detail}. ` : ''}${next}`)
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: [key] })
      setBusy(false)
    }
  }
  return [busy, ask]
}
