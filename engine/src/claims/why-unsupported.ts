import type { Locale } from '../conversation/facts.ts'
import { foldText, oneOf } from '../signals/folded.ts'
import { glue } from '../signals/glue.ts'
import { negation, trouble } from '../signals/key-words.ts'
import { detectLanguage } from '../signals/language.ts'
import { sentencesOf } from '../signals/sentences.ts'
import { conceptsOf, joinPhrases } from './concepts.ts'
import { frameWords } from './frame-words.ts'
import { namesIn, quotedIn } from './names-in.ts'
import { numbersIn, unsaidNumber } from './numbers-in.ts'

/** What a claim is about. What was promised is said by us; everything else by the customer, or by both. */
export type ClaimKind = 'problem' | 'wanted' | 'tried' | 'promised' | 'tone'

/** A sentence about a conversation, and the messages that it rests on. */
export interface Claim {
  kind: ClaimKind
  text: string
  messageIds: readonly string[]
}

/** A message as it was said. */
export interface Said {
  messageId: string
  by: 'customer' | 'assistant' | 'agent'
  text: string
}

/** Why a claim is not kept. */
export type Unsupported =
  | 'no-such-message'
  | 'wrong-speaker'
  | 'too-long'
  | 'number'
  | 'name'
  | 'quote'
  | 'link'
  | 'opposite'
  | 'words'

const longest = 280
/** So much of what a claim says must be in what it cites, where both are in one language. */
const enough = 0.5
const negations = oneOf(negation)
const troubles = oneOf(trouble)
const no = /\b(?:no|without|ohne|sin|sans|sem)\b/

/**
 * Why a claim is not supported by the messages that it cites; null where it is. A rule, not a judgement: the messages exist and were said by who can
 * have said it; every number, date, name, code and quoted word of the claim is in them; what it speaks of (a refund, a lawyer …) they speak of,
 * in any of five languages; in one language at least half of its words are theirs; and it does not say that a thing is so where
 * they say that it is not. What the rule cannot tell is not kept.
 */
export function whyUnsupported(claim: Claim, said: ReadonlyMap<string, Said>, language: Locale): Unsupported | null {
  const text = claim.text.trim()
  const cited = claim.messageIds.map((id) => said.get(id))
  if (cited.length === 0 || cited.includes(undefined)) return 'no-such-message'
  const messages = cited.filter((each) => each !== undefined)
  if (!mayRestOn(claim.kind, messages)) return 'wrong-speaker'
  if (text === '' || text.length > longest) return 'too-long'
  const words = messages.map((each) => each.text).join('\n')
  if (/:\/\/|www\.|@/.test(text) && !linksOf(text).every((link) => foldText(words).includes(foldText(link))))
    return 'link'
  if (unsaidNumber(text, numbersIn(words)) !== null) return 'number'
  const there = contentOf(words)
  if (namesIn(text, language).some((name) => !holdsName(words, there, name))) return 'name'
  if (quotedIn(text).some((quote) => !squeezed(words).includes(squeezed(quote)))) return 'quote'
  if (!holdsContent(text, there, isSameLanguage(words, language))) return 'words'
  return isOpposite(claim.kind, text, messages) ? 'opposite' : null
}

function mayRestOn(kind: ClaimKind, messages: readonly Said[]): boolean {
  const byCustomer = messages.some(({ by }) => by === 'customer')
  if (kind === 'promised') return messages.every(({ by }) => by !== 'customer')
  return kind === 'tried' || byCustomer
}

interface Content {
  stems: ReadonlySet<string>
  concepts: ReadonlySet<number>
}

function contentOf(text: string): Content {
  const stems = new Set<string>()
  const concepts = new Set<number>()
  for (const word of wordsOf(text)) {
    stems.add(stemOf(word))
    for (const concept of conceptsOf(word)) concepts.add(concept)
  }
  return { stems, concepts }
}

/** Its beginning stands for a word: endings differ. */
const stemOf = (word: string) => word.slice(0, word.length <= 5 ? 4 : 5)
const wordsOf = (text: string): string[] => joinPhrases(foldText(text)).match(/[\p{L}\p{N}]{3,}/gu) ?? []

function holdsContent(claim: string, there: Content, sameLanguage: boolean): boolean {
  const mine = wordsOf(claim).filter(
    (word) => !glue.has(word) && !frameWords.has(word) && (word.length > 3 || conceptsOf(word).length > 0),
  )
  let held = 0
  for (const word of mine) {
    const concepts = conceptsOf(word)
    const literal = word.length > 3 && there.stems.has(stemOf(word))
    if (literal || concepts.some((each) => there.concepts.has(each)) || /^\d/.test(word)) held++
    // What it speaks of is nowhere in the words: no share of others makes up for that.
    else if (concepts.length > 0) return false
  }
  if (mine.length === 0) return false
  return sameLanguage ? held / mine.length >= enough : held > 0
}

function isSameLanguage(words: string, language: Locale): boolean {
  const { language: found, confidence } = detectLanguage(words)
  return confidence < 0.5 || found === language
}

function holdsName(words: string, there: Content, name: string): boolean {
  const folded = foldText(name).replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (/\d/.test(folded))
    return foldText(words)
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .includes(folded)
  // "Lissabon" and "Lisboa", "portugiesisch" and "português": the beginning tells, of a name that has one.
  return foldText(words).includes(folded) || (folded.length > 5 && there.stems.has(stemOf(folded)))
}

/**
 * A claim that says a thing is so, where the sentence it comes from says that it is not; or the other way round. What is wanted may
 * be put either way.
 */
function isOpposite(kind: ClaimKind, claim: string, messages: readonly Said[]): boolean {
  if (kind === 'wanted' || kind === 'tone') return false
  const mine = contentOf(claim)
  const near = messages
    .flatMap(({ text }) => sentencesOf(text).map(({ from, to }) => text.slice(from, to)))
    .map((sentence) => ({ shared: sharedBy(mine, contentOf(sentence)), stand: standOf(sentence) }))
    .filter(({ shared }) => shared > 0)
  if (near.length === 0) return false
  const most = Math.max(...near.map(({ shared }) => shared))
  const stand = standOf(claim)
  if (stand === 'good') return near.every((each) => each.shared < most * 0.7 || each.stand === 'denied')
  return stand === 'denied' && near.every((each) => each.stand === 'good')
}

function sharedBy(a: Content, b: Content): number {
  return (
    [...a.stems].filter((stem) => b.stems.has(stem)).length +
    [...a.concepts].filter((each) => b.concepts.has(each)).length
  )
}

/** Whether a sentence says that something is not so, that something is wrong, or neither. */
function standOf(sentence: string): 'denied' | 'wrong' | 'good' {
  const folded = foldText(sentence)
  if (folded.match(negations) || no.test(folded)) return 'denied'
  return folded.match(troubles) ? 'wrong' : 'good'
}

const squeezed = (text: string) => foldText(text).replaceAll(/\s+/g, ' ').trim()
const linksOf = (text: string) =>
  (text.match(/\S*(?:@|:\/\/|www\.)\S*/g) ?? []).map((link) => link.replace(/[.,;:)”"]+$/, ''))
