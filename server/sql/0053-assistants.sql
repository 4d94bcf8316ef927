-- Several assistants in a workspace. Each has a draft, and versions that never change: answers name the one they are from. Which of them answers is the
-- desk's: ordered rules and a default. Where a workspace has no desk it has the one assistant that ships.

create table baton.assistants (
  workspace_id text not null,
  id text not null,
  draft jsonb not null,
  -- Raised with every change of the draft: two people do not write over each other.
  revision int not null,
  -- Null until it is published for the first time.
  live_version int,
  created_at bigint not null,
  updated_at bigint not null,
  retired_at bigint,
  primary key (workspace_id, id)
);

create table baton.assistant_versions (
  workspace_id text not null,
  assistant_id text not null,
  version int not null,
  settings jsonb not null,
  note text not null,
  -- The version that it brings back; null where it is the draft.
  restores int,
  created_at bigint not null,
  by_kind text not null,
  by_id text,
  primary key (workspace_id, assistant_id, version),
  foreign key (workspace_id, assistant_id) references baton.assistants (workspace_id, id) on delete cascade
);

create table baton.assistant_desks (
  workspace_id text primary key,
  default_id text not null,
  rules jsonb not null,
  revision int not null,
  updated_at bigint not null,
  foreign key (workspace_id, default_id) references baton.assistants (workspace_id, id)
);

-- What models may cost here, and what is done beyond it. Money in millionths of a US dollar.
create table baton.model_budgets (
  workspace_id text primary key,
  limits jsonb not null,
  when_spent text not null check (when_spent in ('hand-off', 'built-in')),
  updated_at bigint not null
);

-- What was spent in a conversation ('c:<id>'), on a day ('d:2026-11-29') and in a month ('m:2026-11'), in UTC. `warned_at`: when four fifths
-- of a limit were reached.
create table baton.model_spending (
  workspace_id text not null,
  period text not null,
  tokens bigint not null default 0,
  micros bigint not null default 0,
  turns int not null default 0,
  warned_at bigint,
  updated_at bigint not null,
  primary key (workspace_id, period)
);
create index model_spending_old on baton.model_spending (updated_at);

-- What calls that are under way may cost at most. Where a node dies in one, it ends by its time.
create table baton.model_calls (
  workspace_id text not null,
  id text not null,
  conversation_id text not null,
  tokens bigint not null,
  micros bigint not null,
  expires_at bigint not null,
  primary key (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['assistants','assistant_versions','assistant_desks','model_budgets','model_spending','model_calls'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- Counters of conversations that nothing happens in any more are removed; what facts say stays.
create policy model_spending_sweeper on baton.model_spending for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, period, updated_at) on baton.model_spending to baton_sweeper;
grant delete on baton.model_spending to baton_sweeper;
