-- Files that customers and people send each other. The bytes are rows of their own, piece by piece, so that none of them is ever whole in a
-- statement that only wants to know what a file is. Erased with the customer, like texts.
create table baton.files (
  workspace_id text not null,
  id text not null,
  conversation_id text not null,
  -- The message that carries it, and which of its files it is.
  client_id text not null,
  place int not null default 0,
  at bigint not null,
  name text not null,
  type text not null,
  bytes int not null,
  width int,
  height int,
  sha512 text not null,
  -- Its message was committed. Where a node died in between, housekeeping finds out.
  sent boolean not null default false,
  primary key (workspace_id, id)
);
create unique index files_client on baton.files (workspace_id, conversation_id, client_id, place);
create index files_unsent on baton.files (at) where not sent;

create table baton.file_pieces (
  workspace_id text not null,
  file_id text not null,
  n int not null,
  body bytea not null,
  primary key (workspace_id, file_id, n),
  foreign key (workspace_id, file_id) references baton.files (workspace_id, id) on delete cascade
);
-- Most of what people send is compressed already.
alter table baton.file_pieces alter column body set storage external;

-- What addresses of files are signed with.
create table baton.file_secrets (
  workspace_id text primary key,
  secret text not null
);

do $$
declare t text;
begin
  foreach t in array array['files','file_pieces','file_secrets'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, delete on baton.%I to baton_app', t);
  end loop;
end $$;
grant update (sent) on baton.files to baton_app;

-- Housekeeping looks in which workspaces something became no message; what it was is the application's.
create policy files_sweeper on baton.files for select to baton_sweeper using (true);
grant select (workspace_id, id, at, sent) on baton.files to baton_sweeper;

create policy files_erased on baton.files to baton_eraser using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, delete on baton.files to baton_eraser;

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
  update baton.handoffs h set data = baton.without_traces(h.data) where h.workspace_id = v_workspace and h.conversation_id = any (p_conversations)
    and h.data is distinct from baton.without_traces(h.data);
  update baton.facts f set data = baton.without_traces(f.data), body_hash = null
    where f.workspace_id = v_workspace and f.conversation_id = any (p_conversations)
      and (f.body_hash is not null or f.data is distinct from baton.without_traces(f.data));
  return v_texts;
end $$;
