/** Names on a page are the same whatever their case and spaces. */
export const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
