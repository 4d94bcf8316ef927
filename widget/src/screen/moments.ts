import { localDay } from '../thread/lines.ts'

/** A time of day as the reader writes it: `14:03`. */
export function timeOfDay(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** The name of a day, seen from `now`: today, yesterday, a weekday within the week, else the date. */
export function dayName(at: number, now: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const ago of [0, 1]) {
    if (localDay(at) === localDay(daysBefore(now, ago))) return capital(words.format(-ago, 'day'), language)
  }
  const thisWeek = at > daysBefore(now, 6)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const options: Intl.DateTimeFormatOptions = thisWeek
    ? { weekday: 'long' }
    : { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }
  return capital(new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(at), language)
}

/** Counted on the calendar, because a day of the clock's change has not 24 hours. */
function daysBefore(now: number, days: number): number {
  const date = new Date(now)
  return date.setDate(date.getDate() - days)
}

const capital = (text: string, language: string) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
