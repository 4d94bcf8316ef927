import { randomBytes } from 'node:crypto'

/** Somebody whom we wrote to: the address that answers go to, and the Message-ID of our mail. */
export interface Written {
  address: string
  reply: string
  messageId: string
}

export interface World {
  /** The customer. Only they were told `reply` and `messageId`, and yet an attack may know both. */
  vera: Written
  /** Somebody else with a thread of their own, who means ill. */
  thief: Written
}

export interface OddMail {
  name: string
  raw(world: World): string | Buffer
  is: {
    status: 'taken' | 'aside' | 'ignored'
    because?: string
    /** Whose thread has a message more for it; `new` opens one, and nothing else changes any. */
    lands: 'vera' | 'thief' | 'new' | 'nowhere'
    /** What the message says, exactly. */
    text?: string
    /** What must be in no word of it. */
    lacks?: RegExp
    subject?: string | null
    files?: readonly string[]
    /** The customer that the new conversation is of; null says somebody unknown. */
    customer?: string | null
  }
}

export const support = 'help@shop.example'

/** The Message-ID of a mail that has not been seen before. */
export const freshId = (): string => `<${randomBytes(9).toString('hex')}@mail.example>`

/** A mail of these lines, as servers hand it on: heads, an empty line, and the body as it is. */
export function letter(heads: readonly string[], body: string | Buffer): Buffer {
  const known = heads.some((line) => /^message-id:/i.test(line))
  const head = [...heads, ...(known ? [] : [`Message-ID: ${freshId()}`]), 'MIME-Version: 1.0', '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head), Buffer.isBuffer(body) ? body : Buffer.from(body)])
}

/** An answer of the customer's in plain text. */
export const answer = ({ vera }: World, text: string | Buffer, heads: readonly string[] = []): Buffer =>
  letter(
    [
      `From: Vera <${vera.address}>`,
      `To: ${vera.reply}`,
      'Subject: Re: Your conversation',
      ...(heads.some((line) => /^content-type:/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
      ...heads,
    ],
    text,
  )

/** The parts of a multipart body, each with its heads. */
export const parts = (edge: string, ...all: readonly (readonly [heads: readonly string[], body: string])[]): string =>
  [...all.map(([heads, body]) => `--${edge}\r\n${heads.join('\r\n')}\r\n\r\n${body}`), `--${edge}--`, ''].join('\r\n')
