import { isBareRequest } from './is-bare-request.ts'
import { isTakenBack } from './is-taken-back.ts'
import type { Token } from './lexicon.ts'
import { refusals, requests } from './person-frames.ts'
import { personWords } from './person-words.ts'
import { soundsLikeAsking } from './person-model.ts'
import { readWords } from './read-words.ts'

/** Whether the customer asks for a person, and where in the text. `from` and `to` are UTF-16 offsets, `to` exclusive. */
export interface AsksForPerson {
  asks: boolean
  span?: { from: number; to: number }
}

/** A token, and whether a "please" stood beside it. */
export type Heard = Token & { courteous: boolean }

const want = personWords.bit('want')
const speak = personWords.bit('speak')
const polite = personWords.bit('polite')
const thanks =
  /^(?:than|thx|ty|dank|vielen|grac|much|merci|obrig|many|sorry|ent|verz|pardon|disc|desc|not|nicht|no|pas)/
const copulas = new Set(
  'am im is are be was isnt arent aint ist bin sind bist war soy es eres son era suis est etes sommes sou sao e'.split(
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
  if (asks && span) return { asks, span }
  return tokens.length > 0 && soundsLikeAsking(tokens) && take(0, tokens.length - 1) && span
    ? { asks: true, span }
    : { asks: false }
}

/** Courtesy may stand anywhere, so it is taken out, with the commas that set it off on both sides. */
function withoutCourtesy(tokens: readonly Token[]): Heard[] {
  const kept: Heard[] = []
  let before: Token['stop'] | null = null
  let asked = false
  for (const token of tokens) {
    if (token.classes & polite) {
      before = before === 2 ? 2 : token.stop
      asked = !thanks.test(token.text)
      const last = kept.at(-1)
      if (asked && last && token.stop < 2) last.courteous = true
      continue
    }
    const stop = before === null ? token.stop : before === 2 || token.stop === 2 ? 2 : joined(before, token.stop)
    kept.push({ ...token, stop, courteous: asked && token.stop < 2 })
    before = null
    asked = false
  }
  return kept
}

/** A comma stays where it divides: "an agent please, it is urgent", not "connect me, please, with one". */
function joined(before: Token['stop'], after: Token['stop']): Token['stop'] {
  return before === after ? 0 : 1
}

/** "I am not a robot", and the captcha that says so; "this is not a bot". Talking to none is something else. */
function isAboutSelf(tokens: readonly Token[], first: number, last: number): boolean {
  const refusal = tokens.slice(first, last + 1)
  if (refusal.some((token) => token.quoted)) return true
  if (refusal.some(({ classes, text }) => classes & (want | speak) || text.endsWith('ing'))) return false
  const before = tokens[first]?.stop ? undefined : tokens[first - 1]
  return [before, ...refusal].some((token) => token !== undefined && copulas.has(token.text))
}

/** Looks for a sentence, or with a "please" a part of one, that names nothing but a person. */
function findBareRequest(tokens: readonly Heard[], take: (first: number, last: number) => boolean): boolean {
  for (const divides of [2, 1]) {
    for (let start = 0; start < tokens.length;) {
      let end = start + 1
      while (end < tokens.length && (tokens[end]?.stop ?? 2) < divides) end++
      const part = tokens.slice(start, end)
      const short = part.length === tokens.length || (divides === 2 && tokens.length <= 5)
      const alone = short || part.some(({ courteous }) => courteous)
      if ((divides === 2 || alone) && isBareRequest(part, alone)) return take(start, end - 1)
      start = end
    }
  }
  return false
}
