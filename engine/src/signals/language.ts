import { languageWords } from './language-words.ts'
import { fold, READ_AT_MOST } from './read-words.ts'

/** A language the product speaks, or any other. */
export type Language = 'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'

type Known = keyof typeof languageWords

const known = Object.keys(languageWords) as Known[]
const spoken: ReadonlySet<string> = new Set(['en', 'de', 'es', 'fr', 'pt'])

/** In which languages a word is common, as bits in the order of `known`. */
const commonIn = new Map<string, number>()
/** For each run of three letters, the logarithm of its share in each language. */
const shares = new Map<string, Float64Array>()
/** The same for runs of a–z and the space around a word, by `placeOf`: where its shares begin in `asciiShares`. Most runs that are met. */
const asciiRuns = new Uint16Array(27 ** 3)
let asciiShares: Float64Array = new Float64Array()
/** The share of a run that a language's words do not have. */
const unseen = new Float64Array(known.length)
learn()

/** Letters that say more than the words: each in the languages that have it. */
const marks: readonly [RegExp, readonly Known[]][] = [
  [/ß/g, ['de']],
  [/[äöü]/gi, ['de', 'sv', 'tr']],
  [/ñ|¿|¡/gi, ['es']],
  [/[ãõ]/gi, ['pt']],
  [/ç/gi, ['fr', 'pt', 'ca', 'tr']],
  [/[èùëïûîœ]/gi, ['fr', 'it', 'ca', 'ro']],
  [/[êâô]/gi, ['fr', 'pt', 'ro']],
  [/à/gi, ['fr', 'pt', 'it', 'ca']],
  [/[íóú]/gi, ['es', 'pt', 'ca', 'cs']],
  [/á/gi, ['es', 'pt', 'cs']],
  [/[åøæ]/gi, ['sv', 'da']],
  [/[łżźśćńąę]/gi, ['pl']],
  [/[řěčšžůý]/gi, ['cs']],
  [/[şğı]/gi, ['tr', 'ro']],
  [/[ățș]/gi, ['ro']],
  [/[lntsmcdj]['’][aeiouhéê]/gi, ['fr', 'it', 'ca']],
]
const marksInAscii = marks.slice(-1)

/** What a word that a language does not know costs it, where another knows it. */
const UNKNOWN_WORD = 2.2
const UNKNOWN_MARK = 1.6
const RUN_WEIGHT = 0.55

/**
 * The language of a text and how sure that is, 0..1. A text of one or two words is never sure (below 0.5); other scripts are
 * another language for certain. Reads the first 2,000 characters.
 */
export function detectLanguage(text: string): { language: Language; confidence: number } {
  const read = withoutAddresses(text.slice(0, READ_AT_MOST))
  // Most messages are plain ASCII, which needs none of the questions about letters. Every message is read before it is stored: it counts.
  const isAscii = !/[^\0-\x7f]/.test(read)
  if (!isAscii) {
    const latin = read.match(/\p{Script=Latin}/gu)?.length ?? 0
    const letters = read.match(/\p{L}/gu)?.length ?? 0
    if (latin * 2 < letters) return { language: 'other', confidence: 1 }
  }
  const words = isAscii
    ? withoutApostrophes(read).match(/[a-z]+/gi)
    : withoutApostrophes(read).match(/\p{L}[\p{L}\p{M}]*/gu)
  if (!words) return { language: 'other', confidence: 0 }

  const scores = new Float64Array(known.length)
  let familiar = 0
  for (const word of words) familiar += addWord(scores, fold(word))
  for (const [mark, languages] of isAscii ? (read.includes("'") ? marksInAscii : []) : marks) {
    const found = Math.min(4, read.match(mark)?.length ?? 0)
    if (found) known.forEach((name, i) => (scores[i]! -= languages.includes(name) ? 0 : found * UNKNOWN_MARK))
  }

  const best = scores.indexOf(Math.max(...scores))
  const name = known[best] ?? 'en'
  const language = spoken.has(name) ? (name as Language) : 'other'
  // Languages that are all "other" do not compete with one another.
  const total = scores.reduce((sum, score) => sum + Math.exp(score - scores[best]!), 0)
  const same = known.reduce(
    (sum, each, i) =>
      sum + (each === name || (language === 'other' && !spoken.has(each)) ? Math.exp(scores[i]! - scores[best]!) : 0),
    0,
  )
  // Few words that any language knows: names, codes, or a language that is not in the list.
  const share = Math.min(1, familiar / words.length / 0.3)
  const enough = Math.min(1, 0.1 + 0.18 * words.length)
  const confidence = (same / total) * enough * share
  if (familiar === 0 && words.length >= 4) return { language: 'other', confidence: Math.min(0.6, 0.1 * words.length) }
  return { language, confidence: Math.round(confidence * 1000) / 1000 }
}

/** "don't" is one word; "l'eau" is two. */
function withoutApostrophes(text: string): string {
  return /['’]/.test(text) ? text.replace(/(\p{L})['’](?=t\b|s\b|m\b|re\b|ve\b|ll\b|d\b)/giu, '$1') : text
}

function withoutAddresses(text: string): string {
  if (!/@|:\/\/|www\./i.test(text)) return text
  return text
    .split(/\s+/)
    .filter((part) => !/@|:\/\/|^www\./i.test(part))
    .join(' ')
}

/** Adds what a folded word says; 1 if any language knows it, else 0. */
function addWord(scores: Float64Array, word: string): 0 | 1 {
  const languages = commonIn.get(word)
  if (languages !== undefined) {
    for (let i = 0; i < scores.length; i++) if (!(languages & (1 << i))) scores[i]! -= UNKNOWN_WORD
    return 1
  }
  if (addAsciiRuns(scores, word)) return 0
  const padded = ` ${word} `
  const runs = padded.length - 2
  const root = Math.sqrt(runs)
  for (let at = 0; at < runs; at++) {
    const share = shares.get(padded.slice(at, at + 3)) ?? unseen
    for (let i = 0; i < scores.length; i++) scores[i]! += (share[i]! * RUN_WEIGHT) / root
  }
  return 0
}

const inWord = new Float64Array(known.length)

/** Adds the runs of a word of a–z without making a string of each; false, and nothing added, where it has another letter. */
function addAsciiRuns(scores: Float64Array, word: string): boolean {
  const { length } = word
  const languages = scores.length
  inWord.fill(0)
  let before = 0
  let last = letterAt(word, 0)
  for (let at = 1; at <= length; at++) {
    const next = at === length ? 0 : letterAt(word, at)
    if (last < 0 || next < 0) return false
    const row = asciiRuns[(before * 27 + last) * 27 + next]! * languages
    for (let i = 0; i < languages; i++) inWord[i]! += asciiShares[row + i]!
    before = last
    last = next
  }
  const root = Math.sqrt(length)
  for (let i = 0; i < languages; i++) scores[i]! += (inWord[i]! * RUN_WEIGHT) / root
  return true
}

/** 1 to 26 for a–z, else below 0. */
function letterAt(word: string, at: number): number {
  const letter = word.charCodeAt(at) - 96
  return letter >= 1 && letter <= 26 ? letter : -1
}

function learn(): void {
  const counts = known.map(() => new Map<string, number>())
  known.forEach((name, i) => {
    for (const word of languageWords[name].split(/\s+/).map(fold)) {
      if (!word) continue
      commonIn.set(word, (commonIn.get(word) ?? 0) | (1 << i))
      const padded = ` ${word} `
      for (let at = 0; at < padded.length - 2; at++) {
        const run = padded.slice(at, at + 3)
        counts[i]!.set(run, (counts[i]!.get(run) ?? 0) + 1)
      }
    }
  })
  const runs = new Set(counts.flatMap((each) => [...each.keys()]))
  const smooth = 0.3
  counts.forEach((each, i) => {
    const total = [...each.values()].reduce((sum, n) => sum + n, 0) + smooth * runs.size
    unseen[i] = Math.log(smooth / total)
    for (const run of runs) {
      const share = shares.get(run) ?? new Float64Array(known.length)
      share[i] = Math.log(((each.get(run) ?? 0) + smooth) / total)
      shares.set(run, share)
    }
  })
  learnAsciiRuns()
}

/** Row 0 is what no language's words have. */
function learnAsciiRuns(): void {
  const rows: Float64Array[] = [unseen]
  for (const [run, share] of shares) {
    const [a, b, c] = [...run].map((letter) => (letter === ' ' ? 0 : letterAt(letter, 0)))
    if (run.length !== 3 || a === undefined || b === undefined || c === undefined || Math.min(a, b, c) < 0) continue
    asciiRuns[(a * 27 + b) * 27 + c] = rows.length
    rows.push(share)
  }
  asciiShares = Float64Array.from(rows.flatMap((row) => [...row]))
}
