import { readWanted } from './focus.ts'

/** Where the sentences of a draft stand that ask for something, marks after them included: UTF-16 offsets, in order. */
export function askingSentences(draft: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const { from, to } of readWanted(draft)) {
    if (found.some((each) => each.from === from)) continue
    const marks = /^[\s"'”»)]*[?!.…]*/.exec(draft.slice(to))?.[0].length ?? 0
    const before = /[¿¡"'“«(]+$/.exec(draft.slice(0, from))?.[0].length ?? 0
    found.push({ from: from - before, to: to + marks })
  }
  return found
}
