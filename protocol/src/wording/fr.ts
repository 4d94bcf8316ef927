import { count, unit } from './amounts.ts'
import type { Moment, Wording } from './wording.ts'

/** French, with "vous". */
export const fr = {
  language: 'fr',
  phrases: {
    assistantName: 'Assistant',
    you: 'Vous',
    greetingTitle: 'Comment pouvons-nous vous aider ?',
    greetingHint:
      'Posez vos questions sur vos produits ou vos commandes. L’assistant répond aussitôt et, si vous le souhaitez, une personne se joint à vous.',
    typeMessage: 'Écrivez un message',
    send: 'Envoyer',
    sending: 'Envoi en cours',
    delivered: 'Distribué',
    seen: 'Lu',
    notSent: 'Non envoyé. Touchez pour réessayer.',
    typing: ({ name }) => `${name} écrit`,
    talkToPerson: 'Parler à une personne',
    askAgainForPerson: 'Vous pouvez demander une personne à tout moment.',
    askingForPerson: 'Nous demandons une personne',
    waitingTitle: 'Vous attendez une personne',
    youAreNext: 'C’est bientôt à vous',
    aboutMinutes: ({ n }) => `environ ${unit('fr', n, 'minute')}`,
    minutesRange: ({ from, to }) => `de ${from} à ${unit('fr', to, 'minute')}`,
    hoursRange: ({ from, to }) => `de ${from} à ${unit('fr', to, 'hour')}`,
    upToHours: ({ n }) => `jusqu’à ${unit('fr', n, 'hour')}`,
    peopleAhead: ({ n }) => aheadOfYou(n).slice(0, -1),
    openedYourCase: ({ name }) => `${name} a ouvert votre dossier`,
    offline: 'Vous êtes hors ligne. Ce que vous écrivez partira dès que la connexion reviendra.',
    reconnecting: 'Reconnexion en cours',
    somethingFailed: 'Un problème est survenu de notre côté.',
    tryAgain: 'Réessayer',
    tooLong: ({ limit }) => `Ce message est trop long. La limite est de ${unit('fr', limit)} caractères.`,
    attachFile: 'Joindre un fichier',
    dropFiles: 'Déposez les fichiers ici pour les envoyer',
    chosenFiles: 'Fichiers à envoyer',
    sendingFile: ({ name }) => `Envoi de ${name}`,
    removeFile: ({ name }) => `Retirer ${name}`,
    openFile: ({ name }) => `Ouvrir ${name}`,
    fileTooLarge: 'Trop volumineux. Envoyez un fichier de 10 Mo au plus.',
    fileRefused:
      'Ce type ne peut pas être envoyé. Envoyez une image, un PDF, du texte, un document Office, un ZIP ou une vidéo.',
    fileFailed: 'Non envoyé.',
    tooManyFiles: 'Cette conversation ne peut plus recevoir de fichiers. Dites le reste en mots.',
    fileGone: 'Ce fichier a été supprimé.',
    cannotReadFile:
      'J’ai gardé votre fichier pour l’équipe, mais je ne peux pas en voir le contenu. Dites-moi en mots ce qu’il montre, ou demandez une personne.',
    conversationEnded: 'Cette conversation est close.',
    startNew: 'Commencer une nouvelle conversation',
    newMessages: 'Nouveaux messages',
    unread: ({ n }) =>
      count('fr', n, { one: `${unit('fr', n)} nouveau message`, other: `${unit('fr', n)} nouveaux messages` }),
    openChat: 'Ouvrir le chat',
    close: 'Fermer',
    poweredBy: ({ name }) => `Propulsé par ${name}`,
    sources: 'Sources',
    cutShort: 'Cette réponse a été interrompue.',
    hello: 'Bonjour. Que puis-je faire pour vous ?',
    didThatHelp: 'Cela vous a-t-il aidé ?',
    youHaveRead: ({ title }) => `Vous avez déjà lu « ${title} ». Voici le passage qui convient le mieux.`,
    yes: 'Oui',
    no: 'Non',
    glad: 'Tant mieux.',
    didNotHelp: 'Je suis désolé que cela ne vous ait pas aidé.',
    anythingElse: 'Si vous avez besoin d’autre chose, écrivez ici.',
    tellMore:
      'Je ne veux pas vous répondre à côté. Pouvez-vous me dire en quelques mots de plus ce que vous voulez faire et ce qui se passe à la place ?',
    iDoNotKnow: 'Je n’ai pas trouvé de réponse à cela dans nos pages d’aide.',
    sayItDifferently: 'Pouvez-vous le dire autrement ou m’en dire un peu plus ?',
    clarifyIntro: 'S’agit-il de l’un de ces sujets ?',
    noneOfThese: 'Aucun de ceux-ci',
    confirmAction: ({ title, lines, minutes }) =>
      `Dois-je le faire ?\n\n${title}${lines}\n\nCe sera fait si vous répondez « Oui » dans les ${minutes} minutes, et pas autrement.`,
    actionDone: ({ title }) => `C’est fait : ${title}.`,
    actionNotDone: 'Rien n’a été fait.',
    actionFailed: 'J’ai essayé, mais cela n’a pas fonctionné.',
    showPageQuestion:
      'La personne qui vous aide peut-elle voir la page où vous êtes ? Vos saisies et les textes personnels restent masqués.',
    showPage: 'Montrer la page',
    followQuestion: ({ name }) => `${name} demande à voir cette page pendant que vous l’utilisez.`,
    followHint: 'Vos saisies et les textes personnels restent masqués. Vous pouvez arrêter à tout moment.',
    allow: 'Autoriser',
    seesThisPage: ({ name }) => `${name} voit cette page`,
    nowSeesPage: ({ name }) => `${name} peut voir la page pendant que vous l’utilisez.`,
    noLongerSeesPage: ({ name }) => `${name} ne peut plus voir la page.`,
    stop: 'Arrêter',
    pointsHere: ({ name }) => `${name} montre cet endroit`,
    showMe: 'Me montrer',
    goneFromPage: 'Ce n’est plus sur cette page.',
    openPage: 'Ouvrir la page',
    invite: 'Voulez-vous déjà ajouter ce dont la personne qui vous aide aura besoin ? Passer ne vous coûte rien.',
    noThanks: 'Non merci',
    skip: 'Passer',
    yourAnswer: 'Votre réponse',
    addedToCase: 'Merci. La personne qui vous aide le verra.',
    leaveAddress: 'Laissez une adresse e-mail, et la réponse vous suivra si vous partez.',
    yourAddress: 'Votre adresse e-mail',
    noAddress: 'Ce n’est pas une adresse e-mail.',
    willWriteTo: ({ address }) => `Si vous n’êtes pas là, nous écrirons à ${address}.`,
    mailFollows: ({ address }) => `Pas lu ici : envoyé par e-mail à ${address}.`,
    mailSent: ({ address }) => `Envoyé par e-mail à ${address}.`,
    mailFailed: ({ address }) => `L’e-mail à ${address} n’a pas pu être remis. Laissez une autre adresse.`,
    noMoreMail: 'Vous ne recevrez plus d’e-mails sur cette conversation.',
    pickTime: 'Choisir un rendez-vous avec une personne',
    changeTime: 'Changer l’heure',
    cancelTime: 'Annuler le rendez-vous',
    timeBooked: 'Votre rendez-vous est pris',
    lookingForTimes: 'Recherche des heures libres',
    noTimes: 'Personne n’est libre dans les sept prochains jours. Vous gardez votre place.',
    timeTaken: 'Cette heure vient d’être prise. Voici celles qui sont libres.',
    zoneHint: ({ name }) => `Heures dans votre fuseau horaire : ${name}`,
    day: 'Jour',
    time: 'Heure',
    bookTime: ({ when }) => `Réserver ${when}`,
    bookNone: 'Choisissez une heure',
    goOnWithAssistant: 'Continuer avec l’assistant',
    placeGivenUp: 'Vous perdez votre place ou le rendez-vous pris. Vous pouvez redemander une personne à tout moment.',
    keepWaiting: 'Continuer à attendre',
    knownProblem: 'Problème connu',
    newsToAll: 'Nouvelle',
    filesNotKept: ({ names }) => `Les fichiers reçus par e-mail n’ont pas été gardés : ${names}`,
    ratePerson: ({ name }) => `Comment était l’aide de ${name} ?`,
    rateAssistant: 'Comment était l’aide de l’assistant ?',
    rated1: 'Très mauvaise',
    rated2: 'Mauvaise',
    rated3: 'Moyenne',
    rated4: 'Bonne',
    rated5: 'Très bonne',
    repeatedToPerson: ({ name }) => `Avez-vous dû vous répéter quand ${name} a pris le relais ?`,
    repeatedToAssistant: 'Avez-vous dû vous répéter ?',
    aLittle: 'Un peu',
    addAWord: 'Souhaitez-vous ajouter quelque chose ?',
    thanksForFeedback: 'Merci de votre retour.',
    changeFeedback: 'Modifier ma réponse',
    suggestedAnswers: 'Réponses proposées',
    soundsOn: 'Activer les sons',
    soundsOff: 'Désactiver les sons',
  },
  questions: {
    problem: 'En quelques mots, de quoi s’agit-il ?',
    'order-number': 'Quel est le numéro de commande ?',
    email: 'À quelle adresse e-mail pouvons-nous vous joindre ?',
    'error-text': 'Que dit le message, mot pour mot ?',
    device: 'De quel appareil s’agit-il, et avec quelle version ?',
    'step-done': 'Qu’avez-vous essayé jusqu’ici ?',
    other: ({ name }) => `Quelle est l’information « ${name} » ?`,
  },
  notices: {
    'handoff.offered': ({ team }) =>
      `Je demande à une personne de l’équipe ${team} de se joindre à nous. Elle pourra lire cette conversation, vous n’aurez rien à répéter.`,
    'handoff.queued': ({ team, waitSeconds, ahead, fromSeconds, toSeconds }, { wait, range }) => {
      const span = range(fromSeconds, toSeconds)
      const time = wait(waitSeconds)
      return [
        `Vous attendez une personne de l’équipe ${team}.`,
        ahead === undefined ? '' : ahead === 0 ? 'Vous êtes en tête de la file.' : aheadOfYou(ahead),
        span !== null ? `Temps d’attente : ${span}.` : time === null ? '' : `L’attente est d’environ ${time}.`,
      ]
        .filter(Boolean)
        .join(' ')
    },
    'handoff.scheduled': ({ team, at, address }, { moment }) =>
      [
        `Personne de l’équipe ${team} n’est là pour le moment. Nous vous répondrons ici au plus tard ${when(moment(at))}.`,
        address === 'email' ? 'Vous recevrez aussi la réponse par e-mail.' : '',
        address === 'none' ? 'Revenez sur cette page pour la lire.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'callback.booked': ({ agent, at }, { moment }) =>
      `Votre rendez-vous : ${clock(moment(at))}. ${agent || 'Une personne'} sera alors ici, dans ce chat.`,
    'callback.moved': ({ agent, at, because }, { moment }) =>
      `${because === 'agent-gone' ? 'La personne avec qui vous aviez rendez-vous ne peut pas être là. ' : ''}Votre nouveau rendez-vous : ${clock(moment(at))}. ${agent || 'Une personne'} sera alors ici, dans ce chat.`,
    'callback.cancelled': ({ because }) =>
      `${because === 'nobody-free' ? 'La personne avec qui vous aviez rendez-vous ne peut pas être là. Aucune autre heure n’est libre.' : 'Votre rendez-vous est annulé.'} Vous attendez de nouveau une personne.`,
    'handoff.accepted': ({ agent }) =>
      agent ? `${agent} a rejoint la conversation.` : 'Une personne a rejoint la conversation.',
    'handoff.opened': ({ agent }) =>
      agent ? `${agent} a ouvert votre dossier.` : 'Une personne a ouvert votre dossier.',
    'handoff.held': ({ agent, at }, { moment }) =>
      `${agent || 'La personne qui vous aide'} s’en occupe et revient ici au plus tard ${when(moment(at))}.`,
    'handoff.transferred': ({ team, agent }) =>
      agent
        ? `${agent} a transmis votre dossier à l’équipe ${team}.`
        : `Votre dossier a été transmis à l’équipe ${team}.`,
    'handoff.requeued': ({ team, because }) =>
      because === 'sent-around'
        ? `Votre dossier est allé d’une équipe à l’autre, en dernier à ${team}, nous en sommes désolés. Un responsable est maintenant sollicité.`
        : because === 'agent-away' || because === 'agent-silent'
          ? `La personne qui suivait votre dossier ${because === 'agent-away' ? 'a dû s’absenter' : 'n’a pas répondu'}. Vous attendez une autre personne de l’équipe ${team}.`
          : `${because === 'expired' ? 'La personne à qui j’ai demandé n’a pas répondu.' : 'La personne à qui j’ai demandé n’est pas disponible.'} Vous attendez toujours une personne de l’équipe ${team}.`,
    'handoff.returned': ({ agent }) =>
      agent
        ? `${agent} vous a confié de nouveau à l’assistant. Vous pouvez demander une personne à tout moment.`
        : 'Vous êtes de nouveau avec l’assistant. Vous pouvez demander une personne à tout moment.',
    'conversation.resolved': ({ by, agent }) =>
      by === 'customer'
        ? 'Vous avez clos cette conversation. Écrivez ici pour la rouvrir.'
        : by === 'agent' && agent
          ? `${agent} a clos cette conversation. Écrivez ici pour la rouvrir.`
          : 'Cette conversation est close. Écrivez ici pour la rouvrir.',
    'conversation.closing': ({ at }, { moment }) =>
      `Nous n’avons pas eu de vos nouvelles. Si vous avez encore besoin d’aide, écrivez ici. Sinon, cette conversation sera close ${when(moment(at))}.`,
    'conversation.reopened': () => 'Cette conversation est de nouveau ouverte.',
    'conversation.merged': () => 'Ce que vous avez écrit dans votre autre conversation se trouve aussi ici.',
    'conversation.moved': () => 'Cette conversation se poursuit dans l’autre.',
    'incident.held': ({ since, at, worded }, { moment }) =>
      [
        `Il y a de notre côté un problème que nous connaissons. Il a commencé ${when(moment(since))}.`,
        worded ? '' : 'Nous y travaillons.',
        `Nous vous écrivons ici au plus tard ${when(moment(at))}.`,
        'Si vous préférez parler tout de suite à quelqu’un, dites-le simplement.',
      ]
        .filter(Boolean)
        .join(' '),
    'incident.update': ({ state, at, worded }, { moment }) =>
      [
        worded && state !== 'resolved' ? '' : incident[state],
        state === 'resolved' ? 'S’il ne l’est pas pour vous, écrivez ici et quelqu’un s’en occupe.' : '',
        at === undefined ? '' : `La prochaine nouvelle arrive ici au plus tard ${when(moment(at))}.`,
      ]
        .filter(Boolean)
        .join(' '),
    'incident.delayed': ({ promised, at }, { moment }) =>
      `La nouvelle que nous vous avions promise pour ${when(moment(promised))} a du retard, et nous en sommes désolés. Elle arrive ici au plus tard ${when(moment(at))}. Si vous préférez parler à quelqu’un, dites-le simplement.`,
    'assistant.interrupted': () => 'Cette réponse a été interrompue. Une nouvelle suit.',
    'assistant.person-offered': () => 'Si vous préférez une personne, dites-le simplement.',
  },
} satisfies Wording

function aheadOfYou(ahead: number): string {
  return count('fr', ahead, {
    one: 'Une personne est avant vous.',
    other: `${unit('fr', ahead)} personnes sont avant vous.`,
  })
}

const incident = {
  open: 'Nous travaillons toujours sur le problème.',
  monitoring: 'Une correction est en place et nous vérifions qu’elle tient.',
  resolved: 'Le problème est résolu.',
} as const

function when({ day, name, time }: Moment): string {
  return day === 'date' ? `le ${name} à ${time}` : `${name} à ${time}`
}

/** A time as a line of its own names it. */
const clock = ({ name, time }: Moment): string => `${name}, ${time}`
