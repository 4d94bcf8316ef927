import type { ConversationRow } from '@baton/protocol'
import { AlarmClock, Hourglass } from 'lucide-react'
import { firstName } from '../conversation/customer-name.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/use-now.ts'
import { asideWords } from './words.ts'

/** Over the box: that it was put aside, what brings it back, and the way to have it back now. */
export function AsideLine({ row }: { row: ConversationRow }) {
  const desk = useDesk()
  const now = useNow(desk.now, 30_000)
  const isLead = useSession().agent.role !== 'agent'
  if (!row.aside || row.status !== 'open') return null
  const { head, rest } = asideWords(row.aside, firstName(row), now)
  const mine = row.holder.kind === 'agent' && row.holder.id === desk.me.id
  const Icon = row.aside.for === 'time' ? AlarmClock : Hourglass
  return (
    <section
      aria-label="Put aside"
      data-aside={row.aside.for}
      className="mb-1.5 flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 rounded-card border border-line bg-surface px-3 py-1"
    >
      <Icon size={14} className="shrink-0 text-text-3" aria-hidden />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{head}</span> <span className="text-text-2 tabular-nums">{rest}</span>
      </p>
      {(mine || isLead) && (
        <Button look="ghost" onClick={() => void desk.putAside(row, null)}>
          Take up now
        </Button>
      )}
    </section>
  )
}
