import * as z from 'zod'
import { Words } from '../shapes.ts'

const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time such as 09:00')
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is a time such as 17:30, or 24:00')
const forward = (it: { from: string; to: string }) => it.from < it.to
const nights = { path: ['to'], message: 'comes after `from`: a night is two entries' }

export const Stretch = z.strictObject({ from, to }).refine(forward, nights)

/** The hours of a week: 1 = Monday … 7 = Sunday. */
export const Days = z.array(z.strictObject({ day: z.int().min(1).max(7), from, to }).refine(forward, nights)).max(21)

/** Opening times, on the clocks of their zone. */
export const Hours = z.strictObject({ timeZone: Words(60), days: Days })
export type Hours = z.infer<typeof Hours>

/** A day that is not like its weekday: closed, or with other hours. */
export const DayException = z.strictObject({
  date: z.iso.date(),
  name: Words(100).min(1),
  yearly: z.boolean().default(false).describe('on that day of every year'),
  hours: z.array(Stretch).max(6).default([]).describe('none: closed'),
})
export type DayException = z.infer<typeof DayException>
