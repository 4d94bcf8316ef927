import {
  aboutOf,
  repeatOf,
  wantedOf,
  type AccountSnapshot,
  type Conversation,
  type Text,
  type Topic,
} from '@baton/engine'
import type { AccountAnswer } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import { readTexts } from '../log/log.ts'
import { combine, type AccountSide } from './combine.ts'
import { historyOf, topicWords, type History } from './history.ts'
import { lostAfter } from './look-up.ts'

/** The conversation that it is for: its other ones are the history, and what is said in it is compared with them. */
export interface AccountFor {
  customerId: string
  conversation: string
  state: Conversation
  /** Words that are being written at this moment. */
  words: string | null
}

/** The history is left out rather than waited for. Milliseconds. */
const historyWithin = 1_000

interface Row {
  external_id: string
  name: string | null
  email: string | null
  tier: string | null
  attributes: NonNullable<AccountAnswer['attributes']>
  open_issues: NonNullable<AccountAnswer['openIssues']>
  source: 'pushed' | 'identity'
  updated_at: number
  answer: AccountAnswer | null
  pulled_from: 'http' | 'mcp' | null
  fetched_at: number | null
  asked_at: number | null
  fault: 'lookup-timed-out' | 'lookup-failed' | null
  fault_at: number | null
  fault_ms: number | null
  timeout_ms: number | null
}

/**
 * Everything that is known of a customer at this moment, from what was pushed, what was looked up before, and their other conversations. Only
 * reads the database: what another system has not said by now is said to be missing, and why. Null where the customer is not there any more.
 */
export async function knownAccount(
  { db, now, newId }: { db: Database; now: number; newId: NewId },
  workspace: string,
  about: AccountFor,
): Promise<{ snapshot: AccountSnapshot; text: Text } | null> {
  const [[row], { history, contacts }] = await Promise.all([
    db.scoped<Row>(
      workspace,
      `select u.external_id, u.name, u.email, u.tier, u.attributes, u.open_issues, u.source, u.updated_at,
          l.answer, l.source as pulled_from, l.fetched_at, l.asked_at, l.fault, l.fault_at, l.fault_ms, s.timeout_ms
        from baton.customers u
        left join baton.account_sources s on s.workspace_id = $1
        left join baton.account_lookups l on l.workspace_id = $1 and l.customer_id = u.id and s.workspace_id is not null
        where u.workspace_id = $1 and u.id = $2`,
      [workspace, about.customerId],
    ),
    withinTime(pastOf(db, workspace, about)),
  ])
  if (!row) return null
  const sides = sidesOf(row)
  const { account, parts } = combine(sides)
  const isBare = parts.length === 0
  const lookup = gapOf(row, now)
  const gap = lookup ?? (isBare ? ({ cause: 'integration-sent-none' } as const) : null)
  const newest = sides.find(({ at, source }) => parts.some((part) => part.at === at && part.source === source))
  const repeat = repeatOf(contacts, now)
  const textId = newId('text')
  const body = {
    ...account,
    externalId: row.external_id,
    attributes: account.attributes ?? {},
    openIssues: account.openIssues ?? [],
    parts: parts.map(({ at, ...part }) => ({ ...part, at: iso(at) })),
    lookup: lookup && { cause: lookup.cause, ms: lookup.ms ?? null, at: lookup.at === null ? null : iso(lookup.at) },
    history,
  }
  return {
    snapshot: {
      customerId: about.customerId,
      textId,
      fetchedAt: newest?.at ?? row.updated_at,
      source: newest?.source ?? row.source,
      ...(gap ? { gap: { cause: gap.cause, ...('ms' in gap ? { ms: gap.ms } : {}), isAll: isBare } } : {}),
      ...(repeat ? { repeat } : {}),
    },
    text: { id: textId, kind: 'account', body: JSON.stringify(body) },
  }
}

/** Newest first. */
function sidesOf(row: Row): AccountSide[] {
  const told = {
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.tier === null ? {} : { tier: row.tier }),
    ...(Object.keys(row.attributes).length > 0 ? { attributes: row.attributes } : {}),
    ...(row.open_issues.length > 0 ? { openIssues: row.open_issues } : {}),
  }
  const sides: AccountSide[] = [{ source: row.source, at: row.updated_at, account: told }]
  if (row.answer && row.pulled_from && row.fetched_at !== null)
    sides.push({ source: row.pulled_from, at: row.fetched_at, account: row.answer })
  return sides.sort((a, b) => b.at - a.at)
}

/** Why the look-up says nothing newer; null where it has, or there is none. */
function gapOf(
  row: Row,
  now: number,
): {
  cause: 'lookup-timed-out' | 'lookup-failed' | 'lookup-pending'
  ms?: number | undefined
  at: number | null
} | null {
  if (row.timeout_ms === null) return null
  if (row.fault !== null && row.fault_at !== null)
    return { cause: row.fault, ms: row.fault_ms ?? undefined, at: row.fault_at }
  if (row.fetched_at !== null) return null
  const lost = row.asked_at !== null && now > row.asked_at + row.timeout_ms + lostAfter
  return { cause: lost ? 'lookup-failed' : 'lookup-pending', at: row.asked_at }
}

async function pastOf(db: Database, workspace: string, about: AccountFor): Promise<History> {
  const { conversation, state, customerId } = about
  const { refs, keys } = aboutOf(state)
  const wanted = wantedOf(state)
  const said =
    wanted === null
      ? about.words
      : ((await readTexts(db, workspace, conversation, [wanted.textId]))
          .get(wanted.textId)
          ?.slice(wanted.from, wanted.to) ?? null)
  const topic: Topic = { refs, keys, words: said ? topicWords(said, state.language, state.locale) : [] }
  return historyOf(db, workspace, { customerId, except: conversation, topic })
}

/** A handoff does not wait for its history. */
async function withinTime(history: Promise<History>): Promise<History> {
  const none: History = { history: [], contacts: [] }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<History>((resolve) => {
    timer = setTimeout(() => resolve(none), historyWithin)
  })
  try {
    return await Promise.race([history.catch(() => none), late])
  } finally {
    clearTimeout(timer)
  }
}

const iso = (at: number) => new Date(at).toISOString()
