-- Actions: MCP servers of the workspace, the tools that they offer, and every call of one.

create table baton.action_servers (
  workspace_id text not null,
  id text not null,
  name text not null,
  url text not null,
  header text,
  -- Sealed under a key that is not in the database.
  sealed_secret text,
  checked_at bigint,
  fault text,
  updated_at bigint not null,
  primary key (workspace_id, id)
);

-- A tool as its server described it last, and what the workspace lets the assistant do with it. What a tool is was looked at by a person when
-- `reviewed_hash` is the hash of what it is now: otherwise it is off, whatever `enabled` says.
create table baton.actions (
  workspace_id text not null,
  server_id text not null,
  tool text not null,
  definition jsonb not null,
  hash text not null,
  gone boolean not null default false,
  enabled boolean not null default false,
  reviewed_hash text,
  title text not null,
  scope text not null default 'destructive' check (scope in ('read', 'write', 'destructive')),
  confirm text not null default 'customer' check (confirm in ('none', 'customer', 'person', 'both')),
  customers text not null default 'verified' check (customers in ('anyone', 'verified')),
  tiers text[] not null default '{}',
  -- Ids of assistants; empty: all.
  assistants text[] not null default '{}',
  bound jsonb not null default '{}',
  per_hour int not null default 20,
  timeout_ms int not null default 5000,
  updated_at bigint not null,
  primary key (workspace_id, server_id, tool),
  foreign key (workspace_id, server_id) references baton.action_servers (workspace_id, id) on delete cascade,
  check (scope <> 'destructive' or confirm <> 'none')
);

-- One call: what was asked for, whose word it waits for, and what came of it. Arguments and results hold customers' words: erased with them.
create table baton.action_calls (
  workspace_id text not null,
  id text not null,
  conversation_id text not null,
  customer_id text,
  server_id text not null,
  tool text not null,
  title text not null,
  scope text not null,
  confirm text not null,
  arguments jsonb not null,
  -- Names of the arguments that were shown: the others the server filled in.
  shown text[] not null,
  hash text not null,
  -- The same for the same call of the same turn, on whatever node.
  dedupe text not null,
  status text not null check (status in ('asked', 'waiting', 'running', 'done', 'failed', 'refused')),
  fault text,
  http_status int,
  result text,
  decided_by text,
  created_at bigint not null,
  expires_at bigint,
  started_at bigint,
  ended_at bigint,
  ms int,
  primary key (workspace_id, id)
);
create unique index action_calls_once on baton.action_calls (workspace_id, dedupe);
create index action_calls_of on baton.action_calls (workspace_id, conversation_id, created_at desc);
create index action_calls_lately on baton.action_calls (workspace_id, server_id, tool, started_at);
create index action_calls_newest on baton.action_calls (workspace_id, created_at desc, id desc);

do $$
declare t text;
begin
  foreach t in array array['action_servers','actions','action_calls'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

create policy action_calls_erased on baton.action_calls to baton_eraser using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, update on baton.action_calls to baton_eraser;

create or replace function baton.erase_conversations(p_conversations text[]) returns int language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_workspace text := baton.workspace();
  v_texts int;
begin
  delete from baton.texts t where t.workspace_id = v_workspace and t.conversation_id = any (p_conversations);
  get diagnostics v_texts = row_count;
  delete from baton.captures c where c.workspace_id = v_workspace and c.conversation_id = any (p_conversations);
  delete from baton.files f where f.workspace_id = v_workspace and f.conversation_id = any (p_conversations);
  delete from baton.snapshots s where s.workspace_id = v_workspace and s.conversation_id = any (p_conversations);
  delete from baton.receipts r where r.workspace_id = v_workspace and r.conversation_id = any (p_conversations);
  delete from baton.mails m where m.workspace_id = v_workspace and m.conversation_id = any (p_conversations);
  delete from baton.mails_in m where m.workspace_id = v_workspace and m.conversation_id = any (p_conversations);
  -- That something was done for somebody stays, without what and without whom. What waited for a word is never done.
  update baton.action_calls a set arguments = '{}'::jsonb, shown = '{}', result = null, hash = '', customer_id = null, dedupe = a.id,
      status = case when a.status in ('asked', 'waiting') then 'refused' else a.status end
    where a.workspace_id = v_workspace and a.conversation_id = any (p_conversations);
  update baton.handoffs h set data = baton.without_traces(h.data) where h.workspace_id = v_workspace and h.conversation_id = any (p_conversations)
    and h.data is distinct from baton.without_traces(h.data);
  update baton.facts f set data = baton.without_traces(f.data), body_hash = null
    where f.workspace_id = v_workspace and f.conversation_id = any (p_conversations)
      and (f.body_hash is not null or f.data is distinct from baton.without_traces(f.data));
  return v_texts;
end $$;
