import { createHash, randomBytes } from 'node:crypto'

/** What a token opens, and how it begins. */
export const tokenPrefixes = { session: 'bs_', visitor: 'bv_', key: 'bk_', invitation: 'bi_' } as const
export type TokenKind = keyof typeof tokenPrefixes

/** 256 random bits that open something. Shown once: the database has its hash alone. */
export function newToken(kind: TokenKind): string {
  return tokenPrefixes[kind] + randomBytes(32).toString('base64url')
}

/** Tokens have 256 bits of chance, so that one round of SHA-256 suffices to keep them from being read out of a dump. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
