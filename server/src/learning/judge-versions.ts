import {
  calibrationBy,
  candidateOf,
  compareShadow,
  liveNumber,
  makeLive,
  shadowedBy,
  type DecisionPolicy,
  type DeskLearning,
  type StoredConversation,
} from '@baton/engine'
import type { Database } from '../db/database.ts'
import { audit, system } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { asOwner, type Claim } from './lease.ts'
import type { LearningLimits } from './limits.ts'
import type { LearningReport } from './standing.ts'
import { addVersion, keepCompared, keepSwitch, listVersions, modelOf, versionsOf } from './versions.ts'

/** A version is compared on the last so many conversations that it has not learned from: some tens of milliseconds. */
const comparedOn = 2000

export interface JudgeParts {
  db: Database
  newId: NewId
  now: () => number
  limits: LearningLimits
}

/** What came of it: whether another version decides now. */
export interface Judged {
  live: number
  switched: boolean
}

/**
 * Compares the version in shadow with the live one on what neither of them decided by and the shadow had not learned from. Found better, it goes live where the workspace lets it;
 * compared for long and not better, or where none stands there, the next candidate takes its place once enough was learned.
 */
export async function judgeVersions(
  { db, newId, now, limits }: JudgeParts,
  claim: Claim,
  desk: DeskLearning,
  policy: DecisionPolicy,
): Promise<Judged> {
  const { workspace } = claim
  const before = await listVersions(db, workspace)
  const shadow = before.find(({ status }) => status === 'shadow')
  const live = liveNumber(before)
  const compared = shadow && {
    ...compare(await storedAfter(db, workspace, shadow.learnedTo, comparedOn)),
    with: live,
    at: now(),
  }

  function compare(conversations: readonly StoredConversation[]) {
    const models = { live: modelOf(before, live), candidate: modelOf(before, shadow?.number ?? live) }
    const known = conversations.flatMap((each) => shadowedBy(each, models, policy) ?? [])
    return compareShadow(known, {
      seed: shadow?.number ?? 0,
      conversations: limits.conversations,
      different: limits.different,
    })
  }

  return asOwner(db, claim, async (query) => {
    let versions = await versionsOf(query, workspace)
    // Somebody approved another one, or went back, while it was compared: it is compared with that the next time.
    const same = liveNumber(versions) === live && versions.some((each) => each.number === shadow?.number && each.status === 'shadow') // prettier-ignore
    let switched = false
    if (shadow && compared && compared.conversations > 0 && same) {
      await keepCompared(query, workspace, shadow.number, compared)
      versions = versions.map((each) => (each.number === shadow.number ? { ...each, compared } : each))
      const [settings] = await query<{ allowed: boolean }>(
        'select switch_by_itself as allowed from baton.learning where workspace_id = $1',
        [workspace],
      )
      const turned = makeLive(versions, shadow.number, 'itself')
      if (settings?.allowed && turned.ok) {
        await keepSwitch(query, { workspace, before: versions, turned, because: 'better', by: system, at: now() })
        const { saves, confidence } = compared
        const detail = { from: live, to: shadow.number, saves, confidence }
        const deed = { workspace, by: system, action: 'learning.switched', target: String(shadow.number), detail }
        await audit(query, newId, deed, now())
        versions = turned.versions
        switched = true
      }
    }
    const standing = versions.find(({ status }) => status === 'shadow')
    const waits = standing && (standing.compared?.better || (standing.compared?.conversations ?? 0) < limits.patience)
    if (!waits && limits.labelsLacking(desk.labelled, versions) === 0)
      await addVersion(
        query,
        { newId, now },
        {
          workspace,
          versions,
          model: (version) => candidateOf(desk, version),
          from: { conversations: desk.labelled, decisions: desk.decisions, learnedTo: desk.lessons },
        },
      )
    return { live: liveNumber(versions), switched }
  })
}

/** What the live and the shadow version say, beside what came: of conversations that each had not learned from. */
export async function keepReport(db: Database, claim: Claim): Promise<void> {
  const { workspace } = claim
  const versions = await listVersions(db, workspace)
  const of = async (number: number) => {
    const after = versions.find((each) => each.number === number)?.learnedTo ?? 0
    const conversations = await storedAfter(db, workspace, after, comparedOn)
    return { version: number, ...calibrationBy(conversations, modelOf(versions, number)) }
  }
  const shadow = versions.find(({ status }) => status === 'shadow')
  const report: LearningReport = {
    live: await of(liveNumber(versions)),
    shadow: shadow ? await of(shadow.number) : null,
  }
  await asOwner(db, claim, (query) =>
    query('update baton.learning set report = $2::jsonb where workspace_id = $1', [workspace, JSON.stringify(report)]),
  )
}

/** The last conversations that were learned from after a given one. */
const storedAfter = (db: Database, workspace: string, after: number, most: number): Promise<StoredConversation[]> =>
  db.scoped<StoredConversation>(
    workspace,
    `select l.decisions, coalesce(a.answer ->> 'tier', u.tier) as tier
      from (select conversation_id, decisions, ordinal from baton.learned_conversations
        where workspace_id = $1 and decisions is not null and ordinal > $2 order by ordinal desc limit $3) as l
      left join baton.conversations c on c.workspace_id = $1 and c.id = l.conversation_id
      left join baton.customers u on u.workspace_id = $1 and u.id = c.customer_id
      left join baton.account_lookups a on a.workspace_id = $1 and a.customer_id = c.customer_id
      order by l.ordinal`,
    [workspace, after, most],
  )
