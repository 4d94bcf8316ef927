import { foldText } from './folded.ts'

/**
 * What people say when money went wrong, or is about to: an event, not a price. Patterns over folded text of five languages, a line each;
 * each line that matches is one sign.
 */
const signs = String.raw`
(?:card|payment|transaction|transfer|direct debit|payout|payroll|deposit) (?:\w+ ){0,4}(?:declined|refused|rejected|failed|failing|bounced|stuck|blocked|frozen|not go(?:ne)? through|n't go(?:ne)? through|not arrived|missing)
(?:charged|billed|debited|deducted|paid|taken|pay|invoiced) (?:\w+ ){0,4}(?:twice|double|two times|again|three times|too much|wrong\w*|incorrectly|by mistake|without)
(?:double|duplicate|wrong|unexpected|unknown|extra|strange) (?:charge|payment|billing|debit|invoice|fee)s?|overcharged|overbilled|(?:wrong|higher|too high) (?:amount|price|total) (?:was|on|has)|charged me (?:for|£|\$|€|\d)
(?:refund|money|reimbursement|cashback) (?:\w+ ){0,5}(?:not|n't|never|still|missing|gone|lost|overdue|late|yet)|(?:want|need|get|give) (?:\w+ )?my money|where(?:'s| is) my (?:refund|money)|(?:\w+n't|not|never|still no) (?:\w+ ){0,3}(?:refund|money)(?!.back)|(?:no|without a) refund
(?:payroll|pay ?run|salar(?:y|ies)|wages|rent|pay (?:my|our) (?:staff|people|employees|team)) (?:\w+ ){0,6}(?:today|tomorrow|due|in (?:\w+ )?(?:minutes|hours|hour|days)|tonight|at risk|late|run|goes out|has to)
(?:karte|zahlung|uberweisung|lastschrift|abbuchung|auszahlung|gehaltslauf) (?:\w+ ){0,5}(?:abgelehnt|fehlgeschlagen|verweigert|nicht (?:durch\w*|an\w*|moglich|funktioniert|geklappt)|gesperrt|zuruck\w*)
(?:doppelt|zweimal|zwei mal|mehrfach|falsch|zu viel|zuviel|zu unrecht) (?:\w+ )?(?:abgebucht|belastet|berechnet|bezahlt|eingezogen|verrechnet|kassiert)|(?:abgebucht|belastet|berechnet) (?:\w+ )?(?:doppelt|zweimal|zu viel)
(?:doppelte|falsche|unbekannte|unberechtigte) (?:abbuchung|buchung|rechnung|belastung)|rechnung (?:\w+ ){0,2}(?:falsch|stimmt nicht|zu hoch)
(?:erstattung|ruckerstattung|geld|gutschrift) (?:\w+ ){0,6}(?:nicht|immer noch|fehlt|weg|verschwunden|zuruck)|wo (?:bleibt|ist) (?:mein|die) (?:geld|erstattung|gutschrift)
(?:gehalter|lohne|gehaltszahlung|gehaltslauf|lohnlauf|lohnabrechnung|miete) (?:\w+ ){0,6}(?:heute|morgen|in \w+ (?:stunden|minuten)|fallig|raus|gezahlt|ausgezahlt)|(?:heute|morgen|stunden) (?:\w+ ){0,6}(?:gehalter|lohne|lohnlauf|gehaltslauf|miete)
(?:tarjeta|pago|transferencia|cobro|nomina|recibo) (?:\w+ ){0,5}(?:rechaz\w+|deneg\w+|fall\w+|no (?:pasa|paso|se ha|llego|llega|funciona)|bloquead\w+|devuelto)|(?:rechaz\w+|deneg\w+) (?:\w+ ){0,2}(?:la tarjeta|el pago|mi tarjeta)
(?:cobrad\w+|cobraron|cobro|cargad\w+|cargaron|pague|pagado|facturad\w+) (?:\w+ ){0,4}(?:dos veces|doble|de mas|dos cargos|por error|mal|otra vez)|(?:doble cobro|cobro (?:doble|duplicado|indebido)|cargo (?:doble|duplicado|desconocido|indebido))
(?:reembolso|devolucion|dinero|reintegro) (?:\w+ ){0,5}(?:no|aun|todavia|sin|falta|nunca)|(?:no|todavia|aun) (?:\w+ ){0,4}(?:reembolso|devolucion|dinero)|donde esta mi (?:dinero|reembolso)
(?:nominas?|sueldos?|salarios?|alquiler) (?:\w+ ){0,6}(?:hoy|manana|en \w+ (?:horas|minutos)|vence|pagar|sale|salen)|(?:pagar|paso) (?:\w+ ){0,2}(?:las nominas|los sueldos|la nomina)
(?:carte|paiement|virement|prelevement|transaction|paie) (?:\w+ ){0,5}(?:refuse\w*|rejete\w*|echoue\w*|bloque\w*|ne passe pas|pas passe\w*|n'est pas (?:passe|arrive)\w*)
(?:debite\w*|preleve\w*|facture\w*|paye\w*|encaisse\w*) (?:\w+ ){0,4}(?:deux fois|en double|trop|par erreur|a tort|encore)|(?:double|mauvais\w*) (?:debit|prelevement|facturation|montant)|prelevement (?:inconnu|injustifie|abusif)|trop percu
(?:remboursement|argent|avoir) (?:\w+ ){0,5}(?:pas|jamais|toujours|encore|manque|disparu)|(?:pas|jamais|toujours) (?:\w+ ){0,4}(?:remboursement|rembourse\w*|mon argent)|ou est mon (?:argent|remboursement)
(?:salaires?|paies?|paye|loyer) (?:\w+ ){0,6}(?:aujourd'hui|demain|dans \w+ (?:heures|minutes)|partir|partent|echeance|verser|verses)|(?:verser|virer|payer) (?:les|nos|mes) (?:salaires|salaries|employes)
(?:cartao|pagamento|transferencia|pix|boleto|folha|debito) (?:\w+ ){0,5}(?:recusad\w|negad\w|rejeitad\w|falhou|falhando|bloquead\w|nao (?:passa|passou|caiu|foi|chegou|compensou))|(?:recusad\w|negad\w) (?:\w+ ){0,2}(?:cartao|pagamento)
(?:cobrad\w|cobraram|cobranca|debitad\w|debitaram|paguei|faturad\w) (?:\w+ ){0,4}(?:duas vezes|em dobro|a mais|duplicad\w|errad\w|por engano|de novo|indevid\w*)|cobranca (?:duplicada|indevida|errada|desconhecida)
(?:reembolso|estorno|dinheiro|devolucao) (?:\w+ ){0,5}(?:nao|ainda|nunca|sumiu|falta|atrasad\w)|(?:nao|ainda|nunca) (?:\w+ ){0,4}(?:reembolso|estorno|dinheiro)|cade (?:o )?meu (?:dinheiro|reembolso|estorno)
(?:folha|salarios?|ordenados?|aluguel|renda) (?:\w+ ){0,6}(?:hoje|amanha|em \w+ (?:horas|minutos)|vence|pagar|sai)|pagar (?:os|meus) (?:funcionarios|salarios)`
  .trim()
  .split('\n')
  .map((line) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${line})`, 'u'))

/** Says that it happened more than once: it weighs, and is no other sign. */
const again =
  /(?<!\p{L})(?:twice|again|three times|second time|zweimal|schon wieder|dos veces|otra vez|deux fois|encore|duas vezes|de novo)(?!\p{L})/u

/** How much a message tells of money that went wrong, 0..1: 0.6 for one sign, more for several. A question about a price is 0. */
export function readMoney(text: string): number {
  const folded = foldText(text.slice(0, 2000)).replace(/\s+/g, ' ')
  const found = signs.reduce((count, sign) => count + (sign.test(folded) ? 1 : 0), 0)
  if (found === 0) return 0
  return Math.round((1 - 0.4 ** (found + (again.test(folded) ? 0.5 : 0))) * 100) / 100
}
