import { foldText } from '../signals/folded.ts'

/** Something that whoever helps would have to ask for, and how much it helps to know it already; compares with others. */
export interface WorthAsking {
  slot: string
  value: number
  /** The workspace's own words for the question, where a playbook has them. */
  ask: string | null
}

/** What is known, and what it is about. */
export interface Known {
  /** The customer's words that say what it is about. */
  said: readonly string[]
  /** Names of everything that has been given, by the customer, the account, or another system. */
  given: Iterable<string>
  /** What the playbook in play needs, in its order, with its words for asking. */
  inputs: readonly { name: string; ask: string }[]
  /** The customer is signed in: their account says who they are. */
  identified: boolean
  /** Nobody is there before a promised time: the answer has to find them. */
  away: boolean
  /** Something was tried already. */
  tried: boolean
}

/** Less than this is not worth a customer's time. */
const worth = 1.5

const about = {
  order:
    /order|deliver|parcel|package|shipment|refund|return|cancel|invoice|charged|bestell|liefer|paket|sendung|erstatt|storn|rechnung|abgebucht|pedido|entrega|paquete|reembols|devol|factura|cobra|encomenda|estorno|fatura|commande|colis|livraison|rembours|annul|facture|preleve/,
  device:
    /sync|turn on|screen|display|battery|charg(?:er|ing)|wifi|wi-fi|\bapp\b|crash|frozen|freez|update|install|connect|bildschirm|akku|absturz|geht nicht an|einschalt|verbind|pantalla|bateria|enciende|actualiz|conect|tela|\bliga\b|atualiz|ecran|batterie|allume|connex|mise a jour/,
  error: /error|message on|fehler|meldung|mensaje|mensagem|\berro\b|erreur|message d/,
  account:
    /sign in|log ?in|password|account|e-?mail address|anmeld|passwort|konto|iniciar sesion|contrasena|cuenta|connecter|mot de passe|compte|entrar|senha|conta\b/,
} as const

/**
 * What would help most to know and is not known, the most valuable first: what the playbook needs, then what a case of this kind is found
 * by. Nothing that has been given in any form, and nothing of little worth.
 */
export function worthAsking(known: Known): readonly WorthAsking[] {
  const words = foldText(known.said.join(' \n ').slice(0, 4000))
  const is = (area: keyof typeof about) => about[area].test(words)
  const given = new Set([...known.given].map(slotName))
  const any = (...names: string[]) => names.some((name) => given.has(name))
  const found: WorthAsking[] = known.inputs.map(({ name, ask }, i) => ({
    slot: slotName(name),
    value: 4 - i / 10,
    ask,
  }))
  const add = (slot: string, value: number, when: boolean) => void (when && found.push({ slot, value, ask: null }))

  add('problem', 5, words.trim() === '')
  // A parcel is found by its own number, or by the invoice, as well.
  add('order-number', 3, is('order') && !any('tracking-number', 'invoice-number'))
  add('email', 2.5, known.away && !known.identified)
  add('error-text', 2.4, is('error'))
  add('device', 2.2, is('device') && !any('serial'))
  add('email', 2, is('account') && !known.identified)
  add('step-done', 1.6, is('device') && !known.tried)

  const best = new Map<string, WorthAsking>()
  for (const each of found) {
    const before = best.get(each.slot)
    if (each.value < worth || given.has(each.slot) || (before && before.value >= each.value)) continue
    best.set(each.slot, { ...each, ask: each.ask ?? before?.ask ?? null })
  }
  return [...best.values()].sort((a, b) => b.value - a.value)
}

/** Playbooks and accounts call it `orderNumber`, slots `order-number`: one thing. */
export const slotName = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/[_.\s]+/g, '-')
    .toLowerCase()
