import type { GuardContext, KnownForGuard } from '../answering/index.ts'
import type { Locale } from '../conversation/facts.ts'

/**
 * One reply that somebody is about to send: its language, what the guard should say of it (the slot that is asked for again, that it
 * begins anew, or nothing), and whether it is the first one after a handoff.
 */
export type GuardCase = readonly [
  language: Locale,
  says: string | 'restart' | null,
  draft: string,
  when?: 'first' | undefined,
]

/** What a customer has said. Customers and those who answer them speak one language: what was said is there in each of the five. */
export interface GuardedCustomer {
  known(language: Locale): readonly KnownForGuard[]
  told(language: Locale): readonly string[]
}

const slot = (name: string, value: string, change: Partial<KnownForGuard> = {}): KnownForGuard => ({
  name,
  value,
  messageId: `m-${name}`,
  at: 1,
  verification: false,
  ...change,
})

const born = ['date of birth', 'Geburtsdatum', 'fecha de nacimiento', 'date de naissance', 'data de nascimento']
const proofs = born.map((label) => slot('date-of-birth', '1990-01-01', { label, verification: true }))

/** Words in each language: when, how much, what was done, and what it is about. */
type Said = Readonly<Record<Locale, { date: string; amount: string; step: string; told: string }>>

function customer(values: readonly KnownForGuard[], date: string, amount: string, said: Said): GuardedCustomer {
  return {
    known: (language) => [
      ...values,
      slot('date', date, { said: said[language].date }),
      slot('amount', amount, { said: said[language].amount }),
      slot('step-done', said[language].step),
      ...proofs,
    ],
    told: (language) => [said[language].told],
  }
}

/** A customer of a shop for e-readers and lamps. */
export const reader = customer(
  [
    slot('order-number', '48213'),
    slot('email', 'ana@example.org'),
    slot('device', 'Lumen 2'),
    slot('invoice-number', 'R-2041'),
    slot('tracking-number', 'TRK99120045'),
    slot('customer-number', 'K-7710'),
    slot('name', 'Ana Silva'),
    slot('phone', '+49 30 123456'),
    slot('address', 'Hauptstr. 5, Berlin'),
    slot('version', '4.2.1'),
    slot('error-text', 'E-17 paper jam'),
    slot('subscriptionPlan', 'Reader Plus', { label: 'plan' }),
  ],
  '3 May',
  '49.90',
  {
    en: {
      date: 'I ordered it on 3 May',
      amount: 'You charged me 49.90 twice',
      step: 'restarted the router',
      told: 'The battery of my Lumen e-reader is flat after an hour, since the update last week.',
    },
    de: {
      date: 'Ich habe ihn am 3. Mai bestellt',
      amount: 'Sie haben mir 49.90 doppelt berechnet',
      step: 'den Router neu gestartet',
      told: 'Der Akku meines Lumen ist nach einer Stunde leer, seit dem Update letzte Woche.',
    },
    es: {
      date: 'Lo pedí el 3 de mayo',
      amount: 'Me han cobrado 49.90 dos veces',
      step: 'he reiniciado el router',
      told: 'La batería de mi Lumen se acaba en una hora desde la actualización de la semana pasada.',
    },
    fr: {
      date: 'Je l’ai commandée le 3 mai',
      amount: 'Vous m’avez débité 49.90 deux fois',
      step: 'j’ai redémarré le routeur',
      told: 'La batterie de ma Lumen est vide au bout d’une heure, depuis la mise à jour de la semaine dernière.',
    },
    pt: {
      date: 'Fiz o pedido em 3 de maio',
      amount: 'Vocês cobraram 49.90 duas vezes',
      step: 'reiniciei o roteador',
      told: 'A bateria do meu Lumen acaba em uma hora, desde a atualização da semana passada.',
    },
  },
)

/** A customer with a coffee machine. */
export const coffee = customer(
  [
    slot('order-number', '77120-B'),
    slot('email', 'marek@post.example'),
    slot('device', 'BrewMaster 300'),
    slot('serial', 'BM3-55812'),
    slot('invoice-number', 'INV-9034'),
    slot('tracking-number', 'JX4410098'),
    slot('name', 'Marek Dvorak'),
    slot('phone', '+420 601 555 812'),
    slot('address', 'Gartenweg 8'),
    slot('version', '2.1'),
    slot('error-text', 'E04'),
  ],
  '12 March',
  '189.00',
  {
    en: {
      date: 'I bought it on 12 March',
      amount: 'You have taken 189.00 from my account twice',
      step: 'descaled it twice',
      told: 'My BrewMaster 300 shows E04 and makes no coffee, though I have descaled it twice.',
    },
    de: {
      date: 'Ich habe sie am 12. März gekauft',
      amount: 'Sie haben 189.00 zweimal von meinem Konto abgebucht',
      step: 'sie zweimal entkalkt',
      told: 'Meine BrewMaster 300 zeigt E04 und macht keinen Kaffee, obwohl ich sie zweimal entkalkt habe.',
    },
    es: {
      date: 'La compré el 12 de marzo',
      amount: 'Me han cobrado 189.00 dos veces',
      step: 'la he descalcificado dos veces',
      told: 'Mi BrewMaster 300 muestra E04 y no hace café, aunque la he descalcificado dos veces.',
    },
    fr: {
      date: 'Je l’ai achetée le 12 mars',
      amount: 'Vous avez prélevé 189.00 deux fois sur mon compte',
      step: 'je l’ai détartrée deux fois',
      told: 'Ma BrewMaster 300 affiche E04 et ne fait plus de café, bien que je l’aie détartrée deux fois.',
    },
    pt: {
      date: 'Comprei em 12 de março',
      amount: 'Vocês cobraram 189.00 duas vezes da minha conta',
      step: 'fiz a descalcificação duas vezes',
      told: 'Minha BrewMaster 300 mostra E04 e não faz café, embora eu tenha feito a descalcificação duas vezes.',
    },
  },
)

/** A customer whose internet is down. */
export const fibre = customer(
  [
    slot('customer-number', 'C-55102'),
    slot('case-number', 'T-8841'),
    slot('email', 'lea@fontaine.example'),
    slot('device', 'Vantage router 7590'),
    slot('serial', 'VR7590-0031'),
    slot('invoice-number', '2026-0188'),
    slot('name', 'Lea Fontaine'),
    slot('phone', '+33 6 12 34 56 78'),
    slot('address', '14 rue des Lilas'),
    slot('error-text', 'No signal on port 1'),
  ],
  'Tuesday',
  '54.90',
  {
    en: {
      date: 'The line has been down since Tuesday',
      amount: 'And the bill is 54.90 all the same',
      step: 'I have restarted the router',
      told: 'The line has been down since Tuesday, and the bill is 54.90 all the same. I have restarted the router.',
    },
    de: {
      date: 'Die Leitung ist seit Dienstag gestört',
      amount: 'Und die Rechnung ist trotzdem 54.90 hoch',
      step: 'den Router habe ich neu gestartet',
      told: 'Die Leitung ist seit Dienstag gestört, und die Rechnung ist trotzdem 54.90 hoch. Den Router habe ich neu gestartet.',
    },
    es: {
      date: 'No tengo internet desde el martes',
      amount: 'Y la factura es de 54.90 igual',
      step: 'he reiniciado el router',
      told: 'No tengo internet desde el martes, y la factura es de 54.90 igual. He reiniciado el router.',
    },
    fr: {
      date: 'La ligne est coupée depuis mardi',
      amount: 'Et la facture est quand même de 54.90',
      step: 'j’ai redémarré la box',
      told: 'La ligne est coupée depuis mardi, et la facture est quand même de 54.90. J’ai redémarré la box.',
    },
    pt: {
      date: 'Estou sem internet desde terça',
      amount: 'E a fatura é de 54.90 mesmo assim',
      step: 'reiniciei o roteador',
      told: 'Estou sem internet desde terça, e a fatura é de 54.90 mesmo assim. Reiniciei o roteador.',
    },
  },
)

/** How the guard stands when somebody writes to this customer, who has been handed to a person. */
export const contextOf = ({ told }: GuardedCustomer, [locale, , , when]: GuardCase): GuardContext => ({
  handedOff: true,
  firstReply: when === 'first',
  locale,
  ...(when === 'first' ? { told: told(locale) } : {}),
})

/** Written with the rule, and kept true by it: what it must catch, and of what it must be quiet. For `reader`. */
export const writtenCases: readonly GuardCase[] = [
  // asks for what was said
  ['en', 'order-number', 'Which purchase is this about?'],
  ['en', 'order-number', 'Could you tell me your order number?'],
  ['en', 'order-number', 'Order number?'],
  ['en', 'order-number', "I'll need your order number to look into this."],
  ['en', 'order-number', 'Can I get the order ID, please?'],
  ['en', 'order-number', 'Thanks for waiting. Which order are we talking about?'],
  ['en', 'order-number', 'Would you mind giving me the order number?'],
  ['en', 'order-number', 'Do you have the order reference at hand?'],
  ['en', 'order-number', 'Please reply with your order number.'],
  ['de', 'order-number', 'Könnten Sie mir Ihre Bestellnummer nennen?'],
  ['de', 'order-number', 'Wie lautet die Bestellnummer?'],
  ['de', 'order-number', 'Um welche Bestellung geht es?'],
  ['de', 'order-number', 'Für die Prüfung brauche ich bitte noch Ihre Bestellnummer.'],
  ['es', 'order-number', '¿Me puede dar su número de pedido?'],
  ['es', 'order-number', '¿De qué pedido se trata?'],
  ['fr', 'order-number', 'Quel est votre numéro de commande ?'],
  ['fr', 'order-number', "De quelle commande s'agit-il ?"],
  ['pt', 'order-number', 'Qual é o número do seu pedido?'],
  ['pt', 'order-number', 'De qual pedido se trata?'],
  ['en', 'email', 'May I have your e-mail address please?'],
  ['en', 'email', 'What email did you use for the account?'],
  ['de', 'email', 'Bitte nennen Sie mir Ihre E-Mail-Adresse.'],
  ['es', 'email', '¿Cuál es su correo electrónico?'],
  ['fr', 'email', 'Pourriez-vous me donner votre adresse e-mail ?'],
  ['pt', 'email', 'Pode me informar seu e-mail?'],
  ['en', 'device', 'What device are you using?'],
  ['en', 'device', 'Which model do you have?'],
  ['de', 'device', 'Welches Gerät nutzen Sie?'],
  ['es', 'device', '¿Qué dispositivo usa?'],
  ['fr', 'device', 'Quel appareil utilisez-vous ?'],
  ['pt', 'device', 'Qual aparelho você usa?'],
  ['en', 'invoice-number', "What's the number on your invoice?"],
  ['de', 'invoice-number', 'Haben Sie die Rechnungsnummer?'],
  ['es', 'invoice-number', '¿Cuál es el número de factura?'],
  ['en', 'tracking-number', 'Could you send me the tracking number?'],
  ['de', 'tracking-number', 'Wie ist die Sendungsnummer?'],
  ['fr', 'tracking-number', 'Quel est le numéro de suivi ?'],
  ['en', 'customer-number', 'What is your customer number?'],
  ['de', 'customer-number', 'Wie lautet Ihre Kundennummer?'],
  ['en', 'date', 'When did you order it?'],
  ['en', 'amount', 'How much were you charged?'],
  ['en', 'step-done', 'Have you tried restarting the router?'],
  ['en', 'step-done', 'What have you tried so far?'],
  ['en', 'step-done', 'Did you already restart the router?'],
  ['en', 'name', 'Who am I speaking with?'],
  ['en', 'name', 'May I have your name?'],
  ['de', 'name', 'Mit wem spreche ich?'],
  ['es', 'name', '¿Con quién hablo?'],
  ['pt', 'name', 'Com quem eu falo?'],
  ['en', 'phone', 'Could I have a phone number to reach you?'],
  ['de', 'phone', 'Unter welcher Telefonnummer erreichen wir Sie?'],
  ['en', 'address', 'Where should we send the replacement?'],
  ['de', 'address', 'An welche Adresse sollen wir liefern?'],
  ['en', 'address', "What's your delivery address?"],
  ['en', 'version', 'Which version of the app are you on?'],
  ['fr', 'version', 'Quelle version avez-vous ?'],
  ['de', 'version', 'Welche App-Version haben Sie?'],
  ['en', 'error-text', 'What does the error message say?'],
  ['en', 'error-text', 'Which error do you see?'],
  ['de', 'error-text', 'Welche Fehlermeldung erscheint?'],
  ['en', 'subscriptionPlan', 'Which plan are you on?'],
  // confirms what is known
  ['en', null, 'Is it still 48213?'],
  ['en', null, "So that's order 48213, right?"],
  ['en', null, 'Just to confirm: the order number is 48213?'],
  ['en', null, 'Can you confirm that the delivery to Hauptstr. 5, Berlin is right?'],
  ['en', null, 'Is the address still the same?'],
  ['de', null, 'Ist es immer noch 48213?'],
  ['de', null, 'Hat sich Ihre Adresse geändert?'],
  ['es', null, '¿Sigue siendo el pedido 48213?'],
  ['fr', null, "C'est bien la commande 48213 ?"],
  ['pt', null, 'É o pedido 48213, certo?'],
  ['en', null, 'Shall I call you on +4930123456?'],
  // offers more help
  ['en', null, 'Anything else I can help you with?'],
  ['en', null, 'Is there anything else?'],
  ['de', null, 'Kann ich sonst noch etwas für Sie tun?'],
  ['es', null, '¿Algo más?'],
  ['fr', null, 'Puis-je faire autre chose pour vous ?'],
  ['pt', null, 'Posso ajudar em mais alguma coisa?'],
  ['en', null, 'Shall I send you a new cable?'],
  ['en', null, 'Would you like a refund or a replacement?'],
  // asks for another value
  ['en', null, 'Do you have another e-mail?'],
  ['en', null, 'Could you give me a different phone number?'],
  ['de', null, 'Haben Sie eine andere E-Mail-Adresse?'],
  ['es', null, '¿Tiene otro correo electrónico?'],
  ['fr', null, 'Avez-vous une autre adresse e-mail ?'],
  ['pt', null, 'Você tem outro e-mail?'],
  ['en', null, 'What is the e-mail address of your colleague?'],
  ['en', null, 'Can you give me your old e-mail address?'],
  ['de', null, 'Können Sie mir Ihre alte Adresse nennen?'],
  ['en', null, 'Have you tried with a different router?'],
  // asks something new
  ['en', null, 'What colour is the light?'],
  ['en', null, 'When will you be at home?'],
  ['en', null, 'What is your serial number?'],
  ['en', null, 'Which browser do you use?'],
  ['en', null, 'How did you pay for the order?'],
  ['en', null, 'When did the lamp stop working?'],
  ['en', null, 'How much would you like to pay each month?'],
  ['en', null, "What's the name of the product?"],
  ['en', null, 'Have you tried another cable?'],
  ['en', null, 'Do you have a photo of the damage?'],
  ['en', null, 'What is the delivery date on the slip?'],
  ['en', null, 'What is the status of your order?'],
  ['en', null, 'What happened to your order?'],
  ['en', null, 'Have you received your order?'],
  ['en', null, 'Do you have the parcel in front of you?'],
  ['en', null, 'Do you need a new device?'],
  ['de', null, 'Welche Farbe hat die Lampe?'],
  ['es', null, '¿Cuándo estará en casa?'],
  ['fr', null, 'De quelle couleur est le voyant ?'],
  ['pt', null, 'De que cor é a luz?'],
  // tells and does not ask
  ['en', null, 'Your order number is 48213.'],
  ['en', null, "I'll send the invoice to your e-mail."],
  ['en', null, 'I have looked at your order number.'],
  ['en', null, 'No need to send your order number again.'],
  ['en', null, "I'll give you my e-mail address."],
  ['en', null, "I'll share your order number with the warehouse."],
  ['en', null, 'Please check your e-mail.'],
  ['en', null, 'Enter your email address and password on the reader.'],
  ['en', null, 'Which e-mail do you see there?'],
  ['en', null, 'How do you restart the router?'],
  ['de', null, 'Haben Sie die E-Mail-Adresse mit diesen Schritten entfernt?'],
  ['pt', null, 'Assim que a fatura estiver pronta, posso enviar um e-mail, certo?'],
  ['pt', null, 'Posso enviar a fatura por e-mail?'],
  ['en', null, 'By e-mail?'],
  ['en', null, 'Thank you for the order number.'],
  ['en', null, "I'm sorry to hear that your e-reader does not charge."],
  ['de', null, 'Sie müssen Ihre Bestellnummer nicht noch einmal nennen.'],
  ['es', null, 'No hace falta que me dé su número de pedido.'],
  // restarts
  ['en', 'restart', "Hi there! Can you tell me what's happening today?", 'first'],
  ['en', 'restart', 'How can I help you today?', 'first'],
  ['en', 'restart', 'Hello, what seems to be the problem?', 'first'],
  ['en', 'restart', 'Hi! What can I do for you?', 'first'],
  ['en', 'restart', 'Good morning! Could you describe the issue?', 'first'],
  ['en', 'restart', 'Thanks for contacting us. How may I assist you?', 'first'],
  ['en', 'restart', 'Please tell me what happened.', 'first'],
  ['de', 'restart', 'Guten Tag! Wie kann ich Ihnen helfen?', 'first'],
  ['de', 'restart', 'Hallo, worum geht es denn?', 'first'],
  ['es', 'restart', 'Hola, ¿en qué puedo ayudarle?', 'first'],
  ['es', 'restart', 'Buenas tardes, ¿qué ha pasado?', 'first'],
  ['fr', 'restart', 'Bonjour, comment puis-je vous aider ?', 'first'],
  ['fr', 'restart', "Bonjour ! Qu'est-ce qui se passe ?", 'first'],
  ['pt', 'restart', 'Olá! Em que posso ajudar?', 'first'],
  ['pt', 'restart', 'Oi, o que aconteceu?', 'first'],
  ['en', null, 'Hi Ana, I see that the battery of your Lumen is flat after an hour. When does it get warm?', 'first'],
  [
    'en',
    null,
    'Hello! The update seems to drain the battery. What can I do for you first: a repair or a new one?',
    'first',
  ],
  ['en', null, 'Hi! Is there anything else I should know?', 'first'],
  ['en', null, 'One moment please, I am reading what you wrote.', 'first'],
  ['de', null, 'Hallo Ana, der Akku ist also seit dem Update leer. Wie kann ich Ihnen helfen?', 'first'],
  ['en', null, 'Hi there, I am sorry about the battery. What happened after the update?', 'first'],
  // proof of who somebody is: asked plainly it has been given, and its value stays hidden; asked as proof it is nobody's concern
  ['en', 'date-of-birth', 'What is your date of birth?'],
  ['de', 'date-of-birth', 'Wie lautet Ihr Geburtsdatum?'],
  ['es', 'date-of-birth', '¿Cuál es su fecha de nacimiento?'],
  ['fr', 'date-of-birth', 'Quelle est votre date de naissance ?'],
  ['pt', 'date-of-birth', 'Qual é a sua data de nascimento?'],
  ['en', null, 'For security, please confirm your date of birth.'],
  ['de', null, 'Zur Sicherheit brauche ich noch Ihr Geburtsdatum.'],
  ['es', null, 'Por seguridad, indíqueme su fecha de nacimiento.'],
  ['fr', null, 'Pour vérifier votre identité, donnez-moi votre date de naissance.'],
  ['pt', null, 'Para verificar sua identidade, informe sua data de nascimento.'],
  // confirmations in the languages that have few above
  ['de', null, 'Die Bestellung ist die 48213, richtig?'],
  ['es', null, '¿Es correcto el correo ana@example.org?'],
  ['fr', null, 'Votre adresse est toujours Hauptstr. 5, Berlin ?'],
  ['pt', null, 'O seu endereço continua sendo Hauptstr. 5, Berlin?'],
  // a first reply that goes on
  ['es', null, 'Hola Ana, veo que la batería del Lumen dura una hora. ¿Se calienta?', 'first'],
  ['fr', null, 'Bonjour Ana, la batterie du Lumen se vide donc depuis la mise à jour. Chauffe-t-il ?', 'first'],
  ['pt', null, 'Olá Ana, vi que a bateria do Lumen acaba em uma hora. Ele esquenta?', 'first'],
]
