import type { Embedded, Embedder } from './embedder.ts'
import { likeness } from './likeness.ts'

/** How near texts that have to do with each other are in one model, and how near those that have not. */
export interface Scale {
  unrelated: number
  related: number
}

/**
 * Questions of customers with what answers each, in other words. No two models mean the same by 0.5: what theirs are worth is read off these, where it
 * is known which belong together. All are of the same trade, as the articles of one workspace are: they are hard to tell apart.
 */
export const probes: readonly (readonly [question: string, answer: string])[] = [
  ['How do I get my money back?', 'Refunds are paid to the card that you used within five working days.'],
  ['I cannot log in any more', 'If you have forgotten your password, ask for a link to set a new one.'],
  ['Where is my parcel?', 'Follow your shipment with the tracking number from the confirmation.'],
  ['I want to stop paying every month', 'You can cancel your subscription at the end of each billing period.'],
  ['The thing arrived broken', 'Items that were damaged on the way are replaced at no charge.'],
  ['Can somebody call me?', 'Our telephone support is open on weekdays from nine to five.'],
  ['You took the wrong amount', 'Mistakes on an invoice are corrected when you tell us its number.'],
  ['How can I use it abroad?', 'The service works in all countries of the European Union without roaming.'],
  ['I moved house', 'Change your delivery address in your profile under personal data.'],
  ['Does it work with my old phone?', 'The app needs Android 10 or iOS 15 or newer.'],
  ['Wie bekomme ich mein Geld zurück?', 'Erstattungen gehen innerhalb von fünf Werktagen auf Ihre Karte.'],
  ['Ich kann mich nicht mehr anmelden', 'Wenn Sie Ihr Passwort vergessen haben, fordern Sie einen Link an.'],
  ['¿Dónde está mi paquete?', 'Siga su envío con el número de seguimiento de la confirmación.'],
  ['Je veux arrêter mon abonnement', 'Vous pouvez résilier à la fin de chaque période de facturation.'],
  ['O produto chegou estragado', 'Artigos danificados no transporte são substituídos sem custos.'],
]

export const probeTexts: readonly string[] = probes.flat()

/** What the probes say of a model; null for one that does not tell them apart. */
export function readScale({ vectors }: Embedded): Scale | null {
  const own: number[] = []
  const others: number[] = []
  for (let q = 0; q < probes.length; q += 1) {
    for (let a = 0; a < probes.length; a += 1) {
      const question = vectors[2 * q]
      const answer = vectors[2 * a + 1]
      if (!question || !answer || sameMatter(q, a)) continue
      ;(q === a ? own : others).push(likeness(question, answer))
    }
  }
  const unrelated = quantile(others, 0.99)
  const related = quantile(own, 0.5)
  return related - unrelated > 0.02 ? { unrelated, related } : null
}

/** The same matter in two languages: neither related as a question is to its answer, nor unrelated. */
const twins = [
  [0, 10],
  [1, 11],
  [2, 12],
  [3, 13],
  [4, 14],
] as const
const sameMatter = (q: number, a: number): boolean =>
  twins.some(([one, other]) => (q === one && a === other) || (q === other && a === one))

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Half the way from what is unrelated to what is related. */
const groundedScore = 0.3
const relatedScore = 0.6
const most = 0.9

/**
 * How well a passage answers, in the terms of the search by words: 0.3, from which on it is grounded, half the way from unrelated to related, and 0.6 where
 * half of what is related is. Never as sure as words that are the same.
 */
export function scoreOf(like: number, { unrelated, related }: Scale): number {
  const middle = (unrelated + related) / 2
  if (like <= middle) return Math.max(0, (groundedScore * (like - unrelated)) / (middle - unrelated) || 0)
  return Math.min(most, groundedScore + ((relatedScore - groundedScore) * (like - middle)) / (related - middle))
}

/** Has the model read the probes: thirty short texts in one request. */
export async function measureScale(embedder: Embedder, timeoutMs: number): Promise<Scale | null> {
  return readScale(await embedder.embed(probeTexts, timeoutMs))
}
