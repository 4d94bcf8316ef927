import type { Citation } from '@baton/engine'
import { folded } from '../folded.ts'
import type { FoundPassage } from './tools.ts'
import { linksIn } from './plain-text.ts'

/** What a sentence rests on: the passages it cites, and the best score of what it cites, null where it cites nothing. */
export interface Cited {
  citations: readonly Citation[]
  score: number | null
}

/** What the model was given to answer from in one turn, numbered as it cites it. */
export interface Sources {
  /** Adds passages and gives their numbers; one that is there already keeps its number. */
  addPassages(passages: readonly FoundPassage[]): number[]
  /** Adds something else that words may rest on (an action's answer, the briefing) and gives its number. */
  addOther(text: string): number
  /** Adds what another system said. An address in it is none that may be named: whoever runs it may have put it there. */
  addForeign(text: string): number
  /** What marks stand for. A mark that stands for nothing is no citation. */
  cite(marks: readonly number[]): Cited
  /** Makes the addresses in a text known. */
  knowLinks(text: string): void
  /** An address in a text that stands in no source and was said by nobody: the model made it up. */
  inventedLink(text: string): string | null
  /** Whether a source has these words in it, whatever their case. */
  names(words: string): boolean
  /** How many passages were found. */
  readonly passages: number
}

/** Numbers start at 1 and are never given twice. */
export function createSources(): Sources {
  const sources: { citation: Citation | null; score: number }[] = []
  const numbers = new Map<string, number>()
  const links = new Set<string>()
  let texts = ''
  const keep = (text: string) => void (texts += `\n${folded(text)}`)
  const knowLinks = (text: string) => {
    for (const link of linksIn(text)) links.add(link)
  }
  return {
    addPassages: (passages) =>
      passages.map(({ articleId, passageId, title, url, score, text }) => {
        knowLinks(`${text} ${url ?? ''}`)
        keep(text)
        const known = numbers.get(passageId)
        if (known !== undefined) return known
        sources.push({ citation: { articleId, passageId, title, url, score }, score })
        numbers.set(passageId, sources.length)
        return sources.length
      }),
    addOther(text) {
      knowLinks(text)
      keep(text)
      sources.push({ citation: null, score: 1 })
      return sources.length
    },
    addForeign(text) {
      keep(text)
      sources.push({ citation: null, score: 1 })
      return sources.length
    },
    cite(marks) {
      const cited = [...new Set(marks)].flatMap((mark) => sources[mark - 1] ?? [])
      return {
        citations: cited.flatMap(({ citation }) => citation ?? []),
        score: cited.length > 0 ? Math.max(...cited.map(({ score }) => score)) : null,
      }
    },
    knowLinks,
    names: (words) => folded(words) !== '' && texts.includes(folded(words)),
    inventedLink: (text) => linksIn(text).find((link) => !links.has(link)) ?? null,
    get passages() {
      return numbers.size
    },
  }
}
