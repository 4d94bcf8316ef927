import { createHash, createHmac, randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** What a reply is known by. */
export interface ReplyNames {
  /** In the address that answers go to. It gives leave to answer, so that only its hash is kept. */
  token: string
  tokenHash: string
  /** In the head of the mail, the same however often the mail is handed over. */
  messageId: string
}

/**
 * The names of one mail, signed with the workspace's secret: nobody can make them up, and a mail that is sent again has the same. Small letters
 * and digits only, because servers on the way may not keep capitals.
 */
export function namesOf(secret: string, mailId: string, address: string): ReplyNames {
  const token = signed(secret, 'mail reply', mailId)
  return {
    token,
    tokenHash: hashOf(token),
    messageId: `<${signed(secret, 'mail message', mailId)}@${address.slice(address.lastIndexOf('@') + 1)}>`,
  }
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** The address that an answer to this mail goes to. */
export function replyAddress(address: string, token: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${token}${address.slice(at)}`
}

/** The token in an address made of this one; null where there is none. */
export function tokenIn(address: string, support: string): string | null {
  const [local = '', domain = ''] = halves(support.toLowerCase())
  const [theirs = '', theirDomain = ''] = halves(address.toLowerCase())
  if (theirDomain !== domain || !theirs.startsWith(`${local}+`)) return null
  const token = theirs.slice(local.length + 1)
  return /^[0-9a-z]{26}$/.test(token) ? token : null
}

/** A secret for who delivers mail by webhook. */
export const newHookSecret = (): string => `whs_${base32(randomBytes(24))}`

const halves = (address: string) => [
  address.slice(0, address.lastIndexOf('@')),
  address.slice(address.lastIndexOf('@') + 1),
]

const signed = (secret: string, purpose: string, id: string): string =>
  base32(createHmac('sha256', secret).update(`${purpose}\0${id}`).digest()).slice(0, 26)

/** Five bits a digit. */
function base32(bytes: Buffer): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let left = bytes.length * 8; left >= 5; left -= 5) text += alphabet[Number((bits >> BigInt(left - 5)) & 31n)]
  return text
}
