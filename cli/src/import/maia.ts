import * as z from 'zod'
import { misfitOf, type Conversation, type Turn } from './conversation.ts'

export type ImportLanguage = 'en' | 'source'

const sentences = z.array(z.string())
const MaiaTurn = z.object({
  text_mt: sentences,
  text_src: sentences,
  floor: z.enum(['inbound', 'outbound']),
  Emotion: z.array(z.number()).nullish(),
  IQ: z.number().nullish(),
})
const Maia = z.object({ id: z.string().min(1), turns: z.array(MaiaTurn).min(1) })

/** Whether a value looks like a MAIA conversation, whole or broken. */
export function isMaia(value: unknown): boolean {
  const turns = (value as { turns?: unknown } | null)?.turns
  return Array.isArray(turns) && turns.some((turn) => typeof turn === 'object' && turn !== null && 'floor' in turn)
}

/**
 * A MAIA conversation. Customers wrote in their language and were translated, agents wrote English and were translated, so the
 * English of one is the translation and of the other the source. Throws an Error that says what does not fit.
 */
export function fromMaia(value: unknown, language: ImportLanguage): Conversation {
  const parsed = Maia.safeParse(value)
  if (!parsed.success) throw new Error(misfitOf(parsed.error))
  const { id, turns } = parsed.data
  const kept = turns.flatMap((turn) => convert(turn, language) ?? [])
  if (kept.length === 0) throw new Error('no turn has words')
  return {
    id: plainId(id),
    language: language === 'en' ? 'en' : sourceLanguage(id),
    turns: kept,
  }
}

function convert({ text_mt, text_src, floor, Emotion, IQ }: z.infer<typeof MaiaTurn>, language: ImportLanguage) {
  const english = floor === 'inbound' ? text_mt : text_src
  const other = floor === 'inbound' ? text_src : text_mt
  const all = language === 'en' ? english : other
  const emotions = Emotion?.length === all.length ? Emotion : undefined
  const kept = all.map((text, place) => ({ text: text.trim(), emotion: emotions?.[place] })).filter(({ text }) => text)
  if (kept.length === 0) return null
  const words = kept.map(({ text }) => text)
  return {
    role: floor === 'inbound' ? 'customer' : 'agent',
    text: words.join(' '),
    sentences: words,
    ...(emotions ? { emotions: kept.map(({ emotion }) => emotion) } : {}),
    ...(typeof IQ === 'number' && IQ > 0 ? { iq: IQ } : {}),
  } satisfies Turn
}

/** Ids name the company behind a mask; ours take letters, digits and a few signs. */
function plainId(id: string): string {
  return id.replaceAll('#', '').replaceAll(/[^\w.:@+-]+/g, '-')
}

/** `en_pt-br_…` names the agents' language, then the customers'. */
function sourceLanguage(id: string): string {
  return /^[a-z]{2}_([a-z]{2})(?![a-z])/i.exec(id)?.[1]?.toLowerCase() ?? 'other'
}
