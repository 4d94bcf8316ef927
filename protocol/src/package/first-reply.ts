import type { Locale } from '@baton/engine'
import { firstReplyWords } from './first-reply-words.ts'
import type { HandoffPackage } from './package.ts'

export interface FirstReply {
  text: string
  language: Locale
  /** The messages that what it says rests on. */
  messageIds: readonly string[]
  /** The slot that it asks for; null where nothing is missing that helps. */
  asks: string | null
}

/** What the customer writes about, and what somebody needs to know to help with it. Folded stems, five languages. */
const needs: readonly [slot: string, about: RegExp][] = [
  [
    'order-number',
    /order|deliver|parcel|package|shipment|refund|return|cancel|invoice|charged|bestell|liefer|paket|sendung|erstatt|storn|rechnung|abgebucht|pedido|entrega|paquete|reembols|devol|factura|cobra|encomenda|estorno|fatura|commande|colis|livraison|rembours|annul|facture|preleve/,
  ],
  [
    'device',
    /sync|turn on|screen|battery|wifi|wi-fi|app |crash|frozen|update|install|bildschirm|akku|absturz|geht nicht an|einschalt|pantalla|bateria|enciende|actualiz|tela|liga|atualiz|ecran|batterie|allume/,
  ],
]

/**
 * A first reply that goes on where the customer is: it names the problem in their own words and what was tried, and asks for the one thing
 * that is missing. It holds no amount, date or promise but what it quotes. Null rather than a poor one: where it is not known what is
 * wanted, or in a language that Baton does not speak.
 */
export function firstReply(pkg: HandoffPackage, agent: string): FirstReply | null {
  const { wanted, language } = pkg.summary
  const words = firstReplyWords[language as Locale]
  const said = wanted?.text?.replaceAll(/\s+/g, ' ').trim() ?? ''
  if (!words || !wanted || said.split(' ').length < 3 || said.length > 400) return null
  const failed = pkg.attempts.filter(
    ({ outcome, title, path }) => title && path !== 'search' && ['customer-said-no', 'action-failed'].includes(outcome),
  )
  const titles = [...new Set(failed.map(({ title }) => `“${shortened(title ?? '', 60)}”`))].slice(-2)
  const asks = missingFor(pkg, said)
  const text = [
    words.hello({ name: customerName(pkg), agent: agent.trim().split(/\s+/)[0] ?? '' }),
    ended(words.youWrote({ said: shortened(said, 160) })),
    titles.length > 0 ? words.tried({ titles: titles.join(words.and), count: titles.length }) : '',
    asks ? words.ask[asks] : words.onIt,
  ]
    .filter(Boolean)
    .join(' ')
  return { text, language: language as Locale, messageIds: [wanted.messageId], asks }
}

function missingFor(pkg: HandoffPackage, said: string): 'order-number' | 'device' | null {
  const about = said.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  // What the account says need not be asked either, whatever its fields are called: `device`, `orderNumber`.
  const fields = Object.keys(pkg.account?.attributes ?? {}).map((key) =>
    key.replaceAll(/([A-Z])/g, '-$1').toLowerCase(),
  )
  const known = new Set([...pkg.facts.map(({ name }) => name), ...fields])
  const slot = needs.find(([, pattern]) => pattern.test(about))?.[0]
  if (!slot || known.has(slot)) return null
  // A parcel is found by its own number, or by the invoice, as well.
  if (slot === 'order-number' && (known.has('tracking-number') || known.has('invoice-number'))) return null
  return slot as 'order-number' | 'device'
}

function customerName({ account, facts }: HandoffPackage): string {
  const name = account?.name ?? facts.find((fact) => fact.name === 'name' && !fact.conflict)?.value ?? ''
  return name.trim().split(/\s+/)[0] ?? ''
}

/** A quote without a mark at its end does not run into the next sentence. */
const ended = (sentence: string) => (/[.!?…]\s?[”“»"]$/.test(sentence) ? sentence : `${sentence}.`)

const shortened = (text: string, longest: number) =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`
