import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ProblemCode } from '@baton/protocol'
import { sessionCookieOf } from '../api/identity-handlers.ts'
import { Refused } from '../identity/refused.ts'
import { sessionMs } from '../identity/sessions.ts'
import { beginSignIn, finishSignIn, signInMs, type SignInParts } from './sign-in.ts'

export interface SignInRoutesParts extends SignInParts {
  /** Of whoever names none. */
  workspace: string
  /** Where this server is reached, where it was told. */
  publicUrl: string | undefined
}

export const signInPath = '/sign-in'
export const backPath = '/sign-in/back'
const cookieName = 'baton_sign_in'

/** Where the provider sends people back to. */
export const redirectUriOf = (base: string): string => new URL(backPath, base).href

/** The two pages that a browser goes through: to the provider, and back from it. Both lead on; what went wrong is told at the inbox's own sign-in. */
export function registerSignIn(app: FastifyInstance, parts: SignInRoutesParts): void {
  const { publicUrl } = parts
  const secure = publicUrl?.startsWith('https:') ?? false
  // A whole office may have one address.
  const config = { rateLimit: { max: 120, timeWindow: '1 minute' } }
  const baseOf = (request: FastifyRequest) => publicUrl ?? `${request.protocol}://${request.host}`
  const cookie = (value: string, seconds: number) =>
    `${cookieName}=${value}; Path=${signInPath}; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`

  app.get<{ Querystring: { workspace?: string } }>(signInPath, { config }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const named = request.query.workspace
    const workspace = typeof named === 'string' && /^[\w.:@+-]{1,128}$/.test(named) ? named : parts.workspace
    try {
      const { url, token } = await beginSignIn(parts, workspace, redirectUriOf(baseOf(request)))
      return reply.header('set-cookie', cookie(token, signInMs / 1000)).redirect(url.href)
    } catch (error) {
      return reply.redirect(refusedPath(error, workspace))
    }
  })

  app.get(backPath, { config }, async (request, reply) => {
    reply.header('cache-control', 'no-store').header('set-cookie', cookie('', 0))
    const token = request.cookies[cookieName]
    try {
      if (token === undefined || !/^[\w-]{43}$/.test(token)) throw new Refused('sign_in_expired')
      const back = new URL(redirectUriOf(baseOf(request)))
      back.search = new URL(request.url, baseOf(request)).search
      const signedIn = await finishSignIn(parts, token, back)
      reply.header('set-cookie', sessionCookieOf(signedIn.token, sessionMs / 1000, secure))
      return reply.redirect('/inbox/')
    } catch (error) {
      return reply.redirect(refusedPath(error, undefined))
    }
  })
}

/** Behind the #, as invitations: it stands in no log. */
function refusedPath(error: unknown, workspace: string | undefined): string {
  if (!(error instanceof Refused)) throw error
  const where = workspace === undefined ? '' : `?workspace=${encodeURIComponent(workspace)}`
  return `/inbox/${where}#refused=${error.code satisfies ProblemCode}`
}
