/** How much of a message is read. What a customer wants is said by then, and a hostile text costs no more than a long one. */
export const READ_AT_MOST = 2000

/** A word as the signals see it: lower case, without accents or apostrophes, with its place in the original text. */
export type Word = {
  text: string
  from: number
  to: number
  /** What stands before it: nothing, a comma or dash (1), the end of a sentence or line (2). */
  stop: 0 | 1 | 2
  /** Ends in an English possessive ("person's"). */
  owns: boolean
  /** Stands between quotation marks. */
  quoted: boolean
}

const piece = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]*|[^\p{L}\p{N}\s]|\n/gu
const elided = new Set(['l', 'd', 'j', 'n', 'm', 't', 's', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu'])
const apostrophes = new Set(["'", '’', 'ʼ', '`', '´', '‘'])
const opening = new Set(['"', '“', '„', '«', '”', '»'])
const hard = new Set(['.', '!', '?', ';', '\n', '¡', '¿', '。', '？', '！'])
const soft = new Set([',', ':', '–', '—', '(', ')', '/', '|', '،'])

/** One word in the form that word lists use: lower case, no accents, no run of three equal letters. */
export function fold(word: string): string {
  let text = word.toLowerCase()
  if (/[^\u0020-\u007e]/.test(text)) {
    text = text
      .normalize('NFKD')
      .replace(/[\p{M}\u00ad\u200b-\u200d\u2060]/gu, '')
      .replace(/ß/g, 'ss')
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/ø/g, 'o')
  }
  return text.replace(/(.)\1\1+/g, '$1')
}

/** The words of the first 2,000 characters, with their places. */
export function readWords(text: string): Word[] {
  const words: Word[] = []
  let stop: 0 | 1 | 2 = 2
  let quoted = false
  let joining: '' | 'apostrophe' = ''
  let joinAt = -1
  for (const match of text.slice(0, READ_AT_MOST).matchAll(piece)) {
    const mark = match[0]
    const from = match.index
    if (/[\p{L}\p{N}]/u.test(mark)) {
      const last = words.at(-1)
      const part = fold(mark)
      if (joining && last && joinAt === from && !elided.has(last.text)) {
        last.owns = part === 's'
        last.text += part
        last.to = from + mark.length
      } else {
        words.push({ text: part, from, to: from + mark.length, stop, owns: false, quoted })
      }
      stop = 0
      joining = ''
      continue
    }
    joining = ''
    if (apostrophes.has(mark) && words.at(-1)?.to === from) {
      joining = 'apostrophe'
      joinAt = from + mark.length
    } else if (opening.has(mark)) {
      quoted = !quoted
      if (stop < 1) stop = 1
    } else if (hard.has(mark)) {
      stop = 2
    } else if (soft.has(mark) && stop < 1) {
      stop = 1
    }
  }
  return words
}
