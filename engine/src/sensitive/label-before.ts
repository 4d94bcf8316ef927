/** What the words around a number say that it is. */
export type Label = 'card' | 'person' | 'thing' | null

/** Numbers of things and of ways to reach somebody: what people need to read to help. */
const things =
  'orders?|order(?:s)? ?(?:no|nr|number|id)|bestell\\w*|auftrag\\w*|pedidos?|encomendas?|commandes?|purchase|kauf\\w*|compras?|invoices?|rechnung\\w*|factur\\w*|fatur\\w*|boleto|receipt|beleg\\w*|tracking|track ?id|parcel|shipment|sendung\\w*|paket\\w*|seguimiento|rastrei?o|rastreamento|suivi|colis|envio|awb|isbn|ean|upc|gtin|sku|asin|imei|meid|serial|serien\\w*|seriennummer|serie|ticket|case|vorgang\\w*|reference|referenz\\w*|referencia|ref|booking|buchung\\w*|reserva\\w*|reservation|vol|flight|customer ?(?:no|nr|number|id)|kunden\\w*|cliente|client|account ?(?:no|nr|number|id)|konto|cuenta|conta|compte|phone|telephone|tel|telefon\\w*|handy\\w*|mobil\\w*|movil|celular|telemovel|telefone|telefono|whatsapp|fax|cep|zip|plz|postal|artikel\\w*|article|product|model\\w*|device|transaction|transaktion\\w*|transaccion|transacao|protocolo|gutschein\\w*|voucher|coupon|gift ?card'
const cards =
  'cards?|credit|debit|visa|mastercard|master|maestro|amex|american express|discover|diners|kredit\\w*|karte\\w*|\\w*karte|kartennummer|tarjetas?|credito|debito|cartao|cartoes|cartes?|bancaire|cb|elo|hipercard|pan'
const persons =
  'ssn|itin|social security|sozialversicherung\\w*|seguro social|seguridad social|securite sociale|nino|national insurance|ni number|steuer-?id\\w*|steueridentifikation\\w*|steuerliche identifikation\\w*|idnr|steuer-?nr|steuernummer|tin|tax ?(?:id|number|payer)\\w*|taxpayer\\w*|dni|nie|nif|nuss|documento|numero de identidad|identity|identification|personalausweis\\w*|ausweis\\w*|national id|id card|nir|insee|secu|carte vitale|identite|cpf|cnpj|cadastro|contribuinte|fiscal'

const labels = new RegExp(String.raw`(?<![a-z0-9])(?:(${cards})|(${persons})|(${things}))(?![a-z])`, 'g')
const reach = 42

/** What the nearest label before a place says; null where none stands in the same sentence. */
export function labelBefore(low: string, at: number): Label {
  const before = low.slice(Math.max(0, at - reach), at)
  let label: Label = null
  for (const match of before.matchAll(labels)) label = match[1] ? 'card' : match[2] ? 'person' : 'thing'
  return label
}

/** What the first label after a place says: "4242… is my card". Shorter, because what follows is rarely about what came before. */
export function labelAfter(low: string, at: number): Label {
  const after = /^[^.!?\n]{0,28}/.exec(low.slice(at, at + 28))?.[0] ?? ''
  for (const match of after.matchAll(labels)) return match[1] ? 'card' : match[2] ? 'person' : 'thing'
  return null
}

/** Whether the words around say that a number is a person's. */
export const isLabelledPerson = (low: string, from: number, to: number): boolean => {
  const before = labelBefore(low, from)
  return before === 'person' || (before !== 'thing' && labelAfter(low, to) === 'person')
}
