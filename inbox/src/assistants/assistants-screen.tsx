import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { assistantsQuery } from '../sync/assistant-queries.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Segments } from '../ui/segments.tsx'
import { AssistantList } from './assistant-list.tsx'
import { BudgetsPanel } from './budgets-panel.tsx'
import { CountsPanel } from './counts-panel.tsx'
import { DeskPanel } from './desk-panel.tsx'
import { AssistantEditor } from './assistant-editor.tsx'
import { NewAssistant } from './new-assistant.tsx'

const parts = [
  { value: 'assistants', name: 'Assistants' },
  { value: 'desk', name: 'Who answers where' },
  { value: 'budgets', name: 'Budgets' },
  { value: 'counts', name: 'What they did' },
] as const
type Part = (typeof parts)[number]['value']

/** Who the assistants are, which of them answers where, what they may cost, and what each version of them did. */
export function AssistantsScreen() {
  const mayChange = useSession().agent.role === 'admin'
  const [open, setOpen] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  return (
    <PlaceFrame
      tools={
        mayChange &&
        open === null && (
          <Button look="primary" onClick={() => setMaking(true)}>
            New assistant
          </Button>
        )
      }
    >
      {open === null ? (
        <Overview onOpen={setOpen} />
      ) : (
        <AssistantEditor id={open} mayChange={mayChange} onBack={() => setOpen(null)} />
      )}
      {making && (
        <NewAssistant
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false)
            setOpen(id)
          }}
        />
      )}
    </PlaceFrame>
  )
}

function Overview({ onOpen }: { onOpen: (id: string) => void }) {
  const mayChange = useSession().agent.role === 'admin'
  const [part, setPart] = useState<Part>('assistants')
  const assistants = useQuery({ ...assistantsQuery, staleTime: 0 })
  if (assistants.isPending) return <PanelsLoading label="Loading the assistants" heights={[96, 96]} />
  if (assistants.isError)
    return (
      <LoadError
        what="The assistants could not be loaded"
        error={assistants.error}
        onAgain={() => void assistants.refetch()}
      />
    )
  return (
    <div className="flex flex-col gap-4" data-ready>
      <div className="-mx-3 overflow-x-auto px-3 desk:mx-0 desk:px-0">
        <Segments label="Part" value={part} choices={parts} onChange={setPart} />
      </div>
      {part === 'assistants' && <AssistantList assistants={assistants.data} onOpen={onOpen} />}
      {part === 'desk' && (
        <DeskPanel key={assistants.data.desk.revision} assistants={assistants.data} mayChange={mayChange} />
      )}
      {part === 'budgets' && <BudgetsPanel mayChange={mayChange} />}
      {part === 'counts' && <CountsPanel />}
    </div>
  )
}
