/** What other systems send is loosely typed: read what fits, leave the rest. */
export type Loose = Readonly<Record<string, unknown>>

export const object = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {}

export const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.map(object) : [])

/** Words without control characters, cut at `longest`; undefined where there are none. */
export function words(value: unknown, longest = 300): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  const text = String(value)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .toWellFormed()
  const cut = text.slice(0, longest).toWellFormed().trim()
  return cut === '' ? undefined : cut
}

/** A share of one; undefined for anything else. */
export function share(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined
}

/** ISO 8601 in UTC from ISO text, or from seconds or milliseconds since the epoch. */
export function time(value: unknown): string | undefined {
  const ms =
    typeof value === 'number'
      ? value < 100_000_000_000
        ? value * 1000
        : value
      : typeof value === 'string'
        ? Date.parse(value)
        : NaN
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return undefined
  const iso = new Date(ms).toISOString()
  return /^\d{4}-/.test(iso) ? iso : undefined
}

/** A slot's name as Baton writes it: `orderNumber` and `order_number` become `order-number`. */
export function slotName(name: string): string | undefined {
  const plain = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^[-\d]+|-+$/g, '')
    .slice(0, 40)
  return plain === '' ? undefined : plain
}

/** A code as Baton writes it: lower-case letters, digits, _ and -. */
export const code = (value: unknown): string | undefined => slotName(words(value, 60) ?? '')

/** Values by slot name, of what is a value: no objects, nothing empty. */
export function slots(values: Loose): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [key, value] of Object.entries(values).slice(0, 60)) {
    const name = slotName(key)
    const text = words(value, 1000)
    if (name && text) found[name] = text
  }
  return found
}
