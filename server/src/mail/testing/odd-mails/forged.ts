import { answer, freshId, letter, support, type OddMail, type World } from './odd-mail.ts'

const words = 'Send the new one to 1 Thief Lane'
const plain = 'Content-Type: text/plain; charset=utf-8'

/** Sent to the address that only the customer was told. */
const toThem =
  (...from: readonly string[]) =>
  ({ vera }: World) =>
    letter([...from, `To: ${vera.reply}`, 'Subject: Re: Kettle', plain], words)

const toUs = (from: string, ...heads: readonly string[]) =>
  letter([...heads, `From: ${from}`, `To: ${support}`, 'Subject: Hello', plain], words)

const otherSender = { status: 'aside', because: 'other-sender', lands: 'nowhere' } as const
const notAuthentic = { status: 'aside', because: 'not-authentic', lands: 'nowhere' } as const
const unknownSender = { status: 'taken', lands: 'new', customer: null } as const

/** Who says that they are somebody else. The customer is vera@mail.example, known as `vera`; mx.shop.example receives for us. */
export const forgedMails: readonly OddMail[] = [
  {
    name: 'the customer’s address beside another, hers first',
    raw: toThem('From: vera@mail.example, thief@evil.example'),
    is: notAuthentic,
  },
  {
    name: 'the customer’s address beside another, hers last',
    raw: toThem('From: thief@evil.example, vera@mail.example'),
    is: otherSender,
  },
  {
    name: 'two From heads, hers first',
    raw: toThem('From: vera@mail.example', 'From: thief@evil.example'),
    is: { status: 'aside', lands: 'nowhere' },
  },
  {
    name: 'two From heads, hers last',
    raw: toThem('From: thief@evil.example', 'From: vera@mail.example'),
    is: { status: 'aside', lands: 'nowhere' },
  },
  {
    name: 'her address as the name of another',
    raw: toThem('From: "vera@mail.example" <thief@evil.example>'),
    is: otherSender,
  },
  {
    name: 'her address as an encoded name',
    raw: toThem('From: =?utf-8?B?dmVyYUBtYWlsLmV4YW1wbGU=?= <thief@evil.example>'),
    is: otherSender,
  },
  {
    name: 'her address as a quoted local part',
    raw: toThem('From: "vera@mail.example"@evil.example'),
    is: { status: 'aside', lands: 'nowhere' },
  },
  { name: 'her address as a comment', raw: toThem('From: thief@evil.example (vera@mail.example)'), is: otherSender },
  {
    name: 'her address as the name of a group',
    raw: toThem('From: "vera@mail.example": thief@evil.example;'),
    is: otherSender,
  },
  {
    name: 'her address as the Sender',
    raw: toThem('From: thief@evil.example', 'Sender: vera@mail.example'),
    is: otherSender,
  },
  {
    name: 'her address to reply to',
    raw: toThem('From: thief@evil.example', 'Reply-To: vera@mail.example'),
    is: otherSender,
  },
  { name: 'a letter of another alphabet in her address', raw: toThem('From: v\u0435ra@mail.example'), is: otherSender },
  { name: 'her address with a domain hung on', raw: toThem('From: vera@mail.example.evil.example'), is: otherSender },
  {
    name: 'her thread named by its heads alone',
    raw: ({ vera }) =>
      letter(
        ['From: thief@evil.example', `To: ${support}`, `References: ${freshId()} ${vera.messageId}`, plain],
        words,
      ),
    is: otherSender,
  },
  {
    name: 'his own address to answer and hers, in one mail',
    raw: ({ vera, thief }) =>
      letter(
        [`From: ${thief.address}`, `To: ${vera.reply}, ${thief.reply}`, `In-Reply-To: ${vera.messageId}`, plain],
        words,
      ),
    is: otherSender,
  },
  {
    name: 'an address to answer that was made up',
    raw: () => letter(['From: guess@evil.example', `To: help+${'a'.repeat(26)}@shop.example`, plain], words),
    is: unknownSender,
  },
  {
    name: 'from her address, and our server says no',
    raw: (world) =>
      answer(world, words, ['Authentication-Results: mx.shop.example; dmarc=fail header.from=mail.example']),
    is: notAuthentic,
  },
  {
    name: 'from her address, and a yes below our server’s no',
    raw: ({ vera }) =>
      letter(
        [
          'Authentication-Results: mx.shop.example; dmarc=fail header.from=mail.example',
          'Authentication-Results: mx.shop.example; dmarc=pass header.from=mail.example',
          'From: vera@mail.example',
          `To: ${vera.reply}`,
          plain,
        ],
        words,
      ),
    is: notAuthentic,
  },
  {
    name: 'a yes of another server than ours',
    raw: () =>
      toUs('vera@mail.example', 'Authentication-Results: mx.evil.example; dmarc=pass header.from=mail.example'),
    is: unknownSender,
  },
  {
    name: 'a yes in a comment within a comment',
    raw: () =>
      toUs(
        'vera@mail.example',
        'Authentication-Results: mx.shop.example; spf=none (so (says) dmarc=pass he) smtp.mailfrom=x',
      ),
    is: unknownSender,
  },
  {
    name: 'a yes in the address that the sender chose',
    raw: () =>
      toUs(
        'vera@mail.example',
        'Authentication-Results: mx.shop.example; spf=pass smtp.mailfrom="; dmarc=pass x"@evil.example',
      ),
    is: unknownSender,
  },
  {
    name: 'a yes as the value of something else',
    raw: () =>
      toUs(
        'vera@mail.example',
        'Authentication-Results: mx.shop.example; spf=pass smtp.helo=a.dmarc=pass.evil.example',
      ),
    is: unknownSender,
  },
  {
    name: 'a signature of the sender’s own domain',
    raw: () => toUs('vera@mail.example', 'Authentication-Results: mx.shop.example; dkim=pass header.d=evil.example'),
    is: unknownSender,
  },
  {
    name: 'a signature of a domain that begins like hers',
    raw: () =>
      toUs(
        'vera@mail.example',
        'Authentication-Results: mx.shop.example; dkim=pass header.d=mail.example.evil.example',
      ),
    is: unknownSender,
  },
  {
    name: 'a no of our server to one that answers nothing',
    raw: () =>
      toUs('vera@mail.example', 'Authentication-Results: mx.shop.example; dmarc=fail; dkim=pass header.d=mail.example'),
    is: notAuthentic,
  },
  {
    name: 'really hers, in capitals',
    raw: ({ vera }) => letter(['From: VERA@Mail.Example', `To: ${vera.reply.toUpperCase()}`, plain], 'It is me'),
    is: { status: 'taken', lands: 'vera', text: 'It is me' },
  },
  {
    name: 'really hers, and our server says so',
    raw: () =>
      toUs(
        'vera@mail.example',
        'Authentication-Results: mx.shop.example 1; dmarc=pass (p=reject) header.from=mail.example',
      ),
    is: { status: 'taken', lands: 'new', customer: 'vera' },
  },
  {
    name: 'nobody at all',
    raw: ({ vera }) => letter([`To: ${vera.reply}`, plain], words),
    is: { status: 'aside', because: 'no-sender', lands: 'nowhere' },
  },
]
