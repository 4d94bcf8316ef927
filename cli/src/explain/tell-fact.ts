import type { AttemptOutcome, CameBackBecause, Fact, NotInvited, NudgedBecause, WithheldBecause } from '@baton/engine'
import type { ConversationEvent } from '@baton/protocol'
import { choiceLines } from './choice-lines.ts'
import { mappedLines } from './mapped-lines.ts'
import { fieldsOf, list, number, quoted, score, several, strings, words, type Fields } from './fields.ts'
import { packageLines } from './package-lines.ts'
import { incidentTellers } from './tell-incident.ts'
import { tellFeedback } from './tell-feedback.ts'
import { tellWeighing } from './tell-weighing.ts'
import { reasonSentence, type Known } from './reason-sentence.ts'
import { withFiles } from './with-files.ts'

/** What is known of the conversation as the telling goes on. */
export interface Knowledge extends Known {
  teamName(id: string | null): string
  attemptTitle(id: string | null): string
  holderName(holder: unknown): string
  /** The sentence that a notice became on the customer's screen. */
  notice(told: unknown): string | null
  clock(iso: string | null): string
}

/** One fact as a person reads it: what happened, and the numbers and grounds below it. */
export interface Told {
  what: string
  why: string[]
}

type Teller = (event: Fields, known: Knowledge) => Told

const withheld: { [K in WithheldBecause]: string } = {
  superseded: 'the customer had written again',
  'epoch-moved': 'the conversation had changed hands',
  'not-holder': 'the assistant did not hold the conversation',
  'claims-transfer': 'it claimed a transfer that had not been made',
  'repeats-itself': 'it repeated what was said before',
  'not-grounded': 'nothing found supports it',
  'asks-again': 'it asked for what the customer had said already',
  'person-needed': 'a person was needed',
  'asks-first': 'it was too weak, and a question came first',
  'cut-off': 'it did not go on',
  'held-back': 'what it is about is an incident, and the customer was told so',
}

const outcomes: { [K in AttemptOutcome]: string } = {
  'customer-said-yes': 'the customer said that it helped',
  'customer-said-no': 'the customer said that it did not help',
  'no-answer': 'the customer did not say whether it helped',
  'nothing-found': 'nothing was found',
  'action-done': 'the action was done',
  'action-failed': 'the action failed',
  'reported-failed': 'the other system says that it did not help',
}

const back: { [K in CameBackBecause]: string } = {
  time: 'its time had come',
  'customer-wrote': 'the customer wrote',
  agent: 'it was taken up again',
  'answer-owed': 'the customer waited for a word',
  'promise-due': 'a promised time was near',
}

const nudged: { [K in NudgedBecause]: string } = {
  'no-answer': 'they had not written since they took it',
  'hold-over': 'they were not back when they had said',
  'customer-waits': 'the customer had written and waited',
}

const heldBack: { [K in NotInvited]: string } = {
  'switched-off': 'the workspace does not want it',
  'short-wait': 'the wait was expected to be short',
  angry: 'they sounded angry',
  safety: 'they spoke of harm or danger',
  legal: 'they spoke of the law',
  'declined-before': 'they had declined before',
  'nothing-missing': 'nothing was missing that would help',
}

/** What it was read to be about, where intents were to hand. */
function intent(reading: Fields): string {
  if (reading['intent'] === null) return ', about none of the intents'
  const name = words(fieldsOf(reading['intent']), 'name')
  return name === null ? '' : `, about ${name}`
}

/** One teller for each fact: a new fact does not compile until it can be told. */
const tellers: { [T in Fact['type']]: Teller } = {
  ConversationOpened: (e) => told(`opened on ${words(e, 'channel') ?? '?'}, in ${words(e, 'locale') ?? '?'}`),
  CustomerLinked: (e) => told(`is customer ${words(e, 'customerId') ?? '?'}`),
  PageSeen: (e) => {
    const page = fieldsOf(e['page'])
    const feature = words(page, 'feature')
    const context = Object.entries(fieldsOf(page['context'])).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    return told(
      `is on ${quoted(words(page, 'title') ?? '')} ${words(page, 'url') ?? '(erased)'}${feature === null ? '' : `, at ${feature}`}`,
      context.length > 0 ? [`the site says: ${context.join(', ')}`] : [],
    )
  },
  MessageReceived: (e) => {
    const reading = fieldsOf(e['reading'])
    const answer = words(reading, 'answer')
    return told(withFiles(e), [
      `read as: ${words(reading, 'language') ?? '?'}${reading['asksForPerson'] === true ? ', asks for a person' : ''}${answer === null ? '' : `, answers ${answer}`}${intent(reading)}`,
    ])
  },
  AttemptStarted: (e) =>
    told(`tries ${words(e, 'path') ?? '?'} ${words(e, 'ref') ?? '?'}: ${quoted(words(e, 'title') ?? '(erased)', 120)}`),
  AttemptEnded: (e, known) => {
    const outcome = words(e, 'outcome') ?? '?'
    const said = Object.hasOwn(outcomes, outcome) ? outcomes[outcome as AttemptOutcome] : outcome
    return told(`${known.attemptTitle(words(e, 'attemptId'))} ended: ${said}`, evidence(e['evidence'], known))
  },
  PlaybookMoved: (e) => {
    const step = words(e, 'stepId')
    const values = list(e, 'values').map(
      (each) =>
        `${words(each, 'name') ?? '?'} = ${quoted(words(each, 'value') ?? words(each, 'text') ?? '(erased)', 60)}`,
    )
    return told(
      step === null
        ? `playbook ${words(e, 'playbookId') ?? '?'} has ended`
        : `playbook ${words(e, 'playbookId') ?? '?'} goes to step ${step}`,
      values.length > 0 ? [`knows ${values.join(', ')}`] : [],
    )
  },
  AssistantSaid: (e) => {
    const kind = words(e, 'kind') ?? '?'
    const part = number(e, 'part') ?? 0
    const open = e['last'] === true ? '' : ', goes on'
    const citations = list(e, 'citations').map(
      (each) => `${quoted(words(each, 'title') ?? '?', 80)} (rank ${score(number(each, 'score'))})`,
    )
    const asks = words(e['asks'], 'kind')
    const leftOut = words(e['leftOut'], 'slot')
    return told(text(e), [
      `${kind}${part > 0 || open ? `, part ${part + 1}${open}` : ''}${asks === null ? '' : `, asks: ${asks}`}`,
      ...(citations.length > 0 ? [`rests on ${citations.join(', ')}`] : []),
      ...(leftOut === null ? [] : [`left out: it asked for ${leftOut}, which the customer had said`]),
    ])
  },
  ReplyWithheld: (e) => {
    const because = words(e, 'because') ?? '?'
    const draft = words(e, 'text')
    return told(
      `a reply was withheld: ${Object.hasOwn(withheld, because) ? withheld[because as WithheldBecause] : because}`,
      draft === null ? [] : [`it would have said ${quoted(draft, 200)}`],
    )
  },
  TurnEnded: (e) => {
    const usage = fieldsOf(e['usage'])
    const fault = words(e, 'fault')
    const cost = number(usage, 'costMicros')
    const tokens = number(usage, 'inputTokens')
    return told(`turn ended: ${words(e, 'outcome') ?? '?'}${fault === null ? '' : `, fault: ${fault}`}`, [
      [
        words(usage, 'model') ?? 'model not said',
        `${number(usage, 'ms') ?? '?'} ms`,
        `confidence ${number(usage, 'confidence') === null ? 'not said' : score(number(usage, 'confidence'))}`,
        ...(tokens === null ? [] : [`${tokens} tokens in, ${number(usage, 'outputTokens') ?? '?'} out`]),
        ...(cost === null ? [] : [`$${(cost / 1_000_000).toFixed(6)}`]),
      ].join(', '),
    ])
  },
  Escalated: (e, known) => {
    const skills = list(e, 'skills')
    const note = words(e, 'note')
    return told(`handed off to ${known.teamName(words(e, 'team'))}, priority ${words(e, 'priority') ?? '?'}`, [
      `because ${reasonSentence(e['reason'], known)}`,
      ...mappedLines(e['mapped']),
      ...versionLines(e['by']),
      `held until then by ${known.holderName(e['from'])}${skills.length > 0 ? `; skills asked for: ${skills.join(', ')}` : ''}`,
      ...(note === null ? [] : [`note: ${quoted(note, 200)}`]),
    ])
  },
  HandoffPrepared: (e, known) => told('the package is written', packageLines(e['package'], known)),
  Offered: (e, known) =>
    told(`offered to ${known.agentName(words(e, 'agentId'))}, until ${known.clock(words(e, 'expiresAt'))}`, [
      ...choiceLines(e['choice'], known),
      ...shown(e, known),
    ]),
  Queued: (e, known) =>
    told(`queued for ${known.teamName(words(e, 'team'))}`, [...choiceLines(e['choice'], known), ...shown(e, known)]),
  Scheduled: (e, known) =>
    told(`scheduled for ${known.teamName(words(e, 'team'))}, by ${known.clock(words(e, 'promisedAt'))}`, [
      ...choiceLines(e['choice'], known),
      ...shown(e, known),
    ]),
  CardLoaded: (e, known) => told(`the card of the offer is on ${known.agentName(words(e, 'agentId'))}'s screen`),
  CallbackBooked: (e, known) =>
    told(
      `a callback is booked with ${known.agentName(words(e, 'agentId'))} at ${known.clock(words(e, 'callAt'))}`,
      shown(e, known),
    ),
  CallbackMoved: (e, known) =>
    told(
      `the callback is moved to ${known.agentName(words(e, 'agentId'))} at ${known.clock(words(e, 'callAt'))}: ${words(e, 'because') ?? '?'}`,
      shown(e, known),
    ),
  CallbackCancelled: (e, known) => told(`the callback is cancelled: ${words(e, 'because') ?? '?'}`, shown(e, known)),
  OfferAccepted: (e, known) => {
    const idle = number(fieldsOf(e['automatic']), 'idleMs')
    const how = idle === null ? '' : ` at once, by the workspace's setting: active ${Math.round(idle / 1000)} s before`
    return told(`${known.agentName(words(e, 'agentId'))} accepted${how}`, shown(e, known))
  },
  OfferDeclined: (e, known) =>
    told(`${known.agentName(words(e, 'agentId'))} declined: ${words(e, 'reason') ?? 'no reason said'}`),
  OfferExpired: (e, known) => told(`the offer to ${known.agentName(words(e, 'agentId'))} ran out`),
  TakenOver: (e, known) =>
    told(`${known.agentName(words(e, 'agentId'))} took over from ${known.holderName(e['from'])}`, shown(e, known)),
  TakenBack: (e, known) =>
    told(
      `taken back from ${known.agentName(words(e, 'agentId'))}, who ${e['because'] === 'agent-away' ? 'was not there any more' : 'did not answer'}`,
      shown(e, known),
    ),
  ConsultAsked: (e, known) => {
    const asked = words(e['asked'], 'agentId')
    const who = asked === null ? known.teamName(words(e['asked'], 'team')) : known.agentName(asked)
    return told(`${known.agentName(words(e, 'agentId'))} asks ${who}, unseen by the customer: ${text(e)}`)
  },
  ConsultAnswered: (e, known) => told(`${known.agentName(words(e, 'agentId'))} answers, among colleagues: ${text(e)}`),
  ConsultEnded: (e) => told(`the question among colleagues is closed: ${words(e, 'because') ?? '?'}`),
  Given: (e, known) => {
    const to = words(e['to'], 'agentId')
    const whom = to === null ? known.teamName(words(e['to'], 'team')) : known.agentName(to)
    const over = e['over'] ? ', who has no room for it' : ''
    return told(`${known.agentName(words(e, 'agentId'))} gives it to ${whom}${over}`)
  },
  SentOn: (e, known) =>
    told(`it goes from ${known.teamName(words(e, 'from'))} to ${known.teamName(words(e, 'to'))}`, shown(e, known)),
  Whispered: (e, known) => {
    const to = words(e['to'], 'kind') === 'agent' ? known.agentName(words(e['to'], 'id')) : 'the assistant'
    return told(`${known.agentName(words(e, 'agentId'))} whispers to ${to}, unseen by the customer: ${text(e)}`)
  },
  TagsChanged: (e) =>
    told(
      `the tags changed: ${[...strings(e, 'added').map((id) => `+${id}`), ...strings(e, 'removed').map((id) => `-${id}`)].join(' ')}`,
    ),
  Snoozed: (e, known) =>
    told(`${known.agentName(words(e, 'agentId'))} put it aside until ${known.clock(words(e, 'backAt'))}`),
  WaitingForCustomer: (e, known) => told(`${known.agentName(words(e, 'agentId'))} waits for the customer`),
  CameBack: (e) => told(`it came back: ${back[words(e, 'because') as CameBackBecause] ?? '?'}`),
  ClosingTold: (e, known) =>
    told(`nothing was heard from the customer: it closes ${known.clock(words(e, 'closesAt'))}`, shown(e, known)),
  Joined: (e, known) => told(`${known.agentName(words(e, 'agentId'))} follows it beside whoever holds it`),
  Left: (e, known) => told(`${known.agentName(words(e, 'agentId'))} follows it no longer`),
  Misrouted: (e, known) => {
    const note = words(e, 'note')
    return told(
      `${known.agentName(words(e, 'agentId'))} says that it is not ${known.teamName(words(e, 'from'))}'s: it goes to ${e['forLead'] ? 'a lead' : known.teamName(words(e, 'to'))}`,
      [
        `read to be about ${words(e, 'intent') ?? 'none of the intents'}`,
        ...(note === null ? [] : [`note: ${quoted(note, 200)}`]),
        ...shown(e, known),
      ],
    )
  },
  AgentNudged: (e, known) => {
    const by = words(e, 'takenBackAt')
    const because = words(e, 'because') ?? '?'
    return told(`${known.agentName(words(e, 'agentId'))} was nudged: ${nudged[because as NudgedBecause] ?? because}`, [
      by === null ? 'it stays with them' : `it goes to somebody else at ${known.clock(by)}`,
    ])
  },
  ...incidentTellers,
  HoldPromised: (e, known) =>
    told(
      `${known.agentName(words(e, 'agentId'))} works on it, back by ${known.clock(words(e, 'backAt'))}`,
      shown(e, known),
    ),
  CaseOpened: (e, known) => told(`${known.agentName(words(e, 'agentId'))} opened the case`, shown(e, known)),
  HandedIn: (e) => {
    const of = number(e, 'of')
    return told(
      `${words(e, 'source') ?? 'another system'} handed it in: ${several(number(e, 'messages') ?? 0, 'message')}${of === null ? '' : ` of ${of}`}`,
    )
  },
  MessageImported: (e) => told(`${words(e, 'by') ?? '?'}: ${text(e)}`),
  SlotsGiven: (e) =>
    told(
      `the page or the other system knew ${
        list(e, 'values')
          .map((each) => `${words(each, 'name') ?? '?'} = ${quoted(words(each, 'text') ?? '(erased)', 60)}`)
          .join(', ') || 'nothing'
      }`,
    ),
  SelfServiceUsed: (e, known) => {
    const results = number(e, 'results')
    return told(
      e['kind'] === 'search'
        ? `had searched for ${text(e)}${results === null ? '' : `, ${several(results, 'result')}`}`
        : `had read ${text(e)}`,
      [
        ...(words(e, 'url') === null ? [] : [words(e, 'url') ?? '']),
        ...(words(e, 'usedAt') === null ? [] : [`before, at ${known.clock(words(e, 'usedAt'))}`]),
      ],
    )
  },
  PageCaptured: (e) =>
    told(
      `the page was frozen: ${several(number(e, 'nodes') ?? 0, 'node')}, ${Math.ceil((number(e, 'bytes') ?? 0) / 1024)} KB`,
      [`because ${words(e, 'because') ?? '?'}; ${several(number(e, 'masked') ?? 0, 'text')} masked`],
    ),
  FollowAsked: (e, known) => told(`${known.agentName(words(e, 'agentId'))} asked to see the page as it is used`),
  FollowAllowed: () => told('allowed it'),
  FollowRefused: () => told('did not allow it'),
  FollowStopped: (e) => told(`the page is no longer followed: ${words(e, 'because') ?? '?'}`),
  CaptureRefused: (e) => told(`the page was not frozen: ${words(e, 'because') ?? '?'}`),
  AccountFetched: (e) =>
    told(`the account was looked up over ${words(e, 'source') ?? '?'} in ${number(e, 'ms') ?? '?'} ms`),
  AccountNotFetched: (e) =>
    told(`the account could not be had: ${words(e, 'because') ?? '?'} after ${number(e, 'ms') ?? '?'} ms`),
  PromiseMade: (e, known) => {
    const due = words(e, 'dueAt')
    return told(`the ${words(e, 'by') ?? '?'} promised: ${text(e)}${due === null ? '' : `, by ${known.clock(due)}`}`)
  },
  AskedAgain: (e) =>
    told(
      e['kind'] === 'restart'
        ? `the ${words(e, 'by') ?? '?'} began again from nothing`
        : `the ${words(e, 'by') ?? '?'} asked again for ${words(e, 'slot') ?? '?'}, which the customer had said`,
    ),
  InvitationMade: (e) =>
    told('was asked, while waiting, whether to say more', [
      `would be asked for: ${strings(e, 'slots').join(', ') || '?'}`,
    ]),
  InvitationHeldBack: (e) => {
    const because = words(e, 'because') ?? '?'
    return told(
      `was not asked for more while waiting: ${Object.hasOwn(heldBack, because) ? heldBack[because as NotInvited] : because}`,
    )
  },
  HandoffWeighed: (e) => tellWeighing(e),
  PersonOffered: (e, known) => told('was offered a person', shown(e, known)),
  InvitationAnswered: (e) => told(e['accepts'] === true ? 'will say more while waiting' : 'would rather just wait'),
  InvitationAsked: (e) => told(`was asked for ${words(e, 'slot') ?? '?'} while waiting`),
  InvitationSkipped: (e) => told(`skipped the question for ${words(e, 'slot') ?? '?'}`),
  FirstReplyUsed: (e) =>
    told((number(e, 'likeness') ?? 0) >= 0.5 ? 'used the drafted first reply' : 'did not use the drafted first reply', [
      `likeness of what was sent to the draft: ${score(number(e, 'likeness'))}`,
    ]),
  Pointed: (e) => {
    const url = words(e, 'url')
    return told(url === null ? `pointed at the page: ${words(e, 'note') ?? ''}` : `offered to open ${url}`)
  },
  AgentReplied: (e) => told(withFiles(e)),
  TranscriptOpened: () => told('read back in the thread'),
  NoteAdded: (e) => told(`note: ${text(e)}`),
  Transferred: (e, known) => told(`${known.agentName(words(e, 'agentId'))} passed it on`),
  Returned: (e, known) => {
    const briefing = words(e, 'briefing')
    return told(
      `handed back to the assistant${words(e, 'agentId') === null ? '' : ` by ${known.agentName(words(e, 'agentId'))}`}`,
      [
        ...(briefing === null ? [] : [`briefing: ${quoted(briefing, 300)}`]),
        ...list(e, 'done')
          .flatMap((each) => words(each, 'title') ?? [])
          .map((title) => `done: ${quoted(title, 120)}`),
        ...list(e, 'promised')
          .flatMap((each) => words(each, 'text') ?? [])
          .map((text) => `promised: ${quoted(text, 200)}`),
        ...list(e, 'watch').map((each) =>
          `to watch: ${words(each, 'kind') ?? '?'} ${words(each, 'slot') ?? ''}`.trimEnd(),
        ),
        ...shown(e, known),
      ],
    )
  },
  HandoffTimed: (e) => told(`the agent says of the handoff’s moment: ${words(e, 'mark') ?? '?'}`),
  Resolved: (e, known) =>
    told(`resolved by the ${words(e, 'by') ?? '?'}: ${words(e, 'resolution') ?? '?'}`, shown(e, known)),
  Reopened: (e, known) => told('opened again', shown(e, known)),
  SummaryMade: (e) =>
    told(
      `summarised by ${words(e['usage'], 'model') ?? '?'}, in ${words(e, 'language') ?? '?'}, up to ${number(e, 'upToSeq') ?? '?'}`,
      [
        ...list(e, 'claims').map(
          (each) => `${words(each, 'kind') ?? '?'}: ${quoted(words(each, 'text') ?? '(erased)', 160)}`,
        ),
        ...costLines(e),
      ],
    ),
  SummaryFailed: (e) =>
    told(`no summary by ${words(e['usage'], 'model') ?? '?'}: ${words(e, 'because') ?? '?'}`, costLines(e)),
  AddressLeft: (e) => told(`may be written to at ${words(e, 'shown') ?? '(erased)'}`),
  MailDeclined: () => told('wants no e-mail about this conversation'),
  FollowedByMail: (e) =>
    told(
      `${several(number(e, 'messages') ?? 1, 'message')} that they had not read follow by e-mail to ${words(e, 'shown') ?? '(erased)'}`,
      [`facts ${number(e, 'from') ?? '?'} to ${number(e, 'upTo') ?? '?'}, mail ${words(e, 'mailId') ?? '?'}`],
    ),
  FeedbackGiven: tellFeedback,
  MailSent: (e) => told(`mail ${words(e, 'mailId') ?? '?'} was sent`),
  MailFailed: (e) => told(`mail ${words(e, 'mailId') ?? '?'} could not be sent: ${words(e, 'because') ?? '?'}`),
  MailBounced: (e) =>
    told(
      `mail ${words(e, 'mailId') ?? '?'} came back: ${words(e, 'because') ?? '?'} ${words(e, 'code') ?? ''}`.trimEnd(),
    ),
  MailReceived: (e) => {
    const files = list(e, 'attachments').map((each) => words(each, 'name') ?? '(erased)')
    return told(`wrote by e-mail${e['verified'] === true ? '' : ', from an address that nobody vouches for'}`, [
      ...(words(e, 'subject') === null ? [] : [`subject: ${quoted(words(e, 'subject') ?? '', 160)}`]),
      ...(files.length > 0 ? [`files not kept: ${files.join(', ')}`] : []),
    ])
  },
  MailPutAside: (e) =>
    told(`a mail was put aside: ${words(e, 'because') ?? '?'}`, [
      `from ${words(e, 'sender') ?? '(erased)'}: ${quoted(words(e, 'text') ?? '(erased)', 200)}`,
    ]),
  ConversationMerged: (e, known) =>
    told(
      `${words(e, 'from') ?? '?'} came into this one${words(e, 'agentId') === null ? '' : `, by ${known.agentName(words(e, 'agentId'))}`}`,
      [
        ...(number(e['carried'], 'messages') === null
          ? []
          : [`with ${several(number(e['carried'], 'messages') ?? 0, 'message')}: they stand in its own log`]),
        ...shown(e, known),
      ],
    ),
  MergedInto: (e, known) =>
    told(
      `goes on in ${words(e, 'into') ?? '?'}, and ends here${words(e, 'agentId') === null ? '' : `, by ${known.agentName(words(e, 'agentId'))}`}`,
      shown(e, known),
    ),
  CustomerForgotten: () => told('the customer was forgotten: their words are deleted, the facts stay'),
}

/** A fact as it can be told. One of a newer server is given as it stands, and said to be unknown. */
export function tellFact(event: ConversationEvent, known: Knowledge): Told {
  if (Object.hasOwn(tellers, event.type)) return tellers[event.type as Fact['type']](event, known)
  const { seq: _seq, type, at: _at, actor: _actor, ...fields } = event
  return told(`${type}: a fact that this version of the CLI does not know`, [JSON.stringify(fields)])
}

const told = (what: string, why: string[] = []): Told => ({ what, why })

const text = (e: Fields): string => {
  const said = words(e, 'text')
  return said === null ? '(erased)' : quoted(said)
}

/** What was left out of a summary and why, and what it took. */
function costLines(e: Fields): string[] {
  const dropped = Object.entries(fieldsOf(e['dropped'])).map(([because, count]) => `${String(count)} for ${because}`)
  const micros = number(e['usage'], 'costMicros')
  return [
    ...(dropped.length === 0 ? [] : [`left out: ${dropped.join(', ')}`]),
    `${number(e['usage'], 'ms') ?? '?'} ms${micros === null ? '' : `, $${(micros / 1_000_000).toFixed(4)}`}`,
  ]
}

function shown(e: Fields, known: Knowledge): string[] {
  const sentence = known.notice(e['told'])
  return sentence === null ? [] : [`the customer was told: ${quoted(sentence)}`]
}

function evidence(value: unknown, known: Knowledge): string[] {
  const rank = number(value, 'score')
  const status = number(value, 'httpStatus')
  const ms = number(value, 'ms')
  const fault = words(value, 'fault')
  const message = known.messageText(words(value, 'messageId'))
  const articles = list(value, 'articleIds')
  const parts = [
    ...(message === null ? [] : [quoted(message, 120)]),
    ...(rank === null ? [] : [`best rank ${score(rank)}`]),
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(fault === null ? [] : [fault]),
    ...(ms === null ? [] : [`${ms} ms`]),
    ...(articles.length > 0 ? [`${several(articles.length, 'article')}: ${articles.join(', ')}`] : []),
  ]
  return parts.length > 0 ? [`evidence: ${parts.join(', ')}`] : []
}

/** Which version of which assistant it was; nothing where nobody says. */
function versionLines(by: unknown): string[] {
  const id = words(by, 'assistantId')
  return id === null ? [] : [`by the assistant ${id}, version ${number(by, 'version') ?? '?'}`]
}
