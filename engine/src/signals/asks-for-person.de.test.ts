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
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(asking))('asks: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(lines(notAsking))('does not ask: %s', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})
