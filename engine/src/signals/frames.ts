import type { Lexicon, Token } from './lexicon.ts'

/**
 * A frame is a row of steps, separated by spaces, that words of one clause must fill:
 * `talk|speak` one of these words · `@want` a word of the class · `@who|me` either · `x?` may be missing · `!x` not this next ·
 * `~2` up to two words of any kind that is not in `barred` · `~fill` up to eight words of the class · `^` a clause begins ·
 * `$` a clause ends · `,x` a comma may stand before it.
 */
export interface Frames {
  /** Calls `accept` with each match (indices of its first and last token) until it returns true. */
  find(tokens: readonly Token[], accept: Accept): boolean
}

/** Whether a match counts. `first` and `last` are the indices of its tokens. */
type Accept = (first: number, last: number, frame: string) => boolean

type Step =
  | { kind: 'word'; words: ReadonlySet<string>; classes: number; optional: boolean; pause: boolean; not: boolean }
  | { kind: 'gap'; most: number; classes: number }
  | { kind: 'begin' }
  | { kind: 'end' }

interface Frame {
  source: string
  steps: readonly Step[]
}

/** Compiles frames against a lexicon. Words of the class `barred` never hide in a `~2`. */
export function makeFrames<C extends string>(lexicon: Lexicon<C>, sources: readonly string[], barred: C): Frames {
  const frames = sources.map((source): Frame => ({
    source,
    steps: source
      .trim()
      .split(/\s+/)
      .map((step) => compile(step, lexicon)),
  }))
  const bar = lexicon.bit(barred)
  const byWord = new Map<string, Frame[]>()
  const byClass = new Map<number, Frame[]>()
  for (const frame of frames) {
    const first = frame.steps.find((step) => step.kind !== 'begin')
    if (first?.kind !== 'word' || first.optional || first.not)
      throw new Error(`a frame begins with a word: ${frame.source}`)
    for (const word of first.words) byWord.set(word, [...(byWord.get(word) ?? []), frame])
    for (const bit of bitsOf(first.classes)) byClass.set(bit, [...(byClass.get(bit) ?? []), frame])
  }
  const anyClass = [...byClass.keys()].reduce((all, bit) => all | bit, 0)

  return {
    find(tokens, accept) {
      for (let i = 0; i < tokens.length; i++) {
        const { text, classes } = tokens[i]!
        const named = byWord.get(text)
        if (named && tryFrames(named, tokens, i, accept)) return true
        for (let rest = classes & anyClass; rest !== 0; rest &= rest - 1) {
          const grouped = byClass.get(rest & -rest)
          if (grouped && tryFrames(grouped, tokens, i, accept)) return true
        }
      }
      return false
    },
  }

  function tryFrames(list: readonly Frame[], tokens: readonly Token[], at: number, accept: Accept): boolean {
    for (const { steps, source } of list) {
      const after = match(tokens, at, steps, 0, bar)
      if (after > at && accept(at, after - 1, source)) return true
    }
    return false
  }
}

function bitsOf(classes: number): number[] {
  const bits: number[] = []
  for (let rest = classes; rest !== 0; rest &= rest - 1) bits.push(rest & -rest)
  return bits
}

function compile<C extends string>(source: string, lexicon: Lexicon<C>): Step {
  if (source === '^') return { kind: 'begin' }
  if (source === '$') return { kind: 'end' }
  const gap = /^~(\w+)$/.exec(source)?.[1]
  if (gap) {
    return /^\d$/.test(gap)
      ? { kind: 'gap', most: Number(gap), classes: 0 }
      : { kind: 'gap', most: 8, classes: bitOf(lexicon, gap) }
  }
  const words = new Set<string>()
  let classes = 0
  for (const part of source.replace(/^[,!]+|\?$/g, '').split('|')) {
    if (part.startsWith('@')) classes |= bitOf(lexicon, part.slice(1))
    else words.add(part.replaceAll('_', ' '))
  }
  return {
    kind: 'word',
    words,
    classes,
    optional: source.endsWith('?'),
    pause: source.startsWith(','),
    not: source.startsWith('!'),
  }
}

function bitOf<C extends string>(lexicon: Lexicon<C>, name: string): number {
  const bit = lexicon.bit(name as C)
  if (!bit) throw new Error(`no word class is called ${name}`)
  return bit
}

/** The index after the last token that the steps take from `at` on, or -1. Depth and branching are those of the frame. */
function match(tokens: readonly Token[], at: number, steps: readonly Step[], s: number, bar: number): number {
  const step = steps[s]
  if (!step) return at
  const token = tokens[at]
  const begun = s > 0 && steps[s - 1]?.kind !== 'begin'
  switch (step.kind) {
    case 'begin':
      return token && token.stop > 0 ? match(tokens, at, steps, s + 1, bar) : -1
    case 'end':
      return !token || token.stop > 0 ? match(tokens, at, steps, s + 1, bar) : -1
    case 'gap': {
      for (let taken = 0; ; taken++) {
        const end = match(tokens, at + taken, steps, s + 1, bar)
        if (end >= 0) return end
        const next = tokens[at + taken]
        if (taken === step.most || !next || next.stop > 0) return -1
        if (step.classes ? (next.classes & step.classes) === 0 : next.classes & bar) return -1
      }
    }
    case 'word': {
      const fits = token !== undefined && (step.words.has(token.text) || (token.classes & step.classes) !== 0)
      if (step.not) return fits && token.stop === 0 ? -1 : match(tokens, at, steps, s + 1, bar)
      if (fits && (!begun || token.stop <= (step.pause ? 1 : 0))) {
        const end = match(tokens, at + 1, steps, s + 1, bar)
        if (end >= 0) return end
      }
      return step.optional ? match(tokens, at, steps, s + 1, bar) : -1
    }
  }
}
