import {
  missing,
  type HandoffPackage as Stored,
  type HandoffReason,
  type ModelSummary,
  type PackagePart,
  type Quote,
  type ToneQuote,
  type ValueRef,
} from '@baton/engine'
import { packageVersion, trailErrors, type HandoffPackage, type TrailEntry } from '@baton/protocol'

export interface ResolvedTexts {
  /** Text by id; undefined where it was erased. */
  text(id: string): string | undefined
  agentName?(id: string): string | undefined
}

/** "track_order" as people read it. */
const plainName = (name: string): string => name.replaceAll(/[_-]+/g, ' ')

/** A package from before a part was added lacks it. */
type Kept = Pick<
  Stored,
  'handoffId' | 'at' | 'transcript' | 'summary' | 'attempts' | 'reason' | 'priority' | 'routing'
> &
  Partial<Stored>

const none = { score: 0, minimum: { pass: false, missing: [] }, parts: [] }

/** The package as it travels: its words in place, times in ISO, ages in seconds. */
export function presentPackage(kept: Kept, conversationId: string, texts: ResolvedTexts): HandoffPackage {
  const words = (id: string) => texts.text(id) ?? null
  const iso = (at: number) => new Date(at).toISOString()
  const ageSeconds = (at: number) => Math.max(0, Math.round((kept.at - at) / 1000))
  const quote = ({ textId, messageId, at, from, to }: Quote) => ({
    text: words(textId)?.slice(from ?? 0, to ?? undefined) ?? null,
    messageId,
    at: iso(at),
  })
  const toneQuote = ({ words: shown, ...of }: ToneQuote) => ({
    ...quote(of),
    ...(shown && words(of.textId) !== undefined
      ? {
          words: shown.map(({ from, to, ...word }) => ({
            ...word,
            from: from - (of.from ?? 0),
            to: to - (of.from ?? 0),
          })),
        }
      : {}),
  })
  const value = ({ textId, from, to }: ValueRef) => words(textId)?.slice(from, to ?? undefined) ?? null

  const modelSummary = ({ claims, at, ...summary }: ModelSummary) => ({
    ...summary,
    at: iso(at),
    claims: claims.map(({ textId, kind, messageIds }) => ({ kind, text: words(textId), messageIds: [...messageIds] })),
  })

  const page = kept.page && parsed(words(kept.page.textId))
  const account = kept.account && parsed(words(kept.account.textId))
  return {
    version: packageVersion,
    handoffId: kept.handoffId,
    conversationId,
    at: iso(kept.at),
    transcript: { ...kept.transcript, href: `/v1/conversations/${conversationId}/events` },
    summary: {
      source: kept.summary.model ? 'model' : 'facts',
      language: kept.routing.language,
      problem: kept.summary.problem.map(quote),
      wanted: kept.summary.wanted && quote(kept.summary.wanted),
      told: [...kept.summary.told],
      model: kept.summary.model ? modelSummary(kept.summary.model) : null,
    },
    attempts: kept.attempts.map(
      ({ titleTextId, urlTextId, at, by = 'assistant', evidence: { textId, ...evidence }, ...attempt }) => ({
        ...attempt,
        by,
        evidence,
        because: textId && evidence.messageId ? { text: words(textId), messageId: evidence.messageId } : null,
        title: words(titleTextId),
        ...(urlTextId === undefined ? {} : { url: words(urlTextId) }),
        at: iso(at),
      }),
    ),
    facts: (kept.facts ?? []).flatMap(({ name, values, history, conflict, verification }) =>
      values.map((each) => ({
        name,
        value: verification ? null : value(each),
        messageId: each.messageId,
        at: iso(each.at),
        ageSeconds: ageSeconds(each.at),
        source: each.source,
        verified: each.verified,
        ...(each.readBy ? { readBy: each.readBy } : {}),
        verification,
        conflict,
        history: history.map((old) => ({
          value: verification ? null : value(old),
          messageId: old.messageId,
          at: iso(old.at),
        })),
      })),
    ),
    missing: [
      ...(kept.missing ?? []).map(({ owner = 'integration', ...gap }) => ({ owner, ...gap })),
      ...erasedParts(kept, texts).map((part) => ({ ...missing(part, 'erased') })),
    ],
    intent: kept.intent
      ? {
          name: kept.intent.titleTextId === null ? plainName(kept.intent.ref) : words(kept.intent.titleTextId),
          ref: kept.intent.ref,
          source: kept.intent.source,
          confidence: kept.intent.confidence,
          ...(kept.intent.areas ? { areas: [...kept.intent.areas] } : {}),
        }
      : null,
    tone: kept.tone ? { ...kept.tone, evidence: kept.tone.evidence.map(toneQuote) } : null,
    page:
      kept.page && page
        ? {
            ...page,
            url: text(page['url']),
            title: text(page['title']),
            at: iso(kept.page.at),
            captureId: kept.page.captureId ?? null,
            ...trailOf(page['trail']),
          }
        : null,
    account:
      kept.account && account
        ? {
            ...account,
            customerId: kept.account.customerId,
            externalId: textOrNull(account['externalId']),
            name: textOrNull(account['name']),
            email: textOrNull(account['email']),
            tier: textOrNull(account['tier']),
            attributes: (account['attributes'] ?? {}) as Record<string, unknown>,
            openIssues: (account['openIssues'] ?? []) as { title: string }[],
            fetchedAt: iso(kept.account.fetchedAt),
            ageSeconds: ageSeconds(kept.account.fetchedAt),
            source: kept.account.source,
            ...partsOf(account['parts'], ageSeconds),
            repeat: kept.account.repeat ? { ...kept.account.repeat } : null,
          }
        : null,
    promises: (kept.promises ?? []).map(({ textId, from, to, at, dueAt, by, messageId }) => ({
      text: words(textId)?.slice(from, to) ?? null,
      by,
      messageId,
      at: iso(at),
      dueAt: dueAt === null ? null : iso(dueAt),
    })),
    ...(kept.files
      ? {
          files: kept.files.map(({ nameTextId, at, ...file }) => ({ ...file, name: words(nameTextId), at: iso(at) })),
        }
      : {}),
    actions: (kept.actions ?? []).map(({ titleTextId, ref, at, undoTextId }) => ({
      name: words(titleTextId),
      ref,
      at: iso(at),
      ...(undoTextId ? { undo: words(undoTextId) } : {}),
    })),
    reason: presentReason(kept.reason, words),
    ...(kept.assistant ? { assistant: { ...kept.assistant } } : {}),
    priority: kept.priority,
    routing: { ...kept.routing, skills: [...kept.routing.skills] },
    note: kept.noteTextId ? words(kept.noteTextId) : null,
    handled: kept.handled
      ? {
          agentId: kept.handled.agentId,
          agent: texts.agentName?.(kept.handled.agentId) ?? null,
          since: iso(kept.handled.since),
          replies: kept.handled.replies,
          lastReply: kept.handled.lastReply && quote(kept.handled.lastReply),
          notes: kept.handled.notes.map(({ textId, at }) => ({ text: words(textId), at: iso(at) })),
          ...(kept.handled.leftBecause ? { leftBecause: kept.handled.leftBecause } : {}),
        }
      : null,
    completeness: (kept.completeness ?? none) as HandoffPackage['completeness'],
  }
}

/** What was in the package and was erased since: an empty place says that it was not always empty. The score stays what it was. */
function erasedParts({ summary, attempts, facts = [], page, account }: Kept, { text }: ResolvedTexts): PackagePart[] {
  const told: [PackagePart, readonly string[]][] = [
    ['wanted', summary.wanted ? [summary.wanted.textId] : []],
    ['attempts', attempts.map(({ titleTextId }) => titleTextId)],
    ['facts', facts.flatMap(({ values }) => values.map(({ textId }) => textId))],
    ['page', page ? [page.textId] : []],
    ['account', account ? [account.textId] : []],
  ]
  return told.filter(([, ids]) => ids.length > 0 && ids.every((id) => text(id) === undefined)).map(([part]) => part)
}

/** The reason with its words in place, where it has any. */
function presentReason(reason: HandoffReason, words: (id: string) => string | null): HandoffPackage['reason'] {
  if (reason.kind !== 'self-service') return reason
  const { titleTextId, subjectTextId, ...rest } = reason
  return { ...rest, title: titleTextId && words(titleTextId), subject: subjectTextId && words(subjectTextId) }
}

type Parts = NonNullable<NonNullable<HandoffPackage['account']>['parts']>

/** How old each part was when the package was made. */
function partsOf(stored: unknown, ageSeconds: (at: number) => number): { parts?: Parts } {
  if (!Array.isArray(stored)) return {}
  return { parts: (stored as Parts).map((part) => ({ ...part, ageSeconds: ageSeconds(Date.parse(part.at)) })) }
}

function parsed(json: string | null): Record<string, unknown> | null {
  if (json === null) return null
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** What happened on the page, and of it what went wrong. */
function trailOf(stored: unknown): { trail?: TrailEntry[]; errors?: TrailEntry[] } {
  if (!Array.isArray(stored)) return {}
  const trail = stored as TrailEntry[]
  return { trail, errors: trailErrors(trail) }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)
