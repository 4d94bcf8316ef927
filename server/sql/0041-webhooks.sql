-- Webhooks: where a workspace wants to be told what happens, and what is told, was told or could not be. No words are in these tables: what is
-- sent is put together from the log when it is sent.

create table baton.webhooks (
  workspace_id text not null,
  id text not null,
  url text not null,
  -- Types of facts.
  events text[] not null,
  description text not null,
  enabled boolean not null,
  -- Why it was switched off by itself: 'failing' or 'gone'; null where a person did it, or where it is on.
  off_because text check (off_because in ('failing', 'gone')),
  off_at bigint,
  -- Since when nothing has arrived; null once something has.
  failing_since bigint,
  -- Signs; sealed under a key that is not in the database. The one before it signs too, for a day.
  sealed_secret text not null,
  sealed_before text,
  before_until bigint,
  -- How far the log has been read for it: below this transaction of this cluster, and when that was.
  read_xid text not null,
  read_in text not null,
  read_at bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (workspace_id, id)
);
create index webhooks_enabled on baton.webhooks (workspace_id) where enabled;

-- One event for one webhook. The id is made from what it tells, so that it is the same however often it is told.
create table baton.webhook_deliveries (
  workspace_id text not null,
  id text not null,
  webhook_id text not null,
  conversation_id text not null,
  seq int not null,
  type text not null,
  status text not null check (status in ('waiting', 'delivered', 'dead')),
  tries int not null default 0,
  due_at bigint not null,
  fault text,
  http_status int,
  ms int,
  tried_at bigint,
  created_at bigint not null,
  ended_at bigint,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id, id)
);
create index webhook_deliveries_due on baton.webhook_deliveries (due_at) where status = 'waiting';
create index webhook_deliveries_of on baton.webhook_deliveries (workspace_id, webhook_id, created_at desc, id desc);
create index webhook_deliveries_leased on baton.webhook_deliveries (workspace_id, webhook_id, lease_until) where status = 'waiting' and lease_until is not null;
create index webhook_deliveries_ended on baton.webhook_deliveries (ended_at) where ended_at is not null;

do $$
declare t text;
begin
  foreach t in array array['webhooks','webhook_deliveries'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- The sweeper finds whose log is to be read and what is due, takes the lease, and removes what ended long ago.
create policy webhooks_sweeper on baton.webhooks for select to baton_sweeper using (true);
grant select (workspace_id, id, enabled) on baton.webhooks to baton_sweeper;
create policy webhook_deliveries_sweeper on baton.webhook_deliveries for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, webhook_id, status, tries, due_at, ended_at, lease_until, lease_owner) on baton.webhook_deliveries to baton_sweeper;
grant update (tries, lease_until, lease_owner) on baton.webhook_deliveries to baton_sweeper;
grant delete on baton.webhook_deliveries to baton_sweeper;
