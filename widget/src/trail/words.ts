import { blocks, maskWords } from '@baton/protocol/mask-words'

/** Text of the page in one line, as it may be told: numbers, addresses and tokens masked, and what stands in a field for a password. */
export function toldWords(text: string, longest: number, secrets: readonly string[] = []): string {
  let plain = text
  for (const secret of secrets) if (secret.length > 3) plain = plain.replaceAll(secret, blocks(secret))
  // oxlint-disable-next-line no-control-regex
  const line = plain.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()
  return maskWords(line.slice(0, 2000)).slice(0, longest).toWellFormed()
}

/** An address without query and fragment; of this page's own site without the site. */
export function toldAddress(address: string, base: string): string {
  try {
    const url = new URL(address, base)
    if (!isWeb(url)) return url.protocol
    const path = maskWords(url.pathname)
    return (url.origin === new URL(base).origin ? path : url.origin + path).slice(0, 300)
  } catch {
    return ''
  }
}

export const isWeb = ({ protocol }: URL): boolean => protocol === 'https:' || protocol === 'http:'
