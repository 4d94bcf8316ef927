import { useQuery } from '@tanstack/react-query'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { intentsQuery } from '../sync/intent-queries.ts'
import { useSession } from '../sync/use-session.ts'
import { IntentsEditor } from './intents-editor.tsx'
import { MeasurePanel } from './measure-panel.tsx'
import { TryPanel } from './try-panel.tsx'

/** What messages are read as: the intents with their examples, how well they are told apart, and a box to try one. */
export function IntentsScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const intents = useQuery(intentsQuery)
  const { role } = useSession().agent
  if (intents.isPending) return <PanelsLoading label="Loading the intents" heights={[120, 200, 420]} />
  if (intents.isError)
    return (
      <LoadError what="The intents could not be loaded" error={intents.error} onAgain={() => void intents.refetch()} />
    )
  const { data } = intents
  return (
    <div className="flex flex-col gap-4" data-ready>
      {data.source !== 'off' && (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-2">
          <MeasurePanel intents={data} />
          <TryPanel model={data.model} />
        </div>
      )}
      <IntentsEditor key={data.changedAt} saved={data} mayEdit={role === 'admin'} />
    </div>
  )
}
