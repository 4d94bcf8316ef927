import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallRefused } from '../sync/call-api.ts'
import { toast } from '../ui/toaster.tsx'

/** Does something at the server, says what went wrong, and has what it changed read again. True when it was done. */
export function useSave(keys: readonly string[]) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const save = async (otherwise: string, deed: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    try {
      await deed()
      await Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })))
      return true
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      const { title, detail, next, errors } = error.problem
      const [first] = errors ?? []
      toast(
        'red',
        otherwise,
        first ? `${first.path}: ${first.message}.` : `${title}${detail ? ` (${detail})` : ''}. ${next}`,
      )
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, save }
}
