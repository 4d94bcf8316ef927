import type { Asked } from '@baton/engine'
import type { FirstReply } from '@baton/protocol'
import { Repeat2, Sparkle } from 'lucide-react'
import type { ReactNode } from 'react'
import { slotWords } from '../handoff/slot-words.ts'
import { useDesk } from '../sync/use-desk.ts'
import { whenWords } from '../ui/clock-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { jumpToMessage } from './jump-to-message.ts'
import type { Guarded } from './known-for.ts'

/** Above the box: what is being asked has been answered, with the value and where it was said. It never blocks. */
export function GuardLine({ asked, known, onInsert }: { asked: Asked; known: Guarded; onInsert: () => void }) {
  const desk = useDesk()
  if (asked.kind === 'restart')
    return (
      <Line>
        <span className="min-w-0">
          <span className="font-medium">The customer has said what it is about.</span> Go on from there rather than ask
          again.
        </span>
      </Line>
    )
  const { slot, value, messageId } = asked
  const at = known.known.find((each) => each.name === slot && each.messageId === messageId)?.at
  return (
    <Line>
      <span className="min-w-0 break-words">
        <span className="text-text-2">{slotWords(slot)}: </span>
        <span className="font-medium">{value ?? 'given already'}</span>
        {at !== undefined && <span className="text-text-2">, said {whenWords(at, desk.now())}</span>}
      </span>
      <span className="flex-1" />
      {messageId && (
        <button type="button" onClick={() => jumpToMessage(messageId)} className={button}>
          Show
        </button>
      )}
      {value && (
        <button type="button" onClick={onInsert} className={button}>
          Insert <Kbd>Alt+I</Kbd>
        </button>
      )}
    </Line>
  )
}

/** A first reply to begin with stands as ghost text in the box; this takes it. */
export function SuggestionLine({ suggestion, onTake }: { suggestion: FirstReply; onTake: () => void }) {
  return (
    <div className="mb-1.5 flex min-h-8 items-center gap-2 text-text-2" data-suggestion={suggestion.language}>
      <Sparkle size={14} className="shrink-0 text-accent-text" aria-hidden />
      <span className="min-w-0 truncate">A first reply is drafted from what was said.</span>
      <span className="flex-1" />
      <button type="button" onClick={onTake} className={button}>
        Use it <Kbd>Alt+↓</Kbd>
      </button>
    </div>
  )
}

const button =
  'inline-flex min-h-8 shrink-0 items-center gap-1.5 rounded-control px-2 font-medium text-accent-text hover:bg-hover'

function Line({ children }: { children: ReactNode }) {
  return (
    <output
      data-guard
      className="mb-1.5 flex min-h-9 animate-fade flex-wrap items-center gap-x-2 rounded-control bg-amber-tint px-2 py-1 text-text"
    >
      <Repeat2 size={15} className="shrink-0 text-amber-text" aria-hidden />
      {children}
    </output>
  )
}
