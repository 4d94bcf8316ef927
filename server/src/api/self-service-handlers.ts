import type { Actor } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { withKnownArticles } from '../help/known-articles.ts'
import type { Surroundings } from '../handle.ts'
import { pageFrom, type ConversationDeeds } from './conversation-deeds.ts'
import { committedHandoff } from './conversation-handlers.ts'
import type { Call, Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface SelfServiceHandlersParts {
  db: Database
  deeds: ConversationDeeds
  surroundings: Pick<Surroundings, 'policy'>
}

type HandOffAnswer = Awaited<ReturnType<Handlers['handOff']>>

/** What customers looked up alone, and pages that ask for a person on their behalf. Nothing that a page says is trusted. */
export function selfServiceHandlers({ db, deeds, surroundings }: SelfServiceHandlersParts): Pick<
  Handlers,
  'noteSelfService'
> & {
  /** A handoff that a page asked for: the customer always gets their person; whom it goes to is the workspace's to allow. */
  askFromPage(call: Call<'handOff'>): Promise<HandOffAnswer>
} {
  return {
    async noteSelfService({ caller, params, body }) {
      const state = await deeds.read(caller, params.id)
      const uses = await withKnownArticles(db, caller.workspace, body.uses)
      const { records } = await deeds.command(
        { workspace: caller.workspace, conversation: params.id },
        actorOf(caller, state.customerId),
        { type: 'NoteSelfService', uses },
      )
      return { kept: records.length }
    },

    async askFromPage({ caller, params, body }) {
      const asked = body.selfService
      if (!asked || caller.kind === 'agent')
        throw new ProblemError('invalid_request', {
          errors: [{ path: 'selfService', message: 'is said by pages and API keys' }],
        })
      const state = await deeds.read(caller, params.id)
      const { workspace } = caller
      const [{ pageRouting }, isKnown] = await Promise.all([
        surroundings.policy(workspace),
        body.team === undefined ? false : hasTeam(workspace, body.team),
      ])
      if (caller.kind === 'key' && body.team !== undefined && !isKnown) throw new ProblemError('team_not_found')
      const mayChoose = caller.kind === 'key' || pageRouting
      const team = mayChoose && isKnown ? (body.team ?? null) : null
      const skills = mayChoose ? body.skills : []
      const [article = null] = asked.article
        ? await withKnownArticles(db, workspace, [{ kind: 'article', ...asked.article }])
        : []
      const { state: after } = await deeds.command(
        { workspace, conversation: params.id },
        actorOf(caller, state.customerId),
        {
          type: 'AskFromPage',
          code: asked.code,
          article,
          subject: asked.subject ?? null,
          values: Object.entries(asked.facts).map(([name, value]) => ({ name, value })),
          team,
          skills,
          priority: caller.kind === 'key' ? body.priority : 'normal',
          note: body.note ?? null,
          page: body.page ? pageFrom(caller, body.page) : null,
        },
      )
      const leftOut = [
        ...(body.team !== undefined && team === null ? (['team'] as const) : []),
        ...(body.skills.length > 0 && skills.length === 0 ? (['skills'] as const) : []),
      ]
      return { ...committedHandoff(after.handoff), ...(leftOut.length > 0 ? { leftOut } : {}) }
    },
  }

  async function hasTeam(workspace: string, team: string): Promise<boolean> {
    const sql = 'select id from baton.teams where workspace_id = $1 and id = $2'
    return (await db.scoped(workspace, sql, [workspace, team])).length > 0
  }
}

const actorOf = (caller: Call<'handOff'>['caller'], customerId: string | null): Actor =>
  caller.kind === 'visitor'
    ? { kind: 'customer', id: caller.visitorId }
    : customerId
      ? { kind: 'customer', id: customerId }
      : { kind: 'system' }
