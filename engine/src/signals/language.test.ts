import { describe, expect, test } from 'vitest'
import { detectLanguage, type Language } from './language.ts'

const lines = (text: string) => text.trim().split('\n')

const sentences: Record<Exclude<Language, 'other'>, string[]> = {
  en: lines(`
My e-reader does not turn on any more
Where is the parcel that I ordered on Monday?
The screen stays white after the update
I would like to send the cover back
How long does the battery last on one charge?
Can I read library books on this device
You charged my card twice this morning
The download stops at ninety percent every time
Please cancel the order I placed an hour ago
Which cable do I need for charging?
There is a scratch on the left side
My wife bought the same model last year
Is it possible to change the delivery address
the voucher code was rejected at checkout
Why are my highlights gone since yesterday
I forgot the password and the mail never arrives
Does the warranty cover a broken screen
we moved house and need the invoice again
It keeps asking me to sign in
Thank you, that solved my problem
still waiting for an answer from you
two of the three books are missing
The page turn button feels loose
Could you tell me the opening hours?
I accidentally bought the audiobook instead of the ebook
it says the file is protected
How do I lend a book to my sister
My account was locked for no reason
Your courier left the box in the rain
the light flickers when I dim it
Do you ship to Norway and how much is it
I want my money back for this one
The dictionary does not open when I tap a word
After restarting twice nothing has changed
what happens to my books if I cancel
Is there a student discount available
The German edition was delivered by mistake
He cannot find the settings menu
Both cables are too short for me
Please remove my old phone number from the profile
I read your instructions but they did not help
Can two people share the same library?
`),
  de: lines(`
Mein Reader geht seit gestern nicht mehr an
Wo bleibt das Paket, das ich am Montag bestellt habe?
Der Bildschirm bleibt nach dem Update weiß
Ich würde die Hülle gern zurückschicken
Wie lange hält der Akku mit einer Ladung?
Kann ich damit Bücher aus der Bibliothek lesen
Sie haben meine Karte zweimal belastet
Der Download bricht immer bei neunzig Prozent ab
Bitte stornieren Sie meine Bestellung von vorhin
Welches Kabel brauche ich zum Laden?
Auf der linken Seite ist ein Kratzer
Meine Frau hat letztes Jahr dasselbe Modell gekauft
Kann man die Lieferadresse noch ändern
der Gutschein wurde an der Kasse abgelehnt
Warum sind meine Markierungen seit gestern weg
Ich habe das Passwort vergessen und die Mail kommt nicht an
Gilt die Garantie auch für ein kaputtes Display
wir sind umgezogen und brauchen die Rechnung noch einmal
Er fragt mich ständig nach der Anmeldung
Danke, damit ist mein Problem gelöst
ich warte immer noch auf eine Antwort von Ihnen
zwei von den drei Büchern fehlen
Die Taste zum Blättern sitzt locker
Können Sie mir die Öffnungszeiten nennen?
Ich habe aus Versehen das Hörbuch gekauft
es steht da, dass die Datei geschützt ist
Wie verleihe ich ein Buch an meine Schwester
Mein Konto wurde ohne Grund gesperrt
Ihr Bote hat die Kiste im Regen stehen lassen
das Licht flackert, wenn ich es dimme
Liefern Sie auch nach Norwegen und was kostet das
Ich will mein Geld zurück
Das Wörterbuch öffnet sich nicht beim Tippen auf ein Wort
Nach zwei Neustarts hat sich nichts geändert
was passiert mit meinen Büchern wenn ich kündige
Gibt es einen Rabatt für Studenten
Die englische Ausgabe wurde irrtümlich geliefert
Er findet das Menü mit den Einstellungen nicht
Beide Kabel sind mir zu kurz
Loeschen Sie bitte meine alte Telefonnummer aus dem Profil
Ich habe die Anleitung gelesen, aber sie hilft nicht
Koennen zwei Leute dieselbe Bibliothek benutzen?
`),
  es: lines(`
Mi lector no enciende desde ayer
¿Dónde está el paquete que pedí el lunes?
La pantalla se queda en blanco después de actualizar
Me gustaría devolver la funda
¿Cuánto dura la batería con una carga?
Puedo leer libros de la biblioteca con este aparato
Me han cobrado dos veces en la tarjeta
La descarga se para siempre al noventa por ciento
Cancelen por favor el pedido que hice hace una hora
¿Qué cable necesito para cargarlo?
Hay un arañazo en el lado izquierdo
Mi mujer compró el mismo modelo el año pasado
Es posible cambiar la dirección de entrega
el cupón fue rechazado al pagar
Por qué han desaparecido mis notas
Olvidé la contraseña y el correo no llega
La garantía cubre una pantalla rota
nos mudamos y necesitamos otra vez la factura
Me pide iniciar sesión todo el tiempo
Gracias, eso resolvió mi problema
sigo esperando una respuesta de ustedes
faltan dos de los tres libros
El botón de pasar página está flojo
¿Me puede decir el horario de apertura?
Compré el audiolibro sin querer
dice que el archivo está protegido
Cómo presto un libro a mi hermana
Bloquearon mi cuenta sin motivo
El repartidor dejó la caja bajo la lluvia
la luz parpadea cuando la bajo
Envían a Noruega y cuánto cuesta
Quiero que me devuelvan el dinero
El diccionario no se abre al tocar una palabra
Después de reiniciar dos veces no ha cambiado nada
qué pasa con mis libros si me doy de baja
Hay descuento para estudiantes
Me enviaron la edición alemana por error
Él no encuentra el menú de ajustes
Los dos cables son demasiado cortos para mí
Borren mi antiguo número de teléfono del perfil
Leí las instrucciones pero no me sirvieron
Pueden dos personas compartir la misma biblioteca
`),
  fr: lines(`
Ma liseuse ne s'allume plus depuis hier
Où est le colis que j'ai commandé lundi ?
L'écran reste blanc après la mise à jour
Je voudrais renvoyer la housse
Combien de temps tient la batterie ?
Puis-je lire des livres de la bibliothèque avec cet appareil
Vous avez débité ma carte deux fois
Le téléchargement s'arrête toujours à quatre-vingt-dix pour cent
Annulez s'il vous plaît la commande que je viens de passer
De quel câble ai-je besoin pour la charger ?
Il y a une rayure sur le côté gauche
Ma femme a acheté le même modèle l'an dernier
Est-il possible de changer l'adresse de livraison
le bon d'achat a été refusé au moment de payer
Pourquoi mes notes ont-elles disparu
J'ai oublié le mot de passe et le mail n'arrive pas
La garantie couvre-t-elle un écran cassé
nous avons déménagé et il nous faut à nouveau la facture
Elle me demande sans cesse de me connecter
Merci, cela a réglé mon problème
j'attends toujours une réponse de votre part
il manque deux des trois livres
Le bouton pour tourner les pages a du jeu
Pouvez-vous me donner les horaires d'ouverture ?
J'ai acheté le livre audio par erreur
il est écrit que le fichier est protégé
Comment prêter un livre à ma sœur
Mon compte a été bloqué sans raison
Votre livreur a laissé le carton sous la pluie
la lumière clignote quand je la baisse
Livrez-vous en Norvège et à quel prix
Je veux être remboursé pour celui-ci
Le dictionnaire ne s'ouvre pas quand je touche un mot
Après deux redémarrages rien n'a changé
que deviennent mes livres si je résilie
Y a-t-il une réduction pour les étudiants
On m'a envoyé l'édition allemande par erreur
Il ne trouve pas le menu des réglages
Les deux câbles sont trop courts pour moi
Supprimez mon ancien numéro de téléphone du profil
J'ai lu vos instructions mais elles ne m'ont pas aidé
Deux personnes peuvent-elles partager la même bibliothèque ?
`),
  pt: lines(`
Meu leitor não liga desde ontem
Onde está o pacote que pedi na segunda-feira?
A tela fica branca depois da atualização
Eu gostaria de devolver a capa
Quanto tempo dura a bateria com uma carga?
Posso ler livros da biblioteca neste aparelho
Cobraram duas vezes no meu cartão
O download para sempre em noventa por cento
Por favor cancelem o pedido que fiz há uma hora
Qual cabo eu preciso para carregar?
Tem um risco do lado esquerdo
Minha esposa comprou o mesmo modelo no ano passado
Dá para mudar o endereço de entrega
o cupom foi recusado na hora de pagar
Por que as minhas anotações sumiram
Esqueci a senha e o e-mail não chega
A garantia cobre uma tela quebrada
nós mudamos de casa e precisamos da nota fiscal de novo
Ele fica pedindo para eu entrar na conta
Obrigado, isso resolveu meu problema
ainda estou esperando uma resposta de vocês
faltam dois dos três livros
O botão de virar a página está solto
Você pode me dizer o horário de funcionamento?
Comprei o audiolivro sem querer
diz que o arquivo está protegido
Como empresto um livro para a minha irmã
Bloquearam minha conta sem motivo
O entregador deixou a caixa na chuva
a luz pisca quando eu diminuo
Vocês entregam na Noruega e quanto custa
Quero meu dinheiro de volta
O dicionário não abre quando toco em uma palavra
Depois de reiniciar duas vezes nada mudou
o que acontece com meus livros se eu cancelar
Tem desconto para estudantes
Mandaram a edição alemã por engano
Ele não encontra o menu de configurações
Os dois cabos são curtos demais para mim
Apaguem meu número de telefone antigo do perfil
Li as instruções mas não ajudaram
Duas pessoas podem usar a mesma biblioteca?
`),
}

const others = lines(`
Il mio lettore non si accende più da ieri
Dove si trova il pacco che ho ordinato lunedì?
Mijn reader gaat sinds gisteren niet meer aan
Waar blijft het pakket dat ik maandag heb besteld?
Min läsare startar inte sedan igår
Var är paketet som jag beställde i måndags?
Min læser tænder ikke siden i går
Hvor er pakken som jeg bestilte i mandags?
Mój czytnik nie włącza się od wczoraj
Gdzie jest paczka, którą zamówiłem w poniedziałek?
Okuyucum dünden beri açılmıyor, ne yapabilirim
Cititorul meu nu mai pornește de ieri
Moje čtečka se od včerejška nezapne
Saya tidak bisa membuka buku yang saya beli kemarin
El meu lector no s'encén des d'ahir
Моя книга не открывается со вчерашнего дня
電子書籍リーダーが起動しません
我的阅读器打不开了怎么办
قارئ الكتب لا يعمل منذ أمس
हमारा रीडर कल से चालू नहीं हो रहा है
ο αναγνώστης μου δεν ανάβει από χθες
`)

describe.each(Object.keys(sentences) as (keyof typeof sentences)[])('%s', (language) => {
  test('is known in at least 95 of 100 sentences of five words and more, and mostly for sure', () => {
    const heard = sentences[language].map((text) => ({ text, ...detectLanguage(text) }))
    const missed = heard.filter((each) => each.language !== language).map(({ text }) => text)
    const unsure = heard.filter((each) => each.language === language && each.confidence < 0.5)
    expect(heard.length).toBeGreaterThanOrEqual(40)
    expect(missed.length / heard.length > 0.05 ? missed : []).toEqual([])
    expect(unsure.length / heard.length).toBeLessThanOrEqual(0.1)
  })

  test('is known without accents and in capitals', () => {
    const shouted = sentences[language].map((text) => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase())
    const missed = shouted.filter((text) => detectLanguage(text).language !== language)
    expect(missed.length / shouted.length > 0.1 ? missed : []).toEqual([])
  })
})

test('another language is not taken for one that is spoken here', () => {
  const taken = others.filter((text) => {
    const { language, confidence } = detectLanguage(text)
    return language !== 'other' && confidence >= 0.5
  })
  expect(taken).toEqual([])
})

test.each(['ok', 'hola', 'danke', 'Kindle Paperwhite', 'no', 'merci', 'WLAN?', 'agent', 'refund'])(
  'one or two words are never sure: %s',
  (text) => {
    expect(detectLanguage(text).confidence).toBeLessThan(0.5)
  },
)

test.each(['', '   ', '12345', '👍👍', '?!', 'https://example.org/en/the-page-and-you', 'someone@example.org'])(
  'no words, no language: %j',
  (text) => {
    expect(detectLanguage(text)).toEqual({ language: 'other', confidence: 0 })
  },
)

test('addresses and links do not count as words', () => {
  const text = 'Mein Passwort für https://www.example.org/the/account/you/have geht nicht, anna.the.and@example.org'
  expect(detectLanguage(text).language).toBe('de')
})

test('another script is another language for certain', () => {
  expect(detectLanguage('我的阅读器打不开了')).toEqual({ language: 'other', confidence: 1 })
})
