import { InvalidArgumentError } from 'commander'

/** A whole number from 0 on, as an option's value. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(value)
}
