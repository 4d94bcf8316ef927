import { claimWords } from './claim-words.ts'
import { makeFrames } from './frames.ts'
import type { Token } from './lexicon.ts'
import { readWords } from './read-words.ts'

/** Whether a draft claims a transfer, and where. `from` and `to` are UTF-16 offsets, `to` exclusive. */
export interface ClaimsTransfer {
  claims: boolean
  span?: { from: number; to: number }
}

const us = '@who|@crew'

/** A person is brought in, has been, or will get back: said as a fact. */
const claims = makeFrames(
  claimWords,
  [
    // I am moving you, or your case
    `@self ~2 @move @you`,
    `@self ~2 @you @move`,
    `@self suis|sommes en train de @you @move`,
    `@self vais|allons @you @move`,
    `@self ~2 @move ~fill @case @case? ~fill ${us}`,
    `@self ~2 @move ~fill @case @case? over|on? to|an|a|au|para|con`,
    `@self ~2 @move|@give ~fill @case ~fill to|with|for|an|a|au|para|con ~fill ${us}`,
    `@self ~2 @move ~fill ${us}`,
    `@self ~3 escalate|escalating|escalated`,
    `^ transferring|connecting|forwarding|escalating|handing|passing ~fill @you|@case`,
    `@self ~2 @move us`,
    `^ transferring|connecting|escalating $`,
    `@self ~1 demander|demande ~fill ${us}`,
    `estoy|estamos|estou @move ~fill @case|@you|@who|@crew`,
    `vou|vamos te|lhe transferir|conectar|encaminhar`,
    `@case a ete escalade|escaladee`,
    `@you paso|pasare|passo ~fill ${us}`,
    `le|lo|la|te|les|os|los @move`,
    `le|lo|la|te|les|os|los voy|vamos a @toMove`,
    `le|lo|la|te|les|os|los estoy @move`,
    `voy|vamos a @toMove ~fill @you|@case|@who|@crew`,
    `he|hemos transferido|derivado|pasado|escalado|remitido|enviado ~fill @case`,
    `he|hemos avisado|informado|notificado|pedido ~fill ${us}`,
    `vou|vamos te|lhe? @toMove ~fill @you|@case|@who|@crew`,
    `estou|estamos te|lhe? @move|passando ~fill @you|@case|@who|@crew`,
    `^ transferindo|encaminhando|transfiriendo|chamando ~fill @you|@case|@who|@crew`,
    `encaminhei|transferi|repassei|escalei|passei ~fill voce|vc|@case`,
    // German puts the verb where it likes
    `ich|wir verbinde|verbinden|leite|leiten|stelle|stellen|ubergebe|ubergeben|reiche ~fill @you`,
    `verbinde|leite|stelle|ubergebe|reiche ich @you`,
    `ich|wir leite|leiten|gebe|geben|reiche|ubergebe|ubergeben|schicke ~fill @case ~fill ${us}`,
    `leite|gebe|ubergebe|reiche ich ~fill @case ~fill ${us}`,
    `habe|haben ~fill @you|@case ~4 weitergeleitet|weitergegeben|ubergeben|durchgestellt|verbunden`,
    `habe|haben ~fill ${us} ~2 informiert|benachrichtigt|gebeten|gefragt|verstandigt`,
    `werde|werden ~fill @you|@case ~4 verbinden|weiterleiten|weitergeben|durchstellen|ubergeben`,
    `ich|wir hole|holen|rufe|bitte|informiere|benachrichtige ~fill ${us}`,
    // you are being moved
    `you ~3 be|being|been|are ~2 @moved`,
    `youll|youre ~2 @moved`,
    `you|youll|youre|sera|voce|vous ~3 @led ~fill ${us}`,
    `@case has|have|is|was|will|ha|fue|foi|a|est ~3 @led ~fill ${us}`,
    `you|youll ~2 @met ~fill by ~fill ${us}|us`,
    `you|youll ~2 hear|hearing from ~fill ${us}|us|me`,
    `you|youll ~2 speaking|talking|chatting with|to ~fill @who`,
    `sie werden ~4 @moved|@met`,
    `@case wurde|wird|ist ~4 weitergeleitet|weitergegeben|ubergeben|eskaliert`,
    `@case has|have|is|was|will ~3 @moved ~fill ${us}`,
    `@case has|have|is|was|will ~3 escalated`,
    `sera|seras ~1 @moved|@met`,
    `@case ha|fue|ser|sera|foi sido? @moved`,
    `vous allez|serez|etes etre? ~1 @moved|@met`,
    `@case a|est|sera ete? ~1 @moved ~fill ${us}`,
    `voce sera|vai|esta ser? @moved|@met`,
    // somebody will turn to you
    `@who will|shall|ll|going|wird|werden|va|vont|vai|ira|vao ~3 @reach|@aid`,
    `@crew will|shall|ll|going|wird|werden|va|vont|vai|ira|vao ~3 @reach`,
    `@who|@crew is|are|kommt ~1 joining|calling|contacting|coming|dazu`,
    `@who wird ~6 @reach|@aid`,
    `someone|somebody from ~3 will ~2 @reach|@aid`,
    `@who meldet|melden|kummert|ubernimmt|kontaktiert|ruft|schreibt|antwortet|kommt`,
    `@crew meldet|melden|kummert|ubernimmt|kontaktiert`,
    `@who is|are ~1 on the way`,
    `@who ist|esta|est|sont ~1 unterwegs|en_camino|en_route|a_caminho`,
    `man|on wird|va @you? ~4 melden|kontaktieren|rappeler|contacter|recontacter|repondre`,
    `meldet|kummert sich ~fill ${us}`,
    `@who ist ~3 fur @you da`,
    `${us} ~2 pondra_en_contacto|contactara|llamara|respondera|atendera|unira|comunicara|escribira|encargara`,
    `@who ~2 ayudara|revisara|aidera|ajudara`,
    `@you atiende|atendera|contactara|llamara|respondera ~fill ${us}`,
    `va|vamos a @reach|@aid ~fill @who`,
    `${us} ~1 contactera|rappellera|repondra|recontactera|reviendra|prendra|rejoindra|appellera|ecrira`,
    `${us} ~1 entrara|retornara|ligara|assumira|falara|respondera`,
    // I have seen to it
    `@self ~2 @tell ~fill ${us} to? ~1 @reach|@aid|@tell`,
    `@self ~2 ask|asking|asked|inform|informing|informed|notify|notifying|notified|alert|alerting|alerted|prevenu|prevenue|averti|alerte ~fill ${us}`,
    `@self ~2 @fetch ~fill in? ~fill @who`,
    `estoy|estou|estamos buscando|procurando|llamando|chamando ~fill @who`,
    `@self ~2 @fetch ~fill in? ~fill ${us} $`,
    `@self let ~fill ${us} know`,
    `@self ~2 requested|arranged|scheduled|booked ~fill callback|call_back|ruckruf`,
    `${us} has|have|is|was|wurde|wird|ha|a|foi been|sido|ete? ~1 @told`,
    `hole|holen|brauche ~1 hilfe von ~fill ${us}`,
    `@who ja? vem|viene|vient|arrive`,
    `werde|werden ~fill ${us} bitten|informieren|holen|rufen|benachrichtigen|fragen`,
    `@case is|liegt|esta|est ~2 with|bei|con|com ~3 ${us}`,
    `@case est ~1 entre les mains d|de ~fill ${us}`,
    `@self ~3 transferred|escalated|forwarded ~fill @case $`,
    `you|sie|usted|vous|voce ~5 queue|warteschlange|file_d_attente|fila`,
    `sie sprechen ~2 mit ~fill @who`,
    `estou|estoy te|lhe|le @move|transferindo|transfiriendo`,
    `encaminhei|repassei|passei|enviei ~fill @case? ~fill ${us}`,
    `@self ai ~1 @tell ~fill ${us}`,
    `chamei|avisei|acionei|informei ~fill ${us}`,
    `vou pedir ~fill ${us}`,
    `we|i|well|ill|we_will|i_will ~1 get_back|be_in_touch|reach_out|follow_up|get_in_touch|contact|call ~2 @you`,
    `we|i|well|ill|we_will|i_will ~1 get_back|be_in_touch`,
    `wir|ich melden|melde uns|mich`,
    `nos pondremos_en_contacto`,
    `le|lo|la|te llamaremos|contactaremos|responderemos|escribiremos`,
    `wir|ich rufen|rufe|kontaktieren|kontaktiere @you`,
    `nous ~1 recontacterons|reviendrons|contacterons|rappellerons`,
    `entraremos|retornaremos ~2 contato|@you`,
  ],
  'no',
)

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
