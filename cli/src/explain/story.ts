import type { Notice } from '@baton/engine'
import { Locale, renderNotice, type ConversationEvent } from '@baton/protocol'
import type * as z from 'zod'
import { fieldsOf, quoted, words } from './fields.ts'
import { tellFact, type Knowledge } from './tell-fact.ts'

/** One line of the story, with the grounds that stand below it. `at` is ISO, UTC. */
export interface StoryLine {
  seq: number
  at: string
  type: string
  who: string
  what: string
  why: string[]
}

export interface Names {
  agents: ReadonlyMap<string, string>
  teams: ReadonlyMap<string, string>
}

/** The facts of one conversation as a story. What the customer was told is worded in the conversation's language; `timeZone` is the reader's. */
export function tellStory(events: readonly ConversationEvent[], names: Names, timeZone?: string): StoryLine[] {
  const texts = new Map<string, string>()
  const attempts = new Map<string, string>()
  let locale: z.infer<typeof Locale> = 'en'
  let now = 0

  const agentName = (id: string | null) => (id === null ? 'somebody' : (names.agents.get(id) ?? id))
  const teamName = (id: string | null) => (id === null ? 'no team' : (names.teams.get(id) ?? id))
  const known: Knowledge = {
    agentName,
    teamName,
    messageText: (id) => (id === null ? null : (texts.get(id) ?? null)),
    attemptTitle: (id) => (id === null ? 'an attempt' : (attempts.get(id) ?? `attempt ${id}`)),
    holderName(holder) {
      const id = words(holder, 'id')
      switch (words(holder, 'kind')) {
        case 'assistant':
          return 'the assistant'
        case 'agent':
          return agentName(id)
        case 'queue':
          return `the queue of ${teamName(words(holder, 'team') ?? id)}`
        default:
          return 'nobody'
      }
    },
    notice: (told) =>
      words(told, 'key') === null ? null : renderNotice(told as Notice, locale, { now, timeZone }) || null,
    clock: (iso) => (iso === null ? '?' : momentAfter(now, iso, timeZone)),
  }

  return events.map((event) => {
    now = Date.parse(event.at)
    const messageId = words(event, 'messageId')
    if (messageId !== null && typeof event.text === 'string') texts.set(messageId, event.text)
    const attemptId = words(event, 'attemptId')
    const title = words(event, 'title')
    if (attemptId !== null && title !== null)
      attempts.set(attemptId, `${words(event, 'path') ?? 'attempt'} ${quoted(title, 80)}`)
    if (event.type === 'ConversationOpened') locale = Locale.catch('en').parse(event['locale'])
    return { seq: event.seq, at: event.at, type: event.type, who: whoOf(event, known), ...tellFact(event, known) }
  })
}

/** The time of day with milliseconds, in the zone; this machine's where none is named. */
export function clockTime(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZone,
  }).format(Date.parse(iso))
}

/** A time as seen from another: with its day where that is not the same. */
function momentAfter(now: number, iso: string, timeZone?: string): string {
  const day = dayOf(iso, timeZone)
  return day === dayOf(new Date(now).toISOString(), timeZone)
    ? clockTime(iso, timeZone)
    : `${day} ${clockTime(iso, timeZone)}`
}

/** The day as 2026-03-02, in the zone. */
export function dayOf(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.parse(iso))
}

function whoOf({ actor }: ConversationEvent, known: Knowledge): string {
  if (actor.kind !== 'agent') return actor.kind
  return actor.name ?? known.agentName(words(fieldsOf(actor), 'id'))
}
