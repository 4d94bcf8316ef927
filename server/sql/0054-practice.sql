-- Practice: a conversation with an assistant that is none. Nothing of it is in the log: what was said and decided is here for a day, and what is
-- tried again and again is kept as questions.
create table baton.practice_sessions (
  workspace_id text not null,
  id text not null,
  assistant_id text not null,
  -- Facts and texts as the log would have them.
  records jsonb not null,
  texts jsonb not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (workspace_id, id)
);
create index practice_sessions_old on baton.practice_sessions (updated_at);

create table baton.practice_questions (
  workspace_id text primary key,
  questions jsonb not null,
  revision int not null,
  updated_at bigint not null
);

do $$
declare t text;
begin
  foreach t in array array['practice_sessions','practice_questions'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

create policy practice_sessions_sweeper on baton.practice_sessions for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, updated_at) on baton.practice_sessions to baton_sweeper;
grant delete on baton.practice_sessions to baton_sweeper;
