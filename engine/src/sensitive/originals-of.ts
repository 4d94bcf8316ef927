import { findSensitive } from './find-sensitive.ts'
import { maskText } from './mask-text.ts'
import type { SensitiveSpan } from './span.ts'

/**
 * What stood where a text is masked, one for each span, in order. Where the rules of today mask the original as it was masked, they say it;
 * otherwise the words between the masks do.
 */
export function originalsOf(masked: string, spans: readonly SensitiveSpan[], original: string): string[] {
  if (maskText(original).text === masked) return findSensitive(original).map(({ from, to }) => original.slice(from, to))
  let at = spans[0]?.from ?? 0
  return spans.map(({ to }, i) => {
    const next = spans[i + 1]
    const between = masked.slice(to, next?.from)
    const end = next ? original.indexOf(between, at + 1) : original.length - between.length
    const value = original.slice(at, end < at ? undefined : end)
    at += value.length + between.length
    return value
  })
}
