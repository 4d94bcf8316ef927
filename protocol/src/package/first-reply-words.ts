import type { Locale } from '@baton/engine'

export interface FirstReplyWords {
  hello(params: { name: string; agent: string }): string
  youWrote(params: { said: string }): string
  tried(params: { titles: string; count: number }): string
  and: string
  ask: { 'order-number': string; device: string; 'error-text': string; email: string }
  onIt: string
}

/** The sentences that a drafted first reply is made of. */
export const firstReplyWords: Record<Locale, FirstReplyWords> = {
  en: {
    hello: ({ name, agent }) => `Hello${name ? ` ${name}` : ''}, this is ${agent}.`,
    youWrote: ({ said }) => `I have read everything so far: “${said}”`,
    tried: ({ titles, count }) =>
      `${titles} ${count > 1 ? 'have' : 'has'} not helped, so I will not send you there again.`,
    and: ' and ',
    ask: {
      'order-number': 'Could you send me the order number, so that I can look it up?',
      device: 'Which device is it, and which version does it run?',
      'error-text': 'What does the message say, word for word?',
      email: 'Which e-mail address is the account under?',
    },
    onIt: 'I am looking at it now.',
  },
  de: {
    hello: ({ name, agent }) => `Guten Tag${name ? ` ${name}` : ''}, hier ist ${agent}.`,
    youWrote: ({ said }) => `Ich habe alles bisherige gelesen: „${said}“`,
    tried: ({ titles, count }) =>
      `${titles} ${count > 1 ? 'haben' : 'hat'} nicht geholfen, dorthin schicke ich Sie nicht noch einmal.`,
    and: ' und ',
    ask: {
      'order-number': 'Nennen Sie mir bitte die Bestellnummer, damit ich nachsehen kann?',
      device: 'Um welches Gerät geht es, und welche Version läuft darauf?',
      'error-text': 'Was sagt die Meldung, Wort für Wort?',
      email: 'Unter welcher E-Mail-Adresse läuft das Konto?',
    },
    onIt: 'Ich sehe es mir jetzt an.',
  },
  es: {
    hello: ({ name, agent }) => `Hola${name ? `, ${name}` : ''}, soy ${agent}.`,
    youWrote: ({ said }) => `He leído todo hasta ahora: «${said}»`,
    tried: ({ titles, count }) =>
      `${titles} no ${count > 1 ? 'han' : 'ha'} ayudado, así que no volveré a enviarle ahí.`,
    and: ' y ',
    ask: {
      'order-number': '¿Me puede dar el número de pedido para que lo consulte?',
      device: '¿Qué dispositivo es y qué versión tiene?',
      'error-text': '¿Qué dice el mensaje, palabra por palabra?',
      email: '¿Con qué correo electrónico está la cuenta?',
    },
    onIt: 'Lo estoy mirando ahora.',
  },
  fr: {
    hello: ({ name, agent }) => `Bonjour${name ? ` ${name}` : ''}, ici ${agent}.`,
    youWrote: ({ said }) => `J’ai tout lu jusqu’ici : « ${said} »`,
    tried: ({ titles, count }) => `${titles} ${count > 1 ? 'n’ont' : 'n’a'} pas aidé, je ne vous y renvoie donc pas.`,
    and: ' et ',
    ask: {
      'order-number': 'Pouvez-vous me donner le numéro de commande pour que je regarde ?',
      device: 'De quel appareil s’agit-il, et avec quelle version ?',
      'error-text': 'Que dit le message, mot pour mot ?',
      email: 'À quelle adresse e-mail est le compte ?',
    },
    onIt: 'Je regarde cela maintenant.',
  },
  pt: {
    hello: ({ name, agent }) => `Olá${name ? `, ${name}` : ''}, aqui é ${agent}.`,
    youWrote: ({ said }) => `Já li tudo até aqui: “${said}”`,
    tried: ({ titles, count }) =>
      `${titles} não ${count > 1 ? 'ajudaram' : 'ajudou'}, então não vou enviar você para lá de novo.`,
    and: ' e ',
    ask: {
      'order-number': 'Pode me informar o número do pedido para eu consultar?',
      device: 'Qual é o aparelho e que versão ele tem?',
      'error-text': 'O que diz a mensagem, palavra por palavra?',
      email: 'Em qual e-mail está a conta?',
    },
    onIt: 'Estou vendo isso agora.',
  },
}
