import type { Notice } from '@baton/engine'

/** The languages that Baton itself speaks. */
export type Language = 'en' | 'de' | 'es' | 'fr' | 'pt'

/** A promised time as a sentence needs it: the day as a word or a date, and the time of day, `09:00`. */
export interface Moment {
  day: 'today' | 'tomorrow' | 'weekday' | 'date'
  name: string
  time: string
}

/** What a notice's sentence is made with, besides its parameters. */
export interface Telling {
  /** A wait in rounded units, "3 minutes"; null where no time is to be named. */
  wait(seconds: number | undefined): string | null
  /** A wait between two times, "3 to 6 minutes"; null where none is to be named. */
  range(fromSeconds: number | undefined, toSeconds: number | undefined): string | null
  moment(at: number): Moment
}

type ParamsOf<K extends Notice['key']> = Extract<Notice, { key: K }>['params']

/** One sentence or two for each notice. None says more than the outcome that it stands for. */
export type NoticeWording = { [K in Notice['key']]: (params: ParamsOf<K>, telling: Telling) => string }

/** The fixed words of the widget and the built-in assistant. */
export interface Phrases {
  assistantName: string
  you: string
  greetingTitle: string
  greetingHint: string
  typeMessage: string
  send: string
  sending: string
  delivered: string
  seen: string
  notSent: string
  typing(params: { name: string }): string
  talkToPerson: string
  askAgainForPerson: string
  askingForPerson: string
  waitingTitle: string
  youAreNext: string
  aboutMinutes(params: { n: number }): string
  minutesRange(params: { from: number; to: number }): string
  hoursRange(params: { from: number; to: number }): string
  upToHours(params: { n: number }): string
  peopleAhead(params: { n: number }): string
  openedYourCase(params: { name: string }): string
  offline: string
  reconnecting: string
  somethingFailed: string
  tryAgain: string
  tooLong(params: { limit: number }): string
  attachFile: string
  dropFiles: string
  chosenFiles: string
  sendingFile(params: { name: string }): string
  removeFile(params: { name: string }): string
  openFile(params: { name: string }): string
  fileTooLarge: string
  fileRefused: string
  fileFailed: string
  tooManyFiles: string
  fileGone: string
  /** Of the assistant, to a file without words. */
  cannotReadFile: string
  conversationEnded: string
  startNew: string
  newMessages: string
  unread(params: { n: number }): string
  openChat: string
  close: string
  poweredBy(params: { name: string }): string
  sources: string
  cutShort: string
  hello: string
  didThatHelp: string
  /** Before a passage of an article that the customer has read alone. */
  youHaveRead(p: { title: string }): string
  yes: string
  no: string
  glad: string
  didNotHelp: string
  anythingElse: string
  /** Asked once before an answer that would rest on little. */
  tellMore: string
  iDoNotKnow: string
  sayItDifferently: string
  clarifyIntro: string
  noneOfThese: string
  /** Before something is done for the customer: what, and with which values, each on a line of its own. Answered with `yes` or `no`. */
  confirmAction(params: { title: string; lines: string; minutes: number }): string
  actionDone(params: { title: string }): string
  actionNotDone: string
  actionFailed: string
  showPageQuestion: string
  showPage: string
  followQuestion(params: { name: string }): string
  followHint: string
  allow: string
  seesThisPage(params: { name: string }): string
  nowSeesPage(params: { name: string }): string
  noLongerSeesPage(params: { name: string }): string
  stop: string
  pointsHere(params: { name: string }): string
  showMe: string
  goneFromPage: string
  openPage: string
  /** May we ask something while they wait? Answered with `yes` or `noThanks`. */
  invite: string
  noThanks: string
  skip: string
  yourAnswer: string
  addedToCase: string
  /** Offered while they wait: to be written to, should they go. */
  leaveAddress: string
  yourAddress: string
  noAddress: string
  willWriteTo(params: { address: string }): string
  mailFollows(params: { address: string }): string
  mailSent(params: { address: string }): string
  mailFailed(params: { address: string }): string
  noMoreMail: string
  /** Instead of waiting: a time at which a person is there, or on with the assistant. */
  pickTime: string
  changeTime: string
  cancelTime: string
  timeBooked: string
  lookingForTimes: string
  noTimes: string
  timeTaken: string
  /** `name` is that of a time zone. */
  zoneHint(params: { name: string }): string
  day: string
  time: string
  /** `when` is a day and a time: "tomorrow, 14:30". */
  bookTime(params: { when: string }): string
  /** The same button before a time is chosen. */
  bookNone: string
  goOnWithAssistant: string
  /** Said before they leave the queue. */
  placeGivenUp: string
  keepWaiting: string
  /** Over what is said to everybody whom it concerns. */
  knownProblem: string
  newsToAll: string
  filesNotKept(params: { names: string }): string
  /** After the end: how it was, of a person or of the assistant, answered with one of `rated1` to `rated5`. */
  ratePerson(params: { name: string }): string
  rateAssistant: string
  rated1: string
  rated2: string
  rated3: string
  rated4: string
  rated5: string
  /** Then: what it cost them. Answered with `no`, `aLittle` or `yes`. */
  repeatedToPerson(params: { name: string }): string
  repeatedToAssistant: string
  aLittle: string
  addAWord: string
  thanksForFeedback: string
  changeFeedback: string
  /** Names the group of buttons that stand for an answer. */
  suggestedAnswers: string
  soundsOn: string
  soundsOff: string
}

/** What a customer who waits may be asked for, in words of our own; others come with the workspace's words, or as `other`. */
export interface Questions {
  problem: string
  'order-number': string
  email: string
  'error-text': string
  device: string
  'step-done': string
  other(params: { name: string }): string
}

/** Everything Baton says in one language. */
export interface Wording {
  language: Language
  phrases: Phrases
  questions: Questions
  notices: NoticeWording
}
