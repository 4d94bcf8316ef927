import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { presenceWords } from './presence-mark.tsx'

/** Said while nothing is offered to whoever sits here. */
export function AwayLine() {
  const desk = useDesk()
  const presence = useDeskState((state) => state.agents.get(desk.me.id)?.presence)
  if (!presence || presence === 'online') return null
  return (
    <div className="flex items-center gap-2 border-b border-line bg-amber-tint py-1.5 pr-2 pl-3 text-amber-text">
      <p className="min-w-0 flex-1">You are {presenceWords[presence].line}: nothing is offered to you.</p>
      <Button look="plain" onClick={() => void desk.setPresence('online')}>
        Go online
      </Button>
    </div>
  )
}
