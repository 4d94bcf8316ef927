/** How much of a message is read. What a customer wants is said by then, and a hostile text costs no more than a long one. */
export const READ_AT_MOST = 2000

/** A word as the signals see it: lower case, without accents or apostrophes, with its place in the original text. */
export interface Word {
  text: string
  /** UTF-16 offsets into the original text; `to` is exclusive. */
  from: number
  to: number
  /** What stands before it: nothing, a comma or dash (1), the end of a sentence or line (2). The first word has 2. */
  stop: 0 | 1 | 2
  /** Ends in an English possessive ("person's"). */
  owns: boolean
  /** Stands between quotation marks. */
  quoted: boolean
  /** Its sentence ends in a question mark. */
  asked: boolean
}

/** Soft hyphens and zero-width characters hide in pasted words. */
const piece = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]*|[^\p{L}\p{N}\s]|\n/gu
const letters = /^[\p{L}\p{N}]/u
const elided = new Set(['l', 'd', 'j', 'n', 'm', 't', 's', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu'])
const apostrophes = new Set(["'", '’', 'ʼ', '`', '´', '‘'])
const quotes = new Set(['"', '“', '„', '”', '«', '»'])
const ends = new Set(['.', '!', '?', ';', '\n', '¡', '¿', '。', '？', '！', '…'])
const pauses = new Set([',', ':', '–', '—', '(', ')', '|', '،'])

/** The words of the first 2,000 characters, in order. */
export function readWords(text: string): Word[] {
  const words: Word[] = []
  let stop: Word['stop'] = 2
  let quoted = false
  let joinAt = -1
  let sentence = 0
  let dotAt = -1
  for (const match of text.slice(0, READ_AT_MOST).matchAll(piece)) {
    const mark = match[0]
    const from = match.index
    const to = from + mark.length
    const last = words.at(-1)
    if (letters.test(mark)) {
      const part = fold(mark)
      if (stop === 2) sentence = words.length
      if (joinAt === from && last && !elided.has(last.text)) {
        last.owns = part === 's'
        last.text += part
        last.to = to
      } else {
        words.push({ text: part, from, to, stop, owns: false, quoted, asked: false })
      }
      stop = 0
      joinAt = -1
    } else if (apostrophes.has(mark) && last?.to === from) {
      joinAt = to
    } else if (quotes.has(mark)) {
      quoted = !quoted
      if (stop === 0) stop = 1
    } else if (ends.has(mark)) {
      if ((mark === '?' || mark === '？') && !last?.asked) for (const word of words.slice(sentence)) word.asked = true
      // Three dots are a pause for thought: "a human... please".
      stop = mark === '…' || (mark === '.' && dotAt === from) ? (Math.min(stop, 1) as 0 | 1) : 2
      dotAt = mark === '.' ? to : -1
    } else if (pauses.has(mark) && stop === 0) {
      stop = 1
    }
  }
  return words
}

/** One word in the form that word lists use: lower case, no accents, no run of three equal letters. */
export function fold(word: string): string {
  let text = word.toLowerCase()
  if (!plain.test(text)) {
    text = text
      .normalize('NFKD')
      .replace(/[\p{M}\u00ad\u200b-\u200d\u2060]/gu, '')
      .replace(/ß/g, 'ss')
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/ø/g, 'o')
  }
  return stretched.test(text) ? text.replace(/([a-z])\1\1+/g, '$1') : text
}

const plain = /^[a-z0-9]*$/
const stretched = /([a-z])\1\1/
