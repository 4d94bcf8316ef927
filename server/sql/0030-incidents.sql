-- Incidents: many cases with one cause. Which conversations belong to one is told by their facts; here is what the workspace knows of it.
create table baton.incidents (
  workspace_id text not null,
  id text not null,
  title text not null,
  state text not null check (state in ('open', 'monitoring', 'resolved')),
  since bigint not null,
  -- What it is recognised by: {intents, words, areas, pages, tiers}.
  signs jsonb not null,
  -- What customers are told is known, by language.
  words jsonb not null,
  next_update_at bigint,
  -- The number of the last update that was begun to be sent.
  updates int not null default 0,
  created_at bigint not null,
  created_by text,
  resolved_at bigint,
  primary key (workspace_id, id)
);
create index incidents_open on baton.incidents (workspace_id, created_at desc) where state <> 'resolved';
create index incidents_overdue on baton.incidents (next_update_at) where state <> 'resolved' and next_update_at is not null;

-- One update to all. It waits a little, so that it can be taken back; then its number is told to each case that has not heard it.
create table baton.incident_updates (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  -- Given when it begins to be sent.
  number int,
  state text not null check (state in ('open', 'monitoring', 'resolved')),
  words jsonb not null,
  next_update_at bigint,
  status text not null check (status in ('waiting', 'sending', 'sent', 'cancelled')),
  tries int not null default 0,
  due_at bigint not null,
  created_at bigint not null,
  created_by text,
  ended_at bigint,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id, id)
);
create index incident_updates_of on baton.incident_updates (workspace_id, incident_id, created_at desc);
create index incident_updates_due on baton.incident_updates (due_at) where status in ('waiting', 'sending');
-- One after the other: a case that has heard the second has heard the first.
create unique index incident_updates_one on baton.incident_updates (workspace_id, incident_id) where status in ('waiting', 'sending');

do $$
declare t text;
begin
  foreach t in array array['incidents', 'incident_updates'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

create policy incident_updates_sweeper on baton.incident_updates for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, status, tries, due_at, lease_until, lease_owner) on baton.incident_updates to baton_sweeper;
grant update (tries, lease_until, lease_owner) on baton.incident_updates to baton_sweeper;
create policy incidents_sweeper on baton.incidents for select to baton_sweeper using (true);
grant select (workspace_id, id, state, next_update_at) on baton.incidents to baton_sweeper;

-- The incident that a conversation belongs to, and the last update that it was told: columns, so that all of them are found under row-level security.
alter table baton.conversations
  add column incident_id text generated always as (row -> 'incident' ->> 'id') stored,
  add column incident_told int generated always as ((row -> 'incident' ->> 'toldUpTo')::int) stored;
create index conversations_incident on baton.conversations (workspace_id, incident_id) where incident_id is not null;
