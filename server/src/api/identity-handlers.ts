import type { RouteWaiting } from '../reactions/route-waiting.ts'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { maySetPresence } from '../identity/access.ts'
import { createAgent, listAgents, mayReveal, setMayReveal, setPresence } from '../identity/agents.ts'
import { languageOf, setLanguage } from '../identity/language.ts'
import { doerOf } from '../identity/audit.ts'
import { changePassword } from '../identity/change-password.ts'
import { sessionCookie } from '../identity/credentials.ts'
import { createPasswordTries } from '../identity/password-tries.ts'
import type { Endings } from '../identity/endings.ts'
import { identify } from '../identity/identify.ts'
import { mailInvitation } from '../identity/invitation-mails.ts'
import { acceptInvitation, invitationPath, inviteAgent } from '../identity/invitations.ts'
import type { InvitationMailer } from '../mail/invitation-mailer.ts'
import { mayEmbed, sameOrigin } from '../identity/origins.ts'
import { sessionMs, signIn, signOut, signOutEverywhere } from '../identity/sessions.ts'
import { startVisit } from '../identity/visitors.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import { skillOf } from '../people/people.ts'
import type { Vault } from '../sealing/vault.ts'
import { teamsOf, workspaceById } from '../workspace/workspace.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'
import { removeAgent } from '../identity/remove-agent.ts'

export interface IdentityHandlersParts {
  db: Database
  vault: Vault
  door: Door
  endings: Endings
  newId: NewId
  now: () => number
  demo: boolean
  /** Cookies go over HTTPS alone where the public address is HTTPS. */
  secureCookies: boolean
  ownOrigins: readonly string[]
  /** Who is there, or what they may carry, changed. */
  peopleChanged(workspace: string): void
  /** Somebody is not there any more, or can do something else: what waits is looked at anew. */
  workChanged(workspace: string): void
  /** Somebody can take work now. */
  routeWaiting: RouteWaiting
  invitations: Pick<InvitationMailer, 'canSend' | 'ready'>
}

type Ids =
  | 'signIn'
  | 'me'
  | 'signOut'
  | 'signOutEverywhere'
  | 'setPassword'
  | 'setLanguage'
  | 'createAgent'
  | 'inviteAgent'
  | 'mailInvitation'
  | 'acceptInvitation'
  | 'listAgents'
  | 'setPresence'
  | 'setMayReveal'
  | 'removeAgent'
  | 'startVisit'
  | 'visit'
  | 'identify'

export function identityHandlers(parts: IdentityHandlersParts): Pick<Handlers, Ids> {
  const { db, vault, endings, newId, now } = parts
  const deps = { db, vault, endings, newId }
  const tries = createPasswordTries(now)

  return {
    async signIn({ body, reply, request }) {
      if (!tries.take(body.email, request.ip)) throw new ProblemError('rate_limited')
      const { token, agent, expiresAt } = await signIn(deps, body, now())
      tries.right(body.email, request.ip)
      reply.setCookie(sessionCookieOf(token, sessionMs / 1000, parts.secureCookies))
      return { agent, expiresAt: iso(expiresAt) }
    },

    async me({ caller }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      const [agents, language, workspace, teams, may] = await Promise.all([
        listAgents(db, caller.workspace, { ids: [caller.agentId] }),
        languageOf(db, caller.workspace, caller.agentId),
        workspaceById(db, caller.workspace),
        teamsOf(db, caller.workspace),
        mayReveal((sql, params) => db.scoped(caller.workspace, sql, params), caller.workspace, caller.agentId),
      ])
      const agent = agents.find(({ id }) => id === caller.agentId)
      if (!agent || !workspace) throw new ProblemError('session_expired')
      return {
        agent,
        language,
        workspace: { id: workspace.id, name: workspace.name, locale: workspace.locale },
        teams: teams.map(({ id, name, isDefault }) => ({ id, name, isDefault })),
        demo: parts.demo,
        mayReveal: may,
      }
    },

    async signOut({ caller, reply }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      await signOut(deps, caller, now())
      reply.setCookie(sessionCookieOf('', 0, parts.secureCookies))
    },

    async signOutEverywhere({ caller, reply }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      const ended = await signOutEverywhere(
        deps,
        { workspace: caller.workspace, agentId: caller.agentId, by: doerOf(caller) },
        now(),
      )
      reply.setCookie(sessionCookieOf('', 0, parts.secureCookies))
      return { ended }
    },

    async setPassword({ caller, body, request }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      const { workspace, agentId, sessionId } = caller
      // A session that was left open is not to become a password by trying.
      if (!tries.take(agentId, request.ip)) throw new ProblemError('rate_limited')
      await changePassword(deps, { workspace, agentId, current: body.current, next: body.next, keep: sessionId }, now())
    },

    async setLanguage({ caller, body }) {
      if (caller.kind !== 'agent') throw new ProblemError('forbidden')
      await setLanguage(db, { workspace: caller.workspace, agentId: caller.agentId, language: body.language })
      return { language: body.language }
    },

    async createAgent({ caller, body }) {
      const made = await createAgent(
        deps,
        { workspace: caller.workspace, by: doerOf(caller), ...body, skills: body.skills.map(skillOf) },
        now(),
      )
      parts.peopleChanged(caller.workspace)
      return made
    },

    async inviteAgent({ caller, params }) {
      const { workspace } = caller
      const { token, expiresAt } = await inviteAgent(deps, { workspace, agentId: params.id, by: doerOf(caller) }, now())
      return { token, path: invitationPath(token), expiresAt: iso(expiresAt) }
    },

    async mailInvitation({ caller, params }) {
      const { workspace } = caller
      if (!(await parts.invitations.canSend(workspace))) throw new ProblemError('invitations_not_mailed')
      await mailInvitation(deps, { workspace, agentId: params.id, by: doerOf(caller) }, now())
      parts.invitations.ready()
      return { status: 'waiting' as const }
    },

    async acceptInvitation({ body }) {
      return acceptInvitation(deps, body, now())
    },

    async listAgents({ caller, query: { ids, ...which } }) {
      return { agents: await listAgents(db, caller.workspace, { ...which, ids: ids?.split(',') }) }
    },

    async setPresence({ caller, params, body }) {
      if (!maySetPresence(caller, params.id)) throw new ProblemError('forbidden')
      const until = body.until === undefined ? null : Date.parse(body.until)
      if (
        until !== null &&
        (until <= now() || until > now() + dayMs || body.status === 'online' || body.status === 'offline')
      )
        throw new ProblemError('invalid_request', {
          errors: [{ path: 'until', message: 'is a time within a day, for `away` and `do-not-disturb`' }],
        })
      const agent = await setPresence(
        deps,
        { workspace: caller.workspace, agentId: params.id, presence: body.status, until, by: doerOf(caller) },
        now(),
      )
      parts.peopleChanged(caller.workspace)
      if (body.status === 'online') void parts.routeWaiting(caller.workspace, params.id)
      return agent
    },

    async setMayReveal({ caller, params, body }) {
      const given = { workspace: caller.workspace, agentId: params.id, mayReveal: body.mayReveal, by: doerOf(caller) }
      return { mayReveal: await setMayReveal(deps, given, now()) }
    },

    async removeAgent({ caller, params: { id: agentId } }) {
      const { workspace } = caller
      const { conversations } = await removeAgent(deps, { workspace, agentId, by: doerOf(caller) }, now())
      // Whoever decides next must not choose them.
      parts.workChanged(workspace)
      // One after the other, and all of them also where they keep what they hold while they are away: they do not come back.
      for (const conversation of conversations) {
        const back = { type: 'TakeBack', agentId, because: 'agent-away' } as const
        await parts.door.handle({ workspace, conversation }, { kind: 'system' }, back)
      }
      return { conversations: conversations.length }
    },

    async startVisit({ body, request }) {
      const workspace = await workspaceById(db, body.workspace)
      if (!workspace) throw new ProblemError('not_found', { detail: `there is no workspace "${body.workspace}"` })
      const { origin, host } = request
      if (
        origin !== undefined &&
        !sameOrigin({ origin, host }, parts.ownOrigins) &&
        !mayEmbed(workspace.sites, origin)
      ) {
        throw new ProblemError('origin_not_allowed')
      }
      return startVisit(deps, body.workspace, now())
    },

    async visit({ caller }) {
      if (caller.kind !== 'visitor') throw new ProblemError('forbidden')
      const workspace = await workspaceById(db, caller.workspace)
      if (!workspace) throw new ProblemError('token_invalid')
      const [customer] = caller.customerId
        ? await db.scoped<{ externalId: string; name: string | null }>(
            caller.workspace,
            'select external_id as "externalId", name from baton.customers where workspace_id = $1 and id = $2',
            [caller.workspace, caller.customerId],
          )
        : []
      // Their own open conversation first, then one of the customer's that began elsewhere, or in which theirs goes on.
      const [open] = await db.scoped<{ id: string }>(
        caller.workspace,
        `select id from baton.conversations where workspace_id = $1 and status = 'open'
          and ((channel = 'widget' and (visitor_id = $2 or ($3::text is not null and customer_id = $3)))
            or id in (select baton.root_of(m.id) from baton.conversations m
              where m.workspace_id = $1 and m.opener = 'visitor:' || $2 and m.merged_into is not null))
          order by (visitor_id = $2) desc nulls last, updated_at desc limit 1`,
        [caller.workspace, caller.visitorId, caller.customerId],
      )
      return {
        visitorId: caller.visitorId,
        customer: customer ?? null,
        conversationId: open?.id ?? null,
        workspace: { id: workspace.id, name: workspace.name, locale: workspace.locale },
      }
    },

    async identify({ caller, body, token }) {
      if (caller.kind !== 'visitor') throw new ProblemError('forbidden')
      const known = await identify(deps, { caller, visitorToken: token ?? '', jwt: body.token }, now())
      // The old token has ended: the answer must reach them. What is not linked now is named again by the next identification.
      for (const conversation of known.conversationsToLink) {
        await parts.door
          .handle(
            { workspace: caller.workspace, conversation },
            { kind: 'customer', id: known.visitorId },
            { type: 'LinkCustomer', customerId: known.customer.id },
          )
          .catch(() => {})
      }
      return {
        visitorId: known.visitorId,
        token: known.token,
        customer: { externalId: known.customer.externalId, name: known.customer.name },
      }
    },
  }
}

const dayMs = 24 * 60 * 60 * 1000

/** The session's cookie: out of reach of scripts, and not sent by other sites' forms. */
export function sessionCookieOf(token: string, maxAgeSeconds: number, secure: boolean): string {
  return `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`
}
