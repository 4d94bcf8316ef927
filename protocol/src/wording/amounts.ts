import type { Language, Moment, Wording } from './wording.ts'

/** The BCP 47 tag whose conventions a language follows. */
const tags: Record<Language, string> = { en: 'en-GB', de: 'de-DE', es: 'es-ES', fr: 'fr-FR', pt: 'pt-BR' }

/** A whole number in the language's way, with its unit where one is named: "3 minutes". */
export function unit(language: Language, n: number, name?: 'minute' | 'hour'): string {
  const format: Intl.NumberFormatOptions = { maximumFractionDigits: 0 }
  if (name) Object.assign(format, { style: 'unit', unit: name, unitDisplay: 'long' })
  return plainSpaces(new Intl.NumberFormat(tags[language], format).format(n))
}

/** The form that the language uses with this number. */
export function count(language: Language, n: number, forms: { one: string; other: string }): string {
  return new Intl.PluralRules(tags[language]).select(n) === 'one' ? forms.one : forms.other
}

/**
 * An estimated wait in units that do not pretend to be exact: whole minutes, from ten on in steps of five, from ninety on in
 * hours; always rounded up. Null where there is no estimate.
 */
export function waitIn(language: Language, seconds: number | undefined): string | null {
  if (seconds === undefined || !Number.isFinite(seconds) || seconds < 0) return null
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  if (minutes > 90) return unit(language, Math.ceil(minutes / 60), 'hour')
  return unit(language, minutes > 10 ? Math.ceil(minutes / 5) * 5 : minutes, 'minute')
}

/** A range never says less than it was told: down to whole minutes, up as `waitIn` does. Beyond ninety minutes it is in hours. */
export function rangeIn(
  { language, phrases }: Pick<Wording, 'language' | 'phrases'>,
  fromSeconds: number | undefined,
  toSeconds: number | undefined,
): string | null {
  if (fromSeconds === undefined || toSeconds === undefined || !(fromSeconds >= 0 && toSeconds >= fromSeconds))
    return null
  if (!Number.isFinite(toSeconds)) return null
  const to = Math.max(1, Math.ceil(toSeconds / 60))
  const from = Math.max(1, Math.floor(fromSeconds / 60))
  if (to > 90) {
    const hours = { from: Math.max(1, Math.floor(from / 60)), to: Math.ceil(to / 60) }
    return from < 60 ? phrases.upToHours({ n: hours.to }) : phrases.hoursRange(hours)
  }
  const rounded = to > 10 ? Math.ceil(to / 5) * 5 : to
  const least = from > 10 ? Math.floor(from / 5) * 5 : from
  return least >= rounded ? unit(language, rounded, 'minute') : phrases.minutesRange({ from: least, to: rounded })
}

/** A time as a sentence names it, seen from `now`; both ms UTC. An unknown time zone gives UTC, and says so. */
export function momentIn(language: Language, at: number, now: number, timeZone?: string): Moment {
  const { zone, known } = zoneFor(timeZone)
  const tag = tags[language]
  const time = new Intl.DateTimeFormat(tag, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    ...(known ? {} : { timeZoneName: 'short' }),
  }).format(at)
  const days = dayNumber(at, zone) - dayNumber(now, zone)
  if (days === 0 || days === 1) {
    const name = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day')
    return { day: days === 0 ? 'today' : 'tomorrow', name: plainSpaces(name), time: plainSpaces(time) }
  }
  const near = days > 1 && days < 7
  const name = new Intl.DateTimeFormat(tag, {
    timeZone: zone,
    ...(near ? { weekday: 'long' } : { day: 'numeric', month: 'long' }),
  }).format(at)
  return { day: near ? 'weekday' : 'date', name: plainSpaces(name), time: plainSpaces(time) }
}

/** The zone to compute with: the named one, this machine's when none is named, UTC when the name means nothing. */
function zoneFor(timeZone: string | undefined): { zone: string; known: boolean } {
  try {
    const format = new Intl.DateTimeFormat('en', timeZone === undefined ? {} : { timeZone })
    return { zone: format.resolvedOptions().timeZone, known: true }
  } catch {
    return { zone: 'UTC', known: false }
  }
}

function dayNumber(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone })
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return Math.round(Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1) / 86_400_000)
}

/** Versions of ICU differ in which space they put before a unit. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
