-- A customer who waits for people and for whom nothing is due: never written, and looked for all the same. Empty as long as all is well.
create index conversations_without_timer on baton.conversations (workspace_id, id)
  where status = 'open' and holder_kind = 'queue' and due_at is null;
grant select (status, holder_kind), update (due_at, due_kind) on baton.conversations to baton_sweeper;
