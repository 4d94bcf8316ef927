import type { Locale } from '../../conversation/facts.ts'

/**
 * Ways of asking for a person and sentences that only look like it, thirty of each in each language, written by somebody who had not
 * read the rule, before it was measured with them. They are not used to make the rule: `asks-for-person.blind.test.ts` keeps the score.
 */
export const askingBlind: Readonly<Record<Locale, string>> = {
  en: `
ok enough with the robot, get me somebody who actually works there
Is anyone real on the other end of this?
could a member of staff take over from here please
I'd rather not do this with a bot. Can one of your people help?
hook me up with an actual person
pls patch me through to ur support ppl
who do i have to bribe to get a human in this chat lol
I want off this bot
Can you escalate this to a person on your team?
Let me speak to whoever is in charge of refunds
I need a live person, not a script
this isn't working. person please
gimme a human
can i have a word with one of your advisors
I would appreciate being connected with a customer care specialist
may I please be put in touch with someone from your billing department?
Not you. A human.
switch me to a live agent thx
any chance of chatting with a real person today?
Stop. I'm done talking to a machine, I want a person
can someone from your team just call me
please hand this over to a colleague made of flesh and blood
hi, human agent needed here
let me talk to ur manager
I prefer speaking to a person about this, it's a bit delicate
Would it be possible for a human to look into this instead?
cud i speak 2 sum1 plz
Zero interest in AI answers. Connect me with support staff.
I asked for a human three messages ago
there must be a person I can talk to about this
`,
  de: `
Gibt es hier auch echte Menschen?
ich will jetzt mal jemanden dran haben der sich auskennt
Kann das bitte ein Kollege von euch übernehmen
Verbinden Sie mich bitte mit einem Sachbearbeiter
hab keine lust mehr auf den bot, gebt mir nen menschen
Mensch bitte
Könnte ich wohl mit einer Mitarbeiterin sprechen?
ich hätte gern einen richtigen Ansprechpartner
leite mich an den support weiter
Ich möchte lieber mit einem Menschen schreiben als mit einer Maschine
kann mich bitte jemand zurückrufen
Bitte stellen Sie mich zu Ihrem Vorgesetzten durch
echter mitarbeiter bitte!!
Geben Sie das bitte an einen Menschen weiter
Ich brauche hier eine reale Person, keinen Chatbot
Wie komme ich an einen echten Berater?
kann ich mit wem aus der buchhaltung reden
Ich rede nicht mit Robotern, holt mir wen Echtes
Wäre es möglich, dass sich ein Mensch darum kümmert?
mitarbeiter sprechen
Ich will den Chef sprechen
schluss mit dem automaten, ich will einen menschen
Kann mir bitte jemand Persönliches weiterhelfen?
bin ich hier mit einer person verbunden oder kann ich eine bekommen
Ihr Bot versteht mich nicht, ich möchte einen Kundenberater
Bitte um Weiterleitung an die Fachabteilung
ich wünsche ein Gespräch mit einem Mitarbeiter
jemand vom team da?
kann da mal ein mensch draufschauen bitte
Ich bestehe darauf, mit einer Person zu sprechen
`,
  es: `
¿Hay alguien de verdad ahí?
quiero que me atienda una persona
pásame con alguien que sepa
Necesito un agente humano, por favor
no quiero hablar con un robot
¿me puede llamar alguien del equipo?
ponme con un humano ya
Preferiría tratar esto con una persona
comuníqueme con un asesor
¿Podría hablar con su supervisor?
humano por favor
ya basta de bot, una persona real
quisiera que un compañero suyo revise mi caso
q me atienda un humano xfa
me gustaría charlar con alguien de facturación
transfiéreme a soporte humano
¿Existe alguna forma de hablar con un ejecutivo?
necesito hablar con el encargado
Que alguien del equipo se ponga en contacto conmigo, por favor
¿Puedo chatear con una persona en vez de contigo?
deme con un operador
agente
esto no me sirve, quiero un asesor de carne y hueso
Exijo hablar con un responsable
por favor derive mi caso a una persona
oye, ¿y si me pasas con un compañero tuyo humano?
Estoy harta de la máquina, páseme con alguien
prefiero atención personal
¿me comunicas con atención al cliente?
quiero una persona, no respuestas automáticas
`,
  fr: `
Y a-t-il un être humain ici ?
je veux qu'une vraie personne s'occupe de ça
passez-moi quelqu'un svp
Pourrais-je échanger avec un de vos conseillers ?
un humain svp
j'en ai marre du robot, je veux parler à quelqu'un
mettez-moi en relation avec le service client
Je souhaite être rappelé par un conseiller
transférez-moi à un agent
est-ce que je peux avoir un interlocuteur humain
parler à un conseiller
je préfère discuter avec une personne réelle
Auriez-vous un collègue humain à qui je pourrais expliquer tout ça ?
jveux un vrai gens pas un bot
Je voudrais m'entretenir avec votre responsable
pas de machine, une personne !
Quelqu'un de chez vous peut-il me téléphoner ?
comment joindre un humain chez vous ?
conseiller
Passez le dossier à une personne compétente, merci
je demande à parler à un superviseur
ya qqn ? un vrai je veux dire
Serait-il possible qu'un membre de l'équipe reprenne la conversation ?
je ne veux plus parler à un chatbot
basculez-moi vers un opérateur
il me faut un humain là
j'aimerais avoir affaire à quelqu'un de votre équipe technique
laissez-moi parler à un employé
pouvez-vous m'orienter vers un agent en chair et en os
J'exige de parler à une vraie personne
`,
  pt: `
Tem alguém de verdade aí?
quero ser atendido por uma pessoa
me passa pra um atendente
Preciso falar com um ser humano
chega de robô, quero gente
poderia me transferir para o suporte humano?
atendente por favor
quero falar c alguém
Gostaria de conversar com um dos seus consultores
dá pra me colocar com alguém do financeiro?
humano pfv
Não quero falar com máquina
Alguém da equipe pode me ligar?
me conecta com uma pessoa real
exijo falar com o gerente
Prefiro ser atendida por um humano, se possível
como faço pra falar com um atendente de verdade
por favor encaminhe o meu caso a um colega seu
passe-me a um operador
Queria que uma pessoa olhasse isso pra mim
tem como falar com o responsável?
esse bot não resolve, me chama um humano
Gostava de falar com um assistente humano, por favor
transfere
falar com atendente
quero uma pessoa de carne e osso
pode pedir para alguém me contactar?
me põe na linha com o supervisor
será que um colaborador pode assumir a conversa?
não adianta, só um humano resolve isso
`,
}

export const notAskingBlind: Readonly<Record<Locale, string>> = {
  en: `
How many people can use one account at the same time?
The user agent string in your log looks wrong
my real estate agent sent me the wrong invoice, how do I upload it?
I already talked to a person yesterday and they fixed it, thanks
Does the human resources template include holidays?
A person at the door signed for my parcel
Can I add another person to my subscription?
what does the agent fee on my bill mean
Is this cleaning agent safe for leather?
You're pretty helpful for a robot!
can a person with a visual impairment use the app?
The representative value in the chart is off
How do I call the API with an operator role?
My manager needs access to the dashboard
do I have to speak to the microphone for voice search?
I don't need a human, just tell me the opening hours
no need to get anyone involved, I only want the tracking link
Where can I change my contact person?
How do I invite a team member?
someone stole my parcel
the person who sold it to me said two years of warranty
which team do you think wins on sunday
Support for USB-C is mentioned where?
how does your customer service rating work
The live chat widget on my own site doesn't load
Is it a real leather strap?
I was talking to my wife about the blue one, is it in stock?
can the robot vacuum handle carpets?
who is the person on your poster
Can I hand over my ticket to a friend who goes instead?
`,
  de: `
Wie viele Personen dürfen das Abo nutzen?
Der Mensch auf dem Foto, ist das ein Modell?
Ich habe gestern mit einem Mitarbeiter gesprochen, alles gut
Kann ich einen weiteren Mitarbeiter im Konto anlegen?
Der Agent auf meinem Server startet nicht
Wer ist die Person auf der Titelseite?
Mein Berater bei der Bank braucht die Rechnung
ich brauche keinen menschen, nur die öffnungszeiten
Muss jemand zu Hause sein bei der Lieferung?
Kann die Ware an eine andere Person geliefert werden?
Ist der Saugroboter für Teppich geeignet?
Welche Personendaten speichert ihr?
jemand hat meine zugangsdaten benutzt
Wie ändere ich meinen Ansprechpartner im Profil?
Mein Chef möchte auch Zugriff
spricht die App auch Deutsch?
Der Techniker war da, danke
Ihr Kundenservice wurde mir empfohlen, was kostet das Paket?
Kann man mit dem Gerät auch telefonieren?
ein Kollege von mir hat denselben Fehler
Wie verbinde ich den Lautsprecher mit dem Handy?
Gilt das Ticket für zwei Personen?
Der Automat hat mein Geld nicht angenommen
Danke, für einen Bot ganz ordentlich
Wo finde ich die Nummer der Buchhaltung auf der Rechnung?
Unterstützung für Bluetooth 5 vorhanden?
Ich möchte mit Karte zahlen
Mensch, das hat ja schnell geklappt!
Kann jeder Mitarbeiter eine eigene Lizenz haben?
Wie leite ich E-Mails an meine private Adresse weiter?
`,
  es: `
¿Cuántas personas pueden usar la cuenta?
La persona que recibió el paquete no vive aquí
Ya hablé con un agente ayer y quedó resuelto
¿Puedo agregar a otra persona al plan?
mi agente inmobiliario me pidió la factura
¿El robot aspirador sirve para alfombras?
alguien entró en mi cuenta
¿Qué significa el cargo por agente?
no necesito hablar con nadie, solo el enlace
¿Dónde cambio la persona de contacto?
El operador de mi móvil bloquea los mensajes
gracias, para ser un bot lo haces bien
¿Puedo pagar en persona en la tienda?
¿La app habla español?
mi jefe quiere ver el informe
¿El soporte de pared viene incluido?
¿Cómo invito a un compañero al proyecto?
El humano de la foto, ¿es un modelo?
¿es de cuero real?
tengo que estar en casa para recibirlo?
¿Cómo conecto el altavoz con el teléfono?
El asesor de mi banco necesita el recibo
¿Hay descuento por persona?
¿Cuál es el horario de atención al cliente?
Un compañero tiene el mismo error
quiero transferir mi entrada a una amiga
¿Qué equipo gana el domingo?
El supervisor de procesos de mi servidor se cae
¿Se puede llamar con el reloj?
me atendieron muy bien, gracias
`,
  fr: `
Combien de personnes peuvent utiliser le compte ?
La personne qui a signé le colis n'habite pas ici
J'ai déjà parlé à un conseiller hier, c'est réglé
Puis-je ajouter une autre personne à mon abonnement ?
mon agent immobilier me demande la facture
L'aspirateur robot passe-t-il sur les tapis ?
quelqu'un a utilisé ma carte
Que veut dire frais d'agent sur ma facture ?
pas besoin d'un humain, juste les horaires
Où changer la personne à contacter ?
Mon opérateur mobile bloque vos SMS
merci, pas mal pour un robot
Peut-on retirer en personne au magasin ?
Est-ce que l'appli parle français ?
mon responsable voudrait voir le rapport
Le support mural est-il fourni ?
Comment inviter un collègue dans le projet ?
C'est du vrai cuir ?
faut-il que quelqu'un soit à la maison pour la livraison
Comment relier l'enceinte au téléphone ?
Mon conseiller bancaire a besoin du reçu
Y a-t-il une réduction par personne ?
Quels sont les horaires du service client ?
Un collègue a la même erreur
je voudrais transférer mon billet à une amie
Quelle équipe joue dimanche ?
Le modèle humain en photo mesure combien ?
Peut-on téléphoner avec la montre ?
j'ai été très bien reçu, merci
L'agent de surveillance ne démarre pas sur mon serveur
`,
  pt: `
Quantas pessoas podem usar a conta?
A pessoa que assinou a entrega não mora aqui
Já falei com um atendente ontem e ficou resolvido
Posso adicionar outra pessoa ao plano?
meu corretor pediu a fatura
O robô aspirador serve para tapete?
alguém usou meu cartão
O que significa taxa de agente na conta?
não preciso falar com ninguém, só quero o link
Onde mudo a pessoa de contato?
Minha operadora bloqueia os SMS de vocês
obrigada, pra um robô você é bom
Dá para pagar pessoalmente na loja?
O aplicativo fala português?
meu chefe quer ver o relatório
O suporte de parede vem junto?
Como convido um colega para o projeto?
É couro de verdade?
tem que ter gente em casa para receber?
Como conecto a caixa de som ao telefone?
Meu gerente do banco precisa do recibo
Tem desconto por pessoa?
Qual o horário do atendimento?
Um colega meu tem o mesmo erro
quero transferir meu ingresso para uma amiga
Que time joga domingo?
O humano da foto é modelo?
Dá pra ligar pelo relógio?
fui muito bem atendida, obrigada
O agente de monitoramento não inicia no meu servidor
`,
}

/** A second, smaller round, written after the rule had been mended with the first: phrasings only, fifteen a language. */
export const askingSecond: Readonly<Record<Locale, string>> = {
  en: `
I'd feel better if a real member of staff dealt with this
who can I ring up about this
get a grown-up on here please
this bot is going in circles, put someone on who can think
could your billing folks reach out to me directly?
I'd like somebody senior to take this on
Is it possible to get a human response?
can we move this to a person now
I'm asking you to pass me to your colleague
where do I find the human in this
need assistance from an actual employee
no more robots. support agent. now.
let me chat to one of your team
any real staff around at this hour?
I don't want a machine deciding this, I want a person to
`,
  de: `
Ich würde das lieber mit einem Kollegen von Ihnen klären
Gibt es eine Nummer, unter der ich einen Berater erreiche?
Holt mal bitte einen Menschen dazu
Kann ein Mitarbeiter das übernehmen?
ich will keinen Bot, ich will Support von Menschen
Stellen Sie mich durch
Wer ist denn bei euch zuständig, den ich sprechen kann?
Bitte einen echten Menschen zuschalten
Ich hätte gern Kontakt zu Ihrer Buchhaltung
lass mich mit jemand Richtigem reden
Ist da irgendwo ein Mensch?
Ich möchte an den Kundendienst weitergeleitet werden
Kann mich jemand von Ihnen anrufen?
ich verlange einen Vorgesetzten
Menschlicher Support wäre mir lieber
`,
  es: `
Me gustaría que lo viera una persona
¿Quién me puede atender en persona por aquí?
Póngame con un responsable
¿me puedes pasar con soporte?
quiero que me llame un asesor
¿No hay nadie humano que me ayude?
necesito que un agente tome mi caso
prefiero que me conteste una persona real
Quisiera comunicarme con el departamento de facturación
dejen de mandarme al robot, quiero hablar con alguien
agente humano ya
¿podría contactarme un compañero suyo?
solo hablaré con una persona
con quién puedo hablar de esto
un humano, gracias
`,
  fr: `
Je préférerais qu'une personne regarde mon dossier
Qui puis-je appeler pour en parler ?
Un conseiller peut-il me rappeler ?
mets-moi avec un humain stp
Je souhaite entrer en contact avec votre équipe
Y a-t-il quelqu'un de réel derrière ?
je veux un agent, pas un robot
Faites intervenir un collègue s'il vous plaît
Est-il possible de parler avec votre service facturation ?
stop le bot, un humain
Je voudrais joindre le support par téléphone
j'aimerais mieux discuter avec quelqu'un
passez-moi votre supérieur
Quelqu'un du service peut-il reprendre ?
besoin d'un vrai conseiller
`,
  pt: `
Preferia que uma pessoa visse isto
Com quem posso falar sobre isso?
Um atendente pode me ligar?
me transfere para uma pessoa, vai
quero entrar em contato com a equipe de vocês
Tem gente de verdade atendendo?
quero um agente, não um robô
Chame um colega seu, por favor
É possível falar com o setor financeiro?
para de robô, quero humano
gostaria de ser transferido para o suporte
prefiro conversar com alguém
me passe para o seu superior
alguém do time pode assumir?
preciso de um atendente real
`,
}

/** The lines of one language, without the empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
