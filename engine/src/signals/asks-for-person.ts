import { makeFrames } from './frames.ts'
import { isTakenBack } from './is-taken-back.ts'
import type { Token } from './lexicon.ts'
import { personWords } from './person-words.ts'
import { readWords } from './read-words.ts'

/** Whether the customer asks for a person, and where in the text. `from` and `to` are UTF-16 offsets, `to` exclusive. */
export interface AsksForPerson {
  asks: boolean
  span?: { from: number; to: number }
}

const anyone = '@human|@someone|@team|@desk'

/** A wish or a way to reach somebody, beside somebody. Which language it is does not matter: frames mix no two by chance. */
const requests = makeFrames(
  personWords,
  [
    // talk to a person
    `@speak ich|wir? ~fill @to? ~fill ${anyone}`,
    `get @human`,
    `@speak ~2 @to ~fill ${anyone}`,
    `mit ~fill ${anyone} ~3 @speak`,
    `@human|@desk|@team sprechen|erreichen|kontaktieren`,
    `${anyone} sprechen|erreichen $`,
    `wie|wo|wann|como|comment|how ~2 spreche|rede|chatte|hablo|hablamos|falo|falamos|parle ~fill @to ~fill ${anyone}`,
    `chance|way|possibility|possible|option of|to|for speaking|talking|chatting ~fill @to ~fill ${anyone}`,
    `who|whom|who_can|mit_wem|con_quien|com_quem|a_qui @can ~fill @i? @speak`,
    `who_can @i @speak`,
    `mit wem kann|konnte ich ~2 @speak`,
    // I want a person
    `@want @to? ~fill de|d|por|for|nach|um? ~fill @human`,
    `@want @to? ~fill de|d? ~fill @desk`,
    `@want @to? ~fill de|d? ~fill @real ~fill @someone|@team`,
    `@want ~fill de|d? ~fill @someone @real`,
    `@want ~fill de|d? ~fill @someone ~fill $`,
    `@want @to? have|avoir|haben|tener|ter ~fill de? ~fill @human|@someone ~fill $`,
    `@want @to? avoir ~fill @someone au|on telephone|phone`,
    `@want ~fill de|d? ~fill @someone ,@rel ~2 @help|@speak|@call|@attend`,
    `@want ~3 @help|@attend|support from|de|d|da|do|von|durch|of ~fill @human|@someone`,
    `@want ~fill @human|@someone @to? @help|@speak|@call|@attend`,
    `@can @i? ~fill be|get @sent ~fill @to|by ~fill ${anyone}`,
    `@want @to? de|d? be|get|being|ser|etre? ~fill @sent ~fill by|por|par|von|durch|@to ~fill ${anyone}`,
    `@want ~fill @to|von|durch ~fill ${anyone} @sent werden`,
    `@want ~fill @sent werden von|durch ~fill ${anyone}`,
    `@want @to? ~fill callback|ruckruf|call_back`,
    `@call|ruckruf|llamada|appel|ligacao ~fill by|por|par|von|durch ~fill @human`,
    `@want que|qu|q|dass ~fill @me? ~1 @attend|@call|@help ~fill @human|@someone`,
    `@want ,que|qu|q|dass ~fill @human|@someone ~2 @attend|@call|@help`,
    // pass me on
    `@send sie? @me ~fill @to? ~fill ${anyone}`,
    `@send sie? @me ~fill @to ~2 @team`,
    `@send ~fill @matter? ~fill @to ~fill ${anyone}`,
    `@send me in|en|em @speak ~fill @to ~fill ${anyone}`,
    `@sendme ~fill @to? ~fill ${anyone}`,
    `@me ~1 @send ~fill @to? ~fill ${anyone}`,
    `mich|uns ~fill @to ~fill ${anyone} ~1 @send`,
    `mit|an|zu ~fill ${anyone} ~1 @send ~fill $`,
    `@me liga|ligue|ligar ~fill com ~fill ${anyone}`,
    `connect|transfer|forward|escalate|redirect me|us ~fill $`,
    `put|patch me|us through|thru ~fill $`,
    `hand|pass me|us over|on ~fill $`,
    `verbinden|verbinde sie? mich|uns ~fill $`,
    `mich|uns ~2 durchstellen|verbinden|weiterleiten|weiterverbinden $`,
    `^ escalate|verbinden|durchstellen|weiterverbinden|eskalieren ~fill $`,
    `escalate ~fill @matter ~fill $`,
    // is there anybody
    `@there ~fill @human|@desk ~fill $`,
    `@there ~fill @real ~fill @someone`,
    `@there ~fill @someone ~fill @real`,
    `@there ~fill @human|@someone ~2 ,@rel ~2 @speak|@help|@attend|@call`,
    `@human|@someone ,con_quien|con_el_que|con_la_que|mit_dem|mit_der|com_quem|a_qui|avec_qui ~3 @speak`,
    `@human|@someone i_can|i_could|that_i_can|who_i_can ~1 @speak`,
    `is|are|ist|est|esta ~fill @someone ~fill @real`,
    `^ any ~fill @human ~fill $`,
    `i said ~fill @human $`,
    `avoir ~fill @human ~fill $`,
    `wie|how komme|gelange|get ich|i? ~fill @to ~fill @human`,
    `where|wo|donde|ou|onde ~2 find|finde|finden|encuentro|encuentra|encontro|acho|trouver|trouve @i? ~fill @human`,
    `@can you|sie|du|usted|vous|voce|vc get|call|fetch|bring|holen|rufen|llamar|appeler|chamar ~fill @human|@someone ~fill $`,
    `@can sie|du ~fill @human|@someone holen|rufen|dazuholen`,
    `where|wo|donde|ou|onde is|are|ist|sind|esta|estan|est|sont ~fill @human ~fill $`,
    // let a person do it
    `@can ~fill @me? ~fill @human ~3 @attend|@help|@call`,
    `@can ~fill a|an|eine|una|une|uma person|persona|personne|pessoa ~2 @help|@call|@attend`,
    `@can @me ~fill @someone ~3 @call`,
    `@can ~fill @someone ~fill @me? @call @me?`,
    `a|an|ein|eine|un|une|una|um|uma|algun|algum @human @can|kann ~3 @attend|@help|@call`,
    `a|an|ein|eine|un|une|una|um|uma|algun|algum @human @me @can|kann ~1 @attend|@help|@call`,
    `@someone @can @me? ~1 @call`,
    `@someone @me @can @call`,
    `@someone @can me|m|mich ~1 @call`,
    `have|get|let|ask|tell|para|pra|que|qu|lass|lassen ~fill @human|@someone @to? @me? @call|@attend @me?`,
    `@me @can? @call ~fill @human|@someone`,
    `@can @me? @call ~fill @human|@someone`,
    `${anyone} ~3 soll|should|must ~1 mich|me|uns|us? ~1 @call`,
  ],
  'no',
)

/** Away with the machine: that, too, asks for a person. */
const refusals = makeFrames(
  personWords,
  [
    `@no ~fill de|d? ~fill @bot ~fill $`,
    `@no ~fill de|d? ~fill @bot but|sondern|sino|mais|mas|i|ich|je|quiero|quero`,
    `@no ~fill @i? @want ~fill @to? ~fill de|d? ~fill @bot !vacuum|aspirateur|aspirador`,
    `@no ~fill @want? @to? ~fill @speak ~fill @to? ~fill @bot`,
    `@no mit ~fill @bot ~fill @speak`,
    `@stop ~fill @to? ~fill @bot !vacuum|aspirateur|aspirador`,
    `@no|@stop talking|speaking|chatting|dealing to|with ~fill @bot`,
    `@stop de|con|com? @speak|responder ~fill @to ~fill @bot`,
  ],
  'stop',
)

const human = personWords.bit('human')
const someone = personWords.bit('someone')
const group = personWords.bit('team') | personWords.bit('desk')
const desk = personWords.bit('desk')
const real = personWords.bit('real')
const want = personWords.bit('want')
const speak = personWords.bit('speak')
const beside = personWords.bit('fill') | personWords.bit('to') | real | speak | personWords.bit('me')
const polite = personWords.bit('polite')
const copulas = new Set(
  'am im is are be was isnt arent aint ist bin sind bist war soy es eres son era suis est es etes sommes sou sao e era'.split(
    ' ',
  ),
)
const greetings = new Set(
  'hi hello hey hallo guten tag moin hola buenas buenos dias bonjour salut ola oi bom boa dia tarde'.split(' '),
)
const assent = new Set('yes yeah yep ok okay sure ja klar si claro oui sim no nein non nao well so also now'.split(' '))
const single = new Set(['person', 'persona', 'pessoa', 'personen'])
const loose = new Set(
  'person persons persona personas pessoa pessoas personne personnes someone somebody anyone anybody jemand jemanden jemandem alguien alguem quelqu'.split(
    ' ',
  ),
)

/**
 * Whether the customer explicitly asks for a person, in English, German, Spanish, French or Portuguese, without knowing which.
 * Not for talk about people, what others said, what is refused, or what is only supposed. Reads the first 2,000 characters.
 */
export function asksForPerson(text: string): AsksForPerson {
  const tokens = withoutCourtesy(personWords.tag(readWords(text)))
  let span: AsksForPerson['span']
  const take = (first: number, last: number) => {
    span = { from: tokens[first]?.from ?? 0, to: tokens[last]?.to ?? 0 }
    return true
  }
  const asks =
    requests.find(tokens, (first, last) => !isTakenBack(tokens, first, last) && take(first, last)) ||
    refusals.find(tokens, (first, last) => !isAboutSelf(tokens, first, last) && take(first, last)) ||
    findBareRequest(tokens, take)
  return asks && span ? { asks, span } : { asks: false }
}

/** Courtesy may stand anywhere, so it is taken out, with the commas that set it off on both sides. */
function withoutCourtesy(tokens: readonly Token[]): Token[] {
  const kept: Token[] = []
  let before: Token['stop'] | null = null
  for (const token of tokens) {
    if (token.classes & polite) {
      before = before === 2 ? 2 : token.stop
    } else {
      kept.push(
        before === null ? token : { ...token, stop: before === 2 || token.stop === 2 ? 2 : joined(before, token.stop) },
      )
      before = null
    }
  }
  return kept
}

/** A comma stays where it divides: "…, please pass me on", not "connect me, please, with …". */
function joined(before: Token['stop'], after: Token['stop']): Token['stop'] {
  return before === 1 && after === 0 ? 1 : 0
}

/** "I am not a robot", and the captcha that says so; "this is not a bot". Talking to none is something else. */
function isAboutSelf(tokens: readonly Token[], first: number, last: number): boolean {
  const refusal = tokens.slice(first, last + 1)
  if (refusal.some((token) => token.quoted)) return true
  if (refusal.some(({ classes, text }) => classes & (want | speak) || text.endsWith('ing'))) return false
  const before = tokens[first]?.stop ? undefined : tokens[first - 1]
  return [before, ...refusal].some((token) => token !== undefined && copulas.has(token.text))
}

/** A sentence that is nothing but a person: "human", "a real person, please", "Mitarbeiter bitte". */
function findBareRequest(tokens: readonly Token[], take: (first: number, last: number) => boolean): boolean {
  for (let start = 0; start < tokens.length;) {
    let end = start + 1
    while (end < tokens.length && tokens[end]?.stop !== 2) end++
    if (isBare(tokens.slice(start, end), end - start === tokens.length)) return take(start, end - 1)
    start = end
  }
  return false
}

function isBare(tokens: readonly Token[], whole: boolean): boolean {
  if (tokens.length > 8) return false
  let found = false
  let marked = false
  let certain = false
  for (const [i, token] of tokens.entries()) {
    const { classes, text, stop } = token
    if (classes & (human | someone | group)) {
      const greeted = i > 0 && stop === 0 && greetings.has(tokens[i - 1]?.text ?? '')
      if (greeted || token.owns || token.quoted) return false
      if (classes & human || (classes & desk && whole)) certain = true
      if (classes & real) marked = true
      found = true
    } else if (classes & real) {
      marked = true
    } else if (assent.has(text)) {
      if (i > 0 && tokens[i + 1]?.stop === 0) return false
      if (i === 0 && /^(no|nein|non|nao)$/.test(text) && tokens[1]?.stop === 0) return false
    } else if (!greetings.has(text) && (classes & beside) === 0) {
      return false
    }
  }
  const determined =
    tokens.some(({ text }) => loose.has(text)) && (tokens.length > 1 || single.has(tokens[0]?.text ?? ''))
  return found && (certain || marked || (determined && whole))
}
