import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { Button } from '../ui/button.tsx'
import { leftWords } from '../ui/clock-words.ts'
import { useNow } from '../ui/use-now.ts'
import { awayWords } from './away-words.ts'

/** Said while nothing is offered to whoever sits here: why, and for how long yet. */
export function AwayLine() {
  const desk = useDesk()
  const me = useDeskState((state) => state.agents.get(desk.me.id))
  const nameOf = useNames()
  const lead = me?.presenceBy ? nameOf(me.presenceBy, 'a lead') : undefined
  const now = useNow(desk.now, 1000)
  if (!me || me.presence === 'online') return null
  const left = me.presenceUntil === null ? null : Date.parse(me.presenceUntil) - now
  return (
    <div className="flex items-center gap-2 border-b border-line bg-amber-tint py-1.5 pr-2 pl-3 text-amber-text">
      <p className="min-w-0 flex-1">
        {awayWords(me, lead)}
        {left !== null && left > 0 && <span className="whitespace-nowrap tabular-nums"> {leftWords(left)} to go.</span>}
      </p>
      <Button look="plain" onClick={() => void desk.setPresence('online')}>
        {me.presence === 'wrap-up' ? 'I am done' : 'Go online'}
      </Button>
    </div>
  )
}
