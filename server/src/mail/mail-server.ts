import { isIP } from 'node:net'
import type { MailFault } from '@baton/engine'
import { resolveHost, type Resolve } from '../outbound/pinned-request.ts'
import { isPublicAddress } from '../playbooks/public-address.ts'

/** A mail server with how to sign in, the password in the open: it does not leave the server. */
export interface MailServer {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string | null
  password: string | null
  /** There is a password, and no key that opens it: it has to be given again. */
  passwordLost: boolean
  /** Named by whoever runs the platform, and not by a workspace. */
  trusted: boolean
}

/** Why nothing came of a mail server. `permanent`: to try again as it is brings nothing. */
export class MailTrouble extends Error {
  readonly fault: MailFault
  readonly permanent: boolean
  constructor(fault: MailFault, permanent = false) {
    super(fault)
    this.fault = fault
    this.permanent = permanent
  }
}

/** Ports that mail is spoken on: a workspace may not have others knocked at. */
const mailPorts: ReadonlySet<number> = new Set([25, 143, 465, 587, 993, 2465, 2525, 2587])

/**
 * The address to connect to: looked up once, judged, and then used, as for every call that leaves the house. A private one, or another port
 * than those of mail, is for servers that whoever runs the platform has named. Throws `MailTrouble`.
 */
export async function pinnedAddress(
  { host, port, trusted }: MailServer,
  allowed: readonly string[],
  resolve: Resolve = resolveHost,
): Promise<string> {
  const named = trusted || allowed.includes(`${host.toLowerCase()}:${port}`)
  if (!named && !mailPorts.has(port)) throw new MailTrouble('not-allowed', true)
  const family = isIP(host)
  const found = family
    ? [{ address: host, family }]
    : await resolve(host).catch(() => {
        throw new MailTrouble('unreachable')
      })
  if (!named && !found.every(({ address }) => isPublicAddress(address))) throw new MailTrouble('not-allowed', true)
  const first = found.find((each) => each.family === 4) ?? found[0]
  if (!first) throw new MailTrouble('unreachable')
  return first.address
}

/** What a mail server's user may read of its fault, and what to do about it. */
export function adviceOn(fault: MailFault, { host, port, security, user }: MailServer): string {
  switch (fault) {
    case 'sign-in-refused':
      return `${host} does not let ${user ?? 'nobody'} in: check user and password. Many providers want an app password.`
    case 'unreachable':
      return `No answer from ${host}:${port} by ${security === 'tls' ? 'TLS' : security === 'starttls' ? 'STARTTLS' : 'plain text'}: check host, port and encryption. 465 and 993 speak TLS, 587 and 143 STARTTLS.`
    case 'not-allowed':
      return `${host}:${port} is a private address or no port of mail. Whoever runs this server can allow it with BATON_MAIL_HOSTS=${host}:${port}.`
    case 'not-set-up':
      return 'The password cannot be opened any more, because its key is not among BATON_SECRET_KEY: give it again.'
    case 'address-refused':
      return 'The server refused the address: check that it may send as your support address, and that the receiver exists.'
    case 'refused':
      return 'The server refused the mail itself: its provider says why in the log of sent mail.'
    case 'too-many':
      return 'So many mails went to this address within an hour that no more are sent for now.'
  }
}
