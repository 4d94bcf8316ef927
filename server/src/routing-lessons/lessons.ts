import type { Database } from '../db/database.ts'

/** How often people said of an intent that it is another team's, against how often it came to the team. */
export interface Lesson {
  intent: string
  areas: readonly string[]
  fromTeam: string
  toTeam: string
  /** Said with one click, by whoever had it or was offered it. */
  said: number
  /** Of so many that came to `fromTeam` with this intent. */
  of: number
  decision: 'accepted' | 'refused' | null
  /** What stood behind the decision. */
  decidedSaid: number | null
  decidedAt: number | null
  decidedBy: string | null
  policyVersion: number | null
  /** The live policy sends the intent to `toTeam`. */
  inForce: boolean
}

/** Beside: offers declined as another team's, and cases handled by somebody without the skill that then came back or went on. */
export interface TeamSigns {
  team: string
  declined: number
  silent: number
}

/** As far back as the map is taught from. */
export const lessonSpanMs = 90 * 24 * 60 * 60 * 1000
/** So many must have said the same, and such a share of all that came. */
export const enoughSaid = 5
export const enoughShare = 0.6

/** Whether enough say the same. After a refusal as many again must say it. */
export const isProposed = ({ said, of, decision, decidedSaid, fromTeam, toTeam }: Lesson): boolean =>
  fromTeam !== toTeam &&
  decision !== 'accepted' &&
  said >= enoughSaid + (decision === 'refused' ? (decidedSaid ?? 0) : 0) &&
  said / Math.max(1, of) >= enoughShare

/** The lessons of the last months, most said first, and whatever was decided before. Counted from the facts, each handoff once for each pair of teams. */
export async function readLessons(db: Database, workspace: string, now: number): Promise<Lesson[]> {
  return db.scoped<Lesson>(
    workspace,
    `with said as (
        select f.data ->> 'intent' as intent, f.data ->> 'from' as from_team, f.data ->> 'to' as to_team,
            count(distinct f.data ->> 'handoffId')::int as said, (array_agg(f.data -> 'areas' order by f.at desc))[1] as areas
          from baton.facts f
          where f.workspace_id = $1 and f.type = 'Misrouted' and f.at >= $2 and f.data ->> 'intent' is not null
          group by 1, 2, 3),
      went as (
        select f.data ->> 'intent' as intent, f.data ->> 'from' as team, f.data ->> 'handoffId' as handoff from baton.facts f
          where f.workspace_id = $1 and f.type = 'Misrouted' and f.at >= $2
        union
        select h.data -> 'package' -> 'intent' ->> 'ref', h.team, h.id from baton.handoffs h
          where h.workspace_id = $1 and h.requested_at >= $2 and h.data -> 'package' -> 'intent' ->> 'source' = 'reading'),
      came as (select intent, team, count(*)::int as came from went where intent is not null group by 1, 2),
      live as (select p.document from baton.policies p where p.workspace_id = $1 and p.stage = 'live'),
      found as (
        select intent, s.areas, from_team, to_team, coalesce(s.said, 0) as said,
            l.decision, l.said as decided_said, l.decided_at, l.decided_by, l.policy_version
          from said s full join (select * from baton.route_lessons where workspace_id = $1) l using (intent, from_team, to_team))
      select f.intent, coalesce(f.areas, '[]'::jsonb) as areas, f.from_team as "fromTeam", f.to_team as "toTeam", f.said,
          greatest(coalesce(c.came, 0), f.said) as of, f.decision, f.decided_said as "decidedSaid", f.decided_at as "decidedAt", f.decided_by as "decidedBy",
          f.policy_version as "policyVersion",
          coalesce((select live.document -> 'intents' -> f.intent ->> 'team' = f.to_team from live), false) as "inForce"
        from found f left join came c on c.intent = f.intent and c.team = f.from_team
        order by f.said desc, f.intent, f.from_team, f.to_team limit 200`,
    [workspace, now - lessonSpanMs],
  )
}

/** Signs of a wrong map that nobody spelled out, by team. What is asked of somebody's skills is asked of them as they are now. */
export async function readSigns(db: Database, workspace: string, now: number): Promise<TeamSigns[]> {
  return db.scoped<TeamSigns>(
    workspace,
    `with declined as (
        select o.data ->> 'team' as team, count(*)::int as n
          from baton.facts f
          join baton.facts o on o.workspace_id = $1 and o.conversation_id = f.conversation_id and o.type = 'Offered' and o.seq < f.seq
            and o.data ->> 'offerId' = f.data ->> 'offerId'
          where f.workspace_id = $1 and f.type = 'OfferDeclined' and f.at >= $2 and f.data ->> 'reason' = 'wrong-team' group by 1),
      silent as (
        select h.team, count(*)::int as n
          from baton.handoffs h
          join baton.agents a on a.workspace_id = $1 and a.id = h.data ->> 'agentId'
          where h.workspace_id = $1 and h.requested_at >= $2 and h.ended_at is not null
            and exists (select 1 from jsonb_array_elements_text(h.data -> 'skills') as s (skill) where not split_part(s.skill, ':', 1) = any (a.skills))
            and (h.data ->> 'status' = 'transferred' or exists (select 1 from baton.facts f where f.workspace_id = $1
              and f.conversation_id = h.conversation_id and f.type = 'Reopened' and f.at >= h.ended_at))
          group by 1)
      select coalesce(d.team, s.team) as team, coalesce(d.n, 0) as declined, coalesce(s.n, 0) as silent
        from declined d full join silent s on s.team = d.team order by 1`,
    [workspace, now - lessonSpanMs],
  )
}

/** Teams that such a case may belong to, the likeliest first: where others sent its like, then the rest by name. */
export async function likelyTeams(
  db: Database,
  workspace: string,
  about: { intent: string | null; from: string },
  now: number,
): Promise<{ id: string; name: string; said: number }[]> {
  return db.scoped(
    workspace,
    `select t.id, t.name, coalesce(s.said, 0)::int as said from baton.teams t
      left join (select f.data ->> 'to' as team, count(*) filter (where f.data ->> 'intent' = $3) as said, count(*) as every
          from baton.facts f where f.workspace_id = $1 and f.type = 'Misrouted' and f.at >= $4 and f.data ->> 'from' = $2 group by 1) s
        on s.team = t.id
      where t.workspace_id = $1 and t.id <> $2
      order by coalesce(s.said, 0) desc, coalesce(s.every, 0) desc, t.name, t.id`,
    [workspace, about.from, about.intent ?? '', now - lessonSpanMs],
  )
}
