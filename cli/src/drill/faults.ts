/** A guard taken out of the source as it is loaded: the words that are it, and what stands there without it. */
export interface Fault {
  /** The drill that must notice. */
  drill: string
  edits: readonly { file: string; from: string; to: string }[]
}

/** By name. A test sees that each makes its drill fail, and that its words still stand in the source once. */
export const faults: Readonly<Record<string, Fault>> = {
  'the-one-holder': {
    drill: 'one-after-transfer',
    edits: [
      {
        file: 'engine/src/decide.ts',
        from: "if (command.agentId !== null && holder.kind === 'agent' && holder.id !== command.agentId) {",
        to: 'if (command.agentId === "") {',
      },
    ],
  },
  'the-opening': {
    drill: 'closed-has-a-time',
    edits: [
      {
        file: 'engine/src/routing/route.ts',
        from: "choice.rule !== 'nobody-online' || isOpen(team, now)",
        to: "choice.rule !== 'nobody-online' || now > 0",
      },
    ],
  },
  'the-second-look': {
    drill: 'asked-when-they-come',
    edits: [
      {
        file: 'server/src/reactions/route-waiting.ts',
        from: 'await (agentId === undefined ? serveEverybody(workspace) : serveAgent(workspace, agentId))',
        to: 'await agentId',
      },
    ],
  },
  'the-named-team': {
    drill: 'no-such-team',
    edits: [
      {
        file: 'server/src/policies/policies.ts',
        from: 'await assertTeams(query, workspace, document, yaml)',
        to: '',
      },
    ],
  },
  'the-map': {
    drill: 'not-one-fallback',
    edits: [
      { file: 'engine/src/deciding/hand-off.ts', from: 'wanted.team ?? sent?.team ?? null', to: 'wanted.team ?? null' },
    ],
  },
  'the-tier-on-the-map': {
    drill: 'enterprise-is-not-general',
    edits: [
      {
        file: 'engine/src/escalation/route-map.ts',
        from: 'tierOf(decision, it.tier)] as const',
        to: 'undefined] as const',
      },
    ],
  },
  'the-sweep': {
    drill: 'nobody-left-with-a-dead-machine',
    edits: [{ file: 'server/src/people/presence.ts', from: 'if (releases) await release(place)', to: '' }],
  },
  'the-way-back': {
    drill: 'back-at-any-time',
    edits: [
      {
        file: 'engine/src/decide.ts',
        from: "if (holder.kind === 'assistant') refuse({ code: 'already_with_assistant' })",
        to: "if (status === 'open') refuse({ code: 'already_with_assistant' })",
      },
    ],
  },
  'the-way-out': {
    drill: 'person-while-held',
    edits: [
      {
        file: 'engine/src/deciding/receive-message.ts',
        from: 'if (reading.asksForPerson) return',
        to: 'if (reading.asksForPerson && !state.incident?.held) return',
      },
      { file: 'engine/src/escalation/why-escalate.ts', from: 'c.lastCustomer?.asksForPerson && ', to: 'false && ' },
      { file: 'engine/src/incidents/why-hold-back.ts', from: 'c.lastCustomer?.asksForPerson !== true &&', to: '' },
    ],
  },
  'the-promised-time': {
    drill: 'held-back-hears-more',
    edits: [
      {
        file: 'engine/src/conversation/due.ts',
        from: "({ at: c.incident.held.dueAt, kind: 'incident' } as const)",
        to: 'null',
      },
    ],
  },
  'the-no': {
    drill: 'not-solved-for-me',
    edits: [
      {
        file: 'engine/src/deciding/receive-message.ts',
        from: "if (incident?.endedAt && !wasAsked && reading.answer === 'no')",
        to: "if (incident?.endedAt && !wasAsked && reading.answer === 'yes')",
      },
    ],
  },
  'the-notice': {
    drill: 'told-at-once',
    edits: [
      {
        file: 'engine/src/deciding/hand-off.ts',
        from: 'isSame(outcome) ? { told: null } : telling(outcome, need)',
        to: '{ told: null }',
      },
    ],
  },
  episodes: {
    drill: 'reopened-starts-afresh',
    edits: [
      {
        file: 'engine/src/escalation/why-escalate.ts',
        from: 'c.attempts.filter(({ episode }) => episode === c.episode)',
        to: 'c.attempts',
      },
    ],
  },
  'the-return': {
    drill: 'speaks-after-return',
    edits: [
      {
        file: 'engine/src/conversation/due.ts',
        from: "if (c.holder.kind !== 'assistant') return null",
        to: "if (c.holder.kind !== 'assistant' || c.episode > 1) return null",
      },
    ],
  },
  'the-count': {
    drill: 'whole-transcript',
    edits: [
      {
        file: 'engine/src/handoff/build-package.ts',
        from: 'transcript: { messages: c.messages,',
        to: 'transcript: { messages: Math.min(10, c.messages),',
      },
    ],
  },
  'the-page': {
    drill: 'which-page',
    edits: [
      { file: 'engine/src/deciding/receive-message.ts', from: 'if (command.page) seePage(d, command.page)', to: '' },
    ],
  },
  'the-wish': {
    drill: 'a-person-on-request',
    edits: [
      {
        file: 'engine/src/deciding/receive-message.ts',
        from: 'if (reading.asksForPerson) return',
        to: 'if (false) return',
      },
      { file: 'engine/src/escalation/why-escalate.ts', from: 'c.lastCustomer?.asksForPerson && ', to: 'false && ' },
    ],
  },
  'the-costs': {
    drill: 'polite-and-urgent',
    edits: [
      {
        file: 'engine/src/escalation/weigh.ts',
        from: "rule ? 'hand-off' : cheapest(costs, prices.margin)",
        to: "rule ? 'hand-off' : 'go-on'",
      },
    ],
  },
  'the-event': {
    drill: 'a-scary-word',
    edits: [
      {
        file: 'engine/src/signals/grave.ts',
        from: 'return patterns.find(([, pattern]) => pattern.test(folded))?.[0] ?? null',
        to: "return /fraud|legal|kill/.test(folded) ? 'fraud' : null",
      },
    ],
  },
  'the-bound': {
    drill: 'to-and-fro',
    edits: [{ file: 'engine/src/escalation/why-escalate.ts', from: 'c.bounces >= policy.bounces', to: 'false' }],
  },
  'the-numbers': {
    drill: 'reason-is-data',
    edits: [
      {
        file: 'engine/src/escalation/why-escalate.ts',
        from: "{ kind: 'attempts-used-up', failed, limit: policy.failedAttempts }",
        to: "{ kind: 'requested', code: `the assistant tried ${failed} times` }",
      },
    ],
  },
  'the-thread': {
    drill: 'the-answer-waits',
    edits: [
      {
        file: 'server/src/live/present-event.ts',
        from: "  AgentReplied: ['messageId', 'clientId', 'text', 'files'],",
        to: '',
      },
    ],
  },
  'one-open': {
    drill: 'one-conversation',
    edits: [
      {
        file: 'server/src/log/loaded.ts',
        from: "`visitor:${state.visitorId ?? ''}`",
        to: "`visitor:${state.visitorId ?? ''}${Math.random()}`",
      },
    ],
  },
  'the-restart': {
    drill: 'restart',
    edits: [{ file: 'engine/src/answering/asks-again.ts', from: 'if (!first) return null', to: 'return null' }],
  },
  'what-was-said': {
    drill: 'asked-again',
    edits: [{ file: 'engine/src/answering/asks-again.ts', from: 'if (slot) return slot', to: '' }],
  },
  'the-tone': {
    drill: 'asked-while-waiting',
    edits: [{ file: 'engine/src/waiting/why-not-invite.ts', from: '  return whyNotAsk(c)\n', to: '  return null\n' }],
  },
}
