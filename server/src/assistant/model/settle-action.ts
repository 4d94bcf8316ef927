import type { Act, Locale, TurnOutcome } from '@baton/engine'
import { phrase } from '@baton/protocol'
import { system } from '../../identity/audit.ts'
import { isByMail } from '../../mcp/actions.ts'
import type { CallRow } from '../../mcp/call-rows.ts'
import type { Turn } from '../assistant.ts'
import { endOf, startOf, tellDone, type ActionCalls } from './action-tools.ts'

/** What came of the customer's answer to "shall I do this?": how the turn ends, or that it goes on, with what the model should know. */
export type Settled = { kind: 'ended'; outcome: TurnOutcome } | { kind: 'goes-on'; note: string | null }

const nothing: Settled = { kind: 'goes-on', note: null }

/**
 * Reads the customer's answer to an action that waits for their word, and does it, with exactly what they were shown. No model is asked: what it
 * would say of it changes nothing. Anything but a bare yes is a no.
 */
export async function* settleAction(turn: Turn, calls: ActionCalls): AsyncGenerator<readonly Act[], Settled> {
  const { question } = turn.state
  if (question?.kind !== 'confirm-action') return nothing
  const { workspace } = turn
  const known = await calls.callById(workspace, question.callId)
  if (known?.conversation !== turn.conversationId) return nothing
  const said = answerOf(turn)
  const yes = isYes(said) && !isByMail(turn.state)
  const call = await moved(known, yes)
  if (!call)
    return {
      kind: 'goes-on',
      note: `"${known.title}" was not done: the customer's yes came too late. Offer it again if they want it.`,
    }
  if (call.status === 'refused') {
    if (!isNo(said)) return { kind: 'goes-on', note: `"${known.title}" was not done: the customer did not say yes.` }
    yield [acknowledge(turn, `${phrase('actionNotDone', turn.locale)} ${phrase('anythingElse', turn.locale)}`)]
    return { kind: 'ended', outcome: 'answered' }
  }
  if (call.status === 'waiting') {
    yield toPerson(turn, call)
    return { kind: 'ended', outcome: 'handed-off' }
  }
  yield startOf(turn, call)
  const outcome = await calls.run(workspace, call)
  if (outcome.done) {
    yield [endOf(outcome), tellDone(turn, call)]
    return { kind: 'ended', outcome: 'answered' }
  }
  yield [endOf(outcome)]
  return call.scope === 'read'
    ? { kind: 'goes-on', note: `"${known.title}" failed.` }
    : { kind: 'ended', outcome: 'handed-off' }

  /** The call as it is after the answer; null when its time was over. One that went on already is as it is. */
  async function moved(before: CallRow, isWanted: boolean): Promise<CallRow | null> {
    if (before.status !== 'asked') return before
    const decided = await calls.decide(
      workspace,
      before.id,
      { from: 'asked', yes: isWanted, hash: before.hash },
      system,
    )
    if (decided) return decided
    const now = await calls.callById(workspace, before.id)
    return now && now.status !== 'asked' ? now : null
  }
}

/** A person has to look at it: the attempt says so, and the conversation goes to one. */
export function toPerson(turn: Turn, call: CallRow): Act[] {
  const [start] = startOf(turn, call)
  const evidence = { fault: 'not-allowed' } as const
  return [...(start ? [start] : []), endOf({ call, done: false, evidence })]
}

/** All that the customer wrote since they were asked. */
function answerOf({ thread }: Turn): string {
  const asked = thread.findLastIndex(({ by }) => by !== 'customer')
  return thread
    .slice(asked + 1)
    .map(({ text }) => text)
    .join('\n')
}

const locales: readonly Locale[] = ['en', 'de', 'es', 'fr', 'pt']
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const yeses = new Set(locales.map((locale) => bare(phrase('yes', locale))).concat('si', 'yes please', 'ja bitte'))
const noes = new Set(locales.map((locale) => bare(phrase('no', locale))).concat('no thanks', 'nein danke'))
const isYes = (text: string): boolean => yeses.has(bare(text))
const isNo = (text: string): boolean => noes.has(bare(text))

function acknowledge(turn: Turn, text: string): Act {
  return {
    kind: 'say',
    messageId: turn.newId('message'),
    part: 0,
    last: true,
    text,
    as: 'acknowledge',
    citations: [],
    asks: null,
    grounding: null,
  }
}
