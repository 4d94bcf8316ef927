/** Whether a number's last digit is right by Luhn's method (ISO/IEC 7812-1). */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** A number of any length, digits only, modulo something small. */
export function modulo(digits: string, divisor: number): number {
  let rest = 0
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digits.charCodeAt(i) - 48) % divisor
  return rest
}

/** Whether an IBAN's check digits are right (ISO 13616: moved round, letters as numbers, modulo 97 is 1). Upper case, no spaces. */
export function isIbanChecked(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4)
  return (
    modulo(
      moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
      97,
    ) === 1
  )
}

/** Digits with weights: the sum of each digit, or each character by its code less 48, times its weight. */
export function weighed(characters: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * (characters.charCodeAt(i) - 48), 0)
}

/** The check digit of ISO 7064, MOD 11,10, over the digits before it. */
export function isMod1110(digits: string): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digits.charCodeAt(i) - 48 + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === digits.charCodeAt(digits.length - 1) - 48
}
