import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Tooltip } from 'radix-ui'
import { useEffect, useState } from 'react'
import { DeskScreen } from './desk-screen.tsx'
import { Invitation, invitationOf } from './identity/invitation.tsx'
import { SignIn } from './identity/sign-in.tsx'
import { callApi, CallRefused, type CallAnswer } from './sync/call-api.ts'
import { createDesk, type Desk } from './sync/desk.ts'
import { meQuery } from './sync/queries.ts'
import { DeskContext } from './sync/use-desk.ts'
import { SessionContext } from './sync/use-session.ts'
import { BatonMark } from './ui/baton-mark.tsx'
import { Button } from './ui/button.tsx'
import { Empty } from './ui/empty.tsx'
import { toast, Toaster } from './ui/toaster.tsx'

/** Who is signed in sits at a desk; everybody else stands at the door. */
export function App() {
  const me = useQuery(meQuery)
  const queries = useQueryClient()
  const [ended, setEnded] = useState(false)
  const [invitation, setInvitation] = useState(() => invitationOf(location.hash))

  const leave = async (everywhere: boolean) => {
    try {
      await callApi(everywhere ? 'signOutEverywhere' : 'signOut', {})
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      if (error.problem.status !== 401) return toast('red', 'You are still signed in', error.problem.next)
    }
    setEnded(false)
    queries.clear()
    queries.setQueryData(meQuery.queryKey, null)
  }
  const end = () => {
    setEnded(true)
    queries.setQueryData(meQuery.queryKey, null)
  }

  return (
    <Tooltip.Provider delayDuration={400}>
      {me.isPending ? (
        <output aria-label="Opening the inbox" className="flex h-full animate-breathe items-center justify-center">
          <BatonMark size={32} />
        </output>
      ) : me.isError ? (
        <div className="flex h-full">
          <Empty title="The inbox could not be opened">
            <p>{me.error instanceof CallRefused ? `${me.error.problem.title}. ${me.error.problem.next}` : ''}</p>
            <Button className="mt-3" onClick={() => void me.refetch()}>
              Try again
            </Button>
          </Empty>
        </div>
      ) : me.data === null && invitation !== null ? (
        <Invitation
          token={invitation}
          onDone={() => {
            // It stays in no history.
            history.replaceState(null, '', location.pathname + location.search)
            setInvitation(null)
          }}
        />
      ) : me.data === null ? (
        <SignIn ended={ended} />
      ) : (
        <Seat key={me.data.agent.id} session={me.data} onEnd={end} onSignOut={(everywhere) => void leave(everywhere)} />
      )}
      <Toaster />
    </Tooltip.Provider>
  )
}

/** Makes the desk of whoever is signed in, and clears it when they go. */
function Seat({
  session,
  onEnd,
  onSignOut,
}: {
  session: CallAnswer<'me'>
  onEnd: () => void
  onSignOut: (everywhere: boolean) => void
}) {
  const [desk, setDesk] = useState<Desk | null>(null)
  const queries = useQueryClient()
  const { id, name } = session.agent
  useEffect(() => {
    const made = createDesk({
      me: { id, name },
      onForgotten: () => queries.removeQueries({ queryKey: ['handoff'] }),
      onRefused: (problem, what) => {
        if (problem.status === 401) return onEnd()
        return toast('red', what, `${problem.title}. ${problem.next}`)
      },
    })
    const watching = made.subscribe(() => {
      const { connection } = made.get()
      if (connection.kind === 'ended' && connection.because === 'session-ended') onEnd()
    })
    const hurry = () => document.visibilityState === 'visible' && made.hurry()
    window.addEventListener('online', hurry)
    window.addEventListener('pagehide', made.goAway)
    document.addEventListener('visibilitychange', hurry)
    setDesk(made)
    return () => {
      window.removeEventListener('online', hurry)
      window.removeEventListener('pagehide', made.goAway)
      document.removeEventListener('visibilitychange', hurry)
      watching()
      made.close()
    }
    // The desk belongs to the person, not to the functions that happen to be passed along.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id, name])
  if (!desk) return null
  return (
    <SessionContext value={session}>
      <DeskContext value={desk}>
        <DeskScreen session={session} onSignOut={onSignOut} />
      </DeskContext>
    </SessionContext>
  )
}
