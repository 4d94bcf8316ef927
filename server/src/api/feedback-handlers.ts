import { feedbackChanges, type SatisfactionMark } from '@baton/engine'
import type { FeedbackGiven } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { askedIn, wordsOf, type Asked } from '../health/feedback-given.ts'
import { feedbackHealthOf, isSatisfied, teamOf } from '../health/feedback-health.ts'
import { iso } from '../live/rows.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { spanOf } from './span-of.ts'

export interface FeedbackHandlersParts {
  db: Database
  deeds: ConversationDeeds
  now: () => number
}

/** What customers say of how it went, and what it comes to. */
export function feedbackHandlers({
  db,
  deeds,
  now,
}: FeedbackHandlersParts): Pick<Handlers, 'giveFeedback' | 'feedbackHealth' | 'feedbackBehind'> {
  function shown(each: Asked, words: ReadonlyMap<string, string>): FeedbackGiven {
    const { conversationId, textId, about, saidAt, at, satisfaction, repeated, via } = each
    return {
      conversationId,
      at: iso(saidAt ?? at),
      about: about.kind,
      team: teamOf(each),
      satisfaction,
      repeated,
      words: (textId && words.get(textId)) ?? null,
      via: via ?? 'chat',
    }
  }

  return {
    async giveFeedback({ caller, params, body }) {
      const state = await deeds.read(caller, params.id)
      const id = caller.kind === 'visitor' ? caller.visitorId : (state.customerId ?? state.visitorId ?? '')
      const { state: after } = await deeds.command(
        { workspace: caller.workspace, conversation: params.id },
        { kind: 'customer', id },
        {
          type: 'GiveFeedback',
          // Its bounds are the schema's.
          satisfaction: body.satisfaction as SatisfactionMark | undefined,
          repeated: body.repeated,
          words: body.words,
          via: 'chat',
        },
      )
      const { satisfaction = null, repeated = null, firstAt = null } = after.feedback ?? {}
      return { satisfaction, repeated, changeableUntil: iso((firstAt ?? now()) + feedbackChanges) }
    },

    async feedbackHealth({ caller, query }) {
      const span = spanOf(query, now())
      return feedbackHealthOf(await askedIn(db, caller.workspace, span), span)
    },

    async feedbackBehind({ caller, query }) {
      const { about, team, satisfied, repeated, limit } = query
      const found = (await askedIn(db, caller.workspace, spanOf(query, now())))
        .filter(({ saidAt }) => saidAt !== null)
        .filter((each) => about === undefined || each.about.kind === about)
        .filter((each) => team === undefined || teamOf(each) === team)
        .filter((each) => repeated === undefined || each.repeated === repeated)
        .filter(
          (each) =>
            satisfied === undefined || (each.satisfaction !== null && isSatisfied(each) === (satisfied === 'true')),
        )
      const first = found.slice(0, limit)
      const words = await wordsOf(db, caller.workspace, first)
      return { feedback: first.map((each) => shown(each, words)), total: found.length }
    },
  }
}
