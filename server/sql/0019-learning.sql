-- What a workspace learns from what became of its conversations. Ids, numbers and enums: no words of customers.

-- One row a workspace: whether it may switch by itself, what was learned so far, how far the log was read, and who is at it. `state` and the
-- place in the log are written in one transaction with what was learned from, under the lease: a crash learns nothing twice.
create table baton.learning (
  workspace_id text not null,
  switch_by_itself boolean not null default false,
  state jsonb,
  -- What the last run found, for who looks: calibration.
  report jsonb,
  -- The last fact that was read, and the cluster whose transaction ids it counts in.
  read_cluster text not null default '',
  read_xid text not null default '0',
  read_conversation text not null default '',
  read_seq int not null default 0,
  next_at bigint not null,
  last_at bigint,
  seconds real,
  learned int not null default 0,
  fault text,
  tries int not null default 0,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id)
);
create index learning_next on baton.learning (next_at);

-- Versions of what decides; number 0 is what ships, and has no row. Nothing of one is ever changed but its status and what it was compared with.
create table baton.learned_versions (
  workspace_id text not null,
  number int not null check (number > 0),
  status text not null check (status in ('shadow', 'live', 'retired')),
  model jsonb not null,
  -- What was live when it was made, and what was live before it went live itself; null where it never did.
  beside int not null,
  live_before int,
  made_at bigint not null,
  changed_at bigint not null,
  because text not null check (because in ('made', 'approved', 'better', 'rolled-back', 'replaced', 'superseded')),
  by_kind text check (by_kind in ('agent', 'key', 'itself')),
  by_id text,
  conversations int not null,
  decisions int not null,
  -- The last conversation that it had learned from: it is compared on later ones.
  learned_to int not null,
  compared jsonb,
  primary key (workspace_id, number)
);
create unique index learned_versions_one_each on baton.learned_versions (workspace_id, status) where status <> 'retired';

-- One narrow row a conversation with decisions. `ripe_at`: when it is learned from, null when it has been; `taught`: as what; `ordinal`: in
-- which order. The last some thousand keep their decisions, so that versions can be compared on them.
create table baton.learned_conversations (
  workspace_id text not null,
  conversation_id text not null,
  ripe_at bigint,
  ordinal int,
  taught text,
  decisions jsonb,
  primary key (workspace_id, conversation_id)
);
create index learned_conversations_ripe on baton.learned_conversations (workspace_id, ripe_at) where ripe_at is not null;
create index learned_conversations_kept on baton.learned_conversations (workspace_id, ordinal) where decisions is not null;

-- The learner reads decisions and marks below the oldest running transaction, in this order.
create index facts_learning on baton.facts (workspace_id, xid, conversation_id, seq) where type in ('HandoffWeighed', 'HandoffTimed');

-- Every workspace has its row from the start. Row-level security is forced on the owner too, and lifted here for as long as this takes.
alter table baton.workspaces no force row level security;
insert into baton.learning (workspace_id, next_at) select workspace_id, 0 from baton.workspaces;
alter table baton.workspaces force row level security;
create function baton.begin_learning() returns trigger language plpgsql as $$
begin
  insert into baton.learning (workspace_id, next_at) values (new.workspace_id, new.created_at) on conflict do nothing;
  return null;
end $$;
create trigger workspaces_learn after insert on baton.workspaces for each row execute function baton.begin_learning();

do $$
declare t text;
begin
  foreach t in array array['learning','learned_versions','learned_conversations'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- The sweeper finds whose time has come and takes the lease; what was learned is the application's.
create policy learning_sweeper on baton.learning for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, next_at, tries, lease_until, lease_owner) on baton.learning to baton_sweeper;
grant update (tries, lease_until, lease_owner) on baton.learning to baton_sweeper;
