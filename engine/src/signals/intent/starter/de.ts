import type { StarterExamples } from './starter-intents.ts'

/** Written for this project. One message a line. */
export const de: StarterExamples = {
  cancel_subscription: `
ich möchte mein Abo kündigen
bitte beenden Sie meine Mitgliedschaft zum Monatsende
wie stoppe ich die automatische Verlängerung
wir brauchen den Dienst nicht mehr, bitte den Vertrag beenden
wo kann ich das Abonnement kündigen
mein Abo wurde verlängert, obwohl ich gekündigt hatte
Kündigung meines Vertrags`,
  change_plan: `
ich möchte in den größeren Tarif wechseln
kann ich von monatlich auf jährlich umstellen
wir brauchen mehr Lizenzen
bitte stufen Sie mich auf den kostenlosen Tarif zurück
wie wechsle ich meinen Tarif
ich habe das falsche Paket gewählt`,
  charged_twice: `
mir wurde der Betrag doppelt abgebucht
ich habe zweimal für dieselbe Bestellung bezahlt
auf meinem Konto sind zwei gleiche Abbuchungen
warum wurde zweimal Geld eingezogen
die Karte wurde doppelt belastet
Sie haben mir die Rechnung zwei Mal berechnet`,
  unknown_charge: `
ich kenne diese Abbuchung nicht
wofür haben Sie mir 14,99 berechnet
auf meiner Rechnung steht eine Gebühr, der ich nie zugestimmt habe
es wurde Geld abgebucht, obwohl ich im Probemonat bin
meine Rechnung ist höher als sonst, warum
was ist das für eine Zahlung von Ihnen auf meiner Kreditkarte`,
  payment_declined: `
meine Karte wurde abgelehnt
die Zahlung geht nicht durch
ich kann nicht bezahlen, es kommt immer ein Fehler
die Kreditkarte wird beim Bezahlen nicht angenommen
Zahlung fehlgeschlagen, obwohl genug Geld auf dem Konto ist
PayPal wurde nicht akzeptiert`,
  update_payment_method: `
ich möchte meine Kreditkarte ändern
meine Karte ist abgelaufen, wo trage ich die neue ein
kann ich per Lastschrift statt per Karte zahlen
bitte löschen Sie meine alte Zahlungsart
ich habe eine neue Bankverbindung
wie ändere ich die Zahlungsmethode`,
  request_invoice: `
ich brauche die Rechnung vom letzten Monat
wo kann ich meine Rechnungen herunterladen
bitte schicken Sie mir eine Quittung mit Mehrwertsteuer
auf der Rechnung steht die falsche Anschrift
können Sie unsere Steuernummer auf die Rechnung setzen
die Rechnung ist nie per Mail gekommen`,
  request_refund: `
ich will mein Geld zurück
bitte erstatten Sie mir die letzte Zahlung
kann ich eine Rückerstattung bekommen
ich bin nicht zufrieden und möchte den Betrag zurück
wie beantrage ich eine Erstattung
gibt es eine Geld-zurück-Garantie`,
  refund_status: `
wo bleibt meine Rückerstattung
wann ist das Geld wieder auf meinem Konto
die Erstattung wurde vor zwei Wochen zugesagt und ist nicht da
wie lange dauert eine Erstattung
ich habe die Ware zurückgeschickt, aber kein Geld erhalten
wurde meine Erstattung schon überwiesen`,
  discount_code: `
mein Gutschein funktioniert nicht
der Rabattcode wurde nicht abgezogen
wie löse ich eine Geschenkkarte ein
gibt es Rabatt für Studenten
der Gutscheincode ist angeblich abgelaufen
ich habe vergessen, den Code einzugeben`,
  price_question: `
was kostet das
welche Preise haben Ihre Tarife
gibt es eine kostenlose Testphase
wie hoch sind die Versandkosten
was ist im Premiumpaket enthalten
können Sie mir ein Angebot für fünfzig Nutzer machen`,
  track_order: `
wo ist meine Bestellung
wie ist der Status meiner Lieferung
ich habe keine Sendungsnummer bekommen
wann kommt mein Paket an
wurde meine Bestellung schon verschickt
kann ich die Sendung verfolgen`,
  delivery_late: `
meine Lieferung ist verspätet
das Paket sollte letzte Woche da sein
ich warte seit drei Wochen auf meine Ware
die Lieferung verzögert sich schon wieder
warum dauert der Versand so lange
der Liefertermin wurde nicht eingehalten`,
  parcel_missing: `
laut Sendungsverfolgung zugestellt, aber ich habe nichts bekommen
mein Paket ist verschwunden
das Paket wurde vor der Tür gestohlen
angeblich beim Nachbarn abgegeben, aber keiner hat es
die Sendung ist verloren gegangen
als geliefert markiert, hier ist aber kein Paket`,
  wrong_item: `
ich habe den falschen Artikel bekommen
das ist nicht, was ich bestellt habe
Sie haben die falsche Farbe geschickt
in meinem Paket fehlt ein Teil
ich habe zwei bestellt und nur eins erhalten
die Größe stimmt nicht mit der Bestellung überein`,
  damaged_item: `
die Ware kam beschädigt an
die Lampe ist kaputt angekommen
das Gerät geht nicht an
der Artikel ist defekt
das Glas war beim Auspacken zerbrochen
nach zwei Tagen funktioniert es nicht mehr, ist das Garantie`,
  return_item: `
ich möchte die Bestellung zurückschicken
wie bekomme ich ein Rücksendeetikett
kann ich den Artikel umtauschen
wie lange habe ich Zeit für die Rückgabe
die Schuhe passen nicht, ich will sie umtauschen
muss ich die Rücksendung bezahlen`,
  cancel_order: `
bitte stornieren Sie meine Bestellung
ich habe aus Versehen bestellt
kann ich die Bestellung von heute früh noch stornieren
ich möchte vom Kauf zurücktreten
bitte nicht verschicken, ich brauche es nicht mehr
ich habe doppelt bestellt, eine bitte löschen`,
  change_address: `
ich bin umgezogen, bitte ändern Sie meine Adresse
die Lieferadresse ist falsch
kann das Paket an eine andere Adresse gehen
ich habe die falsche Hausnummer angegeben
bitte an mein Büro liefern statt nach Hause
wie ändere ich die Versandadresse`,
  product_availability: `
wann ist der Artikel wieder lieferbar
gibt es das auch in Grün
ist Größe 42 vorrätig
ist das Produkt dauerhaft ausverkauft
kann ich das neue Modell vorbestellen
liefern Sie auch in die Schweiz`,
  login_problem: `
ich kann mich nicht anmelden
der Login funktioniert nicht
ich komme nicht mehr in mein Konto
beim Einloggen steht, die Daten seien falsch
ich werde ständig abgemeldet
die Anmeldung klappt am Handy nicht`,
  reset_password: `
ich habe mein Passwort vergessen
wie setze ich mein Passwort zurück
die Mail zum Zurücksetzen kommt nicht an
der Link für das neue Passwort ist abgelaufen
ich möchte mein Passwort ändern
bitte schicken Sie mir ein neues Kennwort`,
  two_factor: `
ich bekomme keinen Bestätigungscode
mein Handy ist weg und ich komme nicht an den Code
der Code aus der Authenticator-App ist ungültig
wie richte ich die Zwei-Faktor-Anmeldung ein
bitte setzen Sie meine zweistufige Anmeldung zurück
die SMS mit dem Code geht an die alte Nummer`,
  account_locked: `
mein Konto ist gesperrt
warum wurde mein Zugang deaktiviert
nach zu vielen Versuchen bin ich blockiert
bitte entsperren Sie mein Konto
mein Profil wurde ohne Grund gesperrt
wie lange dauert die Sperre`,
  delete_account: `
bitte löschen Sie mein Konto und alle Daten
wie kann ich mein Konto schließen
ich möchte, dass Sie meine persönlichen Daten löschen
entfernen Sie mein Profil endgültig
welche Daten haben Sie über mich gespeichert
ich will nicht mehr bei Ihnen registriert sein`,
  change_account_details: `
ich möchte meine E-Mail-Adresse ändern
wie ändere ich meine Telefonnummer
mein Name ist im Profil falsch geschrieben
wir haben den Firmennamen geändert
ich habe geheiratet und heiße jetzt anders
das Konto soll auf meine Kollegin übertragen werden`,
  suspicious_activity: `
ich glaube, mein Konto wurde gehackt
jemand hat sich aus einem anderen Land angemeldet
ist diese Mail wirklich von Ihnen oder Phishing
es gibt Bestellungen in meinem Konto, die nicht von mir sind
ein Fremder benutzt mein Konto
ich habe eine verdächtige Nachricht in Ihrem Namen erhalten`,
  app_crash: `
die App stürzt beim Öffnen ab
das Programm hängt beim Laden
nach dem Update schließt sich die App von selbst
beim Speichern kommt eine Fehlermeldung
die Seite lädt nicht
der Knopf reagiert nicht, wenn ich drücke`,
  outage: `
ist der Dienst gerade gestört
Ihre Webseite ist nicht erreichbar
bei uns im Büro kommt niemand ins System
haben Sie einen Ausfall
seit neun Uhr geht gar nichts mehr
wann läuft der Server wieder`,
  how_to: `
wie erstelle ich einen Bericht
wo finde ich die Einstellungen
wie kann ich einen Ordner freigeben
wie stelle ich die Sprache um
gibt es eine Anleitung für Anfänger
wie schalte ich Benachrichtigungen ein`,
  integration_problem: `
die Verbindung zu Slack geht nicht mehr
Ihre API antwortet mit 401
der Kalender synchronisiert nicht
wo bekomme ich einen API-Schlüssel
der Webhook wird nicht ausgelöst
die Daten aus unserem Shop kommen nicht mehr an`,
  export_data: `
wie exportiere ich alle meine Daten
kann ich alles als CSV herunterladen
ich brauche eine Sicherung unserer Projekte
der Export ist leer
Kundenliste nach Excel exportieren
ich möchte eine Kopie meiner Daten`,
  manage_users: `
wie lade ich einen Kollegen ein
bitte einen neuen Benutzer hinzufügen
ein Mitarbeiter ist gegangen, wie entferne ich ihn
die Einladung ist nicht angekommen
wie mache ich sie zur Administratorin
Rechte für eine Gruppe einstellen`,
}
