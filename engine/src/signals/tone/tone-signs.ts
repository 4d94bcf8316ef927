import { foldText } from '../folded.ts'
import { negation, trouble } from '../key-words.ts'
import { stemFinder } from './stem-finder.ts'
import { emoji, noHurry, takesBack, toneWords, type ToneSign } from './tone-words.ts'

/** What of a message is read. What shows a tone is said by then. */
const READ_AT_MOST = 2000
/** So many of one sign are counted. */
const COUNTED = 6

/** `n't` stands inside a word. */
const denials = negation.replace("n't|", '')
const findStems = stemFinder<ToneSign | 'trouble' | 'denial'>({ ...toneWords, trouble, denial: denials })
const shouted = /(?<![\p{L}#])\p{Lu}{4,}(?![\p{L}#])/gu
const stretched = /(\p{L})\1{3,}|([!?])[!?]+|\.{4,}/gu

/** A sign and where it stands. UTF-16 units, `to` exclusive. */
export interface FoundSign {
  sign: ToneSign
  from: number
  to: number
}

/** Everything in a message that shows a tone. */
export interface ToneSigns {
  found: readonly FoundSign[]
  /** How many words of failure, and of denial. */
  troubles: number
  denials: number
  /** Words in capitals, where not all is; stretched letters and rows of marks. */
  shouts: number
  stretches: number
  angryFaces: number
  sadFaces: number
  kindFaces: number
  words: number
}

/** Finds the signs of a tone in five languages. What is taken back ("not urgent") is none. */
export function findToneSigns(text: string): ToneSigns {
  const read = text.slice(0, READ_AT_MOST)
  const folded = foldText(read)
  const calm = noHurry.test(folded)
  const found: FoundSign[] = []
  const times = { trouble: 0, denial: folded.match(/n't(?![a-z])/g)?.length ?? 0 }
  findStems(folded, (sign, from, to) => {
    if (sign === 'trouble' || sign === 'denial') times[sign] += 1
    else if (!(calm && timely.has(sign)) && !(deniable.has(sign) && isTakenBack(folded, from)))
      found.push({ sign, from, to: endOfWord(folded, to) })
  })
  return {
    found,
    troubles: Math.min(COUNTED, times.trouble),
    denials: Math.min(COUNTED, times.denial),
    shouts: /\p{Ll}/u.test(read) || read.length > 12 ? (read.match(shouted)?.length ?? 0) : 0,
    stretches: read.match(stretched)?.length ?? 0,
    angryFaces: read.match(emoji.angry)?.length ?? 0,
    sadFaces: read.match(emoji.sad)?.length ?? 0,
    kindFaces: read.match(emoji.kind)?.length ?? 0,
    words: read.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
  }
}

const timely: ReadonlySet<ToneSign> = new Set(['pressing', 'deadline', 'stakes'])
/** "Not again" is as angry as "again", and "no thank you" is polite. */
const deniable: ReadonlySet<ToneSign> = new Set([
  'angry',
  'letDown',
  'pressing',
  'deadline',
  'stakes',
  'ironic',
  'pleased',
])

const isTakenBack = (text: string, at: number): boolean => takesBack.test(text.slice(Math.max(0, at - 30), at))

/** With the rest of the last word, so that what is shown is words and not stems. */
function endOfWord(text: string, to: number): number {
  let end = to
  while (end < text.length && /[\p{L}\p{N}]/u.test(text.charAt(end))) end++
  while (text.charAt(end - 1) === ' ') end--
  return end
}
