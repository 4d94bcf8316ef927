import { readYesNo, sameWords } from '@baton/engine'
import { phrase } from '@baton/protocol'
import { fold } from '../../knowledge/fold.ts'

interface Option {
  articleId: string
  label: string
}

const locales = ['en', 'de', 'es', 'fr', 'pt'] as const
const ordinals = [
  /^(?:1|one|(?:the )?first(?: one)?|eins|(?:das |die |der )?erste[rs]?|uno|(?:el |la )?primer[oa]?|un|(?:le |la )?premi(?:er|ere)|um|(?:o |a )?primeir[oa])$/,
  /^(?:2|two|(?:the )?second(?: one)?|zwei|(?:das |die |der )?zweite[rs]?|dos|(?:el |la )?segund[oa]|deux|(?:le |la )?deuxieme|dois|(?:o |a )?segund[oa])$/,
  /^(?:3|three|(?:the )?third(?: one)?|drei|(?:das |die |der )?dritte[rs]?|tres|(?:el |la )?tercer[oa]?|trois|(?:le |la )?troisieme|(?:o |a )?terceir[oa])$/,
]
/** So alike are two ways to write one label. */
const alike = 0.6

/** What a customer chose of the options: one of them, none of them, or null when their words are something else. */
export function readChoice(words: string, options: readonly Option[]): Option | 'none' | null {
  const text = plain(words)
  const exact = options.find(({ label }) => plain(label) === text)
  if (exact) return exact
  if (locales.some((locale) => plain(phrase('noneOfThese', locale)) === text)) return 'none'
  const number = ordinals.findIndex((ordinal) => ordinal.test(text))
  if (number >= 0) return options[number] ?? null
  const [best] = options
    .map((option) => ({ option, likeness: sameWords(option.label, words) }))
    .toSorted((a, b) => b.likeness - a.likeness)
  if (best && best.likeness >= alike) return best.option
  return text.split(' ').length <= 3 && readYesNo(words) === 'no' ? 'none' : null
}

function plain(text: string): string {
  return fold(text.toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
