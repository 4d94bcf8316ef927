import { ChevronRight } from 'lucide-react'
import { AttemptList } from '../handoff/attempt-list.tsx'
import { triedSentence, type AttemptView } from '../handoff/attempt-words.ts'

/** What the assistant looked at, folded into a line. */
export function Tried({ attempts }: { attempts: readonly AttemptView[] }) {
  return (
    <details className="group/tried max-w-full text-11 text-text-3">
      <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-control hover:text-text-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={12}
          aria-hidden
          className="shrink-0 transition-transform duration-[120ms] group-open/tried:rotate-90"
        />
        <span className="min-w-0 truncate">{triedSentence(attempts)}</span>
      </summary>
      <div className="py-1 pl-4 text-13">
        <AttemptList attempts={attempts} />
      </div>
    </details>
  )
}
