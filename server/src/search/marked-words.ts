/** Where words stand in a text: from and to, in UTF-16 units. */
export type Mark = [from: number, to: number]

export interface Excerpt {
  text: string
  marks: Mark[]
}

/** As many words as are looked for; what is typed beyond them narrows nothing. */
const mostWords = 8
const longestWord = 60
/** As `baton.plain_words` does it: what stands between words, and accents, are nothing. */
const between = /[!-/:-@[-`{-~\u00A1-\u00BF\u2010-\u205E\u3001-\u3011\s]+/u
const accents = /[\u0300-\u036F]/g

/** The words that are looked for, in small letters and without accents. Every character is text: there is no language of queries. */
export function searchWords(query: string): string[] {
  const words = plain(query).split(between).filter(Boolean)
  return [...new Set(words)].slice(0, mostWords).map((word) => word.slice(0, longestWord))
}

/** So much of the text around the first word that was found, with all words marked that begin as one of them does. */
export function excerptOf(text: string, words: readonly string[], length = 180): Excerpt {
  const marks = marksIn(text, words)
  const first = marks[0]?.[0] ?? 0
  const from = first < length * 0.6 ? 0 : startOfWord(text, first - Math.floor(length / 3))
  const to = from + length >= text.length ? text.length : endOfWord(text, from + length)
  const [before, after] = [from > 0 ? '… ' : '', to < text.length ? ' …' : '']
  const shift = before.length - from
  return {
    text: `${before}${text.slice(from, to)}${after}`,
    marks: marks.filter(([a, b]) => a >= from && b <= to).map(([a, b]) => [a + shift, b + shift]),
  }
}

export function marksIn(text: string, words: readonly string[]): Mark[] {
  const { letters, places } = folded(text)
  const marks: Mark[] = []
  let starts = true
  for (let i = 0; i < letters.length; i += 1) {
    const letter = letters[i] ?? ''
    if (between.test(letter)) starts = true
    else if (starts) {
      starts = false
      const found = words.filter((word) => begins(letters, i, word)).sort((a, b) => b.length - a.length)[0]
      if (found) marks.push([places[i] ?? 0, places[i + found.length] ?? text.length])
    }
  }
  return marks
}

/** One letter is a word of its own, as the search has it. */
function begins(letters: string, at: number, word: string): boolean {
  if (!letters.startsWith(word, at)) return false
  const after = letters[at + word.length]
  return word.length > 1 || after === undefined || between.test(after)
}

/** The text as it is looked through, and for each of its units where in the text that is. */
function folded(text: string): { letters: string; places: number[] } {
  let letters = ''
  const places: number[] = []
  let at = 0
  for (const letter of text) {
    const small = plain(letter)
    letters += small
    for (let i = 0; i < small.length; i += 1) places.push(at)
    at += letter.length
  }
  places.push(text.length)
  return { letters, places }
}

const plain = (text: string) => text.normalize('NFKD').toLowerCase().replace(accents, '')

function startOfWord(text: string, at: number): number {
  const space = text.slice(0, at).search(/\s\S*$/)
  return at - space > 40 ? whole(text, at) : space + 1
}

function endOfWord(text: string, at: number): number {
  const space = text.slice(at).search(/\s/)
  return space < 0 || space > 40 ? whole(text, at) : at + space
}

/** Not in the middle of a pair. */
const whole = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at)
