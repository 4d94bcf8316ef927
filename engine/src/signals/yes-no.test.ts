import { expect, test } from 'vitest'
import { readYesNo } from './yes-no.ts'

const yes = `
yes
Yes!
yep
yeah
yup thanks
YES IT DID
yep works now
that did it thanks
that worked
It works, thank you so much
works perfectly
perfect
great, thanks
Thanks, that helped
thank you
problem solved
solved it
It's working again
all good now
fixed
yes, but I have another question
no problem, it works now
no more errors, thanks
it does not crash any more
it's no longer frozen
brilliant
awesome!!
👍
👍🏽
✅
🎉🎉
thx
sure did
it helped a lot
Got it working, cheers
that was it
ja
Ja, danke
jap
jo, geht wieder
Ja, hat geholfen
hat geklappt
Super, funktioniert jetzt
funktioniert wieder
perfekt, vielen Dank
Danke!
Danke, das war es
erledigt
alles gut
Problem gelöst
läuft wieder
jetzt geht es
klappt, danke
kein Fehler mehr
stürzt nicht mehr ab
sí
si gracias
Sí, ya funciona
ya funciona
funcionó
perfecto
listo, gracias
solucionado
me sirvió, gracias
gracias
sí me ayudó
ya quedó
ahora sí
todo bien
genial
ya no falla
oui
Oui merci
ça marche
ca marche maintenant
c'est bon
parfait
ça fonctionne, merci
résolu
merci beaucoup
ouais nickel
super merci
ça m'a aidé
plus d'erreur maintenant
problème réglé
sim
Sim, obrigado
funcionou
deu certo
deu certo, obrigada!
agora funciona
resolvido
ajudou sim
valeu
perfeito
obrigado
consegui
tudo certo
não trava mais
That fixed it!
Yes it's charging again
oh wow it worked
ok thanks it works
okay that helped
Yes, that's exactly what I needed
cool thanks
Yes that answered my question
I got it now, thank you
It turned on!
all sorted now
yes please close it
no that's all, it works
Ja das hat funktioniert
ja super
Danke, jetzt klappt es
geht jetzt, danke
oh ja, vielen dank
ok danke, hat geholfen
top, danke
Ja, Problem ist weg
ya lo solucioné, gracias
sí, perfecto
ya pude
muchas gracias, me ayudó mucho
sí ya enciende
quedó resuelto
oui, c'est réglé
ça y est, ça marche
oui c'est bon merci
super, ça a marché
merci, ça m'a bien aidé
sim, resolveu
agora deu certo
consegui, obrigado
ajudou muito, valeu
sim funcionou perfeitamente
Yes finally
absolutely, thanks
that's what I was looking for
That explains it, thank you
yes thats it
I found it, thanks
working like a charm
Ja, gefunden
ja genau das wars
Hab's gefunden, danke
Gut, danke
sí, ya lo encontré
eso era, gracias
bien, gracias
oui, je l'ai trouvé
oui super
achei, obrigado
sim, era isso
show, funcionou
`

const no = `
no
No.
nope
nah
no thanks
not really
no it did not
didn't help
it didn't work
that did not work
still the same
still not working
still doesn't work
Still broken
same problem
same error again
nothing changed
no change
not working
doesnt work
yes but it is still broken
yes I did that but it still does not turn on
thanks but it still crashes
thank you but no
unfortunately not
sadly no
no luck
not at all
that's not what I asked
that is not my problem
wrong answer
it got worse
nothing works
useless
it makes no difference
I already tried that, it does not help
I still can't log in
it won't turn on
👎
❌
😡
not yet
nein
Nein, immer noch nicht
nee
leider nicht
Leider nein
hat nicht geholfen
geht nicht
geht immer noch nicht
funktioniert nicht
funktioniert leider immer noch nicht
nicht wirklich
immer noch das gleiche Problem
gleicher Fehler
hat nichts gebracht
bringt nichts
keine Änderung
ja, aber es geht trotzdem nicht
danke, aber es klappt nicht
noch nicht
das war nicht meine Frage
kein Erfolg
Nein danke
überhaupt nicht
no funciona
No, sigue igual
sigue sin funcionar
todavía no
aún no
no me sirve
no me sirvió
no ayudó
no mucho
sí pero sigue fallando
gracias pero no funciona
tampoco
para nada
lo mismo
nada
el mismo error
no cambió nada
no era eso
non
non toujours pas
toujours pas
pas vraiment
ça ne marche pas
ça marche pas
ca marche toujours pas
ça n'a pas aidé
rien n'a changé
pareil
même problème
oui mais ça ne marche toujours pas
merci mais non
malheureusement non
pas du tout
non merci
aucun changement
pas encore
não
nao
não funcionou
ainda não
não ajudou
não adiantou
continua igual
continua sem funcionar
mesma coisa
mesmo erro
nada mudou
sim, mas ainda não liga
obrigado, mas não deu certo
não deu
não resolveu
infelizmente não
de jeito nenhum
não muito
No it doesn't turn on
it keeps crashing
It still shows the same message
nope still nothing
I did that already and it's still not charging
that didn't do anything
tried it, no luck
That's wrong
No, I need something else
doesn't help me
this is not helpful
not helpful
no, the light is red now
it isn't working
The problem is still there
no difference
Negative
nein das hilft mir nicht weiter
klappt nicht
es geht einfach nicht
immer noch kaputt
Nein, der Bildschirm bleibt schwarz
das Problem besteht weiterhin
hilft leider nicht
hab ich schon probiert, geht nicht
hat leider nichts geändert
nö
ne
no, no enciende
no me ayudó
sigue sin encender
no sirve
nada cambió
el problema continúa
ya probé eso y nada
todavía no funciona
sigue el mismo problema
non ça n'a rien changé
ça ne s'allume toujours pas
toujours le même problème
j'ai déjà essayé, rien
non, elle ne charge pas
ça n'aide pas
cela ne répond pas à ma question
le problème persiste
não, continua desligado
não ligou
ainda não funciona
o problema continua
já tentei e nada
não me ajudou
não era isso
não é isso
continua dando erro
no, it's something else
It did nothing
I have the same issue
that option doesn't exist
there is no such button
I can't find that menu
doesn't change anything
No, and now it is even worse
diese Option gibt es nicht
den Knopf finde ich nicht
das geht leider auch nicht
nein, jetzt ist es noch schlimmer
no encuentro esa opción
no aparece esa opción
no, peor que antes
je ne trouve pas cette option
non, c'est pire
ça ne change rien
não acho essa opção
não aparece esse botão
não, ficou pior
`

const neither = `
I've done all of that
ok
okay
hm
what?
which button do you mean?
Where is the settings menu
how do I restart it
will it work with my old charger?
does that work on the phone too?
is it working?
I will try
let me try that
one moment
wait
I have not tried it yet
I don't know
I don't know yet
not sure
maybe
my order number is 48213
I want to return my reader
my name is Anna
hello
I bought it yesterday
when does it arrive
can I read books from the library
moment bitte
ich probiere es
mal sehen
weiß nicht
weiß ich noch nicht
keine Ahnung
vielleicht
welche Taste?
Wie starte ich ihn neu?
Wo finde ich die Einstellungen
meine Bestellnummer ist 48213
un momento
voy a probar
no sé
no lo sé
no sé todavía
quizás
¿qué botón?
¿cómo lo reinicio?
mi número de pedido es 48213
un instant
je vais essayer
je ne sais pas
peut-être
quel bouton ?
comment la redémarrer ?
mon numéro de commande est 48213
um momento
vou tentar
não sei
talvez
qual botão?
como reinicio?
meu pedido é 48213
😀 🤔
1234
...
Can you help me with another order?
I need an invoice
thanks, I will try
ok let me see
please wait
Is there a video?
do I need a cable
Can I return it?
there is a scratch on it
I'm at work, will do it tonight
tonight
Ich bin gerade unterwegs
mache ich später
muss ich ein Kabel kaufen?
ich warte
Können Sie das noch einmal erklären
lo hago luego
¿necesito un cable?
puede explicarlo otra vez
je le ferai ce soir
faut-il un câble ?
pouvez-vous répéter
faço mais tarde
preciso de um cabo?
pode explicar de novo
No problem
no, that's all
não, é só
nein danke, das ist alles
Which option?
can I talk to a human
ich möchte mit einem Menschen sprechen
quiero hablar con un agente
My email is a@b.com
Paperwhite 2021
the black one
den schwarzen
el negro
le noir
o preto
gestern
I'll be back
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(yes))('yes: %s', (text) => {
  expect(readYesNo(text)).toBe('yes')
})

test.each(lines(no))('no: %s', (text) => {
  expect(readYesNo(text)).toBe('no')
})

test.each([...lines(neither), '', ' '])('neither: %s', (text) => {
  expect(readYesNo(text)).toBeNull()
})

test('a long message is an answer only where it opens with a no', () => {
  const story =
    'I pressed the button for a long time and then the light went on and I could see the logo of the company. '
  expect(readYesNo(story.repeat(4))).toBeNull()
  expect(readYesNo(`Yes. ${story.repeat(4)}`)).toBeNull()
  expect(readYesNo(`No, ${story.repeat(4)}`)).toBe('no')
})

test('a hostile megabyte is read like a long message', () => {
  for (const part of ['no ', 'yes but ', 'still not ', '👍', 'not not ']) {
    expect(['yes', 'no', null]).toContain(readYesNo(part.repeat(1_000_000 / part.length)))
  }
})
