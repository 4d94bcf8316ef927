-- The log, the texts that it refers to, and the tables around it. Every row belongs to a workspace, and the database refuses to cross:
-- row-level security is forced on every table, and the application runs as baton_app, which owns nothing.
-- Times are milliseconds since the epoch, UTC. Ids are text, made by the application, ordered by time.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- The workspace that the running transaction belongs to; null shows nothing.
create function baton.workspace() returns text language sql stable parallel safe
  return nullif(current_setting('baton.workspace', true), '');

create table baton.workspaces (
  workspace_id text primary key,
  name text not null,
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  secret text not null,
  sites text[] not null default '{}',
  policy jsonb not null default '{}',
  created_at bigint not null
);

create table baton.teams (
  workspace_id text not null,
  id text not null,
  name text not null,
  is_default boolean not null default false,
  hours jsonb,
  created_at bigint not null,
  primary key (workspace_id, id)
);
create unique index teams_one_default on baton.teams (workspace_id) where is_default;

create table baton.agents (
  workspace_id text not null,
  id text not null,
  name text not null,
  email text not null,
  role text not null check (role in ('agent', 'lead', 'admin')),
  teams text[] not null default '{}',
  skills text[] not null default '{}',
  capacity int not null default 4 check (capacity > 0),
  presence text not null default 'offline' check (presence in ('online', 'away', 'offline')),
  idle_since bigint not null,
  password_hash text,
  created_at bigint not null,
  removed_at bigint,
  primary key (workspace_id, id)
);
create unique index agents_email on baton.agents (workspace_id, lower(email)) where removed_at is null;

create table baton.sessions (
  workspace_id text not null,
  id text not null,
  agent_id text not null,
  token_hash text not null unique,
  created_at bigint not null,
  expires_at bigint not null,
  ended_at bigint,
  primary key (workspace_id, id)
);
create index sessions_agent on baton.sessions (workspace_id, agent_id);

create table baton.api_keys (
  workspace_id text not null,
  id text not null,
  name text not null,
  token_hash text not null unique,
  created_at bigint not null,
  revoked_at bigint,
  primary key (workspace_id, id)
);

create table baton.customers (
  workspace_id text not null,
  id text not null,
  external_id text not null,
  name text,
  email text,
  tier text,
  attributes jsonb not null default '{}',
  open_issues jsonb not null default '[]',
  source text not null check (source in ('pushed', 'identity')),
  created_at bigint not null,
  updated_at bigint not null,
  primary key (workspace_id, id)
);
create unique index customers_external on baton.customers (workspace_id, external_id);

create table baton.visitors (
  workspace_id text not null,
  id text not null,
  token_hash text not null unique,
  customer_id text,
  created_at bigint not null,
  primary key (workspace_id, id)
);
create index visitors_customer on baton.visitors (workspace_id, customer_id) where customer_id is not null;

-- One row a conversation: what the state folds to, as far as somebody asks for it, and what it waits for (due_at, due_kind).
create table baton.conversations (
  workspace_id text not null,
  id text not null,
  version int not null,
  epoch int not null,
  status text not null,
  holder_kind text not null,
  holder_id text,
  offered_to text,
  channel text not null,
  opener text not null,
  visitor_id text,
  customer_id text,
  handoff_id text,
  row jsonb not null,
  due_at bigint,
  due_kind text,
  due_tries int not null default 0,
  lease_until bigint,
  lease_owner text,
  opened_at bigint not null,
  updated_at bigint not null,
  primary key (workspace_id, id)
) with (fillfactor = 70);
-- One open conversation per opener and channel: this index decides, whatever the number of nodes.
create unique index conversations_one_open on baton.conversations (workspace_id, opener, channel) where status = 'open';
create index conversations_due on baton.conversations (due_at) where due_at is not null;
create index conversations_holder on baton.conversations (workspace_id, holder_kind, holder_id) where status = 'open';
create index conversations_offered on baton.conversations (workspace_id, offered_to) where offered_to is not null;
create index conversations_customer on baton.conversations (workspace_id, customer_id) where customer_id is not null;

create table baton.facts (
  workspace_id text not null,
  conversation_id text not null,
  seq int not null,
  type text not null,
  at bigint not null,
  actor_kind text not null,
  actor_id text,
  data jsonb not null,
  client_id text,
  body_hash text,
  xid xid8 not null default pg_current_xact_id(),
  primary key (workspace_id, conversation_id, seq)
);
create unique index facts_client on baton.facts (workspace_id, conversation_id, client_id) where client_id is not null;
-- Readers that follow all conversations read below the oldest running transaction, in this order.
create index facts_xid on baton.facts (xid);
-- What the assistant's turns cost today.
create index facts_turns on baton.facts (workspace_id, at) where type = 'TurnEnded';

-- Every free text. A customer can be forgotten here while the facts stay.
create table baton.texts (
  workspace_id text not null,
  conversation_id text not null,
  id text not null,
  kind text not null,
  body text not null,
  primary key (workspace_id, conversation_id, id)
);

create table baton.snapshots (
  workspace_id text not null,
  conversation_id text not null,
  version int not null,
  state jsonb not null,
  primary key (workspace_id, conversation_id)
);

create table baton.handoffs (
  workspace_id text not null,
  id text not null,
  conversation_id text not null,
  status text not null,
  offer_id text,
  data jsonb not null,
  primary key (workspace_id, id)
);
create index handoffs_offer on baton.handoffs (workspace_id, offer_id) where offer_id is not null;
create index handoffs_conversation on baton.handoffs (workspace_id, conversation_id);

-- Every offer ever made, so that a late accept hears that it is gone and not that it never was.
create table baton.offers (
  workspace_id text not null,
  id text not null,
  conversation_id text not null,
  primary key (workspace_id, id)
);

create table baton.receipts (
  workspace_id text not null,
  conversation_id text not null,
  side text not null check (side in ('customer', 'team')),
  delivered int not null default 0,
  seen int not null default 0,
  primary key (workspace_id, conversation_id, side)
);

create table baton.idempotency (
  workspace_id text not null,
  caller text not null,
  key text not null,
  operation text not null,
  body_hash text not null,
  status int,
  answer jsonb,
  created_at bigint not null,
  primary key (workspace_id, caller, key)
);
create index idempotency_age on baton.idempotency (created_at);

create table baton.audit (
  workspace_id text not null,
  id text not null,
  at bigint not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  target text,
  detail jsonb not null default '{}',
  primary key (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['workspaces','teams','agents','sessions','api_keys','customers','visitors','conversations','facts','texts',
      'snapshots','handoffs','offers','receipts','idempotency','audit'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- What the log says is not taken back: facts are added, never changed or removed.
revoke update, delete on baton.facts from baton_app;

-- Credentials are looked up before the workspace is known, by a role that sees these columns and nothing else.
create policy sessions_auth on baton.sessions for select to baton_auth using (true);
create policy api_keys_auth on baton.api_keys for select to baton_auth using (true);
create policy visitors_auth on baton.visitors for select to baton_auth using (true);
create policy agents_auth on baton.agents for select to baton_auth using (true);
create policy workspaces_auth on baton.workspaces for select to baton_auth using (true);
grant select (workspace_id, id, agent_id, token_hash, expires_at, ended_at) on baton.sessions to baton_auth;
grant select (workspace_id, id, name, token_hash, revoked_at) on baton.api_keys to baton_auth;
grant select (workspace_id, id, token_hash, customer_id) on baton.visitors to baton_auth;
grant select (workspace_id, id, name, email, role, password_hash, removed_at) on baton.agents to baton_auth;
grant select (workspace_id, name, locale, sites, created_at) on baton.workspaces to baton_auth;

-- The follower learns which conversations changed, and not what is in them.
create policy facts_follower on baton.facts for select to baton_follower using (true);
grant select (workspace_id, conversation_id, seq, xid) on baton.facts to baton_follower;

-- The sweeper finds what is due and takes the lease.
create policy conversations_sweeper on baton.conversations for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, version, due_at, due_kind, due_tries, lease_until, lease_owner) on baton.conversations to baton_sweeper;
grant update (due_tries, lease_until, lease_owner) on baton.conversations to baton_sweeper;
grant usage on schema baton to baton_app, baton_auth, baton_follower, baton_sweeper;
