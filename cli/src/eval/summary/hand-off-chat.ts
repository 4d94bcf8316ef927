import { decide, defaultPolicy, nothingYet, type Fact, type HandoffPackage, type Text } from '@baton/engine'
import type { LabelledChat } from './read-labels.ts'

/** A chat after it was handed off: the package that travels, and the texts that it refers to. */
export interface HandedOff {
  package: HandoffPackage
  texts: ReadonlyMap<string, string>
  facts: readonly Fact[]
}

const roles = { customer: 'customer', assistant: 'bot', agent: 'agent', system: 'system' } as const

/** Hands a whole chat in, as another system's bot would, through the engine's own front door. No clock and no chance. */
export function handOffChat({ id, turns }: LabelledChat): HandedOff {
  let made = 0
  const decision = decide(
    nothingYet,
    {
      type: 'HandIn',
      channel: 'widget',
      locale: 'en',
      visitorId: 'visitor',
      customerId: null,
      source: 'transcript',
      trigger: 'user',
      code: 'measured',
      messages: turns.map((turn) => ({
        messageId: turn.id,
        clientId: turn.id,
        by: roles[turn.role],
        text: turn.text,
        saidAt: null,
      })),
      of: null,
      attempted: [],
      values: [],
      intent: null,
      page: null,
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      raw: null,
    },
    {
      now: 0,
      newId: (kind) => `${kind}-${++made}`,
      policy: defaultPolicy,
      people: { name: () => '' },
      roster: {
        agents: [],
        teams: [
          { id: 'support', name: 'Support', isDefault: true, openings: null, waiting: 0, recentWaitSeconds: null },
        ],
      },
      account: null,
    },
  )
  if (decision.kind !== 'facts') throw new Error(`${id} was not handed off: ${decision.kind}`)
  const prepared = decision.facts.find((fact) => fact.type === 'HandoffPrepared')
  if (!prepared) throw new Error(`${id} was handed off without a package`)
  return {
    package: prepared.package,
    texts: new Map(decision.texts.map(({ id: textId, body }: Text) => [textId, body])),
    facts: decision.facts,
  }
}
