import type { HandoffPackage, Quote } from '@baton/engine'
import type { HandedOff } from './hand-off-chat.ts'
import type { LabelledChat, Place } from './read-labels.ts'

/** How one summary did. */
export interface Judged {
  id: string
  problems: number
  /** Problems whose words are among what is wanted and what the problem was. */
  named: number
  /** The one line that stands first says a labelled problem. */
  wanted: boolean
  quotes: number
  /** Statements that no message supports. */
  invented: number
  /** The problems that were not named, by where they are said first. */
  missed: readonly Place[]
}

/** Compares the summary that travels with the labels of the chat, and every statement in it with the message that it cites. */
export function judgeSummary(chat: LabelledChat, handedOff: HandedOff): Judged {
  const { summary } = handedOff.package
  const quotes = quotesOf(summary)
  const says = (quote: Quote, place: Place) => covers(quote, place, handedOff.texts)
  const missed = chat.problems.filter((places) => !places.some((place) => quotes.some((quote) => says(quote, place))))
  const main = summary.wanted
  return {
    id: chat.id,
    problems: chat.problems.length,
    named: chat.problems.length - missed.length,
    wanted: main !== null && chat.problems.flat().some((place) => says(main, place)),
    quotes: quotes.length,
    invented: countInvented(chat, handedOff),
    missed: missed.flatMap(([first]) => first ?? []),
  }
}

function quotesOf({ problem, wanted }: HandoffPackage['summary']): readonly Quote[] {
  const same = (a: Quote) => a.messageId === wanted?.messageId && a.from === wanted?.from
  return wanted && !problem.some(same) ? [...problem, wanted] : problem
}

/** Whether a quote holds the words of a place, or at least half of them where it cuts them. */
function covers(quote: Quote, { messageId, text }: Place, texts: ReadonlyMap<string, string>): boolean {
  if (quote.messageId !== messageId) return false
  const body = texts.get(quote.textId) ?? ''
  if (text === undefined) return true
  const at = body.indexOf(text)
  const from = Math.max(at, quote.from ?? 0)
  const to = Math.min(at + text.length, quote.to ?? body.length)
  return at >= 0 && (to - from) * 2 >= text.length
}

/** Every statement of the package that says where it was said, and is not said there by who is named. */
function countInvented({ turns }: LabelledChat, { package: pkg, texts }: HandedOff): number {
  const said = new Map(turns.map((turn) => [turn.id, turn]))
  const isSaid = (
    it: { messageId: string | null; textId: string; from?: number | undefined; to?: number | null | undefined },
    by: readonly string[],
  ) => {
    const turn = said.get(it.messageId ?? '')
    const words = texts.get(it.textId)?.slice(it.from ?? 0, it.to ?? undefined) ?? ''
    return turn !== undefined && by.includes(turn.role) && words.trim() !== '' && turn.text.includes(words)
  }
  const customer = [...quotesOf(pkg.summary), ...(pkg.tone?.evidence ?? [])]
  const values = pkg.facts.flatMap(({ values: standing, history }) => [...standing, ...history])
  const own = [...customer, ...values.filter(({ messageId }) => messageId !== null)]
  return (
    own.filter((it) => !isSaid(it, ['customer'])).length +
    pkg.promises.filter((it) => !isSaid(it, ['assistant', 'agent'])).length
  )
}
