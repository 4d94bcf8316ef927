import type { SensitiveKind } from '@baton/engine'
import { EyeOff } from 'lucide-react'
import { use, useEffect, useState } from 'react'
import { LinkedText } from '../ui/linked-text.tsx'
import { RevealContext, revealedFor, type MaskedText } from './reveal.ts'

const kinds: Record<SensitiveKind, string> = {
  card: 'card',
  iban: 'account',
  secret: 'secret',
  password: 'password',
  'national-id': 'national id',
}

/** Words of which some are masked: each mask is a chip that says what it hides, and shows it to who may see it. */
export function MaskedWords({ text, masked }: { text: string; masked: readonly MaskedText[] }) {
  if (masked.length === 0) return <LinkedText text={text} />
  const pieces: React.ReactNode[] = []
  let at = 0
  for (const { textId, spans } of masked) {
    for (const [index, { kind, from, to }] of spans.entries()) {
      // What lies past the words, because they are folded, is not shown.
      if (from < at || to > text.length) continue
      if (from > at) pieces.push(<LinkedText key={at} text={text.slice(at, from)} />)
      pieces.push(
        <MaskChip key={`${textId}.${index}`} textId={textId} index={index} kind={kind} mask={text.slice(from, to)} />,
      )
      at = to
    }
  }
  return [...pieces, at < text.length && <LinkedText key={at} text={text.slice(at)} />]
}

function MaskChip({ textId, index, kind, mask }: { textId: string; index: number; kind: SensitiveKind; mask: string }) {
  const reveal = use(RevealContext)
  const [shown, setShown] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (shown === null) return undefined
    const hide = setTimeout(() => setShown(null), revealedFor)
    return () => clearTimeout(hide)
  }, [shown])

  const look = async () => {
    setAsking(true)
    const values = await reveal?.values(textId)
    setAsking(false)
    setShown(values?.[index] ?? null)
  }
  const name = kinds[kind]
  return (
    <span
      data-masked={kind}
      title={reveal?.may === false ? `Masked ${name}: not shown to your role` : undefined}
      className="ms-0.5 inline-flex max-w-full items-baseline gap-1.5 rounded-control border border-line-strong bg-surface px-1.5 align-baseline whitespace-normal"
    >
      <EyeOff size={11} aria-hidden className="shrink-0 self-center text-text-3" />
      <span className="text-11 text-text-3">{name}</span>
      <span className="min-w-0 break-words tabular-nums [overflow-wrap:anywhere]" aria-live="polite">
        {shown ?? mask}
      </span>
      {reveal?.may && (
        <button
          type="button"
          disabled={asking}
          aria-label={
            shown === null ? `Reveal the ${name} for 30 seconds; it is noted that you did` : `Hide the ${name}`
          }
          onClick={() => (shown === null ? void look() : setShown(null))}
          className="min-h-6 shrink-0 text-11 font-medium text-accent-text underline decoration-line-strong underline-offset-2 hover:decoration-current disabled:opacity-60"
        >
          {shown === null ? 'Reveal' : 'Hide'}
        </button>
      )}
    </span>
  )
}
