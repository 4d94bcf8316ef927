import {
  decide,
  evolve,
  nothingAround,
  nothingYet,
  type Act,
  type Actor,
  type Command,
  type Conversation,
  type FactRecord,
  type Given,
  type Locale,
  type Text,
} from '@baton/engine'
import type { AssistantSettings, Page } from '@baton/protocol'
import type { Assistant, Noticed, Turn } from '../assistant/assistant.ts'
import { briefingWords } from '../assistant/briefing-words.ts'
import type { Surroundings } from '../handle.ts'
import type { NewId } from '../ids.ts'
import { spokenIn, threadOf } from '../reactions/thread.ts'
import { withinBounds } from './within-bounds.ts'

export interface PractiseParts {
  surroundings: Pick<Surroundings, 'policy' | 'roster' | 'agentName' | 'intentReader' | 'incidents' | 'zoneOffsetMs'>
  newId: NewId
  now: () => number
}

/** Who practises with whom: a version, or the draft as null. */
export interface Practised {
  assistantId: string
  version: number | null
  settings: AssistantSettings
  runner: Assistant
}

/** What was said and decided so far, as the log would have it. */
export interface PracticeLog {
  records: readonly FactRecord[]
  texts: readonly Text[]
}

export interface PracticeMessage {
  text: string
  locale: Locale
  channel: string
  page: Page | null
  tier: string | null
}

/** As long as a turn of practice may take. Milliseconds. */
const limitMs = 18_000
const threadMessages = 30

/**
 * One message of a customer that is none, decided as it would be: by the workspace's policy, intents, incidents and people as they are now, and
 * by the assistant's own turn. Nothing is appended, told or offered, and no action is called.
 */
export async function practise(
  parts: PractiseParts,
  workspace: string,
  { assistantId, version, settings, runner }: Practised,
  before: PracticeLog & { session: string },
  message: PracticeMessage,
): Promise<PracticeLog & { seen: Noticed[]; ms: number; language: Conversation['language'] }> {
  const { now, newId } = parts
  const began = now()
  const log = await createLog(parts, workspace, before, message.tier)
  const seen: Noticed[] = []
  const by = { assistantId, version: version ?? 0, rule: null, model: runner.name }
  const customer: Actor = { kind: 'customer', id: before.session }
  const assistant: Actor = { kind: 'assistant' }
  const page = message.page && { ...message.page }
  if (log.state().status === 'none')
    await log.add(customer, {
      type: 'OpenConversation',
      channel: message.channel,
      locale: message.locale,
      visitorId: before.session,
      customerId: null,
      page,
    })
  const messageId = newId('message')
  await log.add(customer, { type: 'ReceiveMessage', messageId, clientId: messageId, text: message.text, page })
  const turnId = newId('turn')
  if (log.isToAnswer()) await log.add(assistant, { type: 'ConsiderTurn', turnId, basedOn: messageId, by })
  if (log.isToAnswer()) {
    const { epoch } = log.state()
    const signal = AbortSignal.timeout(limitMs)
    const act = (acts: readonly Act[]) =>
      log.add(assistant, { type: 'ActAsAssistant', turnId, epoch, basedOn: messageId, acts, by })
    const turn = turnOf(log, workspace, before.session, turnId, { parts, message, settings, signal, seen })
    try {
      for await (const acts of withinBounds(runner, settings, turn)) {
        await act(acts)
        const ended = acts.some(({ kind }) => kind === 'end')
        if (ended || log.state().holder.kind !== 'assistant' || log.state().epoch !== epoch) break
      }
    } catch {
      const usage = { model: runner.name, ms: now() - began, confidence: null }
      await act([{ kind: 'end', outcome: 'failed', usage, fault: signal.aborted ? 'timeout' : 'crashed' }])
    }
  }
  const { language } = log.state()
  return { records: log.records(), texts: log.texts(), seen, ms: now() - began, language }
}

type PracticeDeciding = Awaited<ReturnType<typeof createLog>>

/** The log of a conversation that is none. */
async function createLog(
  { surroundings, newId, now }: PractiseParts,
  workspace: string,
  before: PracticeLog,
  tier: string | null,
) {
  const records = [...before.records]
  const texts = [...before.texts]
  let state: Conversation = records.reduce(evolve, nothingYet)
  const [policy, roster, readIntent, incidents] = await Promise.all([
    surroundings.policy(workspace),
    surroundings.roster(workspace),
    surroundings.intentReader(workspace),
    surroundings.incidents(workspace),
  ])
  const rank = tier === null ? undefined : policy.decision.tiers[tier.toLowerCase()]?.rank
  const around = { ...nothingAround, tier, tierRank: rank ?? null, known: tier !== null }

  return {
    state: () => state,
    records: () => records,
    texts: () => texts,
    isToAnswer: () => state.holder.kind === 'assistant' && state.unansweredSince !== null,
    async add(actor: Actor, command: Command): Promise<void> {
      const given: Given = {
        now: now(),
        zoneOffsetMs: surroundings.zoneOffsetMs(workspace),
        newId,
        policy,
        people: { name: () => '' },
        roster,
        account: null,
        around,
        incidents,
        readIntent: 'text' in command ? readIntent : undefined,
        unread: new Map(texts.map(({ id, body }) => [id, body])),
      }
      const decision = decide(state, command, given)
      if (decision.kind !== 'facts') return
      texts.push(...decision.texts)
      for (const fact of decision.facts) {
        const record = { seq: state.version + 1, at: given.now, actor, fact }
        records.push(record)
        state = evolve(state, record)
      }
    },
  }
}

function turnOf(
  log: PracticeDeciding,
  workspace: string,
  session: string,
  turnId: string,
  given: {
    parts: PractiseParts
    message: PracticeMessage
    settings: AssistantSettings
    signal: AbortSignal
    seen: Noticed[]
  },
): Turn {
  const { parts, message, settings, signal, seen } = given
  const state = log.state()
  const bodies = new Map(log.texts().map(({ id, body }) => [id, body]))
  return {
    workspace,
    conversationId: session,
    turnId,
    state,
    locale: state.language === 'other' ? state.locale : state.language,
    thread: threadOf(spokenIn(log.records()).slice(-threadMessages), bodies),
    briefing: briefingWords(state, (id) => bodies.get(id)),
    settings,
    page: message.page && { ...message.page },
    picture: null,
    text: async (id) => log.texts().find((text) => text.id === id)?.body ?? null,
    newId: parts.newId,
    now: parts.now,
    signal,
    dry: true,
    notice: (each) => void seen.push(each),
  }
}
