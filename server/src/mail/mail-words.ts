import type { Locale } from '@baton/engine'

/** What a mail says beside the words of those who wrote. */
export interface MailWords {
  /** Of a mail about a conversation that has no subject. */
  subject(params: { name: string }): string
  wrote(params: { name: string; at: string }): string
  assistant: string
  /** At the end: how to answer. */
  answer: string
  answerInChat(params: { url: string | null }): string
  /** Why this mail comes. */
  why(params: { name: string }): string
  noFiles(params: { names: string }): string
  /** To somebody who is to work here. */
  inviteSubject(params: { name: string }): string
  inviteText(params: { name: string }): string
  inviteLink: string
  inviteOnce(params: { until: string }): string
  inviteNotYou: string
  testSubject: string
  testText: string
}

export const mailWords: { readonly [L in Locale]: MailWords } = {
  en: {
    subject: ({ name }) => `Your conversation with ${name}`,
    wrote: ({ name, at }) => `${name} wrote (${at}):`,
    assistant: 'The assistant',
    answer: 'To answer, reply to this e-mail.',
    answerInChat: ({ url }) =>
      url
        ? `Replies to this e-mail are not read. Go on in the chat: ${url}`
        : 'Replies to this e-mail are not read. Go on in the chat.',
    why: ({ name }) => `You get this e-mail because you wrote to ${name} and have not read the answer in the chat.`,
    noFiles: ({ names }) =>
      `We could not take the files that you sent (${names}). Please write what they show, or paste their text.`,
    inviteSubject: ({ name }) => `You are invited to ${name}`,
    inviteText: ({ name }) => `${name} has invited you to answer customers. Choose your password to begin:`,
    inviteLink: 'Choose your password',
    inviteOnce: ({ until }) => `The link opens once, until ${until}.`,
    inviteNotYou: 'If you do not know what this is about, do nothing: without the link nobody gets in.',
    testSubject: 'Test of your e-mail settings',
    testText: 'This mail shows that your support address can send. Nothing needs to be done.',
  },
  de: {
    subject: ({ name }) => `Ihr Gespräch mit ${name}`,
    wrote: ({ name, at }) => `${name} schrieb (${at}):`,
    assistant: 'Der Assistent',
    answer: 'Antworten Sie einfach auf diese E-Mail.',
    answerInChat: ({ url }) =>
      url
        ? `Antworten auf diese E-Mail werden nicht gelesen. Weiter geht es im Chat: ${url}`
        : 'Antworten auf diese E-Mail werden nicht gelesen. Weiter geht es im Chat.',
    why: ({ name }) =>
      `Sie erhalten diese E-Mail, weil Sie ${name} geschrieben und die Antwort im Chat noch nicht gelesen haben.`,
    noFiles: ({ names }) =>
      `Die Dateien, die Sie geschickt haben (${names}), konnten wir nicht annehmen. Bitte schreiben Sie, was sie zeigen, oder fügen Sie ihren Text ein.`,
    inviteSubject: ({ name }) => `Einladung zu ${name}`,
    inviteText: ({ name }) => `${name} lädt Sie ein, Kunden zu antworten. Wählen Sie zuerst Ihr Passwort:`,
    inviteLink: 'Passwort wählen',
    inviteOnce: ({ until }) => `Der Link öffnet sich einmal, bis ${until}.`,
    inviteNotYou: 'Wenn Sie nicht wissen, worum es geht, tun Sie nichts: Ohne den Link kommt niemand hinein.',
    testSubject: 'Test Ihrer E-Mail-Einstellungen',
    testText: 'Diese Nachricht zeigt, dass Ihre Support-Adresse senden kann. Es ist nichts zu tun.',
  },
  es: {
    subject: ({ name }) => `Su conversación con ${name}`,
    wrote: ({ name, at }) => `${name} escribió (${at}):`,
    assistant: 'El asistente',
    answer: 'Para responder, conteste a este correo.',
    answerInChat: ({ url }) =>
      url
        ? `Las respuestas a este correo no se leen. Siga en el chat: ${url}`
        : 'Las respuestas a este correo no se leen. Siga en el chat.',
    why: ({ name }) => `Recibe este correo porque escribió a ${name} y aún no ha leído la respuesta en el chat.`,
    noFiles: ({ names }) =>
      `No hemos podido aceptar los archivos que envió (${names}). Escriba lo que muestran o pegue su texto.`,
    inviteSubject: ({ name }) => `Invitación a ${name}`,
    inviteText: ({ name }) => `${name} le invita a responder a clientes. Elija su contraseña para empezar:`,
    inviteLink: 'Elegir la contraseña',
    inviteOnce: ({ until }) => `El enlace se abre una sola vez, hasta el ${until}.`,
    inviteNotYou: 'Si no sabe de qué se trata, no haga nada: sin el enlace no entra nadie.',
    testSubject: 'Prueba de sus ajustes de correo',
    testText: 'Este mensaje muestra que su dirección de soporte puede enviar. No hay que hacer nada.',
  },
  fr: {
    subject: ({ name }) => `Votre conversation avec ${name}`,
    wrote: ({ name, at }) => `${name} a écrit (${at}) :`,
    assistant: 'L’assistant',
    answer: 'Pour répondre, répondez à cet e-mail.',
    answerInChat: ({ url }) =>
      url
        ? `Les réponses à cet e-mail ne sont pas lues. Continuez dans le chat : ${url}`
        : 'Les réponses à cet e-mail ne sont pas lues. Continuez dans le chat.',
    why: ({ name }) =>
      `Vous recevez cet e-mail parce que vous avez écrit à ${name} et n’avez pas encore lu la réponse dans le chat.`,
    noFiles: ({ names }) =>
      `Nous n’avons pas pu accepter les fichiers envoyés (${names}). Décrivez ce qu’ils montrent ou collez leur texte.`,
    inviteSubject: ({ name }) => `Invitation à rejoindre ${name}`,
    inviteText: ({ name }) =>
      `${name} vous invite à répondre aux clients. Choisissez votre mot de passe pour commencer :`,
    inviteLink: 'Choisir le mot de passe',
    inviteOnce: ({ until }) => `Le lien s’ouvre une seule fois, jusqu’au ${until}.`,
    inviteNotYou: 'Si vous ne savez pas de quoi il s’agit, ne faites rien : sans le lien, personne n’entre.',
    testSubject: 'Test de vos réglages d’e-mail',
    testText: 'Ce message montre que votre adresse d’assistance peut envoyer. Il n’y a rien à faire.',
  },
  pt: {
    subject: ({ name }) => `A sua conversa com ${name}`,
    wrote: ({ name, at }) => `${name} escreveu (${at}):`,
    assistant: 'O assistente',
    answer: 'Para responder, responda a este e-mail.',
    answerInChat: ({ url }) =>
      url
        ? `As respostas a este e-mail não são lidas. Continue no chat: ${url}`
        : 'As respostas a este e-mail não são lidas. Continue no chat.',
    why: ({ name }) => `Recebe este e-mail porque escreveu a ${name} e ainda não leu a resposta no chat.`,
    noFiles: ({ names }) =>
      `Não pudemos aceitar os arquivos enviados (${names}). Escreva o que eles mostram ou cole o texto.`,
    inviteSubject: ({ name }) => `Convite de ${name}`,
    inviteText: ({ name }) => `${name} convida você a responder a clientes. Escolha a sua senha para começar:`,
    inviteLink: 'Escolher a senha',
    inviteOnce: ({ until }) => `O link abre uma só vez, até ${until}.`,
    inviteNotYou: 'Se não sabe do que se trata, não faça nada: sem o link ninguém entra.',
    testSubject: 'Teste das suas configurações de e-mail',
    testText: 'Esta mensagem mostra que o seu endereço de suporte pode enviar. Não é preciso fazer nada.',
  },
}
