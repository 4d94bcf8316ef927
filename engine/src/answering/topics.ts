import { makeLexicon } from '../signals/lexicon.ts'

/**
 * What a question can be about: the general things that support and everyday talk ask for. A slot of a workspace belongs to one
 * of these by the words of its name and labels, or to none, and is then known by those words alone.
 */
export const topics = [
  'date',
  'time',
  'duration',
  'count',
  'money',
  'place',
  'origin',
  'destination',
  'person',
  'name',
  'email',
  'phone',
  'order',
  'invoice',
  'tracking',
  'customer',
  'serial',
  'case',
  'device',
  'version',
  'error',
  'steps',
  'address',
  'sort',
  'account',
  'product',
  'problem',
] as const

/**
 * `thing`: the word alone means the thing rather than what identifies it. "Which parcel?" asks for a number, "Do you have the parcel?" does not.
 * `code`: a number of whatever comes after it.
 */
type Mark = 'thing' | 'code'

export type Topic = (typeof topics)[number]

/** Words that name a topic, in the five languages. A word alone is no question: `readAsks` decides whether it is asked for. */
export const topicWords = makeLexicon<Topic | Mark>({
  thing: `ticket, serial, case, Maschine, Drucker, Rechner, máquina, impresora, ordenador, imprimante, ordinateur, impressora, computador, roteador, routeur, dossier, incidencia, protocolo, chamado, order, purchase, transaction, invoice, bill, receipt, parcel, shipment, package, tracking, delivery, phone, mobile, cell, device, model, laptop, computer, tablet, handset, machine, unit, printer, router, account, product, item, article, mail, street, inbox, reference,
    Bestellung, Auftrag, Kauf, Einkauf, Rechnung, Beleg, Quittung, Sendung, Paket, Telefon, Handy, Gerät, Konto, Produkt, Ware, pedido, compra, factura, recibo, envío, paquete, teléfono, móvil, celular, dispositivo, aparato, equipo, cuenta, producto, artículo,
    commande, achat, facture, reçu, colis, suivi, téléphone, portable, appareil, compte, produit, encomenda, fatura, telefone, telemóvel, aparelho, equipamento, conta, produto, artigo`,
  code: `number, numbers, id, code, no, details, copy, digits, Nummer, Kennung, Daten, Angaben, número, código, datos, numéro, code, coordonnées, dados`,
  date: `date, dates, day, days, which day, what day, month, week, weekend, day of week, date of birth,
    Datum, Tag, Termin, welchem Tag, Wochentag, fecha, fechas, día, mes, semana, jour, date, mois, semaine, data, dia, mês, semana`,
  time: `time, hour, what time, time of day, o clock, Uhrzeit, wie viel Uhr, um wie viel Uhr, hora, qué hora, heure, quelle heure, horário, que horas`,
  duration: `how long, length, duration, how many days, how many nights, how many weeks, how many hours, number of days, number of nights, nights,
    wie lange, wie viele Tage, wie viele Nächte, Dauer, cuánto tiempo, cuántos días, cuántas noches, duración, hace cuánto, combien de temps, combien de jours, combien de nuits, durée, depuis combien de temps,
    quanto tempo, quantos dias, quantas noites, duração, há quanto tempo`,
  count: `how many, number of, quantity, people, persons, passengers, travelers, travellers, guests, riders, tickets, seats, rooms, beds, bedrooms, baths, copies, pieces, units, items, size,
    wie viele, wieviele, Anzahl, Menge, Stück, Personen, cuántos, cuántas, cantidad, personas, unidades, combien de, combien d, nombre de, quantité, quantos, quantas, quantidade, pessoas`,
  money: `how much, amount, price, cost, sum, budget, fee, paid, pay, charged, Betrag, Preis, Summe, wie viel, wieviel, bezahlt, abgebucht, berechnet, importe, precio, monto, cuánto, pagó, cobró, cobrado, montant, prix, somme, combien, payé, débité,
    valor, quantia, preço, quanto, pagou, cobrado`,
  place: `city, town, area, location, place, state, country, region, neighborhood, metropolis, venue, where, whereabouts, Ort, Stadt, Gegend, Land, wo, ciudad, lugar, zona, país, dónde, ville, lieu, endroit, pays, où, cidade, local, lugar, região, onde`,
  origin: `origin, departure city, departure location, starting point, leaving from, departing from, coming from, depart from, leave from, start from, travel from, fly from, where from, from where, traveling from, travelling from, flying from, departure point, pick up, pickup, pick it up,
    woher, Abfahrtsort, Abholort, de dónde, origen, d où, départ, de onde, origem`,
  destination: `destination, heading, headed, going, going to, go to, travel to, traveling to, travelling to, where to, to where, fly to, flying to, drop off, arrival city, arriving, bound,
    wohin, Ziel, Zielort, adónde, a dónde, destino, aller, para onde`,
  person: `who, whom, recipient, receiver, payee, contact person, wer, wen, wem, Empfänger, Ansprechpartner, quién, quien, destinatario, qui, destinataire, quem, destinatário`,
  name: `name, full name, your name, first name, last name, surname, who am i speaking with, who am i speaking to, who am i talking to, who is this, call you, address you, wie heißen Sie, Name, Namen, vollständiger Name, Vorname, Nachname, mit wem spreche ich, nombre, nombre completo, apellido, se llama, cómo se llama, con quién hablo, nom, nom complet, prénom, vous appelez, à qui ai je, nome, nome completo, sobrenome, se chama, com quem falo, com quem eu falo`,
  email: `email, e mail, mail, mail address, email address, e mail address, E Mail Adresse, Mailadresse, Mail Adresse, correo, correo electrónico, dirección de correo, courriel, adresse mail, adresse e mail, adresse électronique, adresse email, endereço de e mail, endereço de email, inbox`,
  phone: `phone, phone number, telephone, telephone number, mobile, mobile number, cell, cell number, contact number, call back number, callback number, number to call, number to reach, reach you, call you back, Telefon, Telefonnummer, Handynummer, Rufnummer, Handy, Rückrufnummer, erreichen wir Sie, teléfono, número de teléfono, móvil, celular, numéro de téléphone, téléphone, portable, numéro de portable, telefone, número de telefone, telemóvel, celular`,
  order: `order, order number, order no, order id, order reference, order code, purchase, purchase number, purchase order, booking number, booking reference, reservation number, reference number, reference, confirmation number, transaction,
    Bestellung, Bestellnummer, Auftrag, Auftragsnummer, Buchungsnummer, Kauf, Einkauf, Referenznummer, Vorgangsnummer, pedido, número de pedido, número del pedido, número de su pedido, número de tu pedido, compra, número de compra, referencia, orden, commande, numéro de commande, numéro de votre commande, numéro de la commande, numéro de ta commande, achat, référence, numéro de référence,
    encomenda, número da encomenda, número da sua encomenda, número do pedido, número do seu pedido, número de pedido, número da compra, pedido, compra, referência`,
  invoice: `invoice, invoice number, bill, bill number, receipt, receipt number, Rechnung, Rechnungsnummer, Beleg, Belegnummer, Quittung, factura, número de factura, número de la factura, número de su factura, recibo, facture, numéro de facture, numéro de votre facture, numéro de la facture, reçu, fatura, número da fatura, número da sua fatura, nota fiscal, recibo`,
  tracking: `tracking number, tracking, tracking id, tracking code, tracking link, shipment number, parcel number, consignment number, parcel, shipment, package, delivery number, Sendungsnummer, Sendung, Paketnummer, Paket, Sendungsverfolgung, número de seguimiento, código de seguimiento, envío, paquete, numéro de suivi, suivi, colis, numéro de colis, código de rastreio, código de rastreamento, rastreio, encomenda postal`,
  customer: `customer number, customer no, customer reference, contract number, Vertragsnummer, Kunden Nummer, código de cliente, número de contrato, numéro de contrat, código do cliente, número do contrato, número da conta, customer id, client number, account number, member number, membership number, member id, Kundennummer, Kontonummer, Mitgliedsnummer, número de cliente, número de cuenta, numéro de client, numéro client, número do cliente, seu número de cliente, usuário`,
  serial: `serial, serial number, serial no, Seriennummer, Serien Nummer, Gerätenummer, número de serie, número de série, numéro de série, imei, device id`,
  case: `case number, case id, case reference, ticket, ticket number, ticket id, ticket reference, incident number, complaint number, Ticketnummer, Fallnummer, Vorgangsnummer, Störungsnummer, Ticket, número de caso, número de incidencia, número de ticket, número de reclamación, incidencia, numéro de dossier, numéro de ticket, numéro de réclamation, dossier,
    protocolo, número de protocolo, número do protocolo, número do chamado, chamado`,
  device: `Maschine, Drucker, Rechner, máquina, impresora, ordenador, imprimante, ordinateur, machine, impressora, computador, roteador, routeur, device, model, model number, phone model, laptop, computer, tablet, handset, machine, hardware, unit, printer, router, Gerät, Modell, Modellnummer, Gerätetyp, dispositivo, modelo, aparato, equipo, appareil, modèle, aparelho, equipamento`,
  version: `version, version number, app version, software version, firmware, firmware version, build, build number, release, Version, Versionsnummer, Softwareversion, App Version, versión, versión de la app, version de l application, versão, versão do aplicativo, versão do app`,
  error: `Fehlernummer, número de error, numéro d erreur, número do erro, error, error message, error code, error text, message on the screen, what does it say, what does the screen say, what does the message say, shown on the screen, on screen message, Fehlermeldung, Fehlercode, Fehler, Meldung, mensaje de error, código de error, mensaje, error, message d erreur, code d erreur, erreur, message affiché, mensagem de erro, código de erro, mensagem, erro`,
  steps: `tried, tried so far, already tried, have you tried, did you try, steps, troubleshooting, restarted, restart, rebooted, reinstalled, reset, probiert, versucht, schon versucht, ausprobiert, neu gestartet, neugestartet, Schritte, probado, intentado, reiniciado, reinició, pasos, essayé, tenté, redémarré, étapes, tentou, tentado, reiniciou, reiniciado, passos`,
  address: `address, delivery address, shipping address, billing address, street address, street, zip code, zip, postal code, postcode, where should we send, where should we deliver, where do you live, where shall we send, deliver it to, send it to, ship it to,
    Adresse, Lieferadresse, Anschrift, Rechnungsadresse, Straße, Postleitzahl, PLZ, Hausnummer, wohin sollen wir, dirección, dirección de entrega, domicilio, código postal, calle, adresse, adresse de livraison, adresse postale, code postal, rue, endereço, endereço de entrega, morada, código postal, CEP, rua`,
  sort: `type, types, kind, kinds, sort, genre, category, categories, style, cuisine, food, class, range, preference, preferences, preferred, prefer, particular, specific, option, specialty, flavor,
    Art, Sorte, Typ, Kategorie, tipo, clase, categoría, género, type, genre, sorte, catégorie, tipo, categoria, gênero`,
  account: `account, which account, account type, checking, savings, Konto, Kontotyp, cuenta, tipo de cuenta, compte, type de compte, conta, tipo de conta`,
  product: `product, item, article, article number, item number, product name, which one, title, song, movie, film, show, hotel, restaurant, artist, album, track, event, what did you order, what did you buy, Produkt, Artikel, Artikelnummer, Ware, producto, artículo, produit, article, produto, artigo`,
  problem: `brings you, brought you, what s up, whats up, summary, overview, führt Sie, le ocurre, te ocurre, le sucede, le pasa, te pasa, le trae, vous amène, vous arrive, traz você, o traz, resumen, résumé, resumo, Zusammenfassung, Überblick, problem, issue, matter, trouble, concern, what happened, what is happening, whats happening, what is going on, whats going on, going on, what went wrong, what is wrong, whats wrong, the reason, what is it about, what this is about, what it is about, Problem, Anliegen, worum geht es, was ist passiert, was ist los, Grund, problema, asunto, qué pasó, qué ha pasado, qué ocurre, qué sucede, motivo, problème, souci, que se passe t il, qu est ce qui se passe, raison, problema, assunto, o que aconteceu, o que houve, o que está acontecendo, motivo`,
})
