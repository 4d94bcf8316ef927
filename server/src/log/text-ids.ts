/** The ids of every text that a fact refers to. */
export function textIdsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textIdsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    isTextKey(key) ? (typeof inner === 'string' ? [inner] : []) : textIdsOf(inner),
  )
}

/** A field that names a text. */
export const isTextKey = (key: string): boolean => key === 'textId' || key.endsWith('TextId')
