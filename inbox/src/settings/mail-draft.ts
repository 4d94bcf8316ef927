import { MailSettingsInput, type MailSettings } from '@baton/protocol'
import type * as z from 'zod'

type Kept = z.infer<typeof MailSettings>
export type MailInput = z.input<typeof MailSettingsInput>
export type Security = 'tls' | 'starttls' | 'none'

/** A server as the form has it. An empty password keeps the one that is there. */
export interface ServerDraft {
  host: string
  port: string
  security: Security
  user: string
  password: string
}

export interface MailDraft {
  address: string
  fromName: string
  afterMinutes: string
  /** False sends by the platform's own. */
  own: boolean
  smtp: ServerDraft
  inbound: 'none' | 'imap' | 'webhook'
  imap: ServerDraft & { folder: string }
  plusAddresses: boolean
  trustedServer: string
}

const server = (port: string): ServerDraft => ({ host: '', port, security: 'tls', user: '', password: '' })

export function draftOf(kept: Kept | null): MailDraft {
  const of = (it: Kept['smtp'], port: string): ServerDraft =>
    it
      ? { host: it.host, port: String(it.port), security: it.security, user: it.user ?? '', password: '' }
      : server(port)
  return {
    address: kept?.address ?? '',
    fromName: kept?.fromName ?? '',
    afterMinutes: String(kept?.afterMinutes ?? 1),
    own: kept ? kept.smtp !== null : true,
    smtp: of(kept?.smtp ?? null, '465'),
    inbound: kept?.inbound ?? 'none',
    imap: { ...of(kept?.imap ?? null, '993'), folder: kept?.imap?.folder ?? 'INBOX' },
    plusAddresses: kept?.plusAddresses ?? true,
    trustedServer: kept?.trustedServer ?? '',
  }
}

/** What the API takes, or what is wrong by field: the same schema as the server's reads both. */
export function readDraft(draft: MailDraft): { input: MailInput } | { errors: Readonly<Record<string, string>> } {
  const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  const serverOf = ({ host, port, security, user, password }: ServerDraft) => ({
    host: host.trim(),
    port: number(port),
    security,
    user: user.trim() || null,
    ...(password ? { password } : {}),
  })
  const input: MailInput = {
    address: draft.address.trim(),
    fromName: draft.fromName.trim(),
    afterMinutes: number(draft.afterMinutes),
    smtp: draft.own ? serverOf(draft.smtp) : null,
    inbound: draft.inbound,
    imap: draft.inbound === 'imap' ? { ...serverOf(draft.imap), folder: draft.imap.folder.trim() } : null,
    plusAddresses: draft.plusAddresses,
    trustedServer: draft.trustedServer.trim() || null,
  }
  const read = MailSettingsInput.safeParse(input)
  if (read.success) return { input }
  return { errors: errorsOf(read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))) }
}

const words: Readonly<Record<string, string>> = {
  address: 'An address such as help@shop.example.',
  fromName: 'A name of one line.',
  afterMinutes: 'A whole number of 1 to 1440.',
  'smtp.host': 'The name of a host, such as smtp.example.com.',
  'smtp.port': 'A whole number of 1 to 65535.',
  'imap.host': 'The name of a host, such as imap.example.com.',
  'imap.port': 'A whole number of 1 to 65535.',
  'imap.folder': 'The name of a folder.',
  trustedServer: 'The name of a host, such as mx.example.com.',
}

/** The first error of each field, in words for people. What names no field stands under ''. */
export const errorsOf = (errors: readonly { path: string; message: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(errors.toReversed().map(({ path, message }) => [path, words[path] ?? `It ${message}.`]))
