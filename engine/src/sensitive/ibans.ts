import { isIbanChecked } from './check-digits.ts'
import type { Folded } from './folded.ts'
import type { SensitiveSpan } from './span.ts'

/** Length by country, from the SWIFT registry of IBAN formats (ISO 13616). */
const lengths = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 ' +
    'GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 ' +
    'MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 ' +
    'TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((each) => [each.slice(0, 2), Number(each.slice(2))]),
)
const start = /(?<![a-z0-9])[a-z]{2}[ .\u200b-]{0,2}\d[ \u200b]?\d/g
const between = /[ \t\r\n.\u200b-]/

/** Account numbers that name their country, have its length and the right check digits, however they are spaced. */
export function findIbans({ plain, low }: Folded): SensitiveSpan[] {
  const found: SensitiveSpan[] = []
  for (const { index } of low.matchAll(start)) {
    const length = lengths.get(low.slice(index, index + 2).toUpperCase())
    if (length === undefined) continue
    const to = ibanEnd(low, index, length)
    if (to && isNoSentence(plain.slice(index, to))) found.push({ kind: 'iban', from: index, to })
  }
  return found
}

/** The place after the last character, when the check digits are right; 0 otherwise. */
function ibanEnd(low: string, from: number, length: number): number {
  let iban = ''
  let breaks = 0
  for (let at = from; at < low.length; at++) {
    const character = low[at]!
    if (between.test(character)) {
      if (++breaks > 3) return 0
      continue
    }
    if (!/[a-z0-9]/.test(character)) return 0
    breaks = 0
    iban += character.toUpperCase()
    if (iban.length < length) continue
    return !/[a-z0-9]/.test(low[at + 1] ?? ' ') && isIbanChecked(iban) ? at + 1 : 0
  }
  return 0
}

/** Of a hundred sentences that begin like an IBAN one has its check digits: a group of letters is a bank's code of four, or the country. */
function isNoSentence(written: string): boolean {
  const groups = written.split(/[^A-Za-z0-9]+/)
  return groups.every((group, i) => /\d/.test(group) || group.length === 4 || (i === 0 && /^[A-Z]{2}$/.test(group)))
}
