import { expect, test } from 'vitest'
import { asksForPerson } from './asks-for-person.ts'

const asking = `
Ich möchte mit einem Menschen sprechen
ich moechte mit einem echten menschen reden
Kann ich mit jemandem sprechen?
kann ich bitte mit einem Mitarbeiter sprechen
Mitarbeiter bitte
mitarbeiter
Mensch bitte
echter Mensch
Einen Menschen bitte!
Verbinden Sie mich bitte mit einem Kundenberater
verbinde mich mit einem Menschen
bitte weiterleiten an einen Mitarbeiter
Können Sie mich an einen Kollegen weiterleiten?
Ich will einen Menschen
ich brauche einen echten Ansprechpartner
Ich hätte gern einen Mitarbeiter
geben Sie mir einen Menschen
gib mir einen mitarbeiter
Ich will mit einem richtigen Menschen schreiben, nicht mit einem Bot
Ich will nicht mit einem Bot, sondern mit einem Menschen sprechen
ich will nicht mit einer maschine reden
Kein Bot bitte
keine bots mehr
Schluss mit dem Bot
Stoppen Sie diesen Bot
Gibt es hier einen Menschen?
gibt es jemanden mit dem ich sprechen kann
Ist da ein echter Mensch?
wie erreiche ich einen Mitarbeiter
Wie kann ich einen Menschen erreichen?
Wann kann ich mit einem Mitarbeiter sprechen
Können Sie mich durchstellen
bitte verbinden
Kann mich jemand anrufen?
kann mich bitte jemand zurückrufen
Ich möchte mit Ihrem Vorgesetzten sprechen
Ich möchte den Kundenservice sprechen
mit dem Support sprechen
ich möchte lieber mit einer Person sprechen
Lassen Sie mich mit einer echten Person sprechen
Das hilft nicht. Ich brauche einen Menschen.
Das habe ich alles schon versucht, ich möchte jetzt mit jemandem aus dem Team sprechen
Ich möchte einen Mitarbieter sprechen
mit mensch reden
Ich würde gerne mit einem Berater chatten
Kann ein Mensch das übernehmen?
kann ein Mitarbeiter sich das ansehen
Nein, ich will einen Mitarbeiter
warum kann ich nicht mit einem Menschen sprechen
Wenn ich nicht mit einem Menschen sprechen kann kündige ich
Hallo, mein Tolino lädt nicht mehr, ich habe alles probiert, können Sie mich bitte mit einem Techniker verbinden?
MITARBEITER!!!
jemand vom Kundendienst soll mich anrufen
Ich wünsche einen persönlichen Ansprechpartner
Ich möchte zu einem menschlichen Mitarbeiter
menschlicher support
Kundenservice bitte
Ich bitte um Weiterleitung an einen Menschen
Kann ich hier auch mit einem echten Menschen schreiben?
Ich will einen Menschen sprechen!
bitte einen menschen
gibt es hier auch echte Menschen
Wie komme ich zu einem Mitarbeiter?
Ich würde gern mit jemandem telefonieren
Ich möchte bitte zurückgerufen werden von einem Mitarbeiter
bitte um Rückruf durch einen Mitarbeiter
Könnten Sie mich bitte mit jemandem verbinden
Verbinden sie mich mit einem menschen
ich bräuchte mal jemanden der mir hilft
Können Sie jemanden holen?
Ich möchte nicht mit einem Computer schreiben
Ich will keinen Chatbot
echte Person bitte
Kundenberater
Support-Mitarbeiter bitte
ich möchte mit einem mitarbeiter chatten
Kann ein Kollege das bitte prüfen?
Ich hätte gerne einen persönlichen Kontakt
weiter an mitarbeiter
Mit Mitarbeiter verbinden
Ich möchte an einen Mitarbeiter weitergeleitet werden
kann ich jemanden sprechen
Ich möchte jemanden sprechen
Bitte geben Sie mir jemanden vom Support
Wo finde ich einen Ansprechpartner
ich brauch nen menschen
Ich verlange einen Vorgesetzten
bitte nen echten mensch
Darf ich mit jemandem sprechen, der sich auskennt?
Ich komme so nicht weiter, bitte an einen Menschen übergeben
Ich wünsche mir einen echten Ansprechpartner und keinen Bot
mit wem kann ich sprechen
Können wir das telefonisch mit einem Mitarbeiter klären?
Leiten Sie mich bitte weiter an Ihren Support
Ist hier jemand Echtes?
könnt ihr mich zu einem mitarbeiter durchstellen
Bitte verbinden Sie mich.
Ich möchte eine Beschwerde bei einem Menschen loswerden
Nicht der Bot, ein Mensch bitte
bitte einen richtigen Mitarbeiter
kann das bitte ein Mensch beantworten
ich würde das gern mit einer Person besprechen
Gebt mir endlich einen Menschen
Hört auf mit dem Bot
Ich habe keine Lust auf den Bot, ich will jemanden sprechen
Kundendienst
sprechen mit mitarbeiter
Ich bräuchte bitte mal einen Mitarbeiter
Kann ich mit einem echten Mitarbeiter chatten?
Wie spreche ich mit einem Menschen?
wäre es möglich mit jemandem zu sprechen
ich möchte mich bei jemandem beschweren
holt mir einen menschen ran
Ich will mit dem Chef sprechen
ich möchte gerne mit dem Kundendienst verbunden werden
mensch!!
Mit einem Menschen bitte
Ja, bitte verbinden
Geht das auch mit einem Menschen?
ich rede nicht mit bots
bitte um persönlichen Kontakt
Ich komme mit dem Bot nicht weiter, ich brauche Hilfe von einem Mitarbeiter
Kann mir bitte ein Mitarbeiter helfen
kann ich irgendwo anrufen und mit jemandem sprechen
`

const notAsking = `
Ich möchte keinen Menschen, sagen Sie es mir einfach
Bitte nicht weiterleiten
ich will nicht mit einem Mitarbeiter sprechen
Ich brauche keinen Mitarbeiter
ohne mit einem Menschen zu sprechen
Der Mitarbeiter, mit dem ich gestern gesprochen habe, sagte etwas anderes
Ihr Kollege hat mir gesagt, ich soll das Gerät zurücksetzen
Ihre Mitarbeiterin meinte, ich solle mit jemandem von der Bank sprechen
Ich habe mit einem Mitarbeiter gesprochen und es geht wieder
Ich bin kein Roboter
das Feld "Ich bin kein Roboter" geht nicht
Sind Sie ein Mensch?
Spreche ich mit einem Menschen?
Bist du ein Bot
Wie viele Personen können das Konto nutzen?
Kann ich ein Buch an jemanden verleihen
Kann jemand anders mein Konto benutzen?
Ich möchte eine Person hinzufügen
Ich möchte den Ansprechpartner ändern
das Feld Ansprechpartner fehlt
Wo ist der Power-Knopf?
Mensch, das nervt aber
Wie verbinde ich den Reader mit dem WLAN
Verbinden Sie den Reader mit dem Computer?
Können Sie mir die Rechnung weiterleiten?
die Weiterleitung auf die Startseite geht nicht
Muss ich mit jemandem sprechen, um zu kündigen?
Brauche ich einen Makler, um mein Haus zu verkaufen
jedes Mal wenn ich mit einem Mitarbeiter spreche, höre ich etwas anderes
bevor ich mit einem Mitarbeiter spreche, was kostet das?
Jemand hat meinen Reader gestohlen
jemand anders liest auf meinem Konto
Wann meldet sich jemand bei mir?
Ein Mitarbeiter ruft mich morgen an, richtig?
Ich suche ein Buch über Menschen in der Wüste
Menschenrechte Bücher
persönliche Daten ändern
Personalausweis hochladen
Meine Frau ist Mitarbeiterin bei Ihnen
Mitarbeiterrabatt einlösen
Ich kann nicht mehr mit meinem Reader sprechen, Vorlesen geht nicht
Er schrieb: „Ich will einen Menschen sprechen“ und bekam keine Antwort
Danke, ein Mensch ist nicht nötig
der User-Agent wird nicht erkannt
Agentenromane suche ich
Die Mitarbeiterin war sehr freundlich
Wer ist mein Ansprechpartner?
Ich habe jemanden erreicht, danke
Kann ich den Reader auf eine andere Person übertragen?
Ich möchte die Person auf der Rechnung ändern
Wie viele Menschen arbeiten bei euch
Ich bin ein Mensch, der gern liest
Der Roboter im Buch
ich brauche kein Gespräch, nur den Link
bitte nicht an einen Mitarbeiter übergeben
Mir hat ein Mitarbeiter geschrieben
Ich warte auf die Antwort eines Mitarbeiters
Ist das ein Bot oder ein Mensch?
Jemand muss das Paket angenommen haben
Kann man jemanden zum Lesen einladen
Ich möchte mit dem Reader sprechen können
Verbinden mit Bluetooth geht nicht
Übergeben Sie das Paket an den Nachbarn
ich möchte mich mit meinem Konto verbinden
Wie kann ich den Autor erreichen
Ich will nur wissen, ob jemand das Gerät repariert
Der Ansprechpartner in meiner Firma heißt anders
wie viele Mitarbeiter hat die Firma
Ist der Reader für blinde Menschen geeignet
mein Berater bei der Bank sagt, die Zahlung ist raus
Bekomme ich Mitarbeiterrabatt?
Ich möchte nicht, dass mich jemand anruft
Bitte keine Anrufe von Mitarbeitern
Ich kann leider niemanden erreichen
Menschen mit Sehschwäche brauchen große Schrift
wenn ein Mitarbeiter kommt, mache ich auf
ich soll jemanden kontaktieren, stand in der Mail
Verbindung zum Server fehlgeschlagen
Mein Ansprechpartner war bisher Frau Meier
Ich habe schon mit dem Support geschrieben
Gestern wurde ich mit einem Mitarbeiter verbunden, der war toll
Der Kundendienst hat mich nicht zurückgerufen
Der Reader ist für eine Person, die schlecht sieht
Kann ich als Mitarbeiter einen Rabatt bekommen
Wie lange arbeitet der Support
Ich brauche keine Hilfe von einem Menschen
Muss ich dafür mit einem Mitarbeiter reden?
ich möchte einen Gutschein für jemanden kaufen
Steht der Roboter im Laden?
Ich verbinde den Reader mit dem Rechner und nichts passiert
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(asking))('asks: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(lines(notAsking))('does not ask: %s', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})
