import { findSensitive } from './find-sensitive.ts'
import { fold } from './folded.ts'
import type { SensitiveSpan } from './span.ts'

/** A text that may be stored and shown, and where in it something was masked. */
export interface Masked {
  text: string
  /** Offsets in `text`. */
  masked: readonly SensitiveSpan[]
}

const hidden = '••••••'
/** Of a number this long the last four say which card or account it is, and not more. */
const tellsFrom = 12

/** Masks what nobody needs to read. The last four of a card or an account number stay, so that people can tell which one is meant. */
export function maskText(text: string): Masked {
  const spans = findSensitive(text)
  if (spans.length === 0) return { text, masked: [] }
  let out = ''
  let at = 0
  const masked: SensitiveSpan[] = []
  for (const { kind, from, to } of spans) {
    out += text.slice(at, from)
    const mask = maskOf(kind, text.slice(from, to))
    masked.push({ kind, from: out.length, to: out.length + mask.length })
    out += mask
    at = to
  }
  return { text: out + text.slice(at), masked }
}

function maskOf(kind: SensitiveSpan['kind'], value: string): string {
  if (kind !== 'card' && kind !== 'iban') return hidden
  const bare = fold(value).plain.replace(/[^A-Za-z0-9]/g, '')
  return bare.length >= tellsFrom ? `•••• ${bare.slice(-4).toUpperCase()}` : hidden
}
