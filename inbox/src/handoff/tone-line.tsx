import { TrendingDown, TrendingUp, Minus } from 'lucide-react'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { wordParts } from './word-parts.ts'

type Tone = NonNullable<PackageOnWire['tone']>

const trends = {
  rising: { Icon: TrendingUp, words: 'getting worse' },
  steady: { Icon: Minus, words: 'steady' },
  falling: { Icon: TrendingDown, words: 'calming down' },
} as const

/** How the customer sounds, with the words that show it; those that carried it stand out. Nothing where there is nothing to say. */
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
      {tone.evidence.map((quote) => (
        <p key={quote.messageId} dir="auto" className="line-clamp-2 break-words text-text-2">
          {quote.text === null ? 'These words were deleted.' : <Words text={quote.text} shown={quote.words ?? []} />}
        </p>
      ))}
    </div>
  )
}

/** Politeness is no reason to hurry: its words stand as the others do. */
function Words({ text, shown }: { text: string; shown: NonNullable<Tone['evidence'][number]['words']> }) {
  const worries = shown.filter(({ of }) => of !== 'politeness')
  return (
    <>
      “
      {wordParts(text, worries).map(({ at, part, of }) =>
        of === null ? (
          part
        ) : (
          <mark key={at} className="bg-transparent font-semibold text-text" title={`shows ${of}`}>
            {part}
          </mark>
        ),
      )}
      ”
    </>
  )
}
