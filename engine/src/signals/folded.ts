let lastText = ''
let lastFolded = ''

/** Lower case and without accents; the same length as before, so that places stay places. Several signals read the same message: it is folded once. */
export function foldText(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase()
  if (text === lastText) return lastFolded
  let out = ''
  for (const character of text) out += character < '\x80' ? character.toLowerCase() : foldForeign(character)
  lastText = text
  lastFolded = out.replaceAll('’', "'")
  return lastFolded
}

const foreign = new Map<string, string>()
/** Few characters beyond ASCII are met; who sends many others costs no memory. */
const mostForeign = 2_000

function foldForeign(character: string): string {
  const known = foreign.get(character)
  if (known !== undefined) return known
  const plain = character.normalize('NFD').charAt(0).toLowerCase()
  const folded = character.length === 1 && plain.length === 1 ? plain : character.length === 1 ? character : '  '
  if (foreign.size < mostForeign) foreign.set(character, folded)
  return folded
}

/** A pattern for lists of stems, a line for each language: a stem counts where a word begins; one that ends with a space is a whole word. */
export function oneOf(lists: string): RegExp {
  const stems = alternatives(lists.trim()).map((stem) => stem.replace(/ $/, String.raw`(?![\p{L}\p{N}])`))
  const [inside, begins] = [true, false].map((is) => stems.filter((stem) => stem.startsWith("n't") === is))
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${begins?.join('|')})|${inside?.join('|') || '(?!)'}`, 'gu')
}

/** What stands between the bars and the lines, groups whole. */
export function alternatives(lists: string): readonly string[] {
  const found = ['']
  let depth = 0
  for (const character of lists) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (depth === 0 && (character === '|' || character === '\n')) found.push('')
    else found[found.length - 1] += character
  }
  return found.filter((each) => each !== '')
}
