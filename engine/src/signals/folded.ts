/** Lower case and without accents; the same length as before, so that places stay places. */
export function foldText(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase()
  let out = ''
  for (const character of text) {
    const plain = character.normalize('NFD').charAt(0).toLowerCase()
    out += character.length === 1 && plain.length === 1 ? plain : character.length === 1 ? character : '  '
  }
  return out.replaceAll('’', "'")
}

/** A pattern for lists of stems, a line for each language: a stem counts where a word begins. */
export function oneOf(lists: string): RegExp {
  const stems = lists.trim().split(/[\n|]+/)
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${stems.filter((stem) => !stem.startsWith("n't")).join('|')})|${stems.filter((stem) => stem.startsWith("n't")).join('|') || '(?!)'}`,
    'gu',
  )
}
