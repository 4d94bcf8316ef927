import { claims } from './claim-frames.ts'
import { claimWords } from './claim-words.ts'
import type { Token } from './lexicon.ts'
import { readWords } from './read-words.ts'

/** Whether a draft claims a transfer, and where. `from` and `to` are UTF-16 offsets, `to` exclusive. */
export interface ClaimsTransfer {
  claims: boolean
  span?: { from: number; to: number }
}

const set = (words: string) => new Set(words.trim().split(/\s+/))
/** Where one can be led without meeting anybody. */
const things =
  set(`page site website link article guide section form menu settings file files wifi wlan network internet account server app device reader computer email invoice
  start screen step steps seite website artikel anleitung formular datei netz netzwerk konto gerat reader rechnung bildschirm pagina sitio enlace articulo guia formulario archivo
  red cuenta lector factura paso pasos page lien fichier reseau compte liseuse facture pagina artigo arquivo rede conta leitor fatura lager warehouse almacen entrepot estoque`)
const refusers = set('no kein keine ningun ninguna aucun aucune nenhum nenhuma nobody niemand')
const wishes = set(
  'want like wish prefer need mochten wollen wunschen brauchen quiere desea prefiere necesita souhaitez voulez desirez preferez quiser desejar preferir precisar quer',
)
const openers = set('if wenn falls si se')
const agreed = set('ok okay alright right ja vale accord bom bem')
const offer = claimWords.bit('offer')

/**
 * Whether an assistant's draft says that a person is being brought in, has been, or will get back, in English, German, Spanish,
 * French or Portuguese. Offers, questions and refusals claim nothing. Reads the first 2,000 characters.
 */
export function claimsTransfer(text: string): ClaimsTransfer {
  const tokens = claimWords.tag(readWords(text))
  let span: ClaimsTransfer['span']
  const found = claims.find(tokens, (first, last) => {
    if (isOffered(tokens, first, last) || isOfThing(tokens, first, last) || isDenied(tokens, first)) return false
    span = { from: tokens[first]?.from ?? 0, to: tokens[last]?.to ?? 0 }
    return true
  })
  return found && span ? { claims: true, span } : { claims: false }
}

/** "If you like, I will …", "shall I …", "… if you want". A question claims nothing, but "…, okay?" does not make one. */
function isOffered(tokens: readonly Token[], first: number, last: number): boolean {
  let start = first
  while (start > 0 && tokens[start]?.stop !== 2) start--
  const before = tokens.slice(start, first + 1)
  if (before.some(({ classes, text }, i) => (classes & offer) !== 0 && !(i > 0 && text === 'una vez'))) return true
  // "Sí, le paso" begins with a yes; "si" without its comma is an "if".
  if (before.some(({ text, stop }, i) => /^s[ie]$/.test(text) && stop > 0 && before[i + 1]?.stop === 0)) return true
  let end = last
  while (end + 1 < tokens.length && tokens[end + 1]?.stop !== 2) end++
  const after = tokens.slice(last + 1, end + 1)
  if (after.some(({ text }, i) => openers.has(text) && after.slice(i, i + 4).some((word) => wishes.has(word.text))))
    return true
  if (agreed.has((after.at(-1) ?? tokens[last])?.text ?? '')) return false
  const tail = after.findIndex(({ stop }) => stop > 0)
  return tokens[last]?.asked === true && (tail < 0 || after.length - tail > 2)
}

/** The reader that is connected, the page that one is redirected to. */
function isOfThing(tokens: readonly Token[], first: number, last: number): boolean {
  let end = last
  while (end - last < 6 && tokens[end + 1]?.stop === 0) end++
  return (
    tokens.slice(first, end + 1).some(({ text }) => things.has(text)) ||
    tokens.slice(first, last + 1).some(({ quoted }) => quoted)
  )
}

function isDenied(tokens: readonly Token[], first: number): boolean {
  return tokens[first]?.stop === 0 && refusers.has(tokens[first - 1]?.text ?? '')
}
