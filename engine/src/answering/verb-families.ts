import { makeLexicon } from '../signals/lexicon.ts'

/** Deeds that say what a question is after, whatever noun stands beside them. */
export type VerbFamily = 'send' | 'reach' | 'show' | 'surface' | 'talk' | 'buy' | 'charge'

export const verbFamilies = makeLexicon<VerbFamily>({
  send: `send, sent, sending, deliver, delivered, ship, shipped, post, dispatch, schicken, schicke, geschickt, senden, sende, gesendet, liefern, liefere, geliefert, zustellen, versenden, zusenden, enviar, envío, enviamos, enviemos, enviarle, enviarlo, enviarla, mandar, mandamos, mandemos, mando, mandarle, entregar, entregamos,
    envoyer, envoyons, envoie, expédier, livrer, livrons, adresser, envio, enviaremos, entregaremos, enviá lo, enviá la, mandá lo, mandá la`,
  reach: `reach, contact, call, phone, ring, call back, ring back, get hold of, erreichen, erreiche, erreichbar, anrufen, rufen, zurückrufen, kontaktieren, llamar, llamarle, llamarte, llamamos, llame, localizar, localizarle, contactar, contactarle, ubicar,
    joindre, appeler, rappeler, contacter, joignable, ligar, ligamos, ligue, contatar, contactá lo, falar com você, falar com o senhor, falar com a senhora, entrar em contato, retornar`,
  show: `say, says, show, shows, shown, read, reads, display, displays, displayed, appear, appears, steht, stehen, zeigt, zeigen, anzeigt, angezeigt, erscheint, meldet, aparece, aparecen, sale, dice, muestra, pone, affiche, affichent, apparaît, dit, indique, montre, diz, mostra, exibe, surge`,
  surface: `screen, display, message, monitor, panel, Bildschirm, Display, Anzeige, Meldung, Monitor, pantalla, visor, mensaje, panel, écran, afficheur, message, tela, visor, mensagem, painel`,
  talk: `speaking, talking, chatting, spreche, rede, schreibe, chatte, hablo, hablando, escribo, parle, écris, discute, falo, falando, converso, conversando`,
  buy: `buy, bought, buying, purchase, purchased, order, ordered, gekauft, kauften, kaufen, Kauf, bestellt, Bestellung, erworben, compró, compré, comprado, comprada, compraste, compra, pidió, pedí, pedido, acheté, achetée, achat, commandé, commandée, commande, comprou, comprei, pediu, fez o pedido, fiz o pedido, encomendou, encomendei`,
  charge: `charge, charged, charges, taken, took, debit, debited, withdrawn, paid, pay, billed, bill, cost, abgebucht, berechnet, belastet, bezahlt, eingezogen, gezahlt, Abbuchung, Rechnung, cobraron, cobrado, cobró, cargaron, cargado, cargo, pagó, pagado, pagué, factura, prélevé, prélevés, débité, débitée, payé, facturé, prélèvement, facture,
    cobraram, cobrada, cobrou, debitado, debitaram, pagou, paguei, cobrança, fatura`,
})

export const family = (name: VerbFamily): number => verbFamilies.bit(name)
