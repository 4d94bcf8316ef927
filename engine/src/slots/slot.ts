import type { Locale } from '../conversation/facts.ts'

/** What one message gave, and where in its text. Offsets are UTF-16 units, `to` exclusive. */
export interface SlotReading {
  name: string
  from: number
  to: number
  /** 32-bit hash of the normalised value: tells the same value from another without holding it. */
  key: number
  /** Said in place of what was said before: "sorry, it is 48214". */
  corrects: boolean
  /** It proves who somebody is: not for showing, not for copying. */
  verification?: true | undefined
}

/** A slot that the workspace or a playbook defines beside the built-in ones. */
export interface SlotDefinition {
  /** Lower-case letters, digits and -. */
  name: string
  /** What people call it, by language. */
  labels: Partial<Record<Locale, readonly string[]>>
  /** What its values look like; see definitions.ts for what a pattern may say. Without one, a value follows its label. */
  pattern?: string | undefined
  /** `one`: two different values are a conflict. `many`: they stand beside each other. */
  kind?: 'one' | 'many' | undefined
  /** Asked to make sure who it is: its value is never shown to be copied and never inserted. */
  verification?: boolean | undefined
}

/** Who said so. */
export type SlotSource = 'customer' | 'identity' | 'account' | 'playbook' | 'integration'

/** A value as the conversation knows it: by reference, so that it can be erased. */
export interface KnownSlot {
  name: string
  textId: string
  from: number
  /** Null: the whole text. */
  to: number | null
  messageId: string | null
  at: number
  key: number
  source: SlotSource
  verified: boolean
  /** Found by a model, where fixed rules found nothing; the words are the customer's own. */
  readBy?: 'model' | undefined
  /** When a correction took its place; null while it stands. ms UTC. */
  supersededAt: number | null
}
