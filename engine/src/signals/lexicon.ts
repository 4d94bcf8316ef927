import { fold, type Word } from './read-words.ts'

/**
 * Word lists by class: words and fixed phrases, separated by commas, in their proper spelling. Accents may be missing from what
 * customers write, and "ä" may be "ae". With `typos`, words of six letters or more are known with one slip in them;
 * shorter ones are too near to others.
 */
export type WordLists<C extends string> = Record<C, string | { typos: string }>

/** A word, or a fixed phrase taken as one, with the classes it belongs to. */
export interface Token extends Word {
  classes: number
}

/** Knows words by class. `bit` is the class's place in `Token.classes`. */
export interface Lexicon<C extends string> {
  bit(name: C): number
  tag(words: readonly Word[]): Token[]
}

interface Phrase {
  rest: readonly string[]
  classes: number
}

/** Builds a lexicon of at most 31 classes. Words in `notTypos` are never read as a slip of another. */
export function makeLexicon<C extends string>(lists: WordLists<C>, notTypos = ''): Lexicon<C> {
  const names = Object.keys(lists) as C[]
  const bits = new Map(names.map((name, i) => [name, 1 << i]))
  const single = new Map<string, number>()
  const phrases = new Map<string, Phrase[]>()
  const guessable = new Map<string, { word: string; classes: number }[]>()
  const known = new Set(entriesOf(notTypos).flat())

  for (const name of names) {
    const list = lists[name]
    const classes = bits.get(name) ?? 0
    for (const [first = '', ...rest] of entriesOf(typeof list === 'string' ? list : list.typos)) {
      if (rest.length > 0) {
        const same = phrases.get(first)?.find((each) => each.rest.join(' ') === rest.join(' '))
        if (same) same.classes |= classes
        else phrases.set(first, [...(phrases.get(first) ?? []), { rest, classes }])
        continue
      }
      single.set(first, (single.get(first) ?? 0) | classes)
      if (typeof list !== 'string' && first.length >= 6) {
        const initial = first.charAt(0)
        guessable.set(initial, [...(guessable.get(initial) ?? []), { word: first, classes }])
      }
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.rest.length - a.rest.length)

  function classesOf(word: string): number {
    const found = single.get(word)
    if (found !== undefined) return found
    if (word.length < 5 || known.has(word)) return 0
    return guessable.get(word.charAt(0))?.find((each) => isSlip(word, each.word))?.classes ?? 0
  }

  return {
    bit: (name) => bits.get(name) ?? 0,
    tag(words) {
      const tokens: Token[] = []
      for (let i = 0; i < words.length; i++) {
        const word = words[i]
        if (!word) break
        const phrase = findPhrase(words, i)
        i += phrase?.rest.length ?? 0
        tokens.push({
          text: phrase ? `${word.text} ${phrase.rest.join(' ')}` : word.text,
          from: word.from,
          to: words[i]?.to ?? word.to,
          stop: word.stop,
          owns: words[i]?.owns ?? false,
          quoted: word.quoted,
          asked: word.asked,
          classes: phrase ? phrase.classes : classesOf(word.text),
        })
      }
      return tokens
    },
  }

  function findPhrase(words: readonly Word[], at: number): Phrase | undefined {
    const list = phrases.get(words[at]?.text ?? '')
    if (!list) return undefined
    for (const phrase of list) if (follows(words, at + 1, phrase.rest)) return phrase
    return undefined
  }
}

/** Each entry as its folded words, in each way that its umlauts are typed. */
function entriesOf(list: string): string[][] {
  const entries: string[][] = []
  for (const entry of list.split(/[,\n]/)) {
    const written = entry.trim().toLowerCase()
    if (!written) continue
    const typed = written.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue')
    for (const form of new Set([written, typed])) entries.push(form.split(/\s+/).map(fold))
  }
  return entries
}

function follows(words: readonly Word[], at: number, rest: readonly string[]): boolean {
  for (let i = 0; i < rest.length; i++) {
    const word = words[at + i]
    if (!word || word.text !== rest[i] || word.stop !== 0) return false
  }
  return true
}

/**
 * Whether `typed` is `meant` with one letter missing, added or changed, or two neighbours swapped. Not at its end: there, another
 * letter is mostly another form of the word.
 */
export function isSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false
  let head = 0
  while (head < meant.length && typed[head] === meant[head]) head++
  let a = typed.length - 1
  let b = meant.length - 1
  while (a >= head && b >= head && typed[a] === meant[b]) {
    a--
    b--
  }
  const [left, right] = [a - head + 1, b - head + 1]
  if (left <= 1 && right <= 1) return b < meant.length - 1
  return left === 2 && right === 2 && typed[head] === meant[b] && typed[a] === meant[head]
}
