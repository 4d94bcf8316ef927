import fc from 'fast-check'
import { expect, test } from 'vitest'
import { due } from './conversation/due.ts'
import { evolve } from './conversation/evolve.ts'
import type { Act, Command } from './conversation/commands.ts'
import type { FactRecord } from './conversation/facts.ts'
import { nothingYet, type Conversation } from './conversation/state.ts'
import { agent, play, roster, says, team, type Play } from './testing/spec.ts'

/** A step that somebody may take at any moment; `from` makes the assistant's acts as old as the steps since they were computed. */
type Step = (it: Play, memory: Memory) => Command | null
interface Memory {
  n: number
  computed: { epoch: number; basedOn: string }[]
}

const agents = ['mara', 'sam', 'kim']
const texts = ['It does not work', 'no', 'yes', 'und jetzt?', 'hello', '🙂', 'I want a human']
const replies = [
  'Open Settings.',
  'Restart it now.',
  'Charge it first.',
  'Tap the book.',
  'I am transferring you to a person.',
]

/** Talking and computing come often, so that what was computed is often out of date when it arrives. */
const often = (arbitrary: fc.Arbitrary<Step>) => ({ arbitrary, weight: 8 })

const steps: fc.Arbitrary<Step> = fc.oneof(
  often(
    fc.constantFrom(...texts).map<Step>((text) => (_it, m) => ({
      type: 'ReceiveMessage',
      messageId: `m${++m.n}`,
      clientId: `c${m.n}`,
      text,
      page: null,
    })),
  ),
  often(
    fc.constant<Step>((it, m) => {
      const { epoch, lastCustomer } = it.state()
      if (lastCustomer) m.computed.push({ epoch, basedOn: lastCustomer.messageId })
      return null
    }),
  ),
  often(
    fc.tuple(fc.nat(2), fc.constantFrom(...replies), fc.boolean()).map<Step>(([back, text, last]) => (_it, m) => {
      const from = m.computed.at(-1 - back)
      const acts: Act[] = [says(text, { last, messageId: `r${++m.n}` })]
      return from ? { type: 'ActAsAssistant', turnId: `t${m.n}`, ...from, acts } : null
    }),
  ),
  fc.constantFrom(...agents).map<Step>((agentId) => (it) => ({
    type: 'AcceptOffer',
    offerId: it.state().handoff?.offer?.id ?? 'none',
    agentId,
  })),
  fc.constantFrom(...agents).map<Step>((agentId) => (it) => ({
    type: 'DeclineOffer',
    offerId: it.state().handoff?.offer?.id ?? 'none',
    agentId,
    reason: 'busy',
  })),
  fc.constant<Step>((it) => ({ type: 'ExpireOffer', offerId: it.state().handoff?.offer?.id ?? 'none' })),
  fc.constantFrom(...agents).map<Step>((agentId) => () => ({ type: 'TakeOver', agentId })),
  fc.constant<Step>(() => ({ type: 'NudgeAgent' })),
  fc.constantFrom(...agents).map<Step>((agentId) => (it) => ({ type: 'Hold', agentId, until: it.now() + 30_000 })),
  fc.constantFrom('agent-away', 'agent-silent').map<Step>((because) => (it) => {
    const { holder, handoff } = it.state()
    const agentId = holder.kind === 'agent' ? holder.id : (handoff?.offer?.agentId ?? 'mara')
    return { type: 'TakeBack', agentId, because }
  }),
  fc.constantFrom(...agents).map<Step>((agentId) => (_it, m) => ({
    type: 'ReplyAsAgent',
    agentId,
    messageId: `m${++m.n}`,
    clientId: `c${m.n}`,
    text: 'Hi',
  })),
  fc.constantFrom(...agents).map<Step>((agentId) => () => ({ type: 'ReturnToAssistant', agentId, briefing: null })),
  // By whoever holds it: there and back, so that a reply can be as new as the customer's words and older than the epoch.
  {
    arbitrary: fc.constant<Step>((it) => {
      const { holder } = it.state()
      if (holder.kind === 'assistant') return { type: 'TakeOver', agentId: 'mara' }
      return { type: 'ReturnToAssistant', agentId: holder.kind === 'agent' ? holder.id : null, briefing: null }
    }),
    weight: 6,
  },
  fc.constantFrom(null, ...agents).map<Step>((agentId) => () => ({
    type: 'RequestHandoff',
    reason: { kind: 'requested', code: 'x' },
    team: agentId ? 'billing' : null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId,
  })),
  fc.constant<Step>(() => ({ type: 'RouteAgain' })),
  fc.constant<Step>(() => ({ type: 'CutReply' })),
  fc.constant<Step>(() => ({ type: 'EndSilence' })),
  fc.constant<Step>(() => ({ type: 'Resolve', by: 'agent', agentId: null, resolution: 'solved' })),
  fc.nat(60_000).map<Step>((ms) => (it) => {
    it.wait(ms)
    return null
  }),
)

const rosters = fc.tuple(fc.subarray(agents), fc.boolean()).map(([online, open]) =>
  roster(
    agents.map((id) =>
      agent(id, { presence: online.includes(id) ? 'online' : 'offline', teams: ['support', 'billing'] }),
    ),
    [team({ openings: open ? null : [] }), team({ id: 'billing', name: 'Billing', isDefault: false })],
  ),
)

/** Plays the steps and gives every fact with the state before it. */
function run(
  script: readonly Step[],
  who: ReturnType<typeof roster>,
): { it: Play; walked: { before: Conversation; record: FactRecord; command: Command }[] } {
  const it = play({ roster: who, policy: { nudgeMs: 20_000, silentMs: 40_000, unansweredMs: 50_000 } })
  const memory: Memory = { n: 0, computed: [] }
  const walked: { before: Conversation; record: FactRecord; command: Command }[] = []
  const send = (command: Command) => {
    let before = it.state()
    const from = it.records().length
    it.send(command)
    for (const record of it.records().slice(from)) {
      walked.push({ before, record, command })
      before = evolve(before, record)
    }
  }
  send({ type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId: 'v1', customerId: null, page: null })
  for (const step of script) {
    const command = step(it, memory)
    if (command) send(command)
  }
  return { it, walked }
}

// Long ones: by itself fast-check would make them of ten steps at most, too few to come back from anywhere.
const scripts = fc.array(steps, { minLength: 1, maxLength: 60, size: 'max' })
const runs = { numRuns: 1500 }

test('law 1: the assistant says nothing that it computed for another epoch, another message, or while somebody else holds', () => {
  fc.assert(
    fc.property(scripts, rosters, (script, who) => {
      for (const { before, record, command } of run(script, who).walked) {
        if (record.fact.type !== 'AssistantSaid') continue
        expect(before.holder.kind).toBe('assistant')
        expect(command).toMatchObject({
          type: 'ActAsAssistant',
          epoch: before.epoch,
          basedOn: before.lastCustomer?.messageId,
        })
      }
    }),
    runs,
  )
})

test('law 1: what is withheld says why: somebody else holds it, it came back meanwhile, or the customer wrote again', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(scripts, rosters, (script, who) => {
      for (const { before, record, command } of run(script, who).walked) {
        if (command.type !== 'ActAsAssistant') continue
        const { fact } = record
        if (fact.type !== 'AssistantSaid' && fact.type !== 'ReplyWithheld') continue
        const because = whyTooLate(before, command)
        const told = fact.type === 'ReplyWithheld' && late.has(fact.because) ? fact.because : null
        expect(told).toBe(because)
        seen.set(String(because), (seen.get(String(because)) ?? 0) + 1)
      }
    }),
    runs,
  )
  // A script that never comes near a rule says nothing about it.
  expect(['null', ...late].filter((because) => (seen.get(because) ?? 0) <= 20)).toEqual([])
})

const late = new Set<string>(['not-holder', 'epoch-moved', 'superseded'])

/** The law, once more and in other words. */
function whyTooLate(before: Conversation, from: { epoch: number; basedOn: string; turnId: string }): string | null {
  const sayers: [boolean, string][] = [
    [before.holder.kind === 'assistant', 'not-holder'],
    [before.epoch === from.epoch, 'epoch-moved'],
    [before.lastCustomer?.messageId === from.basedOn, 'superseded'],
    [before.answeredIn === null || before.answeredIn === from.turnId, 'superseded'],
  ]
  return sayers.find(([holds]) => !holds)?.[1] ?? null
}

test('law 1: the holder never changes without the epoch', () => {
  fc.assert(
    fc.property(scripts, rosters, (script, who) => {
      for (const { before, record } of run(script, who).walked) {
        const after = evolve(before, record)
        if (JSON.stringify(after.holder) !== JSON.stringify(before.holder)) expect(after.epoch).toBe(before.epoch + 1)
        else expect(after.epoch).toBeLessThanOrEqual(before.epoch + 1)
      }
    }),
    runs,
  )
})

test('laws 2 and 4: every handoff is followed in the same decision by its package and its outcome, and the customer is told', () => {
  fc.assert(
    fc.property(scripts, rosters, (script, who) => {
      const { walked } = run(script, who)
      for (const [i, { record, command }] of walked.entries()) {
        if (record.fact.type !== 'Escalated') continue
        const { handoffId } = record.fact
        const next = walked.slice(i + 1, i + 3)
        expect(next.map((each) => each.command)).toEqual([command, command])
        expect(next[0]?.record.fact).toMatchObject({ type: 'HandoffPrepared', handoffId })
        const outcome = next[1]?.record.fact
        expect(['Offered', 'Queued', 'Scheduled']).toContain(outcome?.type)
        expect(outcome && 'told' in outcome && outcome.told).toBeTruthy()
      }
    }),
    runs,
  )
})

test('laws 2, 3 and 4: what is taken back goes on in the same decision, with a fresh package, to an outcome, and the customer is told', () => {
  let seen = 0
  fc.assert(
    fc.property(scripts, rosters, (script, who) => {
      const { walked } = run(script, who)
      for (const [i, { before, record, command }] of walked.entries()) {
        if (record.fact.type !== 'TakenBack') continue
        seen += 1
        const rest = walked.slice(i + 1).filter((each) => each.command === command)
        const types = rest.map((each) => each.record.fact.type)
        expect(record.fact.told).toBeTruthy()
        expect(types).toContain('HandoffPrepared')
        expect(['Offered', 'Queued', 'Scheduled']).toContain(types.at(-1))
        const after = rest.at(-1)?.record
        const ended = after && evolve(rest.at(-1)?.before ?? before, after)
        expect(ended?.holder.kind).toBe('queue')
        expect(ended?.handoff?.offer?.agentId).not.toBe(record.fact.agentId)
        // The clocks of the same handoff go on (law 5).
        if (record.fact.handoffId === null) continue
        expect(ended?.handoff).toMatchObject({
          id: before.handoff?.id,
          requestedAt: before.handoff?.requestedAt,
          firstResponseAt: before.handoff?.firstResponseAt,
        })
      }
    }),
    runs,
  )
  expect(seen).toBeGreaterThan(100)
})

test('law 5: the first human response is the time of a person’s first message after the handoff, and of nothing else', () => {
  fc.assert(
    fc.property(scripts, rosters, (script, who) => {
      for (const { before, record } of run(script, who).walked) {
        const [was, is] = [before.handoff, evolve(before, record).handoff]
        if (!is || was?.id !== is.id || was.firstResponseAt === is.firstResponseAt) continue
        expect(was.firstResponseAt).toBeNull()
        expect(record.fact.type).toBe('AgentReplied')
        expect(is.firstResponseAt).toBe(record.at)
      }
    }),
    runs,
  )
})

test('law 3: whoever waits, something is due; whoever asked the assistant, a turn is due', () => {
  fc.assert(
    fc.property(scripts, rosters, (script, who) => {
      const { it } = run(script, who)
      const c = it.state()
      if (c.holder.kind === 'queue') expect(due(c, it.policy)).not.toBeNull()
      // Whoever accepted and has not written yet: somebody looks after it that the customer is not left.
      if (c.holder.kind === 'agent' && c.handled?.replies === 0 && c.handoff?.status === 'accepted')
        expect(due(c, it.policy)?.kind ?? c.handoff.firstResponseAt).toBeTruthy()
      if (c.holder.kind === 'assistant' && c.unansweredSince !== null)
        expect(due(c, it.policy)?.kind).toMatch(/turn|cut/)
    }),
    runs,
  )
})

test('the state is a fold of the facts, bounded, and plain JSON', () => {
  fc.assert(
    fc.property(scripts, rosters, (script, who) => {
      const { it } = run(script, who)
      const folded = it.records().reduce(evolve, nothingYet)
      expect(JSON.parse(JSON.stringify(folded))).toEqual(it.state())
    }),
    { numRuns: 300 },
  )
  const long = play()
  long.send({
    type: 'OpenConversation',
    channel: 'widget',
    locale: 'en',
    visitorId: 'v1',
    customerId: null,
    page: null,
  })
  const sizes = [1, 1].map((_, round) => {
    for (let n = 0; n < 500; n++)
      long.send({
        type: 'ReceiveMessage',
        messageId: `m${round}-${n}`,
        clientId: `c${round}-${n}`,
        text: `message ${n}`,
        page: null,
      })
    return JSON.stringify(long.state()).length
  })
  expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) * 1.05)
})
