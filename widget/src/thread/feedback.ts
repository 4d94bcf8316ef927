import type { AsksHow, Repeated, WidgetEvent } from './read-event.ts'

/** What they may say of how it was, and have said. Milliseconds since the epoch. */
export interface Feedback {
  /** The number of the fact that ended it. */
  closing: number
  askedAt: number
  about: AsksHow
  /** 1, very bad, to 5, very good. */
  satisfaction: number | null
  repeated: Repeated | null
  /** When they said something first: it can be changed for a while. */
  firstAt: number | null
}

/** As the server has it: what was said can be changed for so long, and said for so long after the end. */
const changesFor = 15 * 60_000
const lastsFor = 14 * 24 * 60 * 60_000

export function feedbackAsked({ seq, at, asks }: Extract<WidgetEvent, { type: 'Resolved' }>): Feedback | null {
  return asks && { closing: seq, askedAt: at, about: asks, satisfaction: null, repeated: null, firstAt: null }
}

export function feedbackGiven(
  feedback: Feedback | null,
  { at, closing, satisfaction, repeated }: Extract<WidgetEvent, { type: 'FeedbackGiven' }>,
): Feedback | null {
  if (feedback?.closing !== closing) return feedback
  return { ...feedback, satisfaction, repeated, firstAt: feedback.firstAt ?? at }
}

/** Whether it can still be said or changed. */
export const isOpen = ({ askedAt, firstAt }: Feedback, now: number): boolean =>
  now < (firstAt === null ? askedAt + lastsFor : firstAt + changesFor)
