import { linesOfText } from '../thread/rich-text.ts'

/** A message's words as they stand: line breaks and points of lists kept, addresses of the web openable, nothing else interpreted. */
export function Text({ text }: { text: string }) {
  return (
    <div class="text" dir="auto">
      {linesOfText(text).map(({ item, stretches }, i) => (
        <div key={i} class={item ? 'line item' : stretches.every((s) => s.text.trim() === '') ? 'line gap' : 'line'}>
          {stretches.map(({ text: words, href }, j) =>
            href ? (
              <a key={j} href={href} target="_blank" rel="noopener noreferrer">
                {words}
              </a>
            ) : (
              words
            ),
          )}
        </div>
      ))}
    </div>
  )
}
