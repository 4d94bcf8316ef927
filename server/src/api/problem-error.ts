import type { Refusal } from '@baton/engine'
import { problem, type Problem, type ProblemCode, type ProblemExtra } from '@baton/protocol'
import type * as z from 'zod'
import { DatabaseError } from '../db/database-error.ts'
import { Busy } from '../handle.ts'
import { Refused } from '../identity/refused.ts'

/** A broken promise that the caller hears of, by its code in the catalogue. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(code: ProblemCode, extra: ProblemExtra = {}) {
    super(extra.detail ?? code)
    this.name = 'ProblemError'
    this.problem = problem(code, extra)
  }
}

/** What the engine refuses, as the caller hears it. */
export function refused(refusal: Refusal): ProblemError {
  switch (refusal.code) {
    case 'conversation_exists':
      return new ProblemError('conversation_elsewhere')
    case 'conversation_merged':
      return new ProblemError(refusal.code, { conversationId: refusal.into })
    case 'too_many_merged':
      return new ProblemError(refusal.code, { detail: `${refusal.most}` })
    case 'already_with_team':
      return new ProblemError(refusal.code, { handoffId: refusal.handoffId })
    case 'hold_out_of_bounds':
      return new ProblemError(refusal.code, { detail: new Date(refusal.latest).toISOString() })
    case 'snooze_out_of_bounds':
      return new ProblemError(refusal.code, { detail: new Date(refusal.latest).toISOString() })
    case 'too_many_tags':
      return new ProblemError(refusal.code, { detail: `${refusal.most}` })
    case 'agent_full':
      return new ProblemError(refusal.code, { detail: `${refusal.load} of ${refusal.capacity}` })
    case 'moved_meanwhile':
    case 'theirs_already':
    case 'agent_not_there':
    case 'nobody_to_whisper_to':
    case 'held_too_often':
    case 'answer_owed':
    case 'consult_open':
    case 'no_consult':
    case 'consult_not_yours':
    case 'nothing_to_route':
    case 'sent_around':
    case 'customer_already_linked':
    case 'conversation_not_found':
    case 'conversation_resolved':
    case 'customer_forgotten':
    case 'offer_gone':
    case 'offer_not_yours':
    case 'not_the_holder':
    case 'not_same_customer':
    case 'not_waiting':
    case 'callback_taken':
    case 'nothing_to_rate':
    case 'feedback_closed':
    case 'already_with_assistant':
    case 'bounced_too_often':
    case 'page_capture_off':
    case 'not_following':
    case 'never_handed_off':
      return new ProblemError(refusal.code)
  }
}

/** A request that does not fit its schema, with every fault named. */
export function misfit(error: z.ZodError, where: string): ProblemError {
  const unknown = error.issues.every((issue) => issue.code === 'unrecognized_keys')
  const errors = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not known here' }))
    }
    return [{ path: issue.path.join('.') || where, message: issue.message }]
  })
  return new ProblemError(unknown ? 'unknown_field' : 'invalid_request', { errors: errors.slice(0, 50) })
}

/** Any error as a problem document. What is not known is ours: it says nothing of its cause. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof Refused) return problem(error.code, error.detail === undefined ? {} : { detail: error.detail })
  if (error instanceof Busy) return problem('busy')
  if (error instanceof DatabaseError) {
    if (error.code === 'disk_full') return problem('disk_full')
    if (error.code === 'database_unavailable' || error.code === 'statement_timeout')
      return problem('database_unavailable')
    if (error.code === 'serialization') return problem('busy')
  }
  const fastify = error as { code?: string; statusCode?: number }
  switch (fastify.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem('payload_too_large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem('unsupported_media_type')
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return problem('malformed_json')
  }
  if (fastify.statusCode === 429) return problem('rate_limited')
  if (fastify.statusCode !== undefined && fastify.statusCode >= 400 && fastify.statusCode < 500) {
    return problem('invalid_request')
  }
  return problem('internal_error')
}
