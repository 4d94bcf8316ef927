import type { HandoffReason, Notice } from '@baton/engine'
import type { Completeness, HandoffPackage, PageContext, PastConversation, TrailEntry } from '@baton/protocol'
import type { Attempt as EngineAttempt } from '@baton/engine'

type Attempt = EngineAttempt

/** Words of the customer, with the message they stand in. Null once they were erased. */
export interface QuoteOnWire {
  text: string | null
  messageId: string
  at: string
}

/** A model's summary, in the language that it is in. */
export interface ModelSummaryOnWire {
  model: string
  language: string
  at: string
  /** It covers the conversation up to this event. */
  upToSeq: number
  upToMessageId: string
  claims: readonly { kind: string; text: string | null; messageIds: readonly string[] }[]
  /** How many claims and values no message supported. */
  dropped: number
}

export interface AccountOnWire {
  externalId: string
  name: string | null
  email: string | null
  tier: string | null
  attributes: Readonly<Record<string, string | number | boolean | null>>
  since?: string | null | undefined
  value?: string | number | null | undefined
  plan?: string | null | undefined
  lookup?: { cause: string; ms: number | null } | null | undefined
  history?: readonly PastConversation[] | undefined
  repeat?: { count: number; withinHours: number; sameTopic: boolean } | null | undefined
  openIssues: readonly { title: string; status?: string | undefined; url?: string | undefined }[]
}

/** The package as it travels over the wire: texts stand resolved, times are ISO strings. Every part may be absent, and `missing` says why. */
export interface PackageOnWire {
  summary: {
    problem: readonly QuoteOnWire[]
    wanted: QuoteOnWire | null
    told: readonly Notice[]
    model: ModelSummaryOnWire | null
  }
  attempts: readonly (Pick<Attempt, 'attemptId' | 'path' | 'ref' | 'outcome' | 'evidence'> & {
    title: string | null
    at: string
    by: 'assistant' | 'customer'
    because?: { text: string | null; messageId: string } | null | undefined
  })[]
  /** What the customer has said: not to be asked again. */
  facts: HandoffPackage['facts']
  /** What the customer sent. */
  files: NonNullable<HandoffPackage['files']>
  tone: HandoffPackage['tone']
  intent: HandoffPackage['intent']
  promises: HandoffPackage['promises']
  actions: HandoffPackage['actions']
  completeness: Completeness | null
  page: {
    url: string
    title: string
    feature?: string | undefined
    context?: PageContext | undefined
    at: string
    captureId?: string | null
    trail?: readonly TrailEntry[] | undefined
  } | null
  /** As it came, for what is composed from the whole of it. */
  whole: HandoffPackage
  account: (AccountOnWire & { fetchedAt: string; source: string }) | null
  /** Which assistant had it; absent where none did. */
  assistant?: HandoffPackage['assistant']
  reason: HandoffReason
  priority: HandoffPackage['priority']
  routing: HandoffPackage['routing']
  note: string | null
  /** What the person did who held it last. */
  handled: HandoffPackage['handled'] | null
  missing: HandoffPackage['missing']
}

/** The package, typed; null where it is not one. Lists that an older server leaves out are empty. */
export function readPackage(it: unknown): PackageOnWire | null {
  if (it === null || typeof it !== 'object' || !('reason' in it)) return null
  const given = it as Partial<PackageOnWire> & Pick<PackageOnWire, 'reason'>
  return {
    summary: {
      problem: given.summary?.problem ?? [],
      wanted: given.summary?.wanted ?? null,
      told: given.summary?.told ?? [],
      model: given.summary?.model ?? null,
    },
    attempts: given.attempts ?? [],
    facts: given.facts ?? [],
    files: given.files ?? [],
    tone: given.tone ?? null,
    intent: given.intent ?? null,
    promises: given.promises ?? [],
    actions: given.actions ?? [],
    completeness: given.completeness ?? null,
    page: given.page ?? null,
    account: given.account ?? null,
    whole: it as HandoffPackage,
    ...(given.assistant ? { assistant: given.assistant } : {}),
    reason: given.reason,
    priority: given.priority ?? 'normal',
    routing: given.routing ?? { team: '', skills: [], language: 'other', previousAgent: null },
    note: given.note ?? null,
    handled: given.handled ?? null,
    missing: given.missing ?? [],
  }
}
