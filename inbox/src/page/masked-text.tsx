import { block } from '@baton/protocol'

const runs = new RegExp(`(${block}+)`)

/** Words with what was masked in them as quiet bars, about as long as the words were. A reader is told that they are masked. */
export function MaskedText({ text }: { text: string }) {
  if (!text.includes(block)) return text
  return text.split(runs).map((piece, index) =>
    piece.startsWith(block) ? (
      // Pieces have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index}>
        <span
          aria-hidden
          className="inline-block h-[0.6em] rounded-chip bg-line-strong"
          style={{ width: `${Math.min(piece.length, 24) * 0.5}em` }}
        />
        <span className="sr-only">masked</span>
      </span>
    ) : (
      piece
    ),
  )
}
