import pg from 'pg'
import type { CustomTypesConfig } from 'pg'

const int8 = 20
const int8Array = 1016

function toSafeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The int8 value ${text} is too large for a number`)
  return value
}

type Nested = string | null | Nested[]

function toSafeNumbers(value: Nested): unknown {
  if (Array.isArray(value)) return value.map(toSafeNumbers)
  return value === null ? null : toSafeNumber(value)
}

const defaultParser = pg.types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown
const readInt8Array = defaultParser(int8Array) as (text: string) => Nested

/** How both databases' values become ours: int8 a number (or an error, never a rounded one), the rest as `pg` has it. */
export const valueParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: string) => {
    if (oid === int8) return toSafeNumber
    if (oid === int8Array) return (text: string) => toSafeNumbers(readInt8Array(text))
    return defaultParser(oid, format)
  }) as CustomTypesConfig['getTypeParser'],
}
