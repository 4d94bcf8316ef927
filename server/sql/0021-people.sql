-- People and their work: what somebody can and how well, when they work, whether they are there, and how much of them a case takes.

-- Named hours with their holidays: a team or an agent uses one.
create table baton.calendars (
  workspace_id text not null,
  id text not null,
  name text not null,
  time_zone text not null,
  -- [{day 1 = Monday … 7, from, to}], local times of the zone.
  days jsonb not null default '[]',
  -- [{date, name, yearly, hours: [{from, to}]}]: no hours means closed.
  exceptions jsonb not null default '[]',
  created_at bigint not null,
  updated_at bigint not null,
  primary key (workspace_id, id)
);

alter table baton.teams
  add column parent text,
  add column calendar_id text,
  add constraint teams_parent foreign key (workspace_id, parent) references baton.teams (workspace_id, id),
  add constraint teams_calendar foreign key (workspace_id, calendar_id) references baton.calendars (workspace_id, id),
  add constraint teams_own_parent check (parent <> id);

alter table baton.agents
  -- By name: {level, expiresAt}. A skill that is not here is level 3 and does not run out.
  add column skill_levels jsonb not null default '{}',
  add column languages text[] not null default '{}',
  -- Shifts of their own, as a team's hours. Null: the calendar's; without one they work whenever they are there.
  add column hours jsonb,
  add column calendar_id text,
  add constraint agents_calendar foreign key (workspace_id, calendar_id) references baton.calendars (workspace_id, id),
  drop constraint agents_presence_check,
  add constraint agents_presence_check check (presence in ('online', 'away', 'offline', 'do-not-disturb', 'wrap-up')),
  -- Why it is so, since when, by which agent where it was another one, and until when; what it is then.
  add column presence_reason text not null default 'chosen' check (presence_reason in ('chosen', 'lead', 'key', 'wrap-up', 'gone', 'idle')),
  add column presence_at bigint not null default 0,
  add column presence_by text,
  add column presence_until bigint,
  add column presence_after text,
  -- When the last of their sockets closed; null while one is open, and for those who never had one.
  add column gone_at bigint,
  -- When they last used the inbox, as far as it told.
  add column active_at bigint,
  -- When the sweep looks at them next.
  add column presence_due bigint;
create index agents_presence_due on baton.agents (presence_due) where presence_due is not null;

-- How the workspace counts work: {weights: {easy, ordinary, hard}, silentMinutes, wrapUpSeconds, idleMinutes, keepHeld}.
alter table baton.workspaces add column work jsonb not null default '{}';

-- A running server says that it runs. Its death is the death of its sockets.
create table baton.nodes (id text primary key, seen_at bigint not null);
alter table baton.nodes enable row level security;
alter table baton.nodes force row level security;
create policy nodes_sweeper on baton.nodes to baton_sweeper using (true) with check (true);
grant select, insert, update, delete on baton.nodes to baton_sweeper;

-- The open sockets of agents, and which node has them.
create table baton.agent_sockets (
  workspace_id text not null,
  agent_id text not null,
  id text not null,
  node text not null,
  primary key (workspace_id, agent_id, id)
);
create index agent_sockets_node on baton.agent_sockets (node);

-- What the roster is made of and has changed, told apart by transaction: a node that knows the roster reads what came since, whatever the size of
-- the workspace. Kept for minutes.
create table baton.roster_changes (
  workspace_id text not null,
  xid xid8 not null default pg_current_xact_id(),
  kind text not null check (kind in ('agent', 'team', 'all')),
  id text not null,
  at timestamptz not null default clock_timestamp()
);
create index roster_changes_xid on baton.roster_changes (workspace_id, xid);
create index roster_changes_at on baton.roster_changes (at);

do $$
declare t text;
begin
  foreach t in array array['calendars','agent_sockets','roster_changes'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- The sweeper finds whose presence has to be looked at, in all workspaces, and the sockets of nodes that are gone. It changes nobody itself.
create policy agents_sweeper on baton.agents for select to baton_sweeper using (true);
grant select (workspace_id, id, presence_due, removed_at) on baton.agents to baton_sweeper;
create policy agent_sockets_sweeper on baton.agent_sockets for select to baton_sweeper using (true);
grant select on baton.agent_sockets to baton_sweeper;
create policy roster_changes_sweeper on baton.roster_changes to baton_sweeper using (true);
grant select, delete on baton.roster_changes to baton_sweeper;

-- Of one row's old and new place: the agents and teams for whom it makes a difference.
create function baton.note_conversation() returns trigger language plpgsql as $$
begin
  insert into baton.roster_changes (workspace_id, kind, id)
    select distinct new.workspace_id, k.kind, k.id from (values
      (case new.holder_kind when 'queue' then 'team' when 'agent' then 'agent' end, new.holder_id),
      ('agent', new.offered_to),
      (case when tg_op = 'UPDATE' then case old.holder_kind when 'queue' then 'team' when 'agent' then 'agent' end end,
        case when tg_op = 'UPDATE' then old.holder_id end),
      ('agent', case when tg_op = 'UPDATE' then old.offered_to end)) as k (kind, id)
      where k.kind is not null and k.id is not null;
  return null;
end $$;
create trigger conversations_noted after update of holder_kind on baton.conversations for each row
  when (old.holder_kind is distinct from new.holder_kind or old.holder_id is distinct from new.holder_id
    or old.offered_to is distinct from new.offered_to or old.status is distinct from new.status)
  execute function baton.note_conversation();
create trigger conversations_noted_new after insert on baton.conversations for each row
  when (new.holder_kind in ('queue', 'agent') or new.offered_to is not null) execute function baton.note_conversation();

create function baton.note_agent() returns trigger language plpgsql as $$
begin
  insert into baton.roster_changes (workspace_id, kind, id) values (new.workspace_id, 'agent', new.id);
  return null;
end $$;
create trigger agents_noted_new after insert on baton.agents for each row execute function baton.note_agent();
-- Not of a name or a password, and not of where the sockets are.
create trigger agents_noted after update of teams, skills, skill_levels, languages, hours, calendar_id, capacity, presence, presence_at, idle_since,
  removed_at on baton.agents for each row execute function baton.note_agent();

-- Teams and calendars are few: whoever changes one has everything read again.
create function baton.note_all() returns trigger language plpgsql as $$
begin
  insert into baton.roster_changes (workspace_id, kind, id) values (coalesce(new.workspace_id, old.workspace_id), 'all', '');
  return null;
end $$;
create trigger teams_noted after insert or update or delete on baton.teams for each row execute function baton.note_all();
create trigger calendars_noted after insert or update or delete on baton.calendars for each row execute function baton.note_all();
create trigger workspaces_noted after update of work on baton.workspaces for each row
  when (old.work is distinct from new.work) execute function baton.note_all();

-- What a case takes of somebody's capacity; 1 where nothing else is known.
create function baton.case_weight(p_row jsonb) returns float8 language sql immutable parallel safe as $$
  select coalesce((p_row ->> 'weight')::float8, 1)
$$;

-- From when on a held case counts nothing, if nothing happens: the last word is the agent's, and the customer is silent. Null: it counts.
create function baton.silent_from(p_row jsonb, p_silent_ms bigint) returns bigint language sql immutable parallel safe as $$
  select case when p_silent_ms > 0 and p_row ->> 'lastBy' = 'agent' then (p_row ->> 'lastAt')::bigint + p_silent_ms end
$$;

-- For how long a customer is silent before their case counts nothing; 0: it always counts.
create function baton.silent_ms(p_workspace text) returns bigint language sql stable as $$
  select coalesce((w.work ->> 'silentMinutes')::bigint, 15) * 60000 from baton.workspaces w where w.workspace_id = p_workspace
$$;

-- What an agent carries at a moment, by weight: cases that wait for them, and offers open to them.
create function baton.agent_load(p_workspace text, p_agent text, p_at bigint) returns float8 language sql stable as $$
  select coalesce((select sum(baton.case_weight(c.row)) from baton.conversations c
      where c.workspace_id = p_workspace and c.status = 'open' and c.holder_kind = 'agent' and c.holder_id = p_agent
        and coalesce(baton.silent_from(c.row, (select baton.silent_ms(p_workspace))) > p_at, true)), 0)
    + coalesce((select sum(baton.case_weight(c.row)) from baton.conversations c where c.workspace_id = p_workspace and c.offered_to = p_agent), 0)
$$;

-- The same now, by the database's clock.
drop function baton.agent_load(text, text);
create function baton.agent_load(p_workspace text, p_agent text) returns float8 language sql stable as $$
  select baton.agent_load(p_workspace, p_agent, (extract(epoch from clock_timestamp()) * 1000)::bigint)
$$;

-- A moment as the wire has it.
create function baton.iso(p_at bigint) returns text language sql immutable parallel safe as $$
  select to_char(to_timestamp(p_at / 1000.0) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- The skills of an agent with their levels.
create function baton.skills_of(p_skills text[], p_levels jsonb) returns jsonb language sql stable parallel safe as $$
  select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'level', coalesce((p_levels -> s.name ->> 'level')::int, 3),
      'expiresAt', (p_levels -> s.name ->> 'expiresAt')::bigint) order by s.n), '[]')
    from unnest(p_skills) with ordinality as s (name, n)
$$;
grant execute on function baton.agent_load(text, text, bigint), baton.agent_load(text, text), baton.case_weight, baton.silent_from, baton.silent_ms, baton.iso, baton.skills_of to baton_app;

-- As before, but that what is reserved is weighed.
create or replace function baton.append(
  p_workspace text, p_conversation text, p_expected int, p_client text, p_hash text, p_at bigint, p_actor_kind text, p_actor_id text,
  p_facts jsonb, p_texts jsonb, p_opening jsonb, p_epoch int, p_status text, p_holder_kind text, p_holder_id text, p_offered_to text,
  p_customer text, p_handoff text, p_row jsonb, p_due_at bigint, p_due_kind text, p_handoffs jsonb, p_reserve text, p_released text
) returns jsonb language plpgsql as $$
declare
  v_workspace text := set_config('baton.workspace', p_workspace, true);
  v_version int;
begin
  -- A handoff without its package, or without where it went, cannot be committed.
  if p_facts @> '[{"type":"Escalated"}]' and not (p_facts @> '[{"type":"HandoffPrepared"}]' and
      (p_facts @> '[{"type":"Offered"}]' or p_facts @> '[{"type":"Queued"}]' or p_facts @> '[{"type":"Scheduled"}]')) then
    raise exception 'a handoff travels with its package and its outcome' using errcode = 'check_violation';
  end if;

  if p_reserve is not null then
    select c.version into v_version from baton.conversations c where c.workspace_id = p_workspace and c.id = p_conversation for update;
    perform 1 from baton.agents a where a.workspace_id = p_workspace and a.id = p_reserve and a.presence = 'online' and a.removed_at is null for update;
    if v_version = p_expected and (not found or baton.agent_load(p_workspace, p_reserve, p_at) + baton.case_weight(p_row) >
        (select a.capacity from baton.agents a where a.workspace_id = p_workspace and a.id = p_reserve)) then
      return '{"outcome":"agent-busy"}';
    end if;
  end if;

  v_version := p_expected + jsonb_array_length(p_facts);
  if p_expected = 0 then
    insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, holder_id, offered_to, channel, opener, visitor_id,
        customer_id, handoff_id, row, due_at, due_kind, opened_at, updated_at)
      values (p_workspace, p_conversation, v_version, p_epoch, p_status, p_holder_kind, p_holder_id, p_offered_to, p_opening ->> 'channel',
        p_opening ->> 'opener', p_opening ->> 'visitorId', p_customer, p_handoff, p_row, p_due_at, p_due_kind, (p_opening ->> 'at')::bigint, p_at)
      on conflict do nothing;
  else
    update baton.conversations c set version = v_version, epoch = p_epoch, status = p_status, holder_kind = p_holder_kind, holder_id = p_holder_id,
        offered_to = p_offered_to, customer_id = p_customer, handoff_id = p_handoff, row = p_row, updated_at = p_at, due_at = p_due_at,
        due_kind = p_due_kind,
        due_tries = case when c.due_kind is not distinct from p_due_kind and c.due_at is not distinct from p_due_at then c.due_tries else 0 end,
        lease_until = case when c.due_kind is not distinct from p_due_kind and c.due_at is not distinct from p_due_at then c.lease_until end
      where c.workspace_id = p_workspace and c.id = p_conversation and c.version = p_expected and not exists (
        select from baton.facts f where f.workspace_id = p_workspace and f.conversation_id = p_conversation and f.client_id = p_client);
  end if;
  if not found then
    return baton.why_not_appended(p_workspace, p_conversation, p_expected, p_client, p_hash, p_opening);
  end if;

  insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, actor_id, data, client_id, body_hash)
    select p_workspace, p_conversation, p_expected + f.n::int, f.fact ->> 'type', p_at, p_actor_kind, p_actor_id, f.fact,
        case when f.fact ->> 'clientId' = p_client then p_client end, case when f.fact ->> 'clientId' = p_client then p_hash end
      from jsonb_array_elements(p_facts) with ordinality as f (fact, n);

  if p_texts is not null then
    insert into baton.texts (workspace_id, conversation_id, id, kind, body)
      select p_workspace, p_conversation, t.id, t.kind, t.body from jsonb_to_recordset(p_texts) as t (id text, kind text, body text);
  end if;

  if p_handoffs is not null then
    insert into baton.handoffs (workspace_id, id, conversation_id, status, offer_id, data)
      select p_workspace, h ->> 'id', p_conversation, h ->> 'status', h -> 'offer' ->> 'id', h from jsonb_array_elements(p_handoffs) as h
      on conflict (workspace_id, id) do update set status = excluded.status, offer_id = excluded.offer_id, data = excluded.data;
    insert into baton.offers (workspace_id, id, conversation_id)
      select p_workspace, f ->> 'offerId', p_conversation from jsonb_array_elements(p_facts) as f where f ->> 'type' = 'Offered'
      on conflict do nothing;
  end if;

  if p_released is not null then
    update baton.agents a set idle_since = p_at where a.workspace_id = p_workspace and a.id = p_released;
  end if;

  return '{"outcome":"appended"}';
end $$;
