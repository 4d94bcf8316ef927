import { f, isForm, type At } from './lines.ts'
import { topicWords } from './topics.ts'
import { family, verbFamilies } from './verb-families.ts'

const bit = topicWords.bit
const [address, phone, error, name, code] = [bit('address'), bit('phone'), bit('error'), bit('name'), bit('code')]
const [email, version, serial] = [bit('email'), bit('version'), bit('serial')]
const what = f('what')

/**
 * What a question asks for by its question word and its verb together, however many words lie between them: "where … sent" is an address,
 * "what number … call" a phone number, "what does … say" an error, "who … speaking" a name. Bits of the topic; null where it is no such question.
 */
export function readFrame(line: readonly At[], asked: boolean): number | null {
  if (!asked || line.some((at) => isForm(at, f('not')))) return null
  const verbs = verbsOf(line)
  if (verbs === 0) return null
  const at = line.findIndex((each) => isForm(each, what | f('where') | f('who') | f('how')))
  if (at < 0) return verbs & family('show') && opensWithVerb(line) && names(line, error) ? error : null
  const word = line[at]!
  if (isForm(word, f('where')) && !isForm(word, what)) return verbs & family('send') ? address : null
  if (isForm(word, f('who'))) return verbs & family('talk') && aboutWriter(line) ? name : null
  if (isForm(word, f('how')) && !isForm(word, what))
    return verbs & family('reach') && at < 2 && aboutUs(line, at) ? phone : null
  if (verbs & family('reach') && bareNumber(line, at)) return phone
  if (verbs & family('send') && names(line, address) && !names(line, email)) return address
  if (verbs & family('show') && showsItself(line, at) && !names(line, version | serial)) {
    return verbs & family('surface') || names(line, error) ? error : null
  }
  return null
}

function verbsOf(line: readonly At[]): number {
  let verbs = 0
  for (const { classes } of verbFamilies.tag(line.map(({ word }) => word))) verbs |= classes
  return verbs
}

const isVerb = ({ word }: At, name: 'show' | 'surface'): boolean =>
  verbFamilies.tag([word]).some(({ classes }) => (classes & family(name)) !== 0)

const names = (line: readonly At[], topics: number): boolean =>
  line.some(({ topic }) => topic !== null && (topic.classes & topics) !== 0)

/** "Zeigt das Gerät einen Fehler an?", "Does it show an error?" */
const opensWithVerb = (line: readonly At[]): boolean => line.slice(0, 4).some((at) => isVerb(at, 'show'))

/** A number of no kind yet: the verb says of which. */
const bareNumber = (line: readonly At[], from: number): boolean => {
  const next = line.slice(from + 1).find(({ topic }) => topic !== null)
  return next?.topic !== undefined && next.topic !== null && (next.topic.classes & ~code) === 0
}

/** Nothing but small words and what shows it stand between "what" and its verb: "what colour does it show" asks for a colour. */
function showsItself(line: readonly At[], from: number): boolean {
  for (const at of line.slice(from + 1)) {
    if (isVerb(at, 'show')) return true
    const small = at.form !== null || at.inForm || at.word.text.length < 3
    const shows =
      isVerb(at, 'surface') || (at.topic !== null && (at.topic.classes & error) !== 0) || precisely.test(at.word.text)
    if (!small && !shows) return false
  }
  return false
}
const precisely = /^(exact|exactly|precis|genau|denn|exatamente|exactamente|precisement|exactement)/

/** "Who am I talking to", not "who is your colleague talking to". */
const aboutWriter = (line: readonly At[]): boolean =>
  line.every(({ topic }) => topic === null || (topic.classes & bit('person')) !== 0 || (topic.classes & name) !== 0)

/** "How can we reach you": what follows is us and them, and nothing third. */
const aboutUs = (line: readonly At[], from: number): boolean =>
  line
    .slice(from + 1)
    .every(
      (at) =>
        at.form !== null ||
        at.inForm ||
        verbFamilies.tag([at.word])[0]!.classes !== 0 ||
        /^(best|am|besten|mieux|melhor|mejor|telefonisch)$/.test(at.word.text),
    )
