import { createContext, use } from 'react'
import type { CallAnswer } from './call-api.ts'

/** Who is signed in, with their workspace. */
export const SessionContext = createContext<CallAnswer<'me'> | null>(null)

export function useSession(): CallAnswer<'me'> {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession is called while nobody is signed in')
  return session
}
