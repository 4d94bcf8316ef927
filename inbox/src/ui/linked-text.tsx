import { splitLinks } from './split-links.ts'

/** Words as they were written, with web addresses that can be followed. Markup in them stays words. */
export function LinkedText({ text }: { text: string }) {
  return splitLinks(text).map((piece, index) =>
    piece.href ? (
      <a
        key={index}
        href={piece.href}
        target="_blank"
        rel="noopener noreferrer"
        className="text-accent-text underline decoration-line-strong underline-offset-2 hover:decoration-current"
      >
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  )
}
