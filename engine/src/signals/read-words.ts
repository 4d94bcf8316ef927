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

const elided = new Set(['l', 'd', 'j', 'n', 'm', 't', 's', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu'])
const apostrophes = "'’ʼ`´‘"
const quotes = '"“„”«»'
const ends = '.!?;\n¡¿。！？…'
const pauses = ',:–—()|،'
/** Soft hyphens and zero-width characters hide in pasted words. */
const wordPart = /^[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]$/u
const wordStart = /^[\p{L}\p{N}]$/u

let lastText = ''
let lastWords: readonly Readonly<Word>[] = []

/** The words of the first 2,000 characters, in order. Several signals read the same message: it is taken apart once. */
export function readWords(text: string): readonly Readonly<Word>[] {
  if (text !== lastText) {
    lastWords = wordsOf(text.slice(0, READ_AT_MOST))
    lastText = text
  }
  return lastWords
}

function wordsOf(read: string): Word[] {
  const words: Word[] = []
  let stop: Word['stop'] = 2
  let quoted = false
  let joinAt = -1
  let dotAt = -1
  let sentence = 0
  for (let at = 0; at < read.length;) {
    const last = words.at(-1)
    const end = endOfWord(read, at)
    if (end > at) {
      const part = fold(read.slice(at, end))
      if (stop === 2) sentence = words.length
      if (joinAt === at && last && !elided.has(last.text)) {
        last.owns = part === 's'
        last.text += part
        last.to = end
      } else {
        words.push({ text: part, from: at, to: end, stop, owns: false, quoted, asked: false })
      }
      stop = 0
      joinAt = -1
      at = end
      continue
    }
    const mark = read.charAt(at)
    at++
    if (mark === ' ') continue
    if (apostrophes.includes(mark) && last?.to === at - 1) {
      joinAt = at
    } else if (quotes.includes(mark)) {
      quoted = !quoted
      if (stop === 0) stop = 1
    } else if (ends.includes(mark)) {
      if ((mark === '?' || mark === '？') && last && !last.asked) {
        for (let i = sentence; i < words.length; i++) words[i]!.asked = true
      }
      // Three dots are a pause for thought: "a human... please".
      stop = mark === '…' || (mark === '.' && dotAt === at - 1) ? (stop === 0 ? 0 : 1) : 2
      dotAt = mark === '.' ? at : -1
    } else if (pauses.includes(mark) && stop === 0) {
      stop = 1
    }
  }
  return words
}

/** Where the word ends that begins at `from`; `from` itself where none does. */
function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code < 128) {
      const isWord = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
      if (!isWord) break
      at++
    } else {
      const symbol = String.fromCodePoint(text.codePointAt(at) ?? 0)
      if (!(at === from ? wordStart : wordPart).test(symbol)) break
      at += symbol.length
    }
  }
  return at
}

/** One word in the form that word lists use: lower case, no accents, no run of three equal letters. */
export function fold(word: string): string {
  let text = word.toLowerCase()
  let foreign = false
  let run = 1
  let longest = 1
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    foreign ||= code > 127
    run = i > 0 && code === text.charCodeAt(i - 1) && code > 57 ? run + 1 : 1
    if (run > longest) longest = run
  }
  if (foreign) {
    text = text
      .normalize('NFKD')
      .replace(/[\p{M}\u00ad\u200b-\u200d\u2060]/gu, '')
      .replaceAll('ß', 'ss')
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replaceAll('ø', 'o')
  }
  return longest > 2 ? text.replace(/([a-z])\1\1+/g, '$1') : text
}
