import type { HandoffReason } from '../escalation/reason.ts'

/** What an assistant does not do, whatever it is told. Empty lists forbid nothing. */
export interface Bounds {
  /** Intents that people take, by the workspace's names. */
  intents: readonly string[]
  /** What it does not talk about: each by its name, and the words that give it away. */
  topics: readonly { name: string; words: readonly string[] }[]
  /** The languages that it answers in; empty: all. */
  languages: readonly string[]
}

type Boundary = Extract<HandoffReason, { kind: 'boundary' }>

/** The bound that a customer's words lie beyond; null where none. `intents` are all that they show. */
export function beyondBounds(
  bounds: Bounds,
  asked: { words: string; language: string; intents: readonly string[] },
): Boundary | null {
  const intent = asked.intents.find((each) => bounds.intents.includes(each))
  if (intent !== undefined) return { kind: 'boundary', of: 'intent', ref: intent }
  const topic = topicIn(bounds, asked.words)
  if (topic) return topic
  // What it could not be told from is not held against anybody.
  const foreign =
    bounds.languages.length > 0 && asked.language !== 'other' && !bounds.languages.includes(asked.language)
  return foreign ? { kind: 'boundary', of: 'language', ref: asked.language } : null
}

/** The topic that words touch which the assistant does not talk about; null where none. Whole words, whatever their case and accents. */
export function topicIn({ topics }: Pick<Bounds, 'topics'>, words: string): Boundary | null {
  const text = ` ${plain(words)} `
  const found = topics.find((topic) =>
    topic.words.some((each) => {
      const sought = plain(each)
      return sought !== '' && text.includes(` ${sought} `)
    }),
  )
  return found ? { kind: 'boundary', of: 'topic', ref: found.name } : null
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
