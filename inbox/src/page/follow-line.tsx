import { Eye, Radio } from 'lucide-react'
import type { FollowView } from '../handoff/case-view.ts'
import { Button } from '../ui/button.tsx'
import { timeWords } from '../ui/clock-words.ts'

export interface FollowLineProps {
  follow: FollowView | null
  /** The customer's first name, or "the visitor". */
  who: string
  /** The reader holds the conversation, so that they may ask. */
  mine: boolean
  myId: string
  agentName: (id: string) => string
  onAsk: () => void
  onStop: () => void
}

/** How the live view of the page stands: not asked, asked, running, refused or over. Only the customer's own click starts it. */
export function FollowLine({ follow, who, mine, myId, agentName, onAsk, onStop }: FollowLineProps) {
  const own = follow?.agentId === myId
  if (follow?.status === 'allowed') {
    return (
      <output className="mb-2 flex min-h-8 items-center gap-2 rounded-control bg-red-tint px-2 text-red-text">
        <Radio size={14} aria-hidden className="shrink-0 animate-breathe" />
        <span className="min-w-0 flex-1">
          <span className="font-semibold">Live</span> ·{' '}
          {own ? `you see ${who}’s page` : `${agentName(follow.agentId)} sees the page`}
        </span>
        {own && (
          <Button look="ghost" className="-mr-1 text-red-text" onClick={onStop}>
            Stop
          </Button>
        )}
      </output>
    )
  }
  if (follow?.status === 'asked') {
    return (
      <output className="mb-2 flex min-h-8 items-center gap-2 rounded-control bg-amber-tint px-2 text-amber-text">
        <Eye size={14} aria-hidden className="shrink-0" />
        <span className="min-w-0 flex-1">
          {own ? 'You have' : `${agentName(follow.agentId)} has`} asked to see the page; {who} has not answered yet
        </span>
        {own && (
          <Button look="ghost" className="-mr-1 text-amber-text" onClick={onStop}>
            Cancel
          </Button>
        )}
      </output>
    )
  }
  const said = follow ? endedWords(follow, who) : ''
  if (!mine) return said ? <p className="mt-2 text-text-3">{said}</p> : null
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
      <Button onClick={onAsk}>
        <Eye size={14} aria-hidden /> {follow ? 'Ask again to see the page' : 'Ask to see the page'}
      </Button>
      {said && <span className="text-11 text-text-3">{said}</span>}
    </div>
  )
}

function endedWords({ status, because, at }: FollowView, who: string): string {
  const time = timeWords(Date.parse(at))
  if (status === 'refused') return `${who} would rather not show it live (${time})`
  switch (because) {
    case 'customer':
      return `${who} ended it at ${time}`
    case 'timed-out':
      return `ended by itself at ${time}: the time was up`
    case 'not-answered':
      return `${who} did not answer the question`
    default:
      return `ended at ${time}`
  }
}
