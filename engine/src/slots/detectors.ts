import * as words from './value-words.ts'

export interface Found {
  name: string
  from: number
  to: number
}

type Detector = (text: string) => Found[]

/** A number as people copy it: letters before and within, dashes, at least one digit. Bounded. */
export const numberToken =
  /(?<![\p{L}\p{N}@.])[A-Z]{0,5}[-_]?\d[\dA-Z]{0,20}(?:[-/_][\dA-Z]{1,12}){0,4}(?![\p{L}\p{N}@]|[.,]\d)/giu

const word = (inside: string) => String.raw`(?<![\p{L}\p{N}])(?:${inside})(?![\p{L}\p{N}])`
const gap = String.raw`(?:[\s:#=.,()"'*-]{1,4}(?:(?:${words.between})(?![\p{L}\p{N}]))?){1,6}`
const token = String.raw`(?<value>[A-Z]{0,5}[-_]?\d[\dA-Z]{0,20}(?:[-/_][\dA-Z]{1,12}){0,4})(?![\p{L}\p{N}]|[.,]\d)`

/** Values that follow their label ("order number: 48213") or stand before it ("48213 is my order number"). */
function labelled(name: string, label: string): Detector {
  const after = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${label})(?:s?(?:nummer|nr))?(?![\p{L}\p{N}])${gap}${token}`,
    'giu',
  )
  const before = new RegExp(
    String.raw`(?<![\p{L}\p{N}])${token}[,\s]{1,3}(?:is|ist|es|é|est|was|war)\s{1,2}(?:[\p{L}]{1,8}\s{1,2}){0,3}(?:${label})(?![\p{L}\p{N}])`,
    'giu',
  )
  return (text) => {
    if (!threeDigits.test(text)) return []
    return [after, before].flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const value = match.groups?.['value'] ?? ''
        const from = match.index + match[0].lastIndexOf(value)
        return isNumber(value) && !isOther(text, from, from + value.length)
          ? [{ name, from, to: from + value.length }]
          : []
      }),
    )
  }
}

/** Without so many nothing is a number (`isNumber`), and the longest patterns need not be tried. */
const threeDigits = /\d\D*\d\D*\d/

/** Enough digits to be somebody's number, and not a year. */
const isNumber = (value: string) => {
  const digits = value.replace(/\D/g, '').length
  return digits >= 3 && !/^(?:19|20)\d\d$/.test(value)
}

/** Money, a date or a share that happens to follow a label. */
const isOther = (text: string, from: number, to: number) =>
  /^\s?(?:€|\$|£|eur|usd|euro|reais|%|percent|days?|tage?n?|días?|jours?|dias?|hours?|stunden|weeks?|wochen)/i.test(
    text.slice(to, to + 12),
  ) ||
  /(?:€|\$|£)\s?$/.test(text.slice(Math.max(0, from - 3), from)) ||
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(text.slice(from, to))

/** All places where a pattern stands; of a group `value`, where that stands. */
function pattern(
  name: string,
  expression: RegExp,
  also: (text: string, match: RegExpExecArray) => boolean = () => true,
): Detector {
  return (text) =>
    [...text.matchAll(expression)].flatMap((match) => {
      if (!also(text, match)) return []
      const value = (match.groups?.['value'] ?? match[0]).trimEnd()
      const from = match.index + match[0].indexOf(value)
      return [{ name, from, to: from + value.length }]
    })
}

const nearby = (label: string) => {
  const expression = new RegExp(word(label), 'iu')
  return (text: string, match: RegExpExecArray) =>
    expression.test(text.slice(Math.max(0, match.index - 48), match.index))
}
const nearPhone = nearby(words.phone)

const email = pattern('email', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?<![.-])/g)

const phone = pattern('phone', /(?<![\w.+#/-])(?:\+|00)?\d(?:[ ()/.-]{0,2}\d){6,14}(?![\w]|[.,]\d)/g, (text, match) => {
  const digits = match[0].replace(/\D/g, '').length
  return digits >= 7 && digits <= 15 && (/^(?:\+|00)/.test(match[0]) || nearPhone(text, match))
})

const number = String.raw`\d{1,3}(?:[.,\s’']\d{3}){0,3}(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?`
const amount = pattern(
  'amount',
  new RegExp(
    String.raw`(?:(?:US\$|R\$|[€$£]|(?<!\p{L})(?:EUR|USD|GBP|CHF|BRL))\s?(?:${number})|(?<![\d.,])(?:${number})\s?(?:€|\$|£|(?:EUR|USD|GBP|CHF|BRL|euros?|dollars?|pounds?|reais|franken|francs)(?!\p{L})))(?!\d)`,
    'giu',
  ),
)

const date = pattern(
  'date',
  new RegExp(
    String.raw`(?<![\p{L}\p{N}./-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})?|\d{1,2}/\d{1,2}|\d{1,2}(?:st|nd|rd|th|\.|º|er)?\s(?:de\s|of\s)?(?:${words.months})(?:,?\s(?:de\s)?\d{4})?|(?:${words.months})\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?|(?:(?:last|on|next|since|letzten|am|seit|nächsten|el|desde el|le|depuis|na|no|desde)\s)(?:${words.days})|${words.relativeDays})(?![\p{L}\p{N}])`,
    'giu',
  ),
)

const device = pattern(
  'device',
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${words.devices})(?:\s(?:\p{L}{0,2}\d{1,4}\p{L}{0,3}|${words.models})(?![\p{L}\p{N}])){0,4}`,
    'giu',
  ),
)
const version = pattern(
  'version',
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:(?:${words.systems})\s(?:version\s)?)v?\d{1,4}(?:\.\d{1,6}){0,3}(?![\p{L}\p{N}])`,
    'giu',
  ),
)

const errorCode = pattern(
  'error-text',
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${words.errors})(?:[\s:#="'„“«(-]{1,4}(?:(?:code|number|nummer|nr|número|numéro|no)(?!\p{L}))?){1,3}(?<value>0x[\dA-F]{4,8}|[A-Z]{1,5}[-_ ]?\d{2,6}|\d{3,5})(?![\p{L}\p{N}])`,
    'giu',
  ),
  (_, match) => /error|fehler|erro|erreur|code|código/i.test(match[0]),
)
const nearError = nearby(words.errors)
const errorText = pattern('error-text', /["„“«](?<value>[^"„“”«»\n]{4,160})["“”»]/g, nearError)

const street = String.raw`\p{Lu}[\p{L}.-]{1,24}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm)|(?:Rua|Avenida|Av\.|Calle|Plaza|rue|avenue|boulevard|Am|An der|Im)\s(?:\p{L}{2,20}\s?){1,4}|(?:\p{Lu}\p{L}{1,20}\s){1,3}(?:Street|St\.?|Road|Rd\.?|Lane|Avenue|Ave\.?|Drive|Close|Square)`
const address = pattern(
  'address',
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:(?:${street})[\s,]{1,2}(?:n[º°.]?\s?)?\d{1,5}\p{L}?|\d{1,5}\p{L}?,?\s(?:${street}))(?:[,\s]{1,3}\d{4,5}(?:-\d{3})?(?:[,\s]{1,2}\p{Lu}\p{L}{1,24}){0,2})?`,
    'gu',
  ),
)

const oneName = String.raw`\p{Lu}[\p{L}'’-]{1,30}`
const names = String.raw`${oneName}(?:\s(?:(?:de|da|do|dos|van|von|del|la|le)\s)?${oneName}){0,3}`
const twoNames = String.raw`${oneName}(?:\s(?:(?:de|da|do|dos|van|von|del|la|le)\s)?${oneName}){1,3}`
const insensitive = (list: string) =>
  list.replace(/(?<![\\\p{L}])\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
const saidName = pattern(
  'name',
  new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${insensitive(words.nameIs)})[\s:]{1,3}(?<value>${names})`, 'gu'),
)
const signed = pattern(
  'name',
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${insensitive(words.iAm)})[,\s!.]{1,3}(?<value>${twoNames})(?=\s*(?:[.,!?\n]|$|and|und|y|et|e\s))`,
    'gu',
  ),
)
const name: Detector = (text) => [...saidName(text), ...signed(text)]

const sentence = /[^.!?\n]{6,160}/g
const did = new RegExp(String.raw`${word(words.iDid)}.{0,60}?${word(words.steps)}`, 'iu')
const denied =
  /\b(?:how|can|could|should|not yet|wie|soll|noch nicht|cómo|puedo|comment|como posso|ainda não|haven't|didn't)\b|\?$/iu
const step: Detector = (text) =>
  [...text.matchAll(sentence)].flatMap((match) => {
    const said = match[0]
    if (!did.test(said) || denied.test(said) || text[match.index + said.length] === '?') return []
    const lead = said.length - said.trimStart().length
    return [{ name: 'step-done', from: match.index + lead, to: match.index + said.trimEnd().length }]
  })

const hash = pattern('order-number', /(?<![\p{L}\p{N}#])#(?<value>\d{4,14})(?!\d)/gu)

/** A long number, or a code of capitals and digits, of which nothing says what it is. Never within an address or a file's name. */
const unnamed = pattern(
  'number',
  /(?<![\p{L}\p{N}@/_+-]|\d[.,])(?:\d{6,14}|(?=(?:[A-Z-]{0,12}\d){4})(?=[\d-]{0,12}[A-Z])[A-Z\d][A-Z\d-]{4,22}[A-Z\d])(?![\p{L}\p{N}@/_]|[.,-]?\d|\.\p{L})/gu,
)

/** The surer first: what one has read is not read again by the next. */
export const detectors: readonly Detector[] = [
  email,
  address,
  amount,
  labelled('tracking-number', words.labels['tracking-number']),
  labelled('invoice-number', words.labels['invoice-number']),
  labelled('customer-number', words.labels['customer-number']),
  labelled('case-number', words.labels['case-number']),
  labelled('serial', words.labels.serial),
  labelled('order-number', words.labels['order-number']),
  hash,
  date,
  phone,
  version,
  device,
  errorCode,
  errorText,
  name,
  unnamed,
  // A step is a sentence and may hold other values: it stands last and beside them.
  step,
]
