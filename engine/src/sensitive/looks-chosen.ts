/** Bits of chance for each character, by how often characters are met in it (Shannon). */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** What stands where a value would: `#NUMBER#`, `<password>`, `xxxx`, `••••`, `{{token}}`, `[…]`. */
export const isPlaceholder = (value: string): boolean =>
  /^(?:#\w+#?|<[^>]*>?|\[[^\]]*\]?|\{+[^}]*\}*|\$\{?\w+\}?|%\w+%|(.)\1{2,}|[*x•.#_<>[\]{}…-]+|your[_-]?\w*|my[_-]?\w+|example\w*|changeme)$/i.test(
    value,
  )

/** Whether a word looks as if somebody chose it to be hard to guess, rather than a word of the sentence. */
export function looksChosen(value: string): boolean {
  if (value.length < 4 || value.length > 128 || isPlaceholder(value)) return false
  if (/^(?:https?:\/\/|www\.)/i.test(value) || /^[\w.+-]+@[\w-]+\.[\w.]+$/.test(value)) return false
  if (/^\d+$/.test(value)) return true
  const letters = /\p{L}/u.test(value)
  if (letters && /\d/.test(value))
    return !/^\d{1,4}(?:st|nd|rd|th|x|h|min|am|pm|uhr|€|\$|%|times|days|gb|mb)?$/i.test(value)
  if (letters && /[!@#$%^&*_+=~?§€|\\/]\S/.test(value)) return true
  if (letters && /[!@#$%^&*_+=~§]{1,3}$/.test(value)) return value.length >= 6
  return /\p{Ll}\p{Lu}/u.test(value) || (/^\p{Lu}{2,}$/u.test(value) && value.length >= 14)
}
