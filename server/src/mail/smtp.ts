import { isIP } from 'node:net'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Resolve } from '../outbound/pinned-request.ts'
import { MailTrouble, pinnedAddress, type MailServer } from './mail-server.ts'

export interface SmtpOptions {
  /** `host:port` of servers that may be private addresses. */
  allowed: readonly string[]
  resolve?: Resolve | undefined
  /** How long a server may take for one step. Milliseconds. */
  timeoutMs?: number | undefined
}

/** Hands one mail to the server, or just signs in where there is none. Throws `MailTrouble`. */
export async function speakSmtp(server: MailServer, mail: SendMailOptions | null, options: SmtpOptions): Promise<void> {
  if (server.passwordLost) throw new MailTrouble('not-set-up', true)
  const { host, port, security, user, password } = server
  const { timeoutMs = 15_000 } = options
  const transport = createTransport({
    host: await pinnedAddress(server, options.allowed, options.resolve),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    tls: { minVersion: 'TLSv1.2', ...(isIP(host) ? {} : { servername: host }) },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What a mail says is text that others wrote: it names no file and no address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    if (mail) await transport.sendMail(mail)
    else await transport.verify()
  } catch (error) {
    throw troubleOf(error)
  } finally {
    transport.close()
  }
}

/** A 5xx is an answer: the same again gets the same. Everything else may be otherwise in a minute. */
function troubleOf(error: unknown): MailTrouble {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  const permanent = responseCode !== undefined && responseCode >= 500
  if (code === 'EAUTH' || code === 'ENOAUTH') return new MailTrouble('sign-in-refused')
  if (code === 'EENVELOPE') return new MailTrouble('address-refused', permanent)
  if (code === 'EMESSAGE' || permanent) return new MailTrouble('refused', permanent)
  return new MailTrouble('unreachable')
}
