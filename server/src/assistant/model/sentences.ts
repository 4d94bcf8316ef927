/** A sentence, or a line of a list. `before` is the line break that stood in front of it. */
export interface Sentence {
  text: string
  before: '' | '\n' | '\n\n'
}

/** Cuts text that arrives in pieces into sentences. */
export interface Sentences {
  /** Takes the next piece and gives the sentences that are complete by it. */
  add(piece: string): Sentence[]
  /** What is left when nothing more comes; null for nothing. */
  end(): Sentence | null
  /** The beginning of a sentence that has not ended. */
  readonly pending: string
}

/**
 * A sentence is complete when it is clear that it ended: that needs a look at what follows, so that "3.5", "z. B.", "Dr. Lind",
 * "1. Open" and an address with dots stay whole. Marks such as [1] behind the full stop belong to their sentence.
 */
export function createSentences(): Sentences {
  let rest = ''
  const take = (end: number): Sentence => {
    const raw = rest.slice(0, end)
    rest = rest.slice(end)
    return sentenceOf(raw)
  }
  return {
    add(piece) {
      rest += piece
      const complete: Sentence[] = []
      for (let end = endOfSentence(rest); end !== null; end = endOfSentence(rest)) complete.push(take(end))
      return complete
    },
    end() {
      if (rest.trim() === '') return null
      return take(rest.length)
    },
    get pending() {
      return rest.trimStart()
    },
  }
}

function sentenceOf(raw: string): Sentence {
  const breaks = (/^\s*/.exec(raw)?.[0].match(/\n/g) ?? []).length
  return { text: raw.trim(), before: breaks === 0 ? '' : breaks === 1 ? '\n' : '\n\n' }
}

const stop = /[.!?…؟।]+|[。！？｡]+|\n/g
const wide = /[。！？｡]/
const behind = /^[)\]"'”’»」』）*_]*/
const marks = /^(?:\s?(?:\[\d{1,2}(?:\s?,\s?\d{1,2})*\]|【\d{1,2}[^】]*】))*/
const markBegun = /^\s?(?:\[[\d,\s]*|【[^】]*)$/

/** Where the first sentence ends, exclusive; null while that is open. */
function endOfSentence(text: string): number | null {
  stop.lastIndex = 0
  for (let match = stop.exec(text); match; match = stop.exec(text)) {
    if (match[0] === '\n') {
      if (text.slice(0, match.index).trim() === '') continue
      return match.index
    }
    let end = match.index + match[0].length
    end += behind.exec(text.slice(end))?.[0].length ?? 0
    end += marks.exec(text.slice(end))?.[0].length ?? 0
    const after = text.slice(end)
    if (after === '' || markBegun.test(after)) return null
    if (wide.test(match[0])) return end
    stop.lastIndex = end
    const space = /^\s+/.exec(after)?.[0]
    if (space === undefined) continue
    if (space.includes('\n')) return end
    const next = after.slice(space.length)
    if (next === '') return null
    if (/[.…]$/.test(match[0])) {
      if (/^\p{Ll}/u.test(next)) continue
      const before = text.slice(0, match.index)
      if (match[0] === '.' && isShortened(before, next)) continue
      if (/\d$/.test(before) && counted.some((word) => word.startsWith(next))) return null
    }
    return end
  }
  return null
}

const shortened = new Set(
  (
    'mr mrs ms dr prof st vs e.g i.e approx incl inkl zzgl ca bzw ggf evtl tel str z.b d.h u.a p.ex mme mlle ' +
    'sr sra srta dra ud uds av exmo exma'
  ).split(' '),
)
/** Words that shorten something only before a number: "the answer is no." ends a sentence, "no. 5" does not. */
const beforeNumber = new Set(
  'no nr num núm p pág pag fig abs art vol jan feb aug sept sep okt oct nov dez dec'.split(' '),
)
/** What a German ordinal ("am 3. Mai") stands before. */
const counted =
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember Tag Etage Stock Schritt'.split(
    ' ',
  )

/** Whether the full stop after this belongs to its word or number rather than to the sentence. */
function isShortened(before: string, next: string): boolean {
  const word = (/\S+$/.exec(before)?.[0] ?? '').replace(/^[("'„“«[]+/, '').toLowerCase()
  if (/^\d{1,3}$/.test(word)) {
    const opensLine = /^\s*(?:[-*•]\s*)?\d{1,3}$/.test(before)
    return opensLine || counted.includes(/^\p{L}+/u.exec(next)?.[0] ?? '')
  }
  if (/^\p{L}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return true
  return shortened.has(word) || (beforeNumber.has(word) && /^\d/.test(next))
}
