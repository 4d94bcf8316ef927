import type { Locale } from '../conversation/facts.ts'
import { foldText } from '../signals/folded.ts'
import { glue } from '../signals/glue.ts'
import { languageWords } from '../signals/language-words.ts'
import { conceptsOf } from './concepts.ts'
import { frameWords } from './frame-words.ts'
import { isMonth } from './numbers-in.ts'

const common = new Map<Locale, ReadonlySet<string>>(
  (['en', 'de', 'es', 'fr', 'pt'] as const).map((locale) => [
    locale,
    new Set(languageWords[locale].split(/\s+/).map((word) => foldText(word))),
  ]),
)
const initials = new Set([
  'ok',
  'pdf',
  'usb',
  'id',
  'faq',
  'url',
  'sms',
  'pin',
  'app',
  'wifi',
  'wlan',
  'vat',
  'pc',
  'tv',
])
/** After one of these a German word with a capital is a noun and no name. */
const articles =
  /^(?:der|die|das|den|dem|des|ein\w{0,2}|kein\w{0,2}|mein\w{0,2}|sein\w{0,2}|ihr\w{0,2}|unser\w{0,2}|dies\w{0,2}|jed\w{0,2}|all\w{0,2}|zum|zur|im|am|beim|vom|ins|ans|welch\w{0,2}|kein)$/

/**
 * The words of a claim that look like names: of people, products, places, or codes that mix letters and digits. A name must stand in what is
 * cited, so a word is rather taken for one than not.
 */
export function namesIn(claim: string, language: Locale): string[] {
  const names: string[] = []
  const known = common.get(language)
  let before = ''
  let opens = true
  for (const match of claim.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’._@+-]*[\p{L}\p{N}]|[\p{L}\p{N}]|[.!?:“”„«»"]/gu)) {
    const [token] = match
    if (/^[.!?:“”„«»"]$/.test(token)) {
      opens = true
      continue
    }
    const word = foldText(token)
    const speaksOf = conceptsOf(word).length > 0
    const isPlain =
      glue.has(word) ||
      frameWords.has(word) ||
      known?.has(word) === true ||
      (isMonth(word) && nearNumber(claim, match.index))
    const isCode = /\d/.test(token) && /\p{L}/u.test(token)
    const isMixed = /\p{Ll}\p{Lu}/u.test(token) || (/^\p{Lu}{2,}$/u.test(token) && !initials.has(word))
    const isCapital = /^\p{Lu}/u.test(token) && word.length > 1
    // In German every noun has its capital; elsewhere a word within a sentence has none of its own.
    const isNoun = language === 'de' ? speaksOf || articles.test(before) : opens && (speaksOf || isLikelyWord(word))
    if (isCode || (isMixed && !isPlain) || (isCapital && !isPlain && !isNoun)) names.push(token)
    before = word
    opens = false
  }
  return names
}

const nearNumber = (claim: string, at: number) => /\d/.test(claim.slice(Math.max(0, at - 8), at + 16))

/** A word that begins a sentence has its capital from there: only one that is nothing else is taken for a name. */
const isLikelyWord = (word: string) =>
  /(?:s|ed|ing|tion|ment|ly|er|ado|ada|ido|ida|cion|cao|mente|ement|age|eur|ung|heit|keit)$/.test(word)

/** Quoted words of a claim: they must stand in what is cited as they are. */
export function quotedIn(claim: string): string[] {
  return [...claim.matchAll(/[“„«"]\s?([^“”„«»"]{2,200}?)\s?[”“»"]/gu)].flatMap(([, inside]) => inside ?? [])
}
