import { foldText } from '../signals/folded.ts'
import type { Incident, SignRead } from './incident.ts'

/** A message is read that far: who is in trouble says so at its beginning. */
const farthest = 4_000

/** Which words and pages of the incidents a message shows. */
export function readSigns(text: string, url: string | null, incidents: readonly Incident[]): SignRead[] {
  const folded = foldText(text.slice(0, farthest))
  return incidents.flatMap(({ id, signs }) => {
    const at = signs.words.map((words) => findWords(folded, words)).find((found) => found !== null)
    return [
      ...(at ? [{ incidentId: id, by: 'words' as const, ...at }] : []),
      ...(url !== null && signs.pages.some((page) => isPage(url, page))
        ? [{ incidentId: id, by: 'page' as const }]
        : []),
    ]
  })
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Whole words, however they are written: case, accents and spaces do not count. */
export function findWords(folded: string, words: string): { from: number; to: number } | null {
  const wanted = foldText(words).trim().replaceAll(/\s+/gu, ' ')
  if (wanted === '') return null
  const pattern = wanted
    .split(' ')
    .map(escaped)
    .join(String.raw`\s{1,8}`)
  for (const found of folded.matchAll(new RegExp(pattern, 'gu'))) {
    const [from, to] = [found.index, found.index + found[0].length]
    if (!isLetter(folded[from - 1]) && !isLetter(folded[to])) return { from, to }
  }
  return null
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)

/** Whether an address is one of `page`: a path of the site, whatever is asked of it, or a whole address, in which `*` stands for anything. */
export function isPage(url: string, page: string): boolean {
  const address = url.slice(0, 2_000)
  const whole = page.startsWith('http://') || page.startsWith('https://')
  return isLike(whole ? address : pathOf(address), whole ? page : page.startsWith('/') ? page : `/${page}`)
}

const pathOf = (url: string): string => {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/su, '')
  return path.startsWith('/') ? path : `/${path}`
}

/** The pieces between the stars stand one after the other: found without going back, whatever they are. */
function isLike(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return text === first || text.startsWith(`${first}?`) || text.startsWith(`${first}#`)
  if (!text.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
