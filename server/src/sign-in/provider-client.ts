import * as oidc from 'openid-client'
import { createPinnedFetch } from '../outbound/pinned-fetch.ts'
import { Fault, type Resolve } from '../outbound/pinned-request.ts'
import type { ProviderRow } from './provider-rows.ts'

/** What the provider says of whoever signed in, proven. */
export interface Proven {
  issuer: string
  subject: string
  email: string | null
  emailVerified: boolean
  name: string | null
}

/** What one sign-in is known by, made from a secret that its browser alone has. */
export interface Marks {
  state: string
  nonce: string
  verifier: string
}

export interface ProviderClient {
  /** Where the browser goes. Throws `SignInFault`. */
  begin(marks: Marks, redirectUri: string): Promise<URL>
  /** Reads what the browser came back with: `back` is the address with its query. Throws `SignInFault`. */
  finish(marks: Marks, back: URL): Promise<Proven>
}

export type SignInFaultKind = 'unreachable' | 'another-issuer' | 'cancelled' | 'not-proven'

/** Why a sign-in came to nothing. The message is for the log; it holds no token. */
export class SignInFault extends Error {
  readonly kind: SignInFaultKind
  constructor(kind: SignInFaultKind, message: string) {
    super(message)
    this.kind = kind
  }
}

export interface Reach {
  /** Origins that may be private addresses, and plain http. */
  allowedOrigins: readonly string[]
  resolve?: Resolve | undefined
  timeoutMs?: number | undefined
}

const scope = 'openid email profile'

/**
 * One provider as this workspace knows it. Its metadata and keys are read anew for each sign-in: there are few, and a key that was changed is
 * known at once. Every request goes by `createPinnedFetch`.
 */
export function createProviderClient(
  provider: ProviderRow,
  { allowedOrigins, resolve, timeoutMs }: Reach,
): ProviderClient {
  const fetch = createPinnedFetch({ allowedOrigins, timeoutMs: timeoutMs ?? 10_000 }, resolve)
  const issuer = new URL(provider.issuer)
  // Plain http only where the origin is allowed by name; the fetch refuses every other.
  const insecure = allowedOrigins.includes(issuer.origin) ? [oidc.allowInsecureRequests] : []

  async function discover(): Promise<oidc.Configuration> {
    const found = await oidc.discovery(issuer, provider.clientId, undefined, oidc.None(), {
      [oidc.customFetch]: fetch,
      execute: insecure,
    })
    const metadata = found.serverMetadata()
    // The library lets some issuers stand for many; here one is one.
    if (slashless(metadata.issuer) !== slashless(provider.issuer))
      throw new SignInFault('another-issuer', `the address says that it is ${metadata.issuer}`)
    const config = new oidc.Configuration(metadata, provider.clientId, undefined, authentication(provider, metadata))
    config[oidc.customFetch] = fetch
    for (const extend of insecure) extend(config)
    // Signatures are checked although the token comes by TLS from the provider itself.
    oidc.enableNonRepudiationChecks(config)
    return config
  }

  return {
    async begin({ state, nonce, verifier }, redirectUri) {
      const config = await told(discover)
      const asked = {
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }
      const url = await told(async () => oidc.buildAuthorizationUrl(config, asked))
      // The browser goes there without asking: it must be a page, and not what a hostile document calls one.
      if (url.protocol !== 'https:' && !allowedOrigins.includes(url.origin))
        throw new SignInFault('not-proven', 'the sign-in page is not at an https address')
      return url
    },
    async finish({ state, nonce, verifier }, back) {
      const config = await told(discover)
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const tokens = await told(() => oidc.authorizationCodeGrant(config, back, checks))
      const claims = tokens.claims()
      if (!claims) throw new SignInFault('not-proven', 'there is no ID token')
      if (claims.iss !== config.serverMetadata().issuer)
        throw new SignInFault('another-issuer', `the token was issued by ${claims.iss}`)
      // The library lets an empty one through, as which everybody would be the same person.
      if (claims.sub.length < 1 || claims.sub.length > 255) throw new SignInFault('not-proven', 'the subject is none')
      const more =
        claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
          ? await told(() => oidc.fetchUserInfo(config, tokens.access_token, claims.sub))
          : {}
      const said: Record<string, unknown> = { ...more, ...claims }
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: textOf(said['email']),
        emailVerified: said['email_verified'] === true,
        name: textOf(said['name']),
      }
    },
  }
}

function authentication({ secret }: ProviderRow, metadata: oidc.ServerMetadata): oidc.ClientAuth {
  if (secret === null) return oidc.None()
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return ways.includes('client_secret_basic') ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret)
}

const slashless = (issuer: string) => issuer.replace(/\/$/, '')
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** Every fault of the library and the network, by what a person can do about it. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SignInFault) throw error
    throw new SignInFault(kindOf(error), wordsOf(error))
  }
}

function kindOf(error: unknown): SignInFaultKind {
  if (error instanceof oidc.AuthorizationResponseError) return 'cancelled'
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code, syscall } = at as NodeJS.ErrnoException
    if (at instanceof Fault || syscall !== undefined || code === 'OAUTH_TIMEOUT' || code === 'ECONNRESET')
      return 'unreachable'
    if (code === 'OAUTH_HTTP_REQUEST_FORBIDDEN' || code === 'OAUTH_REQUEST_PROTOCOL_FORBIDDEN') return 'unreachable'
    if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return 'another-issuer'
    if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON') return 'unreachable'
  }
  return 'not-proven'
}

function wordsOf(error: unknown): string {
  const words: string[] = []
  for (let at: unknown = error; at instanceof Error && words.length < 4; at = at.cause) {
    const { code = '', error: said } = at as NodeJS.ErrnoException & { error?: unknown }
    words.push(
      `${code} ${at instanceof Fault ? at.kind : at.message}${typeof said === 'string' ? `: ${said}` : ''}`.trim(),
    )
  }
  return words.join(' ← ').slice(0, 500)
}
