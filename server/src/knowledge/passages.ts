import { readSections } from './plain-text.ts'

/** A piece of an article that can be found and quoted. Plain text; lists keep their lines. */
export interface Passage {
  /** The headings above it, outermost first. */
  heading: readonly string[]
  body: string
}

const fewest = 60
const most = 160

interface Piece {
  heading: readonly string[]
  text: string
  words: number
}

/**
 * Cuts an article's Markdown into passages of about 60 to 160 words. Sections are kept whole where they fit; short ones next to each
 * other are joined, with the heading of the later ones as a line of its own beneath an empty one. A passage never starts in the middle of a sentence.
 */
export function splitIntoPassages(markdown: string): Passage[] {
  const passages: Piece[] = []
  for (const { path, blocks } of readSections(markdown)) {
    const pieces = joinSmall(
      blocks.flatMap(cutBlock).map((text) => ({ heading: path, text, words: countWords(text) })),
      '\n',
    )
    for (const [i, piece] of pieces.entries()) {
      const last = passages.at(-1)
      if (i === 0 && last && mayJoin(last, piece)) {
        const title = piece.heading.at(-1)
        // A line that is empty, so that a reader sees where the next matter begins.
        last.text = [last.text, ...(title ? ['', title] : []), piece.text].join('\n')
        last.words += piece.words
      } else passages.push({ ...piece })
    }
  }
  return passages.map(({ heading, text }) => ({ heading, body: text }))
}

function mayJoin(before: Piece, next: Piece): boolean {
  const related =
    before.heading.length === 0 || next.heading.slice(0, -1).every((title, i) => before.heading[i] === title)
  return related && (before.words < fewest || next.words < fewest / 3) && before.words + next.words <= most
}

/** Pieces of one section, joined until each has enough words. */
function joinSmall(pieces: readonly Piece[], glue: string): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && last.words + piece.words <= most && (last.words < fewest || piece.words < fewest)) {
      last.text += glue + piece.text
      last.words += piece.words
    } else joined.push({ ...piece })
  }
  return joined
}

/** A block that is too long, cut at its lines, then at its sentences, then, when there are none, at words. */
function cutBlock(block: string): string[] {
  if (countWords(block) <= most) return [block]
  const lines = block.split('\n')
  if (lines.length > 1) return gather(lines.flatMap(cutBlock), '\n')
  const sentences = block.split(/(?<=[.!?…])\s+/u)
  if (sentences.length > 1) return gather(sentences.flatMap(cutBlock), ' ')
  const words = block.split(/\s+/)
  return Array.from({ length: Math.ceil(words.length / most) }, (_, i) =>
    words.slice(i * most, (i + 1) * most).join(' '),
  )
}

function gather(parts: readonly string[], glue: string): string[] {
  const texts: { text: string; words: number }[] = []
  for (const part of parts) {
    const words = countWords(part)
    const last = texts.at(-1)
    if (last && last.words + words <= most) {
      last.text += glue + part
      last.words += words
    } else texts.push({ text: part, words })
  }
  return texts.map(({ text }) => text)
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
