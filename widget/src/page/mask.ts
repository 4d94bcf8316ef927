import { block } from '@baton/protocol/mask-words'

/** Letters, digits and what belongs to them as blocks, one for one; spaces, signs and length stay, so that the page keeps its shape. */
export function mask(text: string): string {
  return text.replace(/[\p{L}\p{N}\p{M}\p{Pc}\p{Co}]/gu, block)
}
