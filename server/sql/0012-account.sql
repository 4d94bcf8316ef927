-- Account data that is looked up where the workspace keeps it, and what customers looked up alone.

-- Where account data is looked up: one source a workspace. The secret is sealed under a key that is not in the database.
create table baton.account_sources (
  workspace_id text not null,
  kind text not null check (kind in ('http', 'mcp')),
  url text not null,
  header text,
  sealed_secret text,
  tool text,
  timeout_ms int not null,
  cache_seconds int not null,
  stale_seconds int not null,
  updated_at bigint not null,
  primary key (workspace_id)
);

-- What it said of each customer, and how the last look-up went. `asked_at` is set while one runs.
create table baton.account_lookups (
  workspace_id text not null,
  customer_id text not null,
  answer jsonb,
  source text,
  fetched_at bigint,
  asked_at bigint,
  fault text,
  fault_at bigint,
  fault_ms int,
  primary key (workspace_id, customer_id)
);

-- A customer's last conversations, without reading all of them. It begins with the columns of the one before, and takes its place.
create index conversations_customer_opened on baton.conversations (workspace_id, customer_id, opened_at) where customer_id is not null;
drop index baton.conversations_customer;

do $$
declare t text;
begin
  foreach t in array array['account_sources','account_lookups'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;
