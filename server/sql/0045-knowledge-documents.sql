-- Documents that were uploaded for the assistant to answer from. Their words are in the articles that they became, one for each section
-- (source 'document:<id>'); the bytes are kept nowhere.

create table baton.knowledge_documents (
  workspace_id text not null,
  id text not null,
  name text not null,
  kind text not null check (kind in ('pdf', 'html', 'markdown', 'text')),
  title text not null,
  locale text not null,
  url text,
  bytes int not null,
  hash text not null,
  -- How often it was uploaded. What reads an older one stops when it sees a newer.
  version int not null,
  status text not null check (status in ('indexing', 'ready')),
  done int not null default 0,
  pages int,
  blank_pages int[] not null,
  -- [{articleId, title, heading, page, words}] in order
  sections jsonb not null,
  added_at bigint not null,
  changed_at bigint not null,
  actor_kind text not null,
  actor_id text,
  -- Removed, and what its articles were, so that it can be brought back.
  removed_at bigint,
  removed jsonb,
  primary key (workspace_id, id)
);
create index knowledge_documents_removed on baton.knowledge_documents (removed_at) where removed_at is not null;

alter table baton.knowledge_documents enable row level security;
alter table baton.knowledge_documents force row level security;
create policy knowledge_documents_own on baton.knowledge_documents to baton_app
  using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.knowledge_documents to baton_app;

-- The sweeper removes for good what was removed long enough ago, and sees nothing else of it.
create policy knowledge_documents_sweeper on baton.knowledge_documents for select to baton_sweeper using (removed_at is not null);
create policy knowledge_documents_swept on baton.knowledge_documents for delete to baton_sweeper using (removed_at is not null);
grant select (workspace_id, id, removed_at), delete on baton.knowledge_documents to baton_sweeper;
