import { findDefined } from './definitions.ts'
import { detectors, numberToken, type Found } from './detectors.ts'
import { keyOf } from './normalise.ts'
import type { SlotDefinition, SlotReading } from './slot.ts'
import * as words from './value-words.ts'

/** As much of a message as is read. UTF-16 units. */
const readAtMost = 8000
/** As many values as one message gives. */
const most = 24

/** Something that may be a value: without one of these there is nothing to look for. */
const mayHoldAny = new RegExp(
  String.raw`[\d@"„«“]|\b(?:name|nombre|nome|nom|heiße|heisse|llamo|chamo|appelle|i'm|i’m|this is|ich bin|hier ist|soy|je suis|sou|regards|grüße|saludos|cordialement|atenciosamente|obrigad[oa]|cumprimentos|merci|thanks|${words.relativeDays}|${words.days}|${words.devices}|${words.steps})(?!\p{L})`,
  'iu',
)
const corrects = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words.corrections})(?![\p{L}\p{N}])`, 'iu')
const rejected = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${words.rejects})\s{1,3}(?:the\s|die\s|der\s|el\s|la\s|le\s|o\s|a\s)?["'#]?$`,
  'iu',
)

/**
 * The values that a text gives, each literally in it: name, e-mail, phone, numbers of orders, invoices, parcels, customers and cases, amounts,
 * dates, devices, versions, errors, addresses, steps already taken, and what `definitions` add. `asked` is the slot that was asked for
 * just before: a value that stands alone is its answer. Read in English, German, Spanish, French and Portuguese, by fixed words and
 * bounded patterns, in time linear in the text.
 */
export function extractSlots(
  text: string,
  definitions: readonly SlotDefinition[] = [],
  asked: string | null = null,
): readonly SlotReading[] {
  const read = text.length > readAtMost ? text.slice(0, readAtMost) : text
  if (!asked && definitions.length === 0 && !mayHoldAny.test(read)) return []
  const found: Found[] = []
  for (const definition of definitions) found.push(...findDefined(read, definition))
  if (asked) found.push(...answerTo(read, asked))
  for (const detect of detectors) found.push(...detect(read))
  const correction = corrects.test(read)
  const kept: SlotReading[] = []
  for (const { name, from, to } of found) {
    if (from >= to || kept.length >= most) continue
    if (kept.some((other) => overlaps(other, from, to))) continue
    if (rejected.test(read.slice(Math.max(0, from - 24), from))) continue
    const key = keyOf(name, read.slice(from, to))
    if (kept.some((other) => other.name === name && other.key === key)) continue
    const secret = definitions.some((each) => each.name === name && each.verification === true)
    kept.push({ name, from, to, key, corrects: correction, ...(secret ? { verification: true as const } : {}) })
  }
  return kept.sort((a, b) => a.from - b.from)
}

/** Of two readings of the same words the one that was found first counts: the surer detectors come first. */
const overlaps = (other: { from: number; to: number }, from: number, to: number) => from < other.to && to > other.from

/** A bare answer to a question: "48213", "Ana Silva", "E-204". */
function answerTo(text: string, asked: string): Found[] {
  if (asked.endsWith('-number') || asked === 'serial') {
    const tokens = [...text.matchAll(numberToken)].filter(([token]) => /\d{3}/.test(token) || /\d.*\d.*\d/.test(token))
    return tokens.slice(0, 3).map((match) => ({ name: asked, from: match.index, to: match.index + match[0].length }))
  }
  if (asked === 'phone') {
    const match = /\+?\d[\d ()/.-]{5,18}\d/.exec(text)
    return match ? [{ name: asked, from: match.index, to: match.index + match[0].length }] : []
  }
  if (asked === 'name') {
    const match =
      /^\s*(?:(?:it's|it is|es ist|é|es|c'est)\s+)?(\p{Lu}[\p{L}'’-]{1,30}(?:\s+(?:(?:de|da|do|dos|van|von|del|la|le)\s+)?\p{Lu}[\p{L}'’-]{1,30}){0,3})\s*[.!]?\s*$/u.exec(
        text,
      )
    if (!match?.[1]) return []
    const from = match[0].indexOf(match[1])
    return [{ name: asked, from, to: from + match[1].length }]
  }
  return []
}

/** What a whole message gives when it answers a question that was asked: itself. */
export function wholeAnswer(slot: string, text: string): SlotReading {
  const from = text.length - text.trimStart().length
  return { name: slot, from, to: text.trimEnd().length, key: keyOf(slot, text.trim()), corrects: false }
}
