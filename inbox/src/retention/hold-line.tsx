import type { ConversationRow } from '@baton/protocol'
import { Lock } from 'lucide-react'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'

/** At the head of a thread that is kept whatever the retention settings say. */
export function HoldLine({ row, onOpen }: { row: ConversationRow; onOpen: () => void }) {
  const leads = useSession().agent.role !== 'agent'
  if (!row.legalHold) return null
  return (
    <section
      aria-label="Legal hold"
      className="flex min-h-9 shrink-0 items-center gap-2 border-b border-line bg-sunken px-4 py-1 desk:px-6"
    >
      <Lock size={14} aria-hidden className="shrink-0 text-text-3" />
      <p className="min-w-0 flex-1 text-text-2">
        <span className="font-medium text-text">Under legal hold</span>: it stays, whatever the retention settings say.
      </p>
      {leads && (
        <Button look="ghost" onClick={onOpen}>
          Since when…
        </Button>
      )}
    </section>
  )
}
