-- Help centres that are read: where each begins, how far it is, and what came of every page.

create table baton.knowledge_sources (
  workspace_id text not null,
  id text not null,
  url text not null,
  status text not null check (status in ('waiting', 'reading', 'done', 'failed')),
  fault text,
  most_pages int not null check (most_pages between 1 and 5000),
  -- There were more pages than may be read.
  cut boolean not null default false,
  -- How often it was begun: a page that was not looked at in this run has a lower one.
  run int not null default 0,
  created_at bigint not null,
  started_at bigint,
  ended_at bigint,
  due_at bigint not null,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id, id)
);
create unique index knowledge_sources_url on baton.knowledge_sources (workspace_id, url);
create index knowledge_sources_due on baton.knowledge_sources (due_at);

create table baton.knowledge_pages (
  workspace_id text not null,
  source_id text not null,
  url text not null,
  depth int not null,
  run int not null,
  status text not null check (status in ('waiting', 'read', 'left-out', 'gone')),
  because text,
  http_status int,
  article_id text,
  locale text,
  title text,
  etag text,
  last_modified text,
  hash text,
  seen_at bigint,
  primary key (workspace_id, source_id, url)
);
create index knowledge_pages_next on baton.knowledge_pages (workspace_id, source_id, run, depth);
create index knowledge_pages_hash on baton.knowledge_pages (workspace_id, source_id, hash) where hash is not null;

create index articles_source on baton.articles (workspace_id, source);

do $$
declare t text;
begin
  foreach t in array array['knowledge_sources','knowledge_pages'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- The sweeper finds what is due and takes the lease; what is read is the application's.
create policy knowledge_sources_sweeper on baton.knowledge_sources for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, due_at, lease_until, lease_owner) on baton.knowledge_sources to baton_sweeper;
grant update (lease_until, lease_owner) on baton.knowledge_sources to baton_sweeper;
