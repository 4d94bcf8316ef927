-- What agents have read of the notes that name them. A note is a fact; who is named in it are ids.
create table baton.mention_reads (
  workspace_id text not null,
  agent_id text not null,
  conversation_id text not null,
  seq int not null,
  at bigint not null,
  primary key (workspace_id, agent_id, conversation_id, seq)
);
alter table baton.mention_reads enable row level security;
alter table baton.mention_reads force row level security;
create policy mention_reads_own on baton.mention_reads to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.mention_reads to baton_app;

-- The few facts that name somebody, by their time.
create index facts_mentions on baton.facts (workspace_id, at) where type = 'NoteAdded' and data ? 'mentions';
