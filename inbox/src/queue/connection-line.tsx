import type { ReactNode } from 'react'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/use-now.ts'

/** Said while the live connection is down: what is so, and what happens with what is written meanwhile. */
export function ConnectionLine() {
  const desk = useDesk()
  const connection = useDeskState((state) => state.connection)
  const loaded = useDeskState((state) => state.loaded)
  const now = useNow(Date.now, 1000)
  if (connection.kind === 'live' || (connection.kind === 'connecting' && !loaded)) return null
  if (connection.kind === 'ended') {
    return (
      <Line>
        <p className="min-w-0 flex-1">This page is older than the server.</p>
        <Button look="ghost" className="text-amber-text" onClick={() => location.reload()}>
          Reload
        </Button>
      </Line>
    )
  }
  const seconds = connection.kind === 'waiting' ? Math.max(1, Math.ceil((connection.retryAt - now) / 1000)) : 0
  return (
    <Line>
      <p className="min-w-0 flex-1">
        {seconds > 0 ? `Not connected. Trying again in ${seconds} s.` : 'Connecting again.'}{' '}
        {loaded ? 'What you write is sent then.' : ''}
      </p>
      {seconds > 1 && (
        <Button look="ghost" className="text-amber-text" onClick={desk.hurry}>
          Try now
        </Button>
      )}
    </Line>
  )
}

function Line({ children }: { children: ReactNode }) {
  return (
    <output className="flex min-h-11 items-center gap-2 border-b border-line bg-amber-tint py-1.5 pr-2 pl-3 text-amber-text">
      {children}
    </output>
  )
}
