import { kept } from '../conversation/state.ts'
import type { FoundValue } from '../conversation/summary-facts.ts'
import type { KnownSlot, SlotReading } from './slot.ts'

/** Where a reading was made. `at` is ms UTC. */
export interface SaidIn {
  textId: string
  messageId: string
  at: number
}

/**
 * What is known after one more message. A value said before is not listed twice; a correction takes the place of what stood, which is
 * kept as history; two values without a correction stand beside each other, and the package shows the conflict.
 */
export function learnSlots(
  known: readonly KnownSlot[],
  readings: readonly SlotReading[],
  { textId, messageId, at }: SaidIn,
): readonly KnownSlot[] {
  let slots = known
  for (const { name, from, to, key, corrects } of readings) {
    const stands = slots.some((slot) => slot.name === name && slot.key === key && slot.supersededAt === null)
    if (stands) continue
    if (corrects) slots = slots.map((slot) => (isReplaced(slot, name) ? { ...slot, supersededAt: at } : slot))
    slots = [
      ...slots,
      { name, textId, from, to, messageId, at, key, source: 'customer', verified: false, supersededAt: null },
    ]
  }
  return bounded(slots)
}

/** Values that a playbook asked for, or that its actions answered: each a text of its own. */
export function learnValues(
  known: readonly KnownSlot[],
  values: readonly { name: string; textId: string }[],
  at: number,
  source: 'playbook' | 'integration' = 'playbook',
): readonly KnownSlot[] {
  const fresh = values.filter(({ textId }) => !known.some((slot) => slot.textId === textId))
  if (fresh.length === 0) return known
  const slots = known.map((slot) =>
    fresh.some(({ name }) => slot.source === source && slot.name === name && slot.supersededAt === null)
      ? { ...slot, supersededAt: at }
      : slot,
  )
  return bounded([
    ...slots,
    ...fresh.map(({ name, textId }): KnownSlot => ({
      name,
      textId,
      from: 0,
      to: null,
      messageId: null,
      at,
      key: 0,
      source,
      verified: false,
      supersededAt: null,
    })),
  ])
}

/** What a model found in the customer's messages, where they said it. It stands beside what is known and takes the place of nothing. */
export function learnFound(
  known: readonly KnownSlot[],
  values: readonly FoundValue[],
  at: number,
): readonly KnownSlot[] {
  if (values.length === 0) return known
  return bounded([
    ...known,
    ...values.map((value): KnownSlot => ({
      ...value,
      at,
      source: 'customer',
      verified: false,
      readBy: 'model',
      supersededAt: null,
    })),
  ])
}

/** What was known in another conversation of the same customer, beside what is known here: the same value is not listed twice. */
export function learnMerged(known: readonly KnownSlot[], other: readonly KnownSlot[]): readonly KnownSlot[] {
  const isKnown = ({ name, key, source, supersededAt, textId }: KnownSlot) =>
    known.some(
      (slot) =>
        slot.textId === textId ||
        (slot.name === name &&
          slot.key === key &&
          slot.source === source &&
          key !== 0 &&
          slot.supersededAt === supersededAt),
    )
  return bounded([...known, ...other.filter((slot) => !isKnown(slot))].toSorted((a, b) => a.at - b.at))
}

/** Only what the customer said is corrected by the customer; what the account says stays beside it. */
const isReplaced = (slot: KnownSlot, name: string) =>
  slot.name === name && slot.supersededAt === null && slot.source === 'customer'

/** History goes first when there is too much. */
function bounded(slots: readonly KnownSlot[]): readonly KnownSlot[] {
  if (slots.length <= kept.slots) return slots
  const oldest = slots.findIndex(({ supersededAt }) => supersededAt !== null)
  return bounded(slots.toSpliced(Math.max(0, oldest), 1))
}
