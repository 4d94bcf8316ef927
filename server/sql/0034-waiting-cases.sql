-- The conversations that wait for a person, each with what decides its place: so that whoever is free is given the most pressing of a million
-- by looking at a few. Made from the row's `waits`, which is a function of the state: whatever writes the row keeps it.
-- `class` stands for all that makes a case as pressing, and as hard to place, as others which began to wait with it: in a class, age decides.
create table baton.waiting (
  workspace_id text not null,
  conversation_id text not null,
  team text not null,
  class bigint not null,
  since bigint not null,
  need jsonb not null,
  passed_by text[] not null,
  previous_agent text,
  owner text,
  primary key (workspace_id, conversation_id)
) with (autovacuum_vacuum_scale_factor = 0.02);
create index waiting_class on baton.waiting (workspace_id, team, class, since, conversation_id);
create index waiting_since on baton.waiting (workspace_id, since, conversation_id);
create index waiting_previous on baton.waiting (workspace_id, previous_agent, since) where previous_agent is not null;
create index waiting_owner on baton.waiting (workspace_id, owner, since) where owner is not null;
alter table baton.waiting enable row level security;
alter table baton.waiting force row level security;
create policy waiting_own on baton.waiting to baton_app
  using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.waiting to baton_app;

-- A number for the class: numbers can be looked up by index under row-level security in any order, texts cannot.
create function baton.wait_class(p_need jsonb) returns bigint language sql immutable parallel safe as $$
  select hashtextextended(p_need::text, 0)
$$;

create function baton.keep_waiting() returns trigger language plpgsql as $$
declare
  v_waits jsonb := case when tg_op <> 'DELETE' then new.row -> 'waits' end;
begin
  if v_waits is null then
    delete from baton.waiting w where w.workspace_id = old.workspace_id and w.conversation_id = old.id;
    return null;
  end if;
  insert into baton.waiting (workspace_id, conversation_id, team, class, since, need, passed_by, previous_agent, owner)
    values (new.workspace_id, new.id, v_waits ->> 'team', baton.wait_class(v_waits -> 'need'), (v_waits ->> 'since')::bigint, v_waits -> 'need',
      array(select jsonb_array_elements_text(coalesce(v_waits -> 'passedBy', '[]'))), v_waits ->> 'previousAgent', v_waits ->> 'owner')
    on conflict (workspace_id, conversation_id) do update set team = excluded.team, class = excluded.class, since = excluded.since,
      need = excluded.need, passed_by = excluded.passed_by, previous_agent = excluded.previous_agent, owner = excluded.owner;
  return null;
end $$;
grant execute on function baton.wait_class, baton.keep_waiting to baton_app;
-- What only adds a line changes neither: the columns say who holds it.
create trigger conversations_waiting after update of holder_kind on baton.conversations for each row
  when (old.row -> 'waits' is distinct from new.row -> 'waits') execute function baton.keep_waiting();
create trigger conversations_waiting_new after insert on baton.conversations for each row
  when (new.row -> 'waits' is not null) execute function baton.keep_waiting();
create trigger conversations_waiting_gone after delete on baton.conversations for each row
  when (old.row -> 'waits' is not null) execute function baton.keep_waiting();

-- What waits already.
update baton.conversations c set holder_kind = c.holder_kind, row = c.row || jsonb_build_object('waits', jsonb_strip_nulls(jsonb_build_object(
    'team', case when (h.data ->> 'forLead')::boolean then '#leads' else h.team end, 'since', h.requested_at,
    'need', jsonb_strip_nulls(jsonb_build_object('priority', h.data ->> 'priority',
      'skills', case when (h.data ->> 'forLead')::boolean then '[]' else h.data -> 'skills' end,
      'language', h.data #> '{needs,language}', 'weight', h.data #> '{needs,weight}', 'tier', h.data #> '{needs,tier}',
      'value', h.data #> '{needs,value}', 'minutes', h.data #> '{needs,minutes}')),
    'passedBy', case when jsonb_array_length(h.data -> 'passedBy') > 0 then h.data -> 'passedBy' end,
    'previousAgent', h.data #> '{needs,previousAgent}', 'owner', h.data #> '{needs,owner}')))
  from baton.handoffs h where h.workspace_id = c.workspace_id and h.id = c.handoff_id and c.status = 'open' and c.holder_kind = 'queue'
    and c.offered_to is null and c.channel <> 'drill' and h.data ->> 'endedAt' is null;
