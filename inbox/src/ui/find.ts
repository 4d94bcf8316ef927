export interface Findable {
  id: string
  /** What it is called. */
  title: string
  /** What else it can be found by. */
  about: string
}

/** The entries that hold every word of the query, those whose title begins with it first. The order is kept otherwise. */
export function find<T extends Findable>(entries: readonly T[], query: string, most = 12): T[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries.slice(0, most)
  const ranked = entries.flatMap((entry) => {
    const title = plain(entry.title)
    const all = `${title} ${plain(entry.about)}`
    if (!words.every((word) => all.includes(word))) return []
    const first = words[0] ?? ''
    const rank = title.startsWith(first) ? 0 : title.includes(` ${first}`) ? 1 : title.includes(first) ? 2 : 3
    return [{ entry, rank }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry)
}

/** Small letters without accents, so that "muller" finds Müller. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
