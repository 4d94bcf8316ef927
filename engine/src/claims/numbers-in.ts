import { foldText } from '../signals/folded.ts'

/** Number words up to twelve, and the ordinals that customers count their attempts with. One is too common to mean a number. */
const words: Readonly<Record<string, number>> = Object.fromEntries(
  `2 two both twice second zwei zweimal zweite zweiten zweites zweiter dos segundo segunda deux deuxieme seconde dois duas
  3 three third drei dritte dritten drittes dritter tres tercera tercero tercer trois troisieme terceira terceiro
  4 four fourth vier vierte vierten cuatro cuarta cuarto quatre quatrieme quatro quarta quarto
  5 five fifth funf funfte cinco quinta quinto cinq cinquieme
  6 six sechs seis
  7 seven sieben siete sept sete
  8 eight acht ocho huit oito
  9 nine neun nueve neuf nove
  10 ten zehn diez dix dez
  11 eleven elf once onze
  12 twelve zwolf doce douze doze dozen dutzend docena douzaine duzia`
    .split('\n')
    .flatMap((line) => {
      const [number, ...forms] = line.trim().split(' ')
      return forms.map((form) => [form, Number(number)])
    }),
)
/** "once" is eleven in Spanish and one time in English; "second" is a time as well; "quarto" is a room. */
const ambiguous = new Set([
  'once',
  'second',
  'seconde',
  'segundo',
  'quarto',
  'cuarto',
  'both',
  'elf',
  'sept',
  'six',
  'dix',
])

const months = [
  'jan ene', 'feb fev', 'mar mrz mae maer', 'apr abr avr', 'may mai mayo maio', 'jun juin', 'jul juil', 'aug ago aou', 'sep set', 'oct okt out', 'nov', 'dec dez dic',
].map((forms) => forms.split(' ')) // prettier-ignore
const monthLike =
  /^(?:jan|ene|feb|fev|mar|mrz|maer|mae|apr|abr|avr|may|mai|jun|juin|jul|juil|aug|ago|aou|sep|set|oct|okt|out|nov|dec|dez|dic)(?:uar|ero|rua|eiro|vier|ruar|reiro|rier|ch|z|s|zo|co|il|ril|o|ho|i|e|y|ust|osto|t|tem|embre|ember|embro|tiembre|tembro|ubre|ober|ubro|em|iembre|zember|ezembro|zembro|let|llet)*(?:[a-z]{0,6})?$/

/** Whether a folded word looks like the name of a month. */
export const isMonth = (word: string): boolean => monthLike.test(word)

/** The numbers of a text, in forms that compare: digits without their separators, the parts of dates, months, and words up to twelve. */
export interface Numbers {
  /** Whole numbers and amounts: "1.234,50" is "123450", "50.00" is "50". */
  whole: ReadonlySet<string>
  /** Parts of dates and times: "12.03.2026" has 12, 3 and 2026. */
  parts: ReadonlySet<string>
  /** 1..12, of names of months beside a number. */
  months: ReadonlySet<number>
}

/** Every number that a text says, in digits or in words. */
export function numbersIn(text: string): Numbers {
  const folded = foldText(text)
  const whole = new Set<string>()
  const parts = new Set<string>()
  const found = new Set<number>()
  for (const [token] of folded.matchAll(/\d+(?:[.,:/-]\d+)*/g)) {
    const groups = token.split(/[.,:/-]/)
    whole.add(wholeOf(token))
    if (groups.length === 1) parts.add(trimmed(token))
    if (groups.length >= 3 || /[:/-]/.test(token) || isDayAndMonth(groups))
      for (const group of groups) parts.add(trimmed(group))
  }
  const tokens = folded.match(/[\p{L}\p{N}]+/gu) ?? []
  tokens.forEach((token, i) => {
    const value = words[token]
    if (value !== undefined && !ambiguous.has(token)) {
      whole.add(String(value))
      parts.add(String(value))
    }
    const beside = [tokens[i - 2], tokens[i - 1], tokens[i + 1], tokens[i + 2]].some((each) => /^\d/.test(each ?? ''))
    if (beside && monthLike.test(token)) {
      const month = months.findIndex((forms) => forms.some((form) => token.startsWith(form)))
      if (month >= 0) found.add(month + 1)
    }
  })
  return { whole, parts, months: found }
}

const trimmed = (digits: string) => digits.replace(/^0+(?=\d)/, '')

/** "5.3" may be a day and a month; "26.97" is none. */
const isDayAndMonth = (groups: readonly string[]) =>
  groups.length === 2 && Number(groups[0]) <= 31 && Number(groups[1]) <= 12 && (groups[1]?.length ?? 0) <= 2

function wholeOf(token: string): string {
  const cents = /[.,](\d{2})$/.exec(token)
  const plain = cents?.[1] === '00' ? token.slice(0, -3) : token
  return trimmed(plain.replaceAll(/\D/g, ''))
}

/** The first number of a claim that the words it cites do not say; null where they say all of them. */
export function unsaidNumber(claim: string, cited: Numbers): string | null {
  const folded = foldText(claim)
  for (const [token] of folded.matchAll(/\d+(?:[.,:/-]\d+)*/g)) {
    if (cited.whole.has(wholeOf(token))) continue
    const groups = token.split(/[.,:/-]/).map(trimmed)
    const isMonth = (group: string) => cited.months.has(Number(group))
    if (groups.every((group) => cited.parts.has(group) || isMonth(group))) continue
    return token
  }
  const own = numbersIn(claim)
  for (const [word] of folded.matchAll(/[\p{L}]+/gu)) {
    const value = words[word]
    if (value === undefined || ambiguous.has(word)) continue
    if (!cited.whole.has(String(value)) && !cited.parts.has(String(value))) return word
  }
  for (const month of own.months) if (!cited.months.has(month) && !cited.parts.has(String(month))) return String(month)
  return null
}
