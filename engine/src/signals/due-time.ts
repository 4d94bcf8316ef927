import { foldText } from './folded.ts'

const [hour, day] = [3_600_000, 86_400_000]

/** A count of hours or days that something is done within, in five languages; folded. */
const within =
  /(?:within|in(?:side)?(?: the next)?|innerhalb(?: von)?|binnen|en|dentro de|en menos de|sous|d'ici|dans(?: les)?|em(?: ate)?|dentro de) (?:the next |about |around |ca\. |etwa |unos |environ |cerca de )?(\d{1,3})(?:\s?(?:-|–|to|bis|a)\s?(\d{1,3}))? ?(minut|hour|hr|stunde|hora|heure|day|business day|working day|tag|werktag|arbeitstag|dia|jour|week|woche|semana|semaine)/
const units: readonly [RegExp, number][] = [
  [/^minut/, 60_000],
  [/^(?:hour|hr|stunde|hora|heure)/, hour],
  [/^(?:week|woche|semana|semaine)/, 7 * day],
  [/./, day],
]
const dayAfter = /\b(?:day after tomorrow|ubermorgen|pasado manana|apres-demain|depois de amanha)\b/
const tomorrow = /\b(?:tomorrow|morgen|manana|demain|amanha)\b/
const today = /\b(?:today|tonight|end of (?:the )?day|heute|hoy|aujourd'hui|ce soir|hoje)\b/
const inTheMorning = /(?:por la|de la|esta|am|jeden|guten) (?:manana|morgen)/
/** Sunday first. */
const weekdays = [
  'sunday|sonntag|domingo|dimanche',
  'monday|montag|lunes|lundi|segunda(?:-feira)?',
  'tuesday|dienstag|martes|mardi|terca(?:-feira)?',
  'wednesday|mittwoch|miercoles|mercredi|quarta(?:-feira)?',
  'thursday|donnerstag|jueves|jeudi|quinta(?:-feira)?',
  'friday|freitag|viernes|vendredi|sexta(?:-feira)?',
  'saturday|samstag|sonnabend|sabado|samedi',
].map(
  (names) =>
    new RegExp(
      String.raw`\b(?:by|on|until|before|bis|am|spatestens|el|para el|antes del|le|d'ici|avant|ate|na|no) (?:next |kommenden |proximo |proxima )?(?:${names})\b`,
    ),
)

/**
 * By when a promise is due, where its sentence names a time: ms UTC; null where it names none. "Within" counts from when it was said; a
 * day ends at its midnight, by clocks that are `zoneOffsetMs` ahead of UTC. A weekday is the next one after the day of saying.
 */
export function readDue(sentence: string, saidAt: number, zoneOffsetMs = 0): number | null {
  const text = foldText(sentence.slice(0, 500))
  const count = within.exec(text)
  if (count) {
    const [, from = '', to, unit = ''] = count
    const [, ms = day] = units.find(([pattern]) => pattern.test(unit)) ?? []
    return saidAt + Number(to ?? from) * ms
  }
  // A day's number since the first of January 1970, which was a Thursday, on the clocks there.
  const local = Math.floor((saidAt + zoneOffsetMs) / day)
  const endOf = (dayNumber: number) => (dayNumber + 1) * day - zoneOffsetMs
  if (dayAfter.test(text)) return endOf(local + 2)
  if (tomorrow.test(text.replace(inTheMorning, ' '))) return endOf(local + 1)
  if (today.test(text)) return endOf(local)
  const named = weekdays.findIndex((pattern) => pattern.test(text))
  if (named < 0) return null
  const ahead = (named - ((local + 4) % 7) + 7) % 7
  return endOf(local + (ahead === 0 ? 7 : ahead))
}
