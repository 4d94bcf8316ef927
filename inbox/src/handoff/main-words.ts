import type { PackageOnWire, QuoteOnWire } from '../sync/package-on-wire.ts'

/**
 * The customer's words that say best what they want: what the package names, where it is more than a greeting or an answer. The others
 * follow in their order. Quoted as they stand, never paraphrased.
 */
export function mainWords({ problem, wanted }: Pick<PackageOnWire['summary'], 'problem' | 'wanted'>): {
  main: QuoteOnWire | null
  others: readonly QuoteOnWire[]
} {
  const all = wanted && !problem.some((quote) => isSame(quote, wanted)) ? [...problem, wanted] : problem
  const main = [...(wanted ? [wanted] : []), ...all].find(({ text }) => saysSomething(text)) ?? wanted ?? all[0] ?? null
  return { main, others: all.filter((quote) => !main || !isSame(quote, main)) }
}

const isSame = (a: QuoteOnWire, b: QuoteOnWire) => a.messageId === b.messageId && a.text === b.text

/** Four words say something; "hello" and "no, it did not" do not. */
function saysSomething(text: string | null): boolean {
  return text !== null && text.trim().split(/\s+/).length > 3
}
