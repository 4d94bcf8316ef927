import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { actionCallsQuery, actionServersQuery } from '../sync/action-queries.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { CallList } from './call-list.tsx'
import { ServerCard } from './server-card.tsx'
import { ServerForm } from './server-form.tsx'

/** What the assistant may do in other systems, for whom and at whose word, and what it did. */
export function ActionsScreen() {
  const [making, setMaking] = useState(false)
  return (
    <PlaceFrame
      tools={
        <Button look="primary" onClick={() => setMaking(true)}>
          New server
        </Button>
      }
    >
      <Body onMake={() => setMaking(true)} />
      {making && <ServerForm onClose={() => setMaking(false)} />}
    </PlaceFrame>
  )
}

function Body({ onMake }: { onMake: () => void }) {
  const servers = useQuery(actionServersQuery)
  const calls = useQuery(actionCallsQuery())
  if (servers.isPending) return <PanelsLoading label="Loading the actions" heights={[220, 150]} />
  if (servers.isError)
    return (
      <LoadError what="The actions could not be loaded" error={servers.error} onAgain={() => void servers.refetch()} />
    )
  return (
    <div className="flex flex-col gap-4" data-ready>
      {servers.data.length === 0 && (
        <div className="flex min-h-60 rounded-card border border-line bg-surface">
          <Empty title="The assistant does nothing in other systems">
            <p>
              Name an MCP server of yours, look at its tools, and switch on what may be done: for whom, and at whose
              word.
            </p>
            <Button className="mt-3" onClick={onMake}>
              Name the first
            </Button>
          </Empty>
        </div>
      )}
      {servers.data.map((server) => (
        <ServerCard key={server.id} server={server} />
      ))}
      {calls.data && calls.data.length > 0 && (
        <section aria-label="What was done" className="rounded-card border border-line bg-surface p-4">
          <h3 className="mb-2 font-semibold">What was done, or waits</h3>
          <CallList calls={calls.data} withLink />
        </section>
      )}
    </div>
  )
}
