/** An address with most of it left out, so that its owner knows it again and nobody else learns it: `m…@example.com` of mia@example.com. */
export function shownAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const [first = ''] = address
  return `${first}…${address.slice(at)}`
}

/** The same address, however it is written: case does not count in any that people have. */
export const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
