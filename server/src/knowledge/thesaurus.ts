import type { Locale } from '@baton/engine'
import { fold } from './fold.ts'

/**
 * Words that customers and help pages use for the same thing, one set a line. An entry of several words is recognised, but never looked
 * for. Words of support and shopping in general: what a workspace calls its own things belongs in its articles' tags.
 */
const sets: Record<Locale, string> = {
  en: `
    refund, reimburse, money back, get back my money, return my money
    cancel, terminate, unsubscribe, end, stop, quit
    delete, erase, remove, wipe, close my account
    refuse, decline, reject, deny, not accepted
    password, passcode, pin
    sign in, log in, login, logon, log on, signin
    sign out, log out, logout
    sign up, register, create an account, registration
    e-mail, mail, email
    parcel, package, shipment, packet
    shipping, delivery, postage, dispatch, deliver, ship
    arrive, receive, come
    broken, defective, faulty, damaged, cracked, defect
    repair, fix, mend
    frozen, stuck, hang, unresponsive, blocked, dead, freeze
    restart, reboot
    reset, restore
    charge, bill, debit, deduct
    twice, double, two times, duplicate
    invoice, receipt, bill
    price, cost, fee, how much, expensive
    subscription, membership, plan, abo
    voucher, gift card, coupon, gift code, giftcard
    redeem, use a code
    change, modify, edit, update, switch
    wrong, incorrect, by mistake, accident
    missing, disappear, vanish, lost, gone, not there
    download, load
    wifi, wireless, wlan, internet, network
    connect, connection, pair, link
    computer, pc, laptop, mac
    phone, mobile, smartphone, iphone, android
    screen, display, touchscreen
    battery, charging, charger, power
    copy, transfer, move, put, import
    borrow, lend, loan, rent
    child, kid, children, son, daughter, parental
    font, letter, text size, type size
    line, stripe, streak
    warranty, guarantee
    exchange, replace, replacement
    language, translate, translation
    country, region
    address, street
    firmware, software, version
    book, title, novel
    crash, close, closes
    sample, preview, excerpt
    payment, pay, card
    tax, vat
    send back, return, give back
    reserve, book, booking, reservation
    place, spot, seat, slot
    queue, waiting list, waitlist, in line
    employee, colleague, staff, coworker
    sick, ill, illness
    pause, freeze, suspend, on hold
    hurt, injured, injury, accident
    merge, join, combine, put together
    spreadsheet, excel, csv
    revenue, sales, takings, turnover, income
    cheaper, cheap, discount, lower price, smaller
    friend, guest, companion
    newsletter, news, mailing
    parent, parents, father, mother, mum, mom, dad
    alone, private, one to one
    limit, restrict, restriction
    personal data, my data, stored about me, all your data`,
  de: `
    erstattung, erstatten, rückerstattung, geld zurück, rückzahlung, zurückerstatten, gutschrift
    kündigen, beenden, abbestellen, kündigung, gekündigt, abmelden
    stornieren, storno, abbrechen, widerrufen, stornierung
    löschen, entfernen, gelöscht, schließen
    ablehnen, abgelehnt, verweigern, zurückgewiesen, nicht akzeptiert, nicht angenommen
    passwort, kennwort, zugangsdaten
    anmelden, einloggen, login, anmeldung
    abmelden, ausloggen, logout
    e-mail, mail, email
    paket, päckchen, sendung, lieferung
    versand, lieferung, porto, lieferzeit, liefern, versenden, zustellung
    kaputt, defekt, beschädigt, gebrochen
    reparieren, reparatur
    eingefroren, hängt, reagiert nicht, blockiert, friert, aufgehängt
    neustart, neu starten, rebooten
    zurücksetzen, reset, werkseinstellungen
    abgebucht, abbuchung, abgezogen, belastet, berechnet
    doppelt, zweimal, zwei mal
    dauer, dauert, wie lange
    abstürzen, stürzt ab, schließt sich
    rechnung, beleg, quittung
    preis, kosten, kostet, gebühr, wie viel
    abo, abonnement, mitgliedschaft
    gutschein, geschenkkarte, gutscheinkarte, gutscheincode, geschenkgutschein
    einlösen, verwenden
    ändern, wechseln, umstellen, bearbeiten, aktualisieren, korrigieren
    falsch, versehentlich, aus versehen, irrtümlich
    fehlt, verschwunden, weg, fehlen, verloren
    herunterladen, download, runterladen, laden
    wlan, wifi, internet, netz, netzwerk
    verbinden, verbindung, koppeln, verknüpfen
    computer, pc, rechner, laptop, mac
    handy, telefon, smartphone, iphone
    bildschirm, display, touchscreen, anzeige
    akku, batterie, ladegerät, aufladen
    übertragen, kopieren, verschieben, umziehen, importieren
    ausleihen, leihen, entleihen, onleihe
    bibliothek, bücherei, stadtbibliothek, stadtbücherei
    kind, kinder, sohn, tochter, jugendschutz
    schrift, buchstaben, schriftgröße
    streifen, linien
    garantie, gewährleistung
    umtauschen, austausch, ersatz, tauschen
    land, region
    adresse, anschrift, lieferadresse
    firmware, software, version
    update, aktualisierung
    leseprobe, probe, vorschau, auszug
    zahlung, bezahlen, karte, kreditkarte
    mehrwertsteuer, umsatzsteuer, mwst, ust
    zurückgeben, zurückschicken, retoure, rückgabe, zurücksenden, rücksendung`,
  es: `
    reembolso, devolución del dinero, reembolsar, devolver el dinero, abono
    cancelar, anular, dar de baja, darme de baja, cancelación
    eliminar, borrar, suprimir
    rechazado, denegado, no aceptada, rechazar
    contraseña, clave
    iniciar sesión, entrar, acceder, login
    correo, e-mail, email, mail
    paquete, pedido, envío
    envío, entrega, enviar, gastos de envío
    roto, averiado, defectuoso, dañado
    reparar, arreglar, reparación
    bloqueado, congelado, colgado
    reiniciar, reinicio
    cobrado, cargo, cobro, cargado
    doble, dos veces, duplicado
    factura, recibo
    precio, coste, cuánto cuesta, tarifa
    suscripción, abono, membresía
    tarjeta regalo, vale, cupón
    cambiar, modificar, actualizar
    descargar, descarga, bajar
    wifi, internet, red
    conectar, conexión, vincular
    ordenador, computadora, pc, portátil
    móvil, teléfono, celular
    pantalla, display
    batería, carga, cargador
    devolver, devolución
    garantía`,
  fr: `
    remboursement, rembourser, remboursé
    annuler, résilier, résiliation, annulation, désabonner
    supprimer, effacer
    refusé, rejeté, refuser, décliné
    mot de passe, mdp
    connexion, connecter, identifier, login
    e-mail, mail, courriel, email
    colis, paquet
    livraison, expédition, livrer, envoi, frais de port
    cassé, défectueux, abîmé, endommagé
    réparer, réparation
    bloqué, figé, gelé, planté
    redémarrer, redémarrage
    débité, prélevé, facturé, prélèvement
    double, deux fois
    facture, reçu
    prix, coût, tarif, coûte
    abonnement, adhésion, formule
    carte cadeau, bon, coupon
    changer, modifier
    télécharger, téléchargement
    wifi, internet, réseau
    ordinateur, pc
    téléphone, portable, mobile
    écran, affichage
    batterie, charge, chargeur
    retourner, renvoyer, retour
    emprunter, emprunt, prêt
    garantie`,
  pt: `
    reembolso, reembolsar, dinheiro de volta, estorno, devolução do dinheiro
    cancelar, anular, cancelamento
    eliminar, apagar, excluir, remover
    recusado, rejeitado, negado, recusar
    senha, palavra-passe, password
    iniciar sessão, entrar, login
    e-mail, mail, email, correio
    encomenda, pacote, pedido
    envio, entrega, frete, enviar
    partido, quebrado, avariado, defeituoso, danificado
    reparar, arranjar, consertar, reparação
    bloqueado, congelado, travado, encravado
    reiniciar, reinício
    cobrado, débito, debitado, cobrança
    dobro, duas vezes, duplicado
    fatura, recibo
    preço, custo, quanto custa, tarifa
    assinatura, subscrição, plano
    cartão presente, vale, cupom, cartão-presente
    mudar, alterar, modificar
    transferir, descarregar, baixar, download
    wifi, internet, rede
    computador, pc
    telemóvel, telefone, celular
    ecrã, tela
    bateria, carga, carregador
    devolver, devolução
    garantia`,
}

interface Entry {
  words: readonly string[]
  /** The single words of its set, as they are written. */
  others: readonly string[]
}

/** By the first letters of an entry: as many as two forms of one word must share. */
const entries = new Map<Locale, ReadonlyMap<string, readonly Entry[]>>()
const shared = 4

/**
 * Other words for what stands at one place of a text: those of every set that has an entry beginning there.
 * @param tokens the text's words in lower case
 */
export function otherWords(tokens: readonly string[], at: number, locale: Locale): string[] {
  const found = entriesOf(locale).get(fold(tokens[at] ?? '').slice(0, shared)) ?? []
  return found
    .filter(({ words }) => words.every((word, i) => sameWord(word, fold(tokens[at + i] ?? ''))))
    .flatMap(({ others }) => others)
}

function entriesOf(locale: Locale): ReadonlyMap<string, readonly Entry[]> {
  const known = entries.get(locale)
  if (known) return known
  const made = new Map<string, Entry[]>()
  for (const line of sets[locale].trim().split('\n')) {
    const set = line.split(',').map((entry) => entry.trim())
    const single = set.filter((entry) => !entry.includes(' '))
    for (const entry of set) {
      const words = entry.split(' ').map((word) => fold(word.replaceAll('-', '')))
      const key = (words[0] ?? '').slice(0, shared)
      made.set(key, [...(made.get(key) ?? []), { words, others: single.filter((word) => word !== entry) }])
    }
  }
  entries.set(locale, made)
  return made
}

/** Whether two words are forms of one, as far as their beginnings show it: "decline" and "declined", not "refund" and "refuse". */
function sameWord(a: string, b: string): boolean {
  const least = Math.min(a.length, b.length)
  if (least < shared) return a === b
  let same = 0
  while (same < least && a[same] === b[same]) same += 1
  return same >= Math.max(shared, least - 1) && Math.abs(a.length - b.length) <= 4
}
