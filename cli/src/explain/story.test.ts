import type { ConversationEvent } from '@baton/protocol'
import { expect, test } from 'vitest'
import { printStory } from './print-story.ts'
import { tellStory, type StoryLine } from './story.ts'

const names = {
  agents: new Map([
    ['ag1', 'Robin Hale'],
    ['ag2', 'Noor Abbas'],
  ]),
  teams: new Map([['support', 'Support']]),
}

const system = { kind: 'system' } as const
const opened = { type: 'ConversationOpened', actor: { kind: 'customer' }, channel: 'widget', locale: 'en' } as const

type Given = Pick<ConversationEvent, 'type' | 'actor'> & { [field: string]: unknown }

/** The story of these facts, a second apart from ten o'clock UTC. */
function story(...facts: Given[]): StoryLine[] {
  return tellStory(
    facts.map((fact, place) => ({
      ...fact,
      seq: place + 1,
      at: new Date(Date.parse('2026-03-02T10:00:00.000Z') + place * 1000).toISOString(),
    })),
    names,
    'UTC',
  )
}

/** The last fact as it is told. */
function last(...facts: Given[]): string {
  const line = story(opened, ...facts).at(-1)
  return [line?.what, ...(line?.why ?? [])].join('\n')
}

const asked = (text: string) => ({
  type: 'MessageReceived',
  actor: { kind: 'customer' } as const,
  messageId: 'm1',
  clientId: 'c1',
  text,
  reading: { language: 'en', asksForPerson: true, answer: null, fingerprint: [] },
})

const escalated = (reason: object): Given => ({
  type: 'Escalated',
  actor: system,
  handoffId: 'h1',
  reason,
  from: { kind: 'assistant' },
  team: 'support',
  skills: [],
  priority: 'normal',
  note: null,
})

const choice = {
  agentId: 'ag1',
  rule: 'longest-idle',
  considered: 5,
  eligible: 2,
  ranked: [
    { agentId: 'ag1', idleSeconds: 90, load: 0, capacity: 4 },
    { agentId: 'ag2', idleSeconds: 12, load: 1, capacity: 4 },
  ],
  passedOver: { 'not-online': 2, full: 1 },
}

test.each([
  [{ kind: 'customer-asked', messageId: 'm1' }, 'the customer asked for a person: “Let me talk to somebody”'],
  [{ kind: 'customer-pressed' }, 'the customer pressed "talk to a person"'],
  [
    { kind: 'self-service', code: 'still-stuck', attemptId: 'self-1', title: 'Wi-Fi', subject: null },
    'a person was asked for from the article “Wi-Fi” (still-stuck)',
  ],
  [
    { kind: 'not-grounded', score: 0.1234, threshold: 0.3 },
    'nothing found supports an answer: the best passage scores 0.123, and 0.3 is needed',
  ],
  [{ kind: 'attempts-used-up', failed: 2, limit: 2 }, '2 attempts failed, and the limit is 2'],
  [
    { kind: 'assistant-loop', likeness: 0.94, repeats: 3 },
    'the assistant would have said the same for the 3rd time (likeness 0.94)',
  ],
  [{ kind: 'assistant-fault', fault: 'rate-limited' }, 'the assistant failed: rate limited'],
  [
    { kind: 'claimed-transfer', text: 'I put you through' },
    "the assistant's words claimed a transfer (“I put you through”), so it was made true",
  ],
  [{ kind: 'model-asked', text: null }, 'the model asked for a person'],
  [
    { kind: 'playbook', playbookId: 'refund', stepId: 'check', cause: 'action-failed' },
    'the action of playbook refund, step check failed',
  ],
  [{ kind: 'transfer', agentId: 'ag2' }, 'Noor Abbas passed it on'],
  [{ kind: 'requested', code: 'vip' }, 'it was requested through the API (vip)'],
  [{ kind: 'full-moon', phase: 1 }, 'a reason that this version does not know: {"kind":"full-moon","phase":1}'],
])('says why it was handed off, with the numbers: %o', (reason, sentence) => {
  expect(last(asked('Let me talk to somebody'), escalated(reason))).toBe(
    `handed off to Support, priority normal\nbecause ${sentence}\nheld until then by the assistant`,
  )
})

test('says who was chosen, who came next, who was passed over, and what the customer was told', () => {
  const offered: Given = {
    type: 'Offered',
    actor: system,
    handoffId: 'h1',
    offerId: 'o1',
    agentId: 'ag1',
    team: 'support',
    expiresAt: '2026-03-02T10:00:46.000Z',
    choice,
    told: { key: 'handoff.offered', params: { team: 'Support' } },
  }
  expect(last(offered)).toBe(
    [
      'offered to Robin Hale, until 10:00:46.000',
      'chosen: Robin Hale, longest without a case (idle 90 s, 0 of 4 cases)',
      'then: Noor Abbas (idle 12 s, 1 of 4 cases)',
      '5 people considered, 2 able; passed over: 2 not online, 1 with full hands',
      'the customer was told: “I am asking a person from Support to join. Whoever joins can read this conversation, so you need not repeat anything.”',
    ].join('\n'),
  )
})

test('a promised time on another day is given with the day', () => {
  const scheduled: Given = {
    type: 'Scheduled',
    actor: system,
    handoffId: 'h1',
    team: 'support',
    promisedAt: '2026-03-03T09:00:00.000Z',
    choice: {
      ...choice,
      agentId: null,
      rule: 'nobody-online',
      eligible: 0,
      ranked: [],
      passedOver: { 'not-online': 5 },
    },
    told: { key: 'handoff.scheduled', params: { team: 'Support', at: Date.parse('2026-03-03T09:00:00.000Z') } },
  }
  expect(last(scheduled)).toBe(
    [
      'scheduled for Support, by 2026-03-03 09:00:00.000',
      'no one chosen: nobody is online',
      '5 people considered, 0 able; passed over: 5 not online',
      'the customer was told: “Nobody from Support is here at the moment. We answer you here by 09:00 tomorrow.”',
    ].join('\n'),
  )
})

test('words the notice in the language of the conversation', () => {
  const [, line] = story(
    { ...opened, locale: 'de' },
    {
      type: 'OfferAccepted',
      actor: { kind: 'agent', id: 'ag1' },
      agentId: 'ag1',
      told: { key: 'handoff.accepted', params: { agent: 'Robin' } },
    },
  )
  expect(line?.who).toBe('Robin Hale')
  expect(line?.why).toEqual(['the customer was told: “Robin ist dazugekommen.”'])
})

test('follows an attempt to its end, with the evidence', () => {
  const started: Given = {
    type: 'AttemptStarted',
    actor: { kind: 'assistant' },
    attemptId: 'at1',
    path: 'article',
    ref: 'wifi',
    title: 'Set up over Wi-Fi',
  }
  const ended: Given = {
    type: 'AttemptEnded',
    actor: system,
    attemptId: 'at1',
    outcome: 'customer-said-no',
    evidence: { messageId: 'm1', score: 0.71 },
  }
  expect(last(asked('no'), started, ended)).toBe(
    'article “Set up over Wi-Fi” ended: the customer said that it did not help\nevidence: “no”, best rank 0.71',
  )
})

test('says what a turn cost, and what is not known of it', () => {
  const ended = (usage: object, fault: string | null = null): Given => ({
    type: 'TurnEnded',
    actor: { kind: 'assistant' },
    turnId: 't',
    basedOn: 'm1',
    outcome: 'answered',
    usage,
    fault,
  })
  expect(
    last(ended({ model: 'm-1', ms: 812, confidence: 0.66, inputTokens: 900, outputTokens: 40, costMicros: 1234 })),
  ).toBe('turn ended: answered\nm-1, 812 ms, confidence 0.66, 900 tokens in, 40 out, $0.001234')
  expect(last(ended({ model: 'built-in', ms: 3, confidence: null }, 'timeout'))).toBe(
    'turn ended: answered, fault: timeout\nbuilt-in, 3 ms, confidence not said',
  )
})

test('says why a reply was withheld and what it would have said', () => {
  expect(last({ type: 'ReplyWithheld', actor: system, turnId: 't', text: 'One moment', because: 'epoch-moved' })).toBe(
    'a reply was withheld: the conversation had changed hands\nit would have said “One moment”',
  )
})

test('a fact of a newer version is shown as it stands', () => {
  expect(last({ type: 'MoodRead', actor: system, mood: 'calm' })).toBe(
    'MoodRead: a fact that this version of the CLI does not know\n{"mood":"calm"}',
  )
})

test('facts without their fields and erased words do not stop the story', () => {
  const types =
    'PageSeen MessageReceived AttemptStarted AttemptEnded PlaybookMoved AssistantSaid ReplyWithheld TurnEnded Escalated HandoffPrepared Offered Queued Scheduled OfferAccepted OfferDeclined OfferExpired TakenOver CaseOpened AgentReplied NoteAdded Transferred Returned Resolved Reopened CustomerForgotten CustomerLinked'
  const lines = story(...types.split(' ').map((type): Given => ({ type, actor: system })))
  expect(lines).toHaveLength(26)
  for (const { type, what } of lines) {
    expect(`${type}: ${what}`).not.toMatch(/: $/)
    expect(`${type}: ${what}`).not.toMatch(/undefined|null|NaN|does not know/)
  }
})

test('control characters in words do not reach the terminal', () => {
  const [, line] = printStory(story(asked('red \u001b[31m\u202eflag\nsecond line')), {
    colours: false,
    timeZone: 'UTC',
  })
  expect(line).toContain('“red [31mflag second line”')
})

test('the lines stand in columns under their day, coloured only where asked', () => {
  const lines = story(opened, { type: 'OfferExpired', actor: system, agentId: 'ag2' })
  expect(printStory(lines, { colours: false, timeZone: 'UTC' })).toEqual([
    '2026-03-02',
    '10:00:00.000 1  customer  opened on widget, in en',
    '10:00:01.000 2  system    the offer to Noor Abbas ran out',
  ])
  expect(printStory(lines, { colours: true, timeZone: 'UTC' }).join('')).toContain('\u001b[')
})
