import type { CallAnswer } from '../sync/call-api.ts'

export type Lesson = CallAnswer<'routingLessons'>['lessons'][number]
export type Kind = 'proposed' | 'accepted' | 'heard' | 'refused'

/** Where a lesson stands: to be decided on, decided, or not said often enough yet. What is proposed again after a no is to be decided on. */
export function kindOf({ proposed, decision }: Lesson): Kind {
  if (proposed) return 'proposed'
  return decision ?? 'heard'
}

/** "double charge" of `double-charge`. */
export const intentWords = (intent: string): string => intent.replaceAll(/[-_]/g, ' ')

/** What stands behind it: "Said of 5 of 6 that came to Billing". */
export const saidWords = ({ said, of, fromTeam }: Lesson, team: (id: string) => string): string =>
  said === 0 ? 'Not said in this time any more' : `Said of ${said} of ${of} that came to ${team(fromTeam)}`

/** What an accepted lesson does now. */
export function effectWords({ inForce, policyVersion, toTeam }: Lesson, team: (id: string) => string): string {
  return inForce
    ? `The policy sends it to ${team(toTeam)}${policyVersion === null ? '' : `, since version ${policyVersion}`}.`
    : `The policy was changed since, and does not send it to ${team(toTeam)}.`
}

/** What forgetting it changes, said before. */
export function forgetWords(lesson: Lesson, team: (id: string) => string): string {
  const again = 'It may be proposed again.'
  if (lesson.decision !== 'accepted') return `The no is forgotten, and nothing else changes. ${again}`
  return lesson.inForce
    ? `A new version of the policy sends “${intentWords(lesson.intent)}” where it went before it was accepted, not to ${team(lesson.toTeam)}. ${again}`
    : `The policy stays as it is, because it was changed since. ${again}`
}
