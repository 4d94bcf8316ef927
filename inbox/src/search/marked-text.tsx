/** A text with the words that were looked for marked in it. */
export function MarkedText({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  const parts = marks.map(([from, to], i) => ({
    before: text.slice(i === 0 ? 0 : marks[i - 1]?.[1], from),
    word: text.slice(from, to),
    at: from,
  }))
  return (
    <>
      {parts.map(({ before, word, at }) => (
        <span key={at}>
          {before}
          <mark className="rounded-[2px] bg-amber-tint font-medium text-text">{word}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}
