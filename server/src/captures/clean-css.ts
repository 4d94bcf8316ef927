import { loadsCss } from '@baton/protocol'

/** Longer ones are no page's: they are dropped. UTF-16 units. */
const longest = 1_500_000

/** A style as it may be kept; null where anything in it could load, in whatever spelling. */
export function cleanCss(text: string): string | null {
  if (text.length > longest || text.includes('\0')) return null
  // With nothing in its place: what a comment keeps apart for a browser, it must not keep apart for us.
  const plain = text.replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
  return loadsCss(plain) || loadsCss(text) ? null : plain
}
