-- How long a workspace keeps what, in days; null keeps it. One row a workspace, with the removal that ran last or runs now.
create table baton.retention (
  workspace_id text not null primary key,
  resolved_days int,
  open_days int,
  -- By channel, in place of resolved_days: {"widget": 365, "email": null}.
  channel_days jsonb not null default '{}',
  file_days int,
  capture_days int,
  audit_days int,
  delivery_days int,
  updated_at bigint not null,
  -- When something is removed next; null where everything is kept.
  next_at bigint,
  lease_until bigint,
  lease_owner text,
  began_at bigint,
  ended_at bigint,
  removed jsonb not null default '{}',
  fault text
);
create index retention_due on baton.retention (next_at) where next_at is not null;

-- Conversations whose words were removed because their time was over: each once. Where a node died in between, `done` says so.
create table baton.expired_conversations (
  workspace_id text not null,
  conversation_id text not null,
  at bigint not null,
  done boolean not null,
  primary key (workspace_id, conversation_id)
);

create index expired_undone on baton.expired_conversations (workspace_id) where not done;

-- What is kept whatever the settings say.
create table baton.legal_holds (
  workspace_id text not null,
  conversation_id text not null,
  at bigint not null,
  primary key (workspace_id, conversation_id)
);

do $$
declare t text;
begin
  foreach t in array array['retention','expired_conversations','legal_holds'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- The sweeper finds whose time has come and takes the lease.
create policy retention_sweeper on baton.retention for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, next_at, lease_until, lease_owner) on baton.retention to baton_sweeper;
grant update (lease_until, lease_owner) on baton.retention to baton_sweeper;
