import type { IncidentFact } from '@baton/engine'
import { fieldsOf, number, quoted, words, type Fields } from './fields.ts'
import { reasonSentence } from './reason-sentence.ts'
import type { Knowledge, Told } from './tell-fact.ts'

type Teller = (event: Fields, known: Knowledge) => Told

const because: Readonly<Record<string, string>> = {
  chosen: '',
  suggested: ', from what was suggested',
  'held-back': ', because its handoff waits for it',
}

/** What a conversation has to do with an incident, as a person reads it. */
export const incidentTellers: { [T in IncidentFact['type']]: Teller } = {
  IncidentLinked: (e, known) => {
    const who = words(e, 'agentId')
    return {
      what: `belongs to incident ${words(e, 'incidentId') ?? '?'}${because[words(e, 'because') ?? ''] ?? ''}`,
      why: who === null ? [] : [`linked by ${known.agentName(who)}`],
    }
  },
  IncidentUnlinked: (e) => ({ what: `does not belong to incident ${words(e, 'incidentId') ?? '?'} any more`, why: [] }),
  HandoffHeldBack: (e, known) => ({
    what: `a handoff was held back for incident ${words(e, 'incidentId') ?? '?'}: the next word comes by ${known.clock(words(e, 'dueAt'))}`,
    why: [
      `it would have gone to a person because ${reasonSentence(e['reason'], known)}`,
      `recognised by ${matchWords(fieldsOf(e['match']), known)}`,
      `held back ${number(e, 'times') ?? '?'} of ${number(e, 'limit') ?? '?'} times; open since ${known.clock(words(e, 'sinceAt'))}`,
      ...toldTo(e, known),
    ],
  }),
  IncidentUpdated: (e, known) => {
    const due = words(e, 'dueAt')
    return {
      what: `update ${number(e, 'number') ?? '?'} of incident ${words(e, 'incidentId') ?? '?'} (${words(e, 'state') ?? '?'})`,
      why: [...(due === null ? [] : [`the next one is promised by ${known.clock(due)}`]), ...toldTo(e, known)],
    }
  },
  IncidentDelayed: (e, known) => ({
    what: `the update promised by ${known.clock(words(e, 'promisedAt'))} is late: it comes by ${known.clock(words(e, 'dueAt'))}`,
    why: toldTo(e, known),
  }),
}

function toldTo(e: Fields, known: Knowledge): string[] {
  const text = words(e, 'text')
  const notice = known.notice(e['told'])
  return [
    ...(text === null ? [] : [`in the lead's words: ${quoted(text, 200)}`]),
    ...(notice === null ? [] : [`the customer reads: ${quoted(notice, 300)}`]),
  ]
}

function matchWords(match: Fields, known: Knowledge): string {
  const said = words(match['words'], 'text') ?? known.messageText(words(match['words'], 'messageId'))
  const intent = words(match['intent'], 'name')
  const chance = number(match['intent'], 'confidence')
  const area = words(match, 'area')
  const tier = words(match, 'tier')
  return (
    [
      ...(said === null ? [] : [`the words ${quoted(said, 80)}`]),
      ...(intent === null ? [] : [`what it is about, ${intent} (chance ${chance?.toFixed(2) ?? '?'})`]),
      ...(area === null ? [] : [`the product area ${area}`]),
      ...(match['page'] === true ? ['the page'] : []),
      ...(tier === null ? [] : [`the tier ${tier}`]),
    ].join(', ') || 'what is no longer there'
  )
}
