import { describe, expect, test } from 'vitest'
import { claimsTransfer } from './claims-transfer.ts'

const claims = `
I'm transferring you to an agent now.
I am transferring you.
I'll connect you with a colleague.
I will connect you to a human agent right away.
Let me connect you with someone who can help.
Let me transfer you to our support team.
I'm going to transfer you to a specialist.
I have transferred you to our billing department.
I've forwarded your request to our team.
I have escalated your case.
I'll escalate this to a human agent.
I've passed your details on to a colleague.
I am now handing you over to a person.
I'm putting you through to one of our agents.
Please hold while I transfer you.
One moment please, connecting you with an agent.
Transferring you now...
Transferring this chat to a human representative.
You are being transferred to an agent.
You will be connected with a person shortly.
You'll be contacted by a member of our team.
You are now connected to a human agent.
Your request has been forwarded to our support team.
Your case has been escalated to a supervisor.
Someone from our team will contact you.
A colleague will get back to you within 24 hours.
Somebody will be with you shortly.
An agent will join this chat in a moment.
One of our specialists will reach out to you.
Our support team will get back to you by e-mail.
A human agent will take over from here.
A representative will call you back today.
I'll have someone call you.
I've asked a colleague to look at your case.
I will get a person to help you with this.
I have notified our support team and they will reply soon.
We will get back to you as soon as possible.
You will hear from us tomorrow.
I'm sorry about that. I'm connecting you with a human who can sort this out.
Sure, I'll hand this conversation over to a person.
Understood. Someone will be in touch.
I'm transferring you now, okay?
I will transfer your chat to Maria from our team.
Ich verbinde Sie mit einem Kollegen.
Ich verbinde Sie jetzt.
Einen Moment bitte, ich leite Sie weiter.
Ich leite Ihre Anfrage an unser Team weiter.
Ich habe Ihr Anliegen an einen Mitarbeiter weitergeleitet.
Ich werde Sie gleich mit einem Menschen verbinden.
Gerne verbinde ich Sie mit einem Mitarbeiter.
Ich stelle Sie zu einem Kollegen durch.
Ich übergebe Sie an einen Menschen.
Ich übergebe dieses Gespräch an einen Kollegen.
Sie werden jetzt mit einem Mitarbeiter verbunden.
Sie werden in Kürze weitergeleitet.
Ihre Anfrage wurde an den Kundenservice weitergeleitet.
Ein Kollege meldet sich bei Ihnen.
Ein Mitarbeiter wird sich in Kürze bei Ihnen melden.
Jemand aus unserem Team wird Sie kontaktieren.
Unser Team meldet sich per E-Mail bei Ihnen.
Ein Kollege übernimmt gleich.
Ein Mitarbeiter ruft Sie zurück.
Ein Mensch ist gleich für Sie da.
Ich hole einen Kollegen dazu.
Ich habe einen Kollegen informiert.
Ich gebe Ihren Fall an einen Menschen weiter.
Wir melden uns bei Ihnen.
Dann leite ich Sie an einen Berater weiter.
Le paso con un compañero.
Le transfiero con un agente ahora mismo.
Le comunico con un asesor.
Voy a transferirle a una persona.
Lo voy a comunicar con un representante.
Le estoy transfiriendo con un agente.
Un momento, le pongo en contacto con un compañero.
Te paso con un agente.
He transferido su caso a nuestro equipo.
He derivado su consulta a un especialista.
Su caso ha sido escalado a un supervisor.
Será atendido por un agente en breve.
Un agente se pondrá en contacto con usted.
Alguien de nuestro equipo le contactará pronto.
Un compañero le llamará hoy.
Nuestro equipo le responderá por correo.
Nos pondremos en contacto con usted.
Una persona se unirá a este chat.
Le voy a pasar con una persona.
Le transferiré con un especialista.
Enseguida le atiende un compañero.
He avisado a un compañero.
Je vous mets en relation avec un conseiller.
Je vous transfère à un collègue.
Je vais vous transférer vers un agent.
Je vous passe un conseiller.
Un instant, je vous mets en contact avec une personne.
J'ai transmis votre demande à notre équipe.
Je transmets votre dossier à un collègue.
Votre demande a été transmise à notre service client.
Vous allez être mis en relation avec un conseiller.
Vous serez recontacté par un conseiller.
Un conseiller va vous répondre.
Un collègue vous rappellera dans la journée.
Quelqu'un de notre équipe vous contactera.
Notre équipe reviendra vers vous.
Un agent va prendre le relais.
Nous vous recontacterons rapidement.
J'ai prévenu un collègue.
Je suis en train de vous transférer.
Une personne va rejoindre la conversation.
Je fais suivre votre message à l'équipe.
Vou transferir você para um atendente.
Vou te passar para um colega.
Estou transferindo você para um atendente.
Estou encaminhando seu caso para a nossa equipe.
Vou encaminhar sua solicitação para um especialista.
Encaminhei seu caso para um atendente.
Já chamei um atendente.
Você será atendido por uma pessoa em instantes.
Você será transferido agora.
Seu caso foi encaminhado para o suporte.
Um atendente vai falar com você em breve.
Um atendente entrará em contato com você.
Alguém da nossa equipe vai te ligar.
Nossa equipe retornará por e-mail.
Entraremos em contato com você.
Um colega vai assumir a conversa.
Vou pedir para alguém entrar em contato com você.
Transferindo para um atendente humano.
Vou conectar você com uma pessoa.
Thanks for your patience, I'm bringing in one of my colleagues.
I've looped in our support team.
I'm getting someone for you now.
I have requested a callback for you from our team.
I'm now connecting you to the next available agent.
You'll be talking to a real person in a minute.
Hold on, a human is on the way.
Let me hand you over to a teammate.
I'm escalating this to our specialists.
Our agents will reach out shortly.
An agent has been notified.
Your conversation is now with our support team.
I've just transferred your chat.
I am passing this along to a human colleague.
We've assigned your case to a specialist.
A team member will review your case and reply by e-mail.
I'll let a colleague know and they will answer you.
Someone will call you back tomorrow.
I'll forward your question to our experts.
You have been placed in the queue for an agent.
Ich bringe einen Kollegen ins Gespräch.
Ein Kollege wird Ihnen gleich weiterhelfen.
Ich habe Ihre Nachricht an das Team weitergegeben.
Ich schalte jetzt einen Mitarbeiter dazu.
Sie sprechen gleich mit einem Mitarbeiter.
Ich informiere einen Kollegen.
Ihr Fall liegt jetzt bei unserem Kundenservice.
Bitte warten Sie, ein Mitarbeiter kommt gleich dazu.
Ich werde einen Kollegen bitten, Sie anzurufen.
Man wird sich bei Ihnen melden.
Die Kollegen melden sich morgen bei Ihnen.
Le voy a comunicar con una persona.
Un compañero le ayudará en unos minutos.
He enviado su consulta al equipo.
Estoy buscando un agente para usted.
Enseguida le atenderá una persona.
Le derivo al departamento de soporte.
Ya he avisado a nuestro equipo.
Alguien se comunicará con usted.
Un collègue va prendre la suite.
J'appelle un conseiller.
Votre dossier est maintenant entre les mains d'un conseiller.
Je vous redirige vers un conseiller.
Un conseiller vous répondra sous peu.
J'ai demandé à un collègue de vous rappeler.
On va vous rappeler.
Vou chamar um atendente para você.
Um colega vai te ajudar em instantes.
Passei sua mensagem para a equipe.
Já encaminhei para o time de suporte.
Em breve alguém vai falar com você.
Estou te transferindo.
Nossa equipe vai entrar em contato.
I'm going to get a colleague to join us.
Okay, transferring.
I have sent your case over to our team.
A specialist will take it from here.
I'm connecting us with a human agent.
Alright, I am getting an agent on the line for you.
You're about to be connected with an agent.
One of our people will write to you by tomorrow.
We'll have an agent contact you.
Please stay here while I get someone.
I'll transfer this conversation to a live agent.
Thank you, our specialist will contact you soon.
Ich leite das an meine Kollegen weiter.
Ich verbinde Sie gern.
Moment, ich hole Hilfe von einem Kollegen.
Unser Kundenservice wird sich bei Ihnen melden.
Ich werde Sie an einen Mitarbeiter übergeben.
Wir rufen Sie zurück.
Ihre Anfrage ist an einen Kollegen übergeben.
Un agente le atenderá enseguida.
Voy a pasar su caso a un compañero.
Le llamaremos mañana.
Estoy transfiriendo su caso a un agente.
Nuestro equipo se comunicará con usted.
Je vous transfère tout de suite.
Je vais demander à un collègue de vous aider.
Votre demande a été escaladée.
Notre équipe vous contactera.
Vou te transferir agora.
Um atendente já vem.
Nosso time vai te responder em breve.
Vou repassar seu caso para um colega.
I've flagged this for our support team and they'll contact you.
`

const harmless = `
Remove the books that you transferred by cable.
You have transferred the files, now eject the reader.
You can ask for a person at any time.
Would you like to talk to a person?
Would you like me to connect you with an agent?
Shall I transfer you to a person?
Do you want me to escalate this?
I cannot transfer you.
I can't connect you with an agent right now.
I am not able to transfer you to a person.
I'm unable to connect you with a human.
I can connect you with a person if you like.
If you like, I will connect you with a person.
If you need more help, our team can look at it.
Just say so and I will transfer you.
I will transfer you if you want.
Transfer the file to your e-reader with the cable.
Connect the reader to wifi.
I will connect the dots for you: first charge it, then restart it.
You will be connected to the wifi network after a few seconds.
Your reader will be connected to your account.
A money transfer takes two days.
The transfer to your bank account was refused.
Your order has been forwarded to the warehouse.
Your parcel has been handed over to the courier.
The courier will contact you before the delivery.
The seller will get back to you.
Someone else may be using your account.
An agent is a program that acts for you.
You can contact our support team at any time.
Contact our team and they will get back to you.
Our team is available from 9 to 17.
You can forward the message to a friend.
I will send you the link to the page.
I'm redirecting you to the returns page.
We will refund you within five days.
We will send you a confirmation.
I found an article that explains how to connect your device.
Once you send the form, our team will contact you.
When you return the reader, a colleague will check it.
A person with your invitation can join your family library.
Press the button "I'm transferring you" to begin.
Did an agent already contact you?
Nobody will contact you about this.
No agent will call you.
I will not transfer you unless you ask.
It will transfer you to the start page.
I have found the answer for you.
I've passed the test.
I am an automated assistant.
Sie können jederzeit nach einem Menschen fragen.
Möchten Sie mit einem Menschen sprechen?
Soll ich Sie mit einem Mitarbeiter verbinden?
Ich kann Sie leider nicht verbinden.
Ich kann Sie mit einem Kollegen verbinden, wenn Sie möchten.
Wenn Sie möchten, verbinde ich Sie mit einem Menschen.
Verbinden Sie den Reader mit dem WLAN.
Sie werden mit dem WLAN verbunden.
Leiten Sie die E-Mail an einen Freund weiter.
Ihre Bestellung wurde an das Lager weitergeleitet.
Der Zusteller meldet sich bei Ihnen.
Unser Team ist von 9 bis 17 Uhr da.
Ihr Paket wurde an den Zusteller übergeben.
Die Überweisung dauert zwei Tage.
Ein Mitarbeiter kann Ihnen helfen.
Ich verbinde damit nichts Besonderes.
Puede pedir hablar con una persona en cualquier momento.
¿Quiere hablar con una persona?
¿Quiere que le pase con un agente?
¿Le transfiero con un agente?
No puedo transferirle.
Puedo transferirle con un agente si quiere.
Si lo desea, le paso con un compañero.
Transfiera el archivo al lector.
Conecte el lector a la red wifi.
La transferencia tarda dos días.
Su pedido ha sido enviado al almacén.
El mensajero se pondrá en contacto con usted.
Nuestro equipo está disponible de 9 a 17.
Un agente puede ayudarle.
Vous pouvez demander une personne à tout moment.
Souhaitez-vous parler à une personne ?
Voulez-vous que je vous transfère à un conseiller ?
Je ne peux pas vous transférer.
Je peux vous mettre en relation avec un conseiller si vous le souhaitez.
Si vous voulez, je vous passe un conseiller.
Transférez le fichier vers la liseuse.
Connectez la liseuse au wifi.
Le transfert prend deux jours.
Votre commande a été transmise à l'entrepôt.
Le livreur vous contactera.
Notre équipe est disponible de 9 h à 17 h.
Un conseiller peut vous aider.
Você pode pedir uma pessoa a qualquer momento.
Quer falar com uma pessoa?
Quer que eu transfira você para um atendente?
Não posso transferir você.
Posso transferir você para um atendente, se quiser.
Se quiser, vou transferir você para um atendente.
Transfira o arquivo para o leitor.
Conecte o leitor ao wifi.
A transferência leva dois dias.
Seu pedido foi encaminhado para o estoque.
O entregador entrará em contato com você.
Nossa equipe atende das 9 às 17.
Um atendente pode ajudar.
Vou transferir o arquivo para você.
I can hand you over to a person whenever you like.
To talk to a person, press the button below.
Do you want to talk to an agent instead?
Should I pass this on to a colleague?
If that does not help, I can bring in a colleague.
The support team can be reached by phone.
The file will be transferred to your reader.
You will be asked for your password.
Someone has to be at home to receive the parcel.
Please connect it to the computer with the cable.
I will show you the steps.
I'll walk you through it.
I've attached the link.
Our team publishes new books every week.
A person can have up to five devices.
The book will be handed over to you at the counter.
I have connected your account to the new device.
I am not a person, but I can look this up.
Your payment was forwarded by the bank.
The author will answer questions at the event.
Sie können sich jederzeit an unser Team wenden.
Der Verkäufer meldet sich bei Ihnen.
Verbinden Sie das Kabel mit dem Computer.
Ihre Zahlung wird an die Bank weitergeleitet.
Darf ich Sie an einen Kollegen weitergeben?
Ein Mensch kann bis zu fünf Geräte haben.
Ich zeige Ihnen die Schritte.
Unser Team antwortet in der Regel innerhalb eines Tages.
Puede escribir a nuestro equipo cuando quiera.
¿Desea que avise a un compañero?
Le paso el enlace.
Un agente puede atenderle si lo desea.
Conéctelo al ordenador.
El pago será transferido a su cuenta.
Vous pouvez écrire à notre équipe.
Dois-je vous transférer à un conseiller ?
Le fichier sera transféré sur la liseuse.
Je vous envoie le lien.
Une personne peut avoir cinq appareils.
Connectez-la à l'ordinateur.
Você pode escrever para a nossa equipe.
Devo transferir você para um atendente?
O arquivo será transferido para o leitor.
Vou te enviar o link.
Uma pessoa pode ter cinco aparelhos.
Conecte ao computador.
I will find the article for you.
I'm getting the details now.
Please get someone to help you hold the device.
Let me find out.
I have found two articles.
You can join the queue for the event.
Your order is with the courier.
The team of authors is famous.
A support article is here.
The agent string is in the settings.
Someone will like this book.
I will keep this conversation short.
Ich hole die Daten.
Ich bringe das in Ordnung.
Sie sprechen Deutsch, richtig?
Wir liefern morgen.
Ihre Bestellung liegt bei der Post.
Ihr Paket ist unterwegs.
Le muestro los pasos.
Le explico cómo conectar el lector.
Busco el artículo.
Su pedido está en camino.
Je cherche la réponse.
Je vous explique comment connecter la liseuse.
Votre colis est en route.
Vou explicar como conectar.
Seu pedido está a caminho.
Estou procurando a resposta.
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(claims))('claims: %s', (text) => {
  expect(claimsTransfer(text).claims).toBe(true)
})

test.each(lines(harmless))('claims nothing: %s', (text) => {
  expect(claimsTransfer(text)).toEqual({ claims: false })
})

describe('where', () => {
  test('the words that claim', () => {
    const text = 'That is annoying. I am transferring you to a person now.'
    const { span } = claimsTransfer(text)
    expect(text.slice(span?.from, span?.to)).toBe('I am transferring you')
  })

  test('an answer before it does not hide it', () => {
    const answer = 'Hold the button for ten seconds. If the light blinks, wait. '
    expect(claimsTransfer(`${answer}I have passed your case on to a colleague.`).claims).toBe(true)
    expect(claimsTransfer(answer)).toEqual({ claims: false })
  })
})
