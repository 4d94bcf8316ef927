import { TrendingDown, TrendingUp, Minus } from 'lucide-react'
import type { PackageOnWire } from '../sync/package-on-wire.ts'

type Tone = NonNullable<PackageOnWire['tone']>

const trends = {
  rising: { Icon: TrendingUp, words: 'getting worse' },
  steady: { Icon: Minus, words: 'steady' },
  falling: { Icon: TrendingDown, words: 'calming down' },
} as const

/** How the customer sounds, with the words that show it. Nothing where there is nothing to say. */
export function ToneLine({ tone }: { tone: Tone }) {
  const signs = [
    tone.frustration >= 0.75 ? 'Angry' : tone.frustration >= 0.5 ? 'Frustrated' : '',
    tone.urgency >= 0.5 ? 'urgent' : '',
  ].filter(Boolean)
  if (signs.length === 0) return null
  const { Icon, words } = trends[tone.trend]
  return (
    <div className="mt-2 border-l-2 border-red pl-2">
      <p className="flex items-center gap-1.5 text-red-text">
        <Icon size={14} aria-hidden />
        <span className="font-medium first-letter:uppercase">{signs.join(', ')}</span>
        <span className="text-text-3">· {words}</span>
      </p>
      {tone.evidence.map(({ messageId, text }) => (
        <p key={messageId} dir="auto" className="line-clamp-2 break-words text-text-2">
          {text === null ? 'These words were deleted.' : `“${text.trim()}”`}
        </p>
      ))}
    </div>
  )
}
