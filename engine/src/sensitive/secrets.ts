import type { Folded } from './folded.ts'
import { entropyOf, isPlaceholder } from './looks-chosen.ts'
import type { SensitiveSpan } from './span.ts'
import { vendorKeys } from './vendor-keys.ts'

const longEnough = /[^\s"'<>]{16}/
const keyBegin = /-----begin (?:[a-z0-9]+ ){0,4}private key(?: block)?-----/g
const keyEnd = /-----end (?:[a-z0-9]+ ){0,4}private key(?: block)?-----/g
/** `scheme://user:password@host`: the password alone; host and user say which system it is about. */
const inAddress = /[a-z][a-z0-9+.-]{1,24}:\/\/[^\s:/@?#]{0,80}:([^\s@]{1,200})@[a-z0-9[]/g
const scheme = /(?<![a-z0-9])(?:bearer|basic|token)[ \t]{1,3}([\w.~+/=-]{14,})/g
const inQuery =
  /[?&;#](?:access_?token|refresh_?token|id_?token|auth_?token|token|api_?key|apikey|key|sig|signature|secret|client_?secret|password|passwd|pwd|session(?:_?id)?|sid|code|otp|ticket|magic|invite)=([^&\s#"'<>]{6,})/g

const words = String.raw`api[ _-]?keys?|api[ _-]?secret|(?:access|secret|private|signing|encryption|master|auth(?:entication)?|account|storage|shared ?access|service|deploy|server|ssh)[ _-]?keys?|keys? secret|secrets?|(?:\w+[_-])?tokens?|bearer|credentials?|client[ _-]?secret|webhook(?:[ _-](?:secret|key|url))?|session(?:[ _-]?id| cookie)?|cookie|schlussel|api-?schlussel|zugangsschlussel|geheimnis|clave (?:de )?(?:la )?(?:api|acceso|secreta|privada)|secreto|cle (?:d'|de l'|de )?(?:api|acces|secrete|privee)|jeton|chave (?:de |da )?(?:api|acesso|secreta|privada)|segredo|credenciais|credenciales|identifiants`
/** Keys that a customer must be able to name: what they bought, and what stands on the device. */
const noSecret =
  /(?:licen[cs]e|lizenz|product|produkt|serial|activation|aktivierungs|tracking|public|publishable|primary|foreign)[ -]?$/
const keyWord = new RegExp(String.raw`(?<![a-z0-9])(?:[a-z0-9]+_)*(?:${words})(?![a-z])`, 'g')
const assigned =
  /^["'`]?\s{0,3}(?:(?:is|are|ist|lautet|es|est|e|=>|->)\s{1,3}|[:=]\s{0,3}){1,2}["'`]?([^\s"'`,;<>]{8,})/
const token = /[A-Za-z0-9+/_=.~-]{16,}/g
const reach = 90

/** Keys, tokens, private keys and passwords of machines. */
export function findSecrets({ plain, low }: Folded): SensitiveSpan[] {
  if (!longEnough.test(plain) && !low.includes('://') && !low.includes('=') && !low.includes(':')) return []
  const found: SensitiveSpan[] = []
  const add = (from: number, to: number) => void (to > from && found.push({ kind: 'secret', from, to }))

  if (low.includes('-----begin')) {
    for (const match of low.matchAll(keyBegin)) {
      keyEnd.lastIndex = match.index
      const ended = keyEnd.exec(low)
      add(match.index, ended ? ended.index + ended[0].length : low.length)
      if (!ended) break
    }
  }
  if (longEnough.test(plain)) {
    for (const match of plain.matchAll(vendorKeys)) add(match.index, trimmedEnd(plain, match.index, match[0].length))
    for (const match of low.matchAll(scheme)) {
      const value = match[1]!
      const from = match.index + match[0].length - value.length
      if (isRandom(plain.slice(from, from + value.length))) add(from, trimmedEnd(plain, from, value.length))
    }
  }
  if (low.includes('://')) {
    for (const match of low.matchAll(inAddress)) {
      const to = match.index + match[0].lastIndexOf('@')
      if (!isPlaceholder(match[1]!)) add(to - match[1]!.length, to)
    }
  }
  if (low.includes('=') && /[?&;#]/.test(low)) {
    for (const match of low.matchAll(inQuery)) {
      const from = match.index + match[0].length - match[1]!.length
      if (/\d/.test(match[1]!) || match[1]!.length >= 16) add(from, from + match[1]!.length)
    }
  }
  nearKeyWords(plain, low, add)
  return found
}

function nearKeyWords(plain: string, low: string, add: (from: number, to: number) => void): void {
  let done = 0
  for (const match of low.matchAll(keyWord)) {
    const after = match.index + match[0].length
    if (noSecret.test(low.slice(Math.max(0, match.index - 14), match.index))) continue
    const value = assigned.exec(plain.slice(after, after + 400))
    if (value && isChosen(value[1]!)) {
      const from = after + value[0].length - value[1]!.length
      add(from, trimmedEnd(plain, from, value[1]!.length))
    }
    // What stands near several of the words is looked at once.
    const from = Math.max(done, match.index - reach / 2)
    done = Math.max(done, after + reach)
    const near = plain.slice(from, done + 300)
    for (const each of near.matchAll(token)) {
      const at = from + each.index
      if (at > done || isAddress(plain, at) || !isRandom(each[0])) continue
      add(at, trimmedEnd(plain, at, each[0].length))
    }
  }
}

const isAddress = (plain: string, at: number): boolean =>
  /(?:\/\/|@|www\.)[^\s]{0,200}$/.test(plain.slice(Math.max(0, at - 200), at))

/** As good as chance: long, of many kinds of characters, and no words. */
function isRandom(value: string): boolean {
  const bare = value.replace(/[.=_-]+$/, '')
  if (bare.length < 14 || isPlaceholder(bare)) return false
  const digits = (bare.match(/\d/g) ?? []).length
  const letters = (bare.match(/[A-Za-z]/g) ?? []).length
  if (digits === 0 || letters === 0)
    return bare.length >= 20 && /[a-z][A-Z].*[a-z][A-Z]/.test(bare) && entropyOf(bare) > 3.8
  return (
    digits + letters >= bare.length * 0.7 &&
    (digits >= 3 || /[a-z][A-Z]|[A-Z][a-z][A-Z]/.test(bare)) &&
    entropyOf(bare) >= 3
  )
}

/** Given as a value, it need not be long: letters with digits are enough. */
const isChosen = (value: string): boolean =>
  !isPlaceholder(value) &&
  !/^\w+:\/\/|@[\w-]+\.\w/.test(value) &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  entropyOf(value) >= 2.5

/** Where it ends, without the full stop or the bracket of the sentence around it. */
function trimmedEnd(plain: string, from: number, length: number): number {
  let to = from + length
  while (to > from && /[.,;:!?)\]}'"»”>]/.test(plain[to - 1]!)) to -= 1
  return to
}
