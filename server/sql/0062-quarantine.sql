-- Due work that failed again and again is set aside, so that it is seen and costs nobody else anything. Its conversation's row has a lease without an
-- end: whatever changes what the conversation waits for takes that away. Names of faults, and no words.
create table baton.quarantine (
  workspace_id text not null,
  conversation_id text not null,
  due_kind text not null,
  due_at bigint not null,
  tries int not null,
  fault text not null,
  at bigint not null,
  primary key (workspace_id, conversation_id)
);
create index conversations_quarantined on baton.conversations (workspace_id) where lease_until = 9007199254740991;

alter table baton.quarantine enable row level security;
alter table baton.quarantine force row level security;
create policy quarantine_own on baton.quarantine to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.quarantine to baton_app;
