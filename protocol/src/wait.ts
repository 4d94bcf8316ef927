import * as z from 'zod'
import { Time } from './shapes.ts'

/** A day: what a wait may say at most. */
const Seconds = z.int().min(0).max(86_400)

/** What a customer who waits for a person may be told now: a place only where it can but improve, else a range, or a time. */
export const Wait = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offered') }).describe('a person is being asked'),
  z
    .object({ kind: z.literal('position'), ahead: z.int().min(0).max(1_000_000), seconds: Seconds })
    .describe('so many may go before them, and it can but become fewer; `seconds` in the mean'),
  z
    .object({ kind: z.literal('range'), fromSeconds: Seconds, toSeconds: Seconds })
    .describe('eight of ten waits are within it'),
  z.object({ kind: z.literal('unknown') }).describe('nobody is at work of whom it could be said'),
  z.object({ kind: z.literal('until'), at: Time, callback: z.boolean() }).describe('a time was promised, or booked'),
])
export type Wait = z.infer<typeof Wait>
