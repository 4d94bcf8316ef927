-- What an article was before, and what it may become: the editor's history and drafts. And by which attempts it is known to have helped.

create table baton.article_versions (
  workspace_id text not null,
  article_id text not null,
  locale text not null,
  number int not null,
  title text not null,
  url text,
  tags text[] not null,
  body text not null,
  saved_at bigint not null,
  actor_kind text not null,
  actor_id text,
  primary key (workspace_id, article_id, locale, number)
);

create table baton.article_drafts (
  workspace_id text not null,
  article_id text not null,
  locale text not null,
  title text not null,
  url text,
  tags text[] not null,
  body text not null,
  saved_at bigint not null,
  primary key (workspace_id, article_id, locale)
);

create index facts_attempts on baton.facts (workspace_id, at) where type in ('AttemptStarted', 'AttemptEnded');

do $$
declare t text;
begin
  foreach t in array array['article_versions','article_drafts'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;
