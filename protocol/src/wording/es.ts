import { count, unit } from './amounts.ts'
import type { Moment, Wording } from './wording.ts'

/** Spanish, with "usted". */
export const es = {
  language: 'es',
  phrases: {
    assistantName: 'Asistente',
    you: 'Usted',
    greetingTitle: '¿En qué podemos ayudarle?',
    greetingHint:
      'Pregunte lo que quiera sobre sus productos o pedidos. El asistente responde al momento y, si lo pide, se une una persona.',
    typeMessage: 'Escriba un mensaje',
    send: 'Enviar',
    sending: 'Enviando',
    delivered: 'Entregado',
    seen: 'Visto',
    notSent: 'No se ha enviado. Toque para volver a intentarlo.',
    typing: ({ name }) => `${name} está escribiendo`,
    talkToPerson: 'Hablar con una persona',
    askAgainForPerson: 'Puede pedir hablar con una persona en cualquier momento.',
    askingForPerson: 'Avisando a una persona',
    waitingTitle: 'Está esperando a una persona',
    youAreNext: 'Usted es el siguiente turno',
    aboutMinutes: ({ n }) => `aproximadamente ${unit('es', n, 'minute')}`,
    minutesRange: ({ from, to }) => `de ${from} a ${unit('es', to, 'minute')}`,
    hoursRange: ({ from, to }) => `de ${from} a ${unit('es', to, 'hour')}`,
    upToHours: ({ n }) => `hasta ${unit('es', n, 'hour')}`,
    peopleAhead: ({ n }) => aheadOfYou(n).slice(0, -1),
    openedYourCase: ({ name }) => `${name} ha abierto su caso`,
    offline: 'Está sin conexión. Lo que escriba se enviará cuando la recupere.',
    reconnecting: 'Recuperando la conexión',
    somethingFailed: 'Algo ha fallado por nuestra parte.',
    tryAgain: 'Volver a intentarlo',
    tooLong: ({ limit }) => `Este mensaje es demasiado largo. El límite es de ${unit('es', limit)} caracteres.`,
    attachFile: 'Adjuntar un archivo',
    dropFiles: 'Suelte aquí los archivos para enviarlos',
    chosenFiles: 'Archivos para enviar',
    sendingFile: ({ name }) => `Enviando ${name}`,
    removeFile: ({ name }) => `Quitar ${name}`,
    openFile: ({ name }) => `Abrir ${name}`,
    fileTooLarge: 'Demasiado grande. Envíe un archivo de hasta 10 MB.',
    fileRefused: 'Este tipo no se puede enviar. Envíe una imagen, PDF, texto, documento de Office, ZIP o vídeo.',
    fileFailed: 'No se ha enviado.',
    tooManyFiles: 'Esta conversación no admite más archivos. Cuente el resto con palabras.',
    fileGone: 'Este archivo se ha eliminado.',
    cannotReadFile:
      'He guardado su archivo para el equipo, pero no puedo ver su contenido. Cuénteme con palabras qué muestra, o pida hablar con una persona.',
    conversationEnded: 'Esta conversación está cerrada.',
    startNew: 'Empezar una conversación nueva',
    newMessages: 'Mensajes nuevos',
    unread: ({ n }) => count('es', n, { one: '1 mensaje nuevo', other: `${unit('es', n)} mensajes nuevos` }),
    openChat: 'Abrir el chat',
    close: 'Cerrar',
    poweredBy: ({ name }) => `Con la tecnología de ${name}`,
    sources: 'Fuentes',
    cutShort: 'Esta respuesta se ha interrumpido.',
    hello: 'Hola. ¿En qué puedo ayudarle?',
    didThatHelp: '¿Le ha servido?',
    youHaveRead: ({ title }) => `Ya ha leído «${title}». Esta es la parte que mejor encaja.`,
    yes: 'Sí',
    no: 'No',
    glad: 'Me alegro.',
    didNotHelp: 'Siento que no le haya servido.',
    anythingElse: 'Si necesita algo más, escriba aquí.',
    tellMore:
      'No quiero darle una respuesta equivocada. ¿Puede contarme con algo más de detalle qué quiere hacer y qué ocurre en su lugar?',
    iDoNotKnow: 'No he encontrado respuesta a eso en nuestras páginas de ayuda.',
    sayItDifferently: '¿Puede decirlo con otras palabras o contarme un poco más?',
    clarifyIntro: '¿Se refiere a algo de esto?',
    noneOfThese: 'Nada de esto',
    confirmAction: ({ title, lines, minutes }) =>
      `¿Lo hago?\n\n${title}${lines}\n\nSe hará si responde «Sí» en los próximos ${minutes} minutos; si no, no se hará nada.`,
    actionDone: ({ title }) => `Hecho: ${title}.`,
    actionNotDone: 'No se ha hecho nada.',
    actionFailed: 'Lo he intentado, pero no ha funcionado.',
    showPageQuestion:
      '¿Puede la persona que le ayuda ver la página en la que está? Lo que ha escrito y los textos personales siguen ocultos.',
    showPage: 'Mostrar la página',
    followQuestion: ({ name }) => `${name} pide ver esta página mientras usted la usa.`,
    followHint: 'Lo que escribe y los textos personales siguen ocultos. Puede detenerlo cuando quiera.',
    allow: 'Permitir',
    seesThisPage: ({ name }) => `${name} ve esta página`,
    nowSeesPage: ({ name }) => `${name} puede ver la página mientras usted la usa.`,
    noLongerSeesPage: ({ name }) => `${name} ya no puede ver la página.`,
    stop: 'Detener',
    pointsHere: ({ name }) => `${name} señala aquí`,
    showMe: 'Mostrarme',
    goneFromPage: 'Eso ya no está en esta página.',
    openPage: 'Abrir la página',
    invite: '¿Quiere añadir ya lo que necesitará quien le ayude? Si lo omite, no pierde nada.',
    noThanks: 'No, gracias',
    skip: 'Omitir',
    yourAnswer: 'Su respuesta',
    addedToCase: 'Gracias. Quien le ayude lo verá.',
    leaveAddress: 'Deje un correo electrónico y la respuesta le llegará aunque se vaya.',
    yourAddress: 'Su correo electrónico',
    noAddress: 'No es una dirección de correo.',
    willWriteTo: ({ address }) => `Si no está, escribiremos a ${address}.`,
    mailFollows: ({ address }) => `No leído aquí: se envía por correo a ${address}.`,
    mailSent: ({ address }) => `Enviado por correo a ${address}.`,
    mailFailed: ({ address }) => `El correo a ${address} no se pudo entregar. Deje otra dirección.`,
    noMoreMail: 'No recibirá más correos sobre esta conversación.',
    pickTime: 'Elegir una hora con una persona',
    changeTime: 'Cambiar la hora',
    cancelTime: 'Cancelar la cita',
    timeBooked: 'Su cita está reservada',
    lookingForTimes: 'Buscando horas libres',
    noTimes: 'Nadie tiene una hora libre en los próximos siete días. Conserva su puesto.',
    timeTaken: 'Esa hora se acaba de ocupar. Ahora están libres estas.',
    zoneHint: ({ name }) => `Horas en su zona horaria: ${name}`,
    day: 'Día',
    time: 'Hora',
    bookTime: ({ when }) => `Reservar ${when}`,
    bookNone: 'Elija una hora',
    goOnWithAssistant: 'Seguir con el asistente',
    placeGivenUp: 'Pierde su puesto o la cita reservada. Puede volver a pedir una persona en cualquier momento.',
    keepWaiting: 'Seguir esperando',
    knownProblem: 'Problema conocido',
    newsToAll: 'Novedad',
    filesNotKept: ({ names }) => `No se guardaron los archivos del correo: ${names}`,
    ratePerson: ({ name }) => `¿Cómo fue la ayuda de ${name}?`,
    rateAssistant: '¿Cómo fue la ayuda del asistente?',
    rated1: 'Muy mala',
    rated2: 'Mala',
    rated3: 'Regular',
    rated4: 'Buena',
    rated5: 'Muy buena',
    repeatedToPerson: ({ name }) => `¿Tuvo que repetir lo mismo cuando ${name} tomó el caso?`,
    repeatedToAssistant: '¿Tuvo que repetir lo mismo?',
    aLittle: 'Un poco',
    addAWord: '¿Quiere añadir algo?',
    thanksForFeedback: 'Gracias por su opinión.',
    changeFeedback: 'Cambiar mi respuesta',
    suggestedAnswers: 'Respuestas sugeridas',
    soundsOn: 'Activar los sonidos',
    soundsOff: 'Desactivar los sonidos',
  },
  questions: {
    problem: 'En pocas palabras, ¿de qué se trata?',
    'order-number': '¿Cuál es el número de pedido?',
    email: '¿En qué correo electrónico podemos localizarle?',
    'error-text': '¿Qué dice el mensaje, palabra por palabra?',
    device: '¿Qué dispositivo es y qué versión tiene?',
    'step-done': '¿Qué ha probado hasta ahora?',
    other: ({ name }) => `¿Cuál es el dato «${name}»?`,
  },
  notices: {
    'handoff.offered': ({ team }) =>
      `Estoy preguntando a una persona del equipo ${team} si puede unirse. Quien se una podrá leer esta conversación, así que no tendrá que repetir nada.`,
    'handoff.queued': ({ team, waitSeconds, ahead, fromSeconds, toSeconds }, { wait, range }) => {
      const span = range(fromSeconds, toSeconds)
      const time = wait(waitSeconds)
      return [
        `Está esperando a una persona del equipo ${team}.`,
        ahead === undefined ? '' : ahead === 0 ? 'El siguiente turno es el suyo.' : aheadOfYou(ahead),
        span !== null ? `Tiempo de espera: ${span}.` : time === null ? '' : `La espera es de aproximadamente ${time}.`,
      ]
        .filter(Boolean)
        .join(' ')
    },
    'handoff.scheduled': ({ team, at, address }, { moment }) =>
      [
        `Ahora mismo no hay nadie del equipo ${team}. Le responderemos aquí, a más tardar ${when(moment(at))}.`,
        address === 'email' ? 'También recibirá la respuesta por correo electrónico.' : '',
        address === 'none' ? 'Vuelva a esta página para leerla.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'callback.booked': ({ agent, at }, { moment }) =>
      `Su cita: ${clock(moment(at))}. ${agent || 'Una persona'} estará entonces aquí, en este chat.`,
    'callback.moved': ({ agent, at, because }, { moment }) =>
      `${because === 'agent-gone' ? 'La persona con la que tenía la cita no puede estar. ' : ''}Su nueva cita: ${clock(moment(at))}. ${agent || 'Una persona'} estará entonces aquí, en este chat.`,
    'callback.cancelled': ({ because }) =>
      `${because === 'nobody-free' ? 'La persona con la que tenía la cita no puede estar. No hay otra hora libre.' : 'Su cita está cancelada.'} Vuelve a esperar a una persona.`,
    'handoff.accepted': ({ agent }) => (agent ? `${agent} se ha unido.` : 'Se ha unido una persona.'),
    'handoff.opened': ({ agent }) => (agent ? `${agent} ha abierto su caso.` : 'Una persona ha abierto su caso.'),
    'handoff.held': ({ agent, at }, { moment }) =>
      `${agent || 'La persona que le ayuda'} está trabajando en ello y vuelve aquí, a más tardar ${when(moment(at))}.`,
    'handoff.transferred': ({ team, agent }) =>
      agent ? `${agent} ha pasado su caso al equipo ${team}.` : `Su caso se ha pasado al equipo ${team}.`,
    'handoff.requeued': ({ team, because }) =>
      because === 'sent-around'
        ? `Su caso ha ido de un equipo a otro, por último a ${team}, y lo sentimos. Ahora se pide a una persona responsable que se ocupe.`
        : because === 'agent-away' || because === 'agent-silent'
          ? `La persona que llevaba su caso ${because === 'agent-away' ? 'ha tenido que irse' : 'no ha respondido'}. Está esperando a otra persona del equipo ${team}.`
          : `${because === 'expired' ? 'La persona a la que he preguntado no ha respondido.' : 'La persona a la que he preguntado no puede unirse ahora.'} Sigue esperando a una persona del equipo ${team}.`,
    'handoff.returned': ({ agent }) =>
      agent
        ? `${agent} le ha devuelto al asistente. Puede pedir hablar con una persona en cualquier momento.`
        : 'Está de nuevo con el asistente. Puede pedir hablar con una persona en cualquier momento.',
    'conversation.resolved': ({ by, agent }) =>
      by === 'customer'
        ? 'Usted ha cerrado esta conversación. Escriba aquí para volver a abrirla.'
        : by === 'agent' && agent
          ? `${agent} ha cerrado esta conversación. Escriba aquí para volver a abrirla.`
          : 'Esta conversación está cerrada. Escriba aquí para volver a abrirla.',
    'conversation.closing': ({ at }, { moment }) =>
      `No hemos tenido noticias suyas. Si aún necesita ayuda, escriba aquí; si no, esta conversación se cerrará ${when(moment(at))}.`,
    'conversation.reopened': () => 'Esta conversación vuelve a estar abierta.',
    'conversation.merged': () => 'Lo que escribió en su otra conversación también está aquí.',
    'conversation.moved': () => 'Esta conversación continúa en la otra.',
    'incident.held': ({ since, at, worded }, { moment }) =>
      [
        `Hay un problema por nuestra parte que ya conocemos; empezó ${when(moment(since))}.`,
        worded ? '' : 'Estamos trabajando en ello.',
        `Le escribimos aquí a más tardar ${when(moment(at))}.`,
        'Si prefiere hablar ya con una persona, dígalo sin más.',
      ]
        .filter(Boolean)
        .join(' '),
    'incident.update': ({ state, at, worded }, { moment }) =>
      [
        worded && state !== 'resolved' ? '' : incident[state],
        state === 'resolved' ? 'Si a usted le sigue pasando, escriba aquí y una persona lo mira.' : '',
        at === undefined ? '' : `La próxima novedad llega aquí a más tardar ${when(moment(at))}.`,
      ]
        .filter(Boolean)
        .join(' '),
    'incident.delayed': ({ promised, at }, { moment }) =>
      `La novedad que le prometimos para ${when(moment(promised))} se retrasa y lo sentimos. Llega aquí a más tardar ${when(moment(at))}. Si prefiere hablar con una persona, dígalo sin más.`,
    'assistant.interrupted': () => 'Esta respuesta se ha interrumpido. Sigue una nueva.',
    'assistant.person-offered': () => 'Si prefiere que le atienda una persona, dígamelo.',
  },
} satisfies Wording

function aheadOfYou(ahead: number): string {
  return count('es', ahead, {
    one: 'Hay una persona antes que usted.',
    other: `Hay ${unit('es', ahead)} personas antes que usted.`,
  })
}

const incident = {
  open: 'Seguimos trabajando en el problema.',
  monitoring: 'Hay una solución en marcha y estamos comprobando que se mantiene.',
  resolved: 'El problema está resuelto.',
} as const

function when({ day, name, time }: Moment): string {
  const hour = time.startsWith('01') ? `a la ${time}` : `a las ${time}`
  return day === 'today' || day === 'tomorrow' ? `${name} ${hour}` : `el ${name} ${hour}`
}

/** A time as a line of its own names it. */
const clock = ({ name, time }: Moment): string => `${name}, ${time}`
