import { readWords } from './read-words.ts'

const yes = /^(yes|yep|yeah|ja|si|oui|sim|works|solved|geklappt|funciona|marche|funcionou|danke|thanks)$/
const no = /^(no|nope|nein|non|nao|not|still|nicht|immer|pas|aun|todavia|ainda)$/

/** What a short answer to "did that help?" says; null when it says neither. A yes with a "but still" is a no. */
export function readYesNo(text: string): 'yes' | 'no' | null {
  const words = readWords(text)
  if (words.some((word) => no.test(word.text))) return 'no'
  return words.some((word) => yes.test(word.text)) ? 'yes' : null
}
