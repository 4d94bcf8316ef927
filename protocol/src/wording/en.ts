import { count, unit } from './amounts.ts'
import type { Moment, Wording } from './wording.ts'

/** English. */
export const en = {
  language: 'en',
  phrases: {
    assistantName: 'Assistant',
    you: 'You',
    greetingTitle: 'How can we help?',
    greetingHint:
      'Ask anything about your products or your orders. The assistant answers at once, and a person can join.',
    typeMessage: 'Write a message',
    send: 'Send',
    sending: 'Sending',
    delivered: 'Delivered',
    seen: 'Seen',
    notSent: 'Not sent. Tap to try again.',
    typing: ({ name }) => `${name} is typing`,
    talkToPerson: 'Talk to a person',
    askAgainForPerson: 'You can ask for a person at any time.',
    askingForPerson: 'Asking for a person',
    waitingTitle: 'Waiting for a person',
    youAreNext: 'You are next',
    aboutMinutes: ({ n }) => `about ${unit('en', n, 'minute')}`,
    minutesRange: ({ from, to }) => `${from} to ${unit('en', to, 'minute')}`,
    hoursRange: ({ from, to }) => `${from} to ${unit('en', to, 'hour')}`,
    upToHours: ({ n }) => `up to ${unit('en', n, 'hour')}`,
    peopleAhead: ({ n }) => aheadOfYou(n).slice(0, -1),
    openedYourCase: ({ name }) => `${name} has opened your case`,
    offline: 'You are offline. What you write is sent when you are back.',
    reconnecting: 'Connecting again',
    somethingFailed: 'Something went wrong on our side.',
    tryAgain: 'Try again',
    tooLong: ({ limit }) => `This message is too long. The limit is ${unit('en', limit)} characters.`,
    attachFile: 'Attach a file',
    dropFiles: 'Drop files here to send them',
    chosenFiles: 'Files to send',
    sendingFile: ({ name }) => `Sending ${name}`,
    removeFile: ({ name }) => `Remove ${name}`,
    openFile: ({ name }) => `Open ${name}`,
    fileTooLarge: 'Too large. Send a file of up to 10 MB.',
    fileRefused: 'This kind cannot be sent. Send a picture, PDF, text, Office document, ZIP or video.',
    fileFailed: 'Not sent.',
    tooManyFiles: 'This conversation holds no more files. Say the rest in words.',
    fileGone: 'This file was deleted.',
    cannotReadFile:
      'I have kept your file for the team, but I cannot look inside it. Tell me in words what it shows, or ask for a person.',
    conversationEnded: 'This conversation is closed.',
    startNew: 'Start a new conversation',
    newMessages: 'New messages',
    unread: ({ n }) => count('en', n, { one: '1 new message', other: `${unit('en', n)} new messages` }),
    openChat: 'Open chat',
    close: 'Close',
    poweredBy: ({ name }) => `Powered by ${name}`,
    sources: 'Sources',
    cutShort: 'This answer was cut short.',
    hello: 'Hello. What can I help you with?',
    didThatHelp: 'Did that help?',
    youHaveRead: ({ title }) => `You have read “${title}” already. This is the part of it that fits best.`,
    yes: 'Yes',
    no: 'No',
    glad: 'Good to hear.',
    didNotHelp: 'I am sorry that this did not help.',
    anythingElse: 'If there is anything else, just write here.',
    tellMore:
      'I want to get this right. Could you tell me in a few more words what you want to do, and what happens instead?',
    iDoNotKnow: 'I could not find an answer to that in our help pages.',
    sayItDifferently: 'Could you say it in other words, or tell me a little more?',
    clarifyIntro: 'Do you mean one of these?',
    noneOfThese: 'None of these',
    confirmAction: ({ title, lines, minutes }) =>
      `Shall I do this?\n\n${title}${lines}\n\nIt is done when you answer “Yes” within ${minutes} minutes, and not otherwise.`,
    actionDone: ({ title }) => `Done: ${title}.`,
    actionNotDone: 'Nothing was done.',
    actionFailed: 'I tried, but it did not work.',
    showPageQuestion:
      'May the person who helps see the page you are on? What you have typed and personal texts stay hidden.',
    showPage: 'Show the page',
    followQuestion: ({ name }) => `${name} asks to see this page as you use it.`,
    followHint: 'What you type and personal texts stay hidden. You can stop at any time.',
    allow: 'Allow',
    seesThisPage: ({ name }) => `${name} sees this page`,
    nowSeesPage: ({ name }) => `${name} can see the page as you use it.`,
    noLongerSeesPage: ({ name }) => `${name} can no longer see the page.`,
    stop: 'Stop',
    pointsHere: ({ name }) => `${name} points here`,
    showMe: 'Show me',
    goneFromPage: 'That is no longer on this page.',
    openPage: 'Open the page',
    invite: 'Want to add what the person helping you will need? Skipping costs you nothing.',
    noThanks: 'No thanks',
    skip: 'Skip',
    yourAnswer: 'Your answer',
    addedToCase: 'Thank you. The person who helps you will see it.',
    leaveAddress: 'Leave an e-mail address, and the answer follows you if you go.',
    yourAddress: 'Your e-mail address',
    noAddress: 'That is no e-mail address.',
    willWriteTo: ({ address }) => `If you are away, we write to ${address}.`,
    mailFollows: ({ address }) => `Not read here: it follows by e-mail to ${address}.`,
    mailSent: ({ address }) => `Sent by e-mail to ${address}.`,
    mailFailed: ({ address }) => `The e-mail to ${address} could not be delivered. Leave another address.`,
    noMoreMail: 'You get no more e-mail about this conversation.',
    pickTime: 'Pick a time with a person',
    changeTime: 'Change the time',
    cancelTime: 'Cancel the time',
    timeBooked: 'Your time is booked',
    lookingForTimes: 'Looking for free times',
    noTimes: 'Nobody has a time free in the next seven days. You keep your place.',
    timeTaken: 'That time has just been taken. These are free now.',
    zoneHint: ({ name }) => `Times are in your time zone: ${name}`,
    day: 'Day',
    time: 'Time',
    bookTime: ({ when }) => `Book ${when}`,
    bookNone: 'Choose a time',
    goOnWithAssistant: 'Go on with the assistant',
    placeGivenUp: 'You give up your place or the time that is booked. You can ask for a person again at any time.',
    keepWaiting: 'Keep waiting',
    knownProblem: 'Known problem',
    newsToAll: 'Update',
    filesNotKept: ({ names }) => `Files that came by e-mail were not kept: ${names}`,
    ratePerson: ({ name }) => `How was it to be helped by ${name}?`,
    rateAssistant: 'How was the help of the assistant?',
    rated1: 'Very bad',
    rated2: 'Bad',
    rated3: 'So-so',
    rated4: 'Good',
    rated5: 'Very good',
    repeatedToPerson: ({ name }) => `Did you have to repeat yourself when ${name} took over?`,
    repeatedToAssistant: 'Did you have to repeat yourself?',
    aLittle: 'A little',
    addAWord: 'Is there anything you would like to add?',
    thanksForFeedback: 'Thank you for telling us.',
    changeFeedback: 'Change what I said',
    suggestedAnswers: 'Suggested answers',
    soundsOn: 'Turn sounds on',
    soundsOff: 'Turn sounds off',
  },
  questions: {
    problem: 'In a few words, what is it about?',
    'order-number': 'What is the order number?',
    email: 'At which e-mail address can we reach you?',
    'error-text': 'What does the message say, word for word?',
    device: 'Which device is it, and which version does it run?',
    'step-done': 'What have you tried so far?',
    other: ({ name }) => `What is the ${name}?`,
  },
  notices: {
    'handoff.offered': ({ team }) =>
      `I am asking a person from ${team} to join. Whoever joins can read this conversation, so you need not repeat anything.`,
    'handoff.queued': ({ team, waitSeconds, ahead, fromSeconds, toSeconds }, { wait, range }) => {
      const span = range(fromSeconds, toSeconds)
      const time = wait(waitSeconds)
      return [
        `You are waiting for a person from ${team}.`,
        ahead === undefined ? '' : ahead === 0 ? 'You are next.' : aheadOfYou(ahead),
        span !== null ? `The wait is ${span}.` : time === null ? '' : `The wait is about ${time}.`,
      ]
        .filter(Boolean)
        .join(' ')
    },
    'handoff.scheduled': ({ team, at, address }, { moment }) =>
      [
        `Nobody from ${team} is here at the moment. We answer you here by ${when(moment(at))}.`,
        address === 'email' ? 'You get the answer by e-mail as well.' : '',
        address === 'none' ? 'Please come back to this page to read it.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'callback.booked': ({ agent, at }, { moment }) =>
      `Your time: ${clock(moment(at))}. ${agent || 'A person'} is then here in this chat for you.`,
    'callback.moved': ({ agent, at, because }, { moment }) =>
      `${because === 'agent-gone' ? 'The person you had a time with cannot be there. ' : ''}Your new time: ${clock(moment(at))}. ${agent || 'A person'} is then here in this chat for you.`,
    'callback.cancelled': ({ because }) =>
      `${because === 'nobody-free' ? 'The person you had a time with cannot be there. No other time is free.' : 'Your time is cancelled.'} You are waiting for a person again.`,
    'handoff.accepted': ({ agent }) => (agent ? `${agent} has joined.` : 'A person has joined.'),
    'handoff.opened': ({ agent }) => (agent ? `${agent} has opened your case.` : 'A person has opened your case.'),
    'handoff.held': ({ agent, at }, { moment }) =>
      `${agent || 'The person who helps you'} is working on it and is back here by ${when(moment(at))}.`,
    'handoff.transferred': ({ team, agent }) =>
      agent ? `${agent} has passed your case on to ${team}.` : `Your case has been passed on to ${team}.`,
    'handoff.requeued': ({ team, because }) =>
      because === 'sent-around'
        ? `Your case went from team to team, last to ${team}, and we are sorry for that. A team lead is asked to take care of it.`
        : because === 'agent-away' || because === 'agent-silent'
          ? `The person who had your case ${because === 'agent-away' ? 'had to leave' : 'has not answered'}. You are waiting for another person from ${team}.`
          : `${because === 'expired' ? 'The person I asked has not answered.' : 'The person I asked cannot join at the moment.'} You are still waiting for a person from ${team}.`,
    'handoff.returned': ({ agent }) =>
      agent
        ? `${agent} has passed you back to the assistant. You can ask for a person at any time.`
        : 'You are back with the assistant. You can ask for a person at any time.',
    'conversation.resolved': ({ by, agent }) =>
      by === 'customer'
        ? 'You have closed this conversation. Write here to open it again.'
        : by === 'agent' && agent
          ? `${agent} has closed this conversation. Write here to open it again.`
          : 'This conversation is closed. Write here to open it again.',
    'conversation.closing': ({ at }, { moment }) =>
      `We have not heard from you. If you still need help, write here; otherwise this conversation closes ${when(moment(at))}.`,
    'conversation.reopened': () => 'This conversation is open again.',
    'conversation.merged': () => 'What you wrote in your other conversation is here too.',
    'conversation.moved': () => 'This conversation goes on in your other one.',
    'incident.held': ({ since, at, worded }, { moment }) =>
      [
        `There is a problem on our side that we know of, since ${when(moment(since))}.`,
        worded ? '' : 'We are working on it.',
        `We write to you here by ${when(moment(at))} at the latest.`,
        'If you would rather have a person now, just say so.',
      ]
        .filter(Boolean)
        .join(' '),
    'incident.update': ({ state, at, worded }, { moment }) =>
      [
        worded && state !== 'resolved' ? '' : incident[state],
        state === 'resolved' ? 'If it is not solved for you, write here and a person takes a look.' : '',
        at === undefined ? '' : `The next update comes here by ${when(moment(at))}.`,
      ]
        .filter(Boolean)
        .join(' '),
    'incident.delayed': ({ promised, at }, { moment }) =>
      `The update that we promised by ${when(moment(promised))} is late, and we are sorry. It comes here by ${when(moment(at))}. If you would rather have a person, just say so.`,
    'assistant.interrupted': () => 'This answer was cut short. A new one follows.',
    'assistant.person-offered': () => 'If you would rather have a person, just say so.',
  },
} satisfies Wording

function aheadOfYou(ahead: number): string {
  return count('en', ahead, {
    one: 'One person is ahead of you.',
    other: `${unit('en', ahead)} people are ahead of you.`,
  })
}

const incident = {
  open: 'We are still working on the problem.',
  monitoring: 'A fix is in place, and we are watching whether it holds.',
  resolved: 'The problem is solved.',
} as const

function when({ day, name, time }: Moment): string {
  return day === 'today' || day === 'tomorrow' ? `${time} ${name}` : `${time} on ${name}`
}

/** A time as a line of its own names it. */
const clock = ({ name, time }: Moment): string => `${name}, ${time}`
