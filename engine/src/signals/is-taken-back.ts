import type { Token } from './lexicon.ts'
import { personWords } from './person-words.ts'

const set = (words: string) => new Set(words.trim().split(/\s+/))

/** Before a person noun, these make it a thing. */
const makesThing =
  set(`user users travel estate secret literary insurance ai ticket customs network boolean logical mobile file password download task
  window package usuario`)
/** After a person noun, these make it a thing, or somebody of another trade. */
const thing =
  set(`string strings id ids name names number code version field fields form details rights right body resources history readable error errors
  nature anatomy verification check checker mode page account accounts settings setting profile app software license feature tool tools
  inmobiliario inmobiliaria imobiliario imobiliaria immobilier secreto secreta rabatt konto feld formular`)
const trade = set('viajes viagens voyage voyages seguros seguro usuario aduanas')
const said =
  set(`said says saying ask pede pedem pide piden manda told tells asked asks claimed mentioned wrote writes recommended suggested advised promised
  sagt sagte sagten gesagt meint meinte meinten schrieb geschrieben empfahl empfohlen behauptete versprach versprochen
  dijo dijeron dice dicen dicho pidio recomendo sugirio prometio escribio dit disait ecrit promis
  disse disseram diz falou falaram pediu recomendou sugeriu prometeu escreveu`)
const saidThat = set('sagt sagte sagten gesagt meint meinte meinten schrieb geschrieben behauptete')
const self = set('i ich yo j je eu im ive id we wir nous nos')
const fresh = set('but so and aber also sondern und pero y mais donc et mas entao e')
const supposing = set(
  `when whenever before after if wenn falls bevor nachdem sobald cuando antes despues si quand lorsque avant apres quando depois se caso`,
)
const every = set('every each jedes cada chaque toda')
const time = set('time mal vez fois')
const why = set('why warum wieso weshalb pourquoi')
const able = set(
  `can could kann kannst konnen konnte konnten puedo puede podemos pude peux peut pouvons puis posso pode podemos consigo consegue able arrive`,
)
const unable = set('cant cannot couldnt unable')
const past = set('letting had managed got used pude tuve logre tive consegui')
const about = set('about uber ueber sobre regarding concerning concernant')
const needing = set('necesito debo preciso devo')
const nouns = set('chat contact talk kontakt contacto conversation')
const owners = set('my the our last previous mein meine meinem letzter letzte mi el mon le dernier meu o ultimo')

const no = personWords.bit('no')
const want = personWords.bit('want')
const strong = personWords.bit('human')
const pronoun = personWords.bit('i')
const fill = personWords.bit('fill')
/** What may stand between a "not" and what it refuses. */
const carrying = ['fill', 'want', 'speak', 'send', 'can', 'me', 'to', 'i', 'rel'].reduce(
  (all, name) => all | personWords.bit(name as 'fill'),
  0,
)

const carryingWords = set('de d que mais plus longer think believe creo pienso pense crois acho penso')

/**
 * Whether the words around a request take it back: it is refused, told of somebody else, quoted, only supposed, long past, a
 * question about what is needed, or not about a person at all. `first` and `last` are the request's tokens.
 */
export function isTakenBack(tokens: readonly Token[], first: number, last: number): boolean {
  const clause = clauseBefore(tokens, first)
  const request = tokens.slice(first, last + 1)
  return (
    isThing(tokens, last) ||
    isQuoted(tokens, request) ||
    isRefused(clause, request) ||
    isReported(tokens, first, clause) ||
    isSupposed(clause, request) ||
    isPast(clause) ||
    asksWhetherNeeded(tokens, last, clause, request) ||
    isForLater(tokens, last) ||
    isTopic(clause, request) ||
    wishesDeed(tokens, last, request)
  )
}

/** What stands before a token in its clause, nearest last. */
function clauseBefore(tokens: readonly Token[], at: number): readonly Token[] {
  let start = at
  while (start > 0 && tokens[start]?.stop === 0 && at - start < 14) start--
  return tokens.slice(start, at)
}

/** "User agent", "agent id", "human rights", "the contact person of the form". */
function isThing(tokens: readonly Token[], last: number): boolean {
  const token = tokens[last]
  const before = token?.stop === 0 ? (tokens[last - 1]?.text ?? '') : ''
  const next = tokens[last + 1]?.stop === 0 ? (tokens[last + 1]?.text ?? '') : ''
  const elses = tokens[last + 1]?.text === 'else' && tokens[last + 1]?.owns
  if (token?.owns || elses || makesThing.has(before) || thing.has(next)) return true
  if (before === 'contact' && token?.text === 'person') return true
  return /^(?:de|da|do|d|del)$/.test(next) && trade.has(tokens[last + 2]?.text ?? '')
}

/** Words between quotation marks are somebody's, unless they are all there is. */
function isQuoted(tokens: readonly Token[], request: readonly Token[]): boolean {
  return request.every((token) => token.quoted) && tokens.filter((token) => !token.quoted).length >= 2
}

/**
 * A "not" that reaches the request through nothing but pronouns, helping verbs and wishes. Not being able to is no refusal
 * where it is a complaint: "why can't I talk to a human", "if I can't reach anybody".
 */
function isRefused(clause: readonly Token[], request: readonly Token[]): boolean {
  let at = clause.length - 1
  while (at >= 0 && carries(clause[at]) && !((clause[at]?.classes ?? 0) & no)) at--
  const not = clause[at]
  if (!not || !(not.classes & no)) return false
  const next = clause[at + 1] ?? request[0]
  // "No I want a human" answers a question; "no quiero" does not.
  if (
    not.text === 'no' &&
    next &&
    (self.has(next.text.split(' ')[0] ?? '') || /^(?:can|could|let|connect|transfer)$/.test(next.text))
  )
    return false
  const complains = clause.some(({ text }, i) => why.has(text) || (text === 'que' && clause[i - 1]?.text === 'por'))
  if (complains || (clause[0] && supposing.has(clause[0].text))) return false
  const near = clause.slice(Math.max(0, at - 2), at + 3)
  if (!unable.has(not.text) && !near.some(({ text }) => able.has(text))) return true
  const opening = clause.findIndex(({ text }) => able.has(text) || unable.has(text))
  const inverted = opening <= 1 && ((clause[opening + 1]?.classes ?? 0) & pronoun) !== 0
  return !inverted && !request.some(({ classes }) => classes & strong)
}

function carries(token: Token | undefined): boolean {
  return token !== undefined && ((token.classes & carrying) !== 0 || carryingWords.has(token.text))
}

/** Others said it: "your colleague told me to talk to someone". What I said, or was told, is mine. */
function isReported(tokens: readonly Token[], first: number, clause: readonly Token[]): boolean {
  for (let at = clause.length - 1; at >= 0; at--) {
    const word = clause[at]?.text ?? ''
    if (fresh.has(word) && self.has(clause[at + 1]?.text ?? '')) return false
    if (said.has(word)) return !clause.slice(Math.max(0, at - 3), at).some(({ text }) => self.has(text))
  }
  // German sets what was said apart with a comma: "Ihr Kollege sagte, ich solle ..."
  const start = first - clause.length
  const verb = tokens[start]?.stop === 1 ? tokens[start - 1] : undefined
  if (!verb || !saidThat.has(verb.text)) return false
  return !clauseBefore(tokens, start - 1).some(({ text }) => self.has(text) || text === 'wie')
}

/** "When I talk to an agent", "before I speak to somebody": no wish yet. "If I want a person" and "when can I" are. */
function isSupposed(clause: readonly Token[], request: readonly Token[]): boolean {
  const habit = clause.findIndex(({ text }, i) => every.has(text) && time.has(clause[i + 1]?.text ?? ''))
  const at =
    habit >= 0
      ? habit + 1
      : clause.findLastIndex(({ text }, i) => supposing.has(text) && (i === 0 || !/^s[ie]$/.test(text)))
  if (at < 0) return false
  const rest = clause.slice(at + 1)
  if ([...rest, ...request].some(({ classes }) => classes & (want | no))) return false
  if (rest[0] && able.has(rest[0].text)) return false
  return habit >= 0 || rest.every(({ classes, text }) => classes & carrying || text === 'de' || text === 'que')
}

/** "I had to speak to an agent", "I managed to". Not having managed to is a complaint. */
function isPast(clause: readonly Token[]): boolean {
  const [before, last] = [clause.at(-2)?.text ?? '', clause.at(-1)?.text ?? '']
  const verb = last === 'to' || last === 'que' || last === 'me' ? before : last
  const wasAble = verb === 'able' && /^(?:was|were)$/.test(clause.at(-3)?.text ?? '')
  const french = /^(?:pu|du)$/.test(last) && before === 'ai'
  const passive =
    /^(?:ete|fui|wurde|was|were|been|got|foi|fue)$/.test(last) && !clause.some(({ classes }) => classes & want)
  return (passive || wasAble || french || past.has(verb)) && !clause.some(({ classes }) => classes & no)
}

/** "Do I have to talk to somebody to cancel?" asks for a rule, not for a person. */
function asksWhetherNeeded(
  tokens: readonly Token[],
  last: number,
  clause: readonly Token[],
  request: readonly Token[],
): boolean {
  const opening = [...clause, ...request]
    .slice(0, 5)
    .map(({ text }) => text)
    .join(' ')
  if (
    /^(?:(?:do|does|did) (?:i|we) (?:need|have)|(?:should|must) (?:i|we)\b|(?:muss|soll|sollte|brauche) ich\b)/.test(
      opening,
    )
  )
    return true
  if (/^(?:dois je|est ce que je dois|ai je besoin|faut il|muss man)\b/.test(opening)) return true
  if (/^(?:hay que|il faut|tem que|do you have|do we have)\b/.test(opening) && request.at(-1)?.asked) return true
  const needs = [...clause, ...request].some(
    ({ text }, i, all) => needing.has(text) || (text === 'que' && /^ten[gh]o$/.test(all[i - 1]?.text ?? '')),
  )
  const purpose = tokens.slice(last + 1, last + 3).some(({ text }) => /^(?:para|pra)$/.test(text))
  return needs && purpose && request.at(-1)?.asked === true
}

/** "I will contact an agent if needed." */
function isForLater(tokens: readonly Token[], last: number): boolean {
  const after = tokens
    .slice(last + 1, last + 5)
    .map(({ text }) => text)
    .join(' ')
  return /\b(?:if (?:needed|necessary|need be)|falls notig|wenn notig|si es necesario|si hace falta|si besoin|si necessaire|se necessario|se precisar)\b/.test(
    after,
  )
}

/** "My chat with the agent", "to speak about a person". */
function isTopic(clause: readonly Token[], request: readonly Token[]): boolean {
  if (request[0]?.text.endsWith('ing') && clause.at(-1)?.text === 'for') return true
  const noun = nouns.has(request[0]?.text ?? '') && owners.has(clause.at(-1)?.text ?? '')
  if (noun && !clause.some(({ classes }) => classes & want)) return true
  const head = clause.findLast(({ classes }) => !(classes & fill))
  if (head && about.has(head.text)) return true
  const named = request.findLastIndex(({ text }) => about.has(text))
  return named >= 0 && request.slice(named + 1, -1).every(({ classes }) => classes & fill)
}

/** "Ich möchte den Ansprechpartner ändern": the wish is the verb at the end. */
function wishesDeed(tokens: readonly Token[], last: number, request: readonly Token[]): boolean {
  if (!germanWish.test(request[0]?.text ?? '')) return false
  let end = last
  while (tokens[end + 1]?.stop === 0 && end - last < 8 && !joins.test(tokens[end + 1]?.text ?? '')) end++
  const verb = tokens[end]
  return end > last && verb?.classes === 0 && /(?:en|ern|eln)$/.test(verb.text) && !having.test(verb.text)
}

const germanWish = /^(?:mo(?:e)?chten?|ich will|will ich|wurden? (?:gerne?|lieber))$/
const joins = /^(?:und|oder|nicht|kein\w*|statt|aber|sonst|weil)$/
const having = /^(?:haben|bekommen|kriegen|dazuholen|hinzuziehen|einschalten|konnen|morgen|wegen)$/
