import type { Folded } from './folded.ts'
import { labelBefore } from './label-before.ts'
import { isPlaceholder, looksChosen } from './looks-chosen.ts'
import {
  belongings,
  cardCodeNames,
  codeNames,
  names,
  notValues,
  shortNames,
  verbs,
  weakVerbs,
} from './password-words.ts'
import type { SensitiveSpan } from './span.ts'

const open = '["\'`«„“”‘’(<\\[]{0,2}'
const mayHold =
  /pass|pw|wort|clave|contrasena|senha|mdp|psw|pin|code|codigo|tan|cvv|cvc|otp|puk|geheim|prufnummer|prufziffer|cryptogramme|digitos/
const named = new RegExp(
  String.raw`(?<![a-z0-9])(?:(?:${names})(?![a-z0-9])(?:(?:\s{1,3}${belongings})?(?:["\x27]?\s{0,3}(?<sign>[:=]|=>|->|→)|\s{1,3}(?<verb>${verbs})(?<sign2>\s{0,2}[:=])?(?=\s))|(?<bare>)(?=\s))|(?:${shortNames})\s{0,2}(?<sign3>[:=])|pw\s{1,3}(?<verb2>is|ist|es|est)(?<sign4>\s{0,2}[:=])?(?=\s))\s{0,4}${open}`,
  'g',
)
const reversed = new RegExp(
  String.raw`(?<![^\s"'(])(\S{4,64}?)["')]?\s{1,2}(?:is|was|ist|war|es|era|est|e)\s{1,2}(?:my|the|our|his|her|mein|das|unser|mi|la|el|mon|le|a minha|minha|a)\s{1,2}(?:\w+\s){0,1}(?:${names})(?![a-z0-9])`,
  'g',
)
const code = new RegExp(
  String.raw`(?<![a-z0-9])(?:(?<card>${cardCodeNames})|${codeNames})(?![a-z0-9])[^\n.!?\d]{0,36}?(?<=[^a-z0-9])(?:[a-z]-)?(?<value>\d{3}[ -]\d{3}|\d{2}[ -]\d{2}[ -]\d{2}|\d{4}[ -]\d{4}|\d{3,8})(?![\d]|[.,:/-]\d|\s?(?:x|mal|times|veces|fois|vezes|days?|tage|min|hours?|stunden|%|€|eur|\$|digits?|stellig\w*|digitos|chiffres)(?![a-z]))`,
  'g',
)
/** "The code I got is 493021": a code that was sent. */
const sent =
  /(?<![a-z0-9])(?:code|codigo)\s[^\n.!?\d]{0,40}?(?:got|received|sent|texted|sms|text message|phone|app|authenticator|bekommen|erhalten|geschickt|handy|recib\w+|envia\w+|mando|movil|recu|envoye|recebi|chegou|celular)[^\n.!?\d]{0,24}?(?<=[^a-z0-9])(?<value>\d{3}[ -]\d{3}|\d{4,8})(?![\d]|[.,:/-]\d)/g

/** Passwords, PINs and codes that are used once, where the words say that they are. */
export function findPasswords({ plain, low }: Folded): SensitiveSpan[] {
  if (!mayHold.test(low)) return []
  const found: SensitiveSpan[] = []
  const add = (from: number, to: number) => void (to > from && found.push({ kind: 'password', from, to }))

  for (const match of low.matchAll(named)) {
    const groups = match.groups as Partial<
      Record<'sign' | 'sign2' | 'sign3' | 'sign4' | 'verb' | 'verb2' | 'bare', string>
    >
    const from = match.index + match[0].length
    const quoted = /["'`«„“”‘’]$/.test(match[0]) ? quotedEnd(plain, from) : 0
    const to = quoted || valueEnd(plain, from)
    const value = plain.slice(from, to)
    if (value.length < 3 || isPlaceholder(value) || isPlaceholder(value.replace(/[.,;!?]+$/, ''))) continue
    const signed =
      groups.sign !== undefined || groups.sign2 !== undefined || (groups.sign3 ?? groups.sign4) !== undefined
    const accented = plain.slice(match.index, from).includes(' é ')
    const strength =
      quoted || signed
        ? 'signed'
        : groups.verb2 !== undefined || (groups.verb !== undefined && (accented || !weakVerbs.has(groups.verb)))
          ? 'said'
          : groups.verb !== undefined
            ? 'led'
            : 'bare'
    if (isPassword(value, low.slice(from, to), low.slice(to, to + 12), strength)) add(from, to)
  }
  for (const match of low.matchAll(reversed)) {
    const value = plain.slice(match.index, match.index + match[1]!.length)
    if (looksChosen(value) || isSaidFirst(value, match.index, low)) add(match.index, match.index + value.length)
  }
  for (const pattern of [code, sent]) {
    for (const match of low.matchAll(pattern)) {
      const value = match.groups!['value']!
      const digits = value.replace(/\D/g, '').length
      if (match.groups!['card'] === undefined ? digits < 4 : digits > 8) continue
      const from = match.index + match[0].length - value.length
      if (labelBefore(low, from) === 'thing' || isPostal(low, match[0], digits)) continue
      add(from, from + value.length)
    }
  }
  return found
}

/** How a value is brought: after a sign, after "is", after "to", or right after the name. */
type Strength = 'signed' | 'said' | 'led' | 'bare'

function isPassword(value: string, low: string, after: string, strength: Strength): boolean {
  const word = low.replace(/[.,;:!?)\]}'"]+$/, '')
  if (notValues.has(word)) return false
  if (/^(?:\/\/|https?:\/\/|www\.)/.test(low) || /^[\w.+-]+@[\w-]+\.[\w.]+$/.test(low)) return false
  if (looksChosen(value)) return strength !== 'bare' || /\d/.test(value) || value.length >= 6
  if (/^\p{L}[\p{L}'-]*[.,;!?]?$/u.test(value) === false) return strength === 'signed' && value.length >= 4
  // A plain word: it is the password when it is all that is said.
  const ends =
    /[.!?;]$/.test(value) || /^\s*(?:$|[.,;!?)"'\n]|and |but |und |aber |y |pero |et |mais |e |mas )/.test(after)
  return (strength === 'signed' || strength === 'said') && ends && word.length >= 4
}

/** "Sunshine is my password", and no question for it: a plain word that a sentence begins with. */
const isSaidFirst = (value: string, at: number, low: string): boolean =>
  /^\p{L}{5,}$/u.test(value) &&
  /(?:^|[.!?\n:]\s*)$/.test(low.slice(Math.max(0, at - 4), at)) &&
  !notValues.has(low.slice(at, at + value.length)) &&
  !pointing.test(low.slice(at, at + value.length))
const pointing =
  /^(?:welche[sr]?|quelle?|there|these|those|which|where|diese[sr]?|ceci|cette|todas?|otra|essas?|estas?|lost|forgot\w*|perhaps|maybe)$/

/** India's postal code is called a PIN code, and has six digits. */
const isPostal = (low: string, match: string, digits: number): boolean =>
  digits === 6 &&
  /^pin ?code/.test(match) &&
  (match.startsWith('pincode') || /deliver|shipping|courier|address|area|city|village|available|service/.test(low))

/** To the next space; what closes the sentence or the bracket is not the value's. */
function valueEnd(plain: string, from: number): number {
  let to = from
  while (to < plain.length && to - from < 128 && !/\s/.test(plain[to]!)) to += 1
  while (to > from && /[.,;:)\]}'"»”’>`]/.test(plain[to - 1]!)) to -= 1
  return to
}

/** To the closing mark on the same line; 0 where there is none near. */
function quotedEnd(plain: string, from: number): number {
  for (let at = from; at < plain.length && at - from < 100 && plain[at] !== '\n'; at++) {
    if (/["'`»“”’]/.test(plain[at]!) && !/\p{L}/u.test(plain[at + 1] ?? ' ')) return at
  }
  return 0
}
