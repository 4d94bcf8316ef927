import { worthAsking, type Locale } from '@baton/engine'
import { firstReplyWords, type FirstReplyWords } from './first-reply-words.ts'
import type { HandoffPackage } from './package.ts'

export interface FirstReply {
  text: string
  language: Locale
  /** The messages that what it says rests on. */
  messageIds: readonly string[]
  /** The slot that it asks for; null where nothing is missing that helps. */
  asks: string | null
}

/**
 * A first reply that goes on where the customer is: it names the problem in their own words and what was tried, and asks for the one thing
 * that is missing. It holds no amount, date or promise but what it quotes. Null rather than a poor one: where it is not known what is
 * wanted, or in a language that Baton does not speak.
 * `since` names what the customer has given since the package was written.
 */
export function firstReply(pkg: HandoffPackage, agent: string, since: readonly string[] = []): FirstReply | null {
  const { wanted, language } = pkg.summary
  const words = firstReplyWords[language as Locale]
  const said = wanted?.text?.replaceAll(/\s+/g, ' ').trim() ?? ''
  if (!words || !wanted || said.split(' ').length < 3 || said.length > 400) return null
  const failed = pkg.attempts.filter(
    ({ outcome, title, path, evidence }) =>
      title &&
      path !== 'search' &&
      (outcome === 'customer-said-no' || (outcome === 'action-failed' && !isNotDone(evidence))),
  )
  const titles = [...new Set(failed.map(({ title }) => `“${shortened(title ?? '', 60)}”`))].slice(-2)
  const asks = missingFor(pkg, said, since)
  const text = [
    words.hello({ name: customerName(pkg), agent: agent.trim().split(/\s+/)[0] ?? '' }),
    ended(words.youWrote({ said: shortened(said, 160) })),
    titles.length > 0 ? words.tried({ titles: titles.join(words.and), count: titles.length }) : '',
    asks ? words.ask[asks] : words.onIt,
  ]
    .filter(Boolean)
    .join(' ')
  return { text, language: language as Locale, messageIds: [wanted.messageId], asks }
}

/** It was not the assistant's to do, and waits for a person or was refused: that it has not helped is not true. */
const isNotDone = (evidence: HandoffPackage['attempts'][number]['evidence']): boolean =>
  evidence['fault'] === 'not-allowed'

/** The one thing that helps most and is not known; null where nothing is missing, or only what a first reply does not ask. */
function missingFor(pkg: HandoffPackage, said: string, since: readonly string[]): keyof FirstReplyWords['ask'] | null {
  const found = worthAsking({
    said: [said, ...pkg.summary.problem.map(({ text }) => text ?? '')],
    given: [
      ...pkg.facts.map(({ name }) => name),
      ...since,
      ...Object.keys(pkg.account?.attributes ?? {}),
      ...(pkg.account?.email ? ['email'] : []),
    ],
    inputs: [],
    identified: pkg.account !== null,
    away: false,
    tried: pkg.attempts.length > 0,
  })
  const first = found.find(({ slot }) => slot in firstReplyWords.en.ask)
  return (first?.slot as keyof FirstReplyWords['ask']) ?? null
}

function customerName({ account, facts }: HandoffPackage): string {
  const name = account?.name ?? facts.find((fact) => fact.name === 'name' && !fact.conflict)?.value ?? ''
  return name.trim().split(/\s+/)[0] ?? ''
}

/** A quote without a mark at its end does not run into the next sentence. */
const ended = (sentence: string) => (/[.!?…]\s?[”“»"]$/.test(sentence) ? sentence : `${sentence}.`)

const shortened = (text: string, longest: number) =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`
