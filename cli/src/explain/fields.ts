/** Reads a field that may be missing or of another kind: the fact may come from a newer server. */
export type Fields = Readonly<Record<string, unknown>>

export const words = (from: unknown, name: string): string | null => {
  const value = fieldsOf(from)[name]
  return typeof value === 'string' ? value : null
}

export const number = (from: unknown, name: string): number | null => {
  const value = fieldsOf(from)[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

export const list = (from: unknown, name: string): readonly unknown[] => {
  const value = fieldsOf(from)[name]
  return Array.isArray(value) ? value : []
}

export const strings = (from: unknown, name: string): readonly string[] =>
  list(from, name).filter((each) => typeof each === 'string')

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

/** A share as it was compared, with two decimals: the number that tipped a decision is not rounded away. */
export const score = (value: number | null): string => (value === null ? '?' : String(Math.round(value * 1000) / 1000))

/** One thing, several things. */
export const several = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

/** Someone's words on one line, cut where they are long. Control characters and direction marks do not reach the terminal. */
export function quoted(text: string, most = 400): string {
  const line = text
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  const cut = Array.from(line)
  return `“${cut.length > most ? `${cut.slice(0, most).join('')}…` : line}”`
}
