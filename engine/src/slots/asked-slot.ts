import { corrections, labels } from './value-words.ts'

const asks =
  /[?]|(?<!\p{L})(?:please|could you|can you|let me know|send me|tell me|bitte|nennen sie|teilen sie|schicken sie|por favor|puede|podría|indique|merci de|pouvez-vous|veuillez|pode|poderia|informe|envie)(?!\p{L})/iu
const words: readonly [string, RegExp][] = [
  ...Object.entries(labels).map(([name, label]): [string, RegExp] => [
    name,
    around(`(?:${label})(?:s?(?:nummer|nr))?`),
  ]),
  [
    'phone',
    around('phone|telephone|telefon\\p{L}*|handynummer|mobile number|teléfono|telefone|telemóvel|celular|téléphone'),
  ],
  ['email', around('e-?mail\\p{L}*|mail address|correo|courriel')],
  [
    'name',
    around(
      'your (?:full |first |last )?name|ihren? (?:vollständigen )?namen?|deinen? namen?|su nombre|tu nombre|votre nom|seu nome|o seu nome',
    ),
  ],
]

function around(inside: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${inside})(?![\p{L}\p{N}])`, 'iu')
}

/** The slot that a reply asks for, so that a bare value in the next message is known for what it is; null where it asks for none. */
export function askedSlot(reply: string): string | null {
  const read = reply.slice(0, 2000)
  if (!asks.test(read)) return null
  let found: { name: string; at: number } | null = null
  for (const [name, pattern] of words) {
    // Of several the last one asked is the first one answered.
    const at = read.search(pattern)
    if (at >= 0 && (!found || at > found.at)) found = { name, at }
  }
  return found?.name ?? null
}

/** As a part of a fact: nothing where nothing is asked for. */
export function asking(reply: string): { asksFor?: string } {
  const asksFor = askedSlot(reply)
  return asksFor ? { asksFor } : {}
}

const corrects = around(corrections)

/** Whether a text takes back what was said before it. */
export const isCorrection = (text: string): boolean => corrects.test(text.slice(0, 400))
