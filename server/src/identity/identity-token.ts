import { CustomerInput, Id } from '@baton/protocol'
import { errors, jwtVerify } from 'jose'
import * as z from 'zod'
import { Refused } from './refused.ts'

/** What a workspace says of its customer. Null means that it says nothing about it. */
export interface Claims {
  externalId: string
  name: string | null
  email: string | null
  tier: string | null
  attributes: Record<string, string | number | boolean | null>
}

/** How far the clocks of the workspace and of this node may differ. */
const leewayMs = 60_000
/** A token that lives longer is a password. */
const longestMs = 24 * 60 * 60 * 1000
const shortestSecret = 32

/** Words that PostgreSQL can store, without control characters. */
const isClean = (text: string) => text.isWellFormed() && !/\p{Cc}/u.test(text)
const word = (longest: number) => z.string().max(longest).refine(isClean)
const { email: Email, attributes: Traits } = CustomerInput.shape

const Payload = z.object({
  sub: Id,
  exp: z.number(),
  iat: z.number().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  workspace: z.string().optional(),
  name: word(200).nullish(),
  tier: word(60).nullish(),
  attributes: Traits.unwrap()
    .refine((traits) =>
      Object.entries(traits).every((pair) => pair.every((it) => typeof it !== 'string' || isClean(it))),
    )
    .nullish(),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
})

/**
 * What an identity token says, when this workspace signed it: HS256 with its secret, and no other algorithm or key whatever the header
 * names. `sub` and `exp` are required; claims that Baton does not know are passed over. Throws `Refused` token_invalid: without detail when
 * the signature does not prove it, and otherwise naming the claim at fault, for the developer who signed it.
 * @param now ms
 */
export async function readIdentityToken(
  token: string,
  { workspace, secret }: { workspace: string; secret: string },
  now: number,
): Promise<Claims> {
  if (secret.length < shortestSecret) throw new Error('the secret of the workspace is too short to prove anything')
  const claims = parse(await signedPayload(token, secret, now))
  const check = (holds: boolean, fault: string) => {
    if (!holds) throw new Refused('token_invalid', fault)
  }
  check(claims.exp * 1000 > now, 'exp is over')
  check(claims.exp * 1000 <= now + longestMs + leewayMs, 'exp is more than 24 hours ahead')
  check((claims.iat ?? 0) * 1000 <= now + leewayMs, 'iat is in the future')
  check(claims.workspace === undefined || claims.workspace === workspace, 'workspace is another one')
  check(claims.aud === undefined || [claims.aud].flat().includes(workspace), 'aud is not this workspace')
  return {
    externalId: claims.sub,
    name: claims.name ?? null,
    email: emailOf(claims),
    tier: claims.tier ?? null,
    attributes: claims.attributes ?? {},
  }
}

async function signedPayload(token: string, secret: string, now: number): Promise<unknown> {
  if (!isCanonical(token)) throw new Refused('token_invalid')
  const clock = { currentDate: new Date(now), clockTolerance: leewayMs / 1000 }
  try {
    const { payload } = await jwtVerify(token, Buffer.from(secret), { algorithms: ['HS256'], ...clock })
    return payload
  } catch (error) {
    // These two come after the signature held: they are the signer's own mistakes.
    if (error instanceof errors.JWTExpired) throw new Refused('token_invalid', 'exp is over')
    if (error instanceof errors.JWTClaimValidationFailed)
      throw new Refused('token_invalid', `${error.claim} is not valid`)
    if (error instanceof errors.JOSEError) throw new Refused('token_invalid')
    throw error
  }
}

/** Three segments of base64url and nothing else, each in the one way to write it: a token has no second spelling that is valid too. */
function isCanonical(token: string): boolean {
  if (token.length > 8192 || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return false
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
}

function parse(payload: unknown): z.infer<typeof Payload> {
  const parsed = Payload.safeParse(payload)
  if (parsed.success) return parsed.data
  throw new Refused('token_invalid', `${String(parsed.error.issues[0]?.path[0] ?? 'payload')} is not valid`)
}

/** An address that the workspace has not verified may be somebody else's, so it is left out; so is what is no address. */
function emailOf({ email, email_verified: verified }: z.infer<typeof Payload>): string | null {
  if (verified !== undefined && verified !== true) return null
  const parsed = Email.safeParse(email)
  return parsed.success ? (parsed.data ?? null) : null
}
