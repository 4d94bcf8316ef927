import type { Database } from '../../../server/src/db/database.ts'
import type { LabDatabase } from '../lab/open-database.ts'

/** What the facts in the database say of who got what. */
export interface RoutingFindings {
  handoffs: number
  /** They were handed off, and nobody resolved them. */
  lost: string[]
  /** Begun, and never handed off: none, unless who pressed for their customers was killed. */
  unasked: string[]
  /** Accepted by somebody while somebody had them, or by an offer that was not the last. */
  twice: string[]
  /** More than they can carry, as somebody was given one more. */
  overCapacity: string[]
  /** Facts without a number between, or another number of them than the row says. */
  gaps: string[]
  /** Taken back from somebody, and the customer not told. */
  untold: string[]
}

/**
 * Counts what an agent carries each time that one more is given to them, in the transaction that gives it, by counting rows and not by what the
 * router counts by. The lock on the agent's row puts those transactions one behind the other.
 */
export async function watchCapacity({ db }: Pick<LabDatabase, 'db'>): Promise<void> {
  await db.migrate((exec) =>
    exec(`create table public.over_capacity (agent text not null, conversation text not null, carries int not null, can float8 not null);
      create function public.watch_capacity() returns trigger language plpgsql security definer as $$
      declare
        v_agent text := coalesce(new.offered_to, case when new.holder_kind = 'agent' then new.holder_id end);
        v_carries int;
        v_can float8;
      begin
        if v_agent is null or v_agent is not distinct from coalesce(old.offered_to, case when old.holder_kind = 'agent' then old.holder_id end) then
          return null;
        end if;
        select count(*) into v_carries from baton.conversations c where c.workspace_id = new.workspace_id and c.status = 'open'
          and (c.offered_to = v_agent or (c.holder_kind = 'agent' and c.holder_id = v_agent));
        select a.capacity into v_can from baton.agents a where a.workspace_id = new.workspace_id and a.id = v_agent;
        if v_carries > v_can then
          insert into public.over_capacity values (v_agent, new.id, v_carries, v_can);
        end if;
        return null;
      end $$;
      create trigger capacity_watched after update on baton.conversations for each row execute function public.watch_capacity();
      grant select on public.over_capacity to baton_app`),
  )
}

export async function checkRouting(db: Database, workspace: string): Promise<RoutingFindings> {
  const of = async (sql: string) =>
    (await db.scoped<{ what: string }>(workspace, `${sql} limit 50`, [workspace])).map(({ what }) => what)
  const [count] = await db.scoped<{ n: number }>(
    workspace,
    'select count(*)::int as n from baton.handoffs where workspace_id = $1',
    [workspace],
  )
  const steps = `select f.conversation_id as id, f.seq, f.type, f.data ->> 'offerId' as offer,
      lag(f.type) over w as before, lag(f.data ->> 'offerId') over w as offered
    from baton.facts f where f.workspace_id = $1 and f.type in ('Offered', 'OfferAccepted', 'OfferExpired', 'OfferDeclined', 'TakenBack', 'Resolved')
    window w as (partition by f.conversation_id order by f.seq)`
  return {
    handoffs: count?.n ?? 0,
    lost: await of(
      `select c.id || ' ' || c.status || ' ' || c.holder_kind as what from baton.conversations c left join baton.handoffs h on h.workspace_id = $1 and h.id = c.handoff_id
        where c.workspace_id = $1 and (c.status <> 'resolved' or h.data ->> 'status' is distinct from 'resolved')
          and exists (select from baton.facts f where f.workspace_id = $1 and f.conversation_id = c.id and f.type = 'Escalated')`,
    ),
    // Whoever would have pressed for them was killed before they did.
    unasked: await of(
      `select c.id as what from baton.conversations c where c.workspace_id = $1
        and not exists (select from baton.facts f where f.workspace_id = $1 and f.conversation_id = c.id and f.type = 'Escalated')`,
    ),
    twice: await of(
      `select s.id || ' ' || s.seq || ' after ' || coalesce(s.before, 'nothing') as what from (${steps}) s where s.type = 'OfferAccepted'
        and (s.before is distinct from 'Offered' or s.offer is distinct from s.offered)`,
    ),
    overCapacity: await of(
      `select agent || ' ' || carries || ' of ' || can as what from public.over_capacity where $1 <> ''`,
    ),
    gaps: await of(
      `select c.id as what from baton.conversations c join lateral (select count(*) as n, max(f.seq) as last from baton.facts f
          where f.workspace_id = $1 and f.conversation_id = c.id) f on true
        where c.workspace_id = $1 and (f.n <> c.version or f.last <> c.version)`,
    ),
    untold: await of(
      `select f.conversation_id as what from baton.facts f where f.workspace_id = $1 and f.type = 'TakenBack' and f.data -> 'told' ->> 'key' is null`,
    ),
  }
}
