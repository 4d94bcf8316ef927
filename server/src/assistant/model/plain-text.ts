/** A sentence without its marks, and the numbers that stood in them. */
export interface Plain {
  text: string
  marks: readonly number[]
}

/**
 * A sentence of a model as plain text: source marks such as [1] are taken out and read, Markdown is undone. What is left are words;
 * where they are shown they are text and never markup (law 9).
 */
export function plainText(sentence: string): Plain {
  const marks: number[] = []
  const text = sentence
    .replaceAll(/\[([^\]\n]*)\]\(\s*([^)\s]+)[^)\n]*\)/g, (_whole, label: string, url: string) => undoLink(label, url))
    .replaceAll(
      /\s?(?:\[(\d{1,2}(?:\s?,\s?\d{1,2})*)\]|【(\d{1,2})[^】]*】)/g,
      (_whole, list?: string, one?: string) => {
        marks.push(...(list ?? one ?? '').split(',').map(Number))
        return ''
      },
    )
    .replaceAll(/\*\*|__(?=\S)|(?<=\S)__|`+/g, '')
    .replace(/^(\s*)[*•]\s+/, '$1- ')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?! )([^*\n]+)(?<! )\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/^#{1,6}\s+/, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ([.,!?])(?=\s|$)/g, '$1')
    .trim()
  return { text, marks }
}

function undoLink(label: string, url: string): string {
  if (/^\d{1,2}$/.test(label)) return `[${label}]`
  return label === '' || label === url ? url : `${label} (${url})`
}

/** The addresses that a text names, without what only ends the sentence. */
export function linksIn(text: string): string[] {
  const found = text.match(/\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>"'`“”«»。）]+/gi) ?? []
  return found.map((link) =>
    link
      .replace(/[.,;:!?)\]*_]+$/, '')
      .replace(/\/$/, '')
      .toLowerCase(),
  )
}
