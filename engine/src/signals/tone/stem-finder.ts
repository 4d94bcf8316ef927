import { alternatives } from '../folded.ts'

interface Group {
  name: string
  pattern: RegExp
}

/**
 * Makes a function that finds stems of several lists in one walk over a folded text: at each beginning of a word only the stems with
 * its first letters are tried. The same stems as `oneOf` takes, those inside words excepted.
 */
export function stemFinder<Name extends string>(lists: Readonly<Record<Name, string>>) {
  const byStart = new Map<string, Group[]>()
  for (const name of Object.keys(lists) as Name[]) {
    const starts = new Map<string, string[]>()
    for (const stem of alternatives(lists[name].trim())) {
      const start = startOf(stem)
      const whole = stem.replace(/ $/, String.raw`(?![\p{L}\p{N}])`)
      starts.set(start, [...(starts.get(start) ?? []), whole])
    }
    for (const [start, stems] of starts) {
      const group = { name, pattern: new RegExp(`(?:${stems.join('|')})`, 'uy') }
      byStart.set(start, [...(byStart.get(start) ?? []), group])
    }
  }
  const everywhere = byStart.get('') ?? []

  return (text: string, found: (name: Name, from: number, to: number) => void): void => {
    const ends = new Map<string, number>()
    const tryAll = (groups: readonly Group[], from: number) => {
      for (const { name, pattern } of groups) {
        if (from < (ends.get(name) ?? 0)) continue
        pattern.lastIndex = from
        if (!pattern.test(text)) continue
        ends.set(name, pattern.lastIndex)
        found(name as Name, from, pattern.lastIndex)
      }
    }
    for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
      tryAll(byStart.get(text.slice(index, index + 2)) ?? [], index)
      tryAll(everywhere, index)
    }
  }
}

/** The two letters that a stem begins with; none where it may begin with several. */
function startOf(stem: string): string {
  return /^[a-z]{2}(?![?*+{])/.test(stem) ? stem.slice(0, 2) : ''
}
