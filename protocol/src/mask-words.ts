/**
 * Words of a page as they may be told: addresses of mail, runs of six and more digits (spaces, dots and dashes within) and what looks like a
 * token become blocks of the same length. Pure and small: the loader on a customer's page has it too.
 */
export function maskWords(text: string): string {
  // What any of them needs; most names of pages have none of it.
  if (!/[@\d]|eyJ/.test(text)) return text
  return text
    .replace(mail, blocks)
    .replace(token, (found) => (isToken(found) ? blocks(found) : found))
    .replace(digits, blocks)
}

/** What stands for a letter or a digit that is not told. */
export const block = '█'

const mail = /[^\s@<>"'(),:;[\]]+@[^\s@<>"'(),:;[\]]+/g
const digits = /\d(?:[ .\-/]?\d){5,}/g
const token = /[\w\-+/=.~]{16,}/g

/** Long, without a space, and of more than one sort of character: a key, a hash, a JWT. A long word or a path of words is none. */
function isToken(text: string): boolean {
  return (
    text.split(/[./]/).some((part) => part.length >= 16 && /\d/.test(part) && /[a-z]/i.test(part)) ||
    text.startsWith('eyJ')
  )
}

/** As many blocks. */
export const blocks = (found: string) => block.repeat(found.length)
