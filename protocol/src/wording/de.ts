import { count, unit } from './amounts.ts'
import type { Moment, Wording } from './wording.ts'

/** German, with "Sie". */
export const de = {
  language: 'de',
  phrases: {
    assistantName: 'Assistent',
    you: 'Sie',
    greetingTitle: 'Wie können wir helfen?',
    greetingHint:
      'Fragen Sie zu Ihren Produkten oder Bestellungen. Der Assistent antwortet sofort, und auf Wunsch kommt ein Mensch dazu.',
    typeMessage: 'Nachricht schreiben',
    send: 'Senden',
    sending: 'Wird gesendet',
    delivered: 'Zugestellt',
    seen: 'Gelesen',
    notSent: 'Nicht gesendet. Tippen Sie, um es noch einmal zu versuchen.',
    typing: ({ name }) => `${name} schreibt`,
    talkToPerson: 'Mit einem Menschen sprechen',
    askAgainForPerson: 'Sie können jederzeit nach einem Menschen fragen.',
    askingForPerson: 'Ein Mensch wird gefragt',
    waitingTitle: 'Sie warten auf einen Menschen',
    youAreNext: 'Sie sind als Nächstes dran',
    aboutMinutes: ({ n }) => `etwa ${unit('de', n, 'minute')}`,
    minutesRange: ({ from, to }) => `${from} bis ${unit('de', to, 'minute')}`,
    hoursRange: ({ from, to }) => `${from} bis ${unit('de', to, 'hour')}`,
    upToHours: ({ n }) => `bis zu ${unit('de', n, 'hour')}`,
    peopleAhead: ({ n }) => aheadOfYou(n).slice(0, -1),
    openedYourCase: ({ name }) => `${name} hat Ihren Fall geöffnet`,
    offline: 'Sie sind offline. Was Sie schreiben, wird gesendet, sobald Sie wieder verbunden sind.',
    reconnecting: 'Verbindung wird wiederhergestellt',
    somethingFailed: 'Bei uns ist etwas schiefgegangen.',
    tryAgain: 'Noch einmal versuchen',
    tooLong: ({ limit }) => `Diese Nachricht ist zu lang. Höchstens ${unit('de', limit)} Zeichen sind möglich.`,
    attachFile: 'Datei anhängen',
    dropFiles: 'Dateien hier ablegen, um sie zu senden',
    chosenFiles: 'Zu sendende Dateien',
    sendingFile: ({ name }) => `${name} wird gesendet`,
    removeFile: ({ name }) => `${name} entfernen`,
    openFile: ({ name }) => `${name} öffnen`,
    fileTooLarge: 'Zu groß. Senden Sie eine Datei bis 10 MB.',
    fileRefused:
      'Diese Art kann nicht gesendet werden. Möglich sind Bilder, PDF, Text, Office-Dokumente, ZIP und Videos.',
    fileFailed: 'Nicht gesendet.',
    tooManyFiles: 'Mehr Dateien nimmt dieses Gespräch nicht auf. Sagen Sie den Rest in Worten.',
    fileGone: 'Diese Datei wurde gelöscht.',
    cannotReadFile:
      'Ihre Datei liegt für das Team bereit, aber ich kann nicht hineinsehen. Sagen Sie mir in Worten, was sie zeigt, oder bitten Sie um einen Menschen.',
    conversationEnded: 'Dieses Gespräch ist beendet.',
    startNew: 'Neues Gespräch beginnen',
    newMessages: 'Neue Nachrichten',
    unread: ({ n }) => count('de', n, { one: '1 neue Nachricht', other: `${unit('de', n)} neue Nachrichten` }),
    openChat: 'Chat öffnen',
    close: 'Schließen',
    poweredBy: ({ name }) => `Bereitgestellt mit ${name}`,
    sources: 'Quellen',
    cutShort: 'Diese Antwort wurde abgebrochen.',
    hello: 'Guten Tag. Wobei kann ich Ihnen helfen?',
    didThatHelp: 'Hat das geholfen?',
    youHaveRead: ({ title }) => `„${title}“ haben Sie schon gelesen. Diese Stelle daraus passt am besten.`,
    yes: 'Ja',
    no: 'Nein',
    glad: 'Das freut mich.',
    didNotHelp: 'Es tut mir leid, dass das nicht geholfen hat.',
    anythingElse: 'Wenn noch etwas ist, schreiben Sie einfach hier.',
    tellMore:
      'Ich möchte nichts Falsches sagen. Können Sie mit ein paar Worten mehr beschreiben, was Sie tun wollen und was stattdessen geschieht?',
    iDoNotKnow: 'Dazu habe ich in unseren Hilfeseiten keine Antwort gefunden.',
    sayItDifferently: 'Können Sie es anders sagen oder mir etwas mehr dazu erzählen?',
    clarifyIntro: 'Meinen Sie eines davon?',
    noneOfThese: 'Nichts davon',
    confirmAction: ({ title, lines, minutes }) =>
      `Soll ich das tun?\n\n${title}${lines}\n\nEs wird getan, wenn Sie innerhalb von ${minutes} Minuten mit „Ja“ antworten, sonst nicht.`,
    actionDone: ({ title }) => `Erledigt: ${title}.`,
    actionNotDone: 'Es wurde nichts getan.',
    actionFailed: 'Ich habe es versucht, aber es hat nicht geklappt.',
    showPageQuestion:
      'Darf die Person, die Ihnen hilft, Ihre Seite sehen? Ihre Eingaben und persönliche Texte bleiben verdeckt.',
    showPage: 'Seite zeigen',
    followQuestion: ({ name }) => `${name} möchte diese Seite sehen, während Sie sie benutzen.`,
    followHint: 'Ihre Eingaben und persönliche Texte bleiben verdeckt. Sie können es jederzeit beenden.',
    allow: 'Erlauben',
    seesThisPage: ({ name }) => `${name} sieht diese Seite`,
    nowSeesPage: ({ name }) => `${name} kann die Seite sehen, während Sie sie benutzen.`,
    noLongerSeesPage: ({ name }) => `${name} kann die Seite nicht mehr sehen.`,
    stop: 'Beenden',
    pointsHere: ({ name }) => `${name} zeigt hierhin`,
    showMe: 'Zeigen',
    goneFromPage: 'Das ist nicht mehr auf dieser Seite.',
    openPage: 'Seite öffnen',
    invite: 'Möchten Sie schon ergänzen, was man für Ihren Fall braucht? Sie können es ohne Nachteil überspringen.',
    noThanks: 'Nein, danke',
    skip: 'Überspringen',
    yourAnswer: 'Ihre Antwort',
    addedToCase: 'Danke. Wer Ihnen hilft, sieht es.',
    leaveAddress: 'Hinterlassen Sie eine E-Mail-Adresse, dann folgt Ihnen die Antwort, wenn Sie gehen.',
    yourAddress: 'Ihre E-Mail-Adresse',
    noAddress: 'Das ist keine E-Mail-Adresse.',
    willWriteTo: ({ address }) => `Wenn Sie nicht da sind, schreiben wir an ${address}.`,
    mailFollows: ({ address }) => `Hier nicht gelesen: folgt per E-Mail an ${address}.`,
    mailSent: ({ address }) => `Per E-Mail gesendet an ${address}.`,
    mailFailed: ({ address }) =>
      `Die E-Mail an ${address} konnte nicht zugestellt werden. Hinterlassen Sie eine andere Adresse.`,
    noMoreMail: 'Sie erhalten keine E-Mails mehr zu diesem Gespräch.',
    pickTime: 'Einen Termin mit einem Menschen wählen',
    changeTime: 'Termin ändern',
    cancelTime: 'Termin absagen',
    timeBooked: 'Ihr Termin steht fest',
    lookingForTimes: 'Freie Zeiten werden gesucht',
    noTimes: 'In den nächsten sieben Tagen ist niemand frei. Sie behalten Ihren Platz.',
    timeTaken: 'Diese Zeit wurde gerade vergeben. Jetzt sind diese frei.',
    zoneHint: ({ name }) => `Zeiten in Ihrer Zeitzone: ${name}`,
    day: 'Tag',
    time: 'Uhrzeit',
    bookTime: ({ when }) => `Buchen: ${when} Uhr`,
    bookNone: 'Uhrzeit wählen',
    goOnWithAssistant: 'Mit dem Assistenten weitermachen',
    placeGivenUp:
      'Sie geben Ihren Platz oder den gebuchten Termin auf. Sie können jederzeit wieder nach einem Menschen fragen.',
    keepWaiting: 'Weiter warten',
    knownProblem: 'Bekannte Störung',
    newsToAll: 'Neuigkeit',
    filesNotKept: ({ names }) => `Dateien aus der E-Mail wurden nicht angenommen: ${names}`,
    ratePerson: ({ name }) => `Wie war die Hilfe von ${name}?`,
    rateAssistant: 'Wie war die Hilfe des Assistenten?',
    rated1: 'Sehr schlecht',
    rated2: 'Schlecht',
    rated3: 'Geht so',
    rated4: 'Gut',
    rated5: 'Sehr gut',
    repeatedToPerson: ({ name }) => `Mussten Sie sich wiederholen, als ${name} übernahm?`,
    repeatedToAssistant: 'Mussten Sie sich wiederholen?',
    aLittle: 'Ein wenig',
    addAWord: 'Möchten Sie noch etwas dazu sagen?',
    thanksForFeedback: 'Danke für Ihre Rückmeldung.',
    changeFeedback: 'Meine Antwort ändern',
    suggestedAnswers: 'Vorgeschlagene Antworten',
    soundsOn: 'Töne einschalten',
    soundsOff: 'Töne ausschalten',
  },
  questions: {
    problem: 'Worum geht es, in wenigen Worten?',
    'order-number': 'Wie lautet die Bestellnummer?',
    email: 'Unter welcher E-Mail-Adresse erreichen wir Sie?',
    'error-text': 'Was sagt die Meldung, Wort für Wort?',
    device: 'Um welches Gerät geht es, und welche Version läuft darauf?',
    'step-done': 'Was haben Sie bisher versucht?',
    other: ({ name }) => `Wie lautet die Angabe „${name}“?`,
  },
  notices: {
    'handoff.offered': ({ team }) =>
      `Ich frage jemanden aus dem Team ${team}, ob er oder sie dazukommt. Wer dazukommt, kann dieses Gespräch lesen; Sie müssen nichts wiederholen.`,
    'handoff.queued': ({ team, waitSeconds, ahead, fromSeconds, toSeconds }, { wait, range }) => {
      const span = range(fromSeconds, toSeconds)
      const time = wait(waitSeconds)
      return [
        `Sie warten auf jemanden aus dem Team ${team}.`,
        ahead === undefined ? '' : ahead === 0 ? 'Sie sind als Nächstes dran.' : aheadOfYou(ahead),
        span !== null ? `Die Wartezeit beträgt ${span}.` : time === null ? '' : `Die Wartezeit beträgt etwa ${time}.`,
      ]
        .filter(Boolean)
        .join(' ')
    },
    'handoff.scheduled': ({ team, at, address }, { moment }) =>
      [
        `Aus dem Team ${team} ist gerade niemand da. Wir antworten Ihnen hier bis ${when(moment(at))}.`,
        address === 'email' ? 'Sie erhalten die Antwort auch per E-Mail.' : '',
        address === 'none' ? 'Bitte kommen Sie auf diese Seite zurück, um sie zu lesen.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'callback.booked': ({ agent, at }, { moment }) =>
      `Ihr Termin: ${clock(moment(at))} Uhr. ${agent || 'Jemand aus dem Team'} ist dann hier im Chat für Sie da.`,
    'callback.moved': ({ agent, at, because }, { moment }) =>
      `${because === 'agent-gone' ? 'Die Person, mit der Sie verabredet waren, kann nicht da sein. ' : ''}Ihr neuer Termin: ${clock(moment(at))} Uhr. ${agent || 'Jemand aus dem Team'} ist dann hier im Chat für Sie da.`,
    'callback.cancelled': ({ because }) =>
      `${because === 'nobody-free' ? 'Die Person, mit der Sie verabredet waren, kann nicht da sein. Ein anderer ist nicht frei.' : 'Ihr Termin ist abgesagt.'} Sie warten wieder auf eine Person.`,
    'handoff.accepted': ({ agent }) => (agent ? `${agent} ist dazugekommen.` : 'Ein Mensch ist dazugekommen.'),
    'handoff.opened': ({ agent }) =>
      agent ? `${agent} hat Ihren Fall geöffnet.` : 'Ein Mensch hat Ihren Fall geöffnet.',
    'handoff.held': ({ agent, at }, { moment }) =>
      `${agent || 'Die Person, die Ihnen hilft,'} arbeitet daran und ist bis ${when(moment(at))} wieder hier.`,
    'handoff.transferred': ({ team, agent }) =>
      agent
        ? `${agent} hat Ihren Fall an das Team ${team} weitergegeben.`
        : `Ihr Fall wurde an das Team ${team} weitergegeben.`,
    'handoff.requeued': ({ team, because }) =>
      because === 'sent-around'
        ? `Ihr Fall ging von Team zu Team, zuletzt zu ${team}, das tut uns leid. Jetzt wird eine Teamleitung gefragt.`
        : because === 'agent-away' || because === 'agent-silent'
          ? `Die Person, die Ihren Fall hatte, ${because === 'agent-away' ? 'musste gehen' : 'hat nicht geantwortet'}. Sie warten auf jemand anderen aus dem Team ${team}.`
          : `${because === 'expired' ? 'Die Person, die ich gefragt habe, hat nicht geantwortet.' : 'Die Person, die ich gefragt habe, kann gerade nicht.'} Sie warten weiter auf jemanden aus dem Team ${team}.`,
    'handoff.returned': ({ agent }) =>
      agent
        ? `${agent} hat Sie an den Assistenten zurückgegeben. Sie können jederzeit nach einem Menschen fragen.`
        : 'Sie sind wieder beim Assistenten. Sie können jederzeit nach einem Menschen fragen.',
    'conversation.resolved': ({ by, agent }) =>
      by === 'customer'
        ? 'Sie haben dieses Gespräch beendet. Schreiben Sie hier, um es wieder zu öffnen.'
        : by === 'agent' && agent
          ? `${agent} hat dieses Gespräch beendet. Schreiben Sie hier, um es wieder zu öffnen.`
          : 'Dieses Gespräch ist beendet. Schreiben Sie hier, um es wieder zu öffnen.',
    'conversation.closing': ({ at }, { moment }) =>
      `Wir haben nichts von Ihnen gehört. Wenn Sie noch Hilfe brauchen, schreiben Sie hier; sonst endet dieses Gespräch ${when(moment(at))}.`,
    'conversation.reopened': () => 'Dieses Gespräch ist wieder offen.',
    'conversation.merged': () => 'Was Sie in Ihrem anderen Gespräch geschrieben haben, steht jetzt auch hier.',
    'conversation.moved': () => 'Dieses Gespräch geht in Ihrem anderen weiter.',
    'incident.held': ({ since, at, worded }, { moment }) =>
      [
        `Bei uns gibt es eine Störung, die wir kennen (Beginn: ${when(moment(since)).replace(/^zum /, '')}).`,
        worded ? '' : 'Wir arbeiten daran.',
        `Wir schreiben Ihnen hier spätestens bis ${when(moment(at))}.`,
        'Wenn Sie lieber gleich mit einem Menschen schreiben möchten, sagen Sie es einfach.',
      ]
        .filter(Boolean)
        .join(' '),
    'incident.update': ({ state, at, worded }, { moment }) =>
      [
        worded && state !== 'resolved' ? '' : incident[state],
        state === 'resolved'
          ? 'Wenn sie bei Ihnen noch besteht, schreiben Sie hier, dann sieht sich ein Mensch das an.'
          : '',
        at === undefined ? '' : `Die nächste Nachricht kommt hier bis ${when(moment(at))}.`,
      ]
        .filter(Boolean)
        .join(' '),
    'incident.delayed': ({ promised, at }, { moment }) =>
      `Die Nachricht, die wir bis ${when(moment(promised))} versprochen hatten, verspätet sich, das tut uns leid. Sie kommt hier bis ${when(moment(at))}. Wenn Sie lieber mit einem Menschen schreiben möchten, sagen Sie es einfach.`,
    'assistant.interrupted': () => 'Diese Antwort wurde abgebrochen. Eine neue folgt.',
    'assistant.person-offered': () => 'Wenn Sie lieber mit einem Menschen schreiben möchten, sagen Sie es einfach.',
  },
} satisfies Wording

function aheadOfYou(ahead: number): string {
  return count('de', ahead, {
    one: 'Eine Person ist vor Ihnen dran.',
    other: `${unit('de', ahead)} Personen sind vor Ihnen dran.`,
  })
}

const incident = {
  open: 'Wir arbeiten weiter an der Störung.',
  monitoring: 'Der Fehler ist behoben, und wir beobachten, ob es so bleibt.',
  resolved: 'Die Störung ist behoben.',
} as const

function when({ day, name, time }: Moment): string {
  return day === 'date' ? `zum ${name} um ${time} Uhr` : `${name}, ${time} Uhr`
}

/** A time as a line of its own names it. */
const clock = ({ name, time }: Moment): string => `${name}, ${time}`
