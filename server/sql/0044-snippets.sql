-- Words that people write again and again: everybody's, or one person's own (owner_id).
create table baton.snippets (
  workspace_id text not null,
  id text not null,
  owner_id text,
  title text not null,
  body text not null,
  created_at bigint not null,
  updated_at bigint not null,
  updated_by text,
  primary key (workspace_id, id)
);
-- They are found by their title: no two of one place have the same.
create unique index snippets_title on baton.snippets (workspace_id, coalesce(owner_id, ''), lower(title));
alter table baton.snippets enable row level security;
alter table baton.snippets force row level security;
create policy snippets_own on baton.snippets to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.snippets to baton_app;
