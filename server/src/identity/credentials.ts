import type { Database } from '../db/database.ts'
import { keyByToken } from './api-keys.ts'
import type { Caller } from './caller.ts'
import type { Endings } from './endings.ts'
import { sessionByToken } from './sessions.ts'
import { hashToken, tokenPrefixes } from './tokens.ts'
import { visitorByToken } from './visitors.ts'

export const sessionCookie = 'baton_session'

/** The headers of a request or of a WebSocket's upgrade that say who calls. */
export interface CredentialHeaders {
  authorization?: string | undefined
  cookie?: string | undefined
}

export interface Credentials {
  /** Who calls. A bearer token decides alone: when it opens nothing, the cookie is not asked. */
  callerOf(headers: CredentialHeaders, now: number): Promise<Caller>
  /** Who a token belongs to: a visitor's, an API key, or a session as a bearer. */
  callerByToken(token: string, now: number): Promise<Caller>
  /** Lets go of the endings that it listens to. */
  close(): void
}

/**
 * How long an answer is remembered. What ends in this process is forgotten at once; what ends on another node works here for this long,
 * which keeps within the 5 seconds that an ended credential has.
 */
const rememberMs = 4_000
const rememberAtMost = 5_000
const longestToken = 512

interface Remembered {
  caller: Caller
  until: number
}

/** One a process and database. Only who was found is remembered, by the hash of the token. */
export function createCredentials(db: Database, endings: Endings): Credentials {
  const remembered = new Map<string, Remembered>()
  let ended = 0
  const close = endings.onEnded((what) => {
    ended += 1
    for (const [hash, { caller }] of remembered) {
      if (credentialOf(caller) === what.kind && what.ids.includes(idOf(caller))) remembered.delete(hash)
    }
  })

  async function callerByToken(token: string, now: number): Promise<Caller> {
    if (token === '' || token.length > longestToken) return { kind: 'nobody', why: 'token_invalid' }
    const hash = hashToken(token)
    const known = remembered.get(hash)
    if (known && known.until > now) return known.caller
    remembered.delete(hash)
    const before = ended
    const { caller, until } = await lookUp(db, token, now)
    // Something ended while this was looked up, perhaps this one: the answer is not kept.
    if (before === ended && until > now) {
      remembered.set(hash, { caller, until })
      const [oldest] = remembered.keys()
      if (remembered.size > rememberAtMost && oldest !== undefined) remembered.delete(oldest)
    }
    return caller
  }

  return {
    callerByToken,
    close,
    async callerOf({ authorization, cookie }, now) {
      if (authorization !== undefined) {
        const given = authorization.trim()
        // A variable that is not set: there is no token that could be wrong.
        if (/^(Bearer)?$/i.test(given)) return { kind: 'nobody', why: 'not_signed_in' }
        const bearer = /^Bearer +(\S+)$/i.exec(given)
        return bearer?.[1] ? callerByToken(bearer[1], now) : { kind: 'nobody', why: 'token_invalid' }
      }
      const values = cookieValues(cookie ?? '')
      const [session] = values
      if (session === undefined) return { kind: 'nobody', why: 'not_signed_in' }
      // Two of the name mean that another site of this domain set one: whose it is cannot be told.
      if (values.length > 1) return { kind: 'nobody', why: 'session_expired' }
      const caller = await callerByToken(session, now)
      return caller.kind === 'agent' ? caller : { kind: 'nobody', why: 'session_expired' }
    },
  }
}

/** Looks in the one table that the token's beginning names. An operator's own API key may begin like anything, so keys are asked last. */
async function lookUp(db: Database, token: string, now: number): Promise<Remembered> {
  const until = now + rememberMs
  if (token.startsWith(tokenPrefixes.session)) {
    const session = await sessionByToken(db, token, now)
    if (session?.live === false) return { caller: { kind: 'nobody', why: 'session_expired' }, until: now }
    if (session) {
      const { workspace, sessionId, agentId, role, name } = session
      const caller: Caller = { kind: 'agent', workspace, agentId, role, name, sessionId }
      return { caller, until: Math.min(until, session.expiresAt) }
    }
  }
  if (token.startsWith(tokenPrefixes.visitor)) {
    const visitor = await visitorByToken(db, token)
    if (visitor) return { caller: { kind: 'visitor', ...visitor }, until }
  }
  const key = await keyByToken(db, token)
  if (key) return { caller: { kind: 'key', ...key }, until }
  return { caller: { kind: 'nobody', why: 'token_invalid' }, until: now }
}

const credentialOf = (caller: Caller) => (caller.kind === 'agent' ? 'session' : caller.kind)

function idOf(caller: Caller): string {
  switch (caller.kind) {
    case 'agent':
      return caller.sessionId
    case 'visitor':
      return caller.visitorId
    case 'key':
      return caller.keyId
    case 'nobody':
      return ''
  }
}

function cookieValues(header: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${sessionCookie}=`))
    .map((pair) => pair.slice(sessionCookie.length + 1))
}
