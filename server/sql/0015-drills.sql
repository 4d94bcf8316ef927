-- Drills of a workspace's own, runs of them, and the switch of the assistant that they stand before.

-- Workspaces from before have an assistant that answers; what a new one begins with is decided where it is made.
alter table baton.workspaces
  add column assistant text not null default 'live' check (assistant in ('live', 'off')),
  -- What the assistant knew and by which policy it decided when one of the workspace's own drills last reached a person, as a hash; and when.
  add column drilled_on text,
  add column drilled_at bigint;

create table baton.drills (
  workspace_id text not null,
  name text not null,
  yaml text not null,
  parsed jsonb not null,
  source text not null,
  hash text not null,
  updated_at bigint not null,
  primary key (workspace_id, name)
);

-- A run waits for a node that plays it, under a lease that is renewed as it goes on. `results` are those played so far.
create table baton.drill_runs (
  workspace_id text not null,
  id text not null,
  requested_at bigint not null,
  status text not null check (status in ('waiting', 'done', 'failed')),
  names jsonb not null,
  results jsonb not null default '[]',
  fault text,
  ended_at bigint,
  tries int not null default 0,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id, id)
);
create index drill_runs_waiting on baton.drill_runs (requested_at) where status = 'waiting';

do $$
declare t text;
begin
  foreach t in array array['drills','drill_runs'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- The sweeper finds what waits and takes the lease; what is in it is the application's.
create policy drill_runs_sweeper on baton.drill_runs for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, requested_at, status, tries, lease_until, lease_owner) on baton.drill_runs to baton_sweeper;
grant update (tries, lease_until, lease_owner) on baton.drill_runs to baton_sweeper;

-- Conversations that a drill plays count in no figure: what would be kept of their handoffs is not kept.
create function baton.not_of_drills() returns trigger language plpgsql as $$
begin
  if exists (select from baton.handoffs h join baton.conversations c on c.workspace_id = h.workspace_id and c.id = h.conversation_id
      where h.workspace_id = new.workspace_id and h.id = new.handoff_id and c.channel = 'drill') then
    return null;
  end if;
  return new;
end $$;
create trigger handoff_health_not_of_drills before insert on baton.handoff_health for each row execute function baton.not_of_drills();
