import type { Found } from './detectors.ts'
import type { SlotDefinition } from './slot.ts'

/** What may be wrong with a definition, and where. */
export interface DefinitionFault {
  path: string
  message: string
}

const longest = 20
/**
 * Patterns are rows of pieces: a character or a class (`\d`, `[A-Z0-9]`, a letter, `-`), each once, optional (`?`) or counted (`{4}`, `{2,8}`,
 * at most 20). No groups, no `*`, no `+`: at most two pieces of varying length, so that no text takes long.
 */
const piece =
  /(?:\\[dw]|\[(?:[A-Za-z0-9_-]|[A-Za-z0-9]-[A-Za-z0-9])+\]|[A-Za-z0-9#/_ -])(?:\?|\{\d{1,2}(?:,\d{1,2})?\})?/y

/** Everything that is wrong with a pattern; nothing when it may be used. */
export function faultOfPattern(pattern: string): string | null {
  if (pattern.length === 0 || pattern.length > 80) return 'has 1 to 80 characters'
  let varying = 0
  piece.lastIndex = 0
  while (piece.lastIndex < pattern.length) {
    const at = piece.lastIndex
    const match = piece.exec(pattern)
    if (!match)
      return `cannot be read from character ${at + 1} on: use \\d, [A-Z0-9], letters, digits, ?, {4} and {2,8}`
    const counts = /\{(\d+)(?:,(\d+))?\}$/.exec(match[0])
    const most = Number(counts?.[2] ?? counts?.[1] ?? 1)
    if (most > longest) return `repeats a piece more than ${longest} times`
    if (counts?.[2] !== undefined && Number(counts[1]) > most) return 'counts from more to less'
    if (counts?.[2] !== undefined || match[0].endsWith('?')) varying += 1
  }
  return varying > 2 ? 'has more than two pieces of varying length' : null
}

/** Where a defined slot's values stand: what fits its pattern, or the word after its label. */
export function findDefined(text: string, definition: SlotDefinition): Found[] {
  const { name, pattern } = definition
  const labels = Object.values(definition.labels).flat().filter(Boolean)
  if (pattern !== undefined) {
    if (faultOfPattern(pattern) !== null) return []
    const expression = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${unicode(pattern)})(?![\p{L}\p{N}])`, 'giu')
    return [...text.matchAll(expression)]
      .slice(0, 5)
      .map((match) => ({ name, from: match.index, to: match.index + match[0].length }))
  }
  if (labels.length === 0) return []
  const expression = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${labels.map(escape).join('|')})(?:\s{0,2}[:=]\s{0,2}|\s{1,2}(?:is|ist|es|est|é|lautet)\s{1,2})(?<value>[^\s,;.!?\n][^,;!?\n]{0,60}?)(?=[.]?(?:[,;!?\n]|\s{2}|$))`,
    'giu',
  )
  return [...text.matchAll(expression)].slice(0, 5).map((match) => {
    const value = match.groups?.['value'] ?? ''
    const from = match.index + match[0].lastIndexOf(value)
    return { name, from, to: from + value.length }
  })
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
/** With the flag `u` a dash or a space needs no escape, and a class is taken as it is. */
const unicode = (pattern: string) => pattern.replace(/\//g, String.raw`\/`)
