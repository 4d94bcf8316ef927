import type { SlotDefinition } from './slot.ts'

/** The slots that are known without being defined. */
export const builtInSlots = [
  'name',
  'email',
  'phone',
  'order-number',
  'invoice-number',
  'tracking-number',
  'customer-number',
  'case-number',
  'serial',
  'amount',
  'date',
  'device',
  'version',
  'error-text',
  'step-done',
  'address',
  // Whose number it is was not said; it is not to be asked for all the same.
  'number',
] as const

/** Of these a conversation may have several, and none is wrong. */
const severalOf: ReadonlySet<string> = new Set([
  'amount',
  'date',
  'device',
  'version',
  'error-text',
  'step-done',
  'serial',
  'number',
])

/** Whether several values of a built-in slot stand beside each other without contradiction. */
export const mayBeSeveral = (name: string): boolean => severalOf.has(name)

/** The same, where the workspace may have slots of its own. */
export function mayHoldSeveral(name: string, defined: readonly SlotDefinition[]): boolean {
  const definition = defined.find((each) => each.name === name)
  return definition ? definition.kind === 'many' : mayBeSeveral(name)
}
