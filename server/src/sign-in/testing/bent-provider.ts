import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'

/** What this provider does otherwise than it should. */
export interface Bends {
  /** Changes its document. */
  metadata?: Record<string, unknown>
  /** Changes what the ID token says. */
  claims?: JWTPayload
  /** `none` leaves the signature out; `other-key` signs with one that is not published, under the published name. */
  signed?: 'none' | 'other-key'
}

export interface Person {
  sub: string
  email?: string
  email_verified?: unknown
  name?: string
}

/** A provider on loopback that keeps the protocol, unless it is bent: PKCE and the client's secret are checked. */
export interface BentProvider {
  issuer: string
  clientId: string
  secret: string
  bends: Bends
  /** Paths that were asked for. */
  asked: string[]
  /** What the sign-in page would do for this person: where the browser goes from it. */
  approve(authorization: URL, person: Person): URL
  /** A new key in place of the old one. */
  rotate(): Promise<void>
  close(): Promise<void>
}

export async function startBentProvider(): Promise<BentProvider> {
  const codes = new Map<string, { person: Person; nonce: string; challenge: string; redirectUri: string }>()
  let key = await newKey()
  const stranger = await newKey()
  const server = http.createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const it: BentProvider = {
    issuer,
    clientId: 'baton',
    secret: `secret-${randomUUID()}`,
    bends: {},
    asked: [],
    approve(authorization, person) {
      const given = authorization.searchParams
      if (given.get('code_challenge_method') !== 'S256') throw new Error('the code is not bound to the client')
      const code = randomUUID()
      const redirectUri = given.get('redirect_uri') ?? ''
      codes.set(code, {
        person,
        nonce: given.get('nonce') ?? '',
        challenge: given.get('code_challenge') ?? '',
        redirectUri,
      })
      const back = new URL(redirectUri)
      back.search = new URLSearchParams({ code, state: given.get('state') ?? '', iss: issuer }).toString()
      return back
    },
    async rotate() {
      key = await newKey()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return it

  async function answer(request: http.IncomingMessage): Promise<{ status: number; body: unknown }> {
    const { pathname } = new URL(request.url ?? '/', issuer)
    it.asked.push(pathname)
    if (pathname === '/.well-known/openid-configuration') return { status: 200, body: metadata() }
    if (pathname === '/keys') return { status: 200, body: { keys: [key.published] } }
    if (pathname === '/token') return token(request)
    return { status: 404, body: {} }
  }

  function metadata() {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['RS256', 'none'],
      ...it.bends.metadata,
    }
  }

  async function token(request: http.IncomingMessage) {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const given = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString()
    if (given.split(':').map(decodeURIComponent).join(':') !== `${it.clientId}:${it.secret}`)
      return { status: 401, body: { error: 'invalid_client' } }
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!code || challenge !== code.challenge || form.get('redirect_uri') !== code.redirectUri)
      return { status: 400, body: { error: 'invalid_grant' } }
    const seconds = Math.floor(Date.now() / 1000)
    const claims = {
      ...code.person,
      iss: issuer,
      aud: it.clientId,
      nonce: code.nonce,
      iat: seconds,
      exp: seconds + 300,
      ...it.bends.claims,
    }
    return { status: 200, body: { access_token: randomUUID(), token_type: 'Bearer', id_token: await signed(claims) } }
  }

  async function signed(claims: JWTPayload): Promise<string> {
    if (it.bends.signed === 'none') return `${part({ alg: 'none' })}.${part(claims)}.`
    const { secret } = it.bends.signed === 'other-key' ? stranger : key
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.published.kid! }).sign(secret)
  }
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function newKey() {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  return {
    secret: privateKey,
    published: { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: randomUUID() },
  }
}
