import { findSensitive } from './find-sensitive.ts'
import { maskText } from './mask-text.ts'

const deepest = 40

/**
 * The same value with every text in it masked. The name of a field says what its value is, as the words around would: `{"password": "…"}`,
 * `{"ssn": 123456789}`.
 */
export function maskJson(value: unknown, name = '', depth = 0): unknown {
  if (typeof value === 'string') return maskNamed(name, value)
  if (typeof value === 'number') {
    const text = String(value)
    if (text.length < 4) return value
    const masked = maskNamed(name, text)
    return masked === text ? value : masked
  }
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value)) return value.map((each) => maskJson(each, name, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [maskText(key).text, maskJson(inner, key, depth + 1)]),
  )
}

/** JSON as text, masked; what is no JSON is masked as words. */
export function maskJsonText(json: string): string {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return maskText(json).text
  }
  const masked = JSON.stringify(maskJson(value))
  // Nothing was masked: as it came, spaces and all.
  return masked === JSON.stringify(value) ? json : masked
}

/** A value, masked by what it is and by what it is called. */
export function maskNamed(name: string, value: string): string {
  if (isTime.test(value)) return value
  const alone = maskText(value)
  if (alone.masked.length > 0 || value.length > 400 || !tells.test(name)) return alone.text
  const label = `${name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_.-]+/g, ' ')}: `
  const found = findSensitive(label + value).some(({ from }) => from >= label.length)
  return found ? maskText(label + value).text.slice(label.length) : value
}

const isTime = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]{5,16}(?:Z|[+-]\d\d:?\d\d)?)?$/
/** Names of fields that may say that their value is nobody's to read. */
const tells =
  /pass|pwd|pw|wort|pin|secret|token|key|card|karte|tarjeta|cartao|carte|cv[vc]|ssn|social|insurance|nino|steuer|tax|tin|dni|nie|nif|nir|secu|cpf|cnpj|contribuinte|fiscal|document|identity|national|senha|clave|contrase|mdp|code|codigo|otp|tan|auth|cookie|session|credential|bearer|webhook/i
