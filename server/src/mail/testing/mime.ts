import { randomBytes } from 'node:crypto'

export interface MimeParts {
  from?: string
  to: string
  subject?: string
  inReplyTo?: string
  heads?: readonly string[]
  type?: string
  text: string
  /** Names of files that come with it. */
  files?: readonly string[]
}

/** A mail as it comes over the wire, with a Message-ID of its own. */
export function mime({
  from = 'a@mail.example',
  to,
  subject = 'Re: Your conversation',
  inReplyTo,
  heads = [],
  type,
  text,
  files = [],
}: MimeParts): string {
  const mixed = files.length > 0
  const body = mixed
    ? [
        '--edge',
        'Content-Type: text/plain; charset=utf-8',
        '',
        text,
        ...files.flatMap((name) => [
          '--edge',
          `Content-Type: application/pdf; name="${name}"`,
          `Content-Disposition: attachment; filename="${name}"`,
          'Content-Transfer-Encoding: base64',
          '',
          'JVBERi0xLjQ=',
        ]),
        '--edge--',
      ].join('\r\n')
    : text
  return [
    ...heads,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${randomBytes(9).toString('hex')}@mail.example>`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`] : []),
    'Date: Mon, 05 Jan 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    `Content-Type: ${mixed ? 'multipart/mixed; boundary=edge' : (type ?? 'text/plain; charset=utf-8')}`,
    '',
    body,
  ].join('\r\n')
}
