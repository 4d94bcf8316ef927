import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { Refused } from './refused.ts'

export interface Cost {
  /** Base-2 logarithm of scrypt's N. */
  ln: number
  r: number
  p: number
}

/** What OWASP's password storage cheat sheet asks of scrypt at least: 128 MiB and a third of a second a time. */
export const owaspCost: Cost = { ln: 17, r: 8, p: 1 }

/** A stored hash that asks for more than this is broken, and not a reason to fill the memory. */
const memoryLimit = 256 * 1024 * 1024
const keyBytes = 32

const atOnce = 2
const mayWait = 50
let running = 0
const waiting: (() => void)[] = []

/** `$scrypt$ln=17,r=8,p=1$salt$hash`, both in base64. Throws `Refused` rate_limited when too many wait already. */
export async function hashPassword(password: string, cost: Cost = owaspCost): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64')}$${key.toString('base64')}`
}

/**
 * Whether the password made this hash. Without a hash, or with one that cannot be read, it works as long and says no, so that time
 * does not tell whether there is such an agent. Throws `Refused` rate_limited when too many wait already.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parsed = stored === null ? null : parse(stored)
  if (!parsed) {
    await derive(password, Buffer.alloc(16), owaspCost)
    return false
  }
  const key = await derive(password, parsed.salt, parsed.cost)
  return timingSafeEqual(key, parsed.key)
}

/** 75 random bits, for a person to type once. No letter looks like another or like a digit. */
export function generatePassword(): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  const letters = Array.from(randomBytes(15), (byte) => alphabet[byte & 31]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5, 10)}-${letters.slice(10)}`
}

function parse(stored: string): { cost: Cost; salt: Buffer; key: Buffer } | null {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/=]+)\$([\w+/=]+)$/.exec(stored)
  if (!match) return null
  const [, ln, r, p, salt = '', key = ''] = match
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== keyBytes || cost.ln < 1 || cost.r < 1 || cost.p < 1 || memoryOf(cost) > memoryLimit) return null
  return { cost, salt: Buffer.from(salt, 'base64'), key: bytes }
}

const memoryOf = ({ ln, r, p }: Cost) => 128 * r * (2 ** ln + p + 2)

/** Two at once and no more: a storm of sign-ins waits its turn instead of eating the memory, and then is turned away. */
async function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  if (running < atOnce) running += 1
  else {
    if (waiting.length >= mayWait) throw new Refused('rate_limited', 'too many sign-ins at once')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const options = { N: 2 ** cost.ln, r: cost.r, p: cost.p, maxmem: memoryLimit }
      // The same letters, however a keyboard composes them.
      scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  } finally {
    // Whoever waits takes over the place, so that nobody slips in between.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
